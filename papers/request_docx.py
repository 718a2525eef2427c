"""The table of a request as a document ready to sign: title, table, totals, the line for the signature."""

from __future__ import annotations

import io
import re
from typing import Any

from papers.request_table import Table, Value, said

#: Points of the words in the table, and outside of it.
_SMALL, _USUAL = 9, 12
#: What XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def statement(table: Table) -> bytes:
    """The `.docx`, A4 across; the headings are repeated on every page."""
    import docx  # noqa: PLC0415 -- heavy; the idle bot never holds it
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    document = docx.Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(20), Mm(10), Mm(15), Mm(15)
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = "Times New Roman", Pt(_USUAL)
    usual.paragraph_format.space_after = Pt(4)
    for words, bold in ((table.title, True), (table.subtitle, False)):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(_clean(words)).bold = bold
    grid = document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    _row(grid, table.headings, Pt(_SMALL), bold=True)
    _marked(grid.rows[0], "w:tblHeader")
    for row in table.rows:
        _row(grid, row, Pt(_SMALL))
    _row(grid, table.totals, Pt(_SMALL), bold=True)
    _widths(grid, table, Mm)
    if table.note:
        document.add_paragraph().add_run(_clean(table.note)).font.size = Pt(_SMALL)
    document.add_paragraph()
    document.add_paragraph(_clean(table.signature))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _row(grid: Any, values: tuple[Value, ...], size: Any, *, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    row = grid.add_row()
    _marked(row, "w:cantSplit")
    for cell, value in zip(row.cells, values, strict=True):
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = 0
        run = line.add_run(_clean(said(value)))
        run.bold, run.font.size = bold, size
        if isinstance(value, int | float):
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _marked(row: Any, how: str) -> None:
    """A row that is not divided between two pages, or that stands on top of every page which the table reaches."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    row._tr.get_or_add_trPr().append(OxmlElement(how))


def _widths(grid: Any, table: Table, mm: Any) -> None:
    """The number and the day are narrow, the organisation is wide, the questions share the rest of the line (267 mm)."""
    narrow = (10, 55, 24)
    rest = max((267 - sum(narrow)) // max(len(table.headings) - len(narrow), 1), 12)
    grid.autofit = False
    for at, column in enumerate(grid.columns):
        column.width = mm(narrow[at] if at < len(narrow) else rest)
        for cell in column.cells:
            cell.width = column.width


def _clean(words: str) -> str:
    return _CONTROL.sub(" ", words)
