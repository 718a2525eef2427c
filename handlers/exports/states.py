"""Where «Отчёты и документы» can stand."""

from aiogram.fsm.state import State, StatesGroup


class Exports(StatesGroup):
    """Which tables there are, one of them; documents that come by themselves; their days; what comes already; who took what."""

    main = State()
    card = State()
    documents = State()
    rule = State()
    standing = State()
    taken = State()
