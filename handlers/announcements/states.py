"""Where the conversation about messages to many can stand."""

from aiogram.fsm.state import State, StatesGroup


class Announce(StatesGroup):
    """A message is written, looked at, sent, and reported on."""

    compose = State()
    whom = State()
    places = State()
    standing = State()
    preview = State()
    sent = State()  # what was sent before
    report = State()
    attach = State()  # to which measure it is evidence
