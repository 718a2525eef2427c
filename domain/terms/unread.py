"""What was left unread beside a date: a reader that understood half of a phrase must ask, not answer."""

from collections.abc import Sequence

from domain.terms import words
from domain.terms.parts import exact, word
from domain.terms.tokens import Sort, Token
from domain.terms.units import is_bullet

_OF_CALENDAR = ("квартал", "недел", "декад", "полугод", "триместр", "семестр", "числ")
_DATED = (Sort.DATE, Sort.DAY_MONTH, Sort.MONTH_YEAR, Sort.MONTH, Sort.YEAR, Sort.YEARS)


def unread(line: Sequence[Token], at: int) -> bool:
    """Whether this token, of which the grammar made nothing, belongs to a date all the same."""
    token = line[at]
    if token.sort is Sort.WORD:
        named = word(line, at, *_OF_CALENDAR) or exact(line, at, "кв", "полуг")
        reported = exact(line, at - 1, "за") or exact(line, at - 2, "за")  # «отчёт за полугодие – до 25 декабря»
        return named and not reported and not word(line, at, "числен", "числом", "квартальн")
    if token.sort is not Sort.NUMBER or token.numbers[0] > 31 or len(token.text) > 2:
        return False
    return not _counts(line, at) and _beside_date(line, at)


def _counts(line: Sequence[Token], at: int) -> bool:
    """«5-11 классы», «корпус 2», «№ 7», «1) …», «1. Сентябрь», «10 %»: the number counts something else."""
    before = at - 1
    while before >= 0 and (line[before].is_mark(",-/") or line[before].sort is Sort.NUMBER):
        before -= 1
    if before >= 0 and (line[before].is_mark("№#") or _noun(line, before)):
        return True
    after = at + 1
    while after < len(line) and (line[after].is_mark(",-/+") or exact(line, after, "и") or line[after].sort is Sort.NUMBER):
        after += 1
    if after >= len(line):
        return False
    bullet = line[at + 1].is_mark(")") and not _opened(line, at)
    return bullet or is_bullet(line, at) or _noun(line, after) or line[after].is_mark("%°")


def _opened(line: Sequence[Token], at: int) -> bool:
    return at > 0 and line[at - 1].is_mark("(")


def _noun(line: Sequence[Token], at: int) -> bool:
    small = exact(line, at, "до", "к", "по", "с", "и", "в", "на", "не", "г", "года", "год", "гг")
    return line[at].sort is Sort.WORD and not small and words.roman(line[at].text) is None


def _beside_date(line: Sequence[Token], at: int) -> bool:
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(line) and (line[place].is_mark(",-/()") or line[place].sort is Sort.NUMBER):
            place += step
        if 0 <= place < len(line) and line[place].sort in _DATED:
            return True
    return False
