"""Where the making of a link can stand."""

from aiogram.fsm.state import State, StatesGroup


class Invite(StatesGroup):
    """Which office, in which organisation, and the link; the links made so far. Other staff has a free title."""

    office = State()
    organization = State()
    link = State()
    mine = State()
    title = State()
