"""Where «Отчёты и документы» can stand."""

from aiogram.fsm.state import State, StatesGroup


class Exports(StatesGroup):
    """Which tables there are, one of them, on which days it comes, what comes by itself, who took what."""

    main = State()
    card = State()
    rule = State()
    standing = State()
    taken = State()
