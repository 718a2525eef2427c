"""Standing orders: which file comes to whom on which day; set, removed, and found when their day has come."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from domain import exports
from domain.allowed_hours import MORNING, moment_of
from domain.exports import Rule, What
from domain.offices import Level
from domain.working_days import WorkingDays

#: Later on a day nothing comes by itself.
EVENING = time(19)


@dataclass(frozen=True)
class Standing:
    """A standing order; `subject` names the road map or the request that a document is of.

    `next` is the day on which the file comes; None where no reporting date lies ahead.
    """

    id: int
    what: What
    subject: str | None
    rule: Rule
    day: int
    by_mail: bool
    next: date | None


@dataclass(frozen=True)
class Due:
    """A standing order whose day has come: `period` is the day that was meant."""

    id: int
    by: int
    organization_id: int
    level: Level
    what: What
    subject: int
    language: str
    period: date


async def set_one(
    tx: AsyncSession,
    by: int,
    organization_id: int,
    what: What,
    rule: Rule,
    day: int,
    *,
    by_mail: bool,
    now: datetime,
    subject: int = 0,
) -> None:
    """From now on by this rule; an earlier order of the same file and kind of rule gives way. Rights are asked by the caller.

    `subject` is the road map of a statement or the request of a summary; 0: none.
    """
    asked = {"by": by, "place": organization_id, "what": what.value, "rule": rule.value, "subject": subject}
    await tx.execute(text("SELECT id FROM persons WHERE id = :by FOR NO KEY UPDATE"), {"by": by})
    await tx.execute(
        text("""
            UPDATE export_schedules SET removed_at = :now
             WHERE "by" = :by AND organization_id = :place AND what = :what AND rule = :rule AND subject = :subject
               AND removed_at IS NULL
        """),
        {**asked, "now": now},
    )
    await tx.execute(
        text("""
            INSERT INTO export_schedules ("by", organization_id, what, subject, rule, day, by_mail, created_at)
            VALUES (:by, :place, :what, :subject, :rule, :day, :mail, :now)
        """),
        {**asked, "day": day, "mail": by_mail, "now": now},
    )


async def remove(tx: AsyncSession, schedule_id: int, by: int | None, *, now: datetime) -> None:
    """No longer; one's own only."""
    await tx.execute(
        text('UPDATE export_schedules SET removed_at = :now WHERE id = :id AND "by" = :by AND removed_at IS NULL'),
        {"id": schedule_id, "by": by, "now": now},
    )


async def of_person(tx: AsyncSession, by: int, organization_id: int, now: datetime) -> Sequence[Standing]:
    """What stands for this person at this organisation."""
    zone, reporting = await _around(tx, organization_id, now)
    today = now.astimezone(zone).date()
    working_days = await calendar.working_days(tx, today)
    rows = await tx.execute(
        text("""
            SELECT id, what, rule, day, by_mail,
                   CASE what WHEN 'statement' THEN (SELECT title FROM road_maps r WHERE r.id = subject)
                             WHEN 'summary' THEN (SELECT title FROM data_requests q WHERE q.id = subject) END AS title
              FROM export_schedules
             WHERE "by" = :by AND organization_id = :place AND removed_at IS NULL ORDER BY what, rule, id
        """),
        {"by": by, "place": organization_id},
    )
    return [
        Standing(
            row.id,
            What(row.what),
            row.title,
            Rule(row.rule),
            row.day,
            row.by_mail,
            exports.next_day(Rule(row.rule), row.day, today, reporting, working_days),
        )
        for row in rows
    ]


async def reporting_date(tx: AsyncSession, organization_id: int, now: datetime) -> date | None:
    """The next date on which a share is due that the organisation, or one above it, has promised; today counts."""
    return (await _around(tx, organization_id, now))[1]


async def _around(tx: AsyncSession, organization_id: int, now: datetime) -> tuple[ZoneInfo, date | None]:
    found = await tx.execute(
        text(f"SELECT o.zone, {_REPORTING} AS reporting FROM organizations o WHERE o.id = :id"),
        {"id": organization_id, "now": now},
    )
    row = found.one()
    return ZoneInfo(row.zone), row.reporting


_REPORTING = """(
    SELECT min(t.due) FROM targets t JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'
     WHERE t.organization_id = ANY(o.path) AND t.due >= (CAST(:now AS timestamptz) AT TIME ZONE o.zone)::date)
"""


async def due(tx: AsyncSession, now: datetime) -> Sequence[Due]:
    """The orders whose day has come at this aware moment and whose file was not asked for yet, in working hours only."""
    found: list[Due] = []
    working_days = await calendar.working_days(tx, now.date())
    for row in await _standing(tx, now):
        local = now.astimezone(ZoneInfo(row.zone))
        if not MORNING <= local.time() < EVENING:
            continue
        period = _due_on(row, local.date(), working_days)
        if period is not None:
            what, language = What(row.what), row.language or "ru"
            found.append(Due(row.id, row.by, row.organization_id, Level(row.level), what, row.subject, language, period))
    return found


async def next_moment(tx: AsyncSession, after: datetime) -> datetime | None:
    """The next moment after this one (aware) at which a table comes by itself; None when none does."""
    moments: list[datetime] = []
    working_days = await calendar.working_days(tx, after.date())
    for row in await _standing(tx, after):
        zone = ZoneInfo(row.zone)
        today = after.astimezone(zone).date()
        days = [exports.next_day(Rule(row.rule), row.day, today, row.reporting, working_days)]
        if _due_on(row, today, working_days) is not None:
            days.append(today)
        moments += [at for day in days if day is not None and (at := moment_of(day, MORNING, zone)) > after]
    return min(moments, default=None)


async def days(tx: AsyncSession, organization_ids: Collection[int], until: date, *, now: datetime) -> Counter[date]:
    """Day → how many files come by itself at these organisations from this aware moment on, up to and including `until`."""
    found = Counter[date]()
    working_days = await calendar.working_days(tx, now.date())
    for row in await _standing(tx, now):
        if row.organization_id not in organization_ids:
            continue
        local = now.astimezone(ZoneInfo(row.zone))
        day: date | None = local.date()
        if local.time() < EVENING and _due_on(row, local.date(), working_days) is not None:
            found[local.date()] += 1
        while day is not None:
            day = exports.next_day(Rule(row.rule), row.day, day, row.reporting, working_days)
            if day is None or day > until:
                break
            found[day] += 1
    return found


async def _standing(tx: AsyncSession, now: datetime) -> Sequence[Any]:
    rows = await tx.execute(
        text(f"""
            SELECT s.*, o.zone, k.level, n.language, {_REPORTING} AS reporting,
                   (SELECT max(e.period) FROM exports e WHERE e.schedule_id = s.id) AS last
              FROM export_schedules s JOIN organizations o ON o.id = s.organization_id
              JOIN organization_kinds k ON k.code = o.kind JOIN persons n ON n.id = s."by"
             WHERE s.removed_at IS NULL ORDER BY s.id
        """),
        {"now": now},
    )
    return rows.all()


def _due_on(row: Any, today: date, working_days: WorkingDays) -> date | None:
    """The day that was meant, where its file was not asked for yet."""
    since = row.created_at.astimezone(ZoneInfo(row.zone)).date()
    period = exports.due(Rule(row.rule), row.day, today, since, row.reporting, working_days)
    return period if period is not None and (row.last is None or row.last < period) else None
