"""Tables with bars whose rows a web page or a search engine joined: headings and rows one behind the other on one line."""

import re
from collections.abc import Sequence

from domain.paper import Table
from domain.road_map.columns.roles import LONGEST_HEADING, role_of, roles_of
from domain.road_map.plain_tables.barred_cells import barred_cells
from domain.road_map.plain_tables.cells_by_line import cells_by_line

#: Bars in a line that holds more than one row.
FEWEST_BARS = 4
#: The heading and two rows: what stands on one line of its own is a heading, or a row.
_FEWEST_ROWS = 2
#: The headings of a table, at most.
_MOST_HEADINGS = 9
_COUNTS = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.)]?")
#: Where a heading may begin behind a title that stands before it without a bar.
_BEGINS = re.compile(r"(?<=\s)(?:№|N\s?п|(?<!№\s)п\s?/\s?п|[А-ЯЁ][а-яё])")


def flattened_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose headings and first rows stand on this line between bars, and the place after it; None for any other."""
    cells = _cells(lines[at])
    first = next((place for place, cell in enumerate(cells) if _COUNTS.fullmatch(cell)), 0)
    if not first:  # nothing counts the rows
        alone = barred_cells([f"{cell} |" for cell in cells], 0)
        return (alone[0], at + 1) if alone and len(alone[0].rows) > _FEWEST_ROWS else None
    if not _heads([cell for cell in cells[:first] if cell]):
        return None
    end = at + 1
    while end < len(lines) and lines[end].count("|") > 1:
        cells += _cells(lines[end])
        end += 1
    made = cells_by_line([cell for cell in cells if cell], 0, ends)
    if made is None or len(made[0].rows) < 2:  # the bars tell more than the words do
        made = barred_cells([f"{cell} |" for cell in cells], 0) or made
    return (made[0], end) if made else None


def _heads(cells: Sequence[str]) -> bool:
    """Whether the first cells are the headings of a table; a title inside it may stand behind them."""
    return any(roles_of(cells[:width]) is not None for width in range(3, min(len(cells), _MOST_HEADINGS) + 1))


def _cells(line: str) -> list[str]:
    return [cell.strip(" ^") for cell in line.split("|")]


def heading_before_bar(line: str) -> int | None:
    """Where on a line with bars the first heading of a table begins, when a title stands before it; None where none does."""
    cells = _cells(line)
    above = line.split("|", 1)[0]
    for found in reversed(list(_BEGINS.finditer(above))):
        heading = above[found.start() :].strip()
        if len(heading) > LONGEST_HEADING or not above[: found.start()].strip():
            continue
        if role_of(heading) is None:
            continue
        if _heads([heading, *cells[1:]]):
            return found.start()
    return None
