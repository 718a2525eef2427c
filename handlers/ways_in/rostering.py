"""A roster comes in: a template to fill, the file looked at line by line, and only then written. Names never in mode `codes`."""

from collections import Counter
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase, drafts
from db.organization import offers
from db.participant import roster_changes, rosters
from domain.exports import Holds
from domain.personal import PersonalData
from domain.roster import Roster, Shape, Unreadable, read_roster
from domain.who import Who
from handlers.exports.noting import noted
from handlers.fetching import fetched
from handlers.gone import Gone
from handlers.joining import document
from handlers.ways_in.packing import packed, unpacked
from handlers.ways_in.place import place_in_hand
from handlers.ways_in.states import WaysIn
from locales import Texts
from papers import books, safely
from papers.matrix_xlsx import Sheet
from papers.refusal import Refused, Why

#: Lines with faults, and classes, named on one screen.
MOST_LINES, MOST_CLASSES = 8, 44
KINDS = (".xlsx", ".csv")


def shape_of(mode: PersonalData) -> Shape:
    """What a file may say of a pupil when it comes through the messenger."""
    return Shape.CALLED if mode is PersonalData.NAMES else Shape.COUNTS


async def roster_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Every class with how many have come in of how many codes, and what to send."""
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager)
        entries = await rosters.of(tx, seat.organization_id)
    every, came = Counter(one.school_class for one in entries), Counter(one.school_class for one in entries if one.claimed)
    classes = [
        texts("roster-class", school_class=str(one), came=came[one], count=every[one]) for one in sorted(every)[:MOST_CLASSES]
    ]
    return {
        "said": said,
        "organization": seat.organization,
        "classes": " · ".join(classes),
        "count": len(entries),
        "came": sum(came.values()),
        "mode": texts.mode.value,
        "some": any(not one.claimed for one in entries),
    }


async def template_asked(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The workbook to fill: the school's classes stand there already where names are not asked."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
        offered = await offers.choices(tx, seat.organization_id, document.current(data["mode"]))
    names = texts.mode is PersonalData.NAMES
    columns = ("class", "given", "letter") if names else ("class", "count")
    sheet = Sheet(
        name=texts.plain("roster-sheet"),
        title=texts.plain("roster-sheet-title", mode=texts.mode.value),
        headings=tuple(texts.plain("roster-heading", what=what) for what in columns),
        rows=[] if names else [(str(one), None) for one in sorted(offered.classes)],
    )
    content = await books.book([sheet])
    name = f"{texts.plain('roster-file')}.xlsx"
    await noted(manager, seat.organization_id, "blank", name, content, rows=len(sheet.rows), holds=Holds.COUNTS)
    await bot.send_document(query.from_user.id, BufferedInputFile(content, name))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file: read in a child process, understood, and kept as a draft until somebody has looked at what it changes."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    manager.show_mode = ShowMode.SEND
    sent = message.document
    assert sent is not None  # the window takes documents here
    name = sent.file_name or "?"
    async with data["db"].read() as tx:
        place = (await place_in_hand(tx, manager)).organization_id
    try:
        content = await fetched(data["bot"], sent.file_id, name, sent.file_size, KINDS)
        found = read_roster(await safely.read(content, name), shape_of(data["mode"]))
    except Refused as refused:
        key = "roster-refused-kind" if refused.why is Why.UNKNOWN_KIND else f"reading-refused-{refused.why.value}"
        data["said"] = texts(key, file=name)
        return
    if isinstance(found, Unreadable):
        data["said"] = texts("roster-unreadable", why=found.value, mode=texts.mode.value)
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.keep(tx, data["who"].person_id, rosters.DRAFT, place, packed(found), now=data["now"])
    await manager.switch_to(WaysIn.preview)


async def _draft(tx: Any, who: Who, place: int) -> Roster:
    kept = await drafts.find(tx, who.person_id or 0, rosters.DRAFT, place)
    if kept is None:
        raise Gone
    return unpacked(kept)


async def preview_shown(db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the file changes, in numbers, and every line that was not understood, with what to do."""
    async with db.read() as tx:
        place = (await place_in_hand(tx, dialog_manager)).organization_id
        roster = await _draft(tx, who, place)
        plan = await roster_changes.planned(tx, place, roster)
    added = Counter(one.school_class for one in plan.added)
    lines = [texts("roster-fault", line=one.line, fault=one.fault.value) for one in roster.problems[:MOST_LINES]]
    return {
        "text": texts(
            "roster-preview",
            added=len(plan.added),
            named=len(plan.named),
            same=plan.same,
            spare=len(plan.spare),
            unknown=plan.unknown,
            classes=", ".join(f"{one} +{added[one]}" for one in sorted(added)[:MOST_CLASSES]) or "none",
        ),
        "faults": "\n".join(lines) + (f"\n{texts('roster-more-faults', count=rest)}" if (rest := _rest(roster)) else ""),
        "any_faults": bool(lines),
        "changes": not plan.empty,
    }


def _rest(roster: Roster) -> int:
    return max(0, len(roster.problems) - MOST_LINES)


async def written(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Do what the preview has said; a file that was overtaken by another is worked out anew."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    try:
        async with data["db"].begin() as tx:
            place = (await place_in_hand(tx, manager)).organization_id
            roster = await _draft(tx, data["who"], place)
            plan, _full = await roster_changes.apply(
                tx,
                place,
                roster,
                by=data["who"].person_id,
                now=data["now"],
                says_names=data["mode"] is PersonalData.NAMES,
            )
            await drafts.drop(tx, data["who"].person_id, rosters.DRAFT, place)
        data["said"] = texts("roster-written", added=len(plan.added), spare=len(plan.spare))
    except OverflowError:
        data["said"] = texts("roster-no-codes-left")
    except AlreadyDone:
        pass
    await manager.switch_to(WaysIn.roster)


async def dropped(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is written."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place = (await place_in_hand(tx, manager)).organization_id
            await drafts.drop(tx, data["who"].person_id, rosters.DRAFT, place)
    await manager.switch_to(WaysIn.roster)
