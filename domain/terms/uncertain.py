"""Days of one stretch, and the stretches that have none for certain: «начало сентября», «2 неделя октября», «до сентября»."""

from dataclasses import replace
from datetime import date, timedelta

from domain.terms.parts import Bound, Moment, Shape, Unit
from domain.terms.record import Question, Reason, Span, YearContext
from domain.terms.resolve import readings


def alone(moment: Moment, context: YearContext) -> tuple[list[Span], Question | None]:
    """The days of a stretch without a second edge, or what to ask about them; raises DamagedDate for a day no month has."""
    one = moment.first
    if one.shape is Shape.SCHOOL_PART:
        return [], Question(Reason.SCHOOL_CALENDAR if one.number or one.day else Reason.VAGUE)
    if one.shape is Shape.SCHOOL_START:
        return _school_start(moment, context)
    if one.shape is Shape.VAGUE:
        return _weeks(moment, context) if one.number else _vague(one, context)
    spans, question = readings(one, context)
    if question is None and moment.bound is Bound.WITHIN and (until := _end_of_school(one, context)):
        spans = [*spans, Span(spans[0].start, until)]
        return spans, Question(Reason.YEAR_UNKNOWN, tuple(spans))
    if question is None and moment.bound is Bound.UNTIL and not one.inclusive and _is_stretch(one):
        question = _boundary(spans[0])
    return spans, question


def _end_of_school(one: Unit, context: YearContext) -> date | None:
    """The May that «в течение года» may reach in an order of August or September; None where that year is no question."""
    written = context.written_on
    bare = one.shape is Shape.YEAR and one.year is None and not one.calendar and context.first is None
    return date(written.year + 1, 5, 31) if bare and written is not None and written.month in (8, 9) else None


def _start_context(one: Unit, context: YearContext) -> YearContext:
    return context if context.school or one.year or context.first is None else YearContext(context.first, context.first)


def _school_start(moment: Moment, context: YearContext) -> tuple[list[Span], Question | None]:
    """«до начала учебного года», «в начале учебного года»: by which day of these?"""
    first = replace(moment.first, shape=Shape.DAY, month=9, day=1)
    spans, question = readings(first, _start_context(first, context))
    day = spans[0].end if spans and not question else None
    if day is None:
        return [], question or Question(Reason.VAGUE)
    if moment.bound is Bound.FROM:
        return [Span(day, day)], None
    if moment.bound in (Bound.UNTIL, Bound.NOT_LATER):
        return [], Question(Reason.BOUNDARY, (Span(None, day - timedelta(days=1)), Span(None, day)))
    return [], Question(Reason.VAGUE, (Span(None, day), Span(None, day.replace(day=10)), Span(None, day.replace(day=30))))


def _vague(one: Unit, context: YearContext) -> tuple[list[Span], Question | None]:
    edges = []
    for day in dict.fromkeys((one.day, one.last_day)):
        spans, question = readings(replace(one, shape=Shape.DAYS, day=1, last_day=day, inclusive=True), context)
        if question:
            return spans, question
        edges += spans
    return [], Question(Reason.VAGUE, tuple(Span(None, span.end) for span in edges))


def _weeks(moment: Moment, context: YearContext) -> tuple[list[Span], Question | None]:
    """«2 неделя октября»: seven days each from the 1st, whole weeks, or weeks of the calendar; asked where they end apart."""
    one = moment.first
    months, question = readings(replace(one, shape=Shape.MONTH), context)
    first, last = (months[0].start, months[0].end) if months and not question else (None, None)
    if first is None or last is None:
        return months, question
    sunday, weeks = first + timedelta(days=6 - first.weekday()), timedelta(weeks=one.number - 1)
    whole = sunday if first.weekday() == 0 else sunday + timedelta(weeks=1)
    ends = dict.fromkeys(min(day + weeks, last) for day in (first + timedelta(days=6), whole, sunday))
    start = first + timedelta(weeks=one.day - 1)
    if len(ends) == 1 and start <= last:
        span = Span(start, *ends)
        return [span], _boundary(span) if moment.bound is Bound.UNTIL else None
    return [], Question(Reason.VAGUE, tuple(Span(None, end) for end in ends))


def _is_stretch(one: Unit) -> bool:
    return one.shape in (Shape.MONTH, Shape.QUARTER, Shape.HALF_YEAR, Shape.YEAR, Shape.SCHOOL_YEAR, Shape.DAYS, Shape.SEASON)


def _boundary(span: Span) -> Question:
    """«до сентября»: before it begins, or before it ends?"""
    assert span.start
    return Question(Reason.BOUNDARY, (Span(None, span.start - timedelta(days=1)), Span(None, span.end)))
