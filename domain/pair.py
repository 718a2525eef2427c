"""The life of a pair: proposed → active → paused → ended; which step is allowed from where, and if not, why.

A proposal is approved by the curator who makes it; both sides then accept. The hard rules of `matching` are asked again
at every step that lets two people meet, because weeks pass in between: the caller passes what `obstacles` found
(leaving this pair's own place out of the mentor's count).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, auto
from types import MappingProxyType

from domain.forms import Part
from domain.matching import Obstacle

NUDGE_AFTER = timedelta(days=7)
CLOSE_AFTER = timedelta(days=14)


class State(StrEnum):
    """Where a pair is in its life."""

    PROPOSED = auto()  # approved by the curator, waits for both sides
    ACTIVE = auto()  # both have accepted; the number of the school's order is kept beside
    PAUSED = auto()
    ENDED = auto()


class Step(StrEnum):
    """What can be done to a pair."""

    ACCEPT = auto()  # one side, one tap
    DECLINE = auto()  # one side, before it has begun
    WITHDRAW = auto()  # the curator takes the proposal back
    LAPSE = auto()  # 14 days without both answers
    PAUSE = auto()
    RESUME = auto()
    END = auto()


#: From where each step makes sense.
ALLOWED: Mapping[Step, frozenset[State]] = MappingProxyType(
    {
        Step.ACCEPT: frozenset({State.PROPOSED}),
        Step.DECLINE: frozenset({State.PROPOSED}),
        Step.WITHDRAW: frozenset({State.PROPOSED}),
        Step.LAPSE: frozenset({State.PROPOSED}),
        Step.PAUSE: frozenset({State.ACTIVE}),
        Step.RESUME: frozenset({State.PAUSED}),
        Step.END: frozenset({State.ACTIVE, State.PAUSED}),
    }
)


class Outcome(StrEnum):
    """How a pair ended."""

    REACHED = auto()  # the goal was reached
    EXTENDED = auto()  # goes on in another year or form
    STOPPED = auto()  # broke off
    DECLINED = auto()  # a side said no before it began
    WITHDRAWN = auto()  # the curator took the proposal back
    LAPSED = auto()  # nobody answered in 14 days


#: What a curator may record when closing a pair that has begun.
FORMAL = frozenset({Outcome.REACHED, Outcome.EXTENDED, Outcome.STOPPED})


class PauseReason(StrEnum):
    """Why a pair pauses."""

    ASKED = auto()  # a side or the curator asked
    SAFETY = auto()  # an urgent report froze it
    NO_CURATOR = auto()  # the second adult is missing until a successor is named
    CONSENT = auto()  # a consent was withdrawn or has become outdated
    CLEARANCE = auto()  # the adult's certificate or quiz has expired
    RESTING = auto()  # a side rests until a day


class Refusal(StrEnum):
    """Why a step is not taken; the pair stays as it was."""

    ENDED = auto()  # the pair is closed
    NOT_PROPOSED = auto()  # it has moved on: the answer was already given by both
    NOT_ACTIVE = auto()  # it has not begun, or pauses
    NOT_PAUSED = auto()
    ALREADY_BEGUN = auto()  # it meets already: close it instead
    NOT_BEGUN = auto()  # nothing to close formally: decline or withdraw it
    ALREADY_ACCEPTED = auto()  # this side has said yes before
    NOT_YOURS = auto()  # the person is in this pair on neither side
    ONESELF = auto()  # nobody is their own mentor
    OBSTACLE = auto()  # a hard rule forbids it now (the caller knows which)
    LAPSED = auto()  # the 14 days are over
    TOO_EARLY = auto()  # the 14 days are not over
    NOT_FORMAL = auto()  # this outcome is not for closing a pair that has begun


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A mentor and one mentee (person ids) in a form. Moments are aware; None is "not yet"."""

    mentor: int
    mentee: int
    form: str
    proposed_at: datetime
    mentor_accepted_at: datetime | None = None
    mentee_accepted_at: datetime | None = None
    begun_at: datetime | None = None
    paused_at: datetime | None = None
    pause_reason: PauseReason | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None

    @property
    def state(self) -> State:
        """Worked out from what has happened, so that nothing can disagree with it."""
        if self.ended_at is not None:
            return State.ENDED
        if self.begun_at is not None:
            return State.ACTIVE if self.paused_at is None else State.PAUSED
        return State.PROPOSED

    @property
    def lapses_at(self) -> datetime:
        """The first moment at which it is too late to accept."""
        return self.proposed_at + CLOSE_AFTER

    def accepted_by(self, part: Part) -> bool:
        """Whether this side has said yes."""
        return (self.mentor_accepted_at if part is Part.MENTOR else self.mentee_accepted_at) is not None

    def side(self, person: int) -> Part | None:
        """On which side the person is in this pair; None for a stranger to it."""
        return {self.mentor: Part.MENTOR, self.mentee: Part.MENTEE}.get(person)


def allowed_steps(pair: Pair) -> frozenset[Step]:
    """The steps that make sense from here; which of them a person sees depends on who it is."""
    return frozenset(step for step, states in ALLOWED.items() if pair.state in states)


def propose(mentor: int, mentee: int, form: str, obstacles: Set[Obstacle], now: datetime) -> Pair | Refusal:
    """The curator's approved proposal."""
    if mentor == mentee:
        return Refusal.ONESELF
    if obstacles:
        return Refusal.OBSTACLE
    return Pair(mentor=mentor, mentee=mentee, form=form, proposed_at=now)


def accept(pair: Pair, person: int, obstacles: Set[Obstacle], now: datetime) -> Pair | Refusal:
    """One side's yes. With the second yes the pair begins."""
    part = pair.side(person)
    if part is None:
        return Refusal.NOT_YOURS
    if pair.state is not State.ENDED and pair.accepted_by(part):
        return Refusal.ALREADY_ACCEPTED
    if refusal := _wrong_state(pair, Step.ACCEPT):
        return refusal
    if now >= pair.lapses_at:
        return Refusal.LAPSED
    if obstacles:
        return Refusal.OBSTACLE
    yes = replace(pair, mentor_accepted_at=now) if part is Part.MENTOR else replace(pair, mentee_accepted_at=now)
    return replace(yes, begun_at=now) if all(yes.accepted_by(one) for one in Part) else yes


def decline(pair: Pair, person: int, now: datetime) -> Pair | Refusal:
    """One side's no, before the pair has begun."""
    if pair.side(person) is None:
        return Refusal.NOT_YOURS
    return _wrong_state(pair, Step.DECLINE) or replace(pair, ended_at=now, outcome=Outcome.DECLINED)


def withdraw(pair: Pair, now: datetime) -> Pair | Refusal:
    """The curator takes back what has not begun."""
    return _wrong_state(pair, Step.WITHDRAW) or replace(pair, ended_at=now, outcome=Outcome.WITHDRAWN)


def lapse(pair: Pair, now: datetime) -> Pair | Refusal:
    """Nobody answered in time."""
    if refusal := _wrong_state(pair, Step.LAPSE):
        return refusal
    return Refusal.TOO_EARLY if now < pair.lapses_at else replace(pair, ended_at=now, outcome=Outcome.LAPSED)


def pause(pair: Pair, reason: PauseReason, now: datetime) -> Pair | Refusal:
    """Nothing is asked of either side until `resume`."""
    return _wrong_state(pair, Step.PAUSE) or replace(pair, paused_at=now, pause_reason=reason)


def resume(pair: Pair, obstacles: Set[Obstacle]) -> Pair | Refusal:
    """It meets again, if the hard rules still hold."""
    if refusal := _wrong_state(pair, Step.RESUME):
        return refusal
    return Refusal.OBSTACLE if obstacles else replace(pair, paused_at=None, pause_reason=None)


def end(pair: Pair, outcome: Outcome, now: datetime) -> Pair | Refusal:
    """The formal closing of a pair that has begun."""
    if outcome not in FORMAL:
        return Refusal.NOT_FORMAL
    return _wrong_state(pair, Step.END) or replace(pair, ended_at=now, outcome=outcome)


def _wrong_state(pair: Pair, step: Step) -> Refusal | None:
    """The most telling reason why the step makes no sense from here; None when it does."""
    if pair.state in ALLOWED[step]:
        return None
    if pair.state is State.ENDED:
        return Refusal.ENDED
    match step:
        case Step.ACCEPT | Step.LAPSE:
            return Refusal.NOT_PROPOSED
        case Step.DECLINE | Step.WITHDRAW:
            return Refusal.ALREADY_BEGUN
        case Step.PAUSE:
            return Refusal.NOT_ACTIVE
        case Step.RESUME:
            return Refusal.NOT_PAUSED
        case Step.END:
            return Refusal.NOT_BEGUN
