"""Adults from outside meet minors only after the curator's checklist and a quiz on safety, renewed every year.

Source: article 351.1 of the Labour Code (certificate of no criminal record); good practice of mentoring programmes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

QUIZ_LASTS = timedelta(days=365)
QUIZ_QUESTIONS = 5
#: The person and the curator hear so long before that something ends.
WARN_BEFORE = timedelta(days=30)

#: The right option of each question of the quiz; the questions themselves are in the locales, three options each.
QUIZ_RIGHT = ("b", "c", "a", "b", "c")


class Uncleared(StrEnum):
    """What an adult from outside still lacks."""

    CERTIFICATE = auto()  # certificate of no criminal record not seen
    CERTIFICATE_EXPIRED = auto()
    INSTRUCTION = auto()  # not instructed yet
    ORDER = auto()  # no order admits the person
    QUIZ = auto()  # the safety quiz not passed
    QUIZ_EXPIRED = auto()  # passed more than a year ago


@dataclass(frozen=True)
class Checklist:
    """What the curator has ticked (days), and when the quiz was passed. `certificate_until` is the last valid day."""

    certificate_until: date | None = None
    instructed_on: date | None = None
    ordered_on: date | None = None
    quiz_passed_on: date | None = None


def uncleared(checklist: Checklist, today: date) -> frozenset[Uncleared]:
    """What is missing today; empty means that the adult may be paired."""
    found: set[Uncleared] = set()
    if checklist.certificate_until is None:
        found.add(Uncleared.CERTIFICATE)
    elif checklist.certificate_until < today:
        found.add(Uncleared.CERTIFICATE_EXPIRED)
    if checklist.instructed_on is None or checklist.instructed_on > today:
        found.add(Uncleared.INSTRUCTION)
    if checklist.ordered_on is None or checklist.ordered_on > today:
        found.add(Uncleared.ORDER)
    if checklist.quiz_passed_on is None or checklist.quiz_passed_on > today:
        found.add(Uncleared.QUIZ)
    elif today > checklist.quiz_passed_on + QUIZ_LASTS:
        found.add(Uncleared.QUIZ_EXPIRED)
    return frozenset(found)


class Ends(StrEnum):
    """What of the checklist ends by itself."""

    CERTIFICATE = auto()
    QUIZ = auto()


def last_days(checklist: Checklist) -> dict[Ends, date]:
    """The last valid day of whatever ends; what is not there yet has none."""
    quiz = checklist.quiz_passed_on + QUIZ_LASTS if checklist.quiz_passed_on else None
    days = {Ends.CERTIFICATE: checklist.certificate_until, Ends.QUIZ: quiz}
    return {what: day for what, day in days.items() if day is not None}


def ending(checklist: Checklist, today: date) -> dict[Ends, date]:
    """What ends within thirty days, with its last day: renewed now, nothing is interrupted."""
    return {what: day for what, day in last_days(checklist).items() if today <= day <= today + WARN_BEFORE}


def over(checklist: Checklist, today: date) -> dict[Ends, date]:
    """What has ended, with its last day."""
    return {what: day for what, day in last_days(checklist).items() if day < today}


def quiz_passed(answers: tuple[bool, ...]) -> bool:
    """Passed when each of the five questions was answered rightly (`True`); a wrong one may be repeated at once."""
    return len(answers) == QUIZ_QUESTIONS and all(answers)
