"""The nouns of what comes back: «(раз в) квартал», «(каждые) 2 недели», «полугодие», and the numbers before them."""

from collections.abc import Sequence

from domain.terms import words
from domain.terms.parts import exact, word
from domain.terms.record import Freq
from domain.terms.tokens import Sort, Token

# The noun of a cycle and how many times a year's frequency it stands for («декада»: three in a month).
_CYCLE = {
    "дн": (Freq.DAILY, 1),
    "день": (Freq.DAILY, 1),
    "сутки": (Freq.DAILY, 1),
    "нед": (Freq.WEEKLY, 1),
    "мес": (Freq.MONTHLY, 1),
    "квартал": (Freq.QUARTERLY, 1),
    "кв": (Freq.QUARTERLY, 1),
    "четверт": (Freq.QUARTERLY, 1),
    "четв": (Freq.QUARTERLY, 1),
    "полугод": (Freq.HALF_YEARLY, 1),
    "полгод": (Freq.HALF_YEARLY, 1),
    "семестр": (Freq.HALF_YEARLY, 1),
    "триместр": (Freq.YEARLY, 3),
    "год": (Freq.YEARLY, 1),
    "лет": (Freq.YEARLY, 1),
    "декад": (Freq.MONTHLY, 3),
}


def count(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A number in figures or in words."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.sort is Sort.NUMBER:
        after = at + 1
        return token.numbers[0], after + (
            2
            if after + 1 < len(tokens)
            and tokens[after].is_mark("-")
            and exact(tokens, after + 1, "х", "ти", "го", "й", "и", "ми")
            else 0
        )
    if token.sort is Sort.WORD and token.text in words.CARDINALS:
        return words.CARDINALS[token.text], at + 1
    return None


def cycle_name(tokens: Sequence[Token], at: int) -> tuple[Freq, int, int, int, bool] | None:
    """Frequency, interval, place after, times within one cycle, whether the school year is meant."""
    interval, after = count(tokens, at) or (1, at)
    school = word(tokens, after, "учебн", "уч")
    while word(tokens, after, "учебн", "календарн", "рабоч") or exact(tokens, after, "уч"):
        after += 1
    if after >= len(tokens) or tokens[after].sort is not Sort.WORD or not 1 <= interval <= 60:
        return None
    text = tokens[after].text
    if text in ("г", "года", "году", "год"):
        return Freq.YEARLY, interval, after + 1, 1, school
    stem = next((stem for stem in sorted(_CYCLE, key=len, reverse=True) if text.startswith(stem)), None)
    if stem is None or (words.weekday(text) and stem == "четверт"):
        return None
    freq, times = _CYCLE[stem]
    if stem == "мес" and interval in (3, 6, 12):
        freq, interval = {3: Freq.QUARTERLY, 6: Freq.HALF_YEARLY, 12: Freq.YEARLY}[interval], 1
    return freq, interval, after + 1, times, school or stem in ("четверт", "семестр", "триместр")
