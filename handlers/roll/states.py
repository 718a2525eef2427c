"""Where the list of participants can stand."""

from aiogram.fsm.state import State, StatesGroup


class Roll(StatesGroup):
    """The list, what it is narrowed by, the values of one facet, one participant to read, a table to bring in, its preview."""

    listed = State()
    sieve = State()
    values = State()
    card = State()
    upload = State()
    preview = State()
