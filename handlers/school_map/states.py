"""Where the two conversations about a school's own road map can stand; how it is prepared is `RoadMaps`."""

from aiogram.fsm.state import State, StatesGroup


class Submitting(StatesGroup):
    """The school: in whose place, in answer to what, and off it goes."""

    instead = State()
    answers = State()
    confirm = State()


class Approving(StatesGroup):
    """The coordinator: what waits, one of it, the comment of a return."""

    queue = State()
    one = State()
    comment = State()
