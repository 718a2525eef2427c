"""«№ 45 от 28.08.2026» typed in one line: the number and the date of a document, read leniently.

The date is understood the way the terms of a paper are; what cannot be read is refused with its reason, nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.terms import Kind, YearContext, parse_term

#: Longer is no number of a document.
LONGEST_NUMBER = 60

_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}\s+[а-яё]{3,8}\.?\s+\d{4})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# Not behind a dash: «45-г» and «45-от» are numbers as they stand.
_AROUND = re.compile(r"(?:(?<!-)\b(?:от\b|г\.?(?=\W|$)|года?\b|god\b|dated\b)|[,;])", re.IGNORECASE)
_MARK = re.compile(r"(?:№|#|\bN[oо°]?\.?(?=\s|\d)|\bномер\b)\s*", re.IGNORECASE)
_WITH_DIGIT = re.compile(r"\S*\d\S*")


class Unread(StrEnum):
    """Why a line is not the number and date of a document."""

    NO_DATE = "no-date"  # no day, month and year in it
    NO_NUMBER = "no-number"  # a date, but no number beside it
    BAD_DATE = "bad-date"  # 31 February
    TWO_DATES = "two-dates"  # which of them is the document's?
    FUTURE = "future"  # dated after today


@dataclass(frozen=True)
class DocumentLine:
    """The number as typed, without the sign № and without the word before it, and the day of the document."""

    number: str
    dated: date


def read(line: str, today: date) -> DocumentLine | Unread:
    """Number and date of a document from one typed line; `today` is the local day after which no document can be dated."""
    words = " ".join(line.split())
    days = list(_DATE.finditer(words))
    if not days:
        return Unread.NO_DATE
    if len(days) > 1:
        return Unread.TWO_DATES
    dated = _day(days[0][0])
    if dated is None:
        return Unread.BAD_DATE
    number = _number(words[: days[0].start()], words[days[0].end() :])
    if not number:
        return Unread.NO_NUMBER
    return Unread.FUTURE if dated > today else DocumentLine(number[:LONGEST_NUMBER], dated)


def read_day(line: str) -> date | Unread:
    """The one day in a typed line, whatever stands around it; it may lie ahead."""
    days = list(_DATE.finditer(" ".join(line.split())))
    if not days:
        return Unread.NO_DATE
    if len(days) > 1:
        return Unread.TWO_DATES
    return _day(days[0][0]) or Unread.BAD_DATE


def _day(printed: str) -> date | None:
    if iso := _ISO.fullmatch(printed):
        try:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            return None
    if plain := re.fullmatch(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})", printed):
        year = int(plain[3]) + (2000 if len(plain[3]) == 2 else 0)
        try:
            return date(year, int(plain[2]), int(plain[1]))
        except ValueError:
            return None
    term = parse_term(printed, context=YearContext())
    return term.end if term.kind is Kind.DATE and term.question is None else None


def _number(before: str, after: str) -> str:
    """What stands after «№», else the first word with a digit, on either side of the date."""
    for side in (before, after):
        rest = _AROUND.sub(" ", side)
        if mark := _MARK.search(rest):
            if found := rest[mark.end() :].split():
                return found[0].strip(".,;:()«»\"'")
        elif digit := _WITH_DIGIT.search(rest):
            return digit[0].strip(".,;:()«»\"'")
    return ""
