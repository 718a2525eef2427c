"""A school's own road map that was submitted, as it stands: what waits for whom, and every version that there was."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.models import RoadMap, Submission
from db.office import people, rights
from db.reminder import reminders, watched_keys
from db.road_map import own_maps, road_maps
from db.speaking import notices
from domain.allowed_hours import local_day
from domain.offices import Act, Office
from domain.watched import due_of_acceptance

#: What notices are about, so that they can be called off.
SUBJECT = "submission"


@dataclass(frozen=True)
class Waiting:
    """A submitted road map as the queue and its screen show it. Days are local to the school."""

    id: int
    version: int
    state: str
    road_map_id: int
    title: str
    number: str | None
    issued: date | None
    organization_id: int
    organization: str
    zone: str
    assignment_id: int | None
    submitted_at: datetime
    submitted_by: int
    #: The last day of the two working days in which it is to be looked at.
    due: date


_WAITING = """
    SELECT s.id, s.version, s.state, s.road_map_id, r.title, r.number, r.issued, r.organization_id, o.short_name AS organization,
           o.zone, s.assignment_id, s.submitted_at, s.submitted_by
      FROM submissions s JOIN road_maps r ON r.id = s.road_map_id JOIN organizations o ON o.id = r.organization_id
"""


async def find(tx: AsyncSession, submission_id: int) -> Waiting | None:
    """One submission, whatever became of it."""
    row = (await tx.execute(text(f"{_WAITING} WHERE s.id = :id"), {"id": submission_id})).one_or_none()
    return None if row is None else await _waiting(tx, row)


async def waiting_for(tx: AsyncSession, person_id: int | None, now: datetime) -> list[Waiting]:
    """The road maps that wait for this person to approve or return them, the longest waiting first."""
    seats = await people.seats(tx, person_id or 0, now.date())
    places = sorted({seat.organization_id for seat in seats if seat.office is Office.COORDINATOR})
    if not places:
        return []
    rows = await tx.execute(
        text(f"{_WAITING} WHERE s.state = 'waiting' AND o.path && CAST(:places AS bigint[]) ORDER BY s.submitted_at, s.id"),
        {"places": places},
    )
    found = [await _waiting(tx, row) for row in rows.all()]
    return [one for one in found if await may_approve(tx, one.organization_id, person_id, now)]


async def _waiting(tx: AsyncSession, row: Any) -> Waiting:
    submitted = local_day(row.submitted_at, ZoneInfo(row.zone))
    working_days = await calendar.working_days(tx, submitted)
    return Waiting(**row._mapping, due=due_of_acceptance(submitted, working_days))


async def may_approve(tx: AsyncSession, organization_id: int, person_id: int | None, now: datetime) -> bool:
    """Whether this person has the last word on the school's road map today."""
    return await rights.allowed(tx, person_id, Act.APPROVE_ROAD_MAPS, organization_id, now)


async def may_submit(tx: AsyncSession, organization_id: int, person_id: int | None, now: datetime) -> bool:
    """Whether this person prepares the school's road map today."""
    return await rights.allowed(tx, person_id, Act.SUBMIT_ROAD_MAP, organization_id, now)


async def history(tx: AsyncSession, road_map_id: int) -> list[Submission]:
    """Every version that was submitted, also as another file that this one replaces; the first one first."""
    found = await tx.execute(
        select(Submission)
        .where(Submission.road_map_id.in_(await own_maps.line(tx, road_map_id)))
        .order_by(Submission.version, Submission.id)
        .execution_options(populate_existing=True)
    )
    return list(found.scalars().all())


async def locked(tx: AsyncSession, submission_id: int) -> tuple[RoadMap, Submission] | None:
    """The road map, locked, and the submission as it is now."""
    row = await tx.execute(select(Submission.road_map_id).where(Submission.id == submission_id))
    road_map_id = row.scalar_one_or_none()
    one = await road_maps.find(tx, road_map_id, lock=True) if road_map_id is not None else None
    if one is None:
        return None
    sent = await tx.execute(select(Submission).where(Submission.id == submission_id).with_for_update())
    return one, sent.scalar_one()


async def decided(tx: AsyncSession, submission_id: int, now: datetime) -> Waiting:
    """Nobody has to look at it any more: what was told about it is called off, and its reminders go."""
    await notices.call_off(tx, (SUBJECT, submission_id), now=now)
    waiting = await found_again(tx, submission_id)
    await replan(tx, waiting, now)
    return waiting


async def replan(tx: AsyncSession, waiting: Waiting, now: datetime) -> None:
    """Who is reminded of it, and of the assignment that it answers, is planned anew."""
    answered = [waiting.assignment_id] if waiting.assignment_id is not None else []
    await reminders.plan(tx, watched_keys.keys_of(answered, submission_ids=[waiting.id]), now=now)


async def found_again(tx: AsyncSession, submission_id: int) -> Waiting:
    """One that was written or locked in this transaction."""
    found = await find(tx, submission_id)
    assert found is not None  # it is there: this transaction holds it
    return found
