"""The number of learners: the day on which they are counted, and what a head types: a whole number, or why it is not taken."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum, auto

from domain.targets import Years

#: No school of the country has more; a district's number typed by mistake is caught by it.
MOST = 20_000
#: No region has more of anything that is counted here.
MOST_OF_A_REGION = 9_999_999


class Refusal(StrEnum):
    """Why what was typed is not taken."""

    NO_NUMBER = auto()  # words, an empty message, several numbers
    NEGATIVE = auto()
    NOT_WHOLE = auto()
    TOO_MANY = auto()  # more than 20 000


def day_of_counting(years: Years, number: int) -> date:
    """The 1 September on which the learners of a year are counted: of a calendar year its own, of a school year its first day."""
    return date(number - 1 if years is Years.SCHOOL else number, 9, 1)


class Ask(StrEnum):
    """What a head is asked for."""

    FIRST = auto()  # nobody has said a number for the year yet
    ANEW = auto()  # one stands from before the day on which heads are asked


def asked_for(years: Years, today: date, numbers_on: str, entered: date | None) -> Ask | None:
    """What the head is asked for on the local day `today` about its year; None: the number stands.

    `numbers_on` is the day of asking («09-01») in the calendar year in which learners are counted; `entered` the local day of the
    latest number for this year, None without one. Rule: asked for yearly: as soon as the year has begun without a number, and
    anew from the day of asking on, since a number said in winter is not that of the autumn.
    """
    if entered is None:
        return Ask.FIRST
    day = day_of_counting(years, years.number(today))
    day = day.replace(month=int(numbers_on[:2]), day=int(numbers_on[3:]))
    return Ask.ANEW if entered < day <= today else None


def days_of_asking(years: Years, numbers_on: str, since: date, until: date) -> list[date]:
    """The days from `since` to `until`, both included, on which somebody may be asked who was not asked before: a year begins, or
    the day of asking comes."""
    month, day = int(numbers_on[:2]), int(numbers_on[3:])
    found: set[date] = set()
    for year in range(since.year, until.year + 1):
        found |= {date(year, 9 if years is Years.SCHOOL else 1, 1), date(year, month, day)}
    return sorted(one for one in found if since <= one <= until)


_NUMBER = re.compile(r"(?P<minus>[-−–]\s?)?(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?P<part>[.,]\d+)?", re.ASCII)


def read_number(typed: str) -> int | Refusal:
    """«640», «1 024», «640 учеников» as a number of learners from 0 to 20 000. What 0 means is asked by the caller."""
    return read_count(typed, MOST)


def read_count(typed: str, most: int = MOST_OF_A_REGION) -> int | Refusal:
    """A whole number from 0 to `most`, with or without words around it."""
    found = list(_NUMBER.finditer(typed))
    if len(found) != 1:
        return Refusal.NO_NUMBER
    (one,) = found
    if one["minus"] and not typed[: one.start()].strip():
        return Refusal.NEGATIVE
    if one["part"]:
        return Refusal.NOT_WHOLE
    digits = re.sub(r"\D", "", one["whole"]).lstrip("0") or "0"
    return Refusal.TOO_MANY if len(digits) > len(str(most)) or int(digits) > most else int(digits)
