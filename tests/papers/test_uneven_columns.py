"""Word tables whose cells were pulled apart by hand: the columns that a reader sees, not those of Word's grid."""

from collections.abc import Sequence

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from domain.road_map.understanding import understand
from papers.reader import read_paper
from papers.uneven_columns import evened
from tests.papers.files import saved


def pulled(rows: Sequence[Sequence[tuple[str, int]]]) -> bytes:
    """A Word document with one table; every cell comes with the columns of the grid that it takes."""
    document = Document()
    table = document.add_table(rows=len(rows), cols=sum(width for _, width in rows[0]))
    for at, row in enumerate(rows):
        column = 0
        for words, width in row:
            table.cell(at, column).merge(table.cell(at, column + width - 1)).text = words
            column += width
    return saved(document)


def test_cells_that_stand_a_hair_apart_are_one_column() -> None:
    head = [("№", 1), ("Мероприятие", 2), ("Срок", 1), ("Ответственный", 2)]
    rows = (
        [("1. Начало", 6)],
        [("1", 2), ("Собрание", 1), ("сентябрь 2026", 2), ("Директор", 1)],
        [("2", 1), ("Диагностика", 2), ("до 15.10.2026", 2), ("Психолог", 1)],
        [("2. Конец", 6)],
        [("3", 2), ("Слёт", 1), ("май 2027", 1), ("Куратор", 2)],
    )
    found = understand(read_paper(pulled([head, *rows]), "plan.docx")).measures
    assert [(one.number, one.section, one.text, one.term.text, [who.text for who in one.responsible]) for one in found] == [
        ("1", "1. Начало", "Собрание", "сентябрь 2026", ["Директор"]),
        ("2", "1. Начало", "Диагностика", "до 15.10.2026", ["Психолог"]),
        ("3", "2. Конец", "Слёт", "май 2027", ["Куратор"]),
    ]


@pytest.mark.parametrize(
    ("rows", "widths", "columns"),
    [
        # An even table, its heading of two lines and its sections stay as they are.
        ([[1, 1, 2, 1], [1, 1, 1, 1, 1], [5]], [500] * 5, [[1, 1, 2, 1], [1, 1, 1, 1, 1], [5]]),
        # A bar over two months and one over two others are no hair apart: the heading has every edge.
        ([[1, 1, 1, 1], [1, 2, 1], [2, 1, 1]], [500] * 4, [[1, 1, 1, 1], [1, 2, 1], [2, 1, 1]]),
        ([[1, 2, 1], [2, 1, 1]], [600, 40, 4000, 2000], [[1, 1, 1], [1, 1, 1]]),
        # Edges far from each other belong to different columns.
        ([[1, 2], [2, 1]], [1000, 3000, 1000], [[1, 2], [2, 1]]),
        # An edge between two others goes to the nearer one.
        ([[1, 3], [2, 2], [3, 1]], [3000, 100, 500, 6000], [[1, 1], [1, 1], [1, 1]]),
        ([], [], []),
    ],
)
def test_edges_are_one_where_no_row_has_both(rows: list[list[int]], widths: list[int], columns: list[list[int]]) -> None:
    assert evened(rows, widths) == columns


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=9), max_size=8), st.lists(st.integers(0, 900), max_size=12))
def test_every_cell_keeps_a_column(rows: list[list[int]], widths: list[int]) -> None:
    assert [[cell >= 1 for cell in row] for row in evened(rows, widths)] == [[True] * len(row) for row in rows]
