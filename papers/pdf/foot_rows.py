"""Rows of an unruled PDF table whose cells end side by side, as a spreadsheet prints them: all stand on the foot of their row."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

#: Points by which two lines of one row may differ.
EVEN = 1.4
#: Lines that a heading may have above its foot or its middle.
TALLEST_HEADING = 3
#: A line of one column: its height and its words.
Fragment: TypeAlias = tuple[float, list[Any]]
#: The cells of every row, by columns, each in its lines.
Rows: TypeAlias = list[list[list[Fragment]]]
#: Lines that stand further from each other than so many steps belong to different things.
APART = 1.4
#: Heights of a letter from line to line of a heading, at most.
_LEADING = 1.3
#: Words that stand nearer to each other than this, in points, are of one line of text.
SPACE = 7.0
#: The share of works that begin with a capital letter, where a reading of the rows is right.
BEGINS = 0.7


def from_the_foot(columns: Sequence[Sequence[Fragment]], feet: Sequence[float], headed: bool) -> Rows | None:
    """The cells of every row; None where they do not end at their numbers, or begin in mid-sentence when read so.

    `feet`: the heights of the numbers, that of the heading first where there is one.
    """
    is_cut = all(_opens_last_row(column, feet) for column in columns)
    title = _lowest_running_line(columns, feet[0] - EVEN) if headed else float("-inf")
    shared = [_by_feet([one for one in column if one[0] > title], feet, headed, is_cut) for column in columns]
    dealt = [column for column in shared if column is not None]
    if len(dealt) < len(shared) or not any(len(cell) > 1 for column in dealt for cell in column[headed:]):
        return None
    longest = max(range(len(dealt)), key=lambda at: sum(len(cell) for cell in dealt[at]))
    works = dealt[longest][headed:]
    from_the_top = [[one for one in columns[longest] if abs(one[0] - foot) <= EVEN] for foot in feet[headed:]]
    if _begin_anew(works) < BEGINS or _begin_anew(from_the_top) >= BEGINS:
        return None
    return [[column[at] for column in dealt] for at in range(len(feet))]


def _lowest_running_line(columns: Sequence[Sequence[Fragment]], foot: float) -> float:
    """The height of the lowest line above the heading's last one that runs over columns as a sentence does: a title."""
    lines: dict[int, list[list[Any]]] = {}
    for column in columns:
        for top, said in column:
            if top < foot:
                lines.setdefault(round(top), []).append(said)
    running = [
        top
        for top, parts in lines.items()
        if any(
            after[0]["x0"] - before[-1]["x1"] < SPACE for before, after in pairwise(sorted(parts, key=lambda said: said[0]["x0"]))
        )
    ]
    return max(running) + 0.5 if running else float("-inf")


def _begin_anew(cells: Sequence[Sequence[Fragment]]) -> float:
    """The share of the cells with words that begin as a sentence does."""
    first = [cell[0][1][0]["text"].lstrip('«"(') for cell in cells if cell]
    return sum(1 for text in first if text[:1].isupper() or text[:1].isdigit()) / max(1, len(first))


def _opens_last_row(column: Sequence[Fragment], feet: Sequence[float]) -> bool:
    """Whether nothing stands above the last number in its row, as in one that the page's end cuts: its foot is overleaf."""
    return len(feet) > 1 and not any(feet[-2] + EVEN < top < feet[-1] - EVEN for top, _ in column)


def _by_feet(column: Sequence[Fragment], feet: Sequence[float], headed: bool, is_cut: bool) -> list[list[Fragment]] | None:
    """The lines of a column by rows; what stands below the last number, apart, is no part of the table."""
    step = _step(column)
    below = [top for top, _ in column if top > feet[-1] + EVEN]
    if below and below[0] - feet[-1] < APART * step and not is_cut:
        return None
    out: list[list[Fragment]] = []
    before = float("-inf")
    for at, foot in enumerate(feet):
        cell = [one for one in column if before + EVEN < one[0] <= foot + EVEN]
        if cell and abs(cell[-1][0] - foot) > EVEN:
            return None
        if at == 0 and headed and cell:  # rows are often further apart than lines: the title must not join their heading
            cell = _unbroken(cell, min(step, _LEADING * cell[-1][1][0]["height"]), TALLEST_HEADING)
        out.append(cell if at or headed else _unbroken(cell, step, len(cell)))
        before = foot
    return out


def _step(column: Sequence[Fragment]) -> float:
    """How far the lines of a cell stand from each other, in points."""
    steps = sorted(after - before for before, after in pairwise(top for top, _ in column))
    return steps[len(steps) // 3] if steps else 12.0


def _unbroken(cell: Sequence[Fragment], step: float, most: int) -> list[Fragment]:
    """The lowest lines of a cell up to a gap: above it stands the title, or the rest of a row that the page before began."""
    out: list[Fragment] = []
    for one in reversed(cell):
        if out and (out[0][0] - one[0] > APART * step or len(out) == most):
            break
        out.insert(0, one)
    return out
