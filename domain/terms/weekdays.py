"""Places inside a week or a month: «по понедельникам и средам», «последняя пятница месяца», «1 и 3 среда», «третья неделя»."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.terms import words
from domain.terms.month_parts import month_part
from domain.terms.parts import exact, number_at, word
from domain.terms.record import By, Freq, Recurrence
from domain.terms.tokens import Sort, Token


@dataclass(frozen=True, slots=True)
class Cycle:
    """A recurrence as printed. `firm` is False for «25 числа», which needs «ежемесячно» beside it to be one.

    `times`: «(2 раза)» without a cycle of its own counts within the one beside it. `unclear`: which of its days is meant only a
    person can say.
    """

    recurrence: Recurrence
    firm: bool = True
    times: int = 0
    unclear: bool = False


Parsed: TypeAlias = tuple[Cycle, int] | None


def weekday_of_month(tokens: Sequence[Token], number: int, at: int) -> Parsed:
    """«(третий) четверг (каждого) месяца»: the weekday here, its number read already, -1 for the last; None for other words."""
    after = at + 1
    if exact(tokens, after, "каждого"):
        after += 1
    named = words.weekday_or_short if word(tokens, after, "месяц") else words.weekday  # «посл. чт. месяца»
    weekday = named(tokens[at].text)
    if weekday is None or not (number == -1 or 1 <= number <= 5) or (after < len(tokens) and tokens[after].sort is Sort.MONTH):
        return None
    firm = word(tokens, after, "месяц")
    return Cycle(Recurrence(Freq.MONTHLY, by=(By(weekday=weekday, week=number),)), firm), after + 1 if firm else after


def weekdays(tokens: Sequence[Token], at: int) -> Parsed:
    """«по понедельникам и средам», «последняя пятница месяца»."""
    several = several_of_month(tokens, at)
    if several is not None:
        return several
    numbered = number_at(tokens, at)
    if numbered is not None and numbered[1] < len(tokens) and tokens[numbered[1]].sort is Sort.WORD:
        return weekday_of_month(tokens, numbered[0], numbered[1])
    firm = exact(tokens, at, "по")
    found: list[By] = []
    after = at + 1 if firm else at
    while after < len(tokens):
        text = tokens[after].text
        weekday = words.weekday(text) if text.endswith(("ам", "ям")) or not firm else None
        if weekday is None and (not firm or words.weekday(text) is None):  # «по пн., ср.»
            weekday = words.weekday_or_short(text)
        if weekday and tokens[after].sort is Sort.WORD:
            found += _up_to(tokens, after, found, weekday)
        elif not (found and (tokens[after].is_mark(",-") or exact(tokens, after, "и", "по"))):
            break
        after += 1
    while found and (tokens[after - 1].is_mark(",-") or exact(tokens, after - 1, "и", "по")):
        after -= 1
    if firm and found and exact(tokens, after, "через") and exact(tokens, after + 1, "неделю"):  # «по четвергам через неделю»
        return Cycle(Recurrence(Freq.WEEKLY, interval=2, times=len(found), by=tuple(found))), after + 2
    whole = at == 0 and after == len(tokens)
    lone = (
        not whole and len(found) == 1 and words.weekday(tokens[after - 1].text) is None
    )  # «(ответственный) по ВС» names no Sunday
    return (Cycle(Recurrence(Freq.WEEKLY, times=len(found), by=tuple(found)), firm and not lone), after) if found else None


def _up_to(tokens: Sequence[Token], at: int, found: Sequence[By], weekday: int) -> list[By]:
    """This weekday; behind «понедельник –», «с понедельника по» those between as well."""
    joined = len(found) > 0 and (tokens[at - 1].is_mark("-") or exact(tokens, at - 1, "по"))
    before = words.weekday_or_short(tokens[at - 2].text) if joined else None
    first = before + 1 if before and before < weekday else weekday
    return [By(weekday=one) for one in range(first, weekday + 1)]


def several_of_month(tokens: Sequence[Token], at: int) -> Parsed:
    """«1 и 3 среда месяца», «1-я, 3-я пятница»."""
    numbers: list[int] = []
    numbered = number_at(tokens, at)
    while numbered is not None and 1 <= numbered[0] <= 5 and len(numbers) < 5:
        numbers.append(numbered[0])
        at = numbered[1]
        if not (at < len(tokens) and (tokens[at].is_mark(",") or exact(tokens, at, "и"))):
            break
        numbered = number_at(tokens, at + 1)
    weekday = words.weekday(tokens[at].text) if len(numbers) > 1 and at < len(tokens) else None
    if weekday is None or (at + 1 < len(tokens) and tokens[at + 1].sort is Sort.MONTH):
        return None
    by = tuple(By(weekday=weekday, week=number) for number in numbers)
    after = at + 2 if exact(tokens, at + 1, "каждого") else at + 1
    firm = word(tokens, after, "месяц")
    return Cycle(Recurrence(Freq.MONTHLY, times=len(by), by=by), firm), after + 1 if firm else after


def part_of_each_month(tokens: Sequence[Token], at: int) -> Parsed:
    """«каждую первую неделю месяца», «последняя декада каждого месяца»; «3-я неделя» alone needs «ежемесячно» beside it."""
    weeks = _several_weeks(tokens, at)
    if weeks is not None:
        return weeks
    each = word(tokens, at, "кажд")
    part = month_part(tokens, at + 1 if each else at)
    day = part.last_day if part else None
    worked = part is not None and part.working and part.noun.text in ("день", "дня", "дню")
    if part is None or (day is None and not worked):
        return None
    each = each or exact(tokens, part.after, "каждого")
    after = part.after + 1 if exact(tokens, part.after, "каждого") else part.after
    named = word(tokens, after, "месяц")
    if (each and not named) or word(tokens, after, *_LONGER):  # «первый учебный день года»
        return None
    if not named and (part.noun.is_word("половин") or (after < len(tokens) and tokens[after].sort is Sort.MONTH)):
        return None
    places = (By(day=day),) if day else ()  # which days are worked is not printed
    return Cycle(Recurrence(Freq.MONTHLY, by=places), firm=named), after + 1 if named else after


_LONGER = ("год", "учебн", "четверт", "полугод", "квартал", "триместр", "каникул")


def _several_weeks(tokens: Sequence[Token], at: int) -> Parsed:
    """«2 и 4 неделя месяца», «1, 3 недели каждого месяца»."""
    numbers: list[int] = []
    numbered = number_at(tokens, at)
    while numbered is not None and 1 <= numbered[0] <= 4 and len(numbers) < 4:
        numbers.append(numbered[0])
        at = numbered[1]
        if not (at < len(tokens) and (tokens[at].is_mark(",") or exact(tokens, at, "и"))):
            break
        numbered = number_at(tokens, at + 1)
    after = at + 2 if exact(tokens, at + 1, "каждого") else at + 1
    if len(numbers) < 2 or not word(tokens, at, "недел") or not word(tokens, after, "месяц"):
        return None
    by = tuple(By(day=7 * number) for number in numbers)
    return Cycle(Recurrence(Freq.MONTHLY, times=len(by), by=by)), after + 1
