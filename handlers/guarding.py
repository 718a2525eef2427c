"""In front of every press, every message and every screen: the table of `doors.py` is asked before anything else."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY
from aiogram_dialog.utils import CB_SEP

from db.office import people
from domain.who import Who
from handlers.buttons import Act
from handlers.doors import ACTS, NOBODY, Door, door_of
from handlers.gone import Gone
from handlers.home.states import Home
from locales import Texts

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

#: Buttons of the frame of every screen: they lead out.
_WAYS_OUT = (f"{CB_SEP}sos", f"{CB_SEP}ltr", f"{CB_SEP}home", f"{CB_SEP}behind")


async def guard(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """In front of every press and every message: a closed door changes nothing, says so and leads home."""
    who: Who | None = data.get("who")
    door = _asked(event, data)
    if who is None or door is None or await _opens(door, data):
        return await handler(event, data)
    texts: Texts = data["texts"]
    if isinstance(event, CallbackQuery):
        await event.answer(texts.plain("door-closed", polite=who.polite))
        if _act(event) is not None:
            return None  # the message above the button stays as it is
    elif isinstance(event, Message):
        await event.answer(texts("door-closed", polite=who.polite))
    manager: DialogManager = data["dialog_manager"]
    return await manager.start(Home.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def looks(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Before a screen is drawn. Raises `Gone` where its door is closed to whoever looks."""
    if not await _opens(door_of(dialog_manager.current_context().state), dialog_manager.middleware_data):
        raise Gone
    return {}


async def _opens(door: Door, data: Mapping[str, Any]) -> bool:
    """Whether it opens; the press in hand may just have made somebody what they were not when it came."""
    who: Who = data["who"]
    if door.opens_to(who):
        return True
    async with data["db"].read() as tx:
        present = await people.who(tx, who.external_id, today=data["now"].date(), language=who.language)
    return door.opens_to(present)


def _asked(event: TelegramObject, data: Mapping[str, Any]) -> Door | None:
    """The door that this press or message comes to; None for what belongs to no screen, and for the ways out."""
    if (act := _act(event)) is not None:
        return ACTS.get(act, NOBODY)
    context: Context | None = data.get(CONTEXT_KEY)
    if context is None:
        return None
    if isinstance(event, CallbackQuery):
        pressed = event.data or ""
        return None if CB_SEP not in pressed or pressed.endswith(_WAYS_OUT) else door_of(context.state)
    if isinstance(event, Message) and not (event.text or "").startswith("/"):
        return door_of(context.state)
    return None


def _act(event: TelegramObject) -> str | None:
    """What a plain button does; None for everything else, and for what no release of ours has ever drawn."""
    if not isinstance(event, CallbackQuery) or not event.data or CB_SEP in event.data:
        return None
    try:
        act = Act.unpack(event.data).act
    except (TypeError, ValueError):
        return None
    return act if act in ACTS else None
