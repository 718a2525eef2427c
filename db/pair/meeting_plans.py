"""Meetings to come: planned by one side, agreed or moved by the other, called off; everybody concerned is told at once.

The meeting's row is `planned` until it is logged or called off; `meeting_plans` holds its moment and version. The pair is held
while something changes, so that two who move it at the same instant come one after the other.
"""

from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar, models
from db.models import MeetingPlan
from db.pair import meeting_entries, pairs, plan_words
from db.pair.seen import Planned, Seen
from db.speaking import notices
from domain import meeting_plans as rules
from domain import meetings
from domain.allowed_hours import local_day
from domain.forms import Category, Part
from domain.meeting_plans import Plan, Refusal
from domain.meetings import Place, State


async def find(tx: AsyncSession, meeting_id: int, *, lock: bool = False) -> Planned | None:
    """One meeting that was planned; its pair is held until the commit with `lock`."""
    row = await tx.get(models.Meeting, meeting_id)
    pair = await pairs.find(tx, row.pair_id, lock=lock) if row is not None else None
    if row is None or pair is None:
        return None
    await tx.refresh(row)
    known = await tx.get(MeetingPlan, meeting_id, populate_existing=True)
    return (
        None if known is None else Planned(row.id, pair, _plan(known), Place(row.place) if row.place else None, State(row.state))
    )


def _plan(row: MeetingPlan) -> Plan:
    return Plan(
        starts_at=row.starts_at,
        planned_by=Part(row.planned_part),
        version=row.version,
        agreed=row.agreed_at is not None,
        offered=tuple(datetime.fromisoformat(one) for one in row.offered),
        offered_by=Part(row.offered_part) if row.offered_part else None,
    )


async def ahead(tx: AsyncSession, pair_ids: list[int]) -> list[tuple[int, int, datetime]]:
    """What these pairs have planned: (meeting, pair, moment), the next first; also what is over and nobody has said a word of."""
    rows = await tx.execute(
        select(models.Meeting.id, models.Meeting.pair_id, MeetingPlan.starts_at)
        .join(MeetingPlan, MeetingPlan.meeting_id == models.Meeting.id)
        .where(models.Meeting.pair_id.in_(pair_ids), models.Meeting.state == State.PLANNED)
        .order_by(MeetingPlan.starts_at)
    )
    return [(row.id, row.pair_id, row.starts_at) for row in rows]


async def suggested(tx: AsyncSession, pair: Seen, now: datetime) -> tuple[tuple[date, ...], time | None, Place | None]:
    """The days that are offered, and the hour and place of the last time."""
    today = local_day(now, pair.zone)
    rows = await tx.execute(
        select(models.Participant.role, models.Participant.weekday).where(
            models.Participant.id.in_((pair.row.mentor_id, pair.row.mentee_id))
        )
    )
    weekdays = {row.role: row.weekday for row in rows}
    last = (
        await tx.execute(
            select(models.Meeting.day, models.Meeting.place, MeetingPlan.starts_at)
            .outerjoin(MeetingPlan, MeetingPlan.meeting_id == models.Meeting.id)
            .where(models.Meeting.pair_id == pair.row.id, models.Meeting.day <= today)
            .order_by(models.Meeting.day.desc(), models.Meeting.id.desc())
            .limit(1)
        )
    ).one_or_none()
    usual = rules.common_day(weekdays.get(Part.MENTOR), weekdays.get(Part.MENTEE), last.day if last else None)
    busy = await _busy(tx, pair)
    days = tuple(day for day in rules.days_offered(usual, today) if day not in busy)
    at = last.starts_at.astimezone(pair.zone).time() if last and last.starts_at else None
    return days, at, Place(last.place) if last and last.place else None


async def _busy(tx: AsyncSession, pair: Seen) -> set[date]:
    off = (State.CANCELLED, State.NO_SHOW)
    rows = await tx.execute(
        select(models.Meeting.day).where(models.Meeting.pair_id == pair.row.id, models.Meeting.state.not_in(off))
    )
    return set(rows.scalars())


async def plan(
    tx: AsyncSession, pair_id: int, by: int | None, day: date, at: time, place: Place, *, now: datetime
) -> Planned | Refusal:
    """One side plans a meeting for a local day and time; the other side is asked."""
    pair = await pairs.find(tx, pair_id, lock=True)
    part = pair.part_of(by) if pair else None
    if pair is None or part is None:
        return Refusal.PAIR_NOT_ACTIVE
    starts_at = await _possible(tx, pair, part, day, at, now=now)
    if isinstance(starts_at, Refusal):
        return starts_at
    row = models.Meeting(pair_id=pair_id, day=day, state=State.PLANNED.value, place=place.value, logged_by=by or 0, logged_at=now)
    tx.add(row)
    await tx.flush()
    tx.add(MeetingPlan(meeting_id=row.id, starts_at=starts_at, planned_part=part.value))
    await tx.flush()
    one = Planned(row.id, pair, Plan(starts_at, part), place, State.PLANNED)
    await notices.call_off(tx, ("pair-clock", pair_id), now=now)
    await plan_words.announced(tx, one, _other(part), "plans-invited", now=now)
    return one


def _other(part: Part) -> Part:
    return Part.MENTEE if part is Part.MENTOR else Part.MENTOR


async def _possible(
    tx: AsyncSession, pair: Seen, part: Part, day: date, at: time, *, now: datetime, moved_from: date | None = None
) -> datetime | Refusal:
    """The moment, if the pair may meet then and everybody who has to know hears of it before it begins."""
    starts_at = rules.starts(day, at, pair.life, pair.zone, now)
    if isinstance(starts_at, Refusal):
        return starts_at
    if day != moved_from and day in await _busy(tx, pair):
        return Refusal.TAKEN
    other = pair.other(part)
    working_days = await calendar.working_days(tx, local_day(now, pair.zone))
    hearers = [other.category is Category.PUPIL] if other.has_account else []
    hearers += [False] if plan_words.is_watched(pair) else []
    for pupil in hearers:
        if rules.news_voice(pupil, starts_at, now=now, zone=pair.zone, working_days=working_days) is None:
            return Refusal.TOO_SOON
    return starts_at


async def _held(tx: AsyncSession, meeting_id: int, by: int | None) -> tuple[Planned, Part] | Refusal:
    """The meeting, still planned, for a step of one of its sides."""
    one = await find(tx, meeting_id, lock=True)
    part = one.pair.part_of(by) if one else None
    if one is None or part is None or one.state is not State.PLANNED:
        return Refusal.GONE
    return (one, part) if one.pair.life.active else Refusal.PAIR_NOT_ACTIVE


async def agree(tx: AsyncSession, meeting_id: int, by: int | None, version: int, *, now: datetime) -> Planned | Refusal:
    """«Буду»; whoever planned it hears it once."""
    held = await _held(tx, meeting_id, by)
    if isinstance(held, Refusal):
        return held
    one, part = held
    after = rules.agree(one.plan, part, version, now)
    if isinstance(after, Refusal):
        return after
    kept = await _keep(tx, one, after, now=now)
    if after.agreed and not one.plan.agreed:
        await plan_words.answered(tx, kept, after.planned_by, now=now)
    return kept


async def other_moments(tx: AsyncSession, one: Planned, now: datetime) -> tuple[datetime, ...]:
    """Three other moments: the same hour on other days."""
    days = rules.other_days(one.starts.date(), local_day(now, one.pair.zone), await _busy(tx, one.pair))
    return tuple(datetime.combine(day, one.starts.time(), one.pair.zone).astimezone(UTC) for day in days)


async def offer(tx: AsyncSession, meeting_id: int, by: int | None, version: int, *, now: datetime) -> Planned | Refusal:
    """«Перенести»: the other side gets three dates to choose from. Where it has no phone, the dates are talked over instead."""
    held = await _held(tx, meeting_id, by)
    if isinstance(held, Refusal):
        return held
    one, part = held
    after = rules.offer(one.plan, part, version, await other_moments(tx, one, now))
    if isinstance(after, Refusal):
        return after
    kept = await _keep(tx, one, after, now=now)
    await plan_words.offered(tx, kept, _other(part), now=now)
    return kept


async def take(
    tx: AsyncSession, meeting_id: int, by: int | None, version: int, number: int, *, now: datetime
) -> Planned | Refusal:
    """The other side takes one of the dates; who offered them hears which."""
    held = await _held(tx, meeting_id, by)
    if isinstance(held, Refusal):
        return held
    one, part = held
    after = rules.take(one.plan, part, version, number, now)
    if isinstance(after, Refusal):
        return after
    return await _moved(tx, one, part, after, "plans-agreed-date", now=now)


async def move(
    tx: AsyncSession, meeting_id: int, by: int | None, version: int, day: date, at: time, *, now: datetime
) -> Planned | Refusal:
    """One side sets another day and time; the other is asked anew."""
    held = await _held(tx, meeting_id, by)
    if isinstance(held, Refusal):
        return held
    one, part = held
    starts_at = rules.starts(day, at, one.pair.life, one.pair.zone, now)
    if isinstance(starts_at, Refusal):
        return starts_at
    after = rules.move(one.plan, part, version, starts_at)
    return after if isinstance(after, Refusal) else await _moved(tx, one, part, after, "plans-moved", now=now)


async def _moved(tx: AsyncSession, one: Planned, part: Part, after: Plan, key: str, *, now: datetime) -> Planned | Refusal:
    local = after.starts_at.astimezone(one.pair.zone)
    possible = await _possible(tx, one.pair, part, local.date(), local.time(), now=now, moved_from=one.starts.date())
    if isinstance(possible, Refusal):
        return possible
    kept = await _keep(tx, one, after, now=now)
    await plan_words.announced(tx, kept, _other(part), key, now=now)
    return kept


async def call_off(
    tx: AsyncSession, meeting_id: int, by: int | None, version: int, how: State, *, now: datetime
) -> Planned | Refusal:
    """CANCELLED at any time, NO_SHOW once it has begun: both are ordinary entries. The other side hears of the former."""
    held = await _held(tx, meeting_id, by)
    if isinstance(held, Refusal):
        return held
    one, part = held
    if one.plan.version != version:
        return Refusal.MOVED
    if how is State.NO_SHOW and one.plan.starts_at > now:
        return Refusal.NOT_OVER
    entry = await meeting_entries.find(tx, meeting_id)
    if entry is None or isinstance(meetings.call_off(entry.meeting, how), meetings.Refusal):
        return Refusal.GONE
    row = await tx.get_one(models.Meeting, meeting_id)
    row.state = how.value
    kept = await _keep(tx, one, one.plan, now=now)
    if one.plan.starts_at > now:
        await plan_words.called_off(tx, kept, _other(part), now=now)
    return kept


async def _keep(tx: AsyncSession, one: Planned, after: Plan, *, now: datetime) -> Planned:
    """Write the plan back; what was to be said of an earlier date is not said any more."""
    row = await tx.get_one(MeetingPlan, one.id)
    meeting = await tx.get_one(models.Meeting, one.id)
    row.starts_at, row.planned_part, row.version = after.starts_at, after.planned_by.value, after.version
    row.agreed_at = (row.agreed_at or now) if after.agreed else None
    row.offered = [moment.astimezone(UTC).isoformat() for moment in after.offered]
    row.offered_part = after.offered_by.value if after.offered_by else None
    meeting.day = local_day(after.starts_at, one.pair.zone)
    await tx.flush()
    if after.version != one.plan.version or meeting.state != State.PLANNED:
        await notices.call_off(tx, (plan_words.SUBJECT, one.id), now=now)
    return Planned(one.id, one.pair, after, one.place, State(meeting.state))
