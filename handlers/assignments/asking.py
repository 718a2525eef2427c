"""«Прошу продлить», «Нужна помощь», «Не требуется», «Отложить» from the screen of an assignment.

The wished day lies in a draft row until its reason is typed; nothing typed is lost by a refusal.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase, drafts
from db.assignment import assignments, pleas
from db.assignment.assignments import Listed
from db.models import Plea
from db.reminder import snoozes
from domain.assignment import Refusal
from domain.lead_in import spoken
from domain.pleas import LONGEST, About
from domain.snoozing import Later
from domain.who import Who
from domain.working_days import A_DAY
from handlers.assignments import showing
from handlers.assignments.listing import on_show
from handlers.assignments.states import Assignments
from locales import Texts

#: The kind under which the wished day of an extension lies among the drafts.
WISHED = "extension"
#: The same for a day that whoever has the last word gives unasked (see `granting`).
GRANTED = "extension-granted"
#: More time than this is another road map.
FURTHEST = timedelta(days=366)


async def asking_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The assignment in short, the days that may be wished, and the day that was chosen."""
    async with db.read() as tx:
        one = await assignments.find(tx, on_show(dialog_manager))
        kind = GRANTED if dialog_manager.current_context().state == Assignments.grant_reason else WISHED
        kept = await drafts.find(tx, who.person_id or 0, kind, one.id) if one else None
    today = one.today(now) if one else now.date()
    first = max(today, one.deadline or today) + A_DAY if one else today + A_DAY
    return {
        "said": said,
        "what": _short(one, texts) if one else texts("assignment-refused", reason=Refusal.NOT_YOURS.value),
        "today": today,
        "first_day": first,
        "last_day": first + FURTHEST,
        "until": one.deadline if one else None,
        "wished": date.fromisoformat(kept["wished"]) if kept else None,
    }


def _short(one: Listed, texts: Texts) -> str:
    text = showing.shortened(spoken(one.text, one.section), showing.IN_LIST * 2)
    return texts("report-what", number=one.number, text=text, result=None)


async def chose_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """The day until which more time is asked; on to the reason."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await assignments.find(tx, on_show(manager))
            if one is not None and data["who"].person_id is not None:
                kept = {"wished": day.isoformat()}
                await drafts.keep(tx, data["who"].person_id, WISHED, one.id, kept, now=data["now"])
    await manager.switch_to(Assignments.reason)


def typed(about: About) -> Callable[[Message, MessageInput, DialogManager], Awaitable[None]]:
    """The words of a plea were typed: ask."""

    async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await _ask(manager, about, message.text or "")
        manager.show_mode = ShowMode.SEND

    return came


async def without_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Нужна помощь» without a word: the press says enough."""
    await _ask(manager, About.HELP, "")


async def _ask(manager: DialogManager, about: About, words: str) -> None:
    """Ask, and go back to the card; where words are missing or too long the screen stays, with why."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    if len(words) > LONGEST:
        data["said"] = texts("plea-too-long", longest=LONGEST)
        return
    outcome: Plea | Refusal | None = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            number, person = on_show(manager), who.person_id or 0
            kept = await drafts.find(tx, person, WISHED, number) if about is About.EXTENSION else None
            wished = date.fromisoformat(kept["wished"]) if kept else None
            outcome = await pleas.ask(tx, number, who.person_id, about, now=now, wished=wished, words=words)
            if isinstance(outcome, Plea):
                await drafts.drop(tx, person, WISHED, number)
    if outcome is Refusal.REASON_MISSING:
        data["said"] = texts("assignment-refused", reason=outcome.value)
        return
    if isinstance(outcome, Refusal):
        data["said"] = texts("assignment-refused", reason=outcome.value)
    elif outcome is not None:
        data["said"] = texts("plea-sent", about=about.value)
    await manager.switch_to(Assignments.one)


async def chose_morning(_: CallbackQuery, __: Any, manager: DialogManager, later: str) -> None:
    """«Отложить»: the card again, with the morning; where it may not be put off any more, why."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    until: date | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            until = await snoozes.put_off(tx, on_show(manager), data["who"].person_id or 0, Later(later), now=data["now"])
        if until is None:
            return  # the screen says what may be chosen now
        data["said"] = texts("assignment-put-off", day=until)
    await manager.switch_to(Assignments.one)
