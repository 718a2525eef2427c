"""Where the conversation about a programme's forms can stand."""

from aiogram.fsm.state import State, StatesGroup


class Forms(StatesGroup):
    """Forms and lists, one list of tags, one tag, words that are typed (of a new tag, or others); how the share is counted."""

    main = State()
    tags = State()
    one = State()
    words = State()
    counting = State()
