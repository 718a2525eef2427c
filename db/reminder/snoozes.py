"""«Отложить»: what a person may put off, and the putting off itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment import assignments
from db.assignment.assignment_log import note
from db.models import Snooze
from db.reminder import reminders, watching
from domain.allowed_hours import local_day
from domain.assignment_log import Did
from domain.ladder import Place
from domain.snoozing import MOST_SNOOZES, Later, snooze_choices
from domain.watched import ItemKey, Kind, audience

#: A second press within this time means the first one.
AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Choices:
    """What a person may do about an assignment right now; no choices when it was put off twice or its day is too near."""

    due: date
    taken: int
    later: dict[Later, date]

    @property
    def all_taken(self) -> bool:
        """Whether it was put off as often as is allowed."""
        return self.taken >= MOST_SNOOZES


async def choices(tx: AsyncSession, assignment_id: int, person_id: int, *, now: datetime) -> Choices | None:
    """The mornings to which this person may put off this assignment; None when it is not theirs to do (any more).

    `now` is aware; days are local ones of the organisation.
    """
    key = ItemKey(Kind.ASSIGNMENT, assignment_id)
    item = (await watching.items(tx, [key], now=now)).get(key)
    if item is None or not item.is_watched or person_id not in audience(item, Place.EXECUTOR):
        return None
    today = local_day(now, item.zone)
    taken = await _taken(tx, assignment_id, person_id)
    working_days = await calendar.working_days(tx, today)
    return Choices(item.due, taken, snooze_choices(today, due=item.due, taken=taken, working_days=working_days))


async def _taken(tx: AsyncSession, assignment_id: int, person_id: int) -> int:
    found = await tx.execute(select(func.count()).where(Snooze.assignment_id == assignment_id, Snooze.person_id == person_id))
    return int(found.scalar_one())


async def put_off(tx: AsyncSession, assignment_id: int, person_id: int, later: Later, *, now: datetime) -> date | None:
    """Hear of it no sooner than that morning. Returns the morning; None when this may not be chosen (any more).

    Two presses in one instant count once: who has just put it off to that very morning has done so.
    """
    await assignments.find(tx, assignment_id, lock=True)
    allowed = await choices(tx, assignment_id, person_id, now=now)
    until = allowed.later.get(later) if allowed is not None else None
    if allowed is None or until is None:
        return None
    if await _just_now(tx, assignment_id, person_id, until, now):
        return until
    tx.add(Snooze(assignment_id=assignment_id, person_id=person_id, turn=allowed.taken + 1, until=until, at=now))
    await tx.flush()
    await note(tx, assignment_id, Did.SNOOZED, person_id, now, {"to": until})
    await reminders.replan(tx, [assignment_id], now=now)
    return until


async def _just_now(tx: AsyncSession, assignment_id: int, person_id: int, until: date, now: datetime) -> bool:
    again = select(Snooze.id).where(
        Snooze.assignment_id == assignment_id,
        Snooze.person_id == person_id,
        Snooze.until == until,
        Snooze.at > now - AGAIN,
    )
    return (await tx.execute(again)).first() is not None


async def latest(tx: AsyncSession, assignment_id: int, person_id: int) -> date | None:
    """The morning to which this person put it off last; None when never."""
    found = await tx.execute(
        select(Snooze.until)
        .where(Snooze.assignment_id == assignment_id, Snooze.person_id == person_id)
        .order_by(Snooze.turn.desc())
        .limit(1)
    )
    return found.scalar_one_or_none()
