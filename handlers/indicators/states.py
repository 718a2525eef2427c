"""Where the conversation about other indicators can stand."""

from aiogram.fsm.state import State, StatesGroup


class Indicators(StatesGroup):
    """All of them in a year, what a new one counts, one of them, its classes, a value that is typed, taking it off."""

    main = State()
    rules = State()
    one = State()
    classes = State()
    typed = State()
    retire = State()
