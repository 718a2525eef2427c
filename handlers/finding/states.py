"""Where the search of a school can stand."""

from aiogram.fsm.state import State, StatesGroup


class Finding(StatesGroup):
    """The question and what was found."""

    ask = State()
