"""Where the conversation about ways in can stand."""

from aiogram.fsm.state import State, StatesGroup


class WaysIn(StatesGroup):
    """Posters in one tap; the links behind them; one link, its words, its end; codes of a roster, a file looked at, slips."""

    main = State()
    other = State()
    links = State()
    link = State()
    words = State()
    revoke = State()
    roster = State()
    preview = State()
    slips = State()
