"""Where the look at the share can stand."""

from aiogram.fsm.state import State, StatesGroup


class Share(StatesGroup):
    """The numbers; the organisations one by one; who has not said a number; saying it; saying that it is 0; whose learners a line
    of targets is of: the lines, and one of them; the way of participants, and meetings; the municipalities of a region."""

    main = State()
    organizations = State()
    owing = State()
    number = State()
    zero = State()
    bases = State()
    base = State()
    path = State()
    municipalities = State()
