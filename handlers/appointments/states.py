"""Where the conversation about who is appointed can stand."""

from aiogram.fsm.state import State, StatesGroup


class Appointments(StatesGroup):
    """Everybody whom one has named, one of them, to whom their tasks go, and the last question."""

    listed = State()
    one = State()
    successor = State()
    sure = State()
