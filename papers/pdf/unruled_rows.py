"""The rows of a PDF table without rules: by numbers, else by works; set from the top of each row or about its middle."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from papers.pdf.unruled_cells import APART, Band, Column, Said, begins_anew, is_new_cell, is_open

#: Lines that differ by no more stand side by side.
EVEN = 1.6
#: Heights of a line from one to the next in a cell: at most, and where no cell has two.
_WIDEST, _USUAL = 1.6, 1.2
#: The lines of a column and what is known of it.
Sided: TypeAlias = tuple[Sequence[Said], Column]


def pitch_of(columns: Sequence[Sequence[Said]]) -> float:
    """From line to line of one cell, in points."""
    steps = sorted(after.top - before.top for lines in columns for before, after in pairwise(lines))
    if not steps:
        return 12.0
    height = max(lines[0].words[0]["height"] for lines in columns if lines)
    step = next((step for step in steps if step >= 0.95 * height), steps[0])
    return step if step <= _WIDEST * height else _USUAL * height


def rows_from_top(
    numbers: Sequence[Said], works: Sequence[Said], others: Sequence[Sided], pitch: float, room: float, *, eager: bool
) -> list[Band]:
    """Rows whose cells all begin on one line: with a number, or, where there is none, with a work."""
    tops = [one.top for one in numbers] or [cell[0].top for cell in works_apart(works, others, pitch, room, eager=eager)]
    if not tops:
        return []
    every = [numbers, works, *(lines for lines, _ in others)]
    ends = [
        max([top + pitch, *(_end(lines, top, low, pitch) for lines in every)])
        for top, low in zip(tops, [*tops[1:], float("inf")], strict=True)
    ]
    gap = max(0.0, min((top - end for end, top in zip(ends, tops[1:], strict=False)), default=0.0))
    return [Band(top, bottom) for top, bottom in zip(tops, [*(top - gap for top in tops[1:]), ends[-1]], strict=True)]


def _end(lines: Sequence[Said], top: float, low: float, pitch: float) -> float:
    """Where the cell ends that begins at this height, above the next row; 0 where none begins here."""
    end = 0.0
    for line in lines:
        if line.top >= low - EVEN or (end and line.top - end > (APART - 1) * pitch):
            break
        if end or abs(line.top - top) <= EVEN:
            end = line.top + pitch
    return end


def works_apart(works: Sequence[Said], others: Sequence[Sided], pitch: float, room: float, *, eager: bool) -> list[list[Said]]:
    """The lines of the column of works as cells: parted by white space, by lines that end early, by cells that begin beside them.

    `eager`: whether every line that begins as a sentence does begins a work.
    """
    out: list[list[Said]] = []
    for at, line in enumerate(works):
        before = works[at - 1] if at else None
        if (
            before is None
            or line.top - before.top > APART * pitch
            or is_new_cell(before, line, room)
            or (
                begins_anew(line.text)
                and not is_open(before.text)
                and (eager or any(_opens(lines, column, line.top, pitch) for lines, column in others))
            )
        ):
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _opens(lines: Sequence[Said], column: Column, top: float, pitch: float) -> bool:
    """Whether a cell of this column may begin at this height: below white space, or below what is said in full."""
    at = next((at for at, line in enumerate(lines) if abs(line.top - top) <= EVEN), None)
    if at is None or not column.opens(lines[at]):
        return False
    if at == 0 or lines[at].top - lines[at - 1].top > APART * pitch:
        return True
    return column.parts([lines[at - 1]], lines[at]) if column.dated else not is_open(lines[at - 1].text)


def rows_about_middle(
    numbers: Sequence[Said], works: Sequence[Said], others: Sequence[Sided], pitch: float, room: float, *, eager: bool
) -> list[Band]:
    """Rows whose cells stand in their middles, found by symmetry: a row reaches as far below its middle as above. Else none."""
    cells = _about(numbers, works, pitch) if numbers else works_apart(works, [], pitch, room, eager=eager)
    if not cells:
        return []
    high = [cell[0].top for cell in cells]
    low = [cell[-1].top + pitch for cell in cells]
    middles = [one.top + pitch / 2 for one in numbers] or [(top + end) / 2 for top, end in zip(high, low, strict=True)]
    for lines, _ in others:
        if numbers and (whole := _about(numbers, lines, pitch)):
            high = [min(top, cell[0].top) for top, cell in zip(high, whole, strict=True)]
            low = [max(end, cell[-1].top + pitch) for end, cell in zip(low, whole, strict=True)]
    return _reaching(middles, high, low, pitch)


def _about(middles: Sequence[Said], lines: Sequence[Said], pitch: float) -> list[list[Said]]:
    """The lines of a column by rows, each evenly about its number; none where some row has no line or an uneven cell."""
    at = 0
    out = []
    for middle in middles:
        start = at
        while at < len(lines) and lines[at].top < middle.top - EVEN:
            at += 1
        above = at - start
        beside = at < len(lines) and abs(lines[at].top - middle.top) <= EVEN
        at = start + 2 * above + beside
        cell = list(lines[start:at])
        even = len(cell) == 2 * above + beside and bool(cell)
        if not even or abs(cell[0].top + cell[-1].top - 2 * middle.top) > 2 * EVEN:
            return []
        if any(after.top - before.top > 1.3 * pitch for before, after in pairwise(cell)):
            return []
        out.append(cell)
    return out if at == len(lines) else []


def _reaching(middles: Sequence[float], high: Sequence[float], low: Sequence[float], pitch: float) -> list[Band]:
    """The rows between edges that lie evenly about the middles and between the words; none where no edges do."""
    least, most = float("-inf"), high[0]
    sign, away = 1.0, 0.0  # the edge below a row is `away + sign * first`
    for at, middle in enumerate(middles):
        sign, away = -sign, 2 * middle - away
        floor, ceiling = low[at], high[at + 1] if at + 1 < len(high) else float("inf")
        lower, upper = (floor - away, ceiling - away) if sign > 0 else (away - ceiling, away - floor)
        least, most = max(least, lower), min(most, upper)
    if least > most + 0.5 * pitch:
        return []
    first = (least + most) / 2 if least > float("-inf") else most
    edges = [first]
    for middle in middles:
        edges.append(2 * middle - edges[-1])
    if any(after <= before for before, after in pairwise(edges)):
        return []
    return [Band(*one) for one in pairwise(edges)]
