"""Reports of problems as those see them who answer: a list, one with its log, taking it, closing it, freeing the pair."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.concern import concern_reading, concerns
from db.concern.concern_reading import Report
from db.concern.concerns import LONGEST_NOTE, SHORTEST_NOTE, Unanswered
from db.pair.pairs import Blocked
from domain.naming import Called
from domain.pair import Refusal
from domain.personal import Personal, PersonalData
from domain.who import Who
from handlers import buttons
from handlers.gone import Gone
from handlers.joining import document
from handlers.pairing.reasons import refusal_in_words
from handlers.presses import choices, page_of, pager
from handlers.safety.states import Concerns
from handlers.screens import Screen, back
from handlers.spent import spent
from handlers.words import Html, Label, Words
from locales import Texts

ROWS = 7
#: Characters of the reporter's words on one page of the card: together with the log they fit into one message.
SHOWN = 1500
#: Lines of the log on the card; there are hardly ever more.
LINES = 14


async def count_readable(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many reports this person may read."""
    return len(await concern_reading.readable(tx, who, now))


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """Home: reports that nobody has closed."""
    still = [row for row in await concern_reading.readable(tx, who, now) if row.closed_at is None]
    waiting = sum(row.taken_at is None for row in still)
    return [texts("concerns-today", count=len(still), waiting=waiting)] if still else []


async def listed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Open ones first."""
    async with db.read() as tx:
        rows = await concern_reading.readable(tx, who, now)
    shown, paging = page_of(rows, dialog_manager, ROWS)
    reports = [
        {
            "id": row.id,
            "label": texts.plain(
                "concerns-line",
                number=str(row.id),
                state="closed" if row.closed_at else "taken" if row.taken_at else "waiting",
                urgent="yes" if row.urgent else "no",
                category=row.category,
            ),
        }
        for row in shown
    ]
    return {"reports": reports, "count": len(rows), **paging}


async def _report(manager: DialogManager, tx: AsyncSession) -> Report:
    data = manager.middleware_data
    started: Any = manager.start_data or {}
    number = manager.dialog_data.get("id") or started.get("id") or 0
    found = await concern_reading.find(tx, int(number), data["who"], data["now"])
    if found is None:
        raise Gone("no such report")
    return found


def _named(one: Called | None, report: Report, mode: PersonalData) -> Personal | str:
    """A name inside the school where the mode has names; above it the code alone."""
    if one is None:
        return "none"
    return one.in_full(mode if report.inside else PersonalData.CODES)


async def card_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, refused: str = "", **_: Any
) -> dict[str, Any]:
    """One report: what, about whom, the words, and its log."""
    async with db.read() as tx:
        one = await _report(dialog_manager, tx)
    row, mode = one.row, texts.mode
    words = row.words or ""
    said, paging = page_of([words[at : at + SHOWN] for at in range(0, len(words), SHOWN)], dialog_manager, 1)
    parts = [
        texts(
            "concerns-card",
            number=str(row.id),
            urgent="yes" if row.urgent else "no",
            category=row.category,
            organization=one.organization,
            reporter=_named(one.reporter, one, mode),
            about=row.about or "none",
            accused=_named(one.accused, one, mode),
        ),
        texts("concerns-words", words=said[0], page=paging["page"], pages=paging["pages"])
        if said
        else texts("concerns-no-words"),
        "\n".join(
            texts(
                "concerns-log",
                what=line.what,
                office=line.office.value if line.office else "none",
                at=line.at.astimezone(one.zone),
            )
            for line in one.log[-LINES:]
        ),
    ]
    if one.next_at is not None:
        parts.append(texts("concerns-next", at=one.next_at.astimezone(one.zone)))
    if row.closing:
        parts.append(texts("concerns-closing", note=row.closing))
    return {
        "text": "\n\n".join(parts),
        **paging,
        "refused": refused,
        "may_take": one.may_take,
        "may_close": one.may_close,
        "may_lift": one.may_lift,
    }


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, concern_id: int) -> None:
    """One of the list."""
    manager.dialog_data.update(id=concern_id, page=0)
    await manager.switch_to(Concerns.card)


async def left(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Back to the list, from its beginning: the page on show was one of the words."""
    manager.dialog_data["page"] = 0


async def took(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Беру на себя» on the card."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await _report(manager, tx)
            await concerns.take(tx, one.row.id, data["who"], now=data["now"])
    await manager.switch_to(Concerns.card)


async def typed_note(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """What was done; with it the report is closed."""
    data = manager.middleware_data
    note = (message.text or "").strip()
    if not SHORTEST_NOTE <= len(note) <= LONGEST_NOTE:
        data["wrong"] = True
        manager.show_mode = ShowMode.SEND
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await _report(manager, tx)
            result = await concerns.close(tx, one.row.id, data["who"], note, now=data["now"])
        if isinstance(result, Unanswered):
            data["refused"] = data["texts"]("concerns-refused", reason=result.value)
    await manager.switch_to(Concerns.card)


async def note_shown(wrong: bool = False, **_: Any) -> dict[str, Any]:
    """What is wanted."""
    return {"wrong": wrong, "longest": LONGEST_NOTE}


async def lifted(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair may meet again."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await _report(manager, tx)
            result = await concerns.lift(tx, one.row.id, data["who"], document.current(data["mode"]), now=data["now"])
        if isinstance(result, Unanswered):
            data["refused"] = texts("concerns-refused", reason=result.value)
        elif isinstance(result, Blocked | Refusal):
            data["refused"] = refusal_in_words(result, texts)
    await manager.switch_to(Concerns.card)


async def show(act: buttons.Act, manager: DialogManager) -> None:
    """«Открыть» under a notice."""
    await manager.start(Concerns.card, {"id": act.id}, mode=StartMode.RESET_STACK)


async def take(act: buttons.Act, manager: DialogManager) -> str:
    """«Беру на себя» under a notice."""
    data = manager.middleware_data
    async with data["db"].begin() as tx:
        taken = await concerns.take(tx, act.id, data["who"], now=data["now"])
    await spent(manager, act.id, "take-concern")
    texts: Texts = data["texts"]
    return texts.plain("concern-yours" if taken else "concern-not-yours")


dialog = Dialog(
    Screen(
        Words("concerns-list"),
        Column(choices("one", "reports", opened, number=True)),
        pager(),
        back(),
        state=Concerns.listed,
        getter=listed_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Html("text"),
        pager(),
        Button(Label("concern-take"), id="take", on_click=took, when="may_take"),
        SwitchTo(Label("concerns-close"), id="close", state=Concerns.closing, when="may_close"),
        Button(Label("concerns-lift"), id="lift", on_click=lifted, when="may_lift"),
        SwitchTo(Label("concerns-to-list"), id="list", state=Concerns.listed, on_click=left),
        state=Concerns.card,
        getter=card_shown,
    ),
    Screen(
        Words("concerns-note-wrong", when="wrong"),
        Words("concerns-ask-note"),
        MessageInput(typed_note, content_types=["text"]),
        SwitchTo(Label("footer-back"), id="back", state=Concerns.card),
        state=Concerns.closing,
        getter=note_shown,
    ),
)
