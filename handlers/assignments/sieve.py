"""A long list is looked at in parts: what is overdue, near, handed on, waits, is closed. Each part is a button with its count."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db.assignment.assignments import Listed
from domain.assignment import Mark, State
from locales import Texts


class Part(StrEnum):
    """A part of the list."""

    ALL = "all"
    OVERDUE = "overdue"
    SOON = "soon"
    HANDED = "handed"
    WAITING = "waiting"
    CLOSED = "closed"


def is_acting(one: Listed) -> bool:
    """Whether its executor still has to do something."""
    return one.state in (State.OPEN, State.RETURNED)


def is_mine_to_do(one: Listed) -> bool:
    """Whether the person who has it on the list is the one to do it: it is neither done nor handed on to somebody else."""
    return is_acting(one) and not one.handed_away


def _holds(now: datetime) -> dict[Part, Callable[[Listed], bool]]:
    return {
        Part.ALL: lambda one: True,
        Part.OVERDUE: lambda one: one.mark(now) is Mark.OVERDUE,
        Part.SOON: lambda one: one.mark(now) is Mark.SOON,
        Part.HANDED: lambda one: is_acting(one) and one.handed_away,
        Part.WAITING: lambda one: one.state is State.REPORTED,
        Part.CLOSED: lambda one: one.state in (State.ACCEPTED, State.NOT_REQUIRED),
    }


def sifted(
    mine: list[Listed], now: datetime, manager: DialogManager, texts: Texts, *, long: int
) -> tuple[list[Listed], list[dict[str, Any]]]:
    """The part on show, and the buttons of all parts that hold anything; a list of at most `long` entries has no parts."""
    holds = _holds(now)
    counts = {part: sum(map(holds[part], mine)) for part in Part}
    chosen = next((one for one in Part if one.value == manager.dialog_data.get("part")), Part.ALL)
    part = chosen if counts[chosen] else Part.ALL
    if len(mine) <= long:
        return mine, []
    buttons = [
        {"id": one.value, "label": texts.plain("assignments-part", part=one.value, count=counts[one], chosen=one is part)}
        for one in Part
        if counts[one]
    ]
    return [one for one in mine if holds[part](one)], buttons


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, part: str) -> None:
    """Show this part, from its beginning."""
    manager.dialog_data.update(part=part, page=0)
