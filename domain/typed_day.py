"""A day typed where a calendar stands: «15 января», «15.01», «до 15.01.2027», read as the terms of a paper are.

A line that says anything besides the day, or more than one day, is no day. Without a year it is the day that the calendar offers;
where it offers that day in several years, the one within half a year of today, else nobody knows.
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from domain.terms import Kind, YearContext, find, words

#: Longer is no day.
LONGEST = 60
#: How far from today a year that was not said is taken for granted.
NEAR = timedelta(days=182)
#: Nothing but these may stand around the words of a day.
_AROUND = re.compile(r"[\s.,;!]*")
_WORD = re.compile(r"[^\W\d_]+")
#: «этого года», «с. г.», though not «15-го».
_OF_A_YEAR = re.compile(r"(?<!-)\bг", re.IGNORECASE)
_ONE_DAY = frozenset({Kind.DATE, Kind.UNTIL, Kind.NOT_LATER_THAN})


class Unread(StrEnum):
    """Why a line is not taken for a day."""

    NO_DAY = "no-day"
    NO_YEAR = "no-year"
    OUTSIDE = "outside"


def read(line: str, first: date, last: date, today: date) -> date | Unread:
    """The day that the line says, one of those from `first` to `last` (local days, both included), or why there is none."""
    day = _read(line, first, last, today) if len(line) <= LONGEST else Unread.NO_DAY
    if isinstance(day, date) and _weekdays(line) - {day.isoweekday()}:
        return Unread.NO_DAY
    return day


def _weekdays(line: str) -> set[int]:
    """The days of the week that it names: «в понедельник 15 января» is no day of a year in which that is a Friday."""
    return {named for word in _WORD.findall(line.lower()) if (named := words.weekday_or_short(word)) is not None}


def _read(line: str, first: date, last: date, today: date) -> date | Unread:
    if day := _said(line, YearContext()):
        return day if first <= day <= last else Unread.OUTSIDE
    said = [day for year in range(first.year, last.year + 1) if (day := _said(line, YearContext.calendar(year)))]
    if said and _OF_A_YEAR.search(line):
        return Unread.NO_YEAR
    offered = [day for day in said if first <= day <= last]
    if len(offered) > 1:
        return next((day for day in offered if abs(day - today) <= NEAR), Unread.NO_YEAR)
    return offered[0] if offered else Unread.OUTSIDE if said else Unread.NO_DAY


def _said(line: str, context: YearContext) -> date | None:
    """The one day of the line; None for anything else, and where its year is not known."""
    found = find(line, context=context)
    if len(found) != 1 or not _AROUND.fullmatch(line[: found[0].start] + line[found[0].end :]):
        return None
    term = found[0].term
    return term.due if term.kind in _ONE_DAY and term.question is None and not term.deadlines else None
