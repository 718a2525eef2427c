"""Whose programme it is: asked of the database at every press."""

from datetime import datetime

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Programme
from db.organization import programmes
from domain.offices import Office
from domain.who import Who
from handlers.gone import Gone


async def programme_of(tx: AsyncSession, who: Who, now: datetime, manager: DialogManager) -> Programme | None:
    """The programme of the municipality or region that this person answers for: the one that was chosen, else the newest; None
    where there is none yet. Raises `Gone`."""
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL)
    if seat is None:
        raise Gone
    return await programmes.in_hand(tx, seat.organization_id, who.person_id, now, manager.dialog_data.get("programme"))
