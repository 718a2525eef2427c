"""A file that comes first, outside any question: it is kept, and the open assignments are offered for it.

What came lies in a draft row until an assignment is chosen; then it is the beginning of that assignment's report.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase, drafts
from db.assignment import assignments
from db.drafts import REPORT
from domain.assignment import EvidenceKind
from domain.offices import Office
from domain.pieces import Piece, from_file, packed, said_before, unpacked, with_one
from domain.who import Who
from handlers.assignments import collecting, showing
from handlers.assignments.collecting import piece_in
from handlers.assignments.listing import ROWS, today_of
from handlers.assignments.sieve import is_mine_to_do
from handlers.assignments.states import Assignments
from handlers.presses import page_of
from handlers.road_map import desk, receiving
from handlers.road_map.states import RoadMaps
from handlers.screens import not_here
from locales import Texts

#: The kind under which files lie among the drafts while nobody has said what they are for.
LOOSE = "loose-files"
FILES = [ContentType.DOCUMENT, ContentType.PHOTO, ContentType.VIDEO]


def _comes_first(who: Who) -> bool:
    """Whether it is asked first to which assignment a file belongs: of who sends orders it is asked whether it is one."""
    return who.seat(Office.COORDINATOR, Office.REGIONAL) is None


async def offers(message: Message, manager: DialogManager) -> bool:
    """A file came that nothing had asked for: what an assignment asks for, or a road map. True when the question is on the
    screen."""
    both = (_asks_for_which, receiving.offers)
    for one in both if _comes_first(manager.middleware_data["who"]) else reversed(both):
        if await one(message, manager):
            return True
    return False


def welcome() -> MessageInput:
    """For a screen that takes no files but where one may well be evidence: it is asked what the file is for."""
    return MessageInput(came_unasked, content_types=FILES)


async def came_unasked(message: Message, widget: MessageInput, manager: DialogManager) -> None:
    """A file came to a screen that did not ask for one."""
    if not await offers(message, manager):
        await not_here(message, widget, manager)


async def came_to_card(message: Message, widget: MessageInput, manager: DialogManager) -> None:
    """A file was sent to the card of an assignment: the report of it begins, if it is this person's to report now."""
    if await collecting.came_first(message, manager):
        await manager.switch_to(Assignments.report, show_mode=ShowMode.SEND)
    else:
        await came_unasked(message, widget, manager)


async def _asks_for_which(message: Message, manager: DialogManager) -> bool:
    """Keep it and ask to which assignment it belongs; False where nothing waits for this person."""
    data = manager.middleware_data
    if message.document is None and not message.photo and message.video is None:
        return False
    async with data["db"].read() as tx:
        if not await _open(tx, data["who"], data["now"]):
            return False
    await _keep(manager, message, anew=True)
    await manager.start(Assignments.attach, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return True


async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """One more file while the question stands (an album comes one by one)."""
    said_already = await _keep(manager, message, anew=False)
    manager.show_mode = ShowMode.NO_UPDATE if said_already else ShowMode.SEND


async def _open(tx: Any, who: Who, now: datetime) -> list[Any]:
    """What this person still has to do; nothing for somebody without an office."""
    if who.person_id is None or not who.seats:
        return []
    mine = await assignments.of_person(tx, who.person_id, today_of(who, now))
    return [one for one in mine if is_mine_to_do(one)]


async def _keep(manager: DialogManager, message: Message, *, anew: bool) -> bool:
    """Keep what came; whether it is one too many of which was said so already."""
    data = manager.middleware_data
    person = data["who"].person_id
    again = False
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            before = None if anew else await drafts.find(tx, person, LOOSE, 0)
            collected, unfit = with_one(unpacked(before), piece_in(message))
            again = said_before(before, unfit)
            await drafts.keep(tx, person, LOOSE, 0, packed(collected, "", unfit), now=data["now"])
    return again


async def attach_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What came, and what it may be for."""
    async with db.read() as tx:
        kept = await drafts.find(tx, who.person_id or 0, LOOSE, 0)
        mine = await _open(tx, who, now)
    collected = unpacked(kept)
    shown, pages = page_of(mine, dialog_manager, ROWS)
    several = len({one.organization_id for one in mine}) > 1
    lines = [showing.line(number, one, now, texts, place=several) for number, one in enumerate(shown, start=pages["first"] + 1)]
    parts = [texts("attach-ask", count=len(collected)), showing.pieces_shown(collected, texts)]
    if (kept or {}).get("unfit"):
        parts.append(texts("report-unfit", why=(kept or {})["unfit"], typed=None))
    return {
        **pages,
        "text": "\n\n".join(part for part in (*parts, *(lines if collected else ())) if part),
        "numbers": [
            {"id": one.id, "label": str(number)} for number, one in enumerate(shown, start=pages["first"] + 1) if collected
        ],
        "may_be_paper": desk.seat_of(who) is not None and _document(collected) is not None,
    }


def _document(collected: tuple[Piece, ...]) -> Piece | None:
    """The last document that came."""
    return next((one for one in reversed(collected) if one.kind is EvidenceKind.FILE), None)


async def is_paper(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """It is no evidence but an order or a road map: on to its reading."""
    data = manager.middleware_data
    person = data["who"].person_id or 0
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = _document(unpacked(await drafts.find(tx, person, LOOSE, 0)))
            if one is not None:
                assert one.file_id is not None  # a document is kept by its id
                sent = receiving.Sent(one.file_id, one.file_name or "", one.file_size or 0)
                await receiving.offer(tx, person, [sent], data["now"])
                await drafts.drop(tx, person, LOOSE, 0)
    await manager.start(RoadMaps.offered, mode=StartMode.RESET_STACK)


async def attachable(db: UpdateDatabase, who: Who, now: datetime, **_: Any) -> dict[str, Any]:
    """Whether what came could belong to an assignment; for the window that asks whether it is a road map."""
    async with db.read() as tx:
        return {"attachable": bool(await _open(tx, who, now))}


async def is_evidence(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """It is no road map but belongs to an assignment; of several files all do."""
    data = manager.middleware_data
    person = data["who"].person_id or 0
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            if files := await receiving.offered(tx, person):
                collected: tuple[Piece, ...] = ()
                unfit = None
                for one in files:
                    read = from_file(one.file_id, photo=False, name=one.name, size=one.size)
                    collected, why = with_one(collected, read)
                    unfit = unfit or why
                await drafts.keep(tx, person, LOOSE, 0, packed(collected, "", unfit), now=data["now"])
                await drafts.drop(tx, person, receiving.OFFERED, 0)
    await manager.start(Assignments.attach, mode=StartMode.RESET_STACK)


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """It is for this one: on to its report, which begins with what came."""
    data = manager.middleware_data
    person, now = data["who"].person_id, data["now"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            loose: tuple[Piece, ...] = unpacked(await drafts.find(tx, person, LOOSE, 0))
            collected, unfit = unpacked(await drafts.find(tx, person, REPORT, assignment_id)), None
            for piece in loose:
                collected, unfit = with_one(collected, piece)
            if loose and any(one.id == assignment_id for one in await _open(tx, data["who"], now)):
                await drafts.keep(tx, person, REPORT, assignment_id, packed(collected, "", unfit), now=now)
                await drafts.drop(tx, person, LOOSE, 0)
    manager.dialog_data["id"] = assignment_id
    await manager.switch_to(Assignments.report)


async def dropped(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """It was for nothing: forget it, on to the list."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.drop(tx, data["who"].person_id or 0, LOOSE, 0)
    await manager.switch_to(Assignments.listed)
