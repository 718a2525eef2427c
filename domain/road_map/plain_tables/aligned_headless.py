"""Columns aligned with spaces and no heading above them: a table of a PDF without rules whose head was lost."""

import re
from collections import Counter
from collections.abc import Sequence

from domain.paper import Table
from domain.road_map.columns.headless import heading_by_content
from domain.road_map.plain_tables.aligned import end_of, rows_between
from domain.road_map.plain_tables.aligned_columns import cut

_PIECE = re.compile(r"\S+(?: \S+)*")
#: Lines looked at before the whole is, and how many of them have to begin their columns at the same places.
AHEAD, ALIKE = 16, 3
LONGEST = 12_000


def aligned_headless_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose first row is this line, when at least three rows share their columns and the cells tell what these are."""
    if len(_starts(lines[at])) < 3 or not _goes_on(lines, at) or _signed_below(lines, at):
        return None
    after = min(end_of(lines, at + 1, ends), at + LONGEST)
    body = [line.rstrip().expandtabs(8) for line in lines[at:after]]
    wide = [starts for line in body if len(starts := _starts(line)) >= 3]
    edges = _edges(wide)
    if len(edges) < 2:
        return None
    first_lines = [cells for line in body if sum(map(bool, cells := cut(line, edges))) >= 3]
    guessed = heading_by_content(Table(tuple(map(tuple, first_lines))))
    if guessed is None or guessed.after:
        return None
    table = Table(tuple(rows_between(body, edges, guessed.roles)))
    return (table, after) if heading_by_content(table) is not None else None


def _starts(line: str) -> list[int]:
    return [found.start() for found in _PIECE.finditer(line.expandtabs(8))]


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether some of the next lines have three columns or more that begin where those of this line do."""
    own = {place + off for place in _starts(lines[at]) for off in (-1, 0, 1)}
    alike = sum(1 for line in lines[at : at + AHEAD] if sum(place in own for place in _starts(line)) >= 3)
    return alike >= ALIKE


def _signed_below(lines: Sequence[str], at: int) -> bool:
    """«С приказом ознакомлены:» heads names and dates that are no plan."""
    return any(re.search(r"ознаком|список\b|подпис", line, re.IGNORECASE) for line in lines[max(0, at - 3) : at])


def _edges(wide: Sequence[Sequence[int]]) -> list[int]:
    """Where the columns but the first begin: places at which many lines begin a piece; of neighbours the leftmost."""
    begun = Counter(place for starts in wide for place in starts)
    often = [place for place in sorted(begun) if 10 * sum(begun[place + off] for off in (-1, 0, 1)) >= 4 * len(wide)]
    apart = [place for at, place in enumerate(often) if at == 0 or place - often[at - 1] > 2]
    return apart[1:]
