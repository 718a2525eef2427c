"""Long tables as a workbook: rows go to the disk as they come, so that memory does not grow with them.

Numbers are numbers, days are days, shares are shown in per cent, words of people are never formulas and there are no others:
nothing is computed on opening. Every word is passed in. Made in a process of its own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from papers.matrix_xlsx import FILLS, Cell, sheet_name

#: What may stand in a cell: words, a number, a day, a share, a state, or nothing.
Value = str | int | float | date | Fraction | Cell | None

#: The row of the headings: above it the title, the line below it, and an empty one.
HEADINGS_AT = 3
#: Excel takes no more signs in a cell.
LONGEST = 32767
#: Points of one line of the usual letters, and of the highest row.
_LINE, _HIGHEST = 15, 409
#: Excel counts days from here.
_FIRST_DAY = date(1899, 12, 30).toordinal()
#: Signs with which other programs begin a formula. The cell is text; the mark says so also to whoever edits it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Column:
    """A heading, and how many signs wide its column is."""

    heading: str
    width: float = 14


@dataclass(frozen=True)
class Page:
    """A sheet: its name, what stands above the table, its columns; the first `fixed` ones stay while one scrolls.

    `note` stands below the rows.
    """

    name: str
    title: str
    subtitle: str
    columns: Sequence[Column]
    fixed: int = 2
    note: str = ""


class Sheet:
    """One sheet being written, row after row."""

    def __init__(self, page: Any, about: Page, styles: dict[str, Any]) -> None:
        self._page, self._about, self._styles = page, about, styles
        self._widths = tuple(one.width for one in about.columns)
        self.rows = 0
        self._sums = 0

    def begin(self) -> None:
        """Everything above the rows, and how the sheet is shown and printed."""
        page, about = self._page, self._about
        for at, one in enumerate(about.columns):
            page.set_column(at, at, one.width)
        page.freeze_panes(HEADINGS_AT + 1, about.fixed)
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEADINGS_AT)
        page.set_footer("&L&8&A&R&8&P / &N")
        page.write_string(0, 0, _cut(about.title), self._styles["title"])
        page.write_string(1, 0, _cut(about.subtitle), self._styles["subtitle"])
        headings = tuple(one.heading for one in about.columns)
        page.set_row(HEADINGS_AT, _height(headings, self._widths, letters=1.12) or _LINE)
        for at, heading in enumerate(headings):
            page.write_string(HEADINGS_AT, at, heading, self._styles["heading"])

    def write(self, row: Sequence[Value], *, is_sum: bool = False) -> None:
        """One more row, a value per column. Sums come last: they are bold, and no filter takes them along."""
        if len(row) != len(self._widths):
            raise ValueError("every row has a value per column")
        self.rows += 1
        self._sums += is_sum
        at = HEADINGS_AT + self.rows
        if (height := _height([_said(value) for value in row], self._widths)) is not None:
            self._page.set_row(at, height)
        for column, value in enumerate(row):
            self._value(at, column, value, "bold" if is_sum else "plain")

    def end(self) -> None:
        """The filter over the rows, and the note below them."""
        last = HEADINGS_AT + self.rows
        self._page.autofilter(HEADINGS_AT, 0, last - self._sums, len(self._widths) - 1)
        for number, line in enumerate(self._about.note.splitlines()):
            self._page.write_string(last + 2 + number, 0, _cut(line), self._styles["subtitle"])

    def _value(self, row: int, at: int, value: Value, style: str) -> None:
        page, styles = self._page, self._styles
        match value:
            case None:
                page.write_blank(row, at, None, styles[style])
            case str():
                page.write_string(row, at, _cut(value), styles["quoted" if value.startswith(_FORMULA) else style])
            case Fraction():
                page.write_number(row, at, float(value), styles["share"])
            case int() | float():
                page.write_number(row, at, value, styles["bold number" if style == "bold" else "number"])
            case date():
                page.write_number(row, at, value.toordinal() - _FIRST_DAY, styles["day"])
            case Cell(kind, words):
                page.write_string(row, at, words, styles[kind])


class Book:
    """A workbook being written, sheet after sheet."""

    def __init__(self, book: Any) -> None:
        self._book = book
        plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DAE1"}
        bold = {**plain, "bold": True, "bg_color": "#EEF1F4"}
        self._styles = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "subtitle": book.add_format({"font_color": "#5B6470"}),
            "heading": book.add_format({**bold, "bg_color": "#E3E7EC", "valign": "vcenter"}),
            "plain": book.add_format(plain),
            "bold": book.add_format(bold),
            # A number does not lean on the words to its right.
            "number": book.add_format({**plain, "align": "right", "indent": 1}),
            "bold number": book.add_format({**bold, "align": "right", "indent": 1}),
            "quoted": book.add_format({**plain, "quote_prefix": True}),
            "day": book.add_format({**plain, "num_format": "dd.mm.yyyy", "align": "left"}),
            "share": book.add_format({**plain, "num_format": "0.0%", "align": "right", "indent": 1}),
            **{kind: book.add_format({**plain, "bg_color": fill, "font_color": ink}) for kind, (fill, ink) in FILLS.items()},
        }

    @contextmanager
    def sheet(self, about: Page) -> Iterator[Sheet]:
        """The next sheet; it is whole when the block ends."""
        one = Sheet(self._book.add_worksheet(self._called(about.name)), about, self._styles)
        one.begin()
        yield one
        one.end()

    def _called(self, name: str) -> str:
        """A name that no other sheet has."""
        taken = {page.get_name().lower() for page in self._book.worksheets()}
        called, number = sheet_name(name), 2
        while called.lower() in taken:
            called, number = f"{sheet_name(name)[:27]} {number}", number + 1
        return called


@contextmanager
def written(file: Path) -> Iterator[Book]:
    """A new workbook under this name; what is in hand lies in its folder meanwhile."""
    import xlsxwriter  # noqa: PLC0415 -- heavy; the idle bot never holds it

    with xlsxwriter.Workbook(str(file), {"constant_memory": True, "tmpdir": str(file.parent)}) as book:
        yield Book(book)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _said(value: Value) -> str:
    return value if isinstance(value, str) else value.words if isinstance(value, Cell) else ""


def _height(words: Sequence[str], widths: Sequence[float], *, letters: float = 1.0) -> float | None:
    """How high a row has to be for words wrapped in columns of these widths, in points; bold `letters` are wider.

    None for one line: rows are as high by themselves. LibreOffice makes no row of such a file higher than that.
    """
    most = max((_lines(cell, width, letters) for cell, width in zip(words, widths, strict=True) if cell), default=1)
    return None if most == 1 else min(_HIGHEST, _LINE * most)


@lru_cache(maxsize=4096)
def _lines(words: str, width: float, letters: float) -> int:
    room = max(1, int((width - 1) / letters))
    if len(words) <= room and "\n" not in words:
        return 1
    return sum(len(textwrap.wrap(line, room)) or 1 for line in words[:LONGEST].split("\n"))
