"""Summaries of weeks: counted once when a week begins, kept, held against the one before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from db.assignment.control import Scope
from db.models import Week as Row
from db.reminder import absent, reminders
from db.reminder.own_items import READERS
from db.share import denominators, shares
from db.share.shares import Outlook
from db.share.sights import above
from domain import week
from domain.allowed_hours import local_day
from domain.matrix import Tally, stand
from domain.offices import RIGHTS, Act, Level, Relation
from domain.watched import ItemKey, Kind
from domain.week import Counted, Week, Work

A_WEEK = timedelta(days=7)

_PLACES = text("""
    SELECT o.id, o.short_name, o.path, o.zone, k.level FROM organizations o JOIN organization_kinds k ON k.code = o.kind
     WHERE k.level <> 'institution'
       AND EXISTS (SELECT 1 FROM appointments a WHERE a.organization_id = o.id AND a.until IS NULL
                      AND a.office = CASE k.level WHEN 'region' THEN 'regional' ELSE 'coordinator' END)
     ORDER BY o.id
""")


async def begin(tx: AsyncSession, now: datetime, *, of_people: bool) -> None:
    """Count what has not been counted of the week that has begun, each place by its own calendar, and close the weeks before.

    `of_people`: the installation keeps participants. A place with nothing to tell has no summary. Safe to run twice.
    """
    for place in (await tx.execute(_PLACES)).all():
        today = local_day(now, ZoneInfo(place.zone))
        monday = today - timedelta(days=today.weekday())
        if await _standing(tx, place.id, monday):
            continue
        before = await latest(tx, place.id, monday)
        numbers = await _count(tx, place, monday, now, before, of_people=of_people)
        over = await tx.execute(
            text("UPDATE weeks SET closed_at = :now WHERE organization_id = :place AND closed_at IS NULL RETURNING id"),
            {"now": now, "place": place.id},
        )
        keys = [ItemKey(Kind.WEEK, one) for one in over.scalars()]
        if not numbers.empty:
            row = Row(organization_id=place.id, monday=monday, made_at=now, numbers=numbers.written())
            tx.add(row)
            await tx.flush()
            keys.append(ItemKey(Kind.WEEK, row.id))
        await reminders.plan(tx, keys, now=now)


async def _standing(tx: AsyncSession, place_id: int, monday: date) -> bool:
    found = await tx.execute(select(Row.id).where(Row.organization_id == place_id, Row.monday == monday))
    return found.scalar_one_or_none() is not None


async def latest(tx: AsyncSession, place_id: int, before: date) -> Week | None:
    """The last summary of a place before this Monday."""
    found = await tx.execute(
        select(Row.numbers).where(Row.organization_id == place_id, Row.monday < before).order_by(Row.monday.desc()).limit(1)
    )
    written = found.scalar_one_or_none()
    return None if written is None else week.read(written)


async def _count(tx: AsyncSession, place: Any, monday: date, now: datetime, before: Week | None, *, of_people: bool) -> Week:
    counted: list[Counted] = []
    meetings = owing = 0
    for one in await shares.outlooks(tx, place.id) if of_people else ():
        if one.place_id == place.id:
            found, lacking = await _shares(tx, one, now)
            counted += found
            owing = max(owing, lacking)
    if of_people:
        meetings = await _meetings(tx, place.id, monday)
    return week.told(counted, meetings, await _work(tx, place, monday, owing, now), before)


async def _shares(tx: AsyncSession, one: Outlook, now: datetime) -> tuple[list[Counted], int]:
    """The numbers of a programme as they stand, and how many organisations have not said theirs."""
    seen = await above(tx, one, now)
    if not seen.lines and not seen.counted.total.involved:
        return [], 0
    ids = [place.id for place in seen.placed]
    owing = await denominators.owing(tx, one.programme_id, seen.year.last.year, ids)
    return [
        Counted(one.programme_id, one.programme, sight.base.value, sight.number.involved, sight.number.pupils, sight.hidden)
        for sight in seen.promised_on
    ], len(owing)


async def _meetings(tx: AsyncSession, place_id: int, monday: date) -> int:
    """Meetings of the seven days before, of organisations below, that both sides stand behind."""
    found = await tx.execute(
        text("""
            SELECT count(*) FROM meetings m JOIN pairs p ON p.id = m.pair_id JOIN organizations o ON o.id = p.organization_id
             WHERE o.path @> ARRAY[CAST(:place AS bigint)] AND m.state = 'confirmed' AND m.day >= :first AND m.day < :monday
        """),
        {"place": place_id, "first": monday - A_WEEK, "monday": monday},
    )
    return int(found.scalar_one())


async def _work(tx: AsyncSession, place: Any, monday: date, owing: int, now: datetime) -> Work:
    """Assignments that stand under the place's own office, as its screens count them."""
    office = READERS[Level(place.level)]
    path = tuple(place.path)
    depth = None if Relation.DESCENDANT in RIGHTS[office][Act.SEE_ASSIGNMENTS] else len(path) + 1
    listed = await control.given(tx, Scope(place.id, path, place.zone, office, depth))
    tally = Tally.of(stand(one.state, one.mark(now)) for one in listed)
    zone = ZoneInfo(place.zone)
    accepted = [one for one in listed if one.state.value == "accepted" and one.decided_at is not None]
    return Work(
        overdue=tally.red,
        waiting=tally.waiting,
        accepted=sum(monday - A_WEEK <= local_day(one.decided_at, zone) < monday for one in accepted if one.decided_at),
        unreachable=await absent.count(tx, place.id) if listed else 0,
        owing=owing,
    )


@dataclass(frozen=True)
class Told:
    """A summary as it goes out, with the one before."""

    organization_id: int
    organization: str
    monday: date
    week: Week
    before: Week | None


async def to_tell(tx: AsyncSession, week_ids: list[int]) -> list[Told]:
    """The summaries behind these ids, in the order of their places."""
    rows = await tx.execute(
        select(Row.organization_id, Row.monday, Row.numbers).where(Row.id.in_(week_ids)).order_by(Row.organization_id)
    )
    found = []
    for row in rows.all():
        name = await tx.execute(text("SELECT short_name FROM organizations WHERE id = :id"), {"id": row.organization_id})
        before = await latest(tx, row.organization_id, row.monday)
        found.append(Told(row.organization_id, name.scalar_one(), row.monday, week.read(row.numbers), before))
    return found
