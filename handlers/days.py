"""A month to choose a day from, in the reader's language: the calendar of aiogram-dialog with our own face and limits.

The window's getter gives `today`, and `first_day` and `last_day` between which a day may be chosen (local dates). A day that is
typed there is taken as if it had been pressed (`Screen` sees to it), unless the screen takes words itself.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, InlineKeyboardButton, KeyboardButton, Message
from aiogram_dialog import DialogManager, DialogProtocol, ShowMode
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Calendar
from aiogram_dialog.widgets.kbd.calendar_kbd import (
    CALLBACK_NEXT_MONTH,
    CALLBACK_PREV_MONTH,
    date_from_raw,
    month_begin,
    next_month_begin,
    raw_from_date,
)

from domain import typed_day
from domain.typed_day import Unread
from locales import Texts

_NOTHING = "0x"
_EMPTY = "·"

#: How a day was chosen: pressed or typed.
Said = CallbackQuery | Message
#: What a chosen day does.
Chosen = Callable[[Said, Any, DialogManager, date], Awaitable[None]]
#: What the getter of the window says at this moment.
Shown = Callable[[DialogManager], Awaitable[dict[str, Any]]]


class Days(Calendar):
    """One month at a time, Monday first; days outside the limits are dots that do nothing."""

    _shown: Shown

    def __init__(self, id: str, on_click: Chosen) -> None:
        super().__init__(id, on_click=_for_any(on_click))

    def stands_on(self, shown: Shown) -> MessageInput:
        """Its window says what is `shown`, and takes words by the input that comes back."""
        self._shown = shown
        return MessageInput(self._typed, content_types=[ContentType.TEXT])

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        texts: Texts = manager.middleware_data["texts"]
        first, last = data["first_day"], data["last_day"]
        shown = self.get_offset(manager)
        if shown is None or not month_begin(first) <= month_begin(shown) <= last:
            shown = min(max(data["today"], first), last)
            self.set_offset(shown, manager)
        month = month_begin(shown)
        on = next_month_begin(month)
        head = [
            self._cell("‹" if month > first else _EMPTY, CALLBACK_PREV_MONTH if month > first else _NOTHING),
            self._cell(texts.plain("days-month", month=month.month, year=str(month.year)), _NOTHING),
            self._cell("›" if on <= last else _EMPTY, CALLBACK_NEXT_MONTH if on <= last else _NOTHING),
        ]
        week = [self._cell(name, _NOTHING) for name in texts.plain("days-weekdays").split()]
        cells = [self._cell(_EMPTY, _NOTHING)] * month.weekday()
        for number in range(1, (on - month).days + 1):
            day = month.replace(day=number)
            allowed = first <= day <= last
            mark = f"[{number}]" if day == data["today"] else str(number)
            cells.append(self._cell(mark if allowed else _EMPTY, str(raw_from_date(day)) if allowed else _NOTHING))
        cells += [self._cell(_EMPTY, _NOTHING)] * (-len(cells) % 7)
        weeks = [cells[at : at + 7] for at in range(0, len(cells), 7)]
        return [head, week, *(row for row in weeks if any(cell.text != _EMPTY for cell in row))]

    def _cell(self, label: str, does: str) -> InlineKeyboardButton | KeyboardButton:
        return InlineKeyboardButton(text=label, callback_data=self._item_callback_data(does))

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        """Turn the page, choose a day, or do nothing; a forged value, or a day that is not offered, is nothing as well."""
        if data in (CALLBACK_NEXT_MONTH, CALLBACK_PREV_MONTH):
            return bool(await super()._process_item_callback(callback, data, dialog, manager))
        day, shown = _day(data), await self._shown(manager)
        if day is not None and shown["first_day"] <= day <= shown["last_day"]:
            await self.on_click.process_event(callback, self.managed(manager), manager, day)
        return True

    async def _typed(self, message: Message, _: MessageInput, manager: DialogManager) -> None:
        """Take the day that was typed, or say why it is none."""
        manager.show_mode = ShowMode.SEND
        shown = await self._shown(manager)
        first, last = shown["first_day"], shown["last_day"]
        day = typed_day.read(message.text or "", first, last, shown["today"])
        if isinstance(day, Unread):
            texts: Texts = manager.middleware_data["texts"]
            example = last.strftime("%d.%m.%Y")
            await message.answer(texts("days-unread", why=day.value, first=first, last=last, example=example))
        else:
            await self.on_click.process_event(message, self.managed(manager), manager, day)


def _for_any(on_click: Chosen) -> Any:
    """aiogram-dialog's protocol asks for any event; a day is only ever pressed or typed."""
    return on_click


def _day(data: str) -> date | None:
    try:
        return date_from_raw(int(data))
    except (ValueError, OverflowError):
        return None
