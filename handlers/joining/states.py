"""Where joining can stand."""

from aiogram.fsm.state import State, StatesGroup


class Join(StatesGroup):
    """One screen a question; `resume` leads to the one that is open, `day` carries the summary, `profile` is what remains."""

    resume = State()
    consent = State()
    who_sees = State()
    category = State()
    form = State()
    school_class = State()
    name = State()
    tags = State()
    capacity = State()
    day = State()
    corrections = State()
    cancel = State()
    profile = State()
    rest = State()
    about_self = State()
