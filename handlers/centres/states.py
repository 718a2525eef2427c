"""Where the conversation with a regional centre can stand."""

from aiogram.fsm.state import State, StatesGroup


class Centres(StatesGroup):
    """From the directory to a question, and the answer of the centre."""

    directions = State()
    entries = State()  # one direction of several centres: by topic
    words = State()
    asked = State()  # what was asked before, with the answers
    waiting = State()  # the centre's own: questions without an answer
    answer = State()  # the centre's own screen
