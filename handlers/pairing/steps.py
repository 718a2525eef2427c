"""What the curator does to one pair: answers «по журналу», takes a proposal back, lets the pair rest and go on."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.pair import pair_endings, pair_life, pairs
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from domain.forms import Part
from domain.pair import Refusal
from handlers.joining import document
from handlers.pairing.in_hand import pair_of
from handlers.pairing.reasons import refusal_in_words
from handlers.pairing.states import Pairs

Step = Callable[[AsyncSession, Seen, int | None], Awaitable[Seen | Refusal | Blocked]]


async def do(manager: DialogManager, step: Step) -> None:
    """One step of the curator's, then the card as it is after it."""
    data = manager.middleware_data
    result: Seen | Refusal | Blocked | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await step(tx, await pair_of(manager, tx), data["who"].person_id)
    if isinstance(result, Refusal | Blocked):
        data["refused"] = refusal_in_words(result, data["texts"])
    await manager.switch_to(Pairs.card)


async def agreed_on_paper(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The yes of somebody without an account, «по журналу»."""
    data = manager.middleware_data
    part = Part(str(button.widget_id))

    async def step(tx: AsyncSession, one: Seen, by: int | None) -> Seen | Refusal | Blocked:
        return await pairs.accept_from_journal(tx, one.row.id, part, by, document.current(data["mode"]), now=data["now"])

    await do(manager, step)


async def declined_on_paper(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The no of somebody without an account, «по журналу»."""
    now, part = manager.middleware_data["now"], Part(str(button.widget_id).removeprefix("no_"))

    async def step(tx: AsyncSession, one: Seen, by: int | None) -> Seen | Refusal | Blocked:
        return await pair_endings.decline_from_journal(tx, one.row.id, part, by, now=now)

    await do(manager, step)


async def withdrew(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The proposal is taken back."""
    now = manager.middleware_data["now"]

    async def step(tx: AsyncSession, one: Seen, by: int | None) -> Seen | Refusal | Blocked:
        return await pair_endings.withdraw(tx, one.row.id, by, now=now)

    await do(manager, step)


async def paused(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair rests: nothing is asked of either side."""
    now = manager.middleware_data["now"]

    async def step(tx: AsyncSession, one: Seen, by: int | None) -> Seen | Refusal | Blocked:
        return await pair_life.pause(tx, one.row.id, by, now=now)

    await do(manager, step)


async def resumed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """It goes on, if the rules still hold."""
    data = manager.middleware_data

    async def step(tx: AsyncSession, one: Seen, by: int | None) -> Seen | Refusal | Blocked:
        return await pair_life.resume(tx, one.row.id, by, document.current(data["mode"]), now=data["now"])

    await do(manager, step)
