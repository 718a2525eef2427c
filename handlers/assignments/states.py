"""Where the two conversations about assignments can stand."""

from aiogram.fsm.state import State, StatesGroup


class Assignments(StatesGroup):
    """The executor: the list, one assignment, the report that is being collected."""

    listed = State()
    one = State()
    report = State()


class Judging(StatesGroup):
    """Whoever accepts: the reports one by one, and the comment of a return."""

    queue = State()
    comment = State()
