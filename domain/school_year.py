"""The school year: it begins on 1 September; a class goes up by one then, and the eleventh leaves.

Worked out from the day on which a class was last known to be right, so that it is done once, however often it is asked, also
after weeks in which nobody was there to ask.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum, auto

from domain.codes import LAST_GRADE

#: From here on a pupil who says a class says the one of the coming year: nobody is at school any more.
COMING_YEAR_FROM = (8, 1)
#: Unanswered for so long, «Продолжаю / Заканчиваю» goes to the curator.
ANSWER_WITHIN = timedelta(days=14)
#: Whoever has not been asked by then (a bot that was switched off all autumn) is not asked any more.
ASK_UNTIL = (12, 1)


def school_year(today: date) -> int:
    """The calendar year in which the school year of this day began."""
    return today.year if today >= date(today.year, 9, 1) else today.year - 1


def first_day_of_answers(year: int) -> date:
    """From this day on a class that is said is the one of the school year that begins in `year`."""
    return date(year, *COMING_YEAR_FROM)


def year_of_class(said_on: date) -> int:
    """The school year of which a class is that somebody says on this local day."""
    return said_on.year if said_on >= first_day_of_answers(said_on.year) else said_on.year - 1


def grade_now(grade: int, said_on: date, today: date) -> int | None:
    """The grade today of somebody who was in `grade` on the local day `said_on`; None for whoever has left school."""
    now = grade + max(0, school_year(today) - year_of_class(said_on))
    return now if now <= LAST_GRADE else None


def grade_said(grade: int, said_on: date, today: date) -> int | None:
    """The grade that somebody says today who said `grade` on the local day `said_on`: in August already that of the coming year.

    None for whoever has left school.
    """
    now = grade + max(0, year_of_class(today) - year_of_class(said_on))
    return now if now <= LAST_GRADE else None


def asks_pair(begun_on: date, asked_for: int | None, today: date) -> bool:
    """Whether a pair is to be asked today if it goes on: it began in an earlier school year, and was not asked for this one."""
    year = school_year(today)
    return asked_for != year and year_of_class(begun_on) < year and today < date(year, *ASK_UNTIL)


def overdue(asked_on: date, today: date) -> bool:
    """Whether the answers are the curator's business now."""
    return today >= asked_on + ANSWER_WITHIN


class Answer(StrEnum):
    """What a pair has answered for the new school year."""

    ENDS = auto()  # one side finishes: the curator closes the pair with a kind word
    WAITING = auto()  # somebody has not answered yet
    GOES_ON = auto()  # both go on


def answer(mentor: bool | None, mentee: bool | None) -> Answer:
    """From the answers of both sides; None is none yet."""
    if mentor is False or mentee is False:
        return Answer.ENDS
    return Answer.GOES_ON if mentor and mentee else Answer.WAITING
