"""What is printed once for several months: «10 и 25 сентября, октября», «последний четверг октября, декабря и мая»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms.parts import Moment, Shape, Year, exact, year_after
from domain.terms.tokens import Sort, Token

_PARTS = (Shape.DAY, Shape.DAYS, Shape.WEEKDAY, Shape.VAGUE)
_GENITIVE = ("я", "та")


def in_further_months(tokens: Sequence[Token], read: tuple[list[Moment], int], at: int) -> tuple[list[Moment], int]:
    """The parts of a month just read, once more in every further month that is printed in the same case behind them.

    «10 сентября, октябрь» names a day and a month; «10 сентября, октября» names two days. `at`: where the parts begin.
    """
    moments, after = read
    month = moments[-1].first.month
    parts = all(one.first.shape in _PARTS and one.first.month == month and _within(one, month) for one in moments)
    if not parts or not any(_of_several(token) for token in tokens[at:after]):
        return read
    out, dated = list(moments), moments[-1].first.year is not None
    while not dated and (further := _further_month(tokens, after)) is not None:
        number, behind = further
        year = year_after(tokens, behind)
        dated, after = year is not None, year[1] if year else behind
        out += [_moved(one, number, year[0] if year else None) for one in moments]
    return out, after


def _within(one: Moment, month: int) -> bool:
    return one.last is None or one.last.month == month


def _of_several(token: Token) -> bool:
    return token.sort is Sort.MONTH and token.text.endswith(_GENITIVE)


def _further_month(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The month behind a comma or «и», and the place after it; None before a day of its own, a range or another case."""
    joins = at
    while joins < len(tokens) and (tokens[joins].is_mark(",") or exact(tokens, joins, "и")):
        joins += 1
    if joins == at or joins >= len(tokens) or not _of_several(tokens[joins]):
        return None
    behind = joins + 1
    goes_on = behind < len(tokens) and (tokens[behind].is_mark("-:(") or tokens[behind].sort is Sort.NUMBER)
    return None if goes_on else (tokens[joins].numbers[0], behind)


def _moved(one: Moment, month: int, year: Year | None) -> Moment:
    first = replace(one.first, month=month, year=year)
    return replace(one, first=first, last=replace(one.last, month=month, year=year) if one.last else None)
