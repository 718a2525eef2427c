"""Lines that a program prints at the head and the foot of every page: the school's name, the paper's title, a page's address."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.road_map.columns.roles import roles_of
from domain.road_map.plain_tables.plain import ENDS
from papers.pdf.geometry import NEAR, lines_of, text_of, usual_space
from papers.pdf.unruled_columns import runs

#: Lines at either end of a page that may be such, and heights of a letter between them and the text.
_MOST, _APART = 3, 1.35


class Ends(NamedTuple):
    """The first and the last lines of a page's words, from its ends inwards: what they say and how high they stand."""

    first: tuple[tuple[str, float], ...] = ()
    last: tuple[tuple[str, float], ...] = ()


def ends_of(words: Sequence[Any]) -> Ends:
    """The ends of a page; `words`: those outside of its ruled tables."""
    lines = lines_of(words)
    told = [(text_of(line), line[0]["top"]) for line in (*lines[:_MOST], *lines[-_MOST:])]
    return Ends(tuple(told[:_MOST]), tuple(reversed(told[-_MOST:])))


def without_running(words: Sequence[Any], page: int, neighbours: Sequence[Ends]) -> list[Any]:
    """The words of a page without the lines that a page beside it has at the same place; the first page keeps its head."""
    lines = lines_of(words)
    space = usual_space(lines)
    count = 0
    while (
        page > 1 and count < _MOST and count + 1 < len(lines) and _runs_through(lines[count], [one.first for one in neighbours])
    ):
        count += 1
    if count and not _apart(lines[count - 1], lines[count]):
        count = 0
    if count and any(roles_of([text_of(run) for run in runs(line, space)]) for line in lines[:count]):
        count = 0
    rest = lines[count:]
    foot = 0
    while foot < _MOST and foot + 1 < len(rest) and _runs_through(rest[-1 - foot], [one.last for one in neighbours]):
        foot += 1
    if foot and not _apart(rest[-1 - foot], rest[-foot]):
        foot = 0
    return [word for line in rest[: len(rest) - foot] for word in line]


def _runs_through(line: Sequence[Any], ends: Sequence[Sequence[tuple[str, float]]]) -> bool:
    """Whether a page beside this one has the line at the same height, the count of the page left out."""
    said, top = text_of(line), line[0]["top"]
    counted = not ENDS.match(said)  # «Приложение 2» comes after «Приложение 1»
    return any(
        abs(top - height) <= NEAR and (text == said or (counted and _DIGITS.sub("", text) == _DIGITS.sub("", said) != ""))
        for end in ends
        for text, height in end
    )


_DIGITS = re.compile(r"\d+")


def _apart(upper: Sequence[Any], lower: Sequence[Any]) -> bool:
    return bool(lower[0]["top"] - upper[0]["top"] > _APART * upper[0]["height"])
