"""Plans with a cell on each line or parted by tabs: titles of parts between the works, and cells of several lines."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Table
from tests.domain.road_map.tables_read import YEAR, reading, terms

LINES = "Мероприятия\nСроки\nОтветственные\n"
LAST = date(2027, 3, 31)


def rows(text: str) -> list[tuple[str | None, str, str, list[str]]]:
    found = reading(YEAR, *text.split("\n"))
    return [(one.section, one.text, one.term.text, [who.text for who in one.responsible]) for one in found.measures]


@pytest.mark.parametrize("part", ["Работа с родителями", "Самоуправление", "Основные школьные дела", "Методическая работа"])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_parts_of_a_plan_head_the_works_below_them(part: str, apart: str) -> None:
    body = f"Сбор пар\nоктябрь\nЗавуч\n{part}\nВстреча пар\nв клубе\nмарт\nКуратор\nЗавуч"
    assert rows((LINES + body).replace("\n", apart)) == [
        (None, "Сбор пар", "октябрь", ["Завуч"]),
        (part, "Встреча пар в клубе", "март", ["Куратор", "Завуч"]),
    ]


def test_part_above_the_day_of_a_row_and_above_its_number() -> None:
    dated = "Сроки\nМероприятия\nОтветственные\nоктябрь\nСбор пар\nЗавуч\nРабота с родителями\nмарт\nВстреча пар\nКуратор"
    counted = "№\nДела\nСроки\nРабота с родителями\n1\nСбор пар\nоктябрь\n2\nВстреча пар\nмарт"
    assert [(section, text) for section, text, *_ in rows(dated)] == [(None, "Сбор пар"), ("Работа с родителями", "Встреча пар")]
    assert [(section, text) for section, text, *_ in rows(counted)] == [
        ("Работа с родителями", "Сбор пар"),
        ("Работа с родителями", "Встреча пар"),
    ]


def test_work_that_is_called_like_a_part_keeps_its_cells() -> None:
    assert rows(f"{LINES}Работа с родителями\nоктябрь\nЗавуч\nСбор пар\nмарт\nКуратор") == [
        (None, "Работа с родителями", "октябрь", ["Завуч"]),
        (None, "Сбор пар", "март", ["Куратор"]),
    ]


@pytest.mark.parametrize(
    ("lines", "work"),
    [
        ("Круглый стол по\nитогам первого полугодия", "Круглый стол по итогам первого полугодия"),
        ("Акция\n«Внимание, пары!»", "Акция «Внимание, пары!»"),
        ("Родительское собрание\nпервых классов", "Родительское собрание первых классов"),
    ],
)
def test_work_of_two_lines_is_one(lines: str, work: str) -> None:
    assert rows(f"{LINES}Сбор пар\nоктябрь\nЗавуч, кураторы\n{lines}\nмарт\nКуратор") == [
        (None, "Сбор пар", "октябрь", ["Завуч", "кураторы"]),
        (None, work, "март", ["Куратор"]),
    ]


def test_classes_are_neither_hours_nor_numbers_of_rows() -> None:
    head = "№\nДела\nСроки\nКлассы\nОтветственные\n"
    body = "1\nЧас пар в каникулы\nоктябрь\n10-11\nЗавуч\n2\nСбор пар\nапрель\n3\nЗавуч\n3\nСлёт\nмарт\n1 – 4\nКуратор"
    assert [(text, term, people) for _, text, term, people in rows(head + body)] == [
        ("Час пар в каникулы", "октябрь", ["Завуч"]),
        ("Сбор пар", "апрель", ["Завуч"]),
        ("Слёт", "март", ["Куратор"]),
    ]


def test_two_who_answer_leave_the_marks_empty() -> None:
    head = "№\nДела\nСроки\nОтветственные\nОтметка о выполнении\n"
    assert rows(f"{head}1\nСбор пар\nоктябрь\nЗимина Л.П.\nЛунин К.И.\n2\nСлёт\nмарт\nКуратор") == [
        (None, "Сбор пар", "октябрь", ["Зимина Л.П.", "Лунин К.И."]),
        (None, "Слёт", "март", ["Куратор"]),
    ]


def test_second_who_answers_below_a_row_with_tabs_is_no_title() -> None:
    text = "Мероприятия\tСроки\tОтветственные\nСбор пар\tоктябрь\tПедагог-психолог\nСоциальный педагог\nСлёт пар\tмарт\tКуратор"
    assert rows(text) == [
        (None, "Сбор пар", "октябрь", ["Педагог-психолог", "Социальный педагог"]),
        (None, "Слёт пар", "март", ["Куратор"]),
    ]


def test_work_broken_before_its_tabs_is_whole_and_a_part_is_its_title() -> None:
    plain = "Мероприятия\tСроки\tОтветственные\nСбор пар\tоктябрь\tЗавуч\nЗаседание\nсовета наставников\tмарт\tКуратор"
    head = "№\tДела\tСроки\tОтветственные\tИтог"
    counted = f"{head}\n1\tСбор пар\tоктябрь\tЗавуч\nСамоуправление\n2\tВыставка\n«Наши пары»\tмарт\tКуратор"
    assert terms(reading(YEAR, *plain.split("\n")))[1] == (None, "Заседание совета наставников", LAST)
    assert terms(reading(YEAR, *counted.split("\n"))) == [
        (None, "Сбор пар", date(2026, 10, 31)),
        ("Самоуправление", "Выставка «Наши пары»", LAST),
    ]


def test_term_that_swallowed_the_next_row_is_asked_about() -> None:
    head = ("№", "Мероприятие", "Срок", "Ответственный")
    mixed = ("1", "Сбор пар", "март\nКруглый стол наставников школы\n5-9\nсентябрь", "Завуч")
    asked = [one.row for one in reading(YEAR, Table((head, mixed))).questions if one.about is AskedAbout.ROW]
    assert asked == [0]


def test_rows_with_a_number_alone_need_no_headings() -> None:
    above, below = "1.\nСбор пар\nоктябрь\nЗавуч", "3.\nСлёт\nпо графику\nКураторы\nСпасибо всем!"
    text = f"{above}\n2.\nВстреча пар\nв клубе\nдо 1 марта\nКуратор\n{below}"
    assert rows(text) == [
        (None, "Сбор пар", "октябрь", ["Завуч"]),
        (None, "Встреча пар в клубе", "до 1 марта", ["Куратор"]),
        (None, "Слёт", "по графику", ["Кураторы"]),
    ]


def test_classes_above_the_headings_of_a_plan_are_none_of_them() -> None:
    body = "Дела\nКлассы\nВремя проведения\nОтветственные\nСбор пар\n1-4\nоктябрь\nЗаместитель директора\nпо работе с парами"
    assert rows(f"1-4 классы\nОбщешкольные дела\n{body}\nСлёт пар\n1-4\nмарт\nКуратор") == [
        (None, "Сбор пар", "октябрь", ["Заместитель директора по работе с парами"]),
        (None, "Слёт пар", "март", ["Куратор"]),
    ]


def test_hour_beside_its_day_is_no_word_of_the_work() -> None:
    head, first = "Дата\nМероприятие\nВремя\nОтветственный", "12.10.2026\nОткрытие недели пар\n8.20\nКуратор"
    found = reading(YEAR, *f"{head}\n{first}\n13.10.2026\nТренинг пар\n13.30\nПсихолог".split("\n"))
    assert terms(found) == [(None, "Открытие недели пар", date(2026, 10, 12)), (None, "Тренинг пар", date(2026, 10, 13))]


def test_number_and_day_without_a_space_between_them_are_two() -> None:
    found = reading("План декады", "", "1.24 ноября. Линейка пар.", "2. 25 ноября. Конкурс пар.", "3. 27 ноября. Слёт.")
    assert [(one.number, one.term.text) for one in found.points] == [("1", "24 ноября"), ("2", "25 ноября"), ("3", "27 ноября")]
