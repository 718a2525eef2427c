"""What is changed about other indicators: added, named, narrowed, aimed at, entered, taken off. Each press asks again who may."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.models import Indicator
from db.share import indicators
from domain.denominator import Refusal as NoNumber
from domain.denominator import read_count
from domain.indicators import BANDS, Refusal, Rule, read_percent, read_words
from handlers.gone import Gone
from handlers.indicators.looking import Look, look
from handlers.indicators.states import Indicators
from locales import Texts

#: Does something to the chosen indicator, locked.
Does = Callable[[AsyncSession, Look, Indicator], Awaitable[None]]


async def _does(manager: DialogManager, does: Does) -> None:
    """In the one transaction of this press, where this person may. Raises `Gone`."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            at = await look(tx, data["who"], data["now"], manager)
            wanted = int(manager.dialog_data.get("indicator", 0))
            row = await indicators.find(tx, at.outlook.programme_id, wanted) if at.owns else None
            if row is None:
                raise Gone
            await does(tx, at, row)


async def chose_year(_: CallbackQuery, __: Any, manager: DialogManager, year: int) -> None:
    """Another year."""
    manager.dialog_data["year"] = year


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, indicator: int) -> None:
    """One indicator."""
    manager.dialog_data["indicator"] = indicator
    await manager.switch_to(Indicators.one)


async def added(_: CallbackQuery, __: Any, manager: DialogManager, rule: str) -> None:
    """A new indicator under the usual name of its rule."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    made: int | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            at = await look(tx, data["who"], data["now"], manager)
            if not at.owns:
                raise Gone
            title = texts.plain("indicators-rule", rule=Rule(rule).value)
            programme = at.outlook.programme_id
            made = await indicators.add(tx, programme, Rule(rule), title, now=data["now"], by=data["who"].person_id)
    if made is None:
        await manager.switch_to(Indicators.main)
        return
    manager.dialog_data["indicator"] = made
    await manager.switch_to(Indicators.one)


async def asks(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """A value is to be typed: the button's id says which."""
    manager.dialog_data["field"] = str(button.widget_id)
    await manager.switch_to(Indicators.typed)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """What was typed, or why it is not taken."""
    data = manager.middleware_data
    field, words = str(manager.dialog_data.get("field", "")), message.text or ""
    value = _read(field, words)
    manager.show_mode = ShowMode.SEND
    if isinstance(value, Refusal | NoNumber):
        manager.dialog_data["refused"] = value.value
        return

    async def keep(tx: AsyncSession, at: Look, row: Indicator) -> None:
        by, now = data["who"].person_id, data["now"]
        match field:
            case "title":
                row.title = str(value)
            case "source":
                row.source = str(value)
            case "goal":
                await indicators.aim(tx, row.id, at.year, value, now=now, by=by)
            case "numerator" | "denominator":
                await indicators.enter(tx, row.id, at.year, field, value, now=now, by=by)

    await _does(manager, keep)
    await manager.switch_to(Indicators.one)


def _read(field: str, words: str) -> Any:
    if field in ("title", "source"):
        return read_words(words)
    return read_percent(words) if field == "goal" else read_count(words)


async def chose_band(_: CallbackQuery, __: Any, manager: DialogManager, band: str) -> None:
    """The classes that it is narrowed to."""
    chosen = BANDS[int(band)] if band.isdecimal() and int(band) < len(BANDS) else None

    async def keep(_: AsyncSession, __: Look, row: Indicator) -> None:
        if Rule(row.rule).has_classes:
            row.from_grade, row.to_grade = chosen or (None, None)

    await _does(manager, keep)
    await manager.switch_to(Indicators.one)


async def retired(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Off the list; its numbers stay in the database."""
    now = manager.middleware_data["now"]

    async def keep(_: AsyncSession, __: Look, row: Indicator) -> None:
        row.retired_at = now

    await _does(manager, keep)
    await manager.switch_to(Indicators.main)
