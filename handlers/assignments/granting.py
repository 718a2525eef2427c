"""Whoever has the last word gives a later day, or lets an organisation off, without having been asked.

The day lies in a draft row until its reason is typed; nothing typed is lost by a refusal.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, drafts
from db.assignment import changing
from db.assignment.assignments import Listed
from domain.assignment import Refusal
from domain.pleas import LONGEST
from handlers.assignments.asking import GRANTED
from handlers.assignments.listing import on_show
from handlers.assignments.states import Assignments

Effect = Callable[[AsyncSession, int, int], Awaitable[Listed | Refusal]]


async def chose_day(_: object, __: object, manager: DialogManager, day: date) -> None:
    """The later day; on to the reason. Whether it may be given is asked when it is."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = {"wished": day.isoformat()}
            await drafts.keep(tx, data["who"].person_id, GRANTED, on_show(manager), kept, now=data["now"])
    await manager.switch_to(Assignments.grant_reason)


async def typed_reason(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Why it is extended: done and told."""
    now = manager.middleware_data["now"]

    async def effect(tx: AsyncSession, number: int, person: int) -> Listed | Refusal:
        kept = await drafts.find(tx, person, GRANTED, number)
        if kept is None:
            return Refusal.NOT_LATER
        until = date.fromisoformat(kept["wished"])
        outcome = await changing.extend(tx, number, person, until, now=now, reason=message.text or "")
        if isinstance(outcome, Listed):
            await drafts.drop(tx, person, GRANTED, number)
        return outcome

    await _typed(message, manager, effect, "assignment-extended-by-you")


async def typed_why(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Why it is not required: lifted and told."""
    now = manager.middleware_data["now"]

    async def effect(tx: AsyncSession, number: int, person: int) -> Listed | Refusal:
        return await changing.lift(tx, number, person, " ".join((message.text or "").split()), now=now)

    await _typed(message, manager, effect, "assignment-lifted-by-you")


async def _typed(message: Message, manager: DialogManager, effect: Effect, done: str) -> None:
    """Do it once and go back to the card; where words are missing or too long the screen stays, with why."""
    data = manager.middleware_data
    texts = data["texts"]
    manager.show_mode = ShowMode.SEND
    if len(message.text or "") > LONGEST:
        data["said"] = texts("plea-too-long", longest=LONGEST)
        return
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await effect(tx, on_show(manager), data["who"].person_id or 0)
    if isinstance(outcome, Refusal):
        data["said"] = texts("assignment-refused", reason=outcome.value)
        if outcome is Refusal.REASON_MISSING:
            return
    elif outcome is not None:
        data["said"] = texts(done, organization=outcome.organization)
    await manager.switch_to(Assignments.one)
