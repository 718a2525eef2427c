"""Where the conversation about one's data can stand."""

from aiogram.fsm.state import State, StatesGroup


class Own(StatesGroup):
    """`main` is the door; one's own, or a child's when it was started with a guardianship. `changed` asks for a later text."""

    main = State()
    sees = State()
    consents = State()
    consent = State()
    withdraw = State()
    erase = State()
    erase_sure = State()
    changed = State()
