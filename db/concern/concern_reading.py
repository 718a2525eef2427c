"""What those who may read a report see: the list, one of them, and its log: who was told when, who took it, how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.concern import concern_climb, concerns
from db.concern.concern_climb import ASKS, STILL_OPEN, SUBJECT
from db.models import Concern, Notice, Organization, Pair, Participant
from db.participant import participants
from domain.naming import Called
from domain.offices import Office
from domain.pair import PauseReason, State
from domain.safety import RANK, Adult
from domain.who import Who

#: A closed report stays in the list for this long; the row stays.
LISTED_FOR = timedelta(days=365)
MOST_LISTED = 60


@dataclass(frozen=True)
class Line:
    """One line of the log: what happened when, and in which office it was done; None for the bot and strangers."""

    at: datetime
    what: str
    office: Office | None = None


@dataclass(frozen=True)
class Report:
    """One report as this reader may see it. Inside the school people have names (as the mode has them), above it codes only."""

    row: Concern
    zone: ZoneInfo
    organization: str
    reporter: Called | None
    accused: Called | None
    inside: bool
    log: Sequence[Line]
    may_take: bool
    may_close: bool
    may_lift: bool
    next_at: datetime | None


async def readable(tx: AsyncSession, who: Who, now: datetime) -> list[Concern]:
    """The reports that this person may read, open ones first, then the latest; none for whoever holds no office."""
    if who.person_id is None or not who.seats:
        return []
    inside = [seat.organization_id for seat in who.seats if seat.office in (Office.CURATOR, Office.HEAD)]
    reached = select(Notice.subject_id).where(
        Notice.person_id == who.person_id, Notice.subject_kind == SUBJECT, Notice.key.in_((ASKS, STILL_OPEN))
    )
    rows = await tx.execute(
        select(Concern)
        .where(
            or_(Concern.organization_id.in_(inside), Concern.id.in_(reached)),
            Concern.reporter_id != who.person_id,
            Concern.reported_at > now - LISTED_FOR,
        )
        .order_by(Concern.closed_at.is_not(None), Concern.id.desc())
        .limit(MOST_LISTED)
    )
    return [row for row in rows.scalars().all() if await concerns.may_read(tx, row, who.person_id, now)]


async def may_know(tx: AsyncSession, pair_id: int, who: Who, now: datetime) -> bool:
    """Whether this reader may know that the pair rests because of a report: of one at least that froze it they may read."""
    rows = await tx.execute(select(Concern).where(Concern.pair_id == pair_id, Concern.frozen_at.is_not(None)))
    return who.person_id is not None and any([await concerns.may_read(tx, row, who.person_id, now) for row in rows.scalars()])


async def find(tx: AsyncSession, concern_id: int, who: Who, now: datetime) -> Report | None:
    """One report with its log; None for whoever may not read it."""
    row = (await tx.execute(select(Concern).where(Concern.id == concern_id))).scalar_one_or_none()
    if row is None or who.person_id is None or not await concerns.may_read(tx, row, who.person_id, now):
        return None
    everybody = await concern_climb.adults_now(tx, row, now)
    mine = {one.office for one in everybody if one.person == who.person_id}
    place = await tx.execute(select(Organization.short_name).where(Organization.id == row.organization_id))
    may_close = await concerns.may_close(tx, row, who.person_id, now)
    taken = row.taken_at is not None
    return Report(
        row=row,
        zone=await calendar.zone_of(tx, row.reporter_id),
        organization=place.scalar_one_or_none() or "—",
        reporter=await _called(tx, row, row.reporter_id),
        accused=await _called(tx, row, row.about_person_id) if row.about_person_id else None,
        inside=bool(mine & {Office.CURATOR, Office.HEAD}),
        log=await _log(tx, row, everybody),
        may_take=not taken and row.closed_at is None,
        may_close=may_close and row.closed_at is None,
        may_lift=may_close and row.closed_at is not None and row.lifted_at is None and await _is_frozen(tx, row),
        next_at=None if taken or row.closed_at else await concern_climb.next_step(tx, row.id, now),
    )


async def _called(tx: AsyncSession, row: Concern, person_id: int) -> Called | None:
    """What the person is known by there; None for somebody who takes part in nothing there."""
    found = await tx.execute(
        select(Participant.id)
        .where(Participant.person_id == person_id, Participant.organization_id == row.organization_id)
        .order_by(Participant.id.desc())
        .limit(1)
    )
    participant = found.scalar_one_or_none()
    return (await participants.called(tx, [participant])).get(participant) if participant else None


async def _is_frozen(tx: AsyncSession, row: Concern) -> bool:
    if row.pair_id is None or row.frozen_at is None:
        return False
    found = await tx.execute(
        select(Pair.id).where(
            Pair.id == row.pair_id, Pair.state == State.PAUSED.value, Pair.pause_reason == PauseReason.SAFETY.value
        )
    )
    return found.scalar_one_or_none() is not None


async def _log(tx: AsyncSession, row: Concern, adults: Sequence[Adult]) -> list[Line]:
    offices: dict[int | None, Office] = {}
    for one in sorted(adults, key=lambda adult: RANK[adult.office]):
        offices[one.person] = one.office
    lines = [Line(row.reported_at, "reported")]
    for said in await concern_climb.told(tx, row.id):
        if said.sent_at is not None:
            lines.append(Line(said.sent_at, "told", offices.get(said.person_id)))
        elif said.failed:
            lines.append(Line(said.due_at, "failed", offices.get(said.person_id)))
    steps = (
        (row.frozen_at, "frozen", None),
        (row.taken_at, "taken", row.taken_by),
        (row.closed_at, "closed", row.closed_by),
        (row.lifted_at, "lifted", row.lifted_by),
    )
    lines += [Line(at, what, offices.get(person)) for at, what, person in steps if at is not None]
    return sorted(lines, key=lambda line: line.at)
