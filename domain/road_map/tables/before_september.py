"""August in a plan of a school year: the one before it begins, or its last one?

By itself «август» is the last month of the school year. A plan whose rows, or those of one of its sections, begin with August and
go on with the autumn is counted from the other end, and which of the two it means is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.road_map.record import Measure
from domain.terms import Kind, Question, Reason, Span, Term, YearContext

_SUMMER, _AUTUMN = (7, 8), (9, 10, 11, 12)
_HAS_YEAR = re.compile(r"20\d\d|\d\.\d\d\.\d\d(?!\d)")


def with_doubt(measures: Sequence[Measure], context: YearContext) -> list[Measure]:
    """The measures of one table; those that open it, or a section, in the last summer of the year are asked about."""
    out = list(measures)
    if not context.school or context.last is None:
        return out
    starts = [at for at, one in enumerate(out) if at == 0 or one.section != out[at - 1].section]
    for start in starts:
        opening: list[int] = []
        for at in range(start, len(out)):
            term = out[at].term
            if not _is_dated(term):
                opening += [at] if _is_asked_of_summer(term, context) else []
                continue
            if not _is_last_summer(term, context):
                if _opens_year(term, context):
                    for place in opening:
                        out[place] = replace(out[place], term=_doubted(out[place].term))
                break
            opening.append(at)
    return out


def _is_dated(term: Term) -> bool:
    """Whether a term has a day that tells where its row stands in the year."""
    return term.question is None and term.recurrence is None and term.end is not None and term.kind is not Kind.SCHOOL_YEAR


def _is_last_summer(term: Term, context: YearContext) -> bool:
    days = [day for day in (term.start, term.end) if day]
    return all(day.year == context.last and day.month in _SUMMER for day in days) and not _HAS_YEAR.search(term.text)


def _is_asked_of_summer(term: Term, context: YearContext) -> bool:
    """Whether a term is asked about, «4-я неделя» below «Август», and every answer offered is a day of the last summer."""
    days = [day for one in (term.question.options if term.question else ()) for day in (one.start, one.end) if day]
    summer = all(day.year == context.last and day.month in _SUMMER for day in days)
    return bool(days) and summer and not _HAS_YEAR.search(term.text)


def _opens_year(term: Term, context: YearContext) -> bool:
    """Whether a term falls in the autumn of the first year, or in the summer before it, which only its own year can say."""
    day = term.start or term.end
    return day is not None and day.year == context.first and day.month in (*_SUMMER, *_AUTUMN)


def _doubted(term: Term) -> Term:
    if term.question:
        earlier = tuple(Span(_year_before(one.start), _year_before(one.end)) for one in term.question.options)
        return replace(term, question=replace(term.question, options=(*earlier, *term.question.options)))
    own = Span(term.start, term.end)
    before = Span(_year_before(term.start), _year_before(term.end))
    return replace(term, start=None, end=None, deadlines=(), question=Question(Reason.YEAR_UNKNOWN, (before, own)))


def _year_before(day: date | None) -> date | None:
    return day.replace(year=day.year - 1) if day else None
