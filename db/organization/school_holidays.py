"""School holidays as the municipality, the region, or else the Ministry has them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import SchoolHoliday
from db.office import rights
from domain.offices import Act
from domain.school_holidays import RECOMMENDED, SchoolHolidays, Stretch, Unread, read_stretch, school_year_of


class Origin(StrEnum):
    """Whose dates these are."""

    OWN = "own"
    ABOVE = "above"
    RECOMMENDED = "recommended"
    UNKNOWN = "unknown"
    """Nobody has entered any, and none are recommended."""


@dataclass(frozen=True)
class Found:
    """The holidays of one school year in one organisation, in order."""

    stretches: tuple[Stretch, ...]
    origin: Origin


async def of_year(tx: AsyncSession, organization_id: int, school_year: int) -> Found:
    """The organisation's own dates, else those of the nearest one above, else the recommended ones."""
    rows = (
        await tx.execute(
            text("""
                SELECT h.organization_id, h.first_day, h.last_day
                  FROM organizations o CROSS JOIN unnest(o.path) WITH ORDINALITY AS above (id, depth)
                  JOIN school_holidays h ON h.organization_id = above.id AND h.school_year = :year
                 WHERE o.id = :place ORDER BY above.depth DESC, h.first_day
            """),
            {"place": organization_id, "year": school_year},
        )
    ).all()
    if rows:
        nearest = rows[0].organization_id
        origin = Origin.OWN if nearest == organization_id else Origin.ABOVE
        return Found(tuple(Stretch(row.first_day, row.last_day) for row in rows if row.organization_id == nearest), origin)
    recommended = RECOMMENDED.get(school_year, ())
    return Found(recommended, Origin.RECOMMENDED if recommended else Origin.UNKNOWN)


async def between(tx: AsyncSession, organization_id: int, first: date, last: date) -> SchoolHolidays:
    """Everything that concerns the days from `first` to `last`, for clocks that stand still in the holidays."""
    years = range(school_year_of(first), school_year_of(last) + 1)
    found = [await of_year(tx, organization_id, year) for year in years]
    return SchoolHolidays(tuple(one for each in found for one in each.stretches))


async def add(
    tx: AsyncSession, by: int | None, organization_id: int, school_year: int, typed: str, *, now: datetime
) -> Stretch | Unread | None:
    """One more stretch, as somebody typed it; what held so far becomes the organisation's own with it. None for who may not:
    whoever owns the road maps of the organisation may."""
    if not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return None
    held = await _adopted(tx, by, organization_id, school_year, now)
    stretch = read_stretch(typed, school_year, held)
    if isinstance(stretch, Stretch):
        tx.add(_row(organization_id, school_year, stretch, by, now))
        await tx.flush()
    return stretch


async def remove(tx: AsyncSession, by: int | None, organization_id: int, school_year: int, first: date, *, now: datetime) -> bool:
    """Take out the stretch that begins on this day; false for who may not. Without any, what is above or recommended holds."""
    if not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return False
    held = await _adopted(tx, by, organization_id, school_year, now)
    if first in {one.first for one in held}:
        await tx.execute(
            delete(SchoolHoliday).where(
                SchoolHoliday.organization_id == organization_id,
                SchoolHoliday.school_year == school_year,
                SchoolHoliday.first_day == first,
            )
        )
    return True


async def restore(tx: AsyncSession, by: int | None, organization_id: int, school_year: int, *, now: datetime) -> bool:
    """The organisation has no dates of its own any more; false for who may not."""
    if not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return False
    await tx.execute(
        delete(SchoolHoliday).where(SchoolHoliday.organization_id == organization_id, SchoolHoliday.school_year == school_year)
    )
    return True


async def _adopted(
    tx: AsyncSession, by: int | None, organization_id: int, school_year: int, now: datetime
) -> tuple[Stretch, ...]:
    """What holds, as rows of the organisation's own: a correction starts from the default. Two presses follow one another."""
    await tx.execute(
        text("SELECT pg_advisory_xact_lock(hashtext('school-holidays'), CAST(:place AS int))"), {"place": organization_id}
    )
    found = await of_year(tx, organization_id, school_year)
    if found.origin is not Origin.OWN:
        tx.add_all([_row(organization_id, school_year, one, by, now) for one in found.stretches])
        await tx.flush()
    own = await tx.execute(
        select(SchoolHoliday).where(SchoolHoliday.organization_id == organization_id, SchoolHoliday.school_year == school_year)
    )
    return tuple(Stretch(row.first_day, row.last_day) for row in own.scalars())


def _row(organization_id: int, school_year: int, one: Stretch, by: int | None, now: datetime) -> SchoolHoliday:
    assert by is not None  # who may is somebody
    return SchoolHoliday(
        organization_id=organization_id,
        school_year=school_year,
        first_day=one.first,
        last_day=one.last,
        set_by=by,
        set_at=now,
    )
