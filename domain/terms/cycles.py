"""The grammar of what comes back: «ежемесячно», «не реже двух раз в год», «каждый второй четверг», «до 5 числа»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms import words
from domain.terms.parts import exact, number_at, word
from domain.terms.record import By, Freq, Recurrence
from domain.terms.tokens import Sort, Token
from domain.terms.weekdays import Cycle, Parsed, part_of_each_month, weekday_of_month, weekdays

_EVERY = {
    "ежедн": Freq.DAILY,
    "еженед": Freq.WEEKLY,
    "ежемес": Freq.MONTHLY,
    "помесячн": Freq.MONTHLY,
    "ежекв": Freq.QUARTERLY,
    "поквартал": Freq.QUARTERLY,
    "ежечетверт": Freq.QUARTERLY,
    "ежегод": Freq.YEARLY,
    "ежеполугод": Freq.HALF_YEARLY,
    "ежесеместр": Freq.HALF_YEARLY,
}
# «по кварталам», «по полугодиям»: once in each of them.
_BY_EACH = ("неделям", "месяцам", "кварталам", "четвертям", "полугодиям", "семестрам", "триместрам", "годам", "декадам")
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
    "полугод": (Freq.HALF_YEARLY, 1),
    "полгод": (Freq.HALF_YEARLY, 1),
    "семестр": (Freq.HALF_YEARLY, 1),
    "триместр": (Freq.YEARLY, 3),
    "год": (Freq.YEARLY, 1),
    "лет": (Freq.YEARLY, 1),
    "декад": (Freq.MONTHLY, 3),
}


def cycle(tokens: Sequence[Token], at: int) -> Parsed:
    """The recurrence that begins at this token and the place after it; None where none begins."""
    for rule in (
        _every_word,
        _times_per,
        _times_alone,
        _each,
        weekdays,
        part_of_each_month,
        _day_of_each_month,
        _after_reported,
    ):
        read = rule(tokens, at)
        if read is not None:
            return read
    return None


def _every_word(tokens: Sequence[Token], at: int) -> Parsed:
    for stem, freq in _EVERY.items():
        if word(tokens, at, stem):
            school = tokens[at].text.startswith("ежечетверт")
            return Cycle(Recurrence(freq, school=school)), at + 1
    if exact(tokens, at, "подекадно"):
        return Cycle(Recurrence(Freq.MONTHLY, times=3)), at + 1
    if exact(tokens, at, "понедельно"):
        return Cycle(Recurrence(Freq.WEEKLY)), at + 1
    if exact(tokens, at, "по") and exact(tokens, at + 1, *_BY_EACH):
        named = _cycle_name(tokens, at + 1)
        return (Cycle(Recurrence(named[0], named[1], named[3], school=named[4])), named[2]) if named else None
    if exact(tokens, at, "через") and exact(tokens, at + 1, "день") and not exact(tokens, at + 2, "после", "с", "со", "от"):
        return Cycle(Recurrence(Freq.DAILY, interval=2)), at + 2
    return None


def _count(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
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


def _times_per(tokens: Sequence[Token], at: int) -> Parsed:
    """«1 раз в квартал», «не реже двух раз в год», «дважды в месяц», «раз в две недели», «1 р/мес»."""
    start = at
    if exact(tokens, at - 1, "несколько", "много"):  # which number of times is owed nobody says
        return None
    if exact(tokens, at, "не") and word(tokens, at + 1, "реже", "менее", "чаще", "меньше"):
        at += 2
        at += 1 if exact(tokens, at, "чем") else 0
    while exact(tokens, at, "по", "минимум", "примерно", "хотя", "бы", "раз-", "до"):
        at += 1
    times, after = _count(tokens, at) or (1, at)
    if after < len(tokens) and tokens[after].is_mark("-"):  # «1-2 раза в месяц»: the smaller number is owed
        second = _count(tokens, after + 1)
        after = second[1] if second is not None else after
    if exact(tokens, at, "дважды", "трижды", "единожды"):
        times, after = {"дважды": 2, "трижды": 3, "единожды": 1}[tokens[at].text], at + 1
    elif exact(tokens, after, "раз", "раза", "разу", "разов") or (exact(tokens, after, "р") and after > at):
        after += 1
    elif not (word(tokens, after, "встреч", "заняти", "заседани", "совещани") and after > start):
        return None
    else:
        after += 1
    if not (exact(tokens, after, "в", "за", "на", "во") or (after < len(tokens) and tokens[after].is_mark("/"))):
        return None
    after += 1
    while exact(tokens, after, "течение", "течении", "каждый", "каждую", "каждом", "каждые"):
        after += 1
    named = _cycle_name(tokens, after)
    return (Cycle(Recurrence(named[0], named[1], max(times, 1) * named[3], school=named[4])), named[2]) if named else None


def _times_alone(tokens: Sequence[Token], at: int) -> Parsed:
    """«(2 раза)», «не менее трёх раз» beside «ежемесячно» or «в течение учебного года»."""
    if exact(tokens, at, "не") and word(tokens, at + 1, "реже", "менее", "меньше"):
        at += 2
    counted = _count(tokens, at)
    if exact(tokens, at, "дважды", "трижды"):
        times, after = 2 if tokens[at].text == "дважды" else 3, at + 1
    elif counted is None or not exact(tokens, counted[1], "раз", "раза"):
        return None
    else:
        times, after = counted[0], counted[1] + 1
    return Cycle(Recurrence(Freq.YEARLY, times=max(1, times)), firm=False, times=max(1, times)), after


def _cycle_name(tokens: Sequence[Token], at: int) -> tuple[Freq, int, int, int, bool] | None:
    """Frequency, interval, place after, times within one cycle, whether the school year is meant."""
    interval, after = _count(tokens, at) or (1, at)
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


def _each(tokens: Sequence[Token], at: int) -> Parsed:
    """«каждый месяц», «каждые две недели», «каждую пятницу», «каждый третий четверг месяца», «каждого года»."""
    if not word(tokens, at, "кажд"):
        return None
    after = at + 1
    numbered = number_at(tokens, after)
    if numbered is not None and numbered[1] < len(tokens) and words.weekday(tokens[numbered[1]].text):
        named_day = weekday_of_month(tokens, numbered[0], numbered[1])
        return (replace(named_day[0], firm=True), named_day[1]) if named_day else None
    if numbered is not None and word(tokens, numbered[1], "числ"):
        return Cycle(Recurrence(Freq.MONTHLY, by=(By(day=numbered[0]),))), numbered[1] + 1
    if after < len(tokens) and tokens[after].sort is Sort.MONTH:  # «каждый сентябрь»
        return Cycle(Recurrence(Freq.YEARLY, by=(By(month=tokens[after].numbers[0]),))), after + 1
    if numbered is not None and numbered[1] < len(tokens) and tokens[numbered[1]].sort is Sort.MONTH:  # «каждое 1 сентября»
        return Cycle(Recurrence(Freq.YEARLY, by=(By(tokens[numbered[1]].numbers[0], numbered[0]),))), numbered[1] + 1
    if after < len(tokens) and tokens[after].sort is Sort.WORD:
        weekday = words.weekday(tokens[after].text)
        if weekday:
            return Cycle(Recurrence(Freq.WEEKLY, by=(By(weekday=weekday),))), after + 1
        nth = words.ordinal(tokens[after].text)
        named = _cycle_name(tokens, after + 1) if nth and nth > 1 else None
        if named is not None and nth is not None:
            return Cycle(Recurrence(named[0], nth, named[3], school=named[4])), named[2]
    named = _cycle_name(tokens, after)
    return (Cycle(Recurrence(named[0], named[1], named[3], school=named[4])), named[2]) if named else None


def _day_of_each_month(tokens: Sequence[Token], at: int) -> Parsed:
    """«до 5 числа каждого месяца», «15 и 30 числа», «10 числа месяца, следующего за отчётным кварталом»."""
    while exact(tokens, at, "до", "к", "не", "позднее", "позже", "по"):
        at += 1
    days: list[int] = []
    while True:
        number = number_at(tokens, at)
        if number is None or not 1 <= number[0] <= 31:
            return None
        days.append(number[0])
        at = number[1]
        if exact(tokens, at, "числах"):  # «в первых числах каждого месяца» names no day
            return None
        if word(tokens, at, "числ"):
            break
        if not (exact(tokens, at, "и") or (at < len(tokens) and tokens[at].is_mark(","))):
            return None
        at += 1
    at += 1
    if at < len(tokens) and tokens[at].sort is Sort.MONTH:
        return None
    firm = False
    freq = Freq.MONTHLY
    if exact(tokens, at, "каждого", "ежемесячно", "последнего", "первого", "текущего"):
        each_quarter = exact(tokens, at, "каждого") and word(tokens, at + 1, "кварт")  # «1-го числа каждого квартала»
        freq, firm = (Freq.QUARTERLY if each_quarter or word(tokens, at + 2, "кварт") else freq), True
        at += 2 if each_quarter else 1
    if word(tokens, at, "месяц"):
        at, firm = at + 1, True
    following = _reported(tokens, at)
    if following is not None:
        freq, at, firm = following[0] or Freq.MONTHLY, following[1], True
    by = tuple(By(day=day, following=following is not None) for day in days)
    return Cycle(Recurrence(freq, times=len(by), by=by), firm), at


def _reported(tokens: Sequence[Token], at: int) -> tuple[Freq | None, int] | None:
    """«(месяца,) следующего за отчётным кварталом»: whose cycle is meant."""
    if at < len(tokens) and tokens[at].is_mark(","):
        at += 1
    if not (word(tokens, at, "следующ") and exact(tokens, at + 1, "за") and word(tokens, at + 2, "отчет", "истекш", "прошедш")):
        return None
    at += 3
    named = _cycle_name(tokens, at)
    return (named[0], named[2]) if named else (None, at + 1 if word(tokens, at, "период") else at)


def _after_reported(tokens: Sequence[Token], at: int) -> Parsed:
    """«(до 1 февраля) года, следующего за отчётным»."""
    if not exact(tokens, at, "года", "г", "году"):
        return None
    following = _reported(tokens, at + 1)
    if following is None:
        return None
    return Cycle(Recurrence(following[0] or Freq.YEARLY, by=(By(following=True),))), following[1]


_OFTEN = (Freq.YEARLY, Freq.HALF_YEARLY, Freq.QUARTERLY, Freq.MONTHLY, Freq.WEEKLY, Freq.DAILY)


def merged(cycles: Sequence[Cycle]) -> Recurrence | None:
    """One recurrence out of all that a phrase names («ежемесячно, до 5 числа»); None when none of them is firm."""
    if not any(one.firm for one in cycles):
        return None
    firm = [one.recurrence for one in cycles if one.firm]
    plain = [one for one in firm if not one.by]
    base = max(plain, key=lambda one: (_OFTEN.index(one.freq), one.times)) if plain else firm[0]
    by = tuple(dict.fromkeys(place for one in cycles for place in one.recurrence.by))
    alone = max((one.times for one in cycles), default=0)
    return replace(base, by=by, times=max(base.times, alone, len([place for place in by if place != By(following=True)])))
