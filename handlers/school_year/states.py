"""Where the new school year can stand."""

from aiogram.fsm.state import State, StatesGroup


class SchoolYear(StatesGroup):
    """Every pair of last year with its answers, and one of them."""

    main = State()
    pair = State()
