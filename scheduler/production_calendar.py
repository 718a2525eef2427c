"""The Russian production calendar: every day on which officials do not work, transferred days included.

Source: the `holidays` library: the public holidays of article 112 of the Labour Code and, for each year up to the last one
decreed, the Government's transfers with the decree they come from. A test holds it to the calendars of 2020–2027.
The transfers of a year are decreed in the autumn before it. For a year of which the library knows none the Labour Code alone is
applied: a holiday of February to November that falls on a weekend moves to the next working day; the two January days, which only
a decree can move, stay lost until the library is brought up to date.

Days that a decree of the President frees outside the calendar (spring 2020, May and November 2021), and holidays of one region,
are not in it: they can be handed in as `also`.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from domain.working_days import A_DAY, WorkingDays

#: Article 112 of the Labour Code, as (month, day). The holidays of January: 1 to 8.
_JANUARY = frozenset((1, day) for day in range(1, 9))
_OTHER_HOLIDAYS = ((2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))


def working_days(first_year: int, last_year: int, also: Iterable[date] = ()) -> WorkingDays:
    """The calendar of the years from `first_year` to `last_year`, both included, with the further days off in `also`."""
    years = range(first_year, last_year + 1)
    return WorkingDays(off=days_off(first_year, last_year) | frozenset(also), years=frozenset(years))


def days_off(first_year: int, last_year: int) -> frozenset[date]:
    """Every day of these years, both included, on which officials do not work: weekends except those declared working days,
    public holidays, transferred days."""
    return frozenset().union(*(_days_off(year) for year in range(first_year, last_year + 1)))


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[date]:
    if (decreed := _decreed(year)) is not None:
        return decreed
    holidays = {date(year, month, day) for month, day in (*_JANUARY, *_OTHER_HOLIDAYS)}
    off = holidays | _weekends(year)
    for month, day in _OTHER_HOLIDAYS:
        holiday = date(year, month, day)
        if holiday.weekday() >= 5:
            while holiday in off:
                holiday += A_DAY
            off.add(holiday)
    return frozenset(off)


@lru_cache(maxsize=64)
def _decreed(year: int) -> frozenset[date] | None:
    """The calendar with the Government's transfers, or None when the library knows of none in this year."""
    # Late: the bot imports this module for its rules and lets a child compute (`keeping_calendar`): 0.5 s and 20 MB.
    from holidays import country_holidays  # noqa: PLC0415

    calendar = country_holidays("RU", years=year)
    lawful = {date(year, month, day) for month, day in (*_JANUARY, *_OTHER_HOLIDAYS)}
    if set(calendar) <= lawful:
        return None
    return frozenset(day for day in _days_of(year) if not calendar.is_working_day(day))


def _weekends(year: int) -> set[date]:
    return {day for day in _days_of(year) if day.weekday() >= 5}


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def main() -> None:
    """The child: `[first, last]` year as JSON on standard input, the days off of each year as JSON on standard output."""
    first, last = json.load(sys.stdin)
    json.dump({year: sorted(day.isoformat() for day in _days_off(year)) for year in range(first, last + 1)}, sys.stdout)


if __name__ == "__main__":
    main()
