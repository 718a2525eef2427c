"""The grammar of dated stretches: «до 15.09», «с 1 по 20 октября», «сентябрь – май», «5, 12 и 19 ноября», «I–II квартал»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms.month_ranges import Parsed, between, days_behind_month, months_of_year, ranges_of_month, short_years
from domain.terms.number_lists import number_list
from domain.terms.parts import MOST_WORDS, Bound, Moment, Shape, Unit, exact, number_at, word, year_after
from domain.terms.several_months import in_further_months
from domain.terms.tokens import Sort, Token
from domain.terms.units import unit


def moments(tokens: Sequence[Token], at: int) -> Parsed:
    """The dated stretches that begin at this token and the place after them; None where none begins."""
    bound, after = _bound(tokens, at)
    if after >= len(tokens):
        return None
    named = _named_edge(tokens, at) or (_named_holidays(tokens, at) if bound is Bound.ON else None)
    if named is not None:
        return named
    if exact(tokens, after, "между"):
        return between(tokens, after + 1)
    if bound is Bound.ON and (days := days_behind_month(tokens, after)):
        return days
    read = (
        short_years(tokens, after)
        or ranges_of_month(tokens, at)
        or months_of_year(tokens, after, bound)
        or number_list(tokens, after, bound)
        or _stretch(tokens, after, bound)
    )
    return in_further_months(tokens, read, after) if read else None


def _named_edge(tokens: Sequence[Token], at: int) -> Parsed:
    """«начало – 01.09, окончание – 30.12»: edges that a colon or a dash joins to their days."""
    begins = word(tokens, at, "начал")
    if not (begins or word(tokens, at, "оконч", "заверш", "конец")):
        return None
    marked = at + 1 < len(tokens) and tokens[at + 1].is_mark("-:")
    read = unit(tokens, at + 1 + marked)
    if read is None or read[0].shape is not Shape.DAY:
        return None
    return [Moment(Bound.FROM if begins else Bound.UNTIL, read[0])], read[1]


def _named_holidays(tokens: Sequence[Token], at: int) -> Parsed:
    """«осенние каникулы – ноябрь», «I полугодие – 01.09-29.12»: what stands behind the dash says when they are."""
    holidays = unit(tokens, at)
    if holidays is None or holidays[0].shape not in _PARTS_OF_YEAR or holidays[0].year:
        return None
    if holidays[0].day != 1 and not holidays[0].number:
        return None
    if not (holidays[1] < len(tokens) and tokens[holidays[1]].is_mark("-")):
        return None
    bound, behind = _bound(tokens, holidays[1] + 1)
    days = (number_list(tokens, behind, bound) or _stretch(tokens, behind, bound)) if behind < len(tokens) else None
    if not days or not all(one.first.shape in (Shape.DAY, Shape.DAYS, Shape.MONTH) for one in days[0]):
        return None
    return days if holidays[0].day == 1 or all(one.last is not None for one in days[0]) else None  # a quarter is no single day


_PARTS_OF_YEAR = (Shape.SCHOOL_PART, Shape.HALF_YEAR, Shape.QUARTER)


def _bound(tokens: Sequence[Token], at: int) -> tuple[Bound, int]:
    bound, farthest = Bound.ON, min(len(tokens), at + MOST_WORDS)
    while at < farthest:
        token = tokens[at]
        if exact(tokens, at, "не") and word(tokens, at + 1, "поздн", "позж"):
            bound, at = Bound.NOT_LATER, _after_than(tokens, at + 2)
        elif word(tokens, at, "состояни") or (exact(tokens, at, "на") and word(tokens, at - 1, *_REPORTS)):
            bound, at = Bound.OVER, at + 1  # «по состоянию на 1 октября», «сведения на 1 октября»: the day of what is reported
        elif exact(tokens, at, "не") and word(tokens, at + 1, "ранее", "раньше"):
            bound, at = Bound.FROM, at + 2
        elif exact(tokens, at, "до", "к", "ко", "перед", "накануне") or (exact(tokens, at, "по") and bound is not Bound.FROM):
            bound, at = (bound if bound is Bound.NOT_LATER else Bound.UNTIL), at + 1
        elif exact(tokens, at, "с", "со", "от", "после") or word(tokens, at, "начиная"):
            bound, at = (bound if bound is Bound.OVER else Bound.FROM), at + 1  # «за период с 01.09 по 31.12»
        elif exact(tokens, at, "в") and exact(tokens, at + 1, "течение", "течении", "теч", "течениие", "продолжение"):
            bound, at = Bound.WITHIN, at + 2
        elif exact(tokens, at, "за") and bound is Bound.ON:
            bound, at = Bound.OVER, at + 1
        elif exact(tokens, at, "течение", "течении"):
            bound, at = Bound.WITHIN, at + 1
        elif exact(tokens, at, "на") and word(tokens, at + 1, "протяжени"):
            bound, at = Bound.WITHIN, at + 2
        elif (
            word(tokens, at, "период", "срок", "весь", "всего", "целого")
            or exact(tokens, at, "в", "во", "на")
            or (token.is_mark(":") and bound is not Bound.ON)
        ):
            at += 1
        else:
            break
    return bound, at


_REPORTS = ("данны", "сведени", "отчет", "информаци", "мониторинг", "показател")


def _after_than(tokens: Sequence[Token], at: int) -> int:
    """The place after «чем» and its comma."""
    comma = at + 1 if at < len(tokens) and tokens[at].is_mark(",") else at
    return comma + 1 if exact(tokens, comma, "чем") else at


_TOLD_BY = ("итогам", "результатам", "окончании", "завершении", "после")
_REPORTED_ON = (Shape.YEAR, Shape.SCHOOL_YEAR, Shape.QUARTER, Shape.HALF_YEAR, Shape.SCHOOL_PART)


def _stretch(tokens: Sequence[Token], at: int, bound: Bound) -> Parsed:
    """A unit, or a range of two."""
    read = _day_before_range(tokens, at, bound) or _number_before_range(tokens, at, bound) or unit(tokens, at)
    if read is None:
        return None
    first, after = read
    told = Bound.OVER if exact(tokens, at - 1, *_TOLD_BY) else bound  # «по итогам I полугодия – январь»
    ends = _range_end(tokens, after, told, told is Bound.OVER or first.shape in _REPORTED_ON)
    if ends is not None and not _ends_range(ends[0], first, told):
        ends = None
    if ends is None:
        after = _swallow_inclusive(tokens, after)
        inclusive = first.inclusive or word(tokens, after - 1, "включит") or (at > 0 and exact(tokens, at - 1, "по"))
        return [Moment(bound, replace(first, inclusive=inclusive))], after
    last, after = _without_part_of_one(tokens, first, ends)
    chained = _range_end(tokens, after, Bound.ON, reported=True)  # «за октябрь – декабрь – до 25 декабря»
    while chained is not None and (not chained[0].year or (not last.year and chained[0].shape is last.shape)):
        if chained[0].shape is Shape.SCHOOL_PART:  # «01.09 – 27.10 – I четверть» says what lies between
            break
        last, after = chained  # «сентябрь – октябрь – ноябрь 2026»
        chained = _range_end(tokens, after, Bound.ON, reported=True)
    return [Moment(Bound.ON if bound is Bound.FROM else bound, first, last)], _swallow_inclusive(tokens, after)


def _ends_range(last: Unit, first: Unit, bound: Bound) -> bool:
    """Whether what stands behind a dash can close a stretch that begins so."""
    if first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR) and last.month and last.year is None:
        return False  # «начиная с 2026 г., до 1 марта», «план на 2026-2027 учебный год – май»
    if last.shape is Shape.SCHOOL_PART and bound in (Bound.UNTIL, Bound.NOT_LATER):
        return False  # «до 27.10 – I четверть»
    return not (bound is Bound.OVER and first.shape in _REPORTED_ON and last.month)  # «итоги за I полугодие – январь»


def _without_part_of_one(tokens: Sequence[Token], first: Unit, ends: tuple[Unit, int]) -> tuple[Unit, int]:
    """«октябрь – май, 3 четверг»: a part of a month behind a range of months is no end of it; what it is stays unread."""
    last, after = ends
    part = last.shape in (Shape.WEEKDAY, Shape.DAYS, Shape.VAGUE) and (last.number or last.last_day)
    if first.shape is not Shape.MONTH or not part:
        return ends
    begun = next(at for at in range(after - 1, -1, -1) if tokens[at].sort is Sort.MONTH)
    year = year_after(tokens, begun + 1)
    named = year[1] if year else begun + 1
    behind = any(tokens[at].is_mark(",(:") for at in range(named, after))
    return (Unit(Shape.MONTH, last.year, last.month), named) if behind else ends


def _swallow_inclusive(tokens: Sequence[Token], at: int) -> int:
    following = at + 1 if at < len(tokens) and tokens[at].is_mark("(,") else at
    return following + 1 if word(tokens, following, "включит") else at


def _day_before_range(tokens: Sequence[Token], at: int, bound: Bound) -> tuple[Unit, int] | None:
    """«с 1 по 15 сентября»: the first day borrows the month of the second."""
    if tokens[at].sort is not Sort.NUMBER:
        return None
    after = at + 1
    after += 1 if word(tokens, after, "числ") else 0
    if not exact(tokens, after, "по", "до") or (exact(tokens, after, "до") and bound is Bound.ON):  # «1 до 5 сентября»
        return None
    read = unit(tokens, after + 1)
    if read is None or read[0].shape is not Shape.DAY:
        return None
    return replace(read[0], day=tokens[at].numbers[0]), after


def _number_before_range(tokens: Sequence[Token], at: int, bound: Bound) -> tuple[Unit, int] | None:
    """«с I по III квартал»: the first number borrows the noun of the second."""
    number = number_at(tokens, at) if bound is Bound.FROM else None
    if number is None or not exact(tokens, number[1], "по"):
        return None
    read = unit(tokens, number[1] + 1)
    if read is None or read[0].shape not in (Shape.QUARTER, Shape.HALF_YEAR):
        return None
    return replace(read[0], number=number[0]), number[1]


_CLOSING = (Bound.UNTIL, Bound.NOT_LATER)


def _range_end(tokens: Sequence[Token], at: int, bound: Bound, reported: bool = False) -> tuple[Unit, int] | None:
    skip = at
    while skip < len(tokens) and tokens[skip].is_mark("\n,"):
        skip += 1
    skip += 1 if bound is Bound.FROM and exact(tokens, skip, "и") and exact(tokens, skip + 1, "по", "до") else 0
    if skip < len(tokens) and (tokens[skip].is_mark("-") or (bound is Bound.FROM and exact(tokens, skip, "по", "до"))):
        after = skip + 1
        while after < len(tokens) and (tokens[after].is_mark("\n-") or exact(tokens, after, "по", "до")):
            if (reported or bound in _CLOSING) and exact(tokens, after, "до"):  # «за год – до 30 мая», «до 20.12, – до 25.05»
                return None
            after += 1
        return unit(tokens, after)
    if exact(tokens, skip, "по") and not exact(tokens, skip + 1, "окончании", "завершении"):  # after which, not until which
        return unit(tokens, skip + 1)
    before = tokens[at - 1] if at else None
    if before is None or bound is not Bound.ON or not exact(tokens, at, "до") or tokens[at].start - before.end > 1:
        return None
    if before.sort in (Sort.DATE, Sort.DAY_MONTH):  # «01.09.2026 до 30.09.2026»
        return unit(tokens, at + 1) if at + 1 < len(tokens) and tokens[at + 1].sort is before.sort else None
    return None


__all__ = ["Bound", "Moment", "moments"]
