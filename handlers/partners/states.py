"""Where the conversation about partners can stand."""

from aiogram.fsm.state import State, StatesGroup


class Partners(StatesGroup):
    """The register, one of it, a field that is typed, its organisations."""

    listed = State()
    one = State()
    field = State()
    schools = State()
    remove = State()
