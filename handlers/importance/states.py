"""Where it can stand."""

from aiogram.fsm.state import State, StatesGroup


class Weighing(StatesGroup):
    """Everything that can matter, and the chips of one."""

    main = State()
    one = State()
