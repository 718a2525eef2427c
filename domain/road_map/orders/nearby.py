"""The year of a day that is printed without one, from a whole date of the same paper that lies near it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.paper import Paragraph
from domain.road_map.record import Measure
from domain.terms import Kind, Reason, Term, YearContext, parse_term
from domain.terms.words import OF_ANY_MONTH

_DATE = re.compile(
    r"(?<!от )(?<![\d.])\d{1,2}(?:\.\d{2}\.(?:20)?\d\d(?!\d|\.\d)"
    rf"|\s(?:{OF_ANY_MONTH})\s20\d\d)"
)
#: So near a whole date a day of the same paper needs no year of its own; no other year's day is half so near.
NEAR = timedelta(days=60)
_DAYS = (Kind.DATE, Kind.UNTIL, Kind.NOT_LATER_THAN, Kind.PERIOD)
#: Dates of a paper that are looked at.
MOST_DATES = 40


def days_named(paragraphs: Sequence[Paragraph], written_on: date | None) -> list[date]:
    """The whole dates that a paper names, references to other papers («от 12.10.2026») left out, and its own date."""
    printed = [found[0] for one in paragraphs for found in _DATE.finditer(one.text)][:MOST_DATES]
    found = {parse_term(text, context=YearContext()).end for text in printed}
    return sorted({*(day for day in found if day), *([written_on] if written_on else [])})


def with_year_nearby(points: Iterable[Measure], days: Sequence[date], written_on: date | None) -> list[Measure]:
    """The points; a day without a year has that of the whole date near which it lies, where only one year puts it there.

    A day before the paper's own date is asked about as before.
    """
    return [replace(one, term=_dated(one.term, days, written_on)) for one in points]


def _dated(term: Term, days: Sequence[date], written_on: date | None) -> Term:
    if term.question is None or term.question.reason is not Reason.YEAR_UNKNOWN or term.kind not in _DAYS:
        return term
    found: dict[date, Term] = {}
    for year in sorted({day.year + more for day in days for more in (-1, 0, 1)}):
        read = parse_term(term.text, context=YearContext.calendar(year, written_on))
        due = read.due
        if due and read.question is None and any(abs(due - day) <= NEAR for day in days):
            found[due] = read
    return next(iter(found.values())) if len(found) == 1 else term
