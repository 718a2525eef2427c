"""Where the conversation about the organisations of an office can stand."""

from aiogram.fsm.state import State, StatesGroup


class Organizations(StatesGroup):
    """The numbers, the preview of a list, those who have not come in."""

    main = State()
    preview = State()
    absent = State()
