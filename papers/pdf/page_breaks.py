"""A ruled table that goes on over a page: what belongs together although the page's end cut it.

A merged cell is printed once; on the next page its place is a tall empty cell, or holds the rest of its words. A word that a
narrow column broke may have its second part there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.paper import Block, Cell, Covered, Paragraph, Table
from domain.terms.find import looks_like_term
from papers.pdf.unruled_cells import goes_on_with_term
from papers.pdf.wrapped_cells import broken

_NEAR = 4.0
_FOLIO = re.compile(r"\W*(?:стр(?:аница|\.)?\s*)?\d*(?:\s*из\s*\d+)?\W*", re.IGNORECASE)
_OPEN = re.compile(r"[,(–—-]$|(?<!\w)(?:и|в|на|с|по|для|о|об|к|за|из|от|до)$")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """The first and the last line of a cell's words, and how wide a line of its column may be, in points."""

    first: Sequence[Any]
    last: Sequence[Any]
    room: float


@dataclass(slots=True)
class PrintedTable:
    """A table of one page: its rows, the left edges of its columns, and how the cells of its first and last rows are printed.

    One without rules goes on over the pages, and `pages` are the rows that begin one.
    """

    rows: list[list[Cell]]
    edges: Sequence[float]
    printed: list[dict[int, PrintedCell]] = field(default_factory=list)
    ruled: bool = True
    pages: set[int] = field(default_factory=set)

    @property
    def table(self) -> Table:
        """The table as the paper has it."""
        return Table(tuple(tuple(row) for row in self.rows), pages=frozenset(self.pages), pieced=not self.ruled)


#: Lines above a heading printed again that may be the head of the page, at most.
_HEAD_LINES = 2
_COUNT = re.compile(r"(\d{1,3}\.)*(\d{1,3})[.)]?")


def counts_on(above: Sequence[Sequence[Cell]], first: str) -> bool:
    """Whether a number follows the last one of the rows above: 6 after 5, 1.3 after 1.2, 2.1 after 1.4."""
    last = next((str(row[0]) for row in reversed(above) if row and isinstance(row[0], str) and _COUNT.fullmatch(row[0])), "")
    before, own = ([int(part) for part in re.findall(r"\d+", text)] for text in (last, first if _COUNT.fullmatch(first) else ""))
    if not before or len(before) != len(own):
        return False
    return own in ([*before[:-1], before[-1] + 1], [*before[:-2], before[-2] + 1, 1] if len(before) > 1 else before)


def _without_page_head(
    page: Sequence[Paragraph | PrintedTable], above: PrintedTable | None
) -> Sequence[Paragraph | PrintedTable]:
    """The blocks of a page without the lines above the heading that its table repeats, where its rows go on with those above."""
    at = next((at for at, block in enumerate(page) if isinstance(block, PrintedTable)), 0)
    table = page[at] if page else None
    if above is None or not isinstance(table, PrintedTable) or not above.rows or not _same_columns(above, table):
        return page
    lines = [block for block in page[:at] if isinstance(block, Paragraph) and block.text.strip()]
    same = next((place for place, row in enumerate(table.rows) if place >= len(above.rows) or row != above.rows[place]), 0)
    if not 0 < len(lines) <= _HEAD_LINES or not 0 < same < len(table.rows):
        return page
    row = table.rows[same]
    cut = any(isinstance(cell, str) and cell[:1].islower() for cell in row[: 1 if row[0] else None])
    return page[at:] if cut or (isinstance(row[0], str) and counts_on(above.rows, row[0])) else page


def rejoined(pages: Sequence[Sequence[Paragraph | PrintedTable]]) -> list[Block]:
    """The blocks of all pages in order; what a page break cut inside a cell is put right, rows are left as they are printed."""
    above: PrintedTable | None = None
    out: list[Paragraph | PrintedTable] = []
    for page in pages:
        for block in _without_page_head(page, above):
            if isinstance(block, PrintedTable):
                if above is not None and block.ruled and _same_columns(above, block):
                    _mend(above, block)
                above = block
            elif not _FOLIO.fullmatch(block.text):
                above = None
            out.append(block)
    return [block.table if isinstance(block, PrintedTable) else block for block in out]


def _same_columns(upper: PrintedTable, lower: PrintedTable) -> bool:
    same = len(upper.edges) == len(lower.edges)
    return same and all(abs(one - other) <= _NEAR for one, other in zip(upper.edges, lower.edges, strict=True))


def _mend(upper: PrintedTable, lower: PrintedTable) -> None:
    first = next((at for at, row in enumerate(lower.rows) if at >= len(upper.rows) or row != upper.rows[at]), 0)
    if first >= len(lower.rows):
        return
    foot, head = upper.rows[-1], lower.rows[first]
    below = lower.rows[first + 1] if first + 1 < len(lower.rows) else []
    for column in range(min(len(foot), len(head))):
        text = head[column]
        if not isinstance(text, str):
            continue
        origin = _origin(upper.rows, column)
        merged = foot[column] is Covered.ABOVE or (column < len(below) and below[column] is Covered.ABOVE)
        if origin is None or not isinstance(said := upper.rows[origin][column], str) or not said:
            continue
        if _cuts_word(upper, origin, lower, first, column):
            said = f"{said}\u00ad"
            upper.rows[origin][column] = said
        if merged and (not text or _is_rest(said, text)):
            upper.rows[origin][column] = f"{said}\n{text}".rstrip()
            head[column] = Covered.ABOVE


def _origin(rows: Sequence[Sequence[Cell]], column: int) -> int | None:
    """The row in which the cell begins that reaches the foot of the page in this column."""
    at = len(rows) - 1
    while at >= 0 and rows[at][column] is Covered.ABOVE:
        at -= 1
    return at if at >= 0 else None


def _is_rest(before: str, text: str) -> bool:
    if looks_like_term(before) and looks_like_term(text) and not goes_on_with_term(text) and not _OPEN.search(before):
        return False
    return text[:1].islower() or _OPEN.search(before) is not None or before.endswith("\u00ad")


def _cuts_word(upper: PrintedTable, origin: int, lower: PrintedTable, first: int, column: int) -> bool:
    before, after = upper.printed[origin].get(column), lower.printed[first].get(column)
    if before is None or after is None:
        return False
    return broken(before.last, after.first, before.room, last=after.first is after.last)
