"""What a programme promised and how far it is: so many of so many against which share; exact fractions.

A share without a denominator (unknown or 0) does not exist: it is "no data", never 0 % and never 100 %. Comparisons are
made on fractions; a percentage is rounded down, so that what is printed never claims more than what was reached. Who counts
under a `CountingRule` is one statement (`db/share/shares.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True)
class Year:
    """A span of days, both included: a calendar year or a school year."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def calendar_year(number: int) -> Year:
    """1 January to 31 December."""
    return Year(date(number, 1, 1), date(number, 12, 31))


def school_year(day: date) -> Year:
    """The school year of a day: 1 September to 31 August."""
    start = day.year if day.month >= 9 else day.year - 1
    return Year(date(start, 9, 1), date(start + 1, 8, 31))


class Years(StrEnum):
    """How a programme counts its years. A year is called by the calendar year in which it ends: 2027 is 2027, or 2026/27."""

    CALENDAR = "calendar"
    SCHOOL = "school"

    def of(self, day: date) -> Year:
        """The year in which a day lies."""
        return school_year(day) if self is Years.SCHOOL else calendar_year(day.year)

    def ending_in(self, number: int) -> Year:
        """The year that is called by this number."""
        return school_year(date(number, 1, 1)) if self is Years.SCHOOL else calendar_year(number)

    def number(self, day: date) -> int:
        """What the year of a day is called by."""
        return self.of(day).last.year

    def label(self, number: int) -> str:
        """«2026», «2026/27»."""
        return f"{number - 1}/{number % 100:02}" if self is Years.SCHOOL else str(number)


@dataclass(frozen=True)
class CountingRule:
    """Whom a programme counts as involved; data. Only learners are counted, since a target is a share of learners."""

    needs_meeting: bool = True  # an approved pair and at least one confirmed meeting; otherwise the pair alone
    either_role: bool = False  # pupils who mentor count as well; otherwise mentees only


@dataclass(frozen=True)
class Share:
    """So many of so many. `denominator` None: nobody has entered it."""

    numerator: int
    denominator: int | None

    def __post_init__(self) -> None:
        if self.numerator < 0 or (self.denominator is not None and self.denominator < 0):
            raise ValueError("people are counted from 0")

    @property
    def value(self) -> Fraction | None:
        """The exact share; None is "no data"."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent with one decimal, rounded down; None is "no data"."""
        return None if self.value is None else in_percent(self.value)

    @property
    def doubtful(self) -> bool:
        """More involved than there are learners: the head should look at the denominator again."""
        return self.denominator is not None and self.numerator > self.denominator


def median(shares: Iterable[Share]) -> Fraction | None:
    """The middle share of those that are known, of an even number the mean of the two in the middle; None: none is known."""
    values = sorted(share.value for share in shares if share.value is not None)
    if not values:
        return None
    upper = len(values) // 2
    return values[upper] if len(values) % 2 else (values[upper - 1] + values[upper]) / 2


def in_percent(value: Fraction) -> Decimal:
    """A share in per cent with one decimal, rounded down."""
    return Decimal(floor(value * 1000)) / 10


def needed(denominator: int | None, target: Fraction) -> int | None:
    """How many persons the target asks for; None without data."""
    return ceil(target * denominator) if denominator else None


def from_percent(percent: Decimal | int | str) -> Fraction:
    """«15», «7,5» per cent as the exact share of a target. Raises ValueError outside 0–100 or for no number."""
    try:
        number = Decimal(str(percent).strip().replace(",", "."))
    except InvalidOperation as wrong:
        raise ValueError("a target is a number of per cent") from wrong
    if not (number.is_finite() and 0 <= number <= 100):
        raise ValueError("a target is between 0 and 100 per cent")
    return Fraction(number) / 100


def reached(share: Share, target: Fraction) -> bool | None:
    """«Не менее»: reached if the share is at least the target. None: no data."""
    return None if share.value is None else share.value >= target


def missing(share: Share, target: Fraction) -> int | None:
    """How many persons are still needed; 0 when reached, None without data."""
    asked = needed(share.denominator, target)
    return None if asked is None else max(0, asked - share.numerator)


@dataclass(frozen=True)
class Total:
    """A municipality: `share` over the organisations whose denominator is known, and what is not in it.

    `unknown` are organisations without a denominator; `involved` counts everybody, theirs included.
    """

    share: Share
    involved: int
    known: frozenset[int]
    unknown: frozenset[int]

    @property
    def complete(self) -> bool:
        """Whether the share speaks for every organisation."""
        return not self.unknown
