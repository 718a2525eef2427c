"""What speaks for a pair, and how much. The reasons shown are the numbers solved with. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

from domain.convenient_day import Day
from domain.matching.rules import NOTHING_YET, History, Mentee, Mentor, in_the_way


class Kind(StrEnum):
    """What speaks for a pair, or against it (fewer than no points)."""

    ABANDONED = auto()  # the mentee's earlier mentor has left: first in line
    MET_REQUESTS = auto()  # requests of the mentee that are directions of the mentor
    SHARED_INTERESTS = auto()
    TOGETHER_BEFORE = auto()  # the two have worked together and it ended well
    SAME_DAY = auto()
    ANY_DAY = auto()  # one of the two can on any day
    CLASS_GAP = auto()  # pupils: so many classes apart, near the best distance
    WAITING_WEEKS = auto()  # the mentee has waited so many weeks
    BROKEN_OFF_BEFORE = auto()  # the two have worked together and it broke off


@dataclass(frozen=True)
class Weights:
    """Points, all whole numbers; data that a coordinator may change."""

    #: More than everything else together, so that nobody whose mentor has left waits behind a better match.
    abandoned: int = 200
    met_request: int = 20
    most_requests: int = 3
    shared_interest: int = 10
    most_interests: int = 4
    together_before: int = 15
    same_day: int = 12
    any_day: int = 6
    best_gap: int = 2  # classes
    class_gap: int = 8  # at the best distance; 2 less for each class away from it
    waiting_week: int = 1
    most_weeks: int = 20
    broken_off_before: int = -40


DEFAULT_WEIGHTS = Weights()


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for a pair: what, how much of it, and what it weighs."""

    kind: Kind
    count: int
    points: int


@dataclass(frozen=True)
class Suggestion:
    """A possible pair with its reasons; `score` is their sum."""

    mentor: Mentor
    mentee: Mentee
    reasons: tuple[Reason, ...]
    score: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "score", sum(reason.points for reason in self.reasons))


def weeks_waited(mentee: Mentee, today: date, weights: Weights) -> int:
    """Whole weeks that count, at most as many as the weights say."""
    return min(max(0, (today - mentee.waiting_since).days) // 7, weights.most_weeks)


def reasons(
    mentor: Mentor, mentee: Mentee, today: date, weights: Weights = DEFAULT_WEIGHTS, history: History = NOTHING_YET
) -> tuple[Reason, ...]:
    """What speaks for the pair, weightiest first, what speaks against it last; only what weighs something."""
    requests = min(len(mentee.requests & mentor.directions), weights.most_requests)
    interests = min(len(mentee.interests & mentor.interests), weights.most_interests)
    weeks = weeks_waited(mentee, today, weights)
    found = [
        Reason(Kind.MET_REQUESTS, requests, requests * weights.met_request),
        Reason(Kind.SHARED_INTERESTS, interests, interests * weights.shared_interest),
        Reason(Kind.WAITING_WEEKS, weeks, weeks * weights.waiting_week),
    ]
    if mentor.day is not None and mentee.day is not None:
        if Day.ANY in (mentor.day, mentee.day):
            found.append(Reason(Kind.ANY_DAY, 1, weights.any_day))
        elif mentor.day is mentee.day:
            found.append(Reason(Kind.SAME_DAY, 1, weights.same_day))
    if mentor.grade is not None and mentee.grade is not None:
        gap = mentor.grade - mentee.grade
        found.append(Reason(Kind.CLASS_GAP, gap, max(0, weights.class_gap - 2 * abs(gap - weights.best_gap))))
    found += _of_history(mentor, mentee, weights, history)
    return tuple(sorted((one for one in found if one.points), key=lambda one: (-one.points, one.kind)))


def _of_history(mentor: Mentor, mentee: Mentee, weights: Weights, history: History) -> Iterable[Reason]:
    two = (mentor.person, mentee.person)
    if (mentee.person, mentee.form) in history.abandoned:
        yield Reason(Kind.ABANDONED, 1, weights.abandoned)
    if two in history.together:
        yield Reason(Kind.TOGETHER_BEFORE, 1, weights.together_before)
    if two in history.broken_off:
        yield Reason(Kind.BROKEN_OFF_BEFORE, 1, weights.broken_off_before)


def shortlist(
    mentee: Mentee,
    mentors: Iterable[Mentor],
    today: date,
    history: History = NOTHING_YET,
    weights: Weights = DEFAULT_WEIGHTS,
    limit: int = 5,
) -> tuple[Suggestion, ...]:
    """The best mentors for one mentee, best first; equals by who has fewer mentees, then by id."""
    fitting = [
        Suggestion(mentor, mentee, reasons(mentor, mentee, today, weights, history))
        for mentor in mentors
        if next(in_the_way(mentor, mentee, history), None) is None
    ]
    return tuple(sorted(fitting, key=lambda one: (-one.score, one.mentor.taken, one.mentor.person))[:limit])
