"""Where the conversations about requests for information can stand."""

from aiogram.fsm.state import State, StatesGroup


class Requests(StatesGroup):
    """Whoever asks: from the list to a request that was sent, and to what it came to."""

    desk = State()
    draft = State()
    title = State()
    kind = State()  # of a new question
    words = State()  # of a new question
    field = State()
    reword = State()  # of a question
    due = State()
    audience = State()
    places = State()
    measures = State()
    preview = State()  # as a school will see it
    discard = State()
    one = State()
    results = State()
    listed = State()  # organisations: who has answered, who is silent
    place = State()
    nudge = State()
    until = State()  # another date
    withdraw = State()


class Answering(StatesGroup):
    """Whoever answers."""

    listed = State()
    form = State()
    field = State()
    hand = State()
