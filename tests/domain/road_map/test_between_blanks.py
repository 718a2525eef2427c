"""Tables with a cell on each line: lines between blank ones are one cell, and what is held somewhere on a day is a work."""

import pytest

from tests.domain.road_map.plain_read import read, rows

HEAD = ["N", "Мероприятие", "Ответственный", "Результат", "Срок"]
ROWS = [
    ["Утвержден устав клуба «Радуга»", "МО КО", "Приказ МО КО", "15 сентября\n2026 года*"],
    [
        "Согласованы правила\nи дом клуба\n«Радуга»",
        "МО КО,\nпроектный офис проекта «Радуга»",
        "Письмо группы и акт",
        "30 октября\n2026года*",
    ],
    ["Утвержден план клуба «Радуга»", "МО КО", "Приказ МО КО", "1 октября\n2026 года*"],
]


@pytest.mark.parametrize("apart", ["\n\n", "\n\n\n"])
@pytest.mark.parametrize("title", [[], ["1. Начало работы"]])
def test_lines_without_a_blank_one_between_them_are_one_cell(apart: str, title: list[str]) -> None:
    cells = [*HEAD, *title, *(cell for number, row in enumerate(ROWS, 1) for cell in (str(number), *row))]
    found = read(apart.join(cells))
    assert rows(found) == [(" ".join(work.split()), " ".join(term.split()), " ".join(who.split())) for work, who, _, term in ROWS]
    assert [one.result for one in found.measures] == [result for _, _, result, _ in ROWS]


@pytest.mark.parametrize("name", ["СОРЕВНОВАНИЯ", "Слёты и смотры", "Турниры"])
@pytest.mark.parametrize("mark", ["", " |"])
def test_what_is_held_on_a_day_and_in_a_place_is_the_work_whatever_it_is_called(name: str, mark: str) -> None:
    cells = ["№ п/п", name, "ДАТА ПРОВЕДЕНИЯ", "МЕСТО ПРОВЕДЕНИЯ"]
    cells += ["1", "Шашки клуба", "20 сентября", "клуб «Радуга»", "2", "Кросс пар", "10, 11 октября", "парк гимназии № 8"]
    found = read("\n".join(f"{cell}{mark}" for cell in cells))
    assert rows(found) == [("Шашки клуба", "20 сентября", ""), ("Кросс пар", "10, 11 октября", "")]
    assert [one.place for one in found.measures] == ["клуб «Радуга»", "парк гимназии № 8"]
