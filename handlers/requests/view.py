"""What the screens of whoever asks have in common: the request on show, and whether it may be touched or looked at."""

from typing import Any

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.control import CONTROLLERS, OWNERS
from db.request import requests
from db.request.requests import Asked
from domain.requests import Unready
from domain.who import Seat, Who
from handlers.gone import Gone

#: Entries on one page of a phone.
ROWS = 6


def seat_of(who: Who) -> Seat:
    """The office in which this person asks, or reads what was asked. Raises `Gone` for others."""
    seat = who.seat(*CONTROLLERS)
    if seat is None:
        raise Gone
    return seat


def owns(seat: Seat) -> bool:
    """Whether the office sends requests; the controller reads."""
    return seat.office in OWNERS


def on_show(manager: DialogManager) -> int:
    """The request that the conversation is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("id") or start.get("id") or 0)


async def draft(tx: AsyncSession, manager: DialogManager) -> Asked:
    """The draft on show, for whoever may change it; not locked. Raises `Gone`."""
    data = manager.middleware_data
    one = await requests.find(tx, on_show(manager))
    if one is None or one.state != "draft":
        raise Gone
    if not await requests.may_ask(tx, one.organization_id, data["who"].person_id, data["now"]):
        raise Gone
    return one


def refused(manager: DialogManager, outcome: Unready | None) -> bool:
    """Says why the draft was not changed; whether there was a reason."""
    if outcome is None:
        return False
    data: dict[str, Any] = manager.middleware_data
    data["said"] = data["texts"]("request-unready", reason=outcome.value)
    return True
