"""A table of indicators whose cells end with bars and whose years stand below a heading over them, as web pages print it."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Table
from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.roles import INDICATOR, LONGEST_OF_FORM, Role, role_of
from domain.road_map.plain_tables.barred import cells_between_bars

#: «Значение показателя», «Повышение показателей (по годам)» over the years heads no column of its own.
_OVER_YEARS = re.compile(r"(?:план\w*\s|целев\w*\s)*значени|.*по годам|.*\((?:год|план)\w*\)|период|годы?$", re.IGNORECASE)
_RANGE = re.compile(r"20\d\d\s?[-–—]\s?20\d\d(?:\s*г\w*\.?)?")
_VALUE = re.compile(
    r"(?:(?:не менее|не ниже|не более|до|≥|>=?|<=?)\s*)?\d[\d ]*(?:[.,]\d+)?\s*(?:%|процент\w*)?|[-–—xх*]?", re.IGNORECASE
)
_SAYS = re.compile(r"[а-яё]{3}", re.IGNORECASE)
#: Titles of columns in front of the years, and lines of a heading.
MOST_TITLES, TALLEST = 8, 40


def indicators_between_bars(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table whose headings stand here with the years below one of them, and the place after it; None where none does.

    What a row with fewer or more cells than headings holds stands under its first year: which is which year's nothing says.
    """
    line = lines[at].strip(" |")
    if line.count("|") > 1:
        return _by_rows(lines, at)
    below = next((later.strip() for later in lines[at + 1 : at + 3]), "")
    ends = "|" in lines[at] or below.startswith("|") or (below[:1].islower() and "|" in below)
    return _by_cells(lines, at) if ends and (INDICATOR.search(line) or role_of(line) is Role.NUMBER) else None


def is_year(title: str) -> bool:
    """Whether a heading is a year, or several: «2027 год», «2029 - 2030»."""
    return role_of(title) is Role.SHARE or _RANGE.fullmatch(title.strip()) is not None


def _headed(titles: Sequence[str], years: Sequence[str]) -> list[str] | None:
    """The headings of the columns, the one over the years taken out for them; None where these are no headings of indicators."""
    over = next((at for at, title in enumerate(titles) if _OVER_YEARS.match(title) and at > 0), None)
    named = any(INDICATOR.search(title) for at, title in enumerate(titles) if at != over)
    plan = {Role.TERM, Role.MONTH} & {role_of(title) for at, title in enumerate(titles) if at != over}
    if over is None or not named or plan or len(years) < 2:
        return None
    return [*titles[:over], *years, *titles[over + 1 :]]


def _by_rows(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """A row on each line, the years on the second."""
    titles = _filled(cells_between_bars(lines[at]))
    years = _filled(cells_between_bars(lines[at + 1])) if at + 1 < len(lines) else []
    headed = _headed(titles, [year for year in years if year]) if all(is_year(year) for year in years if year) else None
    if headed is None:
        return None
    rows: list[tuple[Cell, ...]] = [tuple(headed)]
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        cells = cells_between_bars(lines[end])
        cells = cells if len(cells) == len(headed) else _filled(cells)
        numbers = [cell.rstrip(".") for cell in cells] == [str(number + 1) for number in range(len(cells))]
        if len(cells) > 1 and not numbers:
            rows.append(tuple(cells) if len(cells) == len(headed) else _uneven(cells, headed))
        end += 1
    return (Table(tuple(rows)), end) if len(rows) > 1 else None


def _uneven(cells: Sequence[str], headed: Sequence[str]) -> tuple[Cell, ...]:
    """A row with fewer or more cells than headings: what stands behind its name lies together under the first of the years."""
    first = next(at for at, title in enumerate(headed) if is_year(title))
    return (*cells[:first], " | ".join(cells[first:]), *[""] * (len(headed) - first - 1))


def _filled(cells: list[str]) -> list[str]:
    """The cells without the empty ones behind the last: a page puts them there for those that its merged cells cover."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _by_cells(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """A cell on each line, or its bar on the next."""
    cells = _ended(lines, at)
    first = next((place for place, (text, _) in enumerate(cells[: 2 * TALLEST]) if is_year(text)), 0)
    titles = [text for text, _ in cells[:first] if text]
    if not 1 < len(titles) <= MOST_TITLES or any(len(title) > LONGEST_OF_FORM for title in titles):
        return None
    behind = first
    while behind < len(cells) and is_year(cells[behind][0]):
        behind += 1
    headed = _headed(titles, [text for text, _ in cells[first:behind]])
    if headed is None or not _OVER_YEARS.match(titles[-1]):  # a heading behind the one over the years: which is which?
        return None
    width, years = len(headed), len(titles) - 1
    rows: list[tuple[Cell, ...]] = [tuple(headed)]
    end, place = cells[behind - 1][1], behind
    counted = role_of(headed[0]) is Role.NUMBER
    while place < len(cells):
        said = [text for text, _ in cells[place : place + width]]
        if role_of(said[0]) is Role.NUMBER and not NUMBER.fullmatch(said[0]):  # another table
            break
        if len(said) == width and _is_row(said, years, counted=counted):
            rows.append(tuple(said))
            place += width
            end = cells[place - 1][1]
        elif _opens(said, counted=counted):
            run = said[: _next_row([text for text, _ in cells[place : place + 2 * width]], counted=counted)]
            if any(_VALUE.fullmatch(text) and re.search(r"\d", text) for text in run[2:]):
                rows.append(_uneven(run, headed))
                end = cells[place + len(run) - 1][1]
            place += len(run)
        else:
            place += 1
    return (Table(tuple(rows)), end) if len(rows) > 1 else None


def _is_row(said: Sequence[str], years: int, *, counted: bool) -> bool:
    """Whether these cells are a row: its number, a name, and nothing but values under the years, one of them at least."""
    values = said[years:]
    return (
        _opens(said, counted=counted)
        and all(_VALUE.fullmatch(value) for value in values)
        and any(re.search(r"\d", value) for value in values)
    )


def _next_row(said: Sequence[str], *, counted: bool) -> int:
    """The place where the row behind the one that begins here begins; that of the last cell where none does."""
    return next((at for at in range(1, len(said)) if _opens(said[at:], counted=counted)), len(said))


def _opens(said: Sequence[str], *, counted: bool) -> bool:
    """Whether a row may begin here: with its number and a name, or with a name."""
    if len(said) < 3:
        return False
    name = said[1] if counted else said[0]
    numbered = not counted or re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*\.?", said[0]) is not None
    return numbered and _SAYS.search(name) is not None and any(map(_VALUE.fullmatch, said[1:] if not counted else said[2:]))


def _ended(lines: Sequence[str], at: int) -> list[tuple[str, int]]:
    """The cells from here on, each with the place behind its bar; text without a bar for long ends them."""
    out: list[tuple[str, int]] = []
    words: list[str] = []
    begun = at
    while at < len(lines) and at - begun <= TALLEST:
        *whole, rest = lines[at].split("|")
        for part in whole:
            out.append((" ".join([*words, *part.split()]), at + 1))
            words, begun = [], at
        words += rest.split()
        at += 1
    return out
