"""May this person do that there, now? Asked of the database in the transaction of every press."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import people
from db.models import Organization
from domain.allowed_hours import local_day
from domain.offices import Act, may


async def today_in(tx: AsyncSession, organization_id: int, now: datetime) -> date:
    """The local day of the organisation."""
    zone = (await tx.execute(select(Organization.zone).where(Organization.id == organization_id))).scalar_one()
    return local_day(now, ZoneInfo(zone))


async def allowed(tx: AsyncSession, person_id: int | None, act: Act, organization_id: int, now: datetime) -> bool:
    """Whether any office that the person holds today allows the act on the organisation."""
    found = (
        await tx.execute(select(Organization.path, Organization.zone).where(Organization.id == organization_id))
    ).one_or_none()
    if person_id is None or found is None:
        return False
    today = local_day(now, ZoneInfo(found.zone))
    seats = await people.seats(tx, person_id, today)
    return may([seat.held for seat in seats], act, tuple(found.path), today)
