"""The grammar of one stretch of the calendar: «15 сентября 2020 г.», «II квартал», «конец учебного года».

Nothing here knows the year of the paper: a unit is what is printed, `resolve` gives it its days.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from domain.terms import words
from domain.terms.month_parts import month_part, part_behind
from domain.terms.parts import (
    LAST,
    Shape,
    Shift,
    Unit,
    after_year_word,
    exact,
    number_at,
    token_at,
    with_year,
    word,
    year_after,
)
from domain.terms.record import YearContext
from domain.terms.seasons import school_part
from domain.terms.tokens import Sort, Token

Read: TypeAlias = tuple[Unit, int] | None


def unit(tokens: Sequence[Token], at: int) -> Read:
    """The unit that begins at this token and the place after it; None where none begins."""
    if at >= len(tokens):
        return None
    for rule in (_printed_date, _edge, _part_of_month, _day_of_month, _numbered, _month, school_part, _years):
        read = rule(tokens, at)
        if read is not None:
            return read
    return None


def _printed_date(tokens: Sequence[Token], at: int) -> Read:
    token = tokens[at]
    if token.sort is Sort.DATE:
        day, month, year = token.numbers
        return Unit(Shape.DAY, YearContext.calendar(year), month, day), after_year_word(tokens, at + 1)
    if token.sort is Sort.DAY_MONTH:
        return with_year(tokens, at + 1, Unit(Shape.DAY, None, token.numbers[1], token.numbers[0]))
    if token.sort is Sort.MONTH_YEAR:
        return Unit(Shape.MONTH, YearContext.calendar(token.numbers[1]), token.numbers[0]), after_year_word(tokens, at + 1)
    return None


_DAYS_AROUND = ("числа", "числах", "дни", "дней", "днях")


def _day_of_month(tokens: Sequence[Token], at: int) -> Read:
    token, following = tokens[at], token_at(tokens, at + 1)
    if token.sort is Sort.NUMBER:
        day, after = number_at(tokens, at) or (token.numbers[0], at + 1)  # «15 - го октября»
    else:
        named = words.ordinal(token.text) if token.sort is Sort.WORD else None
        if named in (20, 30) or token.text in ("двадцать", "тридцать"):
            more = words.ordinal(following.text) if following is not None and following.sort is Sort.WORD else None
            tens = named or words.CARDINALS[token.text]
            named, extra = (tens + more, 1) if more else (named, 0)
        else:
            extra = 0
        if named is None:
            return None
        day, after = named, at + 1 + extra
    around = exact(tokens, after, *_DAYS_AROUND) and tokens[after - 1].text.endswith(("е", "х"))
    if around or word(tokens, after, "числ"):
        after += 1
    month = token_at(tokens, after)
    if month is not None and month.is_mark("-") and _joined_to_month(tokens, at):
        after += 1
        month = tokens[after]
    if month is None or month.sort is not Sort.MONTH or is_bullet(tokens, at):
        return None
    if around:  # «20-е числа октября», «в первых числах мая»
        return with_year(tokens, after + 1, Unit(Shape.VAGUE, None, month.numbers[0], min(day + 4, LAST), min(day + 9, LAST)))
    return with_year(tokens, after + 1, Unit(Shape.DAY, None, month.numbers[0], day))


def _joined_to_month(tokens: Sequence[Token], at: int) -> bool:
    """«10-октября», without a space: the day of that month, for no range ends so."""
    if at + 2 >= len(tokens) or tokens[at].sort is not Sort.NUMBER or tokens[at + 2].sort is not Sort.MONTH:
        return False
    return tokens[at + 2].start == tokens[at].end + 1 and tokens[at + 2].text.endswith(("я", "та"))


def is_bullet(tokens: Sequence[Token], at: int) -> bool:
    """«1. Сентябрь 2. Май»: a number with its dot before a month in the nominative counts rows, not days."""
    month = token_at(tokens, at + 1)
    if month is None or month.sort is not Sort.MONTH or tokens[at].sort is not Sort.NUMBER:
        return False
    return month.start - tokens[at].end >= 2 and month.text.endswith(("ь", "й", "т")) and len(tokens[at].text) == 1


def _month(tokens: Sequence[Token], at: int) -> Read:
    if word(tokens, at, "месяц") and token_at(tokens, at + 1) is not None and tokens[at + 1].sort is Sort.MONTH:
        at += 1
    if tokens[at].sort is not Sort.MONTH:
        return None
    joined = at + 2 < len(tokens) and tokens[at + 1].is_mark("-/") and tokens[at + 2].sort is Sort.YEAR  # «ноябрь-2026»
    month, after = with_year(tokens, at + 2 if joined else at + 1, Unit(Shape.MONTH, None, tokens[at].numbers[0]))
    return part_behind(tokens, after, month) or (month, after)


_EDGES = {
    "начал": "start",
    "середин": "middle",
    "конц": "end",
    "конец": "end",
    "окончан": "end",
    "завершен": "end",
    "исход": "end",
}


#: «концерт» and «начальник» name no edge.
_EDGE_WORD = re.compile(
    r"начал(?:о|а|е|у|ом)|середин(?:а|ы|е|у|ой)|кон(?:ец|ц(?:а|е|у|ом))|(?:окончан|завершен)и(?:е|я|и|ю|ем)|исход(?:а|е|у|ом)?"
)
_SHORT_EDGES = {"нач": "start", "сер": "middle", "серед": "middle", "кон": "end", "оконч": "end"}


def _edge_named(tokens: Sequence[Token], at: int) -> str | None:
    """Which edge a word names: «начало», «конец», also as «нач.», «кон.»."""
    token = token_at(tokens, at)
    if token is None or token.sort is not Sort.WORD:
        return None
    named = _EDGE_WORD.fullmatch(token.text)
    return _SHORT_EDGES.get(token.text) or next((edge for stem, edge in _EDGES.items() if named and token.is_word(stem)), None)


def _edge(tokens: Sequence[Token], at: int) -> Read:
    """«начало», «середина», «конец» of something."""
    edge = _edge_named(tokens, at)
    if edge is None:
        return None
    other = at + 2 if at + 1 < len(tokens) and (tokens[at + 1].is_mark(",/-") or exact(tokens, at + 1, "и")) else at + 1
    other += 1 if exact(tokens, other, "в", "к", "на") else 0
    if _edge_named(tokens, other):  # «начало и конец учебного года»: two edges, and no day for either
        both = unit(tokens, other + 1) if other > at + 1 and not _edge_named(tokens, other + 1) else None
        return (replace(both[0], shape=Shape.SCHOOL_PART, number=0, day=0), both[1]) if both else None
    inner = unit(tokens, at + 1)
    if inner is None:
        return None
    found, after = inner
    if found.shape is Shape.MONTH:
        if edge == "end":
            return replace(found, shape=Shape.DAYS, day=21, last_day=LAST, inclusive=True, end_only=True), after
        return replace(found, shape=Shape.VAGUE, day=1 if edge == "start" else 15, last_day=10 if edge == "start" else 20), after
    if edge == "end":
        return replace(found, inclusive=True, end_only=True), after
    if found.shape is Shape.SCHOOL_START and edge == "start":  # «к началу нового учебного года»
        return found, after
    if found.shape is Shape.SCHOOL_YEAR and edge == "start":
        return replace(found, shape=Shape.SCHOOL_START), after
    return replace(found, shape=Shape.SCHOOL_PART), after


def _part_of_month(tokens: Sequence[Token], at: int) -> Read:
    """«первая декада октября», «вторая половина мая», «последняя неделя», «третий четверг ноября»."""
    part = month_part(tokens, at)
    inner = (_printed_date(tokens, part.after) or _month(tokens, part.after)) if part and part.after < len(tokens) else None
    if part is None or inner is None or inner[0].shape is not Shape.MONTH:
        return None
    within = part.of(inner[0])
    return (within, inner[1]) if within else None


def _numbered(tokens: Sequence[Token], at: int) -> Read:
    """«II квартал», «1 полугодие», «первая четверть», also with the number behind."""
    numbered = number_at(tokens, at)
    if numbered is not None:
        number, after = numbered
        shaped = numbered_shape(tokens, after, number)
        if shaped is not None:
            found, after = with_year(tokens, shaped[1], shaped[0])
            if found.shape is Shape.HALF_YEAR and found.year is None and _of_school_year(tokens, after):
                return replace(found, school=True), after + 2
            return found, after
    if word(tokens, at, "квартал", "полугоди") and exact(tokens, at, "квартал", "полугодие"):
        behind = number_at(tokens, at + 1)
        if behind is not None and 1 <= behind[0] <= 4:
            shaped = numbered_shape(tokens, at, behind[0])
            return with_year(tokens, behind[1], shaped[0]) if shaped else None
    return None


def _of_school_year(tokens: Sequence[Token], at: int) -> bool:
    """«II полугодие учебного года»: no half of the calendar's."""
    return (word(tokens, at, "учебн") or exact(tokens, at, "уч")) and exact(tokens, at + 1, "года", "г")


def numbered_shape(tokens: Sequence[Token], at: int, number: int) -> Read:
    """The unit whose noun stands here and whose number was read already."""
    number = {11: 2, 111: 3}.get(number, number)  # a scanned II and III
    if word(tokens, at, "учебн") and word(tokens, at + 1, "полугод", "четверт"):  # «I учебное полугодие»
        at += 1
    if (exact(tokens, at, "кв") or word(tokens, at, "квартал")) and (1 <= number <= 4 or number == -1):
        return Unit(Shape.QUARTER, number=number if number > 0 else 4), at + 1
    halved = exact(tokens, at, "п") and exact(tokens, at + 2, "г") and tokens[at + 1].is_mark("/")  # «2 п/г»
    if (word(tokens, at, "полугод") or exact(tokens, at, "полуг", "пг", "пол") or halved) and number in (1, 2, -1):
        return Unit(Shape.HALF_YEAR, number=number if number > 0 else 2), at + (3 if halved else 1)
    if word(tokens, at, "половин") and word(tokens, at + 1, "учебн", "год", "уч") and number in (1, 2):
        return Unit(Shape.HALF_YEAR, number=number), after_year_word(tokens, at + 1)
    named = token_at(tokens, at + 1)
    half = word(tokens, at, "половин") and len(tokens[at].text) <= len("половиной")
    if half and named is not None and named.sort in (Sort.YEAR, Sort.YEARS) and number in (1, 2):
        return Unit(Shape.HALF_YEAR, number=number), at + 1
    quarter = exact(tokens, at, "четв") or (word(tokens, at, "четверт") and not words.weekday(tokens[at].text))
    if quarter or word(tokens, at, "триместр", "семестр"):
        return Unit(Shape.SCHOOL_PART, number=number), at + 1
    return None


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """«3 года», «на ближайшие два года» are lengths, no year; «34 часа в год» how much of it there is in each."""
    if at > 0 and (tokens[at - 1].sort is Sort.NUMBER or tokens[at - 1].text in words.CARDINALS):
        return True
    return exact(tokens, at, "год") and exact(tokens, at - 1, "в") and year_after(tokens, at + 1) is None


def _years(tokens: Sequence[Token], at: int) -> Read:
    token = tokens[at]
    if (word(tokens, at + 1, "год") or exact(tokens, at + 1, "г")) and (word(tokens, at, "учеб") or exact(tokens, at, "уч")):
        after = at + 2
        year = year_after(tokens, after)
        return Unit(Shape.SCHOOL_YEAR, year[0] if year else None), year[1] if year else after
    if exact(tokens, at, "нового", "новому") and word(tokens, at + 1, "учебн") and word(tokens, at + 2, "год"):
        return Unit(Shape.SCHOOL_START), at + 3  # «к новому учебному году»
    if exact(tokens, at, "нового", "новому") and at + 1 < len(tokens) and tokens[at + 1].sort is Sort.YEARS:
        return _years(tokens, at + 1)  # «до начала нового 2026-2027 учебного года»
    if exact(tokens, at, "нового", "новому") and word(tokens, at + 1, "год"):
        return Unit(Shape.END_OF_YEAR, None, 12, 31), at + 2
    if (
        (exact(tokens, at, "год", "года", "году", "годом") or (word(tokens, at, "календарн") and word(tokens, at + 1, "год")))
        and not exact(tokens, at - 1, "раз", "раза", "каждого")
        and not _counted(tokens, at)
    ):
        after = after_year_word(tokens, at + 1)
        year = year_after(tokens, after)
        named = Unit(Shape.YEAR, year[0] if year else None, calendar=word(tokens, at, "календарн"))
        return named, year[1] if year else after
    year = year_after(tokens, at) if token.sort is not Sort.NUMBER else None
    if year is None or (token.text in ("с", "т") and year[0] is Shift.THIS and at == 0):
        return None
    said = [part.text for part in tokens[at : year[1]]]
    school = any(text.startswith("уч") for text in said)
    if isinstance(year[0], YearContext):
        return Unit(Shape.SCHOOL_YEAR if school or year[0].school else Shape.YEAR, year[0]), year[1]
    return Unit(Shape.SCHOOL_YEAR if school else Shape.YEAR, year[0]), year[1]
