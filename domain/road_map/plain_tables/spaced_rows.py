"""Rows of one line each whose cells lie two spaces or more apart, and below each other no longer: a copy lost runs of spaces."""

import re
from collections.abc import Sequence

from domain.paper import Table
from domain.road_map.columns.roles import Role
from domain.road_map.plain_tables.aligned_columns import GAP, cut
from domain.road_map.plain_tables.tabbed import tabbed_table

#: So many rows have a cell for every column, at least, and three in four of them.
_FEWEST = 2


def spaced_rows(
    lines: Sequence[str], at: int, end: int, heading: Sequence[str], roles: Sequence[Role], edges: Sequence[int]
) -> tuple[Table, int] | None:
    """The table under the heading on this line, read by the gaps of its lines up to `end`; None where its columns stand aligned.

    `edges`: where columns would begin if they did; in lines that lost spaces they go through words, or between two cells of one.
    """
    body = [line.strip() for line in lines[at + 1 : end] if GAP.search(line.strip())]
    width = len(heading)
    if roles[-1] is Role.NOTE and not any(len(GAP.split(line)) == width for line in body):  # a column to be filled in by hand
        width -= 1
    whole = [line for line in body if len(GAP.split(line)) == width]
    alone = [line.rstrip() for line in lines[at + 1 : end] if line.strip() and not GAP.search(line.strip())]
    if any(re.match(r" {2}|\s*[а-яё]", line) for line in alone):  # the second lines of cells
        return None
    if len(whole) < _FEWEST or len(whole) * 4 < len(body) * 3:
        return None
    wrong = sum(1 for line in whole if _cells(cut(line, edges)) != GAP.split(line))
    if wrong * 2 < len(whole):
        return None
    parted = ["\t".join(GAP.split(line.strip())) for line in lines[at:end]]
    return tabbed_table([*lines[:at], *parted, *lines[end:]], at, heading, roles, _NOTHING)


def _cells(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell]


#: The place of the end is known.
_NOTHING = re.compile(r"(?!)")
