"""Buttons that stand under messages which the bot sent by itself. They carry ids and a version, never decisions."""

from aiogram.filters.callback_data import CallbackData


class Act(CallbackData, prefix="act"):
    """What to do, to what, and the version of it that the button was drawn for."""

    act: str
    id: int
    version: int = 0
