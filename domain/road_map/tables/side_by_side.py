"""Plans side by side on one sheet, each under the same headings: «№ | Мероприятие | Дата» and once more to the right."""

from collections.abc import Sequence

from domain.paper import Cell, Covered, Table
from domain.road_map.columns.roles import roles_of
from domain.road_map.columns.table_heading import HEADING_WITHIN, words


def apart(table: Table) -> list[Table]:
    """The table, or those that stand side by side in it, from the left; each keeps the title that stands above it."""
    for row in table.rows[:HEADING_WITHIN]:
        starts = _starts([words(cell) for cell in row])
        if len(starts) > 1:
            width = max(map(len, table.rows))
            return [
                Table(_between(table, start, end), table.title) for start, end in zip(starts, [*starts[1:], width], strict=True)
            ]
    return [table]


def _starts(texts: Sequence[str]) -> list[int]:
    """Where the headings of a plan begin anew in one row, every time the same; one place or none where they do not."""
    first = next((at for at, text in enumerate(texts) if text), None)
    if first is None:
        return []
    starts = [at for at, text in enumerate(texts) if text and text == texts[first]]
    groups = [_trimmed(texts[start:end]) for start, end in zip(starts, [*starts[1:], len(texts)], strict=True)]
    same = len(starts) > 1 and all(group == groups[0] for group in groups) and roles_of(groups[0]) is not None
    return starts if same else []


def _trimmed(texts: Sequence[str]) -> list[str]:
    out = list(texts)
    while out and not out[-1]:
        out.pop()
    return out


def _between(table: Table, start: int, end: int) -> tuple[tuple[Cell, ...], ...]:
    """The rows of some columns; a cell that reaches in from the left is empty here."""
    cut = [list(row[start:end]) for row in table.rows]
    for row in cut:
        for at, cell in enumerate(row):
            if cell is not Covered.LEFT:
                break
            row[at] = ""
    return tuple(map(tuple, cut))
