"""A table of indicators by years whose cells stand one per line: a name, and a value for every year of the heading."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Table
from domain.road_map.columns.roles import Role, role_of

_NAMES = re.compile(r"показател|индикатор|критери|наименовани", re.IGNORECASE)
_UNITS = re.compile(r"ед(?:\.|иниц[аы])\s*изм|(?:тип|вид) показател", re.IGNORECASE)
#: «Значения по годам» over the years heads no column of its own.
_OVER_YEARS = re.compile(r"(?:план\w*\s|целев\w*\s)?значени|период|год[аы]?\b|по годам", re.IGNORECASE)
#: «Базовое значение» in front of the years has a value in every row, and so has the day when that was so.
_SO_FAR = re.compile(r"базов|исходн|текущ|фактическ|дата$", re.IGNORECASE)
_UNIT = re.compile(r"%|процент\w*\.?|чел\w*\.?|ед\w*\.?|шт\w*\.?|балл\w*|основн\w+|дополнительн\w+", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:(?:не менее|не ниже|до|≥|>=?)\s*)?\d{1,5}(?:[.,]\d+)?\s*(?:%|процент\w*)?|[-–—]|\d\d\.\d\d\.20\d\d(?:\s*г\.?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?")
#: Lines of a heading, and of the name of an indicator.
TALLEST_HEADING, TALLEST_NAME = 12, 12


def indicators_by_line(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table whose headings stand here, and the place after it; None unless they name two years and a row stands below."""
    if role_of(lines[at].strip()) is not Role.NUMBER and not _NAMES.search(lines[at]):
        return None
    headed, body = _headings(lines, at)
    years = [title for title in headed if role_of(title) is Role.SHARE]
    if len(years) < 2 or headed[-len(years) :] != years:
        return None
    counted = role_of(headed[0]) is Role.NUMBER
    named = next((title for title in headed if _NAMES.search(title)), None)
    unit = next((title for title in headed if _UNITS.match(title)), None)
    held = [title for title in headed if _SO_FAR.match(title)] + years
    known = {headed[0], named, unit, *held}
    if named is None or not all(title in known or _OVER_YEARS.match(title) for title in headed):
        return None
    rows: list[tuple[Cell, ...]] = [tuple(filter(None, [headed[0] if counted else "", named, unit, *held]))]
    body = _past_numbers(lines, body, len(rows[0]))
    while (row := _row(lines, body, len(held), counted=counted, measured=unit is not None)) is not None:
        rows.append(tuple(row[0]))
        body = row[1]
    return (Table(tuple(rows)), body) if len(rows) > 1 else None


def _headings(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The lines down to the last of the years, «п/п» with the sign in front of it, and the place after them."""
    out: list[str] = []
    end = at
    for place in range(at, min(len(lines), at + 2 * TALLEST_HEADING)):
        line = lines[place].strip()
        if not line:
            continue
        shared = role_of(line) is Role.SHARE
        if len(out) >= TALLEST_HEADING or (end > at and not shared):
            break
        if out and out[-1] == "№" and re.fullmatch(r"п\s*/?\s*п\.?", line):
            out[-1] += f" {line}"
        else:
            out.append(line)
        end = place + 1 if shared else end
    return (out, end) if end > at else ([], at)


def _past_numbers(lines: Sequence[str], at: int, width: int) -> int:
    """The place after the numbers of the columns, a line each, where they stand below the headings."""
    filled = [place for place in range(at, min(len(lines), at + 2 * TALLEST_HEADING)) if lines[place].strip()][:width]
    said = [lines[place].strip().rstrip(".") for place in filled]
    return filled[-1] + 1 if said and said == [str(number + 1) for number in range(width)] else at


def _row(lines: Sequence[str], at: int, years: int, *, counted: bool, measured: bool) -> tuple[list[str], int] | None:
    """The cells of the row from here on, and the place after it: a number, its name, a unit, a value for each year."""
    said: list[str] = []
    values: list[str] = []
    number = ""
    for place in range(at, min(len(lines), at + 3 * (TALLEST_NAME + years))):
        line = lines[place].strip()
        if not line:
            continue
        if counted and not number:
            if not _NUMBER.fullmatch(line):
                return None
            number = line
        elif said and _VALUE.fullmatch(line):
            values.append(line)
            if len(values) == years:
                unit = said.pop() if measured and len(said) > 1 and _UNIT.fullmatch(said[-1]) else ""
                name = ["\n".join(said), *([unit] if measured else [])]
                return ([number] if counted else []) + name + values, place + 1
        elif values or len(said) == TALLEST_NAME or role_of(line) is Role.SHARE:
            return None
        else:
            said.append(line)
    return None
