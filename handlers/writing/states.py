"""Where a letter to the curators can stand."""

from aiogram.fsm.state import State, StatesGroup


class Writing(StatesGroup):
    """To which school (skipped when there is one), the words, sent; the curator's list, and an answer."""

    place = State()
    words = State()
    sent = State()
    waiting = State()
    answer = State()
