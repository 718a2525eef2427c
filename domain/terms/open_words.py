"""Words beside a date that leave open which day holds: «вместо», «или», «прошлый год», «позднее» without its «не»."""

from collections.abc import Sequence

from domain.terms.parts import NEAR, exact, word
from domain.terms.tokens import Sort, Token

DATED = (Sort.DATE, Sort.DAY_MONTH, Sort.MONTH_YEAR, Sort.MONTH, Sort.YEAR, Sort.YEARS)


def replaced(line: Sequence[Token], at: int) -> bool:
    """«до 01.10 (срок продлён до 15.10)», «15.10 вместо 01.10»: which of two days holds only a person can say."""
    if not word(line, at, "перенес", "перенос", "продлен", "продлев", "вместо", "взамен") or word(line, at + 1, "дня"):
        return False
    return sum(token.sort in DATED for token in line[max(0, at - NEAR) : at + NEAR]) > 1


def either(line: Sequence[Token], at: int) -> bool:
    """«октябрь либо ноябрь», «либо 12, либо 13 октября»: one of them; «до 20 апреля, а не до 1 мая»: the first."""
    if exact(line, at, "не") and exact(line, at - 1, "а"):
        return any(token.sort in DATED for token in line[at : at + 4])
    if exact(line, at, "либо") and at + 1 < len(line) and line[at + 1].sort in (*DATED, Sort.NUMBER):
        return True
    dated = 0 < at < len(line) - 1 and line[at - 1].sort in DATED and line[at + 1].sort in (*DATED, Sort.NUMBER)
    return dated and exact(line, at, "или", "либо")


def year_before(line: Sequence[Token], at: int) -> bool:
    """«прошлый учебный год» is not the year of the plan; «за прошлый учебный год» is what is reported on."""
    before = exact(line, at - 1, "за") or word(line, at - 1, "итог", "результат")
    return not before and word(line, at, "прошл", "предыдущ", "минувш") and word(line, at + 1, "год", "уч")


def lost_not(line: Sequence[Token], at: int) -> bool:
    """«позднее 1 марта»: most likely its «не» was lost; «с 15 марта и позднее» lost none."""
    later = exact(line, at, "позднее", "позже") and not exact(line, at - 1, "не")
    return later and at + 1 < len(line) and line[at + 1].sort in (*DATED, Sort.NUMBER)
