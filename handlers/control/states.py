"""Where the conversation about the control of execution can stand."""

from aiogram.fsm.state import State, StatesGroup


class Control(StatesGroup):
    """From the numbers down to one assignment, and what can be done with many at once."""

    main = State()
    groups = State()  # by organisation, by measure, by responsible person
    listed = State()  # the assignments of one of them
    one = State()
    sweep = State()  # the reports of one measure that are about to be accepted together
    archive = State()
    matrix = State()
    nudge = State()  # whom «Напомнить всем красным» would reach
    nudged = State()  # what became of it
