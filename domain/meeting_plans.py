"""Meetings to come: which days and hours are offered, how one is agreed, moved and called off.

Days are local dates of the organisation, moments are aware. Whoever plans has agreed by planning; the other side says «Буду» or
asks for another date, and takes one of three in one tap. A plan's version grows when it moves: buttons and reminders of an
earlier date speak of nothing any more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum, auto
from zoneinfo import ZoneInfo

from domain import meetings
from domain.allowed_hours import Voice, local_day, moment_of, next_allowed
from domain.forms import Part
from domain.meetings import Life
from domain.working_days import WorkingDays

#: The chips; another time may be typed.
USUAL_HOURS = (9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
#: Nobody meets a pupil at night: a meeting begins within these hours.
EARLIEST, LATEST = time(8), time(20)
SUNDAY = 6
WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


class Refusal(StrEnum):
    """Why a plan stays as it is."""

    PAIR_NOT_ACTIVE = auto()
    PAST = auto()  # the moment is over
    TOO_FAR = auto()  # more than half a year ahead
    TOO_SOON = auto()  # whoever has to know of it cannot hear of it any more
    HOURS = auto()  # before 8:00 or after 20:00
    NO_TIME = auto()  # what was typed is no time of day
    TAKEN = auto()  # the pair has a meeting on that day already
    MOVED = auto()  # the button speaks of an earlier date
    OVER = auto()  # it has begun already
    NOT_OVER = auto()  # it has not begun: nobody can have missed it
    GONE = auto()  # called off, held, or never planned
    OWN_OFFER = auto()  # who offered the dates does not choose among them


@dataclass(frozen=True)
class Plan:
    """A meeting to come. `offered` are other moments that `offered_by` proposes; while there are any, the old one is in doubt."""

    starts_at: datetime
    planned_by: Part
    version: int = 1
    agreed: bool = False
    offered: tuple[datetime, ...] = ()
    offered_by: Part | None = None


def starts(day: date, at: time, life: Life, zone: ZoneInfo, now: datetime) -> datetime | Refusal:
    """The moment of a local day and time at which this pair may meet."""
    possible = meetings.plan(day, life, local_day(now, zone))
    if isinstance(possible, meetings.Refusal):
        return Refusal(possible.value)
    if not EARLIEST <= at <= LATEST:
        return Refusal.HOURS
    moment = moment_of(day, at, zone)
    return moment if moment > now else Refusal.PAST


def days_offered(weekday: int | None, today: date) -> tuple[date, ...]:
    """The chips: tomorrow, and the pair's own day (ISO weekday) this time and the next; without one, a week from today."""
    ahead = ((weekday - today.isoweekday()) % 7 or 7) if weekday else 7
    own = today + timedelta(days=ahead)
    found = {today + A_DAY, own, own + WEEK}
    return tuple(sorted(day for day in found if day.weekday() != SUNDAY))


def common_day(mentor: int | None, mentee: int | None, last: date | None) -> int | None:
    """The pair's own day: what suits both, else the weekday of the last meeting, else what suits one of them."""
    if mentor is not None and mentor == mentee:
        return mentor
    return last.isoweekday() if last is not None else mentee or mentor


def other_days(day: date, today: date, busy: Collection[date]) -> tuple[date, ...]:
    """Three other days for a meeting of `day`: the next two possible ones and a week later; no Sunday, none that is taken."""
    found: list[date] = []

    def take(candidate: date) -> None:
        while candidate.weekday() == SUNDAY or candidate in busy or candidate in found or candidate == day:
            candidate += A_DAY
        found.append(candidate)

    base = max(day, today)
    take(base + A_DAY)
    take(found[0] + A_DAY)
    take(base + WEEK)
    return tuple(sorted(found))


def agree(plan: Plan, side: Part, version: int, now: datetime) -> Plan | Refusal:
    """«Буду». Of who planned it nothing else was expected; dates that were offered instead are off the table."""
    if refusal := _stale(plan, version, now):
        return refusal
    return replace(plan, agreed=plan.agreed or side is not plan.planned_by, offered=(), offered_by=None)


def offer(plan: Plan, side: Part, version: int, moments: tuple[datetime, ...]) -> Plan | Refusal:
    """`side` proposes other moments. Also afterwards, when a meeting did not come about."""
    if plan.version != version:
        return Refusal.MOVED
    return replace(plan, offered=moments, offered_by=side)


def take(plan: Plan, side: Part, version: int, number: int, now: datetime) -> Plan | Refusal:
    """The other side takes one of the offered moments (`number` from 0): the meeting moves there, agreed by both."""
    if plan.version != version or plan.offered_by is None or not 0 <= number < len(plan.offered):
        return Refusal.MOVED
    if plan.offered_by is side:
        return Refusal.OWN_OFFER
    if plan.offered[number] <= now:
        return Refusal.PAST
    return Plan(plan.offered[number], plan.offered_by, plan.version + 1, agreed=True)


def move(plan: Plan, side: Part, version: int, starts_at: datetime) -> Plan | Refusal:
    """`side` sets another moment; the other side is asked anew."""
    return Plan(starts_at, side, plan.version + 1) if plan.version == version else Refusal.MOVED


def _stale(plan: Plan, version: int, now: datetime) -> Refusal | None:
    if plan.version != version:
        return Refusal.MOVED
    return Refusal.OVER if plan.starts_at <= now else None


def is_weekend(starts_at: datetime, zone: ZoneInfo) -> bool:
    """Whether the meeting needs the Saturday before it, or its own, for being spoken of."""
    return local_day(starts_at, zone).weekday() >= 5


def news_voice(pupil: bool, starts_at: datetime, *, now: datetime, zone: ZoneInfo, working_days: WorkingDays) -> Voice | None:
    """In whose hours news of a meeting reaches somebody first; None when that would be after it has begun."""
    saturdays = is_weekend(starts_at, zone)
    voices = (Voice.NOTICE, Voice.MEETING_PUPIL if pupil else Voice.MEETING_ADULT)
    heard = {one: next_allowed(now, voice=one, zone=zone, working_days=working_days, saturdays=saturdays) for one in voices}
    first = min(voices, key=lambda one: heard[one])
    return first if heard[first] < starts_at else None


def asked_at(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """From when on the day after it is asked whether they met: the voice's own hours decide the rest."""
    return moment_of(local_day(starts_at, zone) + A_DAY, EARLIEST, zone)
