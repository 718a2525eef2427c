"""Where the conversation about road maps can stand."""

from aiogram.fsm.state import State, StatesGroup


class RoadMaps(StatesGroup):
    """From the desk, where papers arrive, to a published road map."""

    desk = State()  # the road maps there are; a file or a text may come at any time
    offered = State()  # a file came while nothing was open: is it a road map?
    whose = State()  # somebody with offices in several organisations sent a paper: whose is it?
    summary = State()
    rows = State()
    row = State()
    question = State()
    targets = State()
    people = State()
    link = State()
    centres = State()
    audience = State()
    places = State()
    confirm = State()
    discard = State()
    standing = State()
    newcomers = State()  # organisations that came after publication


class Editing(StatesGroup):
    """A row, a target or the heading of a draft is corrected; each screen for one thing."""

    words = State()  # anything typed: the measure, the result, the title …
    day = State()  # a term, the paper's date, a target's date
    calendar = State()
    people = State()
    named = State()
    split = State()
    head = State()
    year = State()
    programme = State()  # which of the owner's programmes the paper belongs to
    target = State()


class Edition(StatesGroup):
    """From «Что изменилось» to the edition in force, and back to earlier ones."""

    changes = State()
    entry = State()  # one row: old beside new; a wrong match is corrected here
    choose = State()  # which road map in force it replaces
    confirm = State()
    earlier = State()
