"""Tables of a PDF that draws little: rules only between the cells, titles across them, the page's own head above."""

import pytest

from domain.paper import Paragraph
from domain.road_map import Reading
from domain.road_map.understanding import understand
from papers.pdf.geometry import open_sides
from papers.reader import read_paper
from tests.papers import files

WIDTHS = (14, 74, 44, 52)
HEAD = ("№", "Мероприятие", "Срок", "Ответственный")
FIRST = (
    HEAD,
    ("Подготовка",),
    ("1", "Издать приказ о наставниках", "до 10.09.2026", "Директор"),
    ("2", "Собрать заявления учеников", "сентябрь 2026 г.", "Куратор"),
)
LAST = ("3", "Подвести итоги за полугодие", "25.12.2026", "Куратор")


def read(content: bytes) -> Reading:
    return understand(read_paper(content, "map.pdf"))


def rows(reading: Reading) -> list[tuple[str | None, ...]]:
    return [
        (one.section, one.number, one.text, one.term.text, ", ".join(who.text for who in one.responsible))
        for one in reading.measures
    ]


def expected(*table: tuple[str, ...], section: str | None = "Подготовка") -> list[tuple[str | None, ...]]:
    return [(section, *row) for row in table if len(row) == 4 and row != HEAD]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize(("head", "running"), [((), ""), ((HEAD,), ""), ((HEAD,), "Средняя школа посёлка Заречный")])
def test_rules_between_cells_and_a_page_of_one_row_make_one_table(
    head: tuple[tuple[str, ...], ...], running: str, ruled: bool
) -> None:
    found = read(files.pdf_of_pages([FIRST, [*head, LAST]], WIDTHS, ruled=ruled, head=running))
    assert (rows(found), found.questions) == (expected(*FIRST, LAST), ())


@pytest.mark.parametrize("ruled", [True, False])
def test_what_every_page_repeats_is_no_title_of_rows(ruled: bool) -> None:
    third = [HEAD, ("4", "Провести общую встречу пар", "февраль 2027 г.", "Педагог-психолог")]
    pages = [FIRST, [HEAD, LAST], third]
    found = read(files.pdf_of_pages(pages, WIDTHS, ruled=ruled, head="План работы средней школы посёлка Заречный"))
    assert (rows(found), found.questions) == (expected(*FIRST, LAST, *third), ())


def test_second_table_under_a_title_of_its_own_keeps_it() -> None:
    own = [HEAD, ("1", "Выпустить памятку для родителей", "март 2027 г.", "Куратор")]
    pages = [[HEAD, *FIRST[2:]], own]
    found = read(files.pdf_of_pages(pages, WIDTHS, ruled=True, head="Модуль «Работа с родителями»"))
    assert rows(found)[-1] == ("Модуль «Работа с родителями»", *own[1])


def test_last_row_of_three_columns_needs_no_rule_below_it() -> None:
    pages = [
        [
            ("Дата", "Мероприятие", "Ответственный"),
            ("07.09.2026", "Общая встреча пар", "Куратор"),
            ("21.12.2026", "Итоги полугодия", "Директор"),
        ]
    ]
    found = read(files.pdf_of_pages(pages, (30, 90, 60), ruled=True))
    assert [(one.text, one.term.text) for one in found.measures] == [
        ("Общая встреча пар", "07.09.2026"),
        ("Итоги полугодия", "21.12.2026"),
    ]


def rule(left: float, top: float, right: float, bottom: float) -> dict[str, object]:
    upright = left == right
    return {"x0": left, "x1": right, "top": top, "bottom": bottom, "orientation": "v" if upright else "h"}


@pytest.mark.parametrize(
    ("edges", "above", "sides"),
    [
        ([rule(10, 20 * at, 200, 20 * at) for at in range(3)] + [rule(60, 0, 60, 60)], [], [10.0, 200.0]),
        ([rule(10, 20 * at, 200, 20 * at) for at in range(3)], [], []),  # underlined text is no table
        ([rule(10, 20 * at, 200, 20 * at) for at in range(3)] + [rule(at, 0, at, 60) for at in (10, 60, 200)], [], []),
        ([rule(60, 0, 60, 30)], [10.0, 200.0], [10.0, 200.0]),
        ([rule(5, 0, 5, 30)], [10.0, 200.0], []),
        ([rule(60, 0, 60, 30)], [], []),
    ],
)
def test_sides_are_open_where_rules_end_and_none_stands(
    edges: list[dict[str, object]], above: list[float], sides: list[float]
) -> None:
    assert open_sides(edges, above) == sides


def test_soft_hyphen_of_a_browser_parts_no_word() -> None:
    """It is printed as a space on which the next letter stands."""
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only here

    from papers.lettering import typeface  # noqa: PLC0415

    paper = FPDF()
    paper.add_font("sans", fname=typeface())
    paper.set_font("sans", size=9)
    paper.add_page()
    middle = 20 + paper.get_string_width("Про")
    for text, left in (("Про", 20.0), (" ", middle), ("токол", middle)):
        paper.text(left, 30, text)
    [line] = read_paper(bytes(paper.output()), "map.pdf").blocks
    assert isinstance(line, Paragraph)
    assert line.text.strip() == "Протокол"


def test_rules_between_the_columns_alone_hold_no_rows() -> None:
    table = [files.HEADING, *files.rows(8)]
    reading = read(files.pdf_between_columns(table, (14, 76, 45, 50)))
    assert [(one.number, one.text, one.term.text) for one in reading.measures] == [
        (number, text, term) for number, text, term, _ in files.rows(8)
    ]
