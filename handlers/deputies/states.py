"""Where the naming of a deputy can stand."""

from aiogram.fsm.state import State, StatesGroup


class Deputies(StatesGroup):
    """Who stands in for whom, and the three questions: who, from when, until when."""

    main = State()
    person = State()
    since = State()
    until = State()
