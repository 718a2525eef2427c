"""Spreadsheets: every visible sheet is a table, dates and percents written as the paper would print them."""

import datetime
import io
import re
from collections.abc import Sequence
from typing import Any

from domain.paper import Block, Cell, Covered, Paper, Table
from domain.road_map.columns.roles import role_of
from domain.road_map.columns.table_heading import heading_of
from domain.terms.words import MONTH_NAMES
from papers import archive, limits
from papers.progress import came
from papers.refusal import Refused, Why


def read_xlsx(content: bytes, name: str) -> Paper:
    """The paper of an `.xlsx`. Refused when it is broken, hostile, too wide, too long or empty."""
    archive.check(content, "xl/workbook.xml")
    content = archive.transitional(content, "xl/workbook.xml")
    import openpyxl  # noqa: PLC0415 -- heavy, and only the child process that reads a spreadsheet needs it

    try:
        _measure(openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True))
        came(0.4)
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
        hidden: list[str] = []
        blocks = [table for sheet in book.worksheets if (table := _table(sheet, hidden)) is not None]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as broken:
        raise Refused(Why.DAMAGED) from broken
    if not blocks:
        raise Refused(Why.EMPTY)
    return Paper(name, tuple[Block, ...](blocks), tuple(hidden))


def _measure(book: Any) -> None:
    """Walks the sheets as a stream, before they are held in memory."""
    characters = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        for at, row in enumerate(sheet.iter_rows(values_only=True)):
            if len(row) > limits.COLUMNS and any(value not in (None, "") for value in row[limits.COLUMNS :]):
                raise Refused(Why.TOO_WIDE)
            if at > limits.ROWS and any(value not in (None, "") for value in row):
                raise Refused(Why.TOO_LONG)
            characters += sum(len(value) for value in row if isinstance(value, str))
            if characters > limits.CHARACTERS or at > 20 * limits.ROWS:
                raise Refused(Why.TOO_LONG)
    book.close()


def _table(sheet: Any, hidden: list[str]) -> Table | None:
    """The table of a sheet; the words of what it hides are added to `hidden`. A sheet that is hidden itself is none."""
    away: list[str] = []
    rows: list[list[Cell]] = [
        _without_struck(row, away)
        for row in sheet.iter_rows(max_row=min(sheet.max_row, limits.ROWS), max_col=min(sheet.max_column, limits.COLUMNS))
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    for merged in sheet.merged_cells.ranges:
        for at in range(merged.min_row - 1, min(merged.max_row, len(rows))):
            for column in range(merged.min_col - 1, min(merged.max_col, len(rows[at]))):
                if (at, column) != (merged.min_row - 1, merged.min_col - 1):
                    rows[at][column] = Covered.ABOVE if at > merged.min_row - 1 else Covered.LEFT
    if sheet.sheet_state != "visible":  # lists for cells to choose from are hidden so, and drafts
        hidden += [sheet.title] * (heading_of(Table(tuple(map(tuple, rows)))) is not None)
        return None
    hidden += away
    rows = _without_hidden(sheet, rows, hidden)
    if not rows:
        return None
    width = max(max((at + 1 for at, cell in enumerate(row) if cell), default=0) for row in rows)
    return Table(tuple(tuple(row[:width]) for row in rows), sheet.title)


def _without_hidden(sheet: Any, rows: list[list[Cell]], told: list[str]) -> list[list[Cell]]:
    """What the printed sheet shows; words of a merged cell that begins in a hidden row or column move to the first one shown.

    The rows that a filter or a person has hidden, and the headings of hidden columns, are added to `told`.
    """
    columns = {
        at - 1
        for group in sheet.column_dimensions.values()
        if group.hidden and group.min
        for at in range(group.min, group.max + 1)
    }
    away = {at - 1 for at, row in sheet.row_dimensions.items() if row.hidden}
    if not columns and not away:
        return rows
    for merged in sheet.merged_cells.ranges:
        top, left = merged.min_row - 1, merged.min_col - 1
        row = next((at for at in range(top, min(merged.max_row, len(rows))) if at not in away), None)
        if row is None or (top not in away and left not in columns):
            continue
        column = next((at for at in range(left, min(merged.max_col, len(rows[row]))) if at not in columns), None)
        if column is not None:
            rows[row][column], rows[top][left] = rows[top][left], ""
    told += [words for at in sorted(away) if at < len(rows) and (words := _said(rows[at]))]
    heads = heading_of(Table(tuple(map(tuple, rows))))
    told += [heads.texts[at] for at in sorted(columns) if heads and at < len(heads.texts) and role_of(heads.texts[at])]
    return [[cell for place, cell in enumerate(row) if place not in columns] for at, row in enumerate(rows) if at not in away]


def _said(row: list[Cell]) -> str:
    """The words of a row; none where it holds but numbers."""
    words = " / ".join(" ".join(cell.split()) for cell in row if isinstance(cell, str) and cell)
    return words if re.search(r"[^\W\d_]{2}", words) else ""


def _day(value: datetime.date, form: str) -> str:
    """A date as its cell shows it: «МММ ГГГГ» shows no day, «ДД.ММ» no year, and the one behind it is a guess of the program."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.split(";")[0]).lower()
    day, month, year = ("d" in shown or "д" in shown), ("m" in shown or "м" in shown), ("y" in shown or "г" in shown)
    if "h" in shown:  # its «m» are minutes
        return value.strftime("%d.%m.%Y")
    if year and not day and not month:
        return str(value.year)
    if month and not day:
        return f"{MONTH_NAMES[value.month - 1]} {value.year}" if year else MONTH_NAMES[value.month - 1]
    return value.strftime("%d.%m" if day and month and not year else "%d.%m.%Y")


def _without_struck(row: Sequence[Any], told: list[str]) -> list[Cell]:
    """The words of a row; those that are struck out, whole cells or parts of them, are added to `told`."""
    read, away = zip(*map(_parted, row), strict=True)
    struck = " / ".join(words for words in away if words)
    told += [struck] * (re.search(r"[^\W\d_]{2}", struck) is not None)
    return list(read)


def _parted(cell: Any) -> tuple[str, str]:
    """The words of a cell that hold, and those that are struck out."""
    if cell.value is None:
        return "", ""
    if cell.has_style and cell.font.strike:
        return "", _words(cell)
    if not isinstance(cell.value, list):
        return _words(cell), ""
    held, struck = "", ""
    for piece in cell.value:  # words in several types
        if getattr(getattr(piece, "font", None), "strike", False):
            struck += str(piece)
        else:
            held += str(piece)
    return held.strip(), struck.strip()


def _words(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return _day(value, str(cell.number_format))
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, int | float):
        percent = "%" in str(cell.number_format)
        number = round(value * 100, 4) if percent else value
        fixed = re.fullmatch(r"0\.(0{1,4})", str(cell.number_format))
        if fixed:  # «2.10» is no «2.1»
            return f"{value:.{len(fixed[1])}f}"
        whole = f"{number:.0f}" if float(number).is_integer() and abs(number) < 1e15 else f"{number:g}"
        return f"{whole.replace('.', ',')}%" if percent else whole
    return str(value).strip()
