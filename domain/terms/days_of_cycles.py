"""Days inside what comes back: «до 5 числа каждого месяца», «1 числа второго месяца квартала», «… следующего за отчётным»."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.terms.cycle_names import cycle_name
from domain.terms.parts import MOST_WORDS, NEAR, exact, number_at, word
from domain.terms.record import By, Freq, Recurrence
from domain.terms.tokens import Sort, Token
from domain.terms.weekdays import Cycle, Parsed


def day_of_each_month(tokens: Sequence[Token], at: int) -> Parsed:
    """«до 5 числа каждого месяца», «15 и 30 числа», «10 числа месяца, следующего за отчётным кварталом»."""
    numbered = _numbers(tokens, at)
    if numbered is None:
        return None
    torn = at > 0 and tokens[at].sort is tokens[at - 1].sort is Sort.NUMBER  # «до 2 5 числа»
    days, at = numbered
    if at < len(tokens) and tokens[at].sort is Sort.MONTH:
        return None
    if torn:
        return Cycle(Recurrence(Freq.MONTHLY), unclear=True), at
    month = _month_of_cycle(tokens, at + 1 if exact(tokens, at, "каждого") else at)
    if month is not None:
        return _on_days(month, days), month.after
    if exact(tokens, at, "каждого") and word(tokens, at + 1, "кварт"):  # «1-го числа каждого квартала» begins it
        return _on_days(_MonthOfCycle(1, Freq.QUARTERLY, True, at + 2), days), at + 2
    firm, following = False, False
    freq = Freq.MONTHLY
    coming = _next_to_reported(tokens, at, "месяц")
    if coming is not None:
        return Cycle(Recurrence(coming[0] or freq, times=len(days), by=_places(days, following=True))), coming[1]
    if exact(tokens, at, "следующего") and word(tokens, at + 1, "месяц"):
        return Cycle(Recurrence(freq, times=len(days), by=_places(days, following=True)), firm), at + 2
    if exact(tokens, at, "каждого", "ежемесячно", "текущего"):
        at, firm = at + 1, True
    if word(tokens, at, "месяц"):
        at, firm = at + 1, True
    reported = _reported(tokens, at)
    if reported is not None:
        freq, at, firm, following = reported[0] or Freq.MONTHLY, reported[1], True, True
    ahead = _ahead_of(tokens, at)
    if ahead is not None:
        return Cycle(Recurrence(ahead[0] or freq, times=len(days), by=_places(days)), unclear=ahead[0] is None), ahead[1]
    by = _places(days, following=following)
    unclear = _next_to_something(tokens, at) or (
        exact(tokens, at, "следующего") and word(tokens, at + 1, "квартал", "полугод")
    )  # which of its months?
    return Cycle(Recurrence(freq, times=len(by), by=by), firm, unclear=unclear), at


def _next_to_something(tokens: Sequence[Token], at: int) -> bool:
    """«(10 числа месяца,) слеющего за отчетным кварталом»: of which cycle the month is, was not read."""
    at += 1 if at < len(tokens) and tokens[at].is_mark(",") else 0
    return (
        at + 2 < len(tokens)
        and tokens[at].text.endswith(("го", "ег"))
        and tokens[at + 2].sort is Sort.WORD
        and (exact(tokens, at + 1, "за") or len(tokens[at + 1].text) <= 2)
    )


def _ahead_of(tokens: Sequence[Token], at: int) -> tuple[Freq | None, int] | None:
    """«(20 числа месяца,) предшествующего началу квартала»: in the last month of the one before; None: of a longer time."""
    at += 1 if at < len(tokens) and tokens[at].is_mark(",") else 0
    if not word(tokens, at, "предшеств"):
        return None
    after = at + 1
    while word(tokens, after, "начал", "планир", "очередн", "следующ", "предстоящ", "отчетн"):
        after += 1
    if word(tokens, after, "квартал"):
        return Freq.QUARTERLY, after + 1
    if word(tokens, after, "полугод", "год", "учебн", "четверт"):
        return None, after + 1
    return Freq.MONTHLY, after + word(tokens, after, "месяц")


_MOST_DAYS = 31


def _numbers(tokens: Sequence[Token], at: int) -> tuple[list[int], int] | None:
    """«(до) 5 числа», «15 и 30 числа», «5-го и 20-го (каждого месяца)»: the days, and the place after the word."""
    begun, farthest = at, at + MOST_WORDS
    while at < farthest and exact(tokens, at, "до", "к", "не", "позднее", "позже", "по"):
        at += 1
    bound = at > begun and not exact(tokens, at - 1, "по")  # «по 2 ежемесячно» says how many
    days: list[int] = []
    while len(days) < _MOST_DAYS:
        number = number_at(tokens, at)
        if number is None or not 1 <= number[0] <= 31:
            return None
        days.append(number[0])
        at = number[1]
        if exact(tokens, at, "числах") or tokens[at - 1].text.endswith(("ые", "ых")):  # «в первых числах месяца» names no day
            return None
        if word(tokens, at, "числ"):
            return days, at + 1
        if tokens[at - 1].sort is Sort.NUMBER and _closed_by_month(tokens, at, bound=bound):
            return days, at
        if not (exact(tokens, at, "и") or (at < len(tokens) and tokens[at].is_mark(","))):
            return None
        at += 2 if exact(tokens, at + 1, "до", "к", "по") else 1
    return None


def _closed_by_month(tokens: Sequence[Token], at: int, *, bound: bool) -> bool:
    """Whether the days end here without their word: «до 5 | каждого месяца», «10-го | ежемесячно», «ежемесячно до 10-го | »."""
    named = tokens[at - 1].text.endswith("го")
    if at == len(tokens):
        return bound and named
    monthly = at + 1 if tokens[at].is_mark(",") else at
    each = exact(tokens, at, "каждого") and word(tokens, at + 1, "месяц")
    return each or ((bound or named) and exact(tokens, monthly, "ежемесячно"))


def _places(days: Sequence[int], *, following: bool = False) -> tuple[By, ...]:
    return tuple(By(day=day, following=following) for day in days)


@dataclass(frozen=True, slots=True)
class _MonthOfCycle:
    """`number` (-1: the last) of the months of a cycle; `firm`: the cycle comes back by its own words, «каждого квартала»."""

    number: int
    freq: Freq | None
    firm: bool
    after: int

    @property
    def months(self) -> list[int] | None:
        """The months of the year that are meant; None where that is not clear: a school's half-years are no calendar's."""
        if self.freq is Freq.QUARTERLY and (self.number == -1 or 1 <= self.number <= 3):
            return [first + (self.number - 1 if self.number > 0 else 2) for first in (1, 4, 7, 10)]
        return None


def month_of_each_cycle(tokens: Sequence[Token], at: int) -> Parsed:
    """«второй месяц каждого квартала», «в последнем месяце квартала»: its last day, where no other is named."""
    at = at + 1 if word(tokens, at, "кажд") else at
    month = _month_of_cycle(tokens, at)
    if month is None or month.freq is not Freq.QUARTERLY or word(tokens, at - 1, "числ", "дек", "недел", "половин"):
        return None
    places = tuple(By(month=one) for one in month.months or ())
    return Cycle(Recurrence(Freq.QUARTERLY, by=places), month.firm, unclear=not places), month.after


_OF_EACH = ("каждого", "кажд", "очередного", "отчетного", "текущего", "данного", "следующего")


def _month_of_cycle(tokens: Sequence[Token], at: int) -> _MonthOfCycle | None:
    """«второго месяца каждого квартала», «последнего месяца (квартала)», «первого месяца, следующего за отчётным кварталом»."""
    numbered = number_at(tokens, at)
    if numbered is None or not word(tokens, numbered[1], "месяц"):
        return None
    number, after = numbered[0], numbered[1] + 1
    reported = _reported(tokens, after)
    if reported is not None:
        return _MonthOfCycle(number, reported[0], True, reported[1])
    coming = exact(tokens, after, "следующего")
    noun = after + 1 if exact(tokens, after, *_OF_EACH) else after
    named = next((freq for stem, freq in _LONG.items() if word(tokens, noun, stem)), None)
    if named is not None:
        return _MonthOfCycle(number, named, not coming, noun + 1)
    before = [
        freq
        for stem, freq in _LONG.items()
        for place in range(max(0, at - NEAR), at)
        if word(tokens, place, stem, f"еже{stem[:2]}")
    ]
    return _MonthOfCycle(number, before[0] if before else None, False, after)


_LONG = {"квартал": Freq.QUARTERLY, "полугод": Freq.HALF_YEARLY}


def _on_days(month: _MonthOfCycle, days: Sequence[int]) -> Cycle:
    months = month.months
    if month.freq is Freq.HALF_YEARLY and month.number in (-1, 6):  # a day without a month lies in the last of its cycle
        return Cycle(Recurrence(Freq.HALF_YEARLY, times=len(days), by=_places(days)), month.firm)
    if months is None:
        return Cycle(Recurrence(Freq.MONTHLY, by=_places(days)), month.firm, unclear=True)
    last = months[-1] == 12  # a day without a month lies in the last of its cycle
    by = _places(days) if last else tuple(By(one, day) for one in months for day in days)
    return Cycle(Recurrence(Freq.QUARTERLY, times=len(days), by=by), month.firm)


_REPORTED = ("отчет", "истекш", "прошедш", "прошл", "предыдущ", "заверш", "оконч")


def _reported(tokens: Sequence[Token], at: int) -> tuple[Freq | None, int] | None:
    """«(месяца,) следующего за отчётным кварталом», «после окончания квартала»: whose cycle is meant."""
    if at < len(tokens) and tokens[at].is_mark(","):
        at += 1
    if word(tokens, at, "следующ", "идущ") and exact(tokens, at + 1, "за"):
        at += 2
    elif exact(tokens, at, "после"):
        at += 1
    else:
        return None
    begun = at
    while word(tokens, at, *_REPORTED):
        at += 1
    named = cycle_name(tokens, at)
    if named is not None:
        return named[0], named[2]
    return (None, at + 1 if word(tokens, at, "период") else at) if at > begun else None


def _next_to_reported(tokens: Sequence[Token], at: int, noun: str) -> tuple[Freq | None, int] | None:
    """«следующего за отчётным (кварталом) месяца», «следующего за отчётным года»: the noun stands behind what is reported on."""
    reported = _reported(tokens, at) if word(tokens, at, "следующ") else None
    if reported is None or not any(word(tokens, place, *_REPORTED) for place in range(at + 2, reported[1])):
        return None
    freq, after = reported
    if word(tokens, after - 1, noun) and not tokens[after - 1].text.endswith(("ем", "ом")):  # «за отчётным | месяца»
        return None, after
    return (freq, after + 1) if word(tokens, after, noun) else None


def after_reported(tokens: Sequence[Token], at: int) -> Parsed:
    """«(до 1 февраля) года, следующего за отчётным», «… следующего за отчётным года»."""
    coming = _next_to_reported(tokens, at, "год")
    if coming is not None:
        return Cycle(Recurrence(Freq.YEARLY, by=(By(following=True),))), coming[1]
    if not exact(tokens, at, "года", "г", "году"):
        return None
    following = _reported(tokens, at + 1)
    if following is None:
        return None
    return Cycle(Recurrence(following[0] or Freq.YEARLY, by=(By(following=True),))), following[1]


def last_day_of_quarter(tokens: Sequence[Token], at: int) -> Parsed:
    """«последний (рабочий) день квартала», without a number: every quarter ends so."""
    worked = word(tokens, at + 1, "рабоч")
    after = at + 2 if worked else at + 1
    if not word(tokens, at, "последн") or not word(tokens, after, "день", "дня", "дню"):
        return None
    noun = after + 2 if exact(tokens, after + 1, "каждого") else after + 1
    if not word(tokens, noun, "квартал") or number_at(tokens, noun + 1) is not None:
        return None
    return Cycle(Recurrence(Freq.QUARTERLY, by=() if worked else (By(day=31),))), noun + 1  # which days are worked is not printed
