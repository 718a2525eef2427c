"""Of which organisation the tables are: one in which the person holds an office; asked of the database at every press."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db.office import rights
from domain.exports import What
from domain.offices import Act, Level, Office
from domain.personal import PersonalData
from domain.who import Seat, Who
from handlers.exports.asked import allowed, level_of
from handlers.gone import Gone

#: Who may take tables.
TAKERS = (Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL)
#: Who sees what others have taken.
WATCHERS = (Office.HEAD, Office.COORDINATOR, Office.REGIONAL)
#: The tables in the order of the screen.
OFFERED = (What.MENTEES, What.MENTORS, What.PAIRS, What.MEETINGS, What.SHARES, What.ROAD_MAP)


def seats_of(who: Who) -> list[Seat]:
    """One seat for each organisation of which this person may take tables."""
    found: dict[int, Seat] = {}
    for seat in who.seats:
        if seat.office in TAKERS:
            found.setdefault(seat.organization_id, seat)
    return list(found.values())


def place_in_hand(who: Who, manager: DialogManager) -> Seat:
    """The organisation on show. Raises `Gone` for whoever holds no such office (any more)."""
    start: Any = manager.start_data or {}
    seats, wanted = seats_of(who), manager.dialog_data.get("place") or start.get("place")
    if not seats:
        raise Gone
    return next((one for one in seats if one.organization_id == wanted), seats[0])


async def offered(tx: AsyncSession, who: Who, place: int, now: datetime, mode: PersonalData) -> list[What]:
    """The tables that this person may have of this organisation now."""
    return [what for what in OFFERED if await allowed(tx, who.person_id, what, place, now, mode)]


async def inside(tx: AsyncSession, place: int) -> bool:
    """Whether lines are about people, not counts."""
    return await level_of(tx, place) is Level.INSTITUTION


async def watches(tx: AsyncSession, who: Who, place: int, now: datetime) -> bool:
    """Whether this person sees who took what there."""
    if not any(seat.office in WATCHERS and seat.organization_id == place for seat in who.seats):
        return False
    return await rights.allowed(tx, who.person_id, Act.SEE_NUMBERS, place, now)


async def in_hand(tx: AsyncSession, manager: DialogManager) -> tuple[Seat, What]:
    """The table on show, if it may be had. Raises `Gone`."""
    data = manager.middleware_data
    seat = place_in_hand(data["who"], manager)
    wanted = manager.dialog_data.get("what")
    if wanted not in set(What) or not await allowed(
        tx, data["who"].person_id, What(wanted), seat.organization_id, data["now"], data["mode"]
    ):
        raise Gone
    return seat, What(wanted)


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """Another organisation of the same person."""
    manager.dialog_data.update(place=organization_id, page=0)
