"""Where the answering of pleas can stand."""

from aiogram.fsm.state import State, StatesGroup


class Pleas(StatesGroup):
    """What waits, one of it, another day, the words of an answer."""

    listed = State()
    one = State()
    day = State()
    words = State()
