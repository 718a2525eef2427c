"""A school's own road map on its way: submitted, withdrawn, returned or approved, and others are told.

The road map is locked first, then what it answers: two presses at once are one after the other, and the second one is refused.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import (
    calendar,
    holders,
    notices,
    own_maps,
    people,
    publishing,
    reminders,
    republishing,
    rights,
    road_maps,
    watched_keys,
)
from db.models import RoadMap, Submission
from db.publishing import Given, Unpublished
from db.republishing import Unrenewed
from domain.allowed_hours import local_day
from domain.offices import Act, Office
from domain.road_map.approval import LONGEST_COMMENT, MOVES, Refusal, Step, decision_refused, refused, submit_refused
from domain.watched import due_of_acceptance

#: What notices are about, so that they can be called off.
SUBJECT = "submission"
#: Why a new edition of a school's road map cannot come in the place of the one in force.
UNRENEWED = {
    Unrenewed.NOT_A_DRAFT: Refusal.NOT_WAITING,
    Unrenewed.NOT_IN_FORCE: Refusal.NOT_IN_FORCE,
    Unrenewed.ASKED: Refusal.IN_WORK_ASKED,
    Unrenewed.NOTHING_NEW: Refusal.NOTHING_NEW,
    Unrenewed.EMPTY: Refusal.EMPTY,
}


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


@dataclass(frozen=True)
class Approved:
    """What came of an approval: the road map in force, what it gave to whom, the assignment that it closed."""

    road_map: RoadMap
    given: list[Given]
    waiting: Waiting
    closed: bool


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


async def submit(tx: AsyncSession, road_map_id: int, person_id: int | None, *, now: datetime) -> Waiting | Refusal:
    """Send the school's road map for approval, as the answer to the assignment that was chosen for it.

    That assignment counts as reported while it waits. The coordinators are told.
    """
    one = await road_maps.find(tx, road_map_id, lock=True)
    if one is None or person_id is None or not await may_submit(tx, one.organization_id, person_id, now):
        return Refusal.NOT_YOURS
    if refusal := await hindered(tx, one, await publishing.plan(tx, one, now), now=now):
        return refusal
    judges = await _judges(tx, one.organization_id, now)
    if not judges:
        return Refusal.NO_COORDINATOR
    assignment_id = own_maps.chosen(one)
    if assignment_id is not None and not await own_maps.report(tx, one, assignment_id, person_id, now=now):
        return Refusal.ASSIGNMENT_CLOSED
    version = 1 + max((before.version for before in await history(tx, one.id)), default=0)
    one.state = MOVES[Step.SUBMIT][1]
    await own_maps.retire_returned(tx, one)
    sent = Submission(road_map_id=one.id, version=version, assignment_id=assignment_id, submitted_at=now, submitted_by=person_id)
    tx.add(sent)
    await tx.flush()
    waiting = await _found(tx, sent.id)
    for judge in sorted(judges - {person_id}):
        await notices.tell(
            tx,
            judge,
            "approval-came",
            now=now,
            subject=(SUBJECT, sent.id),
            buttons=[[notices.button("approval-look", "approval", sent.id)]],
            organization=waiting.organization,
            title=waiting.title,
            version=version,
            due=waiting.due,
        )
    await _replan(tx, waiting, now)
    return waiting


async def hindered(tx: AsyncSession, one: RoadMap, planned: publishing.Plan, *, now: datetime) -> Refusal | None:
    """Why the road map cannot be submitted as it stands."""
    rows = [row for row in await road_maps.measures(tx, one.id) if row.removed_at is None]
    if refusal := submit_refused(one.state, rows=len(rows), understood=sum(not row.questions for row in rows)):
        return refusal
    if (why := publishing.hindered(one, planned)) is not None:
        return Refusal.ALL_ASKED if why is Unpublished.ALL_ASKED else Refusal.EMPTY
    if await own_maps.in_place_of(tx, one) is None:
        return None
    renewal = await republishing.plan(tx, one, now)
    state, one.state = one.state, "draft"  # an edition is weighed as the draft that it will be put in force from
    unfit = republishing.refused(renewal)
    one.state = state
    return UNRENEWED[unfit] if unfit is not None else None


async def _judges(tx: AsyncSession, organization_id: int, now: datetime) -> frozenset[int]:
    """Everybody who may approve the road map of this school today, deputies included."""
    today = await rights.today_in(tx, organization_id, now)
    rows = await tx.execute(text("SELECT unnest(path) FROM organizations WHERE id = :id"), {"id": organization_id})
    found: set[int] = set()
    for place in rows.scalars().all():
        found |= await holders.of_office(tx, place, Office.COORDINATOR, today)
    return frozenset(found)


async def withdraw(tx: AsyncSession, submission_id: int, person_id: int | None, *, now: datetime) -> Waiting | Refusal:
    """The school takes it back before anybody has decided: a draft again, and the assignment as open as before."""
    found = await _locked(tx, submission_id)
    if found is None or person_id is None or not await may_submit(tx, found[0].organization_id, person_id, now):
        return Refusal.NOT_YOURS
    one, sent = found
    if sent.state != "waiting" or (refusal := refused(Step.WITHDRAW, one.state)):
        return Refusal.NOT_WAITING
    assert refusal is None  # the state was looked at just now
    one.state = MOVES[Step.WITHDRAW][1]
    sent.state, sent.decided_at, sent.decided_by = "withdrawn", now, person_id
    await tx.flush()
    if sent.assignment_id is not None:
        await own_maps.reopen(tx, sent.assignment_id, person_id, now=now)
    return await _decided(tx, sent.id, now)


async def send_back(
    tx: AsyncSession, submission_id: int, person_id: int | None, comment: str, *, now: datetime
) -> Waiting | Refusal:
    """Returned with what to correct: the same draft again for the school, which is told; three working days, as for reports."""
    found = await _to_decide(tx, submission_id, person_id, Step.SEND_BACK, now, comment)
    if isinstance(found, Refusal):
        return found
    one, sent, by = found
    said = comment.strip()[:LONGEST_COMMENT]
    one.state = MOVES[Step.SEND_BACK][1]
    sent.state, sent.decided_at, sent.decided_by, sent.comment = "returned", now, by, said
    await tx.flush()
    if sent.assignment_id is not None:
        await own_maps.send_back(tx, sent.assignment_id, by, said, now=now)
    waiting = await _decided(tx, sent.id, now)
    for person in sorted(await _school(tx, sent, one, now) - {by}):
        await notices.tell(
            tx,
            person,
            "approval-returned",
            now=now,
            subject=("approval-answer", one.id),
            buttons=[[notices.button("approval-correct", "school-map", one.id)]],
            title=waiting.title,
            organization=waiting.organization,
            comment=said,
        )
    return waiting


async def approve(tx: AsyncSession, submission_id: int, person_id: int | None, *, now: datetime) -> Approved | Refusal:
    """Agreed: its measures become the school's own assignments, and the assignment that asked for it is closed with it.

    A new edition takes the place of the one in force: what was done stays. The school is told; who has what to do now is for the
    caller to announce.
    """
    found = await _to_decide(tx, submission_id, person_id, Step.APPROVE, now)
    if isinstance(found, Refusal):
        return found
    one, sent, by = found
    if (refusal := await _put_in_force(tx, one, by, now)) is not None:
        return refusal
    sent.state, sent.decided_at, sent.decided_by = "approved", now, by
    await tx.flush()
    closed = sent.assignment_id is not None and await own_maps.close(tx, one, sent, by, now=now)
    waiting = await _decided(tx, sent.id, now)
    for person in sorted(await _school(tx, sent, one, now) - {by}):
        await notices.tell(
            tx,
            person,
            "approval-approved",
            now=now,
            subject=("approval-answer", one.id),
            buttons=[[notices.button("approval-open", "school-map", one.id)]],
            title=waiting.title,
            organization=waiting.organization,
            closed=closed,
        )
    return Approved(one, await own_maps.still_open(tx, one), waiting, closed)


async def _put_in_force(tx: AsyncSession, one: RoadMap, by: int, now: datetime) -> Refusal | None:
    """Publish the locked road map, or the edition; where it cannot be, it waits on as it did."""
    before = one.state
    if await own_maps.in_place_of(tx, one) is None:
        one.state = MOVES[Step.APPROVE][1]
        if not isinstance(await publishing.publish(tx, one.id, by, now), Unpublished):
            return None
        one.state = before
        return Refusal.EMPTY
    one.state = "draft"  # editions are put in force from a draft
    outcome = await republishing.publish(tx, one.id, by, now)
    if not isinstance(outcome, Unrenewed):
        return None
    one.state = before
    return UNRENEWED[outcome]


async def _to_decide(
    tx: AsyncSession, submission_id: int, person_id: int | None, step: Step, now: datetime, comment: str = ""
) -> tuple[RoadMap, Submission, int] | Refusal:
    """The locked rows, if this person may take the step now; else why not."""
    found = await _locked(tx, submission_id)
    if found is None or person_id is None or not await may_approve(tx, found[0].organization_id, person_id, now):
        return Refusal.NOT_YOURS
    one, sent = found
    refusal = decision_refused(
        step, one.state, waiting=sent.state == "waiting", by=person_id, submitted_by=sent.submitted_by, comment=comment
    )
    return refusal or (one, sent, person_id)


async def _locked(tx: AsyncSession, submission_id: int) -> tuple[RoadMap, Submission] | None:
    """The road map, locked, and the submission as it is now."""
    row = await tx.execute(select(Submission.road_map_id).where(Submission.id == submission_id))
    road_map_id = row.scalar_one_or_none()
    one = await road_maps.find(tx, road_map_id, lock=True) if road_map_id is not None else None
    if one is None:
        return None
    sent = await tx.execute(select(Submission).where(Submission.id == submission_id).with_for_update())
    return one, sent.scalar_one()


async def _school(tx: AsyncSession, sent: Submission, one: RoadMap, now: datetime) -> frozenset[int]:
    """Whom of the school a decision concerns: who submitted it, and its heads."""
    today = await rights.today_in(tx, one.organization_id, now)
    return await holders.of_office(tx, one.organization_id, Office.HEAD, today) | {sent.submitted_by}


async def _decided(tx: AsyncSession, submission_id: int, now: datetime) -> Waiting:
    await notices.call_off(tx, (SUBJECT, submission_id), now=now)
    waiting = await _found(tx, submission_id)
    await _replan(tx, waiting, now)
    return waiting


async def _replan(tx: AsyncSession, waiting: Waiting, now: datetime) -> None:
    answered = [waiting.assignment_id] if waiting.assignment_id is not None else []
    await reminders.plan(tx, watched_keys.keys_of(answered, submission_ids=[waiting.id]), now=now)


async def _found(tx: AsyncSession, submission_id: int) -> Waiting:
    found = await find(tx, submission_id)
    assert found is not None  # it was written or locked a moment ago
    return found
