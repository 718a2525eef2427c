"""After a press under a notice: the buttons that have done their work go, the words and the other buttons stay."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager

from handlers.buttons import Act


async def spent(manager: DialogManager, subject_id: int, *acts: str) -> None:
    """Take away the buttons of these acts on this subject from the message that was pressed."""
    event = manager.event
    if not isinstance(event, CallbackQuery) or not isinstance(event.message, Message) or event.message.reply_markup is None:
        return
    rows = event.message.reply_markup.inline_keyboard
    left = [kept for row in rows if (kept := [one for one in row if not _is_spent(one, subject_id, acts)])]
    if left != rows:
        with suppress(TelegramBadRequest):  # the message is too old to be changed: its buttons refuse by themselves
            await event.message.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=left) if left else None)


def _is_spent(button: InlineKeyboardButton, subject_id: int, acts: tuple[str, ...]) -> bool:
    try:
        act = Act.unpack(button.callback_data or "")
    except (TypeError, ValueError):
        return False
    return act.act in acts and act.id == subject_id
