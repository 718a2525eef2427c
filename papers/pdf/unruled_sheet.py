"""The part of a PDF table without rules that stands on one page: its rows and cells, in the way that leaves the least doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from domain.paper import Cell, Covered
from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.roles import Role
from papers.pdf.geometry import lines_of, text_of
from papers.pdf.page_breaks import PrintedCell, PrintedTable
from papers.pdf.unruled_cells import AWAY, Band, Column, Said, Shared, begins_anew, shared
from papers.pdf.unruled_columns import Columns, Line
from papers.pdf.unruled_rows import EVEN, pitch_of, rows_about_middle, rows_from_top
from papers.pdf.wrapped_cells import broken, cell_text

#: What may speak against the cells of a column, for every row.
_DOUBT = 0.75
#: The share of rows left blank by a column that prints a cell once for several rows; the first column does so more often.
_SPARSE, _LEADING = 0.45, 0.4
#: What speaks against cells that stand in the middle of their rows, and against works that begin wherever a line may.
_MIDDLE, _EAGER = 0.4, 0.2
#: So little doubt that there is none.
_CLEAR = 0.3
#: Lines of a cell by which it may be away from the top of its row, where rows are set from the top.
_EXACT = 0.2
#: Rows between two titles on one page; the ways to share cells among more are not tried.
_MOST_ROWS = 200
_ONCE = {Role.TERM, Role.RESPONSIBLE, Role.STAGE}


@dataclass(slots=True)
class Above:
    """The table that the page before ended with: its columns, its rows, and which of its columns merge cells."""

    columns: Columns
    table: PrintedTable
    merged: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Part:
    """The rows between two titles: the lines of every column, and what they were read as.

    `rest`: the lines of every column that go on with the last row of the page before.
    """

    title: str
    lines: list[list[Said]]
    rows: list[Band] = field(default_factory=list)
    cells: list[Shared] = field(default_factory=list)
    rest: list[list[Said]] | None = None

    @property
    def doubt(self) -> float:
        """What speaks against the cells."""
        return sum(one.doubt(len(self.rows)) for one in self.cells)


def _agreed(ways: Sequence[Sequence[Shared]], rows: Sequence[Band], pitch: float) -> list[Shared]:
    """One way for every column; where two are open, as another column merges its cells for certain, else none is known."""
    sure = [way[0] for way in ways if len(way) == 1]
    merges = any(one.stands == "middle" and one.spans(rows, pitch) for one in sure)
    return [
        way[0] if len(way) == 1 else way[-1] if merges and _is_often(way[-1]) else replace(way[0], stands="unknown")
        for way in ways
    ]


def _is_often(column: Shared) -> bool:
    """Whether a column merges cells more than once, or over three rows: a single blank may be one that was forgotten."""
    spans = [one.last - one.first for one in column.cells if one.last > one.first]
    return sum(spans) > 1


class Sheet:
    """Reads the part of a table that stands on one page; `read` first, then `write`, then the rows stand in `table`."""

    def __init__(self, columns: Columns, body: Sequence[Line], titles: Sequence[int], above: Above | None) -> None:
        self.columns, self.above = columns, above
        self.width = len(columns.roles)
        self.number = columns.roles.index(Role.NUMBER) if Role.NUMBER in columns.roles else None
        self.parts = self._parts(body, set(titles))
        said = [[line for part in self.parts for line in part.lines[at]] for at in range(self.width)]
        work = [at for at, role in enumerate(columns.roles) if role is Role.MEASURE]
        self.work = max(work, key=lambda at: sum(len(line.text) for line in said[at])) if work else 0
        self.pitch = pitch_of(said)
        self.rooms = [max((one.words[-1]["x1"] - one.words[0]["x0"] for one in lines), default=0.0) for lines in said]
        self.small = [self._begins_small(at, lines) for at, lines in enumerate(said)]
        self.table = PrintedTable([], columns.edges, ruled=False)
        self.merged: set[int] = set()
        self.unsure: set[int] = set()

    def _parts(self, body: Sequence[Line], titles: set[int]) -> list[Part]:
        """The lines of every column between two titles, each with the title above it."""
        out: list[tuple[list[Any], str]] = [([], "")]
        for at, line in enumerate(body):
            if at in titles:
                if out[-1][0] or not out[-1][1]:
                    out.append(([], text_of(line)))
                else:
                    out[-1] = ([], f"{out[-1][1]} {text_of(line)}")
            else:
                out[-1][0].extend(line)
        return [Part(title, self._said(words)) for words, title in out if words or title]

    def _said(self, words: Sequence[Any]) -> list[list[Said]]:
        cells: list[list[Any]] = [[] for _ in range(self.width)]
        for word in words:
            cells[self.columns.of(word)].append(word)
        return [[Said(line[0]["top"], line) for line in lines_of(column)] for column in cells]

    def read(self) -> float | None:
        """How much speaks against the rows that were found; None where none were."""
        best: tuple[float, list[Part]] | None = None
        for stands, eager in product(("top", "middle"), (False, True) if self.number is None else (False,)):
            read = [self._part(part, stands, first=at == 0, eager=eager) for at, part in enumerate(self.parts)]
            parts = [part for part in read if part is not None]
            cost = sum(part.doubt for part in parts) + _MIDDLE * (stands == "middle") + _EAGER * eager
            if len(parts) == len(read) and (best is None or cost < best[0]):
                best = (cost, parts)
        if best is None or not any(part.rows or part.rest for part in best[1]):
            return None
        self.parts = best[1]
        return best[0]

    def write(self) -> None:
        """Puts the rows that were found into `table`, and the rest of a row where the page before began it."""
        self._find_merged()
        for part in self.parts:
            if part.title:
                self.table.rows.append([part.title, *(Covered.LEFT for _ in range(self.width - 1))])
                self.table.printed.append({})
            if part.rest is not None:
                self._append(part.rest)
            self._fill(part)

    def _part(self, part: Part, stands: str, *, first: bool, eager: bool) -> Part | None:
        """The part with its rows; None where its lines do not stand as those of rows do."""
        if not any(part.lines):
            return part
        numbers = part.lines[self.number] if self.number is not None else []
        if not all(NUMBER.fullmatch(line.text) for line in numbers):
            return None
        lines, rest = part.lines, None
        if first and self.above is not None and stands == "top":
            lines, rest = self._cut_off(lines, numbers)
            if rest is not None and not any(lines):
                return replace(part, rest=rest)
        sided = [(own, self._kind(at)) for at, own in enumerate(lines) if at not in (self.work, self.number)]
        find = rows_from_top if stands == "top" else rows_about_middle
        rows = find(numbers, lines[self.work], sided, self.pitch, self.rooms[self.work], eager=eager)
        ways = [self._ways(at, own, rows, stands) for at, own in enumerate(lines)] if 0 < len(rows) <= _MOST_ROWS else []
        if not ways or any(not way or min(one.cost for one in way) > _DOUBT * len(rows) + 1 for way in ways):
            return None
        cells = _agreed(ways, rows, self.pitch)
        if any(one.first != one.last for one in cells[self.work].cells):
            return None
        return replace(part, rows=rows, cells=cells, rest=rest)

    def _ways(self, at: int, lines: Sequence[Said], rows: Sequence[Band], stands: str) -> list[Shared]:
        """The ways to share a column among the rows, the likelier first: two where it cannot be told from its places alone."""
        exact = _EXACT if stands == "top" else AWAY
        if at in (self.number, self.work):
            own = shared(lines, rows, self.pitch, self._kind(at), stands, exact)
            return [own] if own else []
        top, middle = (shared(lines, rows, self.pitch, self._kind(at), one, exact) for one in ("top", "middle"))
        if top is None and stands == "middle" and (middle is None or middle.blank(len(rows))):
            mixed = shared(lines, rows, self.pitch, self._kind(at), "mixed", exact)
            return [one for one in (mixed, middle) if one][:1]
        if top is None or middle is None:
            return [one for one in (top, middle) if one]
        own, other = (top, middle) if stands == "top" else (middle, top)
        likelier = own if own.cost <= other.cost + 0.2 else other
        clear = 0 not in top.blank(len(rows)) and top.doubt(len(rows)) < _CLEAR
        if clear and top.blank(len(rows)):
            return [top, middle] if middle.spans(rows, self.pitch) else [top]
        return [likelier]

    def _begins_small(self, at: int, lines: Sequence[Said]) -> bool:
        """Whether most lines of a column that stand beside the number of a row begin with a small letter."""
        if self.number is None or self.columns.roles[at] in (Role.NUMBER, Role.MEASURE, Role.TERM):
            return False
        tops = [one.top for part in self.parts for one in part.lines[self.number]]
        first = [line for line in lines if any(abs(line.top - top) <= EVEN for top in tops)]
        return sum(1 for line in first if not begins_anew(line.text)) * 2 > len(first)

    def _kind(self, at: int) -> Column:
        return Column(self.rooms[at], self.columns.roles[at] is Role.TERM, self.small[at])

    def _cut_off(
        self, part: Sequence[Sequence[Said]], numbers: Sequence[Said]
    ) -> tuple[list[list[Said]], list[list[Said]] | None]:
        """The lines without those above the first row, which go on with the last one of the page before."""
        if self.number is not None:
            start = numbers[0].top if numbers else float("inf")
        else:
            start = next((one.top for one in part[self.work] if begins_anew(one.text)), float("inf"))
        rest = [[line for line in lines if line.top < start - EVEN] for lines in part]
        if not any(rest):
            return list(map(list, part)), None
        return [[line for line in lines if line.top >= start - EVEN] for lines in part], rest

    def _find_merged(self) -> None:
        """Which columns print a cell once for several rows: seen by their places, or by how many rows they leave blank."""
        self.merged = set(self.above.merged) if self.above is not None else set()
        read = [part for part in self.parts if part.rows]
        count = sum(len(part.rows) for part in read)
        for at in range(self.width if read else 0):
            if self.columns.roles[at] not in _ONCE:
                continue
            blank = sum(len(part.cells[at].blank(len(part.rows))) for part in read)
            spans = any(cell.last > cell.first for part in read for cell in part.cells[at].cells)
            leads = at == 0 or (at == 1 and self.number == 0)
            starts = 0 not in read[0].cells[at].blank(len(read[0].rows))
            if spans or (blank >= 2 and starts and blank >= (_LEADING if leads else _SPARSE) * count):
                unknown = any(part.cells[at].stands == "unknown" for part in read)
                (self.unsure if unknown else self.merged).add(at)

    def _fill(self, part: Part) -> None:
        fresh: list[list[Cell]] = [["" for _ in range(self.width)] for _ in part.rows]
        printed: list[dict[int, PrintedCell]] = [{} for _ in part.rows]
        opens = not self.table.rows and self.above is not None
        for at, column in enumerate(part.cells):
            for cell in column.cells:
                fresh[cell.first][at] = cell_text([line.words for line in cell.lines], self.rooms[at])
                printed[cell.first][at] = PrintedCell(cell.lines[0].words, cell.lines[-1].words, self.rooms[at])
                for row in range(cell.first + 1, cell.last + 1):
                    fresh[row][at] = Covered.ABOVE
            for row in self._carried(at, part):
                if row or opens:
                    fresh[row][at] = Covered.ABOVE
        self.table.rows += fresh
        self.table.printed += printed

    def _carried(self, at: int, part: Part) -> list[int]:
        """The blank rows of a column that its cell above covers: where cells begin with their rows, or at the page's top."""
        column = part.cells[at]
        blank = column.blank(len(part.rows))
        if at not in self.merged or not (column.stands in ("top", "mixed") or blank == list(range(len(blank)))):
            return []
        return [row for row in blank if not self._is_bare(row, part.cells)]

    def _is_bare(self, row: int, cells: Sequence[Shared]) -> bool:
        """Whether a row has a work and nothing else, although columns that merge no cells have words in every other row."""
        filled = [at for at, column in enumerate(cells) if any(one.first <= row <= one.last for one in column.cells)]
        return filled == [self.work] and len(self.merged | self.unsure | {self.work}) < self.width

    def _append(self, rest: Sequence[Sequence[Said]]) -> None:
        """Puts the rest of a row that the page before began where the row is."""
        if self.above is None or not self.above.table.rows:
            return
        table = self.above.table
        for at, lines in enumerate(rest):
            if not lines:
                continue
            row = len(table.rows) - 1
            while row > 0 and table.rows[row][at] is Covered.ABOVE:
                row -= 1
            said, before = table.rows[row][at], table.printed[row].get(at)
            text = cell_text([line.words for line in lines], self.rooms[at])
            joins = before is not None and broken(before.last, lines[0].words, before.room, last=len(lines) == 1)
            table.rows[row][at] = f"{said}{'' if joins else chr(10)}{text}" if isinstance(said, str) and said else text
