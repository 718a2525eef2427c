"""What presses about reminders do."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from db import AlreadyDone
from db.reminder import snoozes
from domain.snoozing import Later
from handlers.buttons import Act
from handlers.reminders.getters import assignment_of, seat_of
from handlers.reminders.states import Forecast, Snoozing, Unreachable


async def put_off(act: Act, manager: DialogManager) -> None:
    """«Отложить» under a digest: the choices, below it."""
    data = {"assignment": act.id}
    await manager.start(Snoozing.ask, data=data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def show_unreachable(_: Act, manager: DialogManager) -> str | None:
    """«Не на связи» under a digest or a notice."""
    data = manager.middleware_data
    if seat_of(data["who"]) is None:
        return str(data["texts"].plain("button-unknown"))
    await manager.start(Unreachable.people, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None


async def chose_morning(_: CallbackQuery, __: Any, manager: DialogManager, later: str) -> None:
    """Put it off, if that is still allowed; the window says what stands in the end."""
    data = manager.middleware_data
    done = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            done = await snoozes.put_off(tx, assignment_of(manager), data["who"].person_id or 0, Later(later), now=data["now"])
        if done is None:
            await manager.switch_to(Snoozing.ask)
            return
    await manager.switch_to(Snoozing.done)


async def chose_day(_: CallbackQuery, __: Any, manager: DialogManager, day: str) -> None:
    """On to one morning of the plan."""
    manager.dialog_data["day"] = day
    await manager.switch_to(Forecast.day)
