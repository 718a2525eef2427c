"""aiogram's dispatcher with every conversation in it. Order and one-at-a-time come from the inbox, not from locks here."""

from contextlib import suppress
from functools import cache

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ShowMode, setup_dialogs
from aiogram_dialog.api.entities import NewMessage, OldMessage, stack
from aiogram_dialog.api.protocols import MessageNotModified
from aiogram_dialog.manager.message_manager import MessageManager

from bot import errors
from bot.memory import Memory, new_intent, page
from bot.pacing import Busy
from bot.routing import by_table
from handlers import guarding, routers
from handlers.buttons import under_own_message
from handlers.own_data import asking


class Screens(MessageManager):
    """How a dialog's screen gets onto the phone.

    A screen that finds no slot is dropped while the dialog moves on: the press has had its effects, and the next press, on
    whatever stands there, draws the present screen. A screen that replaces another is sent before the other one goes, so
    that nobody is left without buttons when the line breaks in between. A screen above something that the bot has said since (a
    reminder, a notice) moves to the end of the chat, where the person looks.
    """

    async def answer_callback(self, bot: Bot, callback_query: CallbackQuery) -> None:
        """Stop the button's clock, if there is a slot for it."""
        try:
            await super().answer_callback(bot, callback_query)
        except Busy:
            return

    async def show_message(self, bot: Bot, new_message: NewMessage, old_message: OldMessage | None) -> OldMessage:
        """Send or edit. Raises `MessageNotModified` when nothing was shown."""
        try:
            if old_message is None or not self._goes_below(new_message, old_message):
                return await super().show_message(bot, new_message, old_message)
            shown = await super().show_message(bot, new_message, None)
        except Busy:
            raise MessageNotModified from None
        # Where it stays, the old screen keeps its buttons; they lead to the present one.
        with suppress(Busy, TelegramNetworkError, TelegramServerError):
            await self._tidy(bot, new_message, old_message)
        return shown

    async def remove_inline_kbd(self, bot: Bot, old_message: OldMessage | None) -> Message | None:
        """Take the buttons off a screen that is left; a digest or a notice keeps those that act on its other lines."""
        return None if under_own_message.get() else await super().remove_inline_kbd(bot, old_message)

    def _goes_below(self, new: NewMessage, old: OldMessage) -> bool:
        """Whether the screen is a new message (those with a keyboard below the chat keep the library's own order)."""
        if self.had_reply_keyboard(old) or self.need_reply_keyboard(new) or new.show_mode is ShowMode.NO_UPDATE:
            return False
        asked = new.show_mode in (ShowMode.SEND, ShowMode.DELETE_AND_SEND)
        return asked or not self._can_edit(new, old) or _is_out_of_sight(old)

    async def _tidy(self, bot: Bot, new: NewMessage, old: OldMessage) -> None:
        if new.show_mode is ShowMode.SEND:
            await self._remove_kbd(bot, old, new)
        else:
            await self.remove_message_safe(bot, old, new)


def _is_out_of_sight(old: OldMessage) -> bool:
    """Whether the bot has said something by itself below this screen; what it has said that way itself is no screen."""
    return not under_own_message.get() and old.message_id < page.get().said_below


@cache
def build() -> Dispatcher:
    """A dispatcher ready to be fed: one a process, since a router belongs to one for ever. It keeps nothing between updates."""
    # The library's own names repeat once in a hundred within a second, and a run after a death would give others.
    stack.new_id = new_intent
    isolation = DisabledEventIsolation()
    # States of our own are not used, so that nothing looks for one; the dialogs find the storage where that would put it.
    dispatcher = Dispatcher(disable_fsm=True, fsm_storage=Memory())
    dispatcher.include_router(by_table(routers()))
    errors.register(dispatcher)
    setup_dialogs(dispatcher, message_manager=Screens(), events_isolation=isolation)
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.middleware(asking.gate)
        observer.middleware(guarding.guard)
    return dispatcher
