"""«Как считать долю»: the rule, the years and the day of asking are data of the programme; each press says what it sets."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.models import Programme
from db.organization import programmes
from db.organization.programmes import SETTINGS
from domain.offices import Office
from domain.who import Who
from handlers.gone import Gone
from locales import Texts


def _seat(who: Who) -> int:
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL)
    if seat is None:
        raise Gone
    return seat.organization_id


async def shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What holds now, and for each setting the button that makes it the next one."""
    async with db.read() as tx:
        programme = await programmes.in_hand(tx, _seat(who), who.person_id, now, dialog_manager.dialog_data.get("programme"))
    if programme is None:
        raise Gone
    return {"text": texts("forms-counting", title=programme.title), "choices": _choices(programme, texts)}


def _choices(programme: Programme, texts: Texts) -> Sequence[dict[str, str]]:
    found = []
    for name, values in SETTINGS.items():
        value = getattr(programme, name)
        following = values[(values.index(value) + 1) % len(values)] if value in values else values[0]
        # A selector of the locales cannot begin with a digit.
        said = f"d{value}" if name == "numbers_on" else value
        label = texts.plain("forms-counting-choice", setting=name.replace("_", "-"), value=said)
        found.append({"id": f"{name}.{following}", "label": label})
    return found


async def chose(query: CallbackQuery, _: Any, manager: DialogManager, said: str) -> None:
    """The setting that the button named, if this person may still set it."""
    data = manager.middleware_data
    name, _dot, value = said.partition(".")
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            programme = await programmes.in_hand(
                tx, _seat(data["who"]), data["who"].person_id, data["now"], manager.dialog_data.get("programme")
            )
            if programme is None:
                raise Gone
            programmes.count_by(programme, name, value)
    await query.answer(data["texts"].plain("forms-counting-kept"))
