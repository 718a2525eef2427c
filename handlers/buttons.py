"""Buttons that stand under messages which the bot sent by itself. They carry ids and a version, never decisions."""

from contextvars import ContextVar

from aiogram.filters.callback_data import CallbackData

#: Set while a plain button is pressed: the message above it is no screen and keeps its other buttons.
under_own_message: ContextVar[bool] = ContextVar("under_own_message", default=False)


class Act(CallbackData, prefix="act"):
    """What to do, to what, and the version of it that the button was drawn for."""

    act: str
    id: int
    version: int = 0
