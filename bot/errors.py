"""Faults of a press that are no faults: old buttons, effects that an earlier run has had, messages that did not change."""

from contextvars import ContextVar

from aiogram import Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import NoContextError, OutdatedIntent, UnknownIntent, UnknownState
from aiogram_dialog.utils import CB_SEP
from sqlalchemy.exc import DBAPIError

from db import AlreadyDone, UpdateDatabase
from handlers.gone import Gone
from handlers.home.start import go_home
from locales import Texts

#: What numbers and words out of any range come to: in our code, or in the database's.
_STUMBLED = (ValueError, LookupError, TypeError, ArithmeticError, DBAPIError)
#: Whether the data that was pressed stands on a button of its message.
on_screen: ContextVar[bool] = ContextVar("on_screen", default=True)

_STALE = (UnknownIntent, OutdatedIntent, UnknownState, NoContextError)
#: What Telegram refuses without harm.
_HARMLESS = ("message is not modified", "query is too old", "message to delete not found", "message can't be deleted")


async def stale(event: ErrorEvent, dialog_manager: DialogManager, db: UpdateDatabase, texts: Texts) -> None:
    """A button of a screen that is no more: nothing is done, the present screen is shown below, once for all that was pressed
    while the bot was away."""
    if event.update.callback_query is not None:
        await event.update.callback_query.answer(texts.plain("button-old"))
    if not await db.shows_more(CB_SEP):
        await _show_present(dialog_manager)


async def gone(event: ErrorEvent, dialog_manager: DialogManager, texts: Texts) -> None:
    """The screen stands, but what it was about does not: home, where everything is as it is now."""
    if event.update.callback_query is not None:
        await event.update.callback_query.answer(texts.plain("button-old"))
    await go_home(dialog_manager)


async def already_done(event: ErrorEvent, dialog_manager: DialogManager, texts: Texts) -> None:
    """The effects of this update were committed by an earlier run: show where things stand now."""
    if event.update.callback_query is not None:
        await event.update.callback_query.answer(texts.plain("button-done"))
    await _show_present(dialog_manager)


def never_shown(event: ErrorEvent) -> bool:
    """Whether the program stumbled over data that stands on no button of the message which was pressed: a modified client can
    send anything (https://core.telegram.org/bots/api#callbackquery), and nonsense of others is no failure of ours."""
    query = event.update.callback_query
    if query is None or not isinstance(query.message, Message) or not isinstance(event.exception, _STUMBLED):
        return False
    return not on_screen.get()


async def forged(event: ErrorEvent, dialog_manager: DialogManager, db: UpdateDatabase, texts: Texts) -> None:
    """Nothing was done: what the handler began was rolled back. The press is answered; the present screen is shown as for an
    old one."""
    if event.update.callback_query is not None:
        await event.update.callback_query.answer(texts.plain("button-unknown"))
    if not await db.shows_more(CB_SEP):
        await _show_present(dialog_manager)


async def _show_present(manager: DialogManager) -> None:
    """Where the person stands, as a new message below; home where that is nowhere any more."""
    if manager.has_context():
        await manager.show(ShowMode.SEND)
    else:
        await go_home(manager)


async def harmless(event: ErrorEvent) -> bool:
    """Whether a refusal of Telegram needs nobody; others go on to the worker."""
    if isinstance(event.exception, TelegramBadRequest) and any(known in event.exception.message for known in _HARMLESS):
        return True
    raise event.exception


def register(dispatcher: Dispatcher) -> None:
    """Put them in front of everything."""
    dispatcher.errors.register(stale, ExceptionTypeFilter(*_STALE))
    dispatcher.errors.register(gone, ExceptionTypeFilter(Gone))
    dispatcher.errors.register(already_done, ExceptionTypeFilter(AlreadyDone))
    dispatcher.errors.register(forged, never_shown)
    dispatcher.errors.register(harmless, ExceptionTypeFilter(TelegramBadRequest))
