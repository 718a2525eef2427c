"""Where a report of a problem can stand, for who sends it and for who answers it."""

from aiogram.fsm.state import State, StatesGroup


class Concern(StatesGroup):
    """What happened, about whom, whether it is urgent, words if wanted, the receipt."""

    what = State()
    about = State()
    urgent = State()
    words = State()
    receipt = State()


class Concerns(StatesGroup):
    """The reports that an adult may read: the list, one of them with its log, the closing note."""

    listed = State()
    card = State()
    closing = State()


class Helpline(StatesGroup):
    """The numbers that stand on the first screen."""

    lines = State()
