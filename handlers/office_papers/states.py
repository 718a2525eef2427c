"""Where the conversation about documents can stand."""

from aiogram.fsm.state import State, StatesGroup


class OfficePapers(StatesGroup):
    """Which document; whose pair, which pairs, which road map, which request it is of; the templates, and one of them."""

    main = State()
    pairs = State()
    pair = State()
    orders = State()
    maps = State()
    requests = State()
    templates = State()
    template = State()
