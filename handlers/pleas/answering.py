"""Pleas are shown and answered: granted, granted until another day, refused, or answered in one message."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment import pleas
from db.assignment.assignments import Listed
from db.models import Plea
from domain.assignment import Refusal
from domain.lead_in import spoken
from domain.pleas import LONGEST, About, Standing
from domain.who import Who
from domain.working_days import A_DAY
from handlers.assignments import showing
from handlers.assignments.listing import behind
from handlers.assignments.states import Assignments
from handlers.assignments.today import JUDGES
from handlers.buttons import Act
from handlers.pleas.states import Pleas
from handlers.presses import page_of, token
from handlers.spent import spent
from locales import Texts

ROWS = 6
#: How far a calendar goes.
FURTHEST = timedelta(days=366)
#: The buttons under the notice of a plea.
ACTS = ("plea-grant", "plea-other", "plea-refuse", "plea-answer")

#: What the windows get where there is nothing to answer.
NOTHING: dict[str, Any] = {
    "token": [],
    "assignment": [],
    "about": "none",
    "waits": False,
    "refuses": False,
}

Effect = Callable[[AsyncSession], Awaitable[Listed | Refusal]]


def on_show(manager: DialogManager) -> int:
    """The plea that the conversation is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("id") or start.get("id") or 0)


def said_of(plea: Plea, one: Listed, texts: Texts) -> str:
    """A plea with its assignment, in full (HTML)."""
    return texts(
        "plea-came",
        about=plea.about.value,
        organization=one.organization,
        number=one.number,
        text=showing.shortened(spoken(one.text, one.section), showing.IN_LIST * 2),
        wished=plea.wished,
        words=plea.words,
        until=one.deadline,
    )


async def list_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Everything that waits for this person's answer, the oldest first."""
    async with db.read() as tx:
        waiting = await pleas.waiting_for(tx, who.person_id or 0, now)
    shown, pages = page_of(waiting, dialog_manager, ROWS)
    return {
        **pages,
        "said": said,
        "text": texts("pleas-head", count=len(waiting)),
        "pleas": [
            {"id": plea.id, "label": texts.plain("plea-entry", about=plea.about.value, organization=one.organization)}
            for plea, one in shown
        ],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, plea_id: int) -> None:
    """Open one."""
    manager.dialog_data["id"] = plea_id
    await manager.switch_to(Pleas.one)


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The plea on show, and what may be answered to it now."""
    async with db.read() as tx:
        found = await pleas.find(tx, on_show(dialog_manager))
        may = found is not None and await pleas.may_answer(tx, *found, who.person_id, now)
    if found is None or not may:
        nothing = texts("assignment-refused", reason=Refusal.NOT_YOURS.value)
        days = {"today": now.date(), "first_day": now.date() + A_DAY, "last_day": now.date() + FURTHEST}
        return {**days, **NOTHING, "said": said, "text": nothing}
    plea, one = found
    waits = plea.standing is Standing.WAITING
    today = one.today(now)
    first = max(today, one.deadline or today) + A_DAY
    text = said_of(plea, one, texts)
    return {
        "said": said,
        "text": text if waits else text + "\n\n" + texts("plea-stands", standing=plea.standing.value),
        "about": plea.about.value if waits else "none",
        "waits": waits,
        "refuses": waits and plea.about is not About.HELP,
        "token": token(plea.id, wished=plea.wished),
        "assignment": token(one.id),
        "today": today,
        "first_day": first,
        "last_day": first + FURTHEST,
    }


def is_about(*about: About) -> Callable[..., bool]:
    """A button for pleas about these things."""
    return lambda data, *_: data["about"] in about


async def granted(_: CallbackQuery, manager: DialogManager, plea_id: int, __: int) -> None:
    """«Продлить», «Не требуется»: as it was asked."""
    await _decide(manager, lambda tx: pleas.grant(tx, plea_id, _person(manager), now=_now(manager)))


async def other_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """«Другая дата»."""
    await _decide(manager, lambda tx: pleas.grant(tx, on_show(manager), _person(manager), now=_now(manager), until=day))


async def refused(_: CallbackQuery, manager: DialogManager, plea_id: int, __: int) -> None:
    """«Без пояснения»."""
    await _decide(manager, lambda tx: pleas.refuse(tx, plea_id, _person(manager), "", now=_now(manager)))


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The answer to a call for help, or why not."""
    data = manager.middleware_data
    words = message.text or ""
    manager.show_mode = ShowMode.SEND
    if len(words) > LONGEST:
        data["said"] = data["texts"]("plea-too-long", longest=LONGEST)
        return

    async def effect(tx: AsyncSession) -> Listed | Refusal:
        found = await pleas.find(tx, on_show(manager))
        does = pleas.answer if found is not None and found[0].about is About.HELP else pleas.refuse
        return await does(tx, on_show(manager), _person(manager), words, now=_now(manager))

    await _decide(manager, effect)


async def _decide(manager: DialogManager, effect: Effect) -> None:
    """Do it once, say what came of it, go on to what else waits."""
    data = manager.middleware_data
    outcome = await _once(manager, effect)
    data["said"] = _said(outcome, data["texts"])
    manager.dialog_data.pop("id", None)
    await manager.switch_to(Pleas.listed)


async def _once(manager: DialogManager, effect: Effect) -> Listed | Refusal | None:
    with suppress(AlreadyDone):
        async with manager.middleware_data["db"].begin() as tx:
            return await effect(tx)
    return None


def _said(outcome: Listed | Refusal | None, texts: Texts) -> str:
    if outcome is None:
        return texts("button-done")
    if isinstance(outcome, Refusal):
        return texts("assignment-refused", reason=outcome.value)
    return texts("plea-done", organization=outcome.organization)


def _person(manager: DialogManager) -> int | None:
    person: int | None = manager.middleware_data["who"].person_id
    return person


def _now(manager: DialogManager) -> datetime:
    now: datetime = manager.middleware_data["now"]
    return now


async def to_assignment(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """The assignment with its log."""
    await manager.start(Assignments.one, data=behind(assignment_id))


# Presses under the notice of a plea


async def grant(act: Act, manager: DialogManager) -> str:
    """«Продлить» or «Не требуется» right under the notice."""
    async with manager.middleware_data["db"].begin() as tx:
        outcome = await pleas.grant(tx, act.id, _person(manager), now=_now(manager))
    await spent(manager, act.id, *ACTS)
    texts: Texts = manager.middleware_data["texts"]
    if isinstance(outcome, Refusal):
        return texts.plain("assignment-refused", reason=outcome.value)
    return texts.plain("plea-done", organization=outcome.organization)


async def show_day(act: Act, manager: DialogManager) -> None:
    """«Другая дата»."""
    await _opens(manager, Pleas.day, act.id)


async def show_words(act: Act, manager: DialogManager) -> None:
    """«Ответить», «Отказать»."""
    await _opens(manager, Pleas.words, act.id)


async def _opens(manager: DialogManager, state: Any, plea_id: int) -> None:
    """The window, or where the plea waits no more, how it stands."""
    async with manager.middleware_data["db"].read() as tx:
        found = await pleas.find(tx, plea_id)
        may = found is not None and await pleas.may_answer(tx, *found, _person(manager), _now(manager))
    if found is None or not may or found[0].standing is not Standing.WAITING:
        state = Pleas.one
    await manager.start(state, data={"id": plea_id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


# Home


async def count_waiting(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many pleas wait for this person."""
    return len(await pleas.waiting_for(tx, who.person_id or 0, now)) if who.seat(*JUDGES) else 0


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """The line of home about them."""
    count = await count_waiting(tx, who, now)
    return [texts("today-pleas", count=count)] if count else []
