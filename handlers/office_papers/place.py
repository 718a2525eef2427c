"""Whose documents they are: the organisation in which the person holds an office, asked of the database at every press."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db.office import rights
from domain.office_papers import Paper, exists_in, needed
from domain.offices import Act, Office
from domain.who import Seat, Who
from handlers.gone import Gone

#: Lines on one page of a phone.
ROWS = 8
OFFICES = (Office.COORDINATOR, Office.REGIONAL, Office.CONTROLLER, Office.HEAD, Office.CURATOR)


def seats_of(who: Who) -> list[Seat]:
    """One seat for each organisation, the first of the offices above."""
    found: dict[int, Seat] = {}
    for seat in sorted((one for one in who.seats if one.office in OFFICES), key=lambda one: OFFICES.index(one.office)):
        found.setdefault(seat.organization_id, seat)
    return list(found.values())


def seat_in_hand(manager: DialogManager) -> Seat:
    """The organisation on show. Raises `Gone` for whoever holds no such office (any more)."""
    start: Any = manager.start_data or {}
    seats = seats_of(manager.middleware_data["who"])
    wanted = manager.dialog_data.get("place") or start.get("place")
    seat = next((one for one in seats if one.organization_id == wanted), seats[0] if seats else None)
    if seat is None:
        raise Gone
    return seat


async def may(tx: AsyncSession, manager: DialogManager, act: Act, organization_id: int) -> bool:
    """Whether whoever looks may do this there now."""
    data = manager.middleware_data
    now: datetime = data["now"]
    return await rights.allowed(tx, data["who"].person_id, act, organization_id, now)


async def must(tx: AsyncSession, manager: DialogManager, paper: Paper, organization_id: int) -> None:
    """Raises `Gone` where this document is not for whoever asks, or does not exist in this mode."""
    if not exists_in(paper, manager.middleware_data["mode"]) or not await may(tx, manager, needed(paper), organization_id):
        raise Gone


def paper_in_hand(manager: DialogManager) -> Paper:
    """The document that was chosen. Raises `Gone` where none was."""
    try:
        return Paper(manager.dialog_data.get("paper", ""))
    except ValueError:
        raise Gone from None


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """Another organisation of the same person."""
    manager.dialog_data.update(place=organization_id, page=0)
