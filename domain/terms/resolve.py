"""From printed units to days: the year of the paper comes in here, and with it every doubt about it."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from domain.terms.parts import LAST, Shape, Shift, Unit, Year
from domain.terms.record import FIRST_YEAR, LAST_YEAR, Question, Reason, Span, YearContext


class DamagedDate(Exception):
    """The printed day does not exist (31 September, month 13, year 1020)."""


def day(year: int, month: int, number: int) -> date:
    """That day; DamagedDate where the calendar has none."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        raise DamagedDate
    return date(year, month, number)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def in_year(unit: Unit, year: int) -> Span:
    """The days of a unit in one calendar year. A bare school year begins in that year."""
    match unit.shape:
        case Shape.DAY | Shape.END_OF_YEAR:
            only = day(year, unit.month, unit.day)
            return Span(only, only)
        case Shape.MONTH:
            return Span(day(year, unit.month, 1), month_end(year, unit.month))
        case Shape.DAYS:
            length = monthrange(year, unit.month)[1]
            last = length if unit.last_day == LAST else unit.last_day
            return Span(day(year, unit.month, min(unit.day, last)), day(year, unit.month, last))
        case Shape.SEASON:
            return Span(day(year, unit.month, 1), month_end(year, unit.month + 2) if unit.month < 12 else month_end(year + 1, 2))
        case Shape.WEEKDAY:
            only = nth_weekday(year, unit.month, unit.day, unit.number)
            return Span(only, only)
        case Shape.QUARTER:
            return Span(day(year, 3 * unit.number - 2, 1), month_end(year, 3 * unit.number))
        case Shape.HALF_YEAR if unit.school:  # «I полугодие учебного года» in the plan of a calendar year
            return Span(day(year, 9, 1), day(year, 12, 31)) if unit.number == 1 else Span(day(year, 1, 1), day(year, 5, 31))
        case Shape.HALF_YEAR:
            return Span(day(year, 1 if unit.number == 1 else 7, 1), month_end(year, 6 if unit.number == 1 else 12))
        case Shape.SCHOOL_YEAR:
            return Span(day(year, 9, 1), day(year + 1, 5, 31))
        case _:
            return Span(day(year, 1, 1), day(year, 12, 31))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The `number`-th such weekday (1 = Monday) of a month, -1 for the last; DamagedDate for a fifth that is missing."""
    last = monthrange(year, month)[1]
    days = [date(year, month, one) for one in range(1, last + 1) if date(year, month, one).isoweekday() == weekday]
    if number > len(days):
        raise DamagedDate
    return days[number - 1] if number > 0 else days[-1]


def in_school_year(unit: Unit, first: int, last: int) -> list[Span]:
    """The days of a unit in the school year (or years) `first`–`last`; several where it fits twice."""
    match unit.shape:
        case Shape.YEAR if unit.calendar:
            return [in_year(unit, year) for year in range(first, last + 1)]
        case Shape.YEAR | Shape.SCHOOL_YEAR:
            return [Span(day(first, 9, 1), day(last, 5, 31))]
        case Shape.END_OF_YEAR:
            return [in_year(unit, first)]
        case Shape.HALF_YEAR if unit.number == 1:
            return [Span(day(first, 9, 1), day(first, 12, 31))]
        case Shape.HALF_YEAR:
            return [Span(day(last, 1, 1), day(last, 5, 31))]
        case Shape.QUARTER if unit.number == 3:  # July to September lies across both school years
            return [in_year(unit, first), in_year(unit, last)]
        case Shape.QUARTER:
            return [in_year(unit, first if unit.number == 4 else last)]
        case _:
            return [in_year(unit, first if unit.month >= 9 else last)]


def _existing(unit: Unit, years: Iterable[int]) -> list[Span]:
    out = []
    for year in years:
        try:
            out.append(in_year(unit, year))
        except DamagedDate:
            continue
    if not out:
        raise DamagedDate
    return out


def year_of(year: Year | None, context: YearContext) -> YearContext:
    """The context that holds for a unit: its own printed year, else the paper's; «текущего года» rests on the paper's date."""
    if year is None:
        return context
    if isinstance(year, YearContext):
        return year
    if context.school and context.first is not None and context.last == context.first + 1:
        if year is Shift.NEXT:  # the year in which the plan ends, or the one after it
            return YearContext.span(context.first + 1, context.first + 2, context.written_on)
        return YearContext.school_year(context.first + (year is Shift.NEXT_SCHOOL), context.written_on)
    base = context.written_on.year if context.written_on else context.first if context.first == context.last else None
    return YearContext.calendar(base + (year is not Shift.THIS)) if base is not None else YearContext()


def readings(unit: Unit, context: YearContext) -> tuple[list[Span], Question | None]:
    """All stretches of days that the unit may mean, most likely first; a question unless it is exactly one.

    Raises DamagedDate for a day that no calendar has.
    """
    own = year_of(unit.year, context)
    if own.first is None and unit.month:
        _existing(unit, (2020, 2021, 2022, 2023, 2024))  # a 31 September is damaged in whatever year
    if own.first is None or own.last is None:
        return _by_date_of_paper(unit, own.written_on)
    if unit.shape is Shape.SCHOOL_YEAR and not own.school:
        if own.first != own.last:
            return [Span(day(own.first, 9, 1), day(own.last, 5, 31))], None if unit.year else Question(Reason.YEAR_UNKNOWN)
        return _one([in_year(unit, own.first), in_year(unit, own.first - 1)])
    if own.school and own.last == own.first + 1:
        return _one(in_school_year(unit, own.first, own.last))
    if own.school and unit.shape in (Shape.SCHOOL_YEAR, Shape.YEAR):
        return _one(in_school_year(unit, own.first, own.last))
    if own.first == own.last:
        winter = unit.shape is Shape.SEASON and unit.month == 12  # «зима 2021»: from the December before, or of that year?
        return _one([in_year(unit, year) for year in ((own.first - 1, own.first) if winter else (own.first,))])
    if unit.shape is Shape.YEAR:
        whole = Span(day(own.first, 1, 1), day(own.last, 12, 31))
        return ([whole], None) if unit.year else _one([in_year(unit, year) for year in range(own.first, own.last + 1)])
    return _one(_existing(unit, range(own.first, own.last + 1)))


def _one(spans: list[Span]) -> tuple[list[Span], Question | None]:
    return spans, None if len(spans) == 1 else Question(Reason.YEAR_UNKNOWN, tuple(spans))


def _by_date_of_paper(unit: Unit, written_on: date | None) -> tuple[list[Span], Question | None]:
    if written_on is None:
        return [], Question(Reason.YEAR_UNKNOWN)
    year = written_on.year
    if unit.shape is Shape.SCHOOL_YEAR:
        # An order of August or later speaks of the school year that begins, one of spring of the one under way.
        if written_on.month in (6, 7):
            return _one([in_year(unit, year), in_year(unit, year - 1)])
        return [in_year(unit, year if written_on.month >= 8 else year - 1)], None
    spans = _existing(unit, (year, year + 1))
    if spans[0].end is not None and spans[0].end >= written_on:
        return spans[:1], None
    spans = spans[::-1]
    return spans, Question(Reason.YEAR_UNKNOWN, tuple(spans))


def over_new_year(first: Unit, last: Unit) -> bool:
    """Whether «декабрь – январь» is meant: it starts in the second half of a year and ends in the first half of the next."""
    return first.month >= 7 and 1 <= last.month <= 8 and first.month > last.month
