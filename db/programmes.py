"""How a programme counts: whom, from when on, by which years, and on which day heads are asked for their number of learners."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import rights
from db.models import Programme
from domain.offices import Act
from domain.targets import Years

#: What can be set, and to what; the order in which a button goes round.
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "counting": ("meeting", "pair"),
    "counted_role": ("either", "mentee"),
    "counted_year": (Years.CALENDAR.value, Years.SCHOOL.value),
    "numbers_on": ("09-01", "09-15", "10-01"),
}


async def to_count(tx: AsyncSession, organization_id: int, by: int | None, now: datetime) -> Programme | None:
    """The organisation's own newest programme, locked, if this person may say how it counts."""
    if not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return None
    rows = await tx.execute(
        select(Programme)
        .where(Programme.organization_id == organization_id)
        .order_by(Programme.first_year.desc(), Programme.id.desc())
        .limit(1)
        .with_for_update()
    )
    return rows.scalar_one_or_none()


def count_by(programme: Programme, setting: str, value: str) -> bool:
    """Set it, where it is one of `SETTINGS`. What was closed before keeps the rule that it was closed by."""
    if value not in SETTINGS.get(setting, ()):
        return False
    setattr(programme, setting, value)
    return True
