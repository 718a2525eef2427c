"""What both sides are asked at the beginning, at the end and once a month, and what a curator hears of at once. Pure.

What is shipped is a table by form, side and stage; a programme changes it for itself (`domain.question_lists`). Scales of 1–10 as
in the questionnaires of the methodology, faces of 1–5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType

from domain.forms import Part


class Stage(StrEnum):
    """When a questionnaire is offered."""

    START = auto()
    END = auto()


class Kind(StrEnum):
    """How a question is answered; each is one tap."""

    SCALE = auto()  # 1–10
    FACES = auto()  # 1–5

    @property
    def most(self) -> int:
        """The best answer; the worst is 1."""
        return 10 if self is Kind.SCALE else 5


class Question(StrEnum):
    """Every shipped question by its key, in the order in which they are asked; the words are in the locales."""

    INTEREST = auto()
    READY = auto()
    GOAL_CLEAR = auto()
    TIME = auto()
    MOOD = auto()
    USEFUL = auto()
    GOAL_REACHED = auto()
    METHODS = auto()
    PROFESSION = auto()
    CONFIDENCE = auto()
    COMFORT = auto()
    SUPPORT = auto()
    AGAIN = auto()

    @property
    def kind(self) -> Kind:
        """How it is answered."""
        return Kind.FACES if self in (Question.MOOD, Question.SUPPORT, Question.COMFORT) else Kind.SCALE


Q = Question

#: What is asked where the form has no questions of its own. At most seven, so that all is done in eight taps.
USUAL: Mapping[tuple[Stage, Part], tuple[Question, ...]] = MappingProxyType(
    {
        (Stage.START, Part.MENTEE): (Q.INTEREST, Q.GOAL_CLEAR, Q.MOOD, Q.CONFIDENCE),
        (Stage.START, Part.MENTOR): (Q.READY, Q.GOAL_CLEAR, Q.TIME, Q.SUPPORT),
        (Stage.END, Part.MENTEE): (Q.USEFUL, Q.GOAL_REACHED, Q.COMFORT, Q.AGAIN),
        (Stage.END, Part.MENTOR): (Q.USEFUL, Q.GOAL_REACHED, Q.SUPPORT, Q.AGAIN),
    }
)

_WORK = {
    (Stage.START, Part.MENTEE): (Q.INTEREST, Q.GOAL_CLEAR, Q.PROFESSION, Q.CONFIDENCE),
    (Stage.END, Part.MENTEE): (Q.USEFUL, Q.GOAL_REACHED, Q.PROFESSION, Q.COMFORT, Q.AGAIN),
}
_TEACHERS = {
    (Stage.START, Part.MENTEE): (Q.INTEREST, Q.GOAL_CLEAR, Q.METHODS, Q.CONFIDENCE),
    (Stage.END, Part.MENTEE): (Q.USEFUL, Q.GOAL_REACHED, Q.METHODS, Q.COMFORT, Q.AGAIN),
}

#: Forms with questions of their own.
OF_FORM: Mapping[str, Mapping[tuple[Stage, Part], tuple[Question, ...]]] = MappingProxyType(
    {"employer_pupil": _WORK, "employer_student": _WORK, "teacher_teacher": _TEACHERS}
)


def questions(form: str, part: Part, stage: Stage) -> tuple[Question, ...]:
    """What this side of a pair of the form is asked as shipped, in order."""
    return OF_FORM.get(form, {}).get((stage, part)) or USUAL[stage, part]


#: The pulse is asked from this day of the month on: the first days are often holidays.
PULSE_FROM = 10

#: A pair is first asked when it has had this many days to meet.
PULSE_AFTER = 14

#: Answers so far below the side's last one, or so far from the other side's, are told to the curator.
DROP, GAP = 2, 3


class Alarm(StrEnum):
    """Why a curator hears of an answer."""

    DROP = auto()
    GAP = auto()
    BOTH = auto()


def alarm(value: int, before: int | None, other: int | None) -> Alarm | None:
    """What this answer (1–5) sets off: it fell by 2 since the last one, or is 3 away from the other side's latest one."""
    dropped = before is not None and before - value >= DROP
    apart = other is not None and abs(other - value) >= GAP
    if dropped and apart:
        return Alarm.BOTH
    return Alarm.DROP if dropped else Alarm.GAP if apart else None


def asks_on(today: date, begun_on: date) -> bool:
    """Whether the monthly question may be asked on this local day of a pair that began on that one."""
    return today.day >= PULSE_FROM and (today - begun_on).days >= PULSE_AFTER


@dataclass(frozen=True)
class Told:
    """Answers of one group: how many people answered, and their mean."""

    people: int
    mean: float
