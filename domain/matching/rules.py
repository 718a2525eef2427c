"""Who may be paired with whom, and if not, why. Hard rules come first, each with its name. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from functools import cached_property

from domain.convenient_day import Day


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
    RESTING = auto()  # one of the two rests until a day («Пауза до …»)
    HELD = auto()  # an urgent report about one of the two is open


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
    resting: bool = False
    held: bool = False  # an urgent report about this person is open


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
    resting: bool = False
    held: bool = False  # an urgent report about this person is open

    @property
    def free(self) -> int:
        """How many more mentees this person can take."""
        return max(0, self.capacity - self.taken)


@dataclass(frozen=True)
class History:
    """What has been, by person ids: open pairs (mentor, mentee, form), refusals, and how earlier pairs ended."""

    open_pairs: frozenset[tuple[int, int, str]] = frozenset()
    #: (mentor, mentee): one of the two has said no before it began.
    refused: frozenset[tuple[int, int]] = frozenset()
    #: (mentor, mentee): worked together and ended well (goal reached, or to be continued).
    together: frozenset[tuple[int, int]] = frozenset()
    #: (mentor, mentee): worked together and broke off.
    broken_off: frozenset[tuple[int, int]] = frozenset()
    #: (mentee, form): the mentor has left, the mentee wants to go on.
    abandoned: frozenset[tuple[int, str]] = frozenset()

    @cached_property
    def taken(self) -> frozenset[tuple[int, str]]:
        """Mentees with an open pair, and the form of it."""
        return frozenset((mentee, form) for _, mentee, form in self.open_pairs)


NOTHING_YET = History()


def obstacles(mentor: Mentor, mentee: Mentee, history: History = NOTHING_YET) -> frozenset[Obstacle]:
    """Every hard rule that forbids this pair; empty when it may be proposed."""
    return frozenset(in_the_way(mentor, mentee, history))


def in_the_way(mentor: Mentor, mentee: Mentee, history: History) -> Iterator[Obstacle]:
    """The same one after another, so that a search may stop at the first."""
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
    if mentor.resting or mentee.resting:
        yield Obstacle.RESTING
    if mentor.held or mentee.held:
        yield Obstacle.HELD
