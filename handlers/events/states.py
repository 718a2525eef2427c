"""Where the conversation about events can stand."""

from aiogram.fsm.state import State, StatesGroup


class Events(StatesGroup):
    """An event is prepared in five answers; then it is run."""

    listed = State()
    title = State()
    day = State()
    time = State()
    lasts = State()
    place = State()
    check = State()  # everything once more, and to whom
    whom = State()
    places = State()
    one = State()
    move_day = State()
    move_time = State()
    cancel = State()
    guests = State()  # who has answered what; afterwards who came
    attach = State()
