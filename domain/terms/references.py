"""What a phrase names that is no term: other papers and their points, rooms, schools and houses, times when nothing is due."""

from collections.abc import Sequence

from domain.terms import words
from domain.terms.parts import MOST_WORDS, after_year_word, exact, word
from domain.terms.tokens import Sort, Token
from domain.terms.units import unit

_PARTS_OF_PAPER = (
    "п",
    "пп",
    "пункт",
    "пункта",
    "пункту",
    "пункты",
    "пунктам",
    "ст",
    "статья",
    "раздел",
    "гл",
    "глава",
    "строка",
    "табл",
    "рис",
)
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
    if token.is_mark("-") and _names_edition(line, at):
        return at + 2
    numbered = (
        _number_of_paper(line, at) or _address(line, at) or _behind_numbers(line, at) or _birth(line, at) or _code(line, at)
    )
    if numbered is not None:
        return numbered
    if token.is_mark("№#") and at + 1 < len(line) and line[at + 1].sort is not Sort.MONTH:
        return at + 2
    if exact(line, at, *_APPROVED) and at + 1 < len(line) and line[at + 1].sort is Sort.DATE:
        return at + 2
    if word(line, at, "каб", "ауд") and at + 1 < len(line) and line[at + 1].sort in (Sort.NUMBER, Sort.DAY_MONTH, Sort.TIME):
        return at + 2
    if token.sort is Sort.DATE and at + 1 < len(line) and line[at + 1].is_mark("№"):
        return at + 1
    if (exact(line, at, *_PARTS_OF_PAPER) or word(line, at, "приложени", "подпункт", "таблиц", *_ACTS)) and at + 1 < len(line):
        first = at + 2 if exact(line, at, "п") and exact(line, at + 1, "п") else at + 1  # «п.п. 1.1»
        if first < len(line) and line[first].sort in (Sort.NUMBER, Sort.DAY_MONTH):
            return _points(line, _end_of_point(line, first))
        if word(line, at, *_ACTS) and line[at + 1].sort is Sort.DATE and at + 2 < len(line) and line[at + 2].is_mark("№"):
            return at + 2
    return None


def _names_edition(line: Sequence[Token], at: int) -> bool:
    """«ЕГЭ-2027», «Зарница-2027»: a year glued to a name tells which one it is; «осень-2027», «май-2027» are times."""
    if not 0 < at < len(line) - 1 or line[at + 1].sort is not Sort.YEAR or line[at - 1].sort is not Sort.WORD:
        return False
    glued = line[at - 1].end == line[at].start and line[at].end == line[at + 1].start
    return glued and unit(line, at - 1) is None and not word(line, at - 1, "год", "квартал", "полугоди", "период")


def _birth(line: Sequence[Token], at: int) -> int | None:
    """The place after «2007-2009 годов рождения», «2010 г.р.», «родившиеся с 01.09.2010 по 31.12.2012»: ages, not terms."""
    if word(line, at, "родивш"):
        born = at + 1
        while born < len(line) and (line[born].sort in _OF_BIRTH or exact(line, born, "в", "с", "до", "по", "после", "и")):
            born += 1
        return after_year_word(line, born)
    after = at
    while after < min(len(line), at + MOST_WORDS) and (
        line[after].sort in _OF_BIRTH or (after > at and line[after].is_mark(",-"))
    ):
        after = after_year_word(line, after + 1)
    if after == at:
        return None
    named = exact(line, after, "рождения", "рожд", "гр") or (exact(line, after, "р") and exact(line, after - 1, "г", "гг"))
    return after + 1 if named else None


_OF_BIRTH = (Sort.YEAR, Sort.YEARS, Sort.DATE)


def _code(line: Sequence[Token], at: int) -> int | None:
    """The place after «(специальность) 09.02.07», «(код) 44.02.01»: codes of a trade look like short dates."""
    if at and line[at].sort is Sort.DATE and len(line[at].text) == len("09.02.07"):
        named = word(line, at - 1, "специальност", "професси", "направлени", "подготовк") or exact(line, at - 1, "код", "шифр")
        return at + 1 if named else None
    return None


_APPROVED = ("утв", "утвержден", "утверждена", "утверждено", "утверждены")


def _number_of_paper(line: Sequence[Token], at: int) -> int | None:
    """The place after «№ 10-12/2027», «№ 08-05.2027»: figures joined without a space up to a year number a paper."""
    if not line[at].is_mark("№#"):
        return None
    after = at + 2
    while after + 1 < len(line) and line[after].is_mark("-/") and line[after + 1].start == line[after - 1].end + 1:
        after += 2
    return after if after > at + 2 and line[after - 1].sort in (Sort.YEAR, Sort.MONTH_YEAR) else None


_STREETS = ("ул", "улица", "улице", "пр", "проспект", "пер", "переулок", "пл", "площадь")


def _address(line: Sequence[Token], at: int) -> int | None:
    """The place after «ул. 8 Марта», «ул. Лесная, д. 5», «СОШ 3», «этаж 2»: houses and schools have numbers that are no days."""
    if exact(line, at, "им", "имени", "парк") and at + 2 < len(line) and line[at + 2].sort is Sort.MONTH:  # «ДК им. 9 Мая»
        return at + 3
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
    return line[at].sort in (Sort.MONTH, Sort.YEAR) or bool(words.weekday_or_short(line[at].text)) or word(line, at, *_OFF)


_OFF = ("каникул", "летн", "зимн", "осенн", "весенн", "праздничн", "выходн")


def _excepted(line: Sequence[Token], at: int) -> int:
    """The place after «(кроме) субботы и воскресенья», «(за исключением) июля, августа»."""
    while at < len(line) and not line[at].is_mark(");") and not (line[at].is_mark(",") and not _time_off(line, at + 1)):
        at += 1
    return at


def _end_of_point(line: Sequence[Token], first: int) -> int:
    """The place after «(п.)1.1»: behind a dot without a space the parts of its number are numbers of their own."""
    after = first + 1
    if line[first].sort is Sort.NUMBER and line[first].start == line[first - 1].end + 1:
        while after < len(line) and line[after].sort is Sort.NUMBER and line[after].start == line[after - 1].end + 1:
            if after + 1 < len(line) and line[after + 1].sort is Sort.MONTH:  # «п.1 2 октября»
                break
            after += 1
    return after


def _points(line: Sequence[Token], at: int) -> int:
    """The place after the further numbers of «п.п. 1.1-1.4, 2.3»."""
    while at + 1 < len(line) and line[at].is_mark("-,") and line[at + 1].sort in (Sort.NUMBER, Sort.DAY_MONTH):
        if at + 2 < len(line) and line[at + 2].sort is Sort.MONTH:
            break
        if line[at].start > line[at - 1].end and line[at - 1].sort is Sort.NUMBER and line[at + 1].sort is Sort.DAY_MONTH:
            break  # «п. 3 – 15.10»
        at += 2
    return at
