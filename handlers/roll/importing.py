"""A table of participants comes in: read in a child process, looked at line by line, then entered «по журналу»."""

from contextlib import suppress
from typing import Any

import structlog
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts
from db.organization import offers
from db.participant import participant_imports
from domain.forms import FormRule, Part
from domain.offices import Act
from domain.participant_table import Database, Unreadable, read_database, spoken
from domain.personal import PersonalData
from domain.who import Who
from handlers.fetching import fetched
from handlers.gone import Gone
from handlers.joining import document
from handlers.roll.exporting import template_asked
from handlers.roll.place import place_in_hand
from handlers.roll.states import Roll
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts
from papers import safely
from papers.refusal import Refused, Why

log = structlog.get_logger("roll")

#: Lines with faults named on one screen.
MOST_LINES = 12
KINDS = (".xlsx",)


async def upload_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What to send."""
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager, Act.ENTER_FROM_JOURNAL)
    return {"said": said, "organization": seat.organization, "mode": texts.mode.value}


async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file: understood, and kept as a draft until somebody has looked at what it changes."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    mode: PersonalData = data["mode"]
    manager.show_mode = ShowMode.SEND
    sent = message.document
    assert sent is not None  # the window takes documents here
    name = sent.file_name or "?"
    async with data["db"].read() as tx:
        place = (await place_in_hand(tx, manager, Act.ENTER_FROM_JOURNAL)).organization_id
        forms = await _forms(tx, place, mode)
    try:
        paper = await safely.read(await fetched(data["bot"], sent.file_id, name, sent.file_size, KINDS), name)
    except Refused as refused:
        key = "roll-refused-kind" if refused.why is Why.UNKNOWN_KIND else f"reading-refused-{refused.why.value}"
        data["said"] = texts(key, file=name)
        return
    found = read_database(paper, forms, codes=mode is not PersonalData.NAMES)
    if isinstance(found, Unreadable):
        data["said"] = texts("roll-unreadable", why=found.value)
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = participant_imports.packed(found)
            await drafts.keep(tx, data["who"].person_id, participant_imports.DRAFT, place, kept, now=data["now"])
    await manager.switch_to(Roll.preview)


async def _forms(tx: AsyncSession, place: int, mode: PersonalData) -> dict[str, FormRule]:
    """The forms of the programme by each of their spoken names."""
    titles = await offers.form_titles(tx)
    offered = await offers.choices(tx, place, document.current(mode))
    return {spoken(title): rule for rule in offered.forms for title in (rule.key, *titles.get(rule.key, {}).values())}


async def _draft(tx: AsyncSession, who: Who, place: int) -> Database:
    kept = await drafts.find(tx, who.person_id or 0, participant_imports.DRAFT, place)
    if kept is None:
        raise Gone
    return participant_imports.unpacked(kept)


async def preview_shown(db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the file changes, in numbers, and every line that was not understood, with what to do."""
    async with db.read() as tx:
        place = (await place_in_hand(tx, dialog_manager, Act.ENTER_FROM_JOURNAL)).organization_id
        plan = await participant_imports.planned(tx, place, await _draft(tx, who, place))
    lines = [texts("roll-fault", part=one.part.value, line=one.line, fault=one.fault.value) for one in plan.problems[:MOST_LINES]]
    if (more := len(plan.problems) - MOST_LINES) > 0:
        lines.append(texts("roll-more-faults", count=more))
    mentees = sum(one.part is Part.MENTEE for one in plan.added)
    return {
        "text": texts("roll-preview", mentees=mentees, mentors=len(plan.added) - mentees, same=plan.same),
        "faults": "\n".join(lines),
        "any_faults": bool(lines),
        "changes": bool(plan.added),
        "count": len(plan.added),
    }


async def written(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Do what the preview has said; what was entered by somebody else meanwhile is not entered again."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    try:
        async with data["db"].begin() as tx:
            place = (await place_in_hand(tx, manager, Act.ENTER_FROM_JOURNAL)).organization_id
            plan = await participant_imports.write(tx, place, await _draft(tx, data["who"], place), now=data["now"])
            await drafts.drop(tx, data["who"].person_id, participant_imports.DRAFT, place)
        data["said"] = texts("roll-written", count=len(plan.added))
        log.info("participants imported", organization=place, by=data["who"].person_id, added=len(plan.added))
    except OverflowError:
        data["said"] = texts("roster-no-codes-left")
    except AlreadyDone:
        pass
    await manager.switch_to(Roll.listed)


async def dropped(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is written."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place = (await place_in_hand(tx, manager, Act.ENTER_FROM_JOURNAL)).organization_id
            await drafts.drop(tx, data["who"].person_id, participant_imports.DRAFT, place)
    await manager.switch_to(Roll.upload)


WINDOWS = (
    Screen(
        Html("said", when="said"),
        Words("roll-upload"),
        Button(Label("roll-template"), id="template", on_click=template_asked),
        SwitchTo(Label("footer-back"), id="back", state=Roll.listed),
        MessageInput(came, content_types=[ContentType.DOCUMENT]),
        state=Roll.upload,
        getter=upload_shown,
    ),
    Screen(
        Html("text"),
        Words("roll-faults", when="any_faults"),
        Html("faults", when="any_faults"),
        Button(Label("roll-write"), id="write", on_click=written, when="changes"),
        Button(Label("roll-drop"), id="drop", on_click=dropped),
        MessageInput(came, content_types=[ContentType.DOCUMENT]),
        state=Roll.preview,
        getter=preview_shown,
    ),
)
