"""«Пауза до …» in the profile: the participant chooses the day; on it everything goes on by itself."""

from contextlib import suppress
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from db import AlreadyDone
from db.participant import resting
from domain import resting as rests
from domain.allowed_hours import local_day
from handlers.days import Days
from handlers.gone import Gone
from handlers.joining import document, profile
from handlers.joining.profile_words import polite
from handlers.joining.states import Join
from handlers.screens import Screen
from handlers.words import Label, Words


async def rest_shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Until which day: from tomorrow up to a year ahead."""
    one = await profile.of(dialog_manager)
    if one is None:
        raise Gone("no participation")
    today = local_day(dialog_manager.middleware_data["now"], ZoneInfo(one.zone))
    return {"polite": polite(one), "today": today, "first_day": rests.first_day(today), "last_day": rests.last_day(today)}


async def rests_until(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """Nothing is asked until then."""
    data, one = manager.middleware_data, await profile.of(manager)
    if one is not None:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                await resting.begin(tx, data["who"].person_id, one.row.id, day, document.current(data["mode"]), now=data["now"])
    await manager.switch_to(Join.profile)


async def back_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back before the day."""
    data, one = manager.middleware_data, await profile.of(manager)
    if one is not None:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                await resting.end(tx, data["who"].person_id, one.row.id, document.current(data["mode"]), now=data["now"])


window = Screen(
    Words("resting-ask"),
    Days(id="rest_day", on_click=rests_until),
    SwitchTo(Label("footer-back"), id="back", state=Join.profile),
    state=Join.rest,
    getter=rest_shown,
)
