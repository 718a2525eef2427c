"""Where a guardian's conversation can stand."""

from aiogram.fsm.state import State, StatesGroup


class Guardian(StatesGroup):
    """`children` lists them, `child` is one of them, `ask` the document, `link` what a pupil or a curator passes on."""

    children = State()
    child = State()
    ask = State()
    refuse = State()
    sees = State()
    link = State()
