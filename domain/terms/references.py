"""What a phrase names that is no term: other papers and their points, rooms, schools and houses, times when nothing is due."""

from collections.abc import Sequence
from itertools import pairwise

from domain.terms import words
from domain.terms.numbered import ACTS, numbered
from domain.terms.parts import MOST_WORDS, Shape, after_year_word, exact, word
from domain.terms.tokens import Sort, Token
from domain.terms.units import unit


def reference(line: Sequence[Token], at: int) -> int | None:
    """The place after a mention of another paper («приказ от 30.08.2020 № 15», «№ 5», «каб. 103»); None where there is none."""
    token = line[at]
    if (
        exact(line, at, "от")
        and at + 1 < len(line)
        and not (line[at + 1].sort is Sort.NUMBER and exact(line, at + 2, "до", "по"))
    ):
        dated = unit(line, at + 1)
        of_act = any(word(line, before, *ACTS) for before in range(at - 5, at))  # «приказ № 12-од от 01.09.2027 до 15 октября»
        if dated is not None and (of_act or not (exact(line, dated[1], "до", "по") and unit(line, dated[1] + 1))):
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
    if token.sort is Sort.YEAR and exact(line, at - 1, *_EXAMS):  # «ЕГЭ 2027»
        return after_year_word(line, at + 1)
    if feast := _feast(line, at):
        return feast
    named = _number_of_paper(line, at) or _coded(line, at) or _birth(line, at) or _trade(line, at) or numbered(line, at)
    if named is not None:
        return named
    if token.is_mark("/") and exact(line, at + 1, *_PER) and line[at - 1 if at else at].sort is Sort.WORD:  # «34 ч./год»
        return at + 2
    if token.is_mark("№#") and at + 1 < len(line) and line[at + 1].sort is not Sort.MONTH:
        return at + 2
    if exact(line, at, *_APPROVED) and at + 1 < len(line) and line[at + 1].sort is Sort.DATE:
        return at + 2
    if token.sort is Sort.DATE and at + 1 < len(line) and line[at + 1].is_mark("№"):
        return at + 1
    if word(line, at, *ACTS) and at + 2 < len(line) and line[at + 1].sort is Sort.DATE and line[at + 2].is_mark("№"):
        return at + 2
    return None


_PER = ("год", "нед", "неделю", "мес", "месяц", "день", "четверть")


def _feast(line: Sequence[Token], at: int) -> int | None:
    """The place after «посвящённый Дню 9 Мая», «к празднику 8 Марта» beside another date: what is celebrated, not when."""
    after = at
    while after < at + MOST_WORDS and (
        exact(line, after, "к", "ко") or word(line, after, "посвящ", "приуроч", "дню", "праздник", "празднован", "годовщин")
    ):
        after += 1
    named = after > at and not exact(line, after - 1, "к", "ко")
    aside = after == at + 1 and at > 0 and line[at - 1].is_mark("(") and _has_day(line[: at - 1])  # «до 5 марта (к 8 Марта)»
    day = unit(line, after) if named or aside or (after > at and word(line, after - 2, "посвящ", "приуроч")) else None
    if day is None or day[0].shape is not Shape.DAY:
        return None
    beside = any(token.sort in (Sort.MONTH, Sort.DATE, Sort.DAY_MONTH) for token in [*line[:at], *line[day[1] :]])
    return day[1] if beside else None


def _has_day(line: Sequence[Token]) -> bool:
    return any(
        one.sort in (Sort.DATE, Sort.DAY_MONTH) or (one.sort is Sort.NUMBER and behind.sort is Sort.MONTH)
        for one, behind in zip(line, [*line[1:], *line[-1:]], strict=True)
    )


_EXAMS = ("егэ", "огэ", "гиа", "гвэ", "впр", "всош", "фгос", "ноо", "ооо", "соо")


def _names_edition(line: Sequence[Token], at: int) -> bool:
    """«ЕГЭ-2027», «Зарница-2027»: a year glued to a name tells which one it is; «осень-2027», «май-2027» are times."""
    if not 0 < at < len(line) - 1 or line[at + 1].sort is not Sort.YEAR or line[at - 1].sort is not Sort.WORD:
        return False
    glued = line[at - 1].end == line[at].start and line[at].end == line[at + 1].start
    return glued and unit(line, at - 1) is None and not word(line, at - 1, "год", "квартал", "полугоди", "период")


def _birth(line: Sequence[Token], at: int) -> int | None:
    """The place after «2007-2009 годов рождения», «2010 г.р.», «родившиеся с 01.09.2010 по 31.12.2012»: ages, not terms."""
    if aged := _age_on(line, at):
        return aged
    if word(line, at, "родивш", "рожденн", "достигш"):
        return _born(line, at + 1)
    if (word(line, at, "выпускник") or exact(line, at, "выпуск", "выпуска")) and at + 1 < len(line):  # «выпускники 2027 года»
        year = at + 1 + exact(line, at + 1, "в")
        return after_year_word(line, year + 1) if year < len(line) and line[year].sort in (Sort.YEAR, Sort.YEARS) else None
    after = at
    while after < min(len(line), at + MOST_WORDS) and (
        line[after].sort in _OF_BIRTH or (after > at and line[after].is_mark(",-"))
    ):
        after = after_year_word(line, after + 1)
    if after == at:
        return None
    named = (
        exact(line, after, "рождения", "рожд")
        or (exact(line, after, "гр") and not _numbers(line, after + 1))
        or (exact(line, after, "р") and exact(line, after - 1, "г", "гг"))
    )
    return after + 1 if named else None


def _born(line: Sequence[Token], at: int) -> int | None:
    """The place after «(родившиеся) с 01.09.2010 по 31.12.2012», «(достигшие) на 1 сентября»."""
    after = at
    while after < len(line):
        day = unit(line, after) if line[after].sort is Sort.NUMBER else None
        if day is None and line[after].sort not in _OF_BIRTH and not exact(line, after, *_SINCE):
            break
        after = day[1] if day else after + 1
    return after_year_word(line, after) if any(one.sort is not Sort.WORD for one in line[at:after]) else None


_SINCE = ("в", "с", "до", "по", "после", "и", "на", "к")


def _age_on(line: Sequence[Token], at: int) -> int | None:
    """The place after «(которым) на 1 сентября исполнилось 6 лет»: the day on which an age is counted."""
    day = unit(line, at + 1) if exact(line, at, "на", "к", "до") else None
    return day[1] + 1 if day and word(line, day[1], "исполнил", "исполнит", "достиг") else None


def _numbers(line: Sequence[Token], at: int) -> bool:
    """Whether a number stands here: «12.10.2027 гр. 1» is a group."""
    return at < len(line) and line[at].sort is Sort.NUMBER


_OF_BIRTH = (Sort.YEAR, Sort.YEARS, Sort.DATE)


def _trade(line: Sequence[Token], at: int) -> int | None:
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


def _coded(line: Sequence[Token], at: int) -> int | None:
    """The place after «ИОТ-15-2027», «приказ 12/2027»: a name, a number and a year joined without a space."""
    if line[at].sort is not Sort.WORD or at + 1 >= len(line):
        return None
    if word(line, at, *ACTS) and line[at + 1].sort is Sort.MONTH_YEAR and "/" in line[at + 1].text:
        return at + 2
    piece = list(line[at + 1 : at + 5])
    joined = len(piece) == 4 and all(one.start == other.end for other, one in pairwise([line[at], *piece]))
    marks = joined and piece[0].is_mark("-") and piece[2].is_mark("-/")
    return at + 5 if marks and piece[1].sort is Sort.NUMBER and piece[3].sort is Sort.YEAR else None


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
