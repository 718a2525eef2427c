"""What will come by itself in the days ahead beside the reminders of dates: summaries of weeks, tables and documents on set days.

They are made on their day, so nothing of them is written yet; the plan of thirty days counts them from their rules.
"""

from collections import Counter
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.export import export_schedules
from db.organization.organizations import SEEN
from db.reminder.own_items import READERS
from domain.offices import Level
from domain.week import told_on


async def weeks(tx: AsyncSession, organization_id: int, today: date, until: date) -> dict[date, frozenset[int]]:
    """Day → to whom, in this organisation and in those that its offices see, the summary of a week to come is told, up to and
    including `until`; it goes with the reminders of that morning. A place with nothing to tell has none that week: so many at
    most, and only where a road map is in force, there, above or below, or a summary stands now."""
    found = await tx.execute(
        text(f"""
            SELECT DISTINCT a.person_id FROM organizations o JOIN organization_kinds k ON k.code = o.kind
              JOIN appointments a ON a.organization_id = o.id AND a.until IS NULL
             WHERE {SEEN} AND (k.level, a.office) IN (('{Level.MUNICIPALITY}', '{READERS[Level.MUNICIPALITY]}'),
                                                      ('{Level.REGION}', '{READERS[Level.REGION]}'))
               AND (EXISTS (SELECT 1 FROM road_maps r JOIN organizations ro ON ro.id = r.organization_id
                             WHERE r.state = 'published' AND (r.organization_id = ANY(o.path) OR ro.path @> ARRAY[o.id]))
                    OR EXISTS (SELECT 1 FROM weeks w WHERE w.organization_id = o.id AND w.closed_at IS NULL))
        """),
        {"place": organization_id},
    )
    readers = frozenset(found.scalars())
    working_days = await calendar.working_days(tx, today)
    mondays = [today + timedelta(days=7 * n - today.weekday()) for n in range(1, (until - today).days // 7 + 2)]
    days = [told_on(monday, working_days) for monday in mondays]
    return {day: readers for day in days if readers and day <= until}


async def files(tx: AsyncSession, organization_id: int, until: date, *, now: datetime) -> Counter[date]:
    """Day → how many files that somebody has ordered for set days come to this organisation and to those that its offices see, up
    to and including `until`."""
    found = await tx.execute(text(f"SELECT o.id FROM organizations o WHERE {SEEN}"), {"place": organization_id})
    return await export_schedules.days(tx, frozenset(found.scalars()), until, now=now)
