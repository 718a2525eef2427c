"""Whose ways in they are: the organisation in which the person is curator or head, asked of the database at every press."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db.office import rights
from domain.offices import Act, Office
from domain.personal import PersonalData
from domain.who import Seat, Who
from handlers.gone import Gone

OFFICES = (Office.CURATOR, Office.HEAD)


def seats_of(who: Who) -> list[Seat]:
    """One seat for each organisation whose ways in this person keeps."""
    found: dict[int, Seat] = {}
    for seat in who.seats:
        if seat.office in OFFICES:
            found.setdefault(seat.organization_id, seat)
    return list(found.values())


async def place_in_hand(tx: AsyncSession, manager: DialogManager, act: Act = Act.OPEN_WAYS_IN) -> Seat:
    """The organisation on show. Raises `Gone` for whoever may not do `act` there, and where nobody takes part at all."""
    data = manager.middleware_data
    who: Who = data["who"]
    now: datetime = data["now"]
    seats = seats_of(who)
    wanted = manager.dialog_data.get("place")
    seat = next((one for one in seats if one.organization_id == wanted), seats[0] if seats else None)
    if seat is None or data["mode"] is PersonalData.NONE:
        raise Gone
    if not await rights.allowed(tx, who.person_id, act, seat.organization_id, now):
        raise Gone
    return seat


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """Another organisation of the same person."""
    manager.dialog_data["place"] = organization_id
