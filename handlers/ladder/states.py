"""Where the conversation about the ladder can stand."""

from aiogram.fsm.state import State, StatesGroup


class Ladder(StatesGroup):
    """The ladder in words, one setting of it, the measures that may have their own."""

    main = State()
    setting = State()
    measures = State()
