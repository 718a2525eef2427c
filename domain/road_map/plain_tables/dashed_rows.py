"""Rows of one line each, dashes between what is done, when, by whom and what comes of it: «Слёт пар – май – куратор – отчёт»."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Table
from domain.responsible import names_somebody
from domain.road_map.orders.acts import orders
from domain.road_map.plain_tables.collapsed import section_row
from domain.terms.find import looks_like_term, share_of_term

_DASH = re.compile(r"\s[–—-]\s")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]\s+")
#: Rows that show the columns, and cells of a row that is more than a line of a list with its day.
_FEWEST, _WIDTH = 3, 4
#: Lines above the first row where an order may begin.
_ABOVE = 400
#: Characters of a title over rows and of a row, at most.
_LONGEST_TITLE, _LONGEST_ROW = 90, 600
_ALL_TERM = 0.9
_NAMED = ("№", "Мероприятие", "Срок", "Ответственный", "Результат")
#: Nothing says which of the last two cells answers.
_UNCLEAR = ("№", "Мероприятие", "Срок", "Примечание", "Примечание")


def dashed_rows(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The rows from this line on, and titles between them; None where three lines or more are not of four such cells."""
    if _cells(lines[at]) is None or any(orders(above) for above in lines[max(0, at - _ABOVE) : at]):
        return None  # the points of an order are no rows
    rows: list[tuple[Cell, ...]] = []
    found: list[list[str]] = []
    end, here = at, at
    while here < len(lines):
        cells = _cells(lines[here], among=bool(found))
        below = next((line for line in lines[here + 1 : here + 3] if line.strip()), "")
        if cells is not None:
            found.append(cells)
            rows.append(tuple(cells))
            end = here + 1
        elif found and _is_title(lines[here]) and _cells(below, among=True) is not None:
            rows.append(section_row(lines[here].strip(), _WIDTH + 1))
        elif lines[here].strip() or not found:
            break
        here += 1
    if len(found) < _FEWEST:
        return None
    people = sum(1 for cells in found if names_somebody(cells[3]) == 1.0)
    others = sum(1 for cells in found if names_somebody(cells[4]) == 1.0)
    clear = people * 3 >= len(found) * 2 and others * 3 <= len(found)
    return Table((_NAMED if clear else _UNCLEAR, *rows)), end


def _cells(line: str, *, among: bool = False) -> list[str] | None:
    """Number, work, term and the two cells behind it; None for a line of another shape.

    `among`: below another row the last cell may be missing, or the term be words that are none. Without a number, which makes a
    point of a line, it may be missing everywhere.
    """
    counted = _NUMBER.match(line.strip())
    if len(line) > _LONGEST_ROW or len(_DASH.findall(line)) < _WIDTH - (1 if counted and not among else 2):
        return None
    parts: list[str] = []
    for part in _DASH.split(line.strip()[counted.end() if counted else 0 :]):
        before = parts[-1] if parts else ""
        both = f"{before} – {part}"
        quoted = before.count("«") > before.count("»")
        if quoted or (len(parts) > 1 and _is_term(before) and _is_term(part) and _is_term(both)):
            parts[-1] = both
        else:
            parts.append(part.strip())
    shorter = len(parts) == _WIDTH - 1 and _is_term(parts[1])
    if shorter and (among or (not counted and names_somebody(parts[2]) == 1.0)):
        parts.append("")
    whole = len(parts) == _WIDTH and (among or _is_term(parts[1])) and not _is_term(parts[0]) and all(parts[:-1])
    return [counted[1] if counted else "", *parts] if whole else None


def _is_term(text: str) -> bool:
    return looks_like_term(text) and share_of_term(text) >= _ALL_TERM


def _is_title(line: str) -> bool:
    said = line.strip()
    return 0 < len(said) <= _LONGEST_TITLE and said[:1].isupper() and said[-1] not in ".;:," and _DASH.search(said) is None
