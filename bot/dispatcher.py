"""aiogram's dispatcher with every conversation in it. Order and one-at-a-time come from the inbox, not from locks here."""

from functools import cache

from aiogram import Dispatcher
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram_dialog import setup_dialogs

from bot import errors
from bot.memory import Memory
from handlers import routers


@cache
def build() -> Dispatcher:
    """A dispatcher ready to be fed: one a process, since a router belongs to one for ever. It keeps nothing between updates."""
    isolation = DisabledEventIsolation()
    dispatcher = Dispatcher(storage=Memory(), events_isolation=isolation)
    dispatcher.include_routers(*routers())
    errors.register(dispatcher)
    setup_dialogs(dispatcher, events_isolation=isolation)
    return dispatcher
