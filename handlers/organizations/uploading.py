"""A list comes in: read by a child process, kept as a draft, looked over, applied. A corrected file may follow at any time."""

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from zlib import crc32

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts
from db.organization import newcomers, organization_lists, organizations
from domain.organization_list import Entry, Fault, Listing, Problem, Unreadable, read_list
from domain.organization_plan import Change, Plan, plan
from domain.personal import PersonalData
from domain.who import Who
from handlers.fetching import fetched
from handlers.organizations.main import KEEPERS, guests_of, seat_of
from handlers.organizations.states import Organizations
from handlers.presses import page_of, token
from handlers.road_map.receiving import offered
from locales import Texts
from papers import safely
from papers.refusal import Refused

#: The kind under which a list that was read and not applied waits among the drafts; its subject is the organisation.
DRAFT = "organization-list"
#: Names of one sort that are told, and faults on one page of a phone.
TOLD, ROWS = 4, 5


async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file: read it and show what it would change; what hinders is said, and nothing is lost."""
    one = message.document
    assert one is not None  # the window takes documents here
    manager.show_mode = ShowMode.SEND
    if await _reads(manager, message.chat.id, one.file_id, one.file_name or "", one.file_size or 0):
        manager.dialog_data["page"] = 0
        await manager.switch_to(Organizations.preview)


async def offered_taken(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """A file came while nothing was open, and it is a list of organisations."""
    data = manager.middleware_data
    seat_of(data["who"])
    async with data["db"].read() as tx:
        files = await offered(tx, data["who"].person_id or 0)
    read = len(files) == 1 and await _reads(manager, query.from_user.id, files[0].file_id, files[0].name, files[0].size)
    state = Organizations.preview if read else Organizations.main
    await manager.start(state, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def may_be_list(who: Who, **_: Any) -> dict[str, Any]:
    """Whether a file that came unasked may be a list: this person keeps one."""
    return {"keeps_list": who.seat(*KEEPERS) is not None}


async def _reads(manager: DialogManager, chat_id: int, file_id: str, name: str, size: int) -> bool:
    """Whether the file is a list, which then waits for «Применить»; else what hinders has been said."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    try:
        content = await fetched(bot, file_id, name, size)
        paper = await safely.read(content, name)
    except Refused as refused:
        await bot.send_message(chat_id, texts(f"reading-refused-{refused.why.value}", file=name))
        return False
    async with data["db"].read() as tx:
        await guests_of(tx, data["who"], data["now"])
        level = await organizations.level(tx, seat_of(data["who"]).kind)
        found = read_list(paper, await organization_lists.kinds(tx), organization_lists.LISTED[level])
    if isinstance(found, Unreadable):
        await bot.send_message(chat_id, texts("organizations-unreadable", why=found.value, file=name))
        return False
    await _keep(manager, name, content, found)
    return True


async def _keep(manager: DialogManager, name: str, content: bytes, found: Listing) -> None:
    """The rows wait for «Применить». Names of heads are dropped at once where the operator's mode has no names."""
    data = manager.middleware_data
    names = data["mode"] is PersonalData.NAMES
    kept = {
        "file": name[:100],
        "version": crc32(content) & 0x7FFFFFFF,
        "entries": [asdict(one if names else replace(one, head=None)) for one in found.entries],
        "problems": [asdict(one) for one in found.problems if names or one.fault is not Fault.HEAD],
        "left_out": not names and any(one.head for one in found.entries),
    }
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.keep(tx, data["who"].person_id, DRAFT, seat_of(data["who"]).organization_id, kept, now=data["now"])


def _rows(kept: dict[str, Any]) -> tuple[list[Entry], list[Problem]]:
    return (
        [Entry(**one) for one in kept["entries"]],
        [Problem(**{**one, "fault": Fault(one["fault"])}) for one in kept["problems"]],
    )


async def _kept(tx: AsyncSession, who: Who) -> dict[str, Any] | None:
    return await drafts.find(tx, who.person_id or 0, DRAFT, seat_of(who).organization_id)


async def preview_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What the list would change, by sort; the faults by line, page by page, each with what to do."""
    async with db.read() as tx:
        await guests_of(tx, who, now)
        kept = await _kept(tx, who)
        known = await organization_lists.known(tx, seat_of(who).organization_id)
        kinds = await organization_lists.kinds(tx)
        level = await organizations.level(tx, seat_of(who).kind)
    if kept is None:
        nothing = {"said": said, "text": texts("organizations-no-draft"), "token": [], "does": False}
        return {**nothing, "page": 1, "pages": 1, "paged": False}
    wanted = plan(*_rows(kept), known)
    allowed = ", ".join(one.title(texts.language) for one in kinds if one.level in organization_lists.LISTED[level])
    faults, paging = page_of(wanted.problems, dialog_manager, ROWS)
    parts = [texts("organizations-file", file=kept["file"]), "\n".join(_said(wanted, texts))]
    if kept["left_out"]:
        parts.append(texts("organizations-no-names"))
    if faults:
        lines = [_fault(one, allowed, texts) for one in faults]
        parts.append("\n".join([texts("organizations-faults", count=len(wanted.problems)), *lines]))
    parts.append(texts("organizations-apply-ask" if wanted.does_something else "organizations-nothing-to-do"))
    return {
        **paging,
        "said": said,
        "text": "\n\n".join(parts),
        "does": wanted.does_something,
        "token": token(kept["version"], 0, count=len(wanted.new) + len(wanted.changed)),
    }


def _said(wanted: Plan, texts: Texts) -> list[str]:
    """A line for every sort that there is."""
    sorts: tuple[tuple[str, list[str]], ...] = (
        ("new", [one.short_name or one.name for one in wanted.new]),
        ("changed", [_changed(one, texts) for one in wanted.changed]),
        ("same", [one.short_name for one in wanted.same]),
        ("missing", [one.short_name for one in wanted.missing]),
        ("other-head", [one.known.short_name for one in wanted.other_heads]),
        ("resembling", [f"{entry.name} ≈ {one.short_name}" for entry, one in wanted.resembling]),
    )
    return [
        texts("organizations-sort", sort=sort, count=len(names), names=_told(names, texts, 0 if sort == "same" else TOLD))
        for sort, names in sorts
        if names
    ]


def _changed(one: Change, texts: Texts) -> str:
    what = ", ".join(texts.plain("organizations-what", column=column.value) for column in one.what)
    return f"{one.known.short_name} ({what})"


def _told(names: list[str], texts: Texts, most: int) -> str:
    told = ", ".join(name if len(name) <= 60 else name[:59] + "…" for name in names[:most])
    rest = len(names) - most
    return texts.plain("organizations-and-more", names=told, rest=rest) if most and rest > 0 else told


def _fault(one: Problem, allowed: str, texts: Texts) -> str:
    return texts(
        "organizations-fault",
        fault=one.fault.value,
        line=one.line,
        name=one.name or "none",
        said=one.said,
        other=one.other,
        allowed=allowed,
    )


async def applies(_: CallbackQuery, manager: DialogManager, version: int, __: int) -> None:
    """«Применить»: the list that was on show. Another one that came meanwhile is shown first."""
    data = manager.middleware_data
    who: Who = data["who"]
    place = seat_of(who).organization_id
    texts: Texts = data["texts"]
    done: Plan | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = await _kept(tx, who)
            if kept is None or kept["version"] != version:
                data["said"] = texts("organizations-list-changed")
                return
            done = await organization_lists.apply(
                tx, who.person_id, place, *_rows(kept), heads=data["mode"] is PersonalData.NAMES, now=data["now"]
            )
            await drafts.drop(tx, who.person_id or 0, DRAFT, place)
            late = await newcomers.everywhere(tx, place, data["now"])
    if done is not None:
        data["said"] = texts(
            "organizations-applied", new=len(done.new), changed=len(done.changed), left=len(done.problems), late=len(late)
        )
    await manager.switch_to(Organizations.main)


async def forgets(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The list is not applied; nothing has changed."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.drop(tx, data["who"].person_id or 0, DRAFT, seat_of(data["who"]).organization_id)
    await manager.switch_to(Organizations.main)
