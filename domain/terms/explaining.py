"""What a phrase says about a term and is none: what is reported on, holidays beside their month, an end beside its day."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms.moments import Bound, Moment
from domain.terms.parts import Shape
from domain.terms.record import YearContext
from domain.terms.scan import Found

UNTIL = (Bound.UNTIL, Bound.NOT_LATER)
NAMED = (Shape.DAY, Shape.DAYS, Shape.WEEKDAY, Shape.MONTH)


def without_explanations(found: list[Found], context: YearContext) -> list[Found]:
    """The dated stretches of a phrase, in order, without those that only say what is reported on, why, or of what the end is."""
    return _without_holidays(_without_dated_end(_without_reported(found)), context)


def is_year(one: Found) -> bool:
    """Whether this is a year, or a school year, as a whole."""
    return isinstance(one.said, Moment) and one.said.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR) and one.said.last is None


def lacks_year(one: Found) -> bool:
    """Whether this prints no year of its own."""
    return isinstance(one.said, Moment) and one.said.first.year is None and not is_year(one)


def _without_reported(found: list[Found]) -> list[Found]:
    """«отчёт за I полугодие – до 25 декабря»: what is reported on is no term where the deadline is named."""
    closed = any(_closes(one) or _tells_when(one) for one in found) or any(map(_dated_report, found, found[1:]))
    return [one for one in found if not (closed and isinstance(one.said, Moment) and one.said.bound is Bound.OVER)]


def _without_dated_end(found: list[Found]) -> list[Found]:
    """«до конца учебного года (25.05.2026)», «24 мая (конец учебного года)»: the day says which end is meant."""
    if len(found) != 2 or not found[0].opens:
        return found
    one, other = (each.said for each in found)
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.last or other.last:
        return found
    day, end = (one, other) if one.first.shape is Shape.DAY else (other, one)
    if day.first.shape is not Shape.DAY or not end.first.end_only or end.first.shape not in _LONG:
        return found
    closing = next((moment.bound for moment in (day, end) if moment.bound in UNTIL), day.bound)
    return [replace(found[0], said=replace(day, bound=closing), opens=False)]


_LONG = (Shape.YEAR, Shape.SCHOOL_YEAR, Shape.HALF_YEAR, Shape.QUARTER, Shape.SCHOOL_PART)


def _dated_report(one: Found, behind: Found) -> bool:
    """«за I квартал 2026 года 25.04.2026»: what is reported on and, with nothing between, by when."""
    if not isinstance(one.said, Moment) or not isinstance(behind.said, Moment) or one.said.bound is not Bound.OVER:
        return False
    return behind.said.first.shape is Shape.DAY and behind.start - one.end <= 1


def _tells_when(one: Found) -> bool:
    """«отчёт за год (20.01: …)», «итоги за I полугодие – январь»."""
    if not isinstance(one.said, Moment) or one.said.bound is Bound.OVER:  # «по состоянию на 01.10: …»
        return False
    return (one.opens and one.said.first.shape in (Shape.DAY, Shape.MONTH)) or (one.dashed and one.said.first.shape in NAMED)


def _without_holidays(found: list[Found], context: YearContext) -> list[Found]:
    """«ноябрь (осенние каникулы)», «до 28.10 (I четверть)»: the day or the month says when, the part of the school year why."""
    unplaced = context.first is None and context.written_on is None
    why = [one for one in found if isinstance(one.said, Moment) and _only_explains(one.said, unplaced)]
    when = [one for one in found if isinstance(one.said, Moment) and one.said.first.shape in NAMED]
    if not why or not when or len(why) + len(when) < len(found):
        return found
    alone = len(why) == 1 and (found[0].opens or found[-2].opens)
    named = (
        len(found) == 2
        and found[0] in why
        and _is_range(found[1])
        and found[1].start - found[0].end <= (_MARK_BETWEEN if found[1].parted else 1)
    )  # «осенние каникулы с 25.10 по 02.11», «III четверть – 12.01-20.03»
    pairs = zip(found[::2], found[1::2], strict=False)
    paired = len(why) == len(when) and all(
        (one in why) != (other in why) and (one.opens or (one in why and _closes(other)) or _told(one, other))
        for one, other in pairs
    )
    begins = any(isinstance(one.said, Moment) and one.said.first.shape is Shape.SCHOOL_START for one in why)
    one_year = not context.school and context.first is not None and context.first == context.last
    if (
        begins and not one_year and any(lacks_year(one) and _of_summer(one) for one in when)
    ):  # which August lies before a school year only a person can say
        return found
    return when if alone or named or paired or _month_of_holidays(found) else found


def _of_summer(one: Found) -> bool:
    return isinstance(one.said, Moment) and 6 <= one.said.first.month <= 8


_MARK_BETWEEN = 4  # a comma or a dash with its spaces, and the full stop of «г.»


def _month_of_holidays(found: Sequence[Found]) -> bool:
    """«весенние каникулы, март», «ноябрь, осенние каникулы»: the month in which they are."""
    units = [one.said.first for one in found if isinstance(one.said, Moment) and one.said.last is None]
    months = [one.month for one in units if one.shape is Shape.MONTH]
    seasons = [one.month for one in units if one.shape is Shape.SCHOOL_PART and one.month]
    return len(found) == 2 and len(months) == len(seasons) == 1 and (months[0] - seasons[0]) % 12 <= 2


def _told(when: Found, why: Found) -> bool:
    """«01.09 – 27.10 – I четверть», «28.10-06.11 осенние каникулы»: behind days stands what they are."""
    beside = why.start - when.end <= (_MARK_BETWEEN if why.dashed else 1)
    return beside and (_is_range(when) or _closes(when)) and isinstance(why.said, Moment) and _part_of_school_year(why.said)


def _is_range(one: Found) -> bool:
    return isinstance(one.said, Moment) and one.said.last is not None


def _closes(one: Found) -> bool:
    return isinstance(one.said, Moment) and one.said.bound in UNTIL


def _only_explains(moment: Moment, unplaced: bool) -> bool:
    """A part or an edge of the school year; also a quarter whose year nobody prints: «до 31.12.2026 (II полугодие)»."""
    edge = moment.first.end_only and moment.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR)  # «конец года (май)»
    calendars = moment.first.shape in (Shape.QUARTER, Shape.HALF_YEAR) and moment.first.year is None and moment.last is None
    return edge or moment.first.shape in (Shape.SCHOOL_PART, Shape.SCHOOL_START) or (unplaced and calendars)


def _part_of_school_year(moment: Moment) -> bool:
    return moment.first.shape is Shape.SCHOOL_PART and moment.last is None and moment.bound is Bound.ON
