"""Of what the bot asks and tells by itself: numbers of learners that heads owe, summaries of weeks, as what is watched."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.reminder.holders import Holders
from db.reminder.ladder_rows import Ladders
from domain.allowed_hours import local_day
from domain.ladder import Ladder, Place
from domain.offices import Level, Office
from domain.watched import Chain, Item, ItemKey, Kind
from domain.week import told_on
from domain.working_days import A_DAY, WorkingDays

#: Who reads the summary of a week.
READERS = {Level.MUNICIPALITY: Office.COORDINATOR, Level.REGION: Office.REGIONAL}

_NUMBERS = text("""
    SELECT n.id, n.organization_id, n.asked_on, n.due, o.path, o.zone, p.organization_id AS owner_id
      FROM number_requests n JOIN organizations o ON o.id = n.organization_id JOIN programmes p ON p.id = n.programme_id
     WHERE n.id = ANY(:ids) AND n.answered_at IS NULL AND n.withdrawn_at IS NULL
""")
_WEEKS = text("""
    SELECT w.id, w.organization_id, w.monday, o.path, o.zone, k.level
      FROM weeks w JOIN organizations o ON o.id = w.organization_id JOIN organization_kinds k ON k.code = o.kind
     WHERE w.id = ANY(:ids) AND w.closed_at IS NULL
""")


async def of(tx: AsyncSession, keys: Collection[ItemKey], working_days: WorkingDays, *, now: datetime) -> list[Item]:
    """The open ones of these as items at this moment (aware); what was answered, or is over, is missing."""
    numbers = sorted({key.id for key in keys if key.kind is Kind.NUMBER})
    weeks = sorted({key.id for key in keys if key.kind is Kind.WEEK})
    asked = (await tx.execute(_NUMBERS, {"ids": numbers})).all() if numbers else []
    told = (await tx.execute(_WEEKS, {"ids": weeks})).all() if weeks else []
    if not asked and not told:
        return []
    places = {place for row in (*asked, *told) for place in row.path} | {row.owner_id for row in asked}
    holders, ladders = await Holders.of(tx, places), await Ladders.of(tx, places)
    found = [of_number(row, holders, ladders, now) for row in asked]
    for row in told:
        zone = ZoneInfo(row.zone)
        # From the first working day of the week on it is owed, until the week is over.
        sunday = row.monday + timedelta(days=6)
        rung = (sunday - told_on(row.monday, working_days)).days
        found.append(
            Item(
                kind=Kind.WEEK,
                id=row.id,
                due=sunday,
                given=row.monday - A_DAY,
                organization=row.organization_id,
                chain=Chain(
                    executors=holders.at(READERS[Level(row.level)], [row.organization_id], local_day(now, zone)),
                    controllers=holders.at(Office.CONTROLLER, [row.organization_id], local_day(now, zone)),
                ),
                zone=zone,
                reachable=holders.reachable,
                ladder=Ladder(before=(rung,), documents=(), short=(rung,), overdue=(), weekly=()),
                morning=ladders.morning(row.path),
            )
        )
    return found


def of_number(row: Any, holders: Holders, ladders: Ladders, now: datetime) -> Item:
    """A question for the number of learners: `row` says of which organisation (id, path, zone), asked when and until when, and
    whose programme it is (`owner_id`)."""
    zone = ZoneInfo(row.zone)
    return Item(
        kind=Kind.NUMBER,
        id=row.id,
        due=row.due,
        # The morning of the day of asking says it.
        given=row.asked_on - A_DAY,
        organization=row.organization_id,
        chain=Chain(
            executors=holders.at(Office.HEAD, [row.organization_id], local_day(now, zone)),
            coordinators=holders.at(Office.COORDINATOR, row.path, local_day(now, zone)),
        ),
        zone=zone,
        reachable=holders.reachable,
        ladder=_of_heads(ladders.ladder(row.owner_id)),
        morning=ladders.morning(row.path),
    )


def _of_heads(ladder: Ladder) -> Ladder:
    """The same warnings; afterwards only the head hears, every Monday."""
    own = tuple(step for step in ladder.overdue if step.place is Place.EXECUTOR)
    return replace(ladder, overdue=own, weekly=(Place.EXECUTOR,), region=None)


async def concerning(tx: AsyncSession, person_ids: Collection[int]) -> list[ItemKey]:
    """Keys of the open ones of organisations in which one of these persons holds an office, or stands in for somebody."""
    rows = await tx.execute(
        text("""
            WITH places AS (SELECT organization_id AS id FROM appointments
                             WHERE person_id = ANY(:people) OR deputy_person_id = ANY(:people))
            SELECT id, 'number' AS kind FROM number_requests
             WHERE organization_id IN (SELECT id FROM places) AND answered_at IS NULL AND withdrawn_at IS NULL
            UNION ALL SELECT id, 'week' FROM weeks WHERE organization_id IN (SELECT id FROM places) AND closed_at IS NULL
        """),
        {"people": list(person_ids)},
    )
    return [ItemKey(Kind(row.kind), row.id) for row in rows]


async def under_ladder(tx: AsyncSession, organization_id: int) -> list[ItemKey]:
    """Keys of the open ones that the ladder or the hour of this organisation concerns."""
    rows = await tx.execute(
        text("""
            SELECT n.id, 'number' AS kind FROM number_requests n JOIN organizations o ON o.id = n.organization_id
             WHERE o.path @> ARRAY[CAST(:id AS bigint)] AND n.answered_at IS NULL AND n.withdrawn_at IS NULL
            UNION ALL
            SELECT w.id, 'week' FROM weeks w JOIN organizations o ON o.id = w.organization_id
             WHERE o.path @> ARRAY[CAST(:id AS bigint)] AND w.closed_at IS NULL
        """),
        {"id": organization_id},
    )
    return [ItemKey(Kind(row.kind), row.id) for row in rows]
