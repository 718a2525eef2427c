"""A school submits its own road map, as the answer to an assignment, and may take it back before anybody has decided."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RoadMap, Submission
from db.office import rights
from db.reminder import holders
from db.road_map import own_maps, publishing, renewals, road_maps
from db.road_map.publishing import Unpublished
from db.road_map.renewals import Unrenewed
from db.road_map.submissions import SUBJECT, Waiting, decided, found_again, history, locked, may_submit, replan
from db.speaking import notices
from domain.offices import Office
from domain.road_map.approval import MOVES, Refusal, Step, refused, submit_refused

#: Why a new edition of a school's road map cannot come in the place of the one in force.
UNRENEWED = {
    Unrenewed.NOT_A_DRAFT: Refusal.NOT_WAITING,
    Unrenewed.NOT_IN_FORCE: Refusal.NOT_IN_FORCE,
    Unrenewed.ASKED: Refusal.IN_WORK_ASKED,
    Unrenewed.NOTHING_NEW: Refusal.NOTHING_NEW,
    Unrenewed.EMPTY: Refusal.EMPTY,
}


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
    waiting = await found_again(tx, sent.id)
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
    await replan(tx, waiting, now)
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
    renewal = await renewals.plan(tx, one, now)
    state, one.state = one.state, "draft"  # an edition is weighed as the draft that it will be put in force from
    unfit = renewals.refused(renewal)
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
    found = await locked(tx, submission_id)
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
    return await decided(tx, sent.id, now)
