"""The cells of one column of a PDF table without rules: which rows each of them covers, by where its lines stand beside the rows.

A cell of one row begins with it, or stands in its middle. A cell merged over several rows stands in the middle of them all, or
begins with the first of them and is followed by nothing. Of all ways to share the lines of a column among the rows the one is
taken whose cells stand where cells stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from domain.terms.find import looks_like_term

#: Lines of height: how far a cell may stand from its place.
AWAY = 0.42
#: Rows that one merged cell may cover, on one page.
LONGEST = 30
_BLANK, _SPAN, _ANEW, _REST, _GAP, _CUT = 0.35, 0.02, 0.5, 1.2, 0.5, 0.8
#: Steps between two lines, in lines: of different cells, most likely; of different cells, certainly.
APART, TORN = 1.07, 1.6
#: Lines by which cells may be away, on average, from the middles of the rows that they are merged over.
SURELY = 0.15
_OPEN = re.compile(r"(?:[,(–—-]|(?<!\w)(?:и|в|на|с|по|для|о|об|к|за|из|от|до|не|их))$", re.IGNORECASE)


class Band(NamedTuple):
    """A row: where its first line of words begins and where its last one ends, in points from the page's top."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2


class Said(NamedTuple):
    """A line of one column."""

    top: float
    words: list[Any]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word["text"] for word in self.words)


class Placed(NamedTuple):
    """A cell: its first and last row and its lines."""

    first: int
    last: int
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """The cells of a column, what speaks against them, and how they stand in their rows: `top` or `middle`."""

    cells: tuple[Placed, ...]
    cost: float
    stands: str

    def blank(self, rows: int) -> list[int]:
        """The rows that no cell covers."""
        covered = {row for cell in self.cells for row in range(cell.first, cell.last + 1)}
        return [row for row in range(rows) if row not in covered]

    def doubt(self, rows: int) -> float:
        """What speaks against the cells, blank rows left out of account."""
        return self.cost - _BLANK * len(self.blank(rows))

    def spans(self, rows: Sequence[Band], pitch: float) -> bool:
        """Whether merged cells leave no row blank and stand in the very middle of their rows."""
        away = [
            abs((one.lines[0].top + one.lines[-1].top + pitch) / 2 - (rows[one.first].top + rows[one.last].bottom) / 2) / pitch
            for one in self.cells
            if one.last > one.first
        ]
        return bool(away) and sum(away) < SURELY * len(away) and not self.blank(len(rows))


def begins_anew(text: str) -> bool:
    """Whether a line may begin a cell."""
    return re.match(r"[«\"„(]?[А-ЯЁA-Z\d]", text) is not None


def is_open(text: str) -> bool:
    """Whether a line ends in mid-sentence."""
    return _OPEN.search(text) is not None


def goes_on_with_term(text: str) -> bool:
    """Whether a line begins as the rest of a term does: «2026 года» below «сентябрь», «по 20.03» below «с 01.03»."""
    return _TERM_REST.match(text) is not None


def is_forced(before: Said, line: Said, room: float) -> bool:
    """Whether a line was ended although the next word had room on it."""
    first = line.words[0]
    width = before.words[-1]["x1"] - before.words[0]["x0"]
    letter = (first["x1"] - first["x0"]) / max(1, len(first["text"]))
    return bool(width + 0.6 * letter + first["x1"] - first["x0"] < room - 0.5) and not before.text.endswith("-")


def is_new_cell(before: Said, line: Said, room: float) -> bool:
    """Whether a line right below another is no rest of it: it begins anew where the other ended early."""
    return begins_anew(line.text) and not is_open(before.text) and is_forced(before, line, room)


class Column(NamedTuple):
    """What is known of a column: the room of its lines, in points, and whether terms, or cells in small letters, stand in it."""

    room: float
    dated: bool = False
    small: bool = False

    def opens(self, line: Said) -> bool:
        """Whether a line may begin a cell."""
        return not goes_on_with_term(line.text) if self.dated else self.small or begins_anew(line.text)

    def parts(self, cell: Sequence[Said], line: Said) -> bool:
        """Whether a line right below a cell is no rest of it."""
        if not self.dated:
            return is_new_cell(cell[-1], line, self.room)
        above = " ".join(one.text for one in cell)
        return not is_open(above) and self.opens(line) and looks_like_term(above) and looks_like_term(line.text)


_TERM_REST = re.compile(
    r"20\d\d(?!\s*[-–/]\s*20)\W|20\d\d$|г\.|год|по\s(?!мере)|[-–—)]|уч|и\s|раза?\b|недел|месяца|числа|(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)я"
    r"|марта|мая|августа|квартал|полугод|четверт",
    re.IGNORECASE,
)


def shared(lines: Sequence[Said], rows: Sequence[Band], pitch: float, column: Column, stands: str, exact: float) -> Shared | None:
    """The lines of a column as cells of these rows, all standing at the `top` or in the `middle`; None where they do not.

    `mixed`: merged cells at the top, those of one row in its middle.

    `pitch`: from line to line of one cell, in points; `exact`: how much of it a line may be away from the top of its row.
    """
    found = _Sharing(lines, rows, pitch, column, stands, exact).best(0, 0)
    return None if found is None else Shared(found[1], found[0], stands)


class _Sharing:
    """Tries every cell that may begin in a row with the next line, and remembers what came of it."""

    def __init__(
        self, lines: Sequence[Said], rows: Sequence[Band], pitch: float, column: Column, stands: str, exact: float
    ) -> None:
        self.lines, self.rows, self.pitch, self.column, self.stands = lines, rows, pitch, column, stands
        self.exact = exact * pitch
        self.best = cache(self._best)

    def _best(self, row: int, line: int) -> tuple[float, tuple[Placed, ...]] | None:
        if line == len(self.lines):
            return _BLANK * (len(self.rows) - row), ()
        if row == len(self.rows):
            return None
        best: tuple[float, tuple[Placed, ...]] | None = None
        if self.lines[line].top > self.rows[row].top + AWAY * self.pitch and (later := self.best(row + 1, line)) is not None:
            best = (later[0] + _BLANK + (0.3 if self.stands == "top" and row == 0 else 0.0), later[1])
        for last, end, cost in self._cells(row, line):
            rest = self.best(last + 1, end)
            if rest is not None and (best is None or cost + rest[0] < best[0]):
                best = (cost + rest[0], (Placed(row, last, tuple(self.lines[line:end])), *rest[1]))
        return best

    def _cells(self, row: int, line: int) -> list[tuple[int, int, float]]:
        """The cells that may begin in a row with a line: their last row, the line behind them, what speaks against them."""
        out: list[tuple[int, int, float]] = []
        first = self.lines[line]
        opened = line and is_open(self.lines[line - 1].text)
        cost = _REST if opened or not self.column.opens(first) else 0.0
        away = self.pitch * AWAY
        off = first.top - self.rows[row].top
        if off < -away or (self.stands == "top" and abs(off) > self.exact):
            return out
        end = line + 1
        while True:
            low = self.lines[end - 1].top + self.pitch
            out += [(last, end, cost + more) for last, more in self._spans(row, first.top, low)]
            if end == len(self.lines):
                return out
            before, after = self.lines[end - 1], self.lines[end]
            step = (after.top - before.top) / self.pitch
            if step > TORN:
                return out
            cost += _GAP if step > APART else 0.0
            if self.column.parts(self.lines[line:end], after):
                cost += 3 * _ANEW if self.column.dated else _ANEW
            if cost > 4 or after.top > self.rows[min(row + LONGEST, len(self.rows)) - 1].bottom + away:
                return out
            end += 1

    def _spans(self, row: int, high: float, low: float) -> list[tuple[int, float]]:
        """The last rows that a cell may have whose lines reach from `high` to `low`."""
        away = self.pitch * AWAY
        out = []
        for last in range(row, min(row + LONGEST, len(self.rows))):
            ends = self.rows[last].bottom if last + 1 < len(self.rows) or self.stands == "middle" else float("inf")
            if low > ends + away:
                if last + 1 == len(self.rows) and self.stands == "middle":  # the page's end cuts the rows that it stands beside
                    out.append((last, _CUT))
                continue
            off = abs((high + low) / 2 - (self.rows[row].top + self.rows[last].bottom) / 2) / self.pitch
            begins = abs(high - self.rows[row].top) <= self.exact
            if last == row and (begins or (off <= AWAY and self.stands != "top")):
                out.append((last, 0.0 if self.stands == "top" else min(0.8 * off, _SPAN) if begins else 0.8 * off))
            elif self.stands != "middle" and begins and low - self.pitch > self.rows[last].top - away:
                out.append((last, _SPAN * (last - row)))
            elif self.stands == "middle" and off <= AWAY:
                out.append((last, 0.8 * off + _SPAN * (last - row)))
        return out
