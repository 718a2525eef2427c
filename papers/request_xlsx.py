"""The table of a request as a workbook: numbers are numbers, days are days, words of people are never formulas."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from papers.matrix_xlsx import sheet_name
from papers.request_table import Table, Value, said

#: The row of the headings: above it the title, the line below it, and an empty one.
HEADINGS_AT = 3
_NARROWEST, _WIDEST = 6, 46


def workbook_of(table: Table) -> bytes:
    """The `.xlsx`: one row per organisation, the totals below them."""
    import xlsxwriter  # noqa: PLC0415 -- heavy; the idle bot never holds it

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DAE1"}
        bold = {**plain, "bold": True, "bg_color": "#EEF1F4"}
        styles = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "subtitle": book.add_format({"font_color": "#5B6470"}),
            "heading": book.add_format({**bold, "bg_color": "#E3E7EC", "valign": "vcenter"}),
            "plain": book.add_format(plain),
            "day": book.add_format({**plain, "num_format": "dd.mm.yyyy", "align": "left"}),
            "total": book.add_format(bold),
        }
        _write(book.add_worksheet(sheet_name(table.sheet)), table, styles)
    return content.getvalue()


def _write(page: Any, table: Table, styles: dict[str, Any]) -> None:
    page.write_string(0, 0, table.title, styles["title"])
    page.write_string(1, 0, table.subtitle, styles["subtitle"])
    for at, heading in enumerate(table.headings):
        page.write_string(HEADINGS_AT, at, heading, styles["heading"])
    for number, row in enumerate(table.rows, start=HEADINGS_AT + 1):
        for at, value in enumerate(row):
            _value(page, number, at, value, styles, "plain")
    last = HEADINGS_AT + len(table.rows)
    for at, value in enumerate(table.totals):
        _value(page, last + 1, at, value, styles, "total")
    if table.note:
        page.write_string(last + 3, 0, table.note, styles["subtitle"])
    for at, heading in enumerate(table.headings):
        longest = max((len(said(row[at])) for row in (*table.rows, table.totals)), default=0)
        page.set_column(at, at, min(_WIDEST, max(_NARROWEST, longest, min(len(heading), 22)) + 2))
    page.autofilter(HEADINGS_AT, 0, last, len(table.headings) - 1)
    page.freeze_panes(HEADINGS_AT + 1, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADINGS_AT)


def _value(page: Any, row: int, at: int, value: Value, styles: dict[str, Any], style: str) -> None:
    match value:
        case None:
            page.write_blank(row, at, None, styles[style])
        case date():
            page.write_datetime(row, at, value, styles["day"])
        case int() | float():
            page.write_number(row, at, value, styles[style])
        case str():
            page.write_string(row, at, value, styles[style])
