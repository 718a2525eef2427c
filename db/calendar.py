"""The production calendar as the database keeps it: handlers and planning read the same days off."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import CalendarYear
from domain.working_days import WorkingDays

#: Where nobody has said otherwise.
DEFAULT_ZONE = "Europe/Moscow"


async def put(tx: AsyncSession, years: Mapping[int, Iterable[date]]) -> None:
    """Keep the days off of these years in place of what was known of them."""
    for year, days in years.items():
        row = insert(CalendarYear).values(year=year, days_off=sorted(days))
        await tx.execute(row.on_conflict_do_update(index_elements=["year"], set_={"days_off": row.excluded.days_off}))


async def working_days(tx: AsyncSession, around: date) -> WorkingDays:
    """The calendar from the year before `around` to two years after it; years that are not known go by the week."""
    rows = await tx.execute(
        select(CalendarYear.year, CalendarYear.days_off).where(CalendarYear.year.between(around.year - 1, around.year + 2))
    )
    known = {row.year: row.days_off for row in rows}
    return WorkingDays(off=frozenset(day for days in known.values() for day in days), years=frozenset(known))


async def zone_of(tx: AsyncSession, person_id: int) -> ZoneInfo:
    """The zone in which a person's days begin: of the first office, else of the first participation, else of the root."""
    found = await tx.execute(
        text("""
            SELECT zone FROM (
                SELECT o.zone, 1 AS rank, a.id FROM appointments a JOIN organizations o ON o.id = a.organization_id
                 WHERE a.person_id = :person AND a.until IS NULL
                UNION ALL SELECT o.zone, 2, p.id FROM participants p JOIN organizations o ON o.id = p.organization_id
                 WHERE p.person_id = :person AND p.state <> 'left'
                UNION ALL SELECT zone, 3, id FROM organizations WHERE parent_id IS NULL) places
            ORDER BY rank, id LIMIT 1
        """),
        {"person": person_id},
    )
    return ZoneInfo(found.scalar_one_or_none() or DEFAULT_ZONE)


async def zones_of(tx: AsyncSession, person_ids: Collection[int]) -> dict[int, ZoneInfo]:
    """`zone_of` for many people in one statement."""
    rows = await tx.execute(
        text("""
            SELECT p.id, coalesce(
                (SELECT o.zone FROM appointments a JOIN organizations o ON o.id = a.organization_id
                  WHERE a.person_id = p.id AND a.until IS NULL ORDER BY a.id LIMIT 1),
                (SELECT o.zone FROM participants t JOIN organizations o ON o.id = t.organization_id
                  WHERE t.person_id = p.id AND t.state <> 'left' ORDER BY t.id LIMIT 1),
                (SELECT zone FROM organizations WHERE parent_id IS NULL ORDER BY id LIMIT 1), :fallback) AS zone
              FROM unnest(CAST(:ids AS bigint[])) AS p (id)
        """),
        {"ids": sorted(person_ids), "fallback": DEFAULT_ZONE},
    )
    return {row.id: ZoneInfo(row.zone) for row in rows}


async def zones_in_use(tx: AsyncSession) -> list[ZoneInfo]:
    """The zones in which organisations lie, the root's first; at least one."""
    rows = await tx.execute(
        text("SELECT zone FROM organizations GROUP BY zone ORDER BY min(id) FILTER (WHERE parent_id IS NULL) NULLS LAST, zone")
    )
    return [ZoneInfo(zone) for zone in rows.scalars()] or [ZoneInfo(DEFAULT_ZONE)]


async def zone_of_the_root(tx: AsyncSession) -> ZoneInfo:
    """The zone in which the days of the whole installation begin: of the root of the tree."""
    found = await tx.execute(text("SELECT zone FROM organizations WHERE parent_id IS NULL ORDER BY id LIMIT 1"))
    return ZoneInfo(found.scalar_one_or_none() or DEFAULT_ZONE)
