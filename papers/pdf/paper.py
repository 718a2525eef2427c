"""PDF with a text layer: ruled tables by their lines, everything else as lines whose words keep their columns."""

import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from domain.paper import Block, Cell, Covered, Paper, Paragraph
from papers import limits
from papers.pdf.broken_words import made_whole
from papers.pdf.centred_rows import from_the_top
from papers.pdf.geometry import (
    are_bands,
    column_starts,
    in_columns,
    lines_of,
    open_ends,
    open_sides,
    upright,
    usual_space,
    without_folio,
    without_shades,
)
from papers.pdf.letters import readable
from papers.pdf.page_breaks import PrintedCell, PrintedTable, rejoined
from papers.pdf.running_heads import Ends, ends_of, without_running
from papers.pdf.standing_words import in_lines, turned
from papers.pdf.touching_words import parted
from papers.pdf.unruled import under_heading, unruled_tables
from papers.pdf.unruled_sheet import Above
from papers.pdf.wrapped_cells import PADDING, cell_text
from papers.progress import came
from papers.refusal import Refused, Why
from papers.symbols import seen as shown

_RULES = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 3,
    "join_tolerance": 3,
    "intersection_tolerance": 4,
}


def read_pdf(content: bytes, name: str) -> Paper:
    """The paper of a `.pdf`. Refused when it is broken or locked, has too many pages, or is a scan without text."""
    import pdfplumber  # noqa: PLC0415 -- heavy, and only the child process that reads a PDF needs it
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 -- comes with pdfplumber

    from papers.pdf.page import LeanPage, hurry  # noqa: PLC0415 -- built on pdfplumber

    hurry()
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > limits.PAGES:
                raise Refused(Why.TOO_LONG)
            pages: list[list[Paragraph | PrintedTable]] = []
            above: Above | None = None
            before = Ends()
            for seen, following in _with_next(_seen_pages(document, LeanPage)):
                words = without_running(seen.outside, seen.number, [before, following.ends if following else Ends()])
                blocks_of_page, above = _page(seen, words, above)
                before = seen.ends
                pages.append(blocks_of_page)
                came(0.8 * len(pages) / len(document.pages))
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception as broken:
        locked = (
            isinstance(broken, PDFPasswordIncorrect)
            or isinstance(broken.__cause__, PDFPasswordIncorrect)
            or "Password" in repr(broken)
        )
        raise Refused(Why.LOCKED if locked else Why.DAMAGED) from broken
    blocks = rejoined(pages)
    if not any(re.search(r"\w", _words_of(block)) for block in blocks):
        raise Refused(Why.NO_TEXT)
    return Paper(name, tuple(blocks))


def _words_of(block: Block) -> str:
    return (
        block.text
        if isinstance(block, Paragraph)
        else " ".join(cell for row in block.rows for cell in row if isinstance(cell, str))
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page as it was printed: its ruled tables, the words in each of them and those outside."""

    number: int
    tables: list[Any]
    inside: list[list[Any]]
    outside: list[Any]
    ends: Ends


def _seen_pages(document: Any, lean: type[Any]) -> Iterator[_Seen]:
    sides: list[float] = []
    for given in document.pages:
        bare = lean(given.pdf, given.page_obj, given.page_number, given.initial_doctop)
        page = upright(bare)
        words = _words(page)
        drawn = without_shades(page)
        sides = open_sides(drawn.edges, sides)
        open_edges = {"explicit_horizontal_lines": open_ends(drawn.edges, sides), "explicit_vertical_lines": sides}
        tables = drawn.find_tables(_RULES | open_edges) if drawn.edges else []
        tables = sorted(
            (table for table in tables if len(table.rows) > 1 or len(table.rows[0].cells) > 2), key=lambda table: table.bbox[1]
        )
        tables = [table for table in tables if not _spills(table, words, tables)]
        outside = [word for word in words if not any(_within(word, table.bbox) for table in tables)]
        tables = [] if are_bands(drawn, tables, outside) else tables
        inside: list[list[Any]] = [[] for _ in tables]
        outside = []
        for word in words:
            home = next((at for at, table in enumerate(tables) if _within(word, table.bbox)), None)
            (outside if home is None else inside[home]).append(word)
        bare.close()
        yield _Seen(given.page_number, tables, inside, outside, ends_of(outside))


def _with_next(pages: Iterator[_Seen]) -> Iterator[tuple[_Seen, _Seen | None]]:
    """Every page with the one after it."""
    last: _Seen | None = None
    for page in pages:
        if last is not None:
            yield last, page
        last = page
    if last is not None:
        yield last, None


def _page(seen: _Seen, words: Sequence[Any], above: Above | None) -> tuple[list[Paragraph | PrintedTable], Above | None]:
    """The blocks of a page, and the table without rules that goes on over its end; `above`: the one of the page before.

    `words`: those outside of its ruled tables.
    """
    outside = without_folio(words, seen.number)
    found = unruled_tables(outside, above) if not seen.tables else None
    printed: list[tuple[float, Paragraph | PrintedTable]] = [
        (table.bbox[1], _table(table, seen.inside[at])) for at, table in enumerate(seen.tables)
    ]
    if found is not None:
        printed += found.tables
        outside = found.rest
    elif above is not None and not seen.tables:
        outside = under_heading(outside, above)
    printed = [*_text(outside), *printed]
    return [block for _, block in sorted(printed, key=lambda one: one[0])], found.above if found else None


def _words(page: Any) -> list[Any]:
    """The words of a page, each with whether it is set in bold type, and with where its letters begin."""
    page.objects["char"] = readable(page.objects.get("char", []))
    ways = turned(page.objects["char"])
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False, x_tolerance=1.5, return_chars=True, **ways)
    for word in words:
        chars = word.pop("chars")
        word["bold"] = all("Bold" in char.get("fontname", "") for char in chars)
        word["text"] = shown(word["text"].replace("\u2010", "-"))
        word["letters"] = [char["x0"] for char in chars] if len(chars) == len(word["text"]) else []
    return in_lines(words, upwards=bool(ways))


def _text(words: Sequence[Any]) -> list[tuple[float, Paragraph | PrintedTable]]:
    """Words outside of tables as lines, with their heights."""
    printed = lines_of(from_the_top(words))
    starts = column_starts(printed)
    printed = made_whole(printed, starts) if starts else printed
    unit, space = _letter(words), usual_space(printed)
    return list(_with_gaps([(line[0]["top"], Paragraph(_spaced(line, starts, unit, space))) for line in printed]))


def _within(word: Any, box: Sequence[float]) -> bool:
    middle, height = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] - 1 <= middle <= box[2] + 1 and box[1] - 1 <= height <= box[3] + 1)


def _spills(table: Any, words: Sequence[Any], tables: Sequence[Any]) -> bool:
    """Whether as many lines as a table has rows stand beside its rules: they part its columns but do not hold its rows."""
    top, bottom = table.bbox[1], table.bbox[3]
    level = [word for word in words if top <= (word["top"] + word["bottom"]) / 2 <= bottom]
    beside = lines_of([word for word in level if not any(_within(word, one.bbox) for one in tables)])
    return len(beside) >= max(2, len(table.rows))


def _letter(words: Sequence[Any]) -> float:
    """The width that stands for one character, in points: that of a letter, so that no cell runs over into the next."""
    widths = sorted((word["x1"] - word["x0"]) / len(word["text"]) for word in words if len(word["text"]) > 3)
    return min(4.0, widths[len(widths) // 4]) if widths else 4.0


def _spaced(line: Sequence[Any], starts: Collection[int], unit: float, space: float) -> str:
    """The words of a line at the places where they stand, in columns of a character's width."""
    out = ""
    for at, word in enumerate(line):
        gap = word["x0"] - line[at - 1]["x1"] if at else 0.0
        column = round(word["x0"] / unit)
        if at and gap < 7 and not (gap > min(3.5, 1.08 * space) and round(word["x0"]) in starts):
            out += " "
        else:
            out = out.ljust(max(column, len(out) + (2 if at else 0)))
        out += word["text"]
    return out


def _with_gaps(lines: Sequence[tuple[float, Paragraph]]) -> list[tuple[float, Paragraph]]:
    """A wide gap between two lines is a blank line."""
    out: list[tuple[float, Paragraph]] = []
    steps = sorted(after[0] - before[0] for before, after in pairwise(lines))
    usual = steps[len(steps) // 3] if steps else 0.0
    for at, (top, line) in enumerate(lines):
        if at and usual and top - lines[at - 1][0] > 1.7 * usual:
            out.append((top - 0.1, Paragraph("")))
        out.append((top, line))
    return out


def _table(table: Any, words: Sequence[Any]) -> PrintedTable:
    boxes = [row.cells for row in table.rows]
    if len(boxes) > limits.ROWS:
        raise Refused(Why.TOO_LONG)
    if max(map(len, boxes)) > limits.COLUMNS:
        raise Refused(Why.TOO_WIDE)
    edges = [min((row[at][0] for row in boxes if row[at]), default=0.0) for at in range(len(boxes[0]))]
    words = [part for line in lines_of(words) for part in parted(line, edges[1:])]
    held: dict[Any, list[Any]] = {}
    boxes = [in_columns(row, edges, words) for row in boxes]
    rows_of_boxes = [[box for box in row if box] for row in boxes]
    for word in words:
        middle, height = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
        box = next(
            (box for row in rows_of_boxes for box in row if box[0] <= middle <= box[2] and box[1] <= height <= box[3]),
            None,
        )
        if box is not None:
            held.setdefault(box, []).append(word)
    out = PrintedTable([], edges)
    beside = _padding(held)
    for row in boxes:
        cells: list[Cell] = []
        printed: dict[int, PrintedCell] = {}
        for at, box in enumerate(row):
            if box is not None:
                room = box[2] - box[0] - 2 * beside.get(round(box[0]), 0.0)
                lines = lines_of(held.get(box, []))
                cells.append(cell_text(lines, room))
                if lines:
                    printed[at] = PrintedCell(lines[0], lines[-1], room)
                continue
            left = next((other for other in reversed(row[:at]) if other), None)
            cells.append(Covered.LEFT if left is not None and left[2] > edges[at] + 1 else Covered.ABOVE)
        out.rows.append(cells)
        out.printed.append(printed)
    return out


def _padding(held: dict[Any, list[Any]]) -> dict[int, float]:
    """How far words keep from the rules of their column, by the column's left edge."""
    out: dict[int, float] = {}
    for box, words in held.items():
        left, free = round(box[0]), min(word["x0"] for word in words) - box[0]
        out[left] = max(0.0, min(out.get(left, PADDING), free))
    return out
