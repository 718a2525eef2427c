"""Where pairing can stand."""

from aiogram.fsm.state import State, StatesGroup


class Match(StatesGroup):
    """A mentee who waits, the short list of mentors, a last look before proposing."""

    mentees = State()
    mentors = State()
    proposal = State()


class Round(StatesGroup):
    """A whole list matched at once: which list, the drafts (and what became of them), one of them, who is left."""

    forms = State()
    drafts = State()
    one = State()
    alone = State()


class Pairs(StatesGroup):
    """The curator's pairs: the list, one of them, № and date of an order (of several pairs: which), how it ends, and why,
    what is marked by the journal."""

    listed = State()
    journal = State()
    card = State()
    order_pairs = State()
    order_number = State()
    order_day = State()
    ending = State()
    ending_why = State()


class Mine(StatesGroup):
    """A participant's own pairs and proposals."""

    pairs = State()


class Contact(StatesGroup):
    """«Не могу связаться»: why, and thanks."""

    why = State()
    said = State()
