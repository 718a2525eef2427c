"""What a phrase names that is no term: other papers and their points, rooms, schools and houses, times when nothing is due."""

from collections.abc import Sequence

from domain.terms import words
from domain.terms.parts import exact, word
from domain.terms.tokens import Sort, Token
from domain.terms.units import unit

_ACTS = ("приказ", "распоряж", "постановл", "письм", "протокол", "закон", "решен", "договор", "соглашен", "указ")


def reference(line: Sequence[Token], at: int) -> int | None:
    """The place after a mention of another paper («приказ от 30.08.2020 № 15», «№ 5», «каб. 103»); None where there is none."""
    token = line[at]
    if (
        exact(line, at, "от")
        and at + 1 < len(line)
        and not (line[at + 1].sort is Sort.NUMBER and exact(line, at + 2, "до", "по"))
    ):
        dated = unit(line, at + 1)
        if dated is not None and not (exact(line, dated[1], "до", "по") and unit(line, dated[1] + 1)):
            return dated[1]
    excepted = (
        at + 1
        if exact(line, at, "кроме", "исключая")
        else at + 2
        if exact(line, at, "за") and exact(line, at + 1, "исключением")
        else 0
    )
    if excepted and _time_off(line, excepted):
        return _excepted(line, excepted)
    if exact(line, at, "по") and exact(line, at + 1, "началу"):  # «отчёт по началу учебного года» tells what of, not when
        begun = unit(line, at + 1)
        return begun[1] if begun else None
    numbered = _address(line, at) or _behind_numbers(line, at)
    if numbered is not None:
        return numbered
    if token.is_mark("№#") and at + 1 < len(line) and line[at + 1].sort is not Sort.MONTH:
        return at + 2
    if word(line, at, "каб", "ауд") and at + 1 < len(line) and line[at + 1].sort in (Sort.NUMBER, Sort.DAY_MONTH, Sort.TIME):
        return at + 2
    if token.sort is Sort.DATE and at + 1 < len(line) and line[at + 1].is_mark("№"):
        return at + 1
    if (exact(line, at, "п", "пп", "пункт", "ст", "статья", "раздел") or word(line, at, "приложени", *_ACTS)) and at + 1 < len(
        line
    ):
        if line[at + 1].sort in (Sort.NUMBER, Sort.DAY_MONTH):
            return _points(line, at + 2)
        if word(line, at, *_ACTS) and line[at + 1].sort is Sort.DATE and at + 2 < len(line) and line[at + 2].is_mark("№"):
            return at + 2
    return None


_STREETS = ("ул", "улица", "улице", "пр", "проспект", "пер", "переулок", "пл", "площадь")


def _address(line: Sequence[Token], at: int) -> int | None:
    """The place after «ул. 8 Марта», «ул. Лесная, д. 5», «СОШ 3», «этаж 2»: houses and schools have numbers that are no days."""
    if exact(line, at, *_STREETS):
        if at + 2 < len(line) and line[at + 2].sort is Sort.MONTH:
            return at + 3
        after = at + 1
        while after < min(len(line), at + 4) and line[after].sort is Sort.WORD:
            after += 1
        after += 1 if after < len(line) and line[after].is_mark(",") else 0
        after += 1 if exact(line, after, "д", "дом") else 0
        return after + 1 if _own_number(line, after) else None
    return None


def _own_number(line: Sequence[Token], at: int) -> bool:
    """Whether a number stands here that no month, year or mark of a range takes for a day."""
    if at >= len(line) or line[at].sort is not Sort.NUMBER:
        return False
    return at + 1 == len(line) or not (line[at + 1].sort in _DATED or line[at + 1].is_mark("-"))


_DATED = (Sort.MONTH, Sort.DATE, Sort.DAY_MONTH)


def _behind_numbers(line: Sequence[Token], at: int) -> int | None:
    """The place after «СОШ 3», «школы № 1, 3», «кл. 5-7»: what is numbered, up to the days that a dash parts from it.

    Where nothing but commas stand before the month, the first of the numbers alone, or «5-7», is none of its days.
    """
    placed = exact(line, at, *_NUMBERED) or word(line, at, *_NUMBERED_STEMS)
    first = at + 1 if placed else at
    while first < len(line) and line[first].is_mark("№"):
        first += 1
    if first == at or first >= len(line) or line[first].sort is not Sort.NUMBER:
        return None
    last, parted = first, 0
    alone = first + 2 if first + 2 < len(line) and line[first + 1].is_mark("-") and line[first + 2].sort is Sort.NUMBER else first
    while last + 2 < len(line) and (line[last + 1].is_mark(",-") or exact(line, last + 1, "и")):
        if line[last + 2].sort is not Sort.NUMBER:
            break
        if line[last + 1].is_mark("-") and line[last + 2].start > line[last + 1].end:
            parted = last + 1
        last += 2
    behind = last + 1
    if word(line, behind, "числ", *_COUNTED) or exact(line, behind, "раз", "раза", "разу"):
        return None  # «Дымову Д. Д. 2 раза в год»: an initial is no house
    if behind < len(line) and line[behind].sort in _DATED:
        return parted or (alone + 1 if last > alone else None)
    dated = behind + 1 < len(line) and line[behind].is_mark(",-") and line[behind + 1].sort in _DATED
    return alone + 1 if dated and last > alone else behind


#: What is counted rather than numbered.
_COUNTED = ("дней", "дня", "день", "недел", "месяц", "рабоч", "календарн")
_NUMBERED = ("сош", "оош", "нош", "сш", "доу", "мдоу", "мбдоу", "мадоу", "мкдоу", "д", "дом", "корп", "стр", "кл")
_NUMBERED_STEMS = ("лице", "гимнази", "корпус", "этаж", "школ", "детсад", "класс")


def _time_off(line: Sequence[Token], at: int) -> bool:
    """Whether this names a time of the year or the week, when nothing is due; «кроме того» does not."""
    if at >= len(line):
        return False
    return line[at].sort in (Sort.MONTH, Sort.YEAR) or bool(words.weekday(line[at].text)) or word(line, at, *_OFF)


_OFF = ("каникул", "летн", "зимн", "осенн", "весенн", "праздничн", "выходн")


def _excepted(line: Sequence[Token], at: int) -> int:
    """The place after «(кроме) субботы и воскресенья», «(за исключением) июля, августа»."""
    while at < len(line) and not line[at].is_mark(");") and not (line[at].is_mark(",") and not _time_off(line, at + 1)):
        at += 1
    return at


def _points(line: Sequence[Token], at: int) -> int:
    """The place after the further numbers of «п.п. 1.1-1.4, 2.3»."""
    while at + 1 < len(line) and line[at].is_mark("-,") and line[at + 1].sort in (Sort.NUMBER, Sort.DAY_MONTH):
        if at + 2 < len(line) and line[at + 2].sort is Sort.MONTH:
            break
        at += 2
    return at
