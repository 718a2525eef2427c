"""Meetings of a pair: the cycle of kinds, what may be logged, and how two logs of one meeting become one.

Each side's word is kept apart; what is shown is worked out from both, so it does not matter who was first. A meeting is
one per pair and day (the database's UNIQUE says the same), and confirmed once both sides stand behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum, auto

from domain.forms import Part

SHORTEST, LONGEST = 15, 480  # minutes
USUAL_MINUTES = (30, 45, 60, 90)  # the chips
CORRECT_WITHIN = timedelta(days=7)  # since the side's own log
PLAN_AHEAD = timedelta(days=180)


class Kind(StrEnum):
    """The cycle of a pair (methodology of the target model), in its order."""

    INTRODUCTION = auto()  # встреча-знакомство
    TRIAL = auto()  # пробная рабочая
    PLANNING = auto()  # встреча-планирование
    REGULAR = auto()
    CLOSING = auto()  # итоговая


class Place(StrEnum):
    """Where a pair may meet: always within reach of a second adult."""

    SCHOOL = auto()
    ENTERPRISE = auto()  # with somebody who accompanies
    ONLINE = auto()  # through the school's own tool


class State(StrEnum):
    """What is known of a meeting."""

    PLANNED = auto()
    HELD = auto()  # one side says so
    CONFIRMED = auto()  # both sides stand behind it
    CANCELLED = auto()
    NO_SHOW = "no-show"


class Refusal(StrEnum):
    """Why an entry is not taken."""

    FUTURE = auto()  # a meeting that has not been yet is planned, not logged
    PAST = auto()  # a plan for a day that is over
    TOO_FAR = auto()  # planned more than half a year ahead
    BEFORE_PAIR = auto()  # before the pair began
    AFTER_PAIR = auto()  # the pair was closed or paused by then
    PAIR_NOT_ACTIVE = auto()  # the pair has not begun, pauses or is closed: the curator can still enter «по журналу»
    DURATION = auto()  # shorter than 15 minutes or longer than 8 hours
    NOT_OFFERED = auto()  # topic that is not, or no longer, in the list
    TOO_LATE = auto()  # corrections within 7 days; later the curator does it
    NOT_HELD = auto()  # only planned, cancelled or missed: nothing to confirm
    OWN_WORD = auto()  # who logged it cannot confirm it too
    ALREADY_CONFIRMED = auto()
    NOT_LOGGED = auto()  # this side has not logged it: there is nothing of its own to take back
    ALREADY_HELD = auto()  # a side says that it took place: it can be denied, not cancelled


@dataclass(frozen=True)
class Life:
    """When a pair could meet: first day, and the last one if it is over or pauses (local days)."""

    begun_on: date | None
    until: date | None = None
    active: bool = True


@dataclass(frozen=True)
class Log:
    """One side's word: what kind, how long, where, about what; `on` is the day it was said (local)."""

    kind: Kind
    minutes: int
    on: date
    place: Place | None = None
    topic: str | None = None
    note: str | None = None
    by_journal: bool = False  # entered by the curator for somebody without an account


@dataclass(frozen=True)
class Word:
    """One side's yes to a meeting that the other logged."""

    by_journal: bool = False


@dataclass(frozen=True)
class Meeting:
    """A meeting of one pair on one local day. `ended` is CANCELLED or NO_SHOW; `denied_by` says that it never was."""

    day: date
    logs: Mapping[Part, Log] = field(default_factory=dict)
    confirmations: Mapping[Part, Word] = field(default_factory=dict)
    ended: State | None = None
    denied_by: Part | None = None

    @property
    def state(self) -> State:
        """Worked out from the two words."""
        if self.ended is not None:
            return self.ended
        if not self.logs:
            return State.PLANNED
        both = len({*self.logs, *self.confirmations}) == len(Part)
        return State.CONFIRMED if both and self.denied_by is None else State.HELD

    @property
    def shown(self) -> Log | None:
        """One meeting from both logs: the mentor's kind and minutes first, what one left out is filled from the other."""
        mentor, mentee = self.logs.get(Part.MENTOR), self.logs.get(Part.MENTEE)
        if mentor is None or mentee is None:
            return mentor or mentee
        return replace(
            mentor,
            place=mentor.place or mentee.place,
            topic=mentor.topic or mentee.topic,
            note=mentor.note or mentee.note,
        )

    @property
    def by_journal(self) -> bool:
        """Whether any word behind it came from paper: such meetings are counted, and shown apart."""
        return any(one.by_journal for one in self.logs.values()) or any(one.by_journal for one in self.confirmations.values())


def next_kind(held: Iterable[Kind], *, closing: bool = False) -> Kind:
    """The kind that is offered first: the next of the cycle, regular ones once it is planned, the closing one on request."""
    if closing:
        return Kind.CLOSING
    seen = set(held)
    opening = (Kind.INTRODUCTION, Kind.TRIAL, Kind.PLANNING)
    return next((kind for kind in opening if kind not in seen), Kind.REGULAR)


def log(
    meeting: Meeting | None,
    side: Part,
    day: date,
    said: Log,
    life: Life,
    topics: frozenset[str],
    today: date,
) -> Meeting | Refusal:
    """`side` says that the pair met on `day`; `meeting` is what is known of that pair and day, `today` is local.

    The same word again corrects the own one (7 days); the other side's word joins it and confirms the meeting.
    Participants log while the pair is active; the curator enters days of its life also afterwards.
    """
    if refusal := _bad_entry(day, said, life, topics, today):
        return refusal
    known = meeting or Meeting(day)
    earlier = known.logs.get(side)
    if earlier is not None and today > earlier.on + CORRECT_WITHIN and not said.by_journal:
        return Refusal.TOO_LATE
    if earlier is not None:
        said = replace(said, on=earlier.on)  # a correction does not start the seven days anew
    denied_by = None if known.denied_by is side else known.denied_by
    return replace(known, day=day, logs={**known.logs, side: said}, ended=None, denied_by=denied_by)


def confirm(meeting: Meeting, side: Part, *, by_journal: bool = False) -> Meeting | Refusal:
    """The other side's one tap: yes, we met."""
    if meeting.state is State.CONFIRMED:
        return Refusal.ALREADY_CONFIRMED
    if meeting.state is not State.HELD:
        return Refusal.NOT_HELD
    if side in meeting.logs and meeting.denied_by is not side:
        return Refusal.OWN_WORD
    denied_by = None if meeting.denied_by is side else meeting.denied_by
    confirmations = {**meeting.confirmations, side: Word(by_journal)}
    return replace(meeting, confirmations=confirmations, denied_by=denied_by)


def deny(meeting: Meeting, side: Part) -> Meeting | Refusal:
    """The other side says that they did not meet: it is not counted, and the curator sees both words."""
    if meeting.state is State.CONFIRMED:
        return Refusal.ALREADY_CONFIRMED
    if meeting.state is not State.HELD:
        return Refusal.NOT_HELD
    return Refusal.OWN_WORD if side in meeting.logs else replace(meeting, denied_by=side)


def withdraw(meeting: Meeting, side: Part, today: date) -> Meeting | Refusal:
    """`side` takes the own log back (7 days); a yes of the other side was a yes to it and goes too, its own log stays."""
    own = meeting.logs.get(side)
    if own is None:
        return Refusal.NOT_LOGGED
    if today > own.on + CORRECT_WITHIN:
        return Refusal.TOO_LATE
    logs = {part: one for part, one in meeting.logs.items() if part is not side}
    return replace(meeting, logs=logs, confirmations={})


def plan(day: date, life: Life, today: date) -> Meeting | Refusal:
    """A meeting to come."""
    if not life.active:
        return Refusal.PAIR_NOT_ACTIVE
    if day < today:
        return Refusal.PAST
    return Refusal.TOO_FAR if day > today + PLAN_AHEAD else Meeting(day)


def call_off(meeting: Meeting, how: State) -> Meeting | Refusal:
    """A planned meeting did not take place: CANCELLED or NO_SHOW, both ordinary entries. Raises ValueError for another state."""
    if how not in (State.CANCELLED, State.NO_SHOW):
        raise ValueError("a meeting is called off as cancelled or as a no-show")
    return replace(meeting, ended=how) if not meeting.logs else Refusal.ALREADY_HELD


def _bad_entry(day: date, said: Log, life: Life, topics: frozenset[str], today: date) -> Refusal | None:
    if life.begun_on is None or not (life.active or said.by_journal):
        return Refusal.PAIR_NOT_ACTIVE
    if day > today:
        return Refusal.FUTURE
    if day < life.begun_on:
        return Refusal.BEFORE_PAIR
    if life.until is not None and day > life.until:
        return Refusal.AFTER_PAIR
    if not SHORTEST <= said.minutes <= LONGEST:
        return Refusal.DURATION
    return Refusal.NOT_OFFERED if said.topic is not None and said.topic not in topics else None
