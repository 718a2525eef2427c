"""A consent's text has changed: the next press of whoever agreed to an earlier one shows the present text.

Meanwhile whatever has begun goes on and nothing new begins (`domain.consent.missing`). Help and one's own data
stay open.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.api.exceptions import DialogsError
from aiogram_dialog.utils import CB_SEP

from domain.personal import PersonalData
from domain.who import Who
from handlers.joining import document
from handlers.own_data.states import Own
from handlers.safety.states import Concern

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

#: The footer's «Сообщить о проблеме», on any screen.
_HELP = f"{CB_SEP}sos"
_HOME = f"{CB_SEP}home"
_COMMANDS = ("/data", "/help", "/language")
#: Conversations that are not interrupted.
_OPEN = (Own, Concern)


def outdated(who: Who, mode: PersonalData) -> bool:
    """Whether somewhere this person has agreed to an earlier text only."""
    if mode is PersonalData.NONE:
        return False
    current = document.current(mode).text_hash
    return any(part.agreed not in (None, current) for part in who.parts)


async def gate(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Let the press through, or show the present text instead."""
    who: Who | None = data.get("who")
    if who is None or not outdated(who, data["mode"]) or _passes(event, data["dialog_manager"]):
        return await handler(event, data)
    manager: DialogManager = data["dialog_manager"]
    if isinstance(event, CallbackQuery):
        await event.answer()
    return await manager.start(Own.changed, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def _passes(event: TelegramObject, manager: DialogManager) -> bool:
    """Help and one's data; whatever else leads away from them does not."""
    if isinstance(event, Message) and event.text and event.text.startswith("/"):
        return event.text.startswith(_COMMANDS)
    pressed = event.data or "" if isinstance(event, CallbackQuery) else ""
    if pressed.endswith(_HELP):
        return True
    if pressed.endswith(_HOME):
        return False
    try:
        return manager.current_context().state.group in _OPEN
    except (DialogsError, AttributeError):
        return False
