"""Other shares of a programme as data: what is counted, of whom, in which classes; typed numbers and percents. Pure.

Source: the indicators of the methodology (mentors among pupils of 15–19, young teachers, partner enterprises, satisfaction). Ages
are class bands here, since no birth date is kept; values of years come from acts and are typed by the coordinator, never given.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from fractions import Fraction

from domain.masking import is_small
from domain.targets import Share, from_percent, missing

#: A face of the monthly question from which on somebody is satisfied: four of five.
SATISFIED = 4
#: Class bands that can be chosen: all, 10–19 years, 15–19 years, the middle and the upper school.
BANDS: tuple[tuple[int, int] | None, ...] = (None, (4, 11), (9, 11), (5, 9), (10, 11))
#: Signs of a name, of a source.
LONGEST = 120


class Rule(StrEnum):
    """What the numerator counts."""

    MENTORS = auto()  # unique pupils who mentor
    MENTEES = auto()  # unique pupils who are mentees
    YOUNG_TEACHERS = auto()  # unique teachers who are mentees
    ENTERPRISES = auto()  # partners of the register that give mentors and whose agreement is in force
    MENTEES_SATISFIED = auto()  # of those who answered the monthly question the ones who are satisfied, by their last answer
    MENTORS_SATISFIED = auto()
    TYPED = auto()  # nothing is counted: both numbers are typed

    @property
    def asks_denominator(self) -> bool:
        """Whether a person enters of how many; satisfaction is of those who answered."""
        return self not in (Rule.MENTEES_SATISFIED, Rule.MENTORS_SATISFIED)

    @property
    def has_classes(self) -> bool:
        """Whether it may be narrowed to classes."""
        return self in (Rule.MENTORS, Rule.MENTEES)

    @property
    def of_people(self) -> bool:
        """Whether a small numerator would speak of few people."""
        return self not in (Rule.ENTERPRISES, Rule.TYPED)


#: The classes that a rule has from the start: those of 15–19 and of 10–19 years.
FIRST_BAND = {Rule.MENTORS: (9, 11), Rule.MENTEES: (4, 11)}


@dataclass(frozen=True)
class Value:
    """So many of so many; None: nobody has said it."""

    numerator: int | None
    denominator: int | None

    @property
    def share(self) -> Share | None:
        """None where the numerator is unknown."""
        return None if self.numerator is None else Share(self.numerator, self.denominator)


class Shown(StrEnum):
    """How a value may be told above the school."""

    KNOWN = auto()
    NONE = auto()  # no data: a number is unknown, or of 0
    SMALL = auto()  # fewer than five
    HIDDEN = auto()  # the few who are not among them would be told


def shown(rule: Rule, value: Value) -> Shown:
    """Whether the numbers may stand on a screen above the school."""
    if value.share is None or value.share.value is None:
        return Shown.NONE
    assert value.numerator is not None
    if rule.of_people and is_small(value.numerator):
        return Shown.SMALL
    if not rule.asks_denominator and value.denominator is not None and is_small(value.denominator - value.numerator):
        return Shown.HIDDEN
    return Shown.KNOWN


def lacking(value: Value, percent: Decimal) -> int | None:
    """How many are still needed; 0 when reached, None without data."""
    return None if value.share is None else missing(value.share, Fraction(percent) / 100)


class Refusal(StrEnum):
    """Why what was typed is not taken."""

    NO_PERCENT = auto()  # not a number above 0 up to 100
    EMPTY = auto()
    TOO_LONG = auto()


def read_percent(typed: str) -> Decimal | Refusal:
    """«15», «7,5 %» as per cent with at most two decimals, above 0."""
    try:
        share = from_percent(typed.replace("%", "").strip())
    except ValueError:
        return Refusal.NO_PERCENT
    percent = (Decimal(share.numerator) * 100 / Decimal(share.denominator)).quantize(Decimal("0.01"))
    return percent if percent > 0 else Refusal.NO_PERCENT


def read_words(typed: str) -> str | Refusal:
    """A name or a source in one line."""
    line = " ".join(typed.split())
    if not any(sign.isalpha() for sign in line):
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(line) > LONGEST else line
