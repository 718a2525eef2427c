"""Rows of aligned columns that blank lines part, cells in their middle: the number stands beside any line of its row."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Covered
from domain.road_map.columns.roles import Role
from domain.road_map.plain_tables.aligned_columns import GAP, NUMBERED, crosses, cut
from domain.road_map.plain_tables.aligned_titles import is_counted_over


def rows_in_blocks(body: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> list[tuple[Cell, ...]] | None:
    """The rows, where every blank line parts two of them and some number does not stand on the first line; else None."""
    if roles[0] is not Role.NUMBER or Role.MEASURE not in roles:
        return None
    work = roles.index(Role.MEASURE)
    out: list[tuple[Cell, ...]] = []
    inside = 0
    for block in _blocks(body):
        lines = [cut(line, edges) for line in block]
        numbers = [at for at, cells in enumerate(lines) if NUMBERED.match(cells[0])]
        over = any(crosses(line, edges) or is_counted_over(line, edges) for line in block)
        if len(numbers) == 1 and not over:
            inside += numbers[0] > 0
            out.append(tuple("\n".join(filter(None, cells)) for cells in zip(*lines, strict=True)))
        elif not numbers and all(not GAP.search(line.strip()) for line in block) and _is_title(block):
            out.append(("\n".join(line.strip() for line in block), *(Covered.LEFT for _ in edges)))
        elif not (len(block) == 1 and re.fullmatch(r"\W*\d{1,3}\W*", block[0])):  # the number of the page
            return None
    begun = all(_BEGINS.match(str(row[work])) for row in out if Covered.LEFT not in row)  # else a page's end cut a row
    return out if inside and begun else None


_BEGINS = re.compile(r"[«\"(]?[А-ЯЁA-Z\d]")


def _is_title(block: Sequence[str]) -> bool:
    return re.match(r"[«\"]?(?:[А-ЯЁ]|\d{1,2}[.)]\s|[IVX]{1,4}\b)", block[0].strip()) is not None


def _blocks(body: Sequence[str]) -> list[list[str]]:
    out: list[list[str]] = [[]]
    for line in body:
        if line.strip():
            out[-1].append(line)
        elif out[-1]:
            out.append([])
    return [block for block in out if block]
