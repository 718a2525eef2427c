"""Files that leave the bot: which there are, who may have which, what they hold, and on which days they come by themselves.

Source of the rights: the table of rights, spec §2. Whoever looks from above an organisation reads counts, in a table as on
a screen: small groups stay hidden, and no line is about one person.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum, auto

from domain.offices import Act, Level
from domain.working_days import WorkingDays


class What(StrEnum):
    """A table that can be asked for."""

    MENTEES = auto()  # register of mentees
    MENTORS = auto()  # register of mentors
    PAIRS = auto()
    MEETINGS = auto()  # journal of meetings
    SHARES = auto()  # shares against targets, with what they are made of
    ROAD_MAP = auto()  # execution of road maps
    PARTICIPANTS = auto()  # both registers in one book, as the list of participants takes it back
    STATEMENT = auto()  # the execution of one road map, as a document
    SUMMARY = auto()  # the summary for the district, as a document
    PAIR_LIST = "pair-list"  # the list of the pairs that work, as a document


#: Documents: written by a template of the office's.
DOCUMENTS = frozenset({What.STATEMENT, What.SUMMARY, What.PAIR_LIST})
#: What there is without participants too: it is about work and counts, never about people.
OF_WORK = frozenset({What.STATEMENT, What.SUMMARY, What.ROAD_MAP})


def format_of(what: What) -> str:
    """How the name of its file ends."""
    return "docx" if what in DOCUMENTS else "xlsx"


def exists_at(what: What, level: Level) -> bool:
    """Whether an organisation of this level has it: a district is told by whoever stands above schools, pairs within one."""
    match what:
        case What.SUMMARY:
            return level is not Level.INSTITUTION
        case What.PAIR_LIST:
            return level is Level.INSTITUTION
        case _:
            return True


class Holds(StrEnum):
    """What a file says of participants."""

    NAMES = auto()
    CODES = auto()
    COUNTS = auto()


def needed(what: What, level: Level) -> Act:
    """Which right a table asks for on an organisation of this level."""
    match what:
        case What.ROAD_MAP | What.STATEMENT | What.SUMMARY:
            return Act.SEE_ASSIGNMENTS
        case What.SHARES:
            return Act.SEE_NUMBERS
        case What.PAIRS | What.MEETINGS:
            return Act.SEE_PAIRS if level is Level.INSTITUTION else Act.SEE_PAIR_COUNTS
        case _:
            return Act.SEE_NAMES if level is Level.INSTITUTION else Act.SEE_PAIR_COUNTS


def held(what: What, level: Level, *, names: bool) -> Holds:
    """What a table says of participants; `names`: the operator's mode has them."""
    if level is not Level.INSTITUTION or what in OF_WORK:
        return Holds.COUNTS
    return Holds.NAMES if names else Holds.CODES


class Rule(StrEnum):
    """By what a table comes by itself."""

    WEEKLY = auto()  # day: 1 is Monday, 5 Friday
    MONTHLY = auto()  # day: 1–31; of a shorter month its last day
    BEFORE = auto()  # day: so many days before the reporting date


def meant(rule: Rule, day: int, today: date, reporting: date | None) -> date | None:
    """The latest day up to and including `today` that the rule names; None where there is none.

    `reporting` is the next date on which a share is due, today included; before it there is one day, and none after it.
    """
    match rule:
        case Rule.WEEKLY:
            return today - timedelta(days=(today.isoweekday() - day) % 7)
        case Rule.MONTHLY:
            this = _in_month(today, day)
            return this if this <= today else _in_month(today.replace(day=1) - timedelta(days=1), day)
        case Rule.BEFORE:
            if reporting is None or not reporting - timedelta(days=day) <= today <= reporting:
                return None
            return reporting - timedelta(days=day)


def due(rule: Rule, day: int, today: date, since: date, reporting: date | None, working_days: WorkingDays) -> date | None:
    """The day that has come and was meant, if the table should go out today; `since` is the day on which the rule was set.

    A day off moves to the next working day, before a reporting date to the one before. Days on which the bot was down are not
    made up one by one: the latest counts.
    """
    if not working_days.is_working(today):
        return None
    if rule is Rule.BEFORE and reporting is not None:
        named = reporting - timedelta(days=day)
        moved = working_days.on_or_before(named)
        return named if since < moved <= today <= reporting else None
    named_day = meant(rule, day, today, reporting)
    return named_day if named_day is not None and named_day > since else None


def next_day(rule: Rule, day: int, today: date, reporting: date | None, working_days: WorkingDays) -> date | None:
    """The next day after `today` on which the table comes; None where no reporting date is known, or its day is over."""
    match rule:
        case Rule.WEEKLY:
            return working_days.on_or_after(today + timedelta(days=(day - today.isoweekday() - 1) % 7 + 1))
        case Rule.MONTHLY:
            this = _in_month(today, day)
            following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
            return working_days.on_or_after(this if this > today else _in_month(following, day))
        case Rule.BEFORE:
            if reporting is None:
                return None
            moved = working_days.on_or_before(reporting - timedelta(days=day))
            return moved if moved > today else None


def _in_month(of: date, day: int) -> date:
    return of.replace(day=min(day, monthrange(of.year, of.month)[1]))
