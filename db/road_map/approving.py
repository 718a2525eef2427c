"""A school's own road map is returned or approved by who has the last word, and the school is told.

The road map is locked first, then what it answers: two presses at once are one after the other, and the second one is refused.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RoadMap, Submission
from db.office import rights
from db.reminder import holders
from db.road_map import own_maps, publishing, republishing
from db.road_map.publishing import Given, Unpublished
from db.road_map.renewals import Unrenewed
from db.road_map.submissions import Waiting, decided, locked, may_approve
from db.road_map.submitting import UNRENEWED
from db.speaking import notices
from domain.offices import Office
from domain.road_map.approval import LONGEST_COMMENT, MOVES, Refusal, Step, decision_refused


@dataclass(frozen=True)
class Approved:
    """What came of an approval: the road map in force, what it gave to whom, the assignment that it closed."""

    road_map: RoadMap
    given: list[Given]
    waiting: Waiting
    closed: bool


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
    waiting = await decided(tx, sent.id, now)
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
    waiting = await decided(tx, sent.id, now)
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
    found = await locked(tx, submission_id)
    if found is None or person_id is None or not await may_approve(tx, found[0].organization_id, person_id, now):
        return Refusal.NOT_YOURS
    one, sent = found
    refusal = decision_refused(
        step, one.state, waiting=sent.state == "waiting", by=person_id, submitted_by=sent.submitted_by, comment=comment
    )
    return refusal or (one, sent, person_id)


async def _school(tx: AsyncSession, sent: Submission, one: RoadMap, now: datetime) -> frozenset[int]:
    """Whom of the school a decision concerns: who submitted it, and its heads."""
    today = await rights.today_in(tx, one.organization_id, now)
    return await holders.of_office(tx, one.organization_id, Office.HEAD, today) | {sent.submitted_by}
