"""№ and date of a school's order on a pair."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase, pairs
from domain.allowed_hours import local_day
from handlers.admission.getters import YEARS_BACK
from handlers.pairing.in_hand import pair_of, seen_in_hand
from handlers.pairing.states import Pairs

#: № of an order: longer ones are no numbers.
LONGEST_NUMBER = 40


async def typed_number(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """№ of the order; its date comes next."""
    number = " ".join((message.text or "").split())
    if not 1 <= len(number) <= LONGEST_NUMBER:
        manager.middleware_data["wrong"] = True
        manager.show_mode = ShowMode.SEND
        return
    data = manager.middleware_data
    day = local_day(data["now"], (await seen_in_hand(manager)).zone)
    await _order(manager, number, day)
    await manager.switch_to(Pairs.order_day)


async def number_shown(wrong: bool = False, **_: Any) -> dict[str, Any]:
    """Whether the last try was no number."""
    return {"wrong": wrong}


async def order_day_shown(db: UpdateDatabase, dialog_manager: DialogManager, now: datetime, **_: Any) -> dict[str, Any]:
    """The date of the order: today unless said otherwise."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
    today = local_day(now, one.zone)
    return {"number": one.row.order_number or "?", "today": today, "first_day": today - YEARS_BACK, "last_day": today}


async def order_near(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Signed today or yesterday."""
    one = await seen_in_hand(manager)
    today = local_day(manager.middleware_data["now"], one.zone)
    await _order(manager, one.row.order_number or "", today - timedelta(days=button.widget_id == "yesterday"))
    await manager.switch_to(Pairs.card)


async def order_on(_: CallbackQuery, __: Any, manager: DialogManager, day: date) -> None:
    """Signed on a day of the calendar."""
    one = await seen_in_hand(manager)
    await _order(manager, one.row.order_number or "", day)
    await manager.switch_to(Pairs.card)


async def _order(manager: DialogManager, number: str, day: date) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await pair_of(manager, tx)
            await pairs.order(tx, one.row.id, number, day, data["who"].person_id, now=data["now"])
