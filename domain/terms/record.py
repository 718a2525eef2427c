"""What a printed term means: plain records, no clock, no sentences.

A term is the phrase of the column «Сроки» and its reading. Days are days of the programme's zone and have no time; a
deadline ends with the end of its day. Source of the rules: spec §6.3.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """The shape of a phrase."""

    DATE = "date"
    PERIOD = "period"
    MONTH = "month"
    MONTHS_RANGE = "months_range"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    UNTIL = "until"
    NOT_LATER_THAN = "not_later_than"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    RELATIVE = "relative"
    LIST = "list"
    UNPARSEABLE = "unparseable"


class Freq(StrEnum):
    """How often a recurring term comes back."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


class Reason(StrEnum):
    """Why a term has to be asked about."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not-understood"
    YEAR_UNKNOWN = "year-unknown"
    DAMAGED = "damaged"
    REVERSED = "reversed"
    BEFORE_ORDER = "before-order"
    BOUNDARY = "boundary"
    VAGUE = "vague"
    SCHOOL_CALENDAR = "school-calendar"
    ANCHOR_UNKNOWN = "anchor-unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from start to end, both included; a missing side is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to decide; `options` are the readings that the phrase allows, most likely first, perhaps none."""

    reason: Reason
    options: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class By:
    """Where inside its cycle a recurrence falls: a month, a day of the month, a weekday (1 = Monday), a week (-1 = last).

    `following`: the day lies in the month (or year) after the one it reports on.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    following: bool = False

    @property
    def code(self) -> str:
        """Short form: `--08`, `--08-25`, `---05` as XML Schema writes partial dates, `MO`, `3TH`, `-1FR` as iCalendar
        does, `--10-3TH` within one month."""
        if self.weekday is not None:
            of_month = f"--{self.month:02}-" if self.month else ""
            return f"{of_month}{self.week or ''}{['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][self.weekday - 1]}"
        if self.month is None:
            return f"---{self.day:02}"
        return f"--{self.month:02}" if self.day is None else f"--{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`times` times in every `interval` cycles of `freq`; `by` says where, when the paper does.

    `school`: the paper counts by school years, so its half-year ends in December and in May.
    """

    freq: Freq
    interval: int = 1
    times: int = 1
    by: tuple[By, ...] = ()
    school: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """The printed phrase and its reading.

    `end` is the last day; `deadlines` are the single deadlines of a list, a period counting by its last day. Without a
    known year, or with a visible error, the dates are None and `question` says what to ask. A pure recurrence and a
    term without a date have no `end`.
    """

    text: str
    kind: Kind
    start: date | None = None
    end: date | None = None
    deadlines: tuple[date, ...] = ()
    recurrence: Recurrence | None = None
    question: Question | None = None

    @property
    def due(self) -> date | None:
        """The last day on which the work is in time; None where there is no single one."""
        return None if self.recurrence else self.end


FIRST_YEAR, LAST_YEAR = 1990, 2050  # a plan for 2072 is a slip of the typist


@dataclass(frozen=True, slots=True)
class YearContext:
    """What the paper says about its year: one year, a school year, a wider range, or nothing (`first` is None).

    `written_on`: the date of the order; a bare month is then of its year, unless that day is already past.
    """

    first: int | None = None
    last: int | None = None
    school: bool = False
    written_on: date | None = None

    @classmethod
    def calendar(cls, year: int, written_on: date | None = None) -> Self:
        """One calendar year."""
        return cls(year, year, False, written_on)

    @classmethod
    def school_year(cls, first: int, written_on: date | None = None) -> Self:
        """The school year that begins in September of `first`."""
        return cls(first, first + 1, True, written_on)

    @classmethod
    def span(cls, first: int, last: int, written_on: date | None = None) -> Self:
        """A range of calendar years: a bare month stays a question."""
        return cls(first, last, False, written_on)

    @classmethod
    def parse(cls, text: str | None, written_on: date | None = None) -> Self:
        """`2020-2021` (two consecutive years: a school year), `2021`, `2020-2024`, None. ValueError for anything else."""
        if text is None or not text.strip():
            return cls(written_on=written_on)
        years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
        short = re.fullmatch(r"\s*(\d{4})\s*[-–—/]\s*(\d{2})(?!\d)\D*", text)
        if short:
            years = [int(short[1]), int(short[1]) // 100 * 100 + int(short[2])]
        if not 1 <= len(years) <= 2 or not all(FIRST_YEAR <= year <= LAST_YEAR for year in years) or years != sorted(years):
            raise ValueError(text)
        first, last = years[0], years[-1]
        if first == last:
            lone_school_year = re.search(r"уч", text.lower())
            return cls.school_year(first, written_on) if lone_school_year and len(years) == 2 else cls.calendar(first, written_on)
        if last == first + 1 and not re.search(r"\bгг|год(ы|ах|ов)\b", text.lower()):
            return cls.school_year(first, written_on)
        return cls.span(first, last, written_on)
