"""Plans side by side on one sheet, and what stands at the foot of a plan."""

from datetime import date

import pytest

from domain.road_map import Covered, Table
from tests.domain.road_map.tables_read import LEFT, YEAR, reading, terms

HEAD = ("№", "Мероприятие", "Дата", "Ответственный")
ONE = ("1", "Линейка", "01.09.2026", "Вожатая")
OTHER = ("1", "Ярмарка", "17.10.2026", "Совет родителей")


@pytest.mark.parametrize("gap", [(), ("",)])
def test_plans_side_by_side_are_two_under_their_titles(gap: tuple[str, ...]) -> None:
    titles: tuple[str | Covered, ...] = ("Сентябрь", *[LEFT] * 3, *gap, "Октябрь", *[LEFT] * 3)
    found = reading(
        YEAR, Table((titles, (*HEAD, *gap, *HEAD), (*ONE, *gap, *OTHER), (*ONE[:1], "Кросс", *ONE[2:], *gap, *[""] * 4)))
    )
    assert terms(found) == [
        ("Сентябрь", "Линейка", date(2026, 9, 1)),
        ("Сентябрь", "Кросс", date(2026, 9, 1)),
        ("Октябрь", "Ярмарка", date(2026, 10, 17)),
    ]
    assert [[one.text for one in measure.responsible] for measure in found.measures] == [
        ["Вожатая"],
        ["Вожатая"],
        ["Совет родителей"],
    ]


def test_title_over_both_plans_is_of_the_paper() -> None:
    title: tuple[str | Covered, ...] = ("План на 2026-2027 учебный год", *[LEFT] * 7)
    found = reading(
        Table((title, (*HEAD, *HEAD), ("1", "Линейка", "1 сентября", "Вожатая", "2", "Ярмарка", "17 октября", "Совет")))
    )
    assert [(one.text, one.term.due) for one in found.measures] == [
        ("Линейка", date(2026, 9, 1)),
        ("Ярмарка", date(2026, 10, 17)),
    ]


def test_one_heading_that_stands_twice_parts_no_plan() -> None:
    heading = ("Мероприятие", "Срок", "Ответственный", "Срок", "Отметка")
    found = reading(YEAR, Table((heading, ("Линейка", "01.09.2026", "Вожатая", "", ""))))
    assert [one.text for one in found.measures] == ["Линейка"]


@pytest.mark.parametrize("words", ["Итого выполнено", "Всего исполнено"])
def test_what_was_done_in_all_is_no_part_of_the_last_work(words: str) -> None:
    head = (*HEAD, "% выполнения")
    found = reading(YEAR, Table((head, (*ONE, "100%"), ("", words, "", "", "50%"))))
    assert [one.text for one in found.measures] == ["Линейка"]


def test_title_inside_the_sheet_of_a_month_is_the_section_of_its_rows() -> None:
    def title(words: str) -> tuple[str | Covered, ...]:
        return (words, *[LEFT] * 3)

    row = ("1", "Ремонт", "до 20 октября", "Завхоз")
    found = reading(YEAR, Table((title("Хозяйство"), HEAD, row, title("Дежурство"), HEAD, row), "Октябрь"))
    assert terms(found) == [("Хозяйство", "Ремонт", date(2026, 10, 20)), ("Дежурство", "Ремонт", date(2026, 10, 20))]
