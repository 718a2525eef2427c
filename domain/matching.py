"""Who may be paired with whom, and if not, why; who suits best, and why. The reasons shown are the numbers solved with.

Hard rules come first, each with its name; then a score from what both sides have told. `shortlist` serves one mentee,
`best_assignment` the whole list at once. Pure; numpy and scipy are imported only inside `best_assignment`, which the
caller runs outside the bot's event loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from functools import cached_property

from domain.joining import Day


class Obstacle(StrEnum):
    """A hard rule that forbids a pair."""

    SAME_PERSON = auto()
    OTHER_FORM = auto()  # they have joined different forms
    OTHER_ORGANISATION = auto()  # joined in another organisation
    MENTEE_NOT_ADMITTED = auto()  # the curator has not admitted the mentee (or has paused)
    MENTOR_NOT_ADMITTED = auto()
    MENTEE_CONSENT = auto()  # the mentee's own or the guardian's consent is missing
    MENTOR_CONSENT = auto()
    CLEARANCE = auto()  # an adult from outside without checklist or safety quiz
    CAPACITY = auto()  # the mentor has as many mentees as agreed, over all organisations
    CLASS_GAP = auto()  # a pupil mentors only somebody from a younger class
    ALREADY_PAIRED = auto()  # these two are, or are proposed, a pair in this form
    MENTEE_TAKEN = auto()  # the mentee is, or is proposed, somebody else's in this form
    REFUSED_EARLIER = auto()  # one of the two has refused the other


class Kind(StrEnum):
    """What speaks for a pair."""

    MET_REQUESTS = auto()  # requests of the mentee that are directions of the mentor
    SHARED_INTERESTS = auto()
    SAME_DAY = auto()
    ANY_DAY = auto()  # one of the two can on any day
    CLASS_GAP = auto()  # pupils: so many classes apart, near the best distance
    WAITING_WEEKS = auto()  # the mentee has waited so many weeks


@dataclass(frozen=True)
class Weights:
    """Points, all whole numbers; data that a coordinator may change."""

    met_request: int = 20
    most_requests: int = 3
    shared_interest: int = 10
    most_interests: int = 4
    same_day: int = 12
    any_day: int = 6
    best_gap: int = 2  # classes
    class_gap: int = 8  # at the best distance; 2 less for each class away from it
    waiting_week: int = 1
    most_weeks: int = 20


DEFAULT_WEIGHTS = Weights()


@dataclass(frozen=True, kw_only=True)
class Mentee:
    """A mentee as the curator sees one: ids, what the other rooms have found out, and the answers of the form."""

    person: int
    organisation: int
    form: str
    admitted: bool
    consented: bool  # `consent.missing` is empty
    waiting_since: date
    grade: int | None = None  # pupils: 1–11
    interests: frozenset[str] = frozenset()
    requests: frozenset[str] = frozenset()
    day: Day | None = None


@dataclass(frozen=True, kw_only=True)
class Mentor:
    """A mentor as the curator sees one. `taken` counts open pairs (proposed, agreed, active, paused) over all organisations."""

    person: int
    organisation: int
    form: str
    admitted: bool
    consented: bool
    cleared: bool  # nobody from outside, or `clearance.uncleared` is empty
    capacity: int
    taken: int = 0
    grade: int | None = None
    interests: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    day: Day | None = None

    @property
    def free(self) -> int:
        """How many more mentees this person can take."""
        return max(0, self.capacity - self.taken)


@dataclass(frozen=True)
class History:
    """What has been: open pairs as (mentor, mentee, form) and refusals as (mentor, mentee), person ids."""

    open_pairs: frozenset[tuple[int, int, str]] = frozenset()
    refused: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def taken(self) -> frozenset[tuple[int, str]]:
        """Mentees with an open pair, and the form of it."""
        return frozenset((mentee, form) for _, mentee, form in self.open_pairs)


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


@dataclass(frozen=True)
class Unplaced:
    """A mentee without a suggestion: how many mentors fit but went to others, and what kept how many of the rest away."""

    mentee: Mentee
    fitting: int
    obstacles: Mapping[Obstacle, int]


@dataclass(frozen=True)
class Assignment:
    """The best assignment of a whole list."""

    suggestions: tuple[Suggestion, ...]
    unplaced: tuple[Unplaced, ...]

    @property
    def score(self) -> int:
        """Sum over all suggestions."""
        return sum(one.score for one in self.suggestions)


def obstacles(mentor: Mentor, mentee: Mentee, history: History = History()) -> frozenset[Obstacle]:
    """Every hard rule that forbids this pair; empty when it may be proposed."""
    return frozenset(_in_the_way(mentor, mentee, history))


def _in_the_way(mentor: Mentor, mentee: Mentee, history: History) -> Iterator[Obstacle]:
    # One after another, so that a search over thousands may stop at the first.
    if mentor.person == mentee.person:
        yield Obstacle.SAME_PERSON
    if mentor.form != mentee.form:
        yield Obstacle.OTHER_FORM
    if mentor.organisation != mentee.organisation:
        yield Obstacle.OTHER_ORGANISATION
    if not mentee.admitted:
        yield Obstacle.MENTEE_NOT_ADMITTED
    if not mentor.admitted:
        yield Obstacle.MENTOR_NOT_ADMITTED
    if not mentee.consented:
        yield Obstacle.MENTEE_CONSENT
    if not mentor.consented:
        yield Obstacle.MENTOR_CONSENT
    if not mentor.cleared:
        yield Obstacle.CLEARANCE
    if mentor.free == 0:
        yield Obstacle.CAPACITY
    if mentor.grade is not None and mentee.grade is not None and mentor.grade <= mentee.grade:
        yield Obstacle.CLASS_GAP
    if (mentor.person, mentee.person, mentee.form) in history.open_pairs:
        yield Obstacle.ALREADY_PAIRED
    elif (mentee.person, mentee.form) in history.taken:
        yield Obstacle.MENTEE_TAKEN
    if (mentor.person, mentee.person) in history.refused:
        yield Obstacle.REFUSED_EARLIER


def reasons(mentor: Mentor, mentee: Mentee, today: date, weights: Weights = DEFAULT_WEIGHTS) -> tuple[Reason, ...]:
    """What speaks for the pair, weightiest first; only what weighs something."""
    requests = min(len(mentee.requests & mentor.directions), weights.most_requests)
    interests = min(len(mentee.interests & mentor.interests), weights.most_interests)
    weeks = min(max(0, (today - mentee.waiting_since).days) // 7, weights.most_weeks)
    found: list[Reason] = []
    if requests:
        found.append(Reason(Kind.MET_REQUESTS, requests, requests * weights.met_request))
    if interests:
        found.append(Reason(Kind.SHARED_INTERESTS, interests, interests * weights.shared_interest))
    if weeks:
        found.append(Reason(Kind.WAITING_WEEKS, weeks, weeks * weights.waiting_week))
    if mentor.day is not None and mentee.day is not None:
        if Day.ANY in (mentor.day, mentee.day):
            found.append(Reason(Kind.ANY_DAY, 1, weights.any_day))
        elif mentor.day is mentee.day:
            found.append(Reason(Kind.SAME_DAY, 1, weights.same_day))
    if mentor.grade is not None and mentee.grade is not None:
        gap = mentor.grade - mentee.grade
        found.append(Reason(Kind.CLASS_GAP, gap, max(0, weights.class_gap - 2 * abs(gap - weights.best_gap))))
    return tuple(sorted((one for one in found if one.points > 0), key=lambda one: (-one.points, one.kind)))


def shortlist(
    mentee: Mentee,
    mentors: Iterable[Mentor],
    today: date,
    history: History = History(),
    weights: Weights = DEFAULT_WEIGHTS,
    limit: int = 5,
) -> tuple[Suggestion, ...]:
    """The best mentors for one mentee, best first; equals by who has fewer mentees, then by id."""
    fitting = [
        Suggestion(mentor, mentee, reasons(mentor, mentee, today, weights))
        for mentor in mentors
        if next(_in_the_way(mentor, mentee, history), None) is None
    ]
    return tuple(sorted(fitting, key=lambda one: (-one.score, one.mentor.taken, one.mentor.person))[:limit])


def best_assignment(
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    today: date,
    history: History = History(),
    weights: Weights = DEFAULT_WEIGHTS,
) -> Assignment:
    """The whole list at once: as many pairs as the rules allow, and among those the highest sum of scores.

    A mentor is a person: one who has joined in several forms or organisations has one capacity (the smallest that was
    given), so the columns solved over are free places of persons, not rows of the list.
    """
    import numpy  # noqa: PLC0415 -- heavy; the idle bot never holds it
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 -- heavy; the idle bot never holds it

    best = [_best_by_person(mentee, mentors, today, history, weights) for mentee in mentees]
    places = _places(mentors, sum(1 for row in best if row))
    # More than all scores together: one more pair always weighs more than better pairs.
    one_pair = 1 + sum(max((one.score for one in row.values()), default=0) for row in best)
    value = numpy.zeros((len(mentees), len(places)))
    for at, row in enumerate(best):
        for column, person in enumerate(places):
            if person in row:
                value[at, column] = one_pair + row[person].score
    rows, columns = linear_sum_assignment(value, maximize=True)
    chosen = {int(at): places[int(column)] for at, column in zip(rows, columns, strict=True) if value[at, column] > 0}
    return Assignment(
        suggestions=tuple(best[at][person] for at, person in sorted(chosen.items())),
        unplaced=tuple(
            Unplaced(mentee, len(best[at]), _tally(mentee, mentors, history))
            for at, mentee in enumerate(mentees)
            if at not in chosen
        ),
    )


def _best_by_person(
    mentee: Mentee, mentors: Sequence[Mentor], today: date, history: History, weights: Weights
) -> dict[int, Suggestion]:
    """For each mentor person who may take this mentee: the best of that person's rows."""
    found: dict[int, Suggestion] = {}
    for suggestion in shortlist(mentee, mentors, today, history, weights, limit=len(mentors)):
        found.setdefault(suggestion.mentor.person, suggestion)
    return found


def _places(mentors: Sequence[Mentor], most: int) -> list[int]:
    """Each mentor person as often as they have free places, never more often than there are mentees to place."""
    free: dict[int, int] = {}
    for mentor in mentors:
        free[mentor.person] = min(free.get(mentor.person, most), mentor.free)
    return [person for person, places in sorted(free.items()) for _ in range(places)]


def _tally(mentee: Mentee, mentors: Sequence[Mentor], history: History) -> dict[Obstacle, int]:
    """How many mentors each obstacle kept away."""
    counts: dict[Obstacle, int] = {}
    for mentor in mentors:
        for obstacle in obstacles(mentor, mentee, history):
            counts[obstacle] = counts.get(obstacle, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
