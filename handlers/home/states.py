"""Where the home conversation can stand."""

from aiogram.fsm.state import State, StatesGroup


class Home(StatesGroup):
    """`main` is everybody's first screen, `role` the question to somebody unknown, `language` the choice of words."""

    main = State()
    role = State()
    language = State()
