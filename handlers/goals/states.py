"""Where the goals of a pair can stand."""

from aiogram.fsm.state import State, StatesGroup


class Goals(StatesGroup):
    """All goals, a new one, one of them, a new step, ideas of what to talk about."""

    main = State()
    new = State()
    card = State()
    step = State()
    ideas = State()
