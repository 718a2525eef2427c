"""A pasted text: Telegram cuts long ones into several messages; the parts are gathered until the person says that it is all."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, drafts

#: The kind under which pasted parts lie among the drafts.
PASTED = "paper-text"
#: Parts of one paper; far more than any order has.
MOST = 60
#: Where Telegram cuts: a part of this length goes on in the next one without a break.
CUT = 4096


def joined(draft: dict[str, Any] | None) -> str:
    """The parts as one text."""
    text = ""
    for part in (draft or {}).get("parts", []):
        text += part if len(part) >= CUT else f"{part}\n"
    return text


async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """One more part."""
    data = manager.middleware_data
    if data["who"].person_id is None:
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = await drafts.find(tx, data["who"].person_id, PASTED, 0)
            parts = [*(kept or {}).get("parts", []), message.text or ""][:MOST]
            await drafts.keep(tx, data["who"].person_id, PASTED, 0, {"parts": parts}, now=data["now"])
    manager.show_mode = ShowMode.SEND


async def forgotten(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """What was pasted is thrown away."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.drop(tx, data["who"].person_id or 0, PASTED, 0)
