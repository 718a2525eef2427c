"""Files of every format with a given table, made by the same libraries that offices' programs resemble."""

import csv
import io
import textwrap
from collections.abc import Sequence
from typing import Any

Rows = Sequence[Sequence[str]]
HEADING = ("№ п/п", "Мероприятие", "Срок", "Ответственные")
WORK = (
    "Разработка положения о школьном наставничестве",
    "Анкетирование учеников седьмых классов",
    "Обучение наставников",
    "Итоговая встреча пар",
)
TERMS = ("01.09.2026", "сентябрь-октябрь 2026", "до 20.11.2026", "май 2027 г.")
PEOPLE = ("Управление образования", "Руководители школ", "Куратор, педагог-психолог", "Заместитель директора по ВР")


def rows(count: int) -> list[tuple[str, str, str, str]]:
    """That many rows of a plain road map."""
    return [(f"{at + 1}", f"{WORK[at % 4]} ({at + 1}-й этап)", TERMS[at % 4], PEOPLE[at % 4]) for at in range(count)]


def docx(table: Rows, before: Sequence[str] = (), after: Sequence[str] = ()) -> bytes:
    """A Word document with paragraphs around one table."""
    from docx import Document  # noqa: PLC0415 -- heavy, and only here

    document = Document()
    for line in before:
        document.add_paragraph(line)
    made = document.add_table(rows=0, cols=max(map(len, table)))
    for row in table:
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    for line in after:
        document.add_paragraph(line)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a document or a workbook."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(table: Rows, before: Sequence[str] = ()) -> bytes:
    """A workbook with lines above one table."""
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in before:
        sheet.append([line])
    for row in table:
        sheet.append(list(row))
    return saved(book)


def comma_separated(table: Rows, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    """A CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue().encode(encoding)


def text(table: Rows, separator: str = "\t", encoding: str = "utf-8") -> bytes:
    """Plain text, a row per line."""
    return "\n".join(separator.join(row) for row in table).encode(encoding)


def pdf(table: Rows, *, ruled: bool = True, per_page: int = 22, before: Sequence[str] = ()) -> bytes:
    """A PDF with a text layer: a table over as many pages as it needs, with or without rules."""
    import matplotlib as mpl  # noqa: PLC0415 -- heavy, and only here
    from matplotlib.backends.backend_pdf import PdfPages  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcParams["pdf.fonttype"] = 42
    edges, out = (0.06, 0.12, 0.52, 0.70, 0.95), io.BytesIO()
    widths = (6, 40, 18, 24)
    with PdfPages(out) as pages:
        for start in range(0, len(table), per_page):
            figure = Figure(figsize=(8.27, 11.69))
            top = 0.95
            for line in before if start == 0 else ():
                figure.text(0.06, top, line, fontsize=9)
                top -= 0.03
            ends = [top]
            for row in table[start : start + per_page]:
                lines = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=False)]
                for left, cell in zip(edges, lines, strict=False):
                    for at, line in enumerate(cell):
                        figure.text(left + 0.005, top - 0.013 - 0.013 * at, line, fontsize=8)
                top -= 0.013 * max(map(len, lines)) + 0.01
                ends.append(top)
            if ruled:
                _rules(figure, edges, ends)
            pages.savefig(figure)
    return out.getvalue()


def pdf_of_middles(table: Rows, widths: Sequence[float], *, ruled: bool, foot: bool = False, banded: bool = False) -> bytes:
    """A PDF whose cells are wrapped by their columns, in mm, and stand in the middle of their rows, or at their foot.

    Its page is counted. `banded`: coloured areas lie under the page and a rule above it, none of them an edge of a cell.
    """
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only here

    from papers.lettering import typeface  # noqa: PLC0415 -- with it

    paper = FPDF()
    paper.add_font("sans", fname=typeface())
    paper.set_font("sans", size=10)
    paper.add_page()
    if banded:
        paper.set_fill_color(220)
        for top in range(30, 130, 40):
            paper.rect(10, top, 180, 20, style="F")
        paper.line(10, 8, 190, 8)
    paper.cell(0, 6, "План мероприятий на 2026-2027 учебный год", align="C", new_x="LMARGIN", new_y="NEXT")
    with paper.table(
        table,
        col_widths=tuple(widths),
        width=sum(widths),
        align="LEFT",
        text_align="LEFT",
        line_height=5.5,
        first_row_as_headings=False,
        borders_layout="ALL" if ruled else "NONE",
        v_align="B" if foot else "M",
    ):
        pass
    paper.set_auto_page_break(False)
    paper.set_y(-12)
    paper.cell(0, 6, "1", align="C")
    return bytes(paper.output())


def pdf_between_columns(table: Rows, widths: Sequence[float]) -> bytes:
    """A PDF page with rules between the columns and below the heading, and none around the table."""
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only here

    from papers.lettering import typeface  # noqa: PLC0415

    paper = FPDF()
    paper.add_font("sans", fname=typeface())
    paper.add_font("sans", style="B", fname=typeface(bold=True))
    paper.set_font("sans", size=10)
    paper.add_page()
    with paper.table(borders_layout="MINIMAL", col_widths=tuple(widths), width=sum(widths), text_align="LEFT") as made:
        for row in table:
            line = made.row()
            for cell in row:
                line.cell(cell)
    return bytes(paper.output())


def on_its_side(content: bytes) -> bytes:
    """The same PDF as a scanner's program leaves it: every page turned by a quarter."""
    import pypdfium2  # noqa: PLC0415 -- heavy, and only here

    document, out = pypdfium2.PdfDocument(content), io.BytesIO()
    for page in document:
        page.set_rotation(90)
    document.save(out)
    return out.getvalue()


def _rules(figure: Any, edges: Sequence[float], ends: Sequence[float]) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415 -- heavy, and only here

    for height in ends:
        figure.add_artist(Line2D([edges[0], edges[-1]], [height, height], color="black", linewidth=0.5))
    for left in edges:
        figure.add_artist(Line2D([left, left], [ends[0], ends[-1]], color="black", linewidth=0.5))


def pdf_of_pages(
    pages: Sequence[Sequence[Sequence[str]]], widths: Sequence[float], *, ruled: bool, head: str = "", across: str = ""
) -> bytes:
    """A PDF whose pages are drawn row by row, cells in one line, with rules only between the cells, or with none.

    A row of one cell is a title over the whole width. `head`: what stands over the text of every page but the first; `across`: a
    word that stands large and aslant over every page, whose other words are printed twice, as some programs make bold type.
    """
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only here

    from papers.lettering import typeface  # noqa: PLC0415

    paper, left, high = FPDF(), 12.0, 9.0
    paper.add_font("sans", fname=typeface())
    paper.set_font("sans", size=9)
    paper.set_auto_page_break(False)
    for page in pages:
        paper.add_page()
        if head and paper.page_no() > 1:
            paper.text(left + 40, 10, head)
        if across:
            paper.set_font("sans", size=60)
            with paper.rotation(45, 60, 60):
                paper.text(20, 60, across)
            paper.set_font("sans", size=9)
        for at, row in enumerate(page):
            top, edge = 20.0 + high * at, left
            if ruled and at:
                paper.line(left, top, left + sum(widths), top)
            for cell, width in zip(row, (sum(widths),) if len(row) == 1 else widths, strict=True):
                if ruled and edge > left:
                    paper.line(edge, top, edge, top + high)
                for aside in (0, 0.1) if across else (0,):
                    paper.text((edge + 2 if len(row) > 1 else left + 60) + aside, top + 5.5, cell)
                edge += width
    return bytes(paper.output())
