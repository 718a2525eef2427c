"""Reads a phrase from left to right: which of its words are terms, which are noise, which are visible errors."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from domain.terms.asides import without_asides
from domain.terms.cycles import cycle
from domain.terms.figures import without_figures
from domain.terms.hours import without_hours
from domain.terms.moments import Bound, Moment, moments
from domain.terms.parts import Shape, exact
from domain.terms.references import reference
from domain.terms.tokens import Sort, Token, tokens
from domain.terms.undated import Undated, undated
from domain.terms.units import unit
from domain.terms.unread import garbled, slipped, unread
from domain.terms.weekdays import Cycle
from domain.terms.years_ahead import years_behind

Said: TypeAlias = Moment | Cycle | Undated


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a phrase says and where it stands in it."""

    said: Said
    start: int
    end: int
    #: A colon or an opening bracket follows: what comes then is inside this stretch.
    opens: bool = False
    #: A mark stands before it: «после издания приказа, но не позднее 10 сентября».
    parted: bool = False
    #: The mark is a dash: «01.09 – 27.10 – I четверть».
    dashed: bool = False


@dataclass(slots=True)
class Scan:
    """`damaged`: there is a date that no calendar has. `noise`: letters that say nothing about time."""

    found: list[Found] = field(default_factory=list)
    damaged: list[tuple[int, int]] = field(default_factory=list)
    noise: int = 0
    letters: int = 0
    #: A word of the calendar or a number beside a date that nothing here could read: the reading is not the whole phrase.
    unread: bool = False
    slipped: bool = False
    #: Letters stand in the place of a word of time: what comes back may not be all that is said.
    garbled: bool = False
    #: Years of two digits as a spreadsheet prints them («сен.26»): in a paper of other years they may as well be days.
    short_years: tuple[int, ...] = ()

    @property
    def moments(self) -> list[Moment]:
        """The dated stretches, in order."""
        return [one.said for one in self.found if isinstance(one.said, Moment)]

    @property
    def cycles(self) -> list[Cycle]:
        """The recurrences, in order."""
        return [one.said for one in self.found if isinstance(one.said, Cycle)]

    @property
    def undated(self) -> list[Undated]:
        """What is said without a date, in order."""
        return [one.said for one in self.found if isinstance(one.said, Undated)]


@lru_cache(maxsize=512)
def scan(text: str) -> Scan:
    """Everything that a text says about time. Any text is accepted; the work grows with its length.

    A sentence is asked about several times in a row; nobody changes what is found.
    """
    printed = tokens(text)
    line = years_behind(without_asides(without_hours(without_figures(printed))))
    short = tuple(token.numbers[1] for token in line if token.sort is Sort.MONTH_YEAR and token.text[0].isalpha())
    out = Scan(letters=sum(char.isalnum() for char in text), short_years=short, unread=_is_cut(printed))
    at = 0
    while at < len(line):
        passed = reference(line, at)
        if passed is not None:
            out.noise += sum(len(token.text) for token in line[at:passed])
            at = passed
            continue
        after = _take(line, at, out)
        if after is None:
            token = line[at]
            if token.sort is Sort.DAMAGED:
                out.damaged.append((token.start, token.end))
            out.unread = out.unread or unread(line, at)
            out.slipped = out.slipped or slipped(line, at)
            out.garbled = out.garbled or garbled(line, at)
            out.noise += len(token.text) if token.sort in (Sort.WORD, Sort.NUMBER) and not _filler(line, at) else 0
            after = at + 1
        at = after
    return out


def _is_cut(line: Sequence[Token]) -> bool:
    """«до 15.10; до», «15.10 по», «октябрь –»: the phrase ends where a day or a month should follow."""
    if len(line) < 2:
        return False
    if line[-1].is_mark("-"):
        opens = line[-2].sort in _DATED and not any(token.is_mark("-") for token in line[:-1])
        return opens and not any(token.text in ("до", "на", "к", "по") for token in line)  # «на 31.12.2027 –»
    dated = line[-2].sort in _DATED or exact(line, len(line) - 2, "г", "года")
    listed = line[-2].is_mark(",;") and exact(line, len(line) - 1, "до", "позднее")
    return listed or (dated and exact(line, len(line) - 1, "по"))


_DATED = (Sort.MONTH, Sort.DATE, Sort.DAY_MONTH, Sort.YEAR)


def _take(line: Sequence[Token], at: int, out: Scan) -> int | None:
    for read_one in (cycle, undated):
        read = read_one(line, at)
        if read is not None:
            out.found.append(Found(read[0], line[at].start, line[read[1] - 1].end))
            return read[1]
    stretches = moments(line, at)
    if stretches is None:
        return None
    found, after = stretches
    opens = after < len(line) and line[after].is_mark(":(")
    before = at - 1 if exact(line, at - 1, "но", "и", "а", "в", "во") else at
    parted = before > 0 and line[before - 1].is_mark(",;:(-")
    dashed = before > 0 and line[before - 1].is_mark("-")
    for moment in found:
        out.found.append(Found(moment, line[at].start, line[after - 1].end, opens, parted, dashed))
    if after == len(line) and line[-1].is_mark(")") and len(found) == 1:
        out.found[-1:] = []
        out.found += _of_all_months(out, line, at, Found(found[0], line[at].start, line[after - 1].end, opens, parted))
    return _more_years(line, after, found[-1], out)


def _of_all_months(out: Scan, line: Sequence[Token], at: int, last: Found) -> list[Found]:
    """«октябрь, январь (до 15 числа)»: a bracket at the very end of bare months speaks of every one of them."""
    assert isinstance(last.said, Moment)
    part, bracketed = last.said.first, at + 1 < len(line) and any(token.is_mark("(") for token in line[at + 1 : at + 4])
    if part.shape not in _PARTS or last.said.last is not None or not bracketed or line[at].sort is not Sort.MONTH:
        return [last]
    for place in range(len(out.found) - 1, -1, -1):
        said = out.found[place].said
        behind = out.found[place + 1].start if place + 1 < len(out.found) else last.start
        if not isinstance(said, Moment) or not _bare_month(said) or not _only_listed(line, out.found[place].end, behind):
            break
        own = replace(part, month=said.first.month, year=said.first.year)
        out.found[place] = replace(out.found[place], said=replace(said, first=own))
    return [last]


def _only_listed(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether nothing but commas and «и» stands there; «октябрь (отчёт), январь (до 15 числа)» are two terms."""
    first, after = (bisect_left(line, edge, key=lambda token: token.start) for edge in (start, end))
    return all(line[at].is_mark(",/") or exact(line, at, "и", "или", "либо", "а", "также", "г") for at in range(first, after))


def _bare_month(moment: Moment) -> bool:
    return moment.first.shape is Shape.MONTH and moment.last is None and moment.bound is Bound.ON


_PARTS = (Shape.DAY, Shape.DAYS, Shape.WEEKDAY, Shape.VAGUE)


def _more_years(line: Sequence[Token], at: int, last: Moment, out: Scan) -> int:
    """«31 декабря 2020, 2021 и 2022 годов»: the same day in further years."""
    while last.first.year is not None and last.first.shape not in (Shape.YEAR, Shape.SCHOOL_YEAR) and last.last is None:
        if at + 1 >= len(line) or not (line[at].is_mark(",;") or exact(line, at, "и")) or line[at + 1].sort is not Sort.YEAR:
            break
        year = unit(line, at + 1)
        after = year[1] if year else 0
        if year is None or (after < len(line) and line[after].sort is Sort.MONTH):
            break  # «май 2020, 2021 сентябрь»: the year belongs to what follows
        last = Moment(last.bound, replace(last.first, year=year[0].year))
        out.found.append(Found(last, line[at].start, line[after - 1].end))
        at = after
    out.unread = out.unread or _second_year(line, at)
    return at


def _second_year(line: Sequence[Token], at: int) -> bool:
    """«до 30 ноября 2026 2025 года»: the year before was left standing beside the new one; which of them holds?"""
    if not 0 < at < len(line) or line[at].sort is not Sort.YEAR or line[at - 1].sort not in (Sort.YEAR, Sort.DATE):
        return False
    behind = line[at + 1].sort if at + 1 < len(line) else None
    return line[at].numbers[0] != line[at - 1].numbers[-1] and behind is not Sort.MONTH


def _filler(line: Sequence[Token], at: int) -> bool:
    return exact(
        line,
        at,
        "в",
        "во",
        "на",
        "и",
        "г",
        "гг",
        "года",
        "год",
        "числа",
        "месяц",
        "месяца",
        "срок",
        "срока",
        "до",
        "с",
        "по",
        "к",
        "далее",
        "а",
        "также",
    )
