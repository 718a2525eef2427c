"""Tables of indicators: a share for every year; counts, indicators that fall and what was before are no shares to be reached."""

from datetime import date

import pytest

from domain.road_map import Paper, Paragraph, Table
from domain.road_map.understanding import understand

HEAD = ("№", "Показатель", "Ед. изм.", "Базовое значение", "2026 год", "2027 год")


def promised(head: tuple[str, ...], *rows: tuple[str, ...]) -> list[tuple[float, date | None, str]]:
    """Percent, day and base of every target of a paper that holds this one table."""
    title = Paragraph("Целевые показатели программы наставничества")
    targets = understand(Paper("plan.docx", (title, Table((head, *rows))))).targets
    return [(one.percent, one.due, one.base) for one in targets]


def test_share_stands_under_every_year() -> None:
    row = ("1", "Доля обучающихся, имеющих наставника", "%", "12", "35", "не менее 50")
    assert promised(HEAD, row) == [
        (35, date(2026, 12, 31), "обучающихся, имеющих наставника"),
        (50, date(2027, 12, 31), "обучающихся, имеющих наставника"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("1", "Численность обучающихся с наставником", "чел.", "12", "35", "50"),
        ("1", "Число пар обучающихся", "единиц", "3", "5", "9"),
        ("1", "Доля неуспевающих обучающихся", "%", "5", "4", "2"),
        ("1", "Снижение доли обучающихся на учёте", "%", "1", "2", "3"),
        ("1", "Доля обучающихся на учёте (не более)", "%", "5", "5", "5"),
        ("1", "Прирост доли обучающихся с наставником", "%", "1", "5", "5"),
    ],
    ids=lambda row: row[1],
)
def test_row_that_promises_no_share_gives_none(row: tuple[str, ...]) -> None:
    known = ("2", "Доля обучающихся с наставником", "%", "12", "35", "50")
    assert [percent for percent, _, _ in promised(HEAD, row, known)] == [35, 50]


def test_percent_over_one_column_counts_nobody_elsewhere() -> None:
    head = ("Показатель", "Ед. изм.", "2026", "2027", "Отношение к базовому году, %")
    rows = (
        ("Число обучающихся в программе", "чел.", "25", "40", "160"),
        ("Доля обучающихся в программе", "%", "25", "40", "160"),
    )
    assert promised(head, *rows) == [
        (25, date(2026, 12, 31), "обучающихся в программе"),
        (40, date(2027, 12, 31), "обучающихся в программе"),
    ]


def test_years_of_school_end_in_may() -> None:
    head = ("Показатель", "Ед. изм.", "2026/2027", "2027/2028")
    found = promised(head, ("Доля обучающихся с наставником", "%", "35", "50"))
    assert [(percent, due) for percent, due, _ in found] == [(35, date(2027, 5, 31)), (50, date(2028, 5, 31))]


def test_target_is_not_what_was_before() -> None:
    head = ("№", "Показатель", "Базовое значение", "Целевое значение", "Срок")
    found = promised(head, ("1", "Доля обучающихся с наставником, %", "12", "35", "31.12.2027"))
    assert [(percent, due) for percent, due, _ in found] == [(35, date(2027, 12, 31))]
