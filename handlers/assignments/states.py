"""Where the conversations about assignments can stand."""

from aiogram.fsm.state import State, StatesGroup


class Assignments(StatesGroup):
    """The executor: the list, one assignment, the report that is being collected, what else may be done about it."""

    listed = State()
    one = State()
    report = State()
    later = State()
    extension = State()
    reason = State()
    help = State()
    lift = State()
    grant = State()
    grant_reason = State()
    let_off = State()
    delegate = State()
    log = State()
    paper = State()
    attach = State()


class Judging(StatesGroup):
    """Whoever accepts: the reports one by one, and the comment of a return."""

    queue = State()
    comment = State()
