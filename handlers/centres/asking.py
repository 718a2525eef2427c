"""A question to a centre: the direction is chosen, where it has several centres also the topic; then it is typed."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase
from db.models import CentreQuestion
from db.organization import centres
from domain.centres import Entry, Refusal
from domain.who import Seat, Who
from handlers.assignments.showing import shortened
from handlers.centres.states import Centres
from handlers.gone import Gone
from handlers.presses import page_of
from locales import Texts

ROWS = 6
#: Signs of a question and of an answer in a list.
IN_LIST = 350


def _seat(who: Who) -> Seat:
    """For which organisation this person asks. Raises `Gone`."""
    seat = centres.seat_of(who)
    if seat is None:
        raise Gone
    return seat


async def _directory(manager: DialogManager) -> tuple[tuple[Entry, ...], list[str]]:
    """The entries, and their directions in order; screens carry places in these lists."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        entries = await centres.of(tx, _seat(data["who"]))
    return entries, list(dict.fromkeys(one.direction for one in entries))


async def directions_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The directory by direction."""
    entries, directions = await _directory(dialog_manager)
    async with db.read() as tx:
        before = await centres.asked_by(tx, who.person_id or 0)
    shown, pages = page_of(list(enumerate(directions)), dialog_manager, ROWS)
    return {
        **pages,
        "said": said,
        "text": texts("centres-head", count=len({one.centre for one in entries})),
        "list": [{"id": at, "label": texts.plain("centres-direction", direction=name or "none")} for at, name in shown],
        "some_asked": bool(before),
    }


async def chose_direction(_: CallbackQuery, __: Any, manager: DialogManager, at: int) -> None:
    """On to the question where one centre answers for the direction; else to the choice among them."""
    entries, directions = await _directory(manager)
    if at >= len(directions):
        return
    of_it = [number for number, one in enumerate(entries) if one.direction == directions[at]]
    manager.dialog_data.update(direction=directions[at], page=0)
    if len(of_it) == 1:
        _takes(manager, entries[of_it[0]])
        await manager.switch_to(Centres.words)
    else:
        await manager.switch_to(Centres.entries)


def _takes(manager: DialogManager, entry: Entry) -> None:
    """Keep which entry the question is for: what it names is looked up in the directory again before it is asked."""
    manager.dialog_data["entry"] = [entry.direction, entry.topic, entry.centre]


async def entries_shown(texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The centres of a direction by topic."""
    entries, _directions = await _directory(dialog_manager)
    direction = str(dialog_manager.dialog_data.get("direction", ""))
    of_it = [(at, one) for at, one in enumerate(entries) if one.direction == direction]
    shown, pages = page_of(of_it, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [texts("centres-entry", position=number, topic=one.topic, centre=one.centre) for number, (_at, one) in numbered]
    return {
        **pages,
        "said": said,
        "text": "\n".join([texts("centres-choose", direction=direction or "none"), "", *lines]),
        "numbers": [{"id": at, "label": str(number)} for number, (at, _one) in numbered],
    }


async def chose_entry(_: CallbackQuery, __: Any, manager: DialogManager, at: int) -> None:
    """On to the question."""
    entries, _directions = await _directory(manager)
    direction = str(manager.dialog_data.get("direction", ""))
    if at < len(entries) and entries[at].direction == direction:
        _takes(manager, entries[at])
        await manager.switch_to(Centres.words)


async def words_shown(texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """Whom the question goes to."""
    direction, topic, centre = dialog_manager.dialog_data.get("entry", ["", None, ""])
    text = texts("centres-ask", centre=centre, direction=direction or "none", topic=topic)
    return {"said": said, "text": text}


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Ask; where nobody of the centre is here, a ready text to forward comes as a message of its own."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    manager.show_mode = ShowMode.SEND
    entry = Entry(*manager.dialog_data.get("entry", ["", None, ""]))
    seat = _seat(data["who"])
    outcome: CentreQuestion | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await centres.ask(tx, seat, data["who"].person_id or 0, entry, message.text or "", now=data["now"])
    if isinstance(outcome, Refusal):
        data["said"] = texts("centres-refused", reason=outcome.value)
        return
    if outcome is not None and outcome.centre_id is None:
        await message.answer(texts("centres-forward-how", centre=entry.centre))
        await message.answer(
            texts(
                "centres-forward",
                centre=entry.centre,
                organization=seat.organization,
                direction=entry.direction or "none",
                topic=entry.topic,
                words=outcome.words,
            )
        )
    elif outcome is not None:
        data["said"] = texts("centres-sent", centre=entry.centre)
    await manager.switch_to(Centres.asked)


async def asked_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What was asked, with the answers."""
    async with db.read() as tx:
        found = await centres.asked_by(tx, who.person_id or 0)
    shown, pages = page_of(found, dialog_manager, 3)
    lines = [
        texts(
            "centres-asked-line",
            centre=one.centre,
            words=shortened(one.words, IN_LIST),
            answer=shortened(one.answer, IN_LIST) if one.answer else None,
            here=one.centre_id is not None,
        )
        for one in shown
    ]
    return {**pages, "said": said, "text": "\n\n".join([texts("centres-asked", count=len(found)), *lines])}
