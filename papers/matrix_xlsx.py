"""The matrix of control as a workbook: organisations × measures, and every assignment as a row that can be filtered.

States stand in words beside their colours, dates are dates, words of people are never formulas. Every word is passed in; the
colours are those of the picture on light ground. Called beside the event loop: a region's workbook takes about a second.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

#: What a sheet's name may not hold, and how long it may be.
_FORBIDDEN, _LONGEST_NAME = "[]:*?/\\", 31
_WIDEST = 60
#: A sheet is paper, whatever the theme of a picture: the fill and the letters of each kind of state.
FILLS: Mapping[str, tuple[str, str]] = {
    "overdue": ("#D55E00", "#FFFFFF"),
    "returned": ("#E69F00", "#000000"),
    "soon": ("#F0E442", "#000000"),
    "reported": ("#56B4E9", "#000000"),
    "open": ("#E3E7EC", "#000000"),
    "quiet": ("#F6F7F9", "#000000"),
    "accepted": ("#009E73", "#FFFFFF"),
    "lifted": ("#F6F7F9", "#000000"),
}
#: Points of one line of the usual letters.
_LINE = 15
#: No row of Excel is higher.
_HIGHEST = 409


@dataclass(frozen=True)
class Cell:
    """A state in words, of a kind of `FILLS`."""

    kind: str
    words: str


#: What may stand in a cell of a table: words, a number, a day, a state, or nothing.
Value = str | int | date | Cell | None


@dataclass(frozen=True)
class Sheet:
    """A table: its name, what stands above it, the headings and the rows; the first `fixed` columns stay while one scrolls."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    fixed: int = 1

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError("every row has a value per heading")


#: The row of the headings: above it the title and an empty line.
HEADINGS_AT = 2


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The `.xlsx` with these sheets, in order."""
    import xlsxwriter  # noqa: PLC0415 -- heavy; the idle bot never holds it

    content = io.BytesIO()
    # Telegram's own preview and old readers take the whole file at once anyway.
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DAE1"}
        styles = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "heading": book.add_format({**wrapped, "bold": True, "bg_color": "#E3E7EC", "valign": "vcenter"}),
            "plain": book.add_format(wrapped),
            "day": book.add_format({**wrapped, "num_format": "dd.mm.yyyy", "align": "left"}),
            **{kind: book.add_format({**wrapped, "bg_color": fill, "font_color": ink}) for kind, (fill, ink) in FILLS.items()},
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet_name(sheet.name)), sheet, styles)
    return content.getvalue()


def sheet_name(words: str) -> str:
    """A name that a sheet may have."""
    return "".join(" " if sign in _FORBIDDEN else sign for sign in words)[:_LONGEST_NAME].strip("' ") or "1"


def _write(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page.write_string(0, 0, sheet.title, styles["title"])
    for at, heading in enumerate(sheet.headings):
        page.write_string(HEADINGS_AT, at, heading, styles["heading"])
    for number, row in enumerate(sheet.rows, start=HEADINGS_AT + 1):
        for at, value in enumerate(row):
            _value(page, number, at, value, styles)
    widths = [width_of(sheet, at) for at in range(len(sheet.headings))]
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    # Excel makes a row as high as its wrapped words by itself, LibreOffice does not: it lets them run into the next row.
    page.set_row(HEADINGS_AT, _height(sheet.headings, widths, letters=1.08))
    for number, row in enumerate(sheet.rows, start=HEADINGS_AT + 1):
        page.set_row(number, _height([_shown(value) for value in row], widths))
    last = max(HEADINGS_AT + len(sheet.rows), HEADINGS_AT)
    page.autofilter(HEADINGS_AT, 0, last, max(len(sheet.headings) - 1, 0))
    page.freeze_panes(HEADINGS_AT + 1, sheet.fixed)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADINGS_AT)


def _value(page: Any, row: int, at: int, value: Value, styles: dict[str, Any]) -> None:
    match value:
        case None:
            page.write_blank(row, at, None, styles["plain"])
        case Cell(kind, words):
            page.write_string(row, at, words, styles[kind])
        case date():
            page.write_datetime(row, at, value, styles["day"])
        case int():
            page.write_number(row, at, value, styles["plain"])
        case str():
            page.write_string(row, at, value, styles["plain"])


def width_of(sheet: Sheet, at: int) -> float:
    """How many signs wide a column is: enough for the words in it, up to a limit from which they are wrapped."""
    longest = max((len(_shown(row[at])) for row in sheet.rows), default=0)
    return min(_WIDEST, max(10, longest, min(len(sheet.headings[at]), 24)) + 2)


def _height(words: Sequence[str], widths: Sequence[float], *, letters: float = 1.0) -> float:
    """How high a row has to be for words wrapped in columns of these widths, in points; bold `letters` are wider."""
    lines = (
        sum(len(textwrap.wrap(line, max(1, int((width - 1) / letters)))) or 1 for line in cell.split("\n"))
        for cell, width in zip(words, widths, strict=True)
    )
    return min(_HIGHEST, _LINE * max(lines, default=1))


def _shown(value: Value) -> str:
    return value.words if isinstance(value, Cell) else "00.00.0000" if isinstance(value, date) else str(value or "")
