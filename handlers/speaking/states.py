"""Where the door to messages and events can stand."""

from aiogram.fsm.state import State, StatesGroup


class Speaking(StatesGroup):
    """The one screen behind the button of control."""

    main = State()
