"""What only a PDF does to a table: cells at the foot of their rows, words broken by columns, bands, tables cut by pages."""

from datetime import date
from typing import Any

import pytest

from domain.paper import Covered, Paragraph, Table
from domain.road_map import AskedAbout
from domain.road_map.understanding import understand
from papers.pdf.broken_words import made_whole
from papers.pdf.geometry import in_columns
from papers.pdf.page_breaks import PrintedCell, PrintedTable, rejoined
from papers.reader import read_paper
from papers.refusal import Refused, Why
from tests.papers import files

ABOVE = Covered.ABOVE
LONG = (
    files.HEADING,
    (
        "1",
        "Разработка и утверждение положения о наставничестве в школах района",
        "до 15 сентября 2026 года",
        "Управление образования",
    ),
    ("2", "Анкетирование учеников", "октябрь 2026 года", "Классные руководители седьмых и восьмых классов, психолог"),
    ("3", "Итоговая встреча пар с участием родителей и представителей предприятий", "май 2027 года", "Директор"),
)


@pytest.mark.parametrize("banded", [False, True])
def test_cells_at_the_foot_of_their_rows_are_read_from_the_top(banded: bool) -> None:
    content = files.pdf_of_middles(LONG, (12, 60, 34, 50), ruled=False, foot=True, banded=banded)
    found = understand(read_paper(content, "map.pdf")).measures
    assert [(one.number, one.text, one.term.due) for one in found] == [
        ("1", LONG[1][1], date(2026, 9, 15)),
        ("2", LONG[2][1], date(2026, 10, 31)),
        ("3", LONG[3][1], date(2027, 5, 31)),
    ]
    assert [", ".join(who.text for who in one.responsible) for one in found] == [people for *_, people in LONG[1:]]


@pytest.mark.parametrize("numbered", [True, False])
def test_table_without_rules_and_without_a_heading_is_known_by_its_columns(numbered: bool) -> None:
    rows = [(number if numbered else "", *rest) for number, *rest in files.rows(6)]
    content = files.pdf(rows, ruled=False, per_page=4, before=["План мероприятий по наставничеству на 2026-2027 учебный год"])
    reading = understand(read_paper(content, "map.pdf"))
    found = [
        (one.number or "", one.text, one.term.text, ", ".join(who.text for who in one.responsible)) for one in reading.measures
    ]
    assert (found, reading.points, reading.questions) == (rows, (), ())


def word(text: str, left: float, top: float, letter: float = 5.0) -> dict[str, Any]:
    return {"text": text, "x0": left, "x1": left + letter * len(text), "top": top, "bottom": top + 10, "height": 10}


def test_word_broken_by_a_column_without_rules_is_whole() -> None:
    lines = [
        [word("Встреча", 10, 0), word("общеобразовательн", 100, 0)],
        [word("пар", 10, 12), word("ых", 100, 12), word("организаций", 115, 12)],
        [word("Слёт", 10, 24), word("Директор", 100, 24)],
    ]
    assert [[one["text"] for one in line] for line in made_whole(lines, {99, 100, 101})] == [
        ["Встреча", "общеобразовательных"],
        ["пар", "организаций"],
        ["Слёт", "Директор"],
    ]


def test_row_without_rules_between_its_columns_is_cut_by_its_words() -> None:
    row = ((10.0, 0.0, 300.0, 30.0), None, None)
    edges = (10.0, 100.0, 200.0)
    kept = [word("Слёт", 15, 5), word("май", 105, 5), word("Директор", 205, 5)]
    assert in_columns(row, edges, kept) == [(10.0, 0.0, 100.0, 30.0), (100.0, 0.0, 200.0, 30.0), (200.0, 0.0, 300.0, 30.0)]
    heading = [word("Раздел", 15, 5), word("второй:", 50, 5), word("подготовка", 90, 5)]
    assert in_columns(row, edges, heading) == list(row)


def printed(*rows: list[Any]) -> PrintedTable:
    lines = [{at: _lines(cell) for at, cell in enumerate(row) if isinstance(cell, str) and cell} for row in rows]
    return PrintedTable([list(row) for row in rows], (0.0, 20.0, 120.0), lines)


def _lines(cell: str) -> PrintedCell:
    lines = [[word(text, 20, 0) for text in line.split()] for line in cell.split("\n")]
    return PrintedCell(lines[0], lines[-1], 88.0)


HEAD = ["№", "Мероприятие", "Ответственный"]


@pytest.mark.parametrize(
    ("foot", "top", "expected"),
    [
        pytest.param([["1", "Сбор анкет", "Куратор"]], [["2", "Слёт", ""], ["3", "Отчёт", ABOVE]], "Куратор", id="merged"),
        pytest.param(
            [["1", "Сбор анкет", "Куратор и"], ["2", "Обмен", ABOVE]],
            [["3", "Слёт", "психолог"]],
            "Куратор и\nпсихолог",
            id="rest",
        ),
        pytest.param([["1", "Сбор анкет", "Куратор"]], [["2", "Слёт", "Директор"]], "Куратор", id="apart"),
        pytest.param(
            [["1", "Сбор анкет", "общеобразовательн"]], [["", "и опрос", "ых школ"]], "общеобразовательн\u00ad", id="word"
        ),
    ],
)
def test_cell_that_a_page_cuts_is_one(foot: list[list[Any]], top: list[list[Any]], expected: str) -> None:
    blocks = rejoined([[printed(HEAD, *foot)], [Paragraph("2"), printed(HEAD, *top)]])
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables[0].rows[1][2] == expected
    taken = tables[1].rows[1][2] is ABOVE
    assert taken == (top[0][2] in ("", "психолог"))


def of_one_line(shown: str) -> bytes:
    """A page of one line of Latin letters; the font does not say what its letters 1, 2 and 3 are."""
    content = f"BT /F 12 Tf 50 700 Td ({shown}) Tj ET"
    parts = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources <</Font <</F 4 0 R>>>>>>",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Differences [1 /lost1 /lost2 /lost3]>>>>",
        f"<</Length {len(content)}>> stream\n{content}\nendstream",
    ]
    out = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj {part} endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}trailer <</Size 6 /Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_letters_of_a_font_that_says_nothing_of_them_are_lost_ones() -> None:
    paper = read_paper(of_one_line(r"Plan \001\002\003 2027"), "plan.pdf")
    assert [block.text.strip() for block in paper.blocks if isinstance(block, Paragraph)] == ["Plan \ufffd\ufffd\ufffd 2027"]
    assert [asked.about for asked in understand(paper).questions] == [AskedAbout.LETTERS]


def test_page_whose_letters_are_all_lost_has_no_text() -> None:
    with pytest.raises(Refused) as refused:
        read_paper(of_one_line(r"\001\002\003"), "plan.pdf")
    assert refused.value.why is Why.NO_TEXT


def test_bands_of_colour_under_every_other_row_are_no_tables() -> None:
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only here

    from papers.lettering import typeface  # noqa: PLC0415 -- with it

    rows = (files.HEADING, *files.rows(4))
    paper = FPDF()
    paper.add_font("sans", fname=typeface())
    paper.set_font("sans", size=11)
    paper.add_page()
    paper.set_fill_color(200)
    for at, row in enumerate(rows):
        for left, width, cell in zip((10, 25, 115, 155), (15, 90, 40, 45), row, strict=True):
            if at % 2 == 0:
                paper.rect(left, 20 + 10 * at, width, 10, style="F")
            paper.text(left + 2, 26 + 10 * at, cell[:20])
    found = understand(read_paper(bytes(paper.output()), "plan.pdf"))
    assert [one.number for one in found.measures] == ["1", "2", "3", "4"]
    assert not found.points


@pytest.mark.parametrize("ruled", [True, False])
def test_a_word_across_the_page_and_letters_printed_twice_change_nothing(ruled: bool) -> None:
    works = [(number, work.split(" (")[0], *more) for number, work, *more in files.rows(4)]
    table = (("План мероприятий на 2026-2027 учебный год",), files.HEADING, *works)
    plain, marked = (
        understand(read_paper(files.pdf_of_pages([table], (10, 106, 40, 46), ruled=ruled, across=across), "map.pdf")).measures
        for across in ("", "ПРОЕКТ")
    )
    assert [one.text for one in plain] == [row[1] for row in works]
    assert marked == plain


def test_headings_that_stand_on_their_side_are_read_along() -> None:
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only here

    from papers.lettering import typeface  # noqa: PLC0415

    paper, widths = FPDF(), (10, 70, 12, 12, 14, 40)
    paper.add_font("sans", fname=typeface())
    paper.set_font("sans", size=9)
    paper.add_page()
    paper.text(40, 15, "План мероприятий на 2026-2027 учебный год")
    heads = ("№", "Мероприятие", "сентябрь", "октябрь", "Вид отчёта", "Ответственный")
    for at, row in enumerate((heads, ("1", "Рейд", "+", "", "акт", "Соцпедагог"), ("2", "Слёт", "", "15", "нет", "Куратор"))):
        left, top, high = 10.0, 20.0 if at == 0 else 32.0 + 8 * at, 20.0 if at == 0 else 8.0
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            paper.rect(left, top, width, high)
            if at == 0 and 2 <= place <= 4:
                with paper.rotation(90, left + 6, top + 19):
                    paper.text(left + 6, top + 19, cell)
            elif cell:
                paper.text(left + 1.5, top + 5, cell)
            left += width
    content = read_paper(bytes(paper.output()), "map.pdf")
    (table,) = (block for block in content.blocks if isinstance(block, Table))
    assert table.rows[0] == heads
    assert [(one.text, one.term.due) for one in understand(content).measures] == [
        ("Рейд", date(2026, 9, 30)),
        ("Слёт", date(2026, 10, 15)),
    ]
