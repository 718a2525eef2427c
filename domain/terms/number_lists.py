"""Numbers that share what follows them: «5, 12 и 19 ноября», «10-13, 20-22 ноября», «I–II квартал»."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.terms import words
from domain.terms.month_ranges import Parsed, piece
from domain.terms.parts import Bound, Moment, Shape, Unit, exact, number_at, word, year_after
from domain.terms.tokens import Sort, Token
from domain.terms.units import numbered_shape, unit

_MOST_DAYS = 31  # no month has more; a longer row of numbers is none of days


def number_list(tokens: Sequence[Token], at: int, bound: Bound) -> Parsed:
    """«5, 12 и 19 октября», «10-13, 20-22 ноября», «I, III квартал»: numbers that share what follows them."""
    pieces: list[tuple[int, int]] = []
    after = at
    while len(pieces) < _MOST_DAYS:
        number = number_at(tokens, after)
        if number is None or number[0] < 1:
            break
        low = high = number[0]
        after = number[1]
        if after < len(tokens) and tokens[after].is_mark("-"):
            second = number_at(tokens, after + 1)
            while second is not None and second[0] > 0:  # «1-2-3 квартал»: a chain is one stretch
                high, after = second
                second = number_at(tokens, after + 1) if after < len(tokens) and tokens[after].is_mark("-") else None
        pieces.append((low, high))
        shared = _shared(tokens, after, pieces)
        if shared is not None:
            return [replace(moment, bound=_of_list(bound, len(pieces))) for moment in shared[0]], shared[1]
        separator = after
        while separator < len(tokens) and (tokens[separator].is_mark(",;/\n-") or exact(tokens, separator, "и", "до", "по")):
            separator += 1
        if separator == after:
            break
        printed = separator < len(tokens) and tokens[separator].sort in (Sort.DATE, Sort.DAY_MONTH)
        joined = tokens[separator - 1].is_mark(",;-\n") or exact(tokens, separator - 1, "и")
        dated = unit(tokens, separator) if printed and joined else None
        ranged = tokens[separator - 1].is_mark("-")
        if dated is not None and dated[0].shape is Shape.DAY and not _descends(pieces, 99 if ranged else dated[0].day):
            return _before_printed_date(pieces, dated, ranged, bound)
        if exact(tokens, separator - 1, "до", "по"):
            break
        after = separator
    return None


def _descends(days: list[tuple[int, int]], last: int) -> bool:
    """«5, 12, 1 октября» lost a figure, «20,10, 15.11» is no three days of November."""
    return any(later[0] <= sooner[1] for sooner, later in pairwise([*days, (last, last)]))


def _of_list(bound: Bound, count: int) -> Bound:
    return Bound.ON if bound is Bound.FROM and count == 1 else bound


def _before_printed_date(pieces: list[tuple[int, int]], dated: tuple[Unit, int], is_range: bool, bound: Bound) -> Parsed:
    """«10-13.10.2020», «5, 12.10»: the days before the printed date share its month."""
    last, after = dated
    made = [piece(replace(last, day=low), replace(last, day=high)) for low, high in pieces]
    if is_range:
        begins = made.pop().first
        ends = Moment(Bound.ON if bound is Bound.FROM else bound, begins, last)
    else:
        ends = Moment(bound, last)
    return [*(replace(one, bound=bound) for one in made), ends], after


def _shared(tokens: Sequence[Token], at: int, pieces: list[tuple[int, int]]) -> tuple[list[Moment], int] | None:
    after = at + 1 if word(tokens, at, "числ") else at
    if _descends(pieces, 99) and after < len(tokens) and tokens[after].sort is Sort.MONTH:
        return None
    if after < len(tokens) and tokens[after].sort is Sort.MONTH and (len(pieces) > 1 or pieces[0][0] != pieces[0][1]):
        year = year_after(tokens, after + 1)
        shape = Unit(Shape.DAY, year[0] if year else None, tokens[after].numbers[0])
        made = [piece(replace(shape, day=low), replace(shape, day=high)) for low, high in pieces]
        return made, year[1] if year else after + 1
    if len(pieces) == 1 and pieces[0][0] == pieces[0][1]:
        return None
    weekday = words.weekday(tokens[at].text) if at + 1 < len(tokens) and tokens[at + 1].sort is Sort.MONTH else None
    if weekday and all(low == high <= 5 for low, high in pieces):  # «1 и 3 среда октября»
        year = year_after(tokens, at + 2)
        day = Unit(Shape.WEEKDAY, year[0] if year else None, tokens[at + 1].numbers[0], weekday)
        return [piece(replace(day, number=low), replace(day, number=low)) for low, _ in pieces], year[1] if year else at + 2
    last = numbered_shape(tokens, at, pieces[-1][1])
    if last is None or last[0].shape is Shape.SCHOOL_PART or not all(numbered_shape(tokens, at, low) for low, _ in pieces):
        return None
    year = year_after(tokens, last[1])
    named = replace(last[0], year=year[0]) if year else last[0]
    made = [piece(replace(named, number=low), replace(named, number=high)) for low, high in pieces]
    return made, year[1] if year else last[1]
