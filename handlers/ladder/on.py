"""What presses about the ladder do: each change is one transaction that also plans anew; rights are asked again in it."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone
from db.reminder import ladders
from domain.own_ladder import Refused, Setting
from handlers.gone import Gone
from handlers.ladder.getters import measure_in_hand, seat_in_hand, setting_in_hand
from handlers.ladder.states import Ladder


async def chose_setting(_: CallbackQuery, __: Any, manager: DialogManager, setting: str) -> None:
    """On to the values of one setting."""
    if setting in [one.value for one in Setting]:
        manager.dialog_data["setting"] = setting
        await manager.switch_to(Ladder.setting)


async def chose_value(query: CallbackQuery, __: Any, manager: DialogManager, wanted: str) -> None:
    """Let this value hold, or not; the same screen shows what holds now, or why nothing was changed."""
    value, _, on = wanted.partition(".")
    if not value.isdecimal() or on not in ("0", "1"):
        return
    data = manager.middleware_data
    place = seat_in_hand(data["who"]).organization_id
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            chosen = await ladders.choose(
                tx,
                data["who"].person_id,
                place,
                measure_in_hand(manager),
                setting_in_hand(manager),
                int(value),
                on=on == "1",
                now=data["now"],
            )
        if chosen is None:
            raise Gone
        if isinstance(chosen, Refused):
            manager.dialog_data["refused"] = chosen.value
        else:
            await query.answer(data["texts"].plain("ladder-restored"))


async def restores(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """«Как в положении», or for a measure «Как у остальных»."""
    data = manager.middleware_data
    place, measure_id = seat_in_hand(data["who"]).organization_id, measure_in_hand(manager)
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            if not await ladders.restore(tx, data["who"].person_id, place, measure_id, now=data["now"]):
                raise Gone
    await query.answer(data["texts"].plain("ladder-restored"))


async def chose_measure(_: CallbackQuery, __: Any, manager: DialogManager, measure_id: int) -> None:
    """The ladder of one measure; whether it is this office's is asked when it is shown."""
    manager.dialog_data["measure"] = measure_id
    await manager.switch_to(Ladder.main)


async def leaves_measure(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Back to the list, or from the list to the ladder of everything."""
    manager.dialog_data.pop("measure", None)
