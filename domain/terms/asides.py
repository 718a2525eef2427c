"""What a phrase says once more and no reader needs: the weekday of a printed day, a number in words behind its figures,
how long a printed stretch lasts, whose holidays the printed days are."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms import words
from domain.terms.parts import exact, word
from domain.terms.tokens import Sort, Token

_DAYS = (Sort.DATE, Sort.DAY_MONTH, Sort.MONTH)


def without_asides(line: list[Token]) -> list[Token]:
    """The tokens without weekdays of printed days, «с понедельника 6 октября», «8 (среда) октября», and numbers said twice."""
    worded = {  # «15 (пятнадцатого) сентября»
        place
        for at in range(1, len(line) - 2)
        if line[at - 1].sort is Sort.NUMBER and line[at].is_mark("(") and line[at + 2].is_mark(")")
        if words.ordinal(line[at + 1].text) == line[at - 1].numbers[0]
        for place in (at, at + 1, at + 2)
    }
    bracketed = worded | {  # also «15.09 (пн) – 19.09 (пт)»
        place
        for at in range(1, len(line) - 3)
        if (line[at - 1].sort is Sort.NUMBER and line[at + 3].sort is Sort.MONTH)
        or (line[at - 1].sort in _DAYS and line[at + 3].is_mark("-"))
        if line[at].is_mark("(") and line[at + 2].is_mark(")") and words.weekday_or_short(line[at + 1].text)
        for place in (at, at + 1, at + 2)
    }
    several = sum(words.weekday_or_short(token.text) is not None for token in line) > 1  # «пн 15.09 – пт 19.09»
    weekday = words.weekday_or_short if several else words.weekday
    named = {place for at, token in enumerate(line) if weekday(token.text) for place in _before_printed_day(line, at)}
    lengths = {place for at in range(len(line)) for place in _length_of_stretch(line, at)}
    kept = [token for at, token in enumerate(line) if at not in bracketed | named | lengths]
    return _without_whose_holidays(kept)


def _without_whose_holidays(line: list[Token]) -> list[Token]:
    """«каникулы для первоклассников: 29.10-06.11» as «каникулы: …»; the place of those words is the holidays' own."""
    for at in range(len(line) - 1, -1, -1):
        if whose := _whose_holidays(line, at):
            line[at : whose.stop] = [replace(line[at], end=line[whose.stop - 1].end)]
    return line


def _whose_holidays(line: Sequence[Token], at: int) -> range:
    """The places of «для первоклассников», «для 1-х классов» between holidays and their days."""
    if not word(line, at, "каникул") or not exact(line, at + 1, "для", "у"):
        return range(0)
    for after in range(at + 3, min(at + 8, len(line) - 1)):
        if exact(line, after, "и") and exact(line, after + 1, "с", "со"):  # «на каникулы для всех и с 1 по 10 июня»
            break
        begins = after + line[after].is_mark(":-(")
        begins += exact(line, begins, "с", "со")
        if begins > after and _is_closed_stretch(line, begins):
            return range(at + 1, after)
        counted = line[after].sort is Sort.NUMBER and word(line, after + 1, "класс")
        if line[after].sort is not Sort.WORD and not counted and not line[after].is_mark("-"):
            break
    return range(0)


def _length_of_stretch(line: Sequence[Token], at: int) -> range:
    """The places of «8 дней», «9 дней:», «15 дней (» before the stretch itself: «каникулы – 8 дней с 24 по 31 марта»."""
    if line[at].sort is not Sort.NUMBER or (at and not line[at - 1].is_mark("-,:(")):
        return range(0)
    noun = at + 2 if word(line, at + 1, "календарн", "учебн", "рабоч") else at + 1
    if not exact(line, noun, "день", "дня", "дней", "неделя", "недели", "недель"):
        return range(0)
    after = noun + 1 + (noun + 1 < len(line) and line[noun + 1].is_mark("-,:("))
    return range(at, after) if _is_closed_stretch(line, after + exact(line, after, "с", "со")) else range(0)


def _is_closed_stretch(line: Sequence[Token], at: int) -> bool:
    """Whether «24 по 31 марта», «24.03.2027 – 31.03.2027» begins here."""
    if at >= len(line) or line[at].sort not in _BEGINS:
        return False
    joins = [
        place for place in range(at + 1, min(at + 5, len(line) - 1)) if line[place].is_mark("-") or exact(line, place, "по", "до")
    ]
    return bool(joins) and line[joins[0] + 1].sort in _BEGINS


_BEGINS = (Sort.NUMBER, Sort.DATE, Sort.DAY_MONTH)


def _before_printed_day(line: Sequence[Token], at: int) -> range:
    """The places of the weekday here and of what parts it from its day, «до пятницы, 17 мая», «до пятницы (17 мая)».

    None where no day is printed behind it.
    """
    parted = at + 2 < len(line) and line[at + 1].is_mark(",(") and line[at].sort is Sort.WORD
    if parted:
        return range(at, at + 2) if _names_printed_day([*line[: at + 1], *line[at + 2 :]], at) else range(0)
    return range(at, at + 1) if _names_printed_day(line, at) else range(0)


def _names_printed_day(line: Sequence[Token], at: int) -> bool:
    if line[at].sort is not Sort.WORD or line[at].text.endswith(("ам", "ям")) or word(line, at - 1, "кажд"):
        return False
    if at + 1 >= len(line) or (at and (line[at - 1].sort is Sort.NUMBER or words.ordinal(line[at - 1].text))):
        return False
    dated = line[at + 1].sort in (Sort.DATE, Sort.DAY_MONTH)
    return dated or (line[at + 1].sort is Sort.NUMBER and at + 2 < len(line) and line[at + 2].sort is Sort.MONTH)
