"""A long table as another program reads it: typed words stay words, numbers and days have their kinds, the page is set up."""

import re
import zipfile
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from papers.matrix_xlsx import Cell
from papers.register_xlsx import HEADINGS_AT, LONGEST, Column, Page, Value, written

FIRST = HEADINGS_AT + 2
#: What other programs would take for a formula, a command or a link.
TYPED = (
    "=1+1", "+7 900", "-5", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.org";"x")', "http://example.org",
    "'=1", "{=1}", " =1", "0007", "1e5", "01.09.2026", "ТРУЕ", "TRUE", "%0A=1", "а\nб", "<b>&amp;",
)  # fmt: skip


def book(folder: Path, rows: list[tuple[Value, ...]], columns: int, *, sums: int = 0) -> Path:
    file = folder / "table.xlsx"
    about = Page("Пары [1]", "Реестр", "На 01.09.2026", [Column(f"столбец {n}", 12) for n in range(columns)], note="=не формула")
    with written(file) as whole, whole.sheet(about) as sheet:
        for number, row in enumerate(rows):
            sheet.write(row, is_sum=number >= len(rows) - sums)
    return file


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_stays_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    file = book(tmp_path, [(typed,)], 1)
    cell = openpyxl.load_workbook(file).active.cell(FIRST, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)
    assert cell.quotePrefix == (typed[0] in "=+-@\t")
    with zipfile.ZipFile(file) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets), "nothing is computed on opening"


def test_returns_and_very_long_words_do_not_break_the_file(tmp_path: Path) -> None:
    file = book(tmp_path, [("\r=1", "я" * (LONGEST + 5))], 2)
    page = openpyxl.load_workbook(file).active
    assert page.cell(FIRST, 1).data_type == "s"
    assert page.cell(FIRST, 1).value.endswith("=1")
    assert len(page.cell(FIRST, 2).value) == LONGEST


def test_values_have_their_kinds_and_the_page_its_set_up(tmp_path: Path) -> None:
    row: tuple[Value, ...] = (3, date(2026, 9, 1), Fraction(369, 1000), None, Cell("overdue", "просрочено"))
    page = openpyxl.load_workbook(book(tmp_path, [row, ("Итого", None, None, 7, None)], 5, sums=1)).active
    number, day, share, nothing, state = page[FIRST]
    assert (number.value, number.data_type) == (3, "n")
    assert (day.value, day.number_format) == (datetime(2026, 9, 1), "dd.mm.yyyy")  # noqa: DTZ001 -- a sheet has no zones
    assert (share.value, share.number_format) == (0.369, "0.0%")
    assert nothing.value is None
    assert state.value == "просрочено"
    assert page.freeze_panes == "C5"
    assert page.auto_filter.ref == "A4:E5", "the sum below is not sorted with the rows"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight, page.print_title_rows) == ("landscape", 0, "$4:$4")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.column_dimensions["A"].width == pytest.approx(12, abs=1)


def test_table_without_rows_has_its_headings_and_rows_must_fit_them(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(book(tmp_path, [], 2)).active
    assert [cell.value for cell in page[HEADINGS_AT + 1]] == ["столбец 0", "столбец 1"]
    assert page.auto_filter.ref == "A4:B4"
    with pytest.raises(ValueError, match="value per column"):
        book(tmp_path, [("одно",)], 2)
