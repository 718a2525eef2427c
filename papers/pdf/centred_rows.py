"""An unruled table of a PDF whose cells stand in the middle or at the foot of their rows, set anew from the top of each row.

The number of such a row stands beside the middle or the last line of its longest cell, so that no line of print is a line of the
table. What belongs to a row is found by symmetry: in every column its lines stand as far above the number as below it. Or, as a
spreadsheet prints them, every cell ends beside its number, and what stands above the numbers begins works.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from papers.pdf.foot_rows import EVEN, TALLEST_HEADING, Fragment, Rows, from_the_foot

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})*[.)]?")
_HEAD = re.compile(r"№|N|№\s*п/п|п/п", re.IGNORECASE)


def from_the_top(words: Sequence[Any]) -> list[Any]:
    """The same words; where they are a centred table, those of a row begin on one line."""
    numbers = _numbers(words)
    if len(numbers) < 2:
        return list(words)
    columns = _columns(words, numbers)
    heads = _heads(words, numbers, columns[0] if columns else 0.0)
    middles = [*([sum(word["top"] for word in heads) / len(heads)] if heads else []), *(word["top"] for word in numbers)]
    own = {id(word) for word in (*numbers, *heads)}
    fragments = [_fragments(words, columns, at, own) for at in range(len(columns))]
    if not any(fragments):
        return list(words)
    steps = sorted(after - before for column in fragments for before, after in pairwise(top for top, _ in column))
    step = steps[len(steps) // 10] if steps else 12.0  # of the lines of one cell: rows stand further apart
    feet = [*([max(word["top"] for word in heads)] if heads else []), *middles[bool(heads) :]]
    rows = _centred(fragments, middles, bool(heads)) or from_the_foot(fragments, feet, bool(heads))
    if rows is None:
        return list(words)
    moved: dict[int, float] = {}
    for middle, row in zip(middles, rows, strict=True):
        top = min([middle, *(one[0] for cell in row for one in cell)])
        for cell in row:
            for at, (_, said) in enumerate(cell):
                moved |= {id(word): top + at * step for word in said}
        moved |= {id(word): top for word in numbers if word["top"] == middle}
        if heads and middle == middles[0]:
            first = min(word["top"] for word in heads)
            moved |= {id(word): top + word["top"] - first for word in heads}
    return [_at(word, moved[id(word)]) if id(word) in moved else word for word in words]


def _centred(fragments: Sequence[Sequence[Fragment]], middles: Sequence[float], headed: bool) -> Rows | None:
    """The cells of every row, where they lie evenly about its middle; None where they do not."""
    shared = [_dealt(column, middles, headed) for column in fragments]
    if any(column is None for column in shared):
        return None
    rows = [[column[at] for column in shared if column is not None] for at in range(len(middles))]
    return rows if _is_centred(rows, middles, headed) else None


def _at(word: Any, top: float) -> Any:
    return {**word, "top": top, "bottom": top + word["bottom"] - word["top"]}


def _numbers(words: Sequence[Any]) -> list[Any]:
    """The numbers of the rows: the leftmost words of their lines that count, one below the other, upwards."""
    found = [word for word in words if _NUMBER.fullmatch(word["text"])]
    if not found:
        return []
    left = min(Counter(round(word["x0"] / 3) for word in found).items(), key=lambda one: (-one[1], one[0]))[0] * 3
    column = sorted((word for word in found if abs(word["x0"] - left) <= 6), key=lambda word: word["top"])
    if any(word["x0"] < left - 6 and column[0]["top"] <= word["top"] <= column[-1]["top"] for word in words):
        return []
    return column


def _heads(words: Sequence[Any], numbers: Sequence[Any], right: float) -> list[Any]:
    """The words that head the column of the numbers: «№», «№ п/п» in one line or two."""
    left = [
        word for word in words if _HEAD.fullmatch(word["text"]) and word["x1"] < right and word["top"] < numbers[0]["top"] - EVEN
    ]
    lowest = max(left, key=lambda word: word["top"], default=None)
    return [] if lowest is None else [word for word in left if lowest["top"] - word["top"] < 2 * lowest["height"]]


def _columns(words: Sequence[Any], numbers: Sequence[Any]) -> list[float]:
    """The left edges of the columns behind that of the numbers."""
    edge = max(word["x1"] for word in numbers)
    area = [word for word in words if word["x0"] > edge + 2 and numbers[0]["top"] - 40 < word["top"] < numbers[-1]["top"] + 40]
    begins: Counter[int] = Counter()
    for word in area:
        beside = [one["x1"] for one in area if abs(one["top"] - word["top"]) < EVEN and one["x0"] < word["x0"]]
        if not beside or word["x0"] - max(beside) > 6:
            begins[round(word["x0"])] += 1
    enough = max(2, len(numbers) // 2)
    out: list[float] = []
    for place in sorted(begins):
        count = sum(begins[place + by] for by in (-1, 0, 1))
        if count >= enough and (not out or place - out[-1] > 8):
            out.append(place)
    return out


def _fragments(words: Sequence[Any], columns: Sequence[float], at: int, own: set[int]) -> list[Fragment]:
    """The lines of one column: their heights and their words."""
    right = columns[at + 1] if at + 1 < len(columns) else float("inf")
    inside = [word for word in words if columns[at] - 2 <= word["x0"] < right - 2 and id(word) not in own]
    out: list[Fragment] = []
    for word in sorted(inside, key=lambda one: (one["top"], one["x0"])):
        if out and word["top"] - out[-1][0] <= EVEN:
            out[-1][1].append(word)
        else:
            out.append((word["top"], [word]))
    return out


def _dealt(column: Sequence[Fragment], middles: Sequence[float], headed: bool) -> list[list[Fragment]] | None:
    """The lines of a column by rows, each lying evenly about its middle; None where they do not.

    A title may stand right above the heading: of the lines there only as many are taken as make the rest come out even.
    """
    if not headed:
        return _by_rows(column, middles)
    above = sum(1 for top, _ in column if top < middles[0] - EVEN)
    beside = any(abs(top - middles[0]) <= EVEN for top, _ in column)
    for lines in range(0 if beside else 1, min(above, TALLEST_HEADING) + 1):
        found = _by_rows(column[above - lines :], middles)
        if found is not None:
            return found
    return None


def _by_rows(column: Sequence[Fragment], middles: Sequence[float]) -> list[list[Fragment]] | None:
    at = 0
    out = []
    for middle in middles:
        start = at
        while at < len(column) and column[at][0] < middle - EVEN:
            at += 1
        above = at - start
        if at < len(column) and abs(column[at][0] - middle) <= EVEN:
            at += 1
        end = at + above
        cell = list(column[start:end])
        even = all(abs(one[0] + other[0] - 2 * middle) <= 2 * EVEN for one, other in zip(cell, reversed(cell), strict=True))
        if len(cell) < end - start or not even:
            return None
        out.append(cell)
        at = end
    return out


def _is_centred(rows: Sequence[Sequence[Sequence[Fragment]]], middles: Sequence[float], headed: bool) -> bool:
    """Whether some number stands between two lines of its row, as none does in a table that is set from the top."""
    return any(
        cell and min(abs(top - middle) for top, _ in cell) > 2.0
        for middle, row in zip(middles[headed:], rows[headed:], strict=True)
        for cell in row
    )
