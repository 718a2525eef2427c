"""Where the conversation about road maps can stand."""

from aiogram.fsm.state import State, StatesGroup


class RoadMaps(StatesGroup):
    """From the desk, where papers arrive, to a published road map."""

    desk = State()  # the road maps there are; a file or a text may come at any time
    offered = State()  # a file came while nothing was open: is it a road map?
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
