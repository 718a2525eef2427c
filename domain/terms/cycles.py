"""The grammar of what comes back: «ежемесячно», «не реже двух раз в год», «каждый второй четверг», «до 5 числа»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms import words
from domain.terms.cycle_names import count, cycle_name
from domain.terms.days_of_cycles import after_reported, day_of_each_month, last_day_of_quarter, month_of_each_cycle
from domain.terms.parts import MOST_WORDS, exact, number_at, word
from domain.terms.record import By, Freq, Recurrence
from domain.terms.tokens import Sort, Token
from domain.terms.weekdays import Cycle, Parsed, part_of_each_month, several_of_month, weekday_of_month, weekdays

_EVERY = {
    "ежедн": Freq.DAILY,
    "каждодневн": Freq.DAILY,
    "еженед": Freq.WEEKLY,
    "ежем": Freq.MONTHLY,
    "помесячн": Freq.MONTHLY,
    "ежекв": Freq.QUARTERLY,
    "поквартал": Freq.QUARTERLY,
    "ежечетверт": Freq.QUARTERLY,
    "ежег": Freq.YEARLY,
    "ежеполугод": Freq.HALF_YEARLY,
    "ежесеместр": Freq.HALF_YEARLY,
}
# «по кварталам», «по полугодиям»: once in each of them.
_BY_EACH = ("неделям", "месяцам", "кварталам", "четвертям", "полугодиям", "семестрам", "триместрам", "годам", "декадам")


_WORKED = ("будням", "будни", "будние", "будним", "рабочие", "рабочим")
_FREE = ("выходным", "выходные")


def cycle(tokens: Sequence[Token], at: int) -> Parsed:
    """The recurrence that begins at this token and the place after it; None where none begins."""
    for rule in (
        _every_word,
        _times_per,
        _times_alone,
        month_of_each_cycle,
        _each,
        last_day_of_quarter,
        weekdays,
        part_of_each_month,
        day_of_each_month,
        after_reported,
    ):
        read = rule(tokens, at)
        if read is not None:
            return read
    return None


def _every_word(tokens: Sequence[Token], at: int) -> Parsed:
    if word(tokens, at, *_EVERY):
        freq = next(freq for stem, freq in _EVERY.items() if tokens[at].text.startswith(stem))
        return Cycle(Recurrence(freq, school=tokens[at].text.startswith("ежечетверт"))), at + 1
    if exact(tokens, at, "подекадно"):
        return Cycle(Recurrence(Freq.MONTHLY, times=3)), at + 1
    if exact(tokens, at, "понедельно"):
        return Cycle(Recurrence(Freq.WEEKLY)), at + 1
    if exact(tokens, at, "по") and exact(tokens, at + 1, *_BY_EACH):
        named = cycle_name(tokens, at + 1)
        return (Cycle(Recurrence(named[0], named[1], named[3], school=named[4])), named[2]) if named else None
    if exact(tokens, at, "по", "в") and exact(tokens, at + 1, *_WORKED, *_FREE):  # «по будням», «в рабочие дни»
        after = at + 3 if exact(tokens, at + 2, "дням", "дни") else at + 2
        if after == at + 3 or exact(tokens, at + 1, "будням", "будни", "выходным"):
            worked = exact(tokens, at + 1, *_WORKED)
            by = tuple(By(weekday=one) for one in (range(1, 6) if worked else (6, 7)))
            return Cycle(Recurrence(Freq.DAILY if worked else Freq.WEEKLY, times=1 if worked else 2, by=by)), after
    if exact(tokens, at, "через") and exact(tokens, at + 1, "неделю") and exact(tokens, at + 2, "по"):  # «через неделю по средам»
        named_days = weekdays(tokens, at + 2)
        if named_days is not None and named_days[0].firm:
            return replace(named_days[0], recurrence=replace(named_days[0].recurrence, interval=2)), named_days[1]
    if exact(tokens, at, "через") and exact(tokens, at + 1, "день") and not exact(tokens, at + 2, "после", "с", "со", "от"):
        return Cycle(Recurrence(Freq.DAILY, interval=2)), at + 2
    return None


def _times_per(tokens: Sequence[Token], at: int) -> Parsed:
    """«1 раз в квартал», «не реже двух раз в год», «дважды в месяц», «раз в две недели», «1 р/мес»."""
    start = at
    if exact(tokens, at - 1, "несколько", "много"):  # which number of times is owed nobody says
        return None
    if exact(tokens, at, "не") and word(tokens, at + 1, "реже", "менее", "чаще", "меньше"):
        at += 2
        at += 1 if exact(tokens, at, "чем") else 0
    farthest = at + MOST_WORDS
    while at < farthest and exact(tokens, at, "по", "минимум", "примерно", "хотя", "бы", "раз-", "до", "от"):
        at += 1
    counted = count(tokens, at)
    times, after = counted or (1, at)
    if (
        counted
        and after < len(tokens)
        and (tokens[after].is_mark("-") or (exact(tokens, at - 1, "от") and exact(tokens, after, "до")))
    ):  # «1-2 раза в месяц»: the smaller number is owed
        second = count(tokens, after + 1)
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
    named = cycle_name(tokens, after)
    return (Cycle(Recurrence(named[0], named[1], max(times, 1) * named[3], school=named[4])), named[2]) if named else None


def _times_alone(tokens: Sequence[Token], at: int) -> Parsed:
    """«(2 раза)», «не менее трёх раз» beside «ежемесячно» or «в течение учебного года»."""
    if exact(tokens, at, "не") and word(tokens, at + 1, "реже", "менее", "меньше"):
        at += 2
    counted = count(tokens, at)
    if exact(tokens, at, "дважды", "трижды"):
        times, after = 2 if tokens[at].text == "дважды" else 3, at + 1
    elif counted is None or not exact(tokens, counted[1], "раз", "раза"):
        return None
    else:
        times, after = counted[0], counted[1] + 1
    return Cycle(Recurrence(Freq.YEARLY, times=max(1, times)), firm=False, times=max(1, times)), after


def _each(tokens: Sequence[Token], at: int) -> Parsed:
    """«каждый месяц», «каждые две недели», «каждую пятницу», «каждый третий четверг месяца», «каждого года»."""
    if not word(tokens, at, "кажд") or len(tokens[at].text) > len("каждыми"):
        return None
    after = at + 1
    part = part_of_each_month(tokens, at)  # «каждая 4 неделя месяца»
    if part is not None:
        return part
    several = several_of_month(tokens, after)
    if several is not None:
        return replace(several[0], firm=True), several[1]
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
        weekday = words.weekday_or_short(tokens[after].text)
        if weekday:
            return Cycle(Recurrence(Freq.WEEKLY, by=(By(weekday=weekday),))), after + 1
        nth = words.ordinal(tokens[after].text)
        named = cycle_name(tokens, after + 1) if nth and nth > 1 else None
        if named is not None and nth is not None:
            return Cycle(Recurrence(named[0], nth, named[3], school=named[4])), named[2]
    named = cycle_name(tokens, after)
    return (Cycle(Recurrence(named[0], named[1], named[3], school=named[4])), named[2]) if named else None


_OFTEN = (Freq.YEARLY, Freq.HALF_YEARLY, Freq.QUARTERLY, Freq.MONTHLY, Freq.WEEKLY, Freq.DAILY)


def contradict(cycles: Sequence[Cycle]) -> bool:
    """«по четвергам 2-4 нед.», «среда 2-й недели месяца»: a weekday and days of the month; whether both at once nobody says."""
    often = {one.recurrence.freq for one in cycles if one.firm and not one.recurrence.by}
    if len(often) > 1 and sum(any(place.day for place in one.recurrence.by) for one in cycles) > 1:
        return True  # «ежемесячно до 10 числа, ежеквартально до 15 числа»
    days = any(place.day and place.month is None for one in cycles for place in one.recurrence.by)
    if days and often & {Freq.DAILY, Freq.WEEKLY}:
        return True  # «контроль – ежедневно; отчёт – ежемесячно до 3 числа»
    weekdays = any(place.weekday is not None for one in cycles for place in one.recurrence.by)
    return weekdays and any(place.day and place.month is None for one in cycles for place in one.recurrence.by)


def merged(cycles: Sequence[Cycle]) -> Recurrence | None:
    """One recurrence out of all that a phrase names («ежемесячно, до 5 числа»); None when none of them is firm."""
    if not any(one.firm for one in cycles):
        return None
    firm = [one.recurrence for one in cycles if one.firm]
    plain = [one for one in firm if not one.by]
    base = max(plain, key=lambda one: (_OFTEN.index(one.freq), one.times)) if plain else firm[0]
    by = _days_in_months(tuple(dict.fromkeys(place for one in cycles for place in one.recurrence.by)))
    alone = max((one.times for one in cycles), default=0)
    return replace(base, by=by, times=max(base.times, alone, _in_one_cycle(base.freq, by)))


def _days_in_months(by: tuple[By, ...]) -> tuple[By, ...]:
    """«второй месяц квартала, до 10 числа»: the day lies in those months."""
    months = [place for place in by if place.month and not place.day and place.weekday is None]
    days = [place for place in by if place.day and not place.month and not place.following]
    if not months or not days or len(months) + len(days) < len(by):
        return by
    return tuple(By(month.month, day.day) for month in months for day in days)


def _in_one_cycle(freq: Freq, by: Sequence[By]) -> int:
    """How many of the places come up within one cycle; months are those of a whole year."""
    if freq is Freq.DAILY:  # «ежедневно, с понедельника по пятницу»
        return 1
    months = sum(place.month is not None for place in by)
    cycles = {Freq.HALF_YEARLY: 2, Freq.QUARTERLY: 4}.get(freq, 1)
    return -(-months // cycles) + sum(place.month is None and place != By(following=True) for place in by)
