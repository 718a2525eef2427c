"""Ranges of months and of days within a month: «09-10.2026», «сентябрь 25 – май 26», «с 1 по 5 и с 20 по 25 ноября»."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from domain.terms.parts import Bound, Moment, Shape, Unit, after_year_word, exact, number_at, year_after
from domain.terms.record import YearContext
from domain.terms.tokens import Sort, Token
from domain.terms.units import unit

Parsed: TypeAlias = tuple[list[Moment], int] | None


def months_of_year(tokens: Sequence[Token], at: int, bound: Bound) -> Parsed:
    """«09-10.2026», «9–12.2026 г.»: months of one year.

    A range that crosses the year does not say whose its first month is, and «01-09.2026» may as well be a first of September.
    """
    if at + 2 >= len(tokens) or not (tokens[at].sort is Sort.NUMBER and tokens[at + 2].sort is Sort.MONTH_YEAR):
        return None
    low, (high, year) = tokens[at].numbers[0], tokens[at + 2].numbers
    if not tokens[at + 1].is_mark("-") or len(tokens[at].text) > 2 or not 1 < low < high:
        return None
    first, last = (Unit(Shape.MONTH, YearContext.calendar(year), month) for month in (low, high))
    return [Moment(Bound.ON if bound is Bound.FROM else bound, first, last)], after_year_word(tokens, at + 3)


def between(tokens: Sequence[Token], at: int) -> Parsed:
    """«между 1 и 10 октября», «между сентябрем и маем»."""
    number = number_at(tokens, at)
    first = unit(tokens, at) or ((Unit(Shape.DAY, day=number[0]), number[1]) if number else None)
    last = unit(tokens, first[1] + 1) if first and exact(tokens, first[1], "и") else None
    if first is None or last is None:
        return None
    borrowed = replace(last[0], day=first[0].day) if not first[0].month and last[0].shape is Shape.DAY else first[0]
    return [Moment(Bound.ON, borrowed, last[0])], last[1]


_SHORT_YEARS = range(15, 60)  # two digits behind a month that are its year, where they fit another month's


def short_years(tokens: Sequence[Token], at: int) -> Parsed:
    """«сентябрь 25 – май 26»: months with years of two digits that follow each other; days would stand before their months."""
    sorts = (Sort.MONTH, Sort.NUMBER, None, Sort.MONTH, Sort.NUMBER)
    if at + 5 > len(tokens) or any(sort and tokens[at + place].sort is not sort for place, sort in enumerate(sorts)):
        return None
    if not tokens[at + 2].is_mark("-") or (at + 5 < len(tokens) and tokens[at + 5].sort is Sort.NUMBER):
        return None
    years = tokens[at + 1].numbers[0], tokens[at + 4].numbers[0]
    months = tokens[at].numbers[0], tokens[at + 3].numbers[0]
    follow = years[1] - years[0] == (1 if months[1] <= months[0] else 0)
    if not follow or any(
        len(tokens[at + place].text) != 2 or year not in _SHORT_YEARS for place, year in zip((1, 4), years, strict=True)
    ):
        return None
    first, last = (Unit(Shape.MONTH, YearContext.calendar(2000 + year), month) for year, month in zip(years, months, strict=True))
    return [Moment(Bound.ON, first, last)], at + 5


def ranges_of_month(tokens: Sequence[Token], at: int) -> Parsed:
    """«с 1 по 5 и с 20 по 25 ноября»: several stretches of days that share the month behind the last."""
    days: list[tuple[int, int]] = []
    while True:
        after = at + 1 if exact(tokens, at, "с", "со") else at
        low = number_at(tokens, after)
        if low is None or not exact(tokens, low[1], "по"):
            return None
        high = number_at(tokens, low[1] + 1)
        if high is None or not 0 < low[0] < high[0]:
            return None
        days.append((low[0], high[0]))
        at = high[1]
        if at < len(tokens) and tokens[at].sort is Sort.MONTH:
            break
        joined = at
        while joined < len(tokens) and (tokens[joined].is_mark(",;") or exact(tokens, joined, "и")):
            joined += 1
        if joined == at:
            return None
        at = joined
    if len(days) < 2:
        return None
    year = year_after(tokens, at + 1)
    named = Unit(Shape.DAY, year[0] if year else None, tokens[at].numbers[0])
    made = [piece(replace(named, day=low), replace(named, day=high)) for low, high in days]
    return made, year[1] if year else at + 1


_MOST_CLASSES = 11  # «сентябрь 5-9» may speak of classes; no school has a 12th


def days_behind_month(tokens: Sequence[Token], at: int) -> Parsed:
    """«сентябрь: 5, 12, 19», «октябрь 10-15», «октябрь, 25»: the days stand behind their month and end the phrase."""
    if tokens[at].sort is not Sort.MONTH:
        return None
    year = year_after(tokens, at + 1)
    after = year[1] if year else at + 1
    mark = tokens[after].text if after < len(tokens) and tokens[after].is_mark(":(,") else ""
    bound, begun = _closing_word(tokens, after + len(mark))
    days, after = _plain_numbers(tokens, begun)
    opened = mark == "("
    closed = after < len(tokens) and tokens[after].is_mark(")")
    stop = after + closed
    another = stop + 1 < len(tokens) and tokens[stop].is_mark(",;") and tokens[stop + 1].sort is Sort.MONTH and mark in (":", "(")
    if not days or opened != closed or not (stop >= len(tokens) or another):
        return None
    single = len(days) == 1 and days[0][0] == days[0][1]
    ordinal = not tokens[begun].text.isdigit()  # «сентябрь (10-е)»
    named = Unit(Shape.DAY, year[0] if year else None, tokens[at].numbers[0])
    if bound is not Bound.ON:  # «август (не позднее 25)»
        return ([Moment(bound, replace(named, day=days[0][0]))], stop) if single and mark else None
    sure = mark == ":" or ordinal or days[-1][1] > _MOST_CLASSES
    if not sure or (single and not (mark in (":", ",") or (mark and ordinal))):
        return None
    return [piece(replace(named, day=low), replace(named, day=high)) for low, high in days], stop


def _closing_word(tokens: Sequence[Token], at: int) -> tuple[Bound, int]:
    """«до», «к», «не позднее» before a day, and the place after it."""
    if exact(tokens, at, "до", "к"):
        return Bound.UNTIL, at + 1
    if exact(tokens, at, "не") and exact(tokens, at + 1, "позднее", "позже"):
        return Bound.NOT_LATER, at + 2
    return Bound.ON, at


def _plain_numbers(tokens: Sequence[Token], at: int) -> tuple[list[tuple[int, int]], int]:
    """«5, 12 и 19», «10-15»: days of a month in figures, each later than the one before, and the place after them."""
    days: list[tuple[int, int]] = []
    while at < len(tokens) and tokens[at].sort is Sort.NUMBER:
        low = high = tokens[at].numbers[0]
        at += 1
        if at + 1 < len(tokens) and tokens[at].is_mark("-") and tokens[at + 1].sort is Sort.NUMBER:
            high, at = tokens[at + 1].numbers[0], at + 2
        if not (days[-1][1] if days else 0) < low <= high <= 31:
            return [], at
        days.append((low, high))
        if not (
            at + 1 < len(tokens) and (tokens[at].is_mark(",;") or exact(tokens, at, "и")) and tokens[at + 1].sort is Sort.NUMBER
        ):
            break
        at += 1
    return days, at


def piece(low: Unit, high: Unit) -> Moment:
    """One unit, or the stretch between two."""
    return Moment(Bound.ON, low) if low == high else Moment(Bound.ON, low, high)
