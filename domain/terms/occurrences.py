"""The due dates of a recurring term. A cycle without a named place is due on its last day."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from domain.terms.record import By, Freq, Recurrence, Term
from domain.terms.resolve import DamagedDate, month_end, nth_weekday

_MONTHS = {Freq.MONTHLY: 1, Freq.QUARTERLY: 3, Freq.HALF_YEARLY: 6, Freq.YEARLY: 12}


def occurrences(term: Term, frm: date, to: date) -> list[date]:
    """The due dates from `frm` to `to`, both included, in order; of a term that does not recur its deadlines.

    Cycles are counted from the term's own start, else from `frm`; without an own start the cycle before it may still be
    owed its report («до 10 числа месяца, следующего за отчётным кварталом»). The last day of February stands for a missing 30th.
    """
    if term.recurrence is None:
        own = term.deadlines or ((term.end,) if term.end else ())
        return sorted(day for day in own if frm <= day <= to)
    since = term.start or frm
    until = min(to, term.end or to)
    if since > until:
        return []
    days = {day for day in _days(term.recurrence, since, until, open_start=term.start is None) if max(frm, since) <= day <= until}
    return sorted(days)


def _days(recurrence: Recurrence, since: date, until: date, *, open_start: bool) -> Iterator[date]:
    if recurrence.freq is Freq.DAILY:
        for number in range(recurrence.interval - 1, (until - since).days + 1, recurrence.interval):
            day = since + timedelta(days=number)
            if not recurrence.by or any(place.weekday in (None, day.isoweekday()) for place in recurrence.by):
                yield day
    elif recurrence.freq is Freq.WEEKLY:
        yield from _weekly(recurrence, since, until)
    else:
        yield from _by_months(recurrence, since, until, reports=open_start and any(place.following for place in recurrence.by))


def _weekly(recurrence: Recurrence, since: date, until: date) -> Iterator[date]:
    monday = since - timedelta(days=since.weekday())
    step = timedelta(weeks=recurrence.interval)
    while monday <= until:
        if recurrence.by:
            yield from (monday + timedelta(days=(place.weekday or 7) - 1) for place in recurrence.by)
        else:
            last = monday + timedelta(days=7 * recurrence.interval - 1)
            yield from _shared_out(monday, last, recurrence.times)
        monday += step


def _by_months(recurrence: Recurrence, since: date, until: date, *, reports: bool) -> Iterator[date]:
    length = _MONTHS[recurrence.freq] * recurrence.interval
    year, month = _first_month(recurrence, since)
    if reports:  # what came to its end before may still have to be reported on
        year, month = _plus(year, month, -length)
    while date(year, month, 1) <= until:
        last_year, last_month = _plus(year, month, length - 1)
        if recurrence.by:
            for place in recurrence.by:
                yield from _place(place, (year, month), (last_year, last_month))
        else:
            yield from _shared_out(date(year, month, 1), _cycle_end(recurrence, last_year, last_month), recurrence.times)
        year, month = _plus(year, month, length)


def _plus(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def _first_month(recurrence: Recurrence, since: date) -> tuple[int, int]:
    """The first month of the cycle that `since` lies in; school years begin in September, half-years of one in January too."""
    if recurrence.school and recurrence.freq is Freq.YEARLY and not recurrence.by:
        return (since.year if since.month >= 9 else since.year - 1), 9
    if recurrence.school and recurrence.freq is Freq.HALF_YEARLY and not recurrence.by:
        return since.year, 1 if since.month <= 6 else 7
    cycle = _MONTHS[recurrence.freq]
    return since.year, (since.month - 1) // cycle * cycle + 1


def _cycle_end(recurrence: Recurrence, year: int, month: int) -> date:
    ends_in_summer = recurrence.school and recurrence.freq in (Freq.YEARLY, Freq.HALF_YEARLY) and month in (6, 8)
    return date(year, 5, 31) if ends_in_summer else month_end(year, month)


def _shared_out(first: date, last: date, times: int) -> Iterator[date]:
    """`times` due dates spread evenly over a cycle, the last one on its last day."""
    length = (last - first).days + 1
    times = max(1, min(times, length))
    for number in range(1, times + 1):
        yield first + timedelta(days=-(-length * number // times) - 1)


def _place(place: By, first: tuple[int, int], last: tuple[int, int]) -> Iterator[date]:
    """The day that `place` names inside the cycle from month `first` to month `last`."""
    months = _months_of(place, first, last)
    for year, month in months:
        if place.weekday is not None:
            try:
                yield nth_weekday(year, month, place.weekday, place.week or 1)
            except DamagedDate:  # a month without a fifth Friday has none
                continue
        else:
            length = monthrange(year, month)[1]
            yield date(year, month, min(place.day or length, length))


def _months_of(place: By, first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if place.month is None:
        yield _plus(*last, 1) if place.following else last
        return
    years = sorted({first[0], last[0]})
    for year in years:
        if first <= (year, place.month) <= last:
            yield year, place.month
