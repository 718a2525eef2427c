"""School holidays: stretches of days of a school year on which the clocks of pairs stand still.

Official reminders know nothing of them: heads and coordinators work then, and their days are those of the production calendar.
Each municipality says its own; until it does, the Ministry's recommendation of that year holds, where one is known here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

SEPTEMBER = 9
#: No school rests longer in one piece; the summer has 97 days.
LONGEST = 130


class Stretch(NamedTuple):
    """Holidays in one piece, both days included."""

    first: date
    last: date


#: Recommended for schools that work by quarters, by the year in which the school year begins. Source: the recommendation of the
#: Ministry of Education of Russia for 2025/26, published in August 2025 (ТАСС, 11.08.2025) and repeated with all its dates in
#: February 2026. A school year that is not here has no default: its dates are entered, never guessed.
RECOMMENDED: Mapping[int, tuple[Stretch, ...]] = MappingProxyType(
    {
        2025: (
            Stretch(date(2025, 10, 25), date(2025, 11, 2)),
            Stretch(date(2025, 12, 31), date(2026, 1, 11)),
            Stretch(date(2026, 3, 28), date(2026, 4, 5)),
            Stretch(date(2026, 5, 27), date(2026, 8, 31)),
        ),
    }
)


def school_year_of(day: date) -> int:
    """The year in which the school year of this day begins; the summer belongs to the year that ends."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


@dataclass(frozen=True)
class SchoolHolidays:
    """Stretches of holidays, in any order; they may touch or overlap."""

    stretches: tuple[Stretch, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether schools rest on this day."""
        return any(one.first <= day <= one.last for one in self.stretches)

    def days_of_school(self, after: date, until: date) -> int:
        """How many days passed for a clock that stands still in the holidays: those after `after`, up to and including `until`,
        without holidays. Weekends count: the clocks of pairs are counted in days."""
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(not self.holds(day) for day in days)


class Unread(StrEnum):
    """Why what was typed is no stretch of holidays."""

    UNREADABLE = "unreadable"
    BACKWARDS = "backwards"
    ANOTHER_YEAR = "another-year"
    TOO_LONG = "too-long"
    OVERLAPS = "overlaps"


_TYPED = re.compile(
    r"(?:с\s+)?(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?\s*(?:-|–|—|по|до)\s*(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?\.?", re.IGNORECASE
)


def read_stretch(typed: str, school_year: int, known: Iterable[Stretch] = ()) -> Stretch | Unread:
    """«25.10–02.11» or «с 25.10.2025 по 02.11.2025» of a school year; a day without a year takes it from the school year."""
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        return Unread.UNREADABLE
    day, month, year, last_day, last_month, last_year = found.groups()
    try:
        first = date(_year(year, int(month), school_year), int(month), int(day))
        last = date(_year(last_year, int(last_month), school_year), int(last_month), int(last_day))
    except ValueError:
        return Unread.UNREADABLE
    if last < first:
        return Unread.BACKWARDS
    if {school_year_of(first), school_year_of(last)} != {school_year}:
        return Unread.ANOTHER_YEAR
    if (last - first).days > LONGEST:
        return Unread.TOO_LONG
    if any(one.first <= last and first <= one.last for one in known):
        return Unread.OVERLAPS
    return Stretch(first, last)


def _year(typed: str | None, month: int, school_year: int) -> int:
    if typed is not None:
        return int(typed)
    return school_year if month >= SEPTEMBER else school_year + 1
