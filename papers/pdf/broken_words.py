"""Words that a narrow column without rules broke over two lines: «общеобразовател/ьных организаций»."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from papers.pdf.wrapped_cells import broken

#: Points by which the left edges of one column's lines differ.
_NEAR = 1.5
#: A column is known by so many lines.
_ENOUGH = 3


def made_whole(lines: Sequence[Sequence[Any]], starts: Collection[int]) -> list[list[Any]]:
    """The lines of a page with such words in one piece, where the first part stands; `starts` are the edges of its columns."""
    out = [list(line) for line in lines]
    for column in _columns(out, starts):
        if len(column) < _ENOUGH:
            continue
        room = max(run[-1]["x1"] - run[0]["x0"] for _, run in column)
        for at, ((line, run), (next_line, following)) in enumerate(pairwise(column)):
            near = following[0]["top"] - run[0]["top"] < 1.6 * run[0]["height"]
            last = at + 2 == len(column) or column[at + 2][1][0]["top"] - following[0]["top"] > 1.6 * run[0]["height"]
            if near and run[0] in out[line] and broken(run, following, room, last=last):
                out[line][out[line].index(run[0])] = {**run[0], "text": run[0]["text"] + following[0]["text"]}
                out[next_line].remove(following[0])
    return [line for line in out if line]


def _columns(lines: Sequence[Sequence[Any]], starts: Collection[int]) -> list[list[tuple[int, list[Any]]]]:
    """The runs of words of every column, with the lines in which they stand, from the top."""
    out: list[tuple[float, list[tuple[int, list[Any]]]]] = []
    for at, line in enumerate(lines):
        for run in _runs(line, starts):
            left = run[0]["x0"]
            home = next((runs for place, runs in out if abs(place - left) <= _NEAR), None)
            if home is None:
                home = []
                out.append((left, home))
            home.append((at, run))
    return [runs for _, runs in out]


def _runs(line: Sequence[Any], starts: Collection[int]) -> list[list[Any]]:
    out: list[list[Any]] = []
    for at, word in enumerate(line):
        gap = word["x0"] - line[at - 1]["x1"] if at else 0.0
        if at == 0 or gap >= 7 or (gap > 3.5 and round(word["x0"]) in starts):
            out.append([word])
        else:
            out[-1].append(word)
    return out
