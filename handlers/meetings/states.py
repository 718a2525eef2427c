"""Where the log of meetings can stand."""

from aiogram.fsm.state import State, StatesGroup


class Log(StatesGroup):
    """With whom (skipped when there is one), which day, which kind, how long; then what may be added. The day after a planned
    meeting what it was about takes the place of the kind."""

    pair = State()
    day = State()
    calendar = State()
    kind = State()
    minutes = State()
    done = State()
    note = State()
    topic = State()


class Meetings(StatesGroup):
    """The meetings so far, one of them, how it was."""

    listed = State()
    card = State()
    rate = State()


class Plans(StatesGroup):
    """A meeting to come: which day, what time, where; the meeting itself, other dates for it, why there was none."""

    day = State()
    calendar = State()
    time = State()
    place = State()
    card = State()
    moving = State()
    missed = State()


class Together(StatesGroup):
    """One meeting of several pairs: who was there, which day, how long; then what was written."""

    who = State()
    day = State()
    calendar = State()
    minutes = State()
    done = State()
