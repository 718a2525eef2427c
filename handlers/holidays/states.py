"""Where the conversation about school holidays can stand."""

from aiogram.fsm.state import State, StatesGroup


class Holidays(StatesGroup):
    """The dates of one school year."""

    year = State()
