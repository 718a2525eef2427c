"""Where a report of a problem can stand."""

from aiogram.fsm.state import State, StatesGroup


class Concern(StatesGroup):
    """What happened, whether it is urgent, words if wanted, the receipt."""

    what = State()
    urgent = State()
    words = State()
    receipt = State()
