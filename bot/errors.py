"""Faults of a press that are no faults: old buttons, effects that an earlier run has had, messages that did not change."""

from aiogram import Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import NoContextError, OutdatedIntent, UnknownIntent, UnknownState

from db import AlreadyDone
from handlers.home.start import go_home
from locales import Texts

_STALE = (UnknownIntent, OutdatedIntent, UnknownState, NoContextError)
#: What Telegram refuses without harm.
_HARMLESS = ("message is not modified", "query is too old", "message to delete not found", "message can't be deleted")


async def stale(event: ErrorEvent, dialog_manager: DialogManager, texts: Texts) -> None:
    """A button of a screen that is no more: nothing is done, the present screen is shown below."""
    if event.update.callback_query is not None:
        await event.update.callback_query.answer(texts.plain("button-old"))
    await _show_present(dialog_manager)


async def already_done(event: ErrorEvent, dialog_manager: DialogManager, texts: Texts) -> None:
    """The effects of this update were committed by an earlier run: show where things stand now."""
    if event.update.callback_query is not None:
        await event.update.callback_query.answer(texts.plain("button-done"))
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
    dispatcher.errors.register(already_done, ExceptionTypeFilter(AlreadyDone))
    dispatcher.errors.register(harmless, ExceptionTypeFilter(TelegramBadRequest))
