"""Where the conversation about office addresses can stand."""

from aiogram.fsm.state import State, StatesGroup


class Offices(StatesGroup):
    """The organisations, and the address of one."""

    listed = State()
    one = State()
