"""Where the conversations about reminders can stand."""

from aiogram.fsm.state import State, StatesGroup


class Snoozing(StatesGroup):
    """«Отложить»: until when, and what was agreed."""

    ask = State()
    done = State()


class Unreachable(StatesGroup):
    """«Не на связи»: who, since when, who hears instead."""

    people = State()


class Forecast(StatesGroup):
    """What the bot will send: the days, and one of them."""

    days = State()
    day = State()
