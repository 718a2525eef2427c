"""Calendars: months, quarters and half-years as columns, above rows, and on sheets of their own."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Paper, Paragraph, Table
from domain.road_map.understanding import understand
from domain.terms import Reason
from tests.domain.road_map.plain_read import read
from tests.domain.road_map.tables_read import ABOVE, HEAD, LEFT, measures


def test_marks_under_months_are_the_terms() -> None:
    head = ("№", "Мероприятие", "Сентябрь", "Октябрь", "Ноябрь", "Отв.")
    found = measures(Table((head, ("1", "Сбор анкет", "+", "", "v", "Куратор"), ("2", "Отчёт", "", "15", "-", "Куратор"))))
    assert [(one.text, one.term.text, one.term.deadlines or one.term.end) for one in found] == [
        ("Сбор анкет", "Сентябрь, Ноябрь", (date(2026, 9, 30), date(2026, 11, 30))),
        ("Отчёт", "15 октября", date(2026, 10, 15)),
    ]


def test_half_years_as_columns_hold_marks_and_terms() -> None:
    head = ("№", "Мера", "I полугодие", "II полугодие", "Отв.")
    rows = (("1", "Сбор анкет", "до 20 сентября", "до 20 января", "Психолог"), ("2", "Слёт", "-", "+", "Куратор"))
    found = measures(Table((head, *rows)))
    assert [(one.text, one.term.text, one.term.deadlines or one.term.end) for one in found] == [
        ("Сбор анкет", "до 20 сентября, до 20 января", (date(2026, 9, 20), date(2027, 1, 20))),
        ("Слёт", "II полугодие", date(2027, 5, 31)),
    ]


def test_days_and_marks_under_quarters_are_all_kept() -> None:
    head = ("№", "Мероприятие", "1 кв. 2027", "2 кв. 2027", "3 кв. 2027", "Отв.")
    found = measures(
        Table((head, ("1", "Отчёт", "", "20.06", "15.09", "Куратор"), ("2", "Слёт", "Сбор заявок", "+", "", "Куратор")))
    )
    assert [(one.text, one.term.text) for one in found] == [
        ("Отчёт", "20.06, 15.09"),
        ("Сбор заявок", "1 кв. 2027"),
        ("Слёт", "2 кв. 2027"),
    ]


def test_works_under_months_are_measures_of_their_direction() -> None:
    head = ("Направление", "Сентябрь", "Октябрь", "Май")
    found = measures(Table((head, ("Семья", "Вечер родителей", "", "1) Пикник семей\n2) Фотовыставка"))))
    assert [(one.section, one.text, one.term.end) for one in found] == [
        ("Семья", "Вечер родителей", date(2026, 9, 30)),
        ("Семья", "Пикник семей", date(2027, 5, 31)),
        ("Семья", "Фотовыставка", date(2027, 5, 31)),
    ]


@pytest.mark.parametrize(("cell", "end"), [("7", date(2026, 12, 7)), ("14-18", date(2026, 12, 18)), ("", date(2026, 12, 31))])
def test_month_above_the_rows_completes_their_days(cell: str, end: date) -> None:
    (only,) = measures(Table((HEAD, ("Декабрь", LEFT, LEFT, LEFT), ("1", "Ярмарка мастеров", cell, "Совет"))))
    assert (only.section, only.term.end, only.term.question) == ("Декабрь", end, None)


def test_sheets_named_by_months_give_the_term() -> None:
    head = ("№", "Мероприятие", "Ответственный")
    found = measures(Table((head, ("1", "Посвящение", "Совет")), "Октябрь"), Table((head, ("1", "Итоги", "Совет")), "Май"))
    assert [(one.section, one.term.end) for one in found] == [("Октябрь", date(2026, 10, 31)), ("Май", date(2027, 5, 31))]


def test_month_and_day_stand_in_columns_of_their_own() -> None:
    rows = (("Сентябрь", "4", "День наставника", "Куратор"), (ABOVE, "18-22", "Неделя пар", "Психолог"))
    found = measures(Table((("Месяц", "Число", "Мероприятие", "Ответственный"), *rows)))
    assert [(one.term.text, one.term.start, one.term.end) for one in found] == [
        ("Сентябрь 4", date(2026, 9, 4), date(2026, 9, 4)),
        ("Сентябрь 18-22", date(2026, 9, 18), date(2026, 9, 22)),
    ]


def test_quarter_above_a_list_that_a_word_processor_marks_is_its_term() -> None:
    lines = ("", "I квартал"), ("•", "Установочный семинар, отв. методист"), ("", "II квартал"), ("•", "Практикум, отв. куратор")
    paper = Paper("plan.docx", (Paragraph("План работы на 2027 год"), *(Paragraph(text, number) for number, text in lines)))
    assert [(one.text, one.term.due) for one in understand(paper).points] == [
        ("Установочный семинар, отв. методист", date(2027, 3, 31)),
        ("Практикум, отв. куратор", date(2027, 6, 30)),
    ]


def test_days_under_a_month_of_a_paper_without_a_year_lack_nothing_but_the_year() -> None:
    rows = (("Сентябрь", LEFT, LEFT, LEFT), ("1", "Сбор анкет", "12-16", "Куратор"), ("2", "Слёт", "19", "Куратор"))
    read = understand(Paper("plan.docx", (Paragraph("План работы клуба"), Table((HEAD, *rows)))))
    assert [one.term.question and one.term.question.reason for one in read.measures] == [Reason.YEAR_UNKNOWN] * 2


def test_month_above_the_headings_of_each_part_of_a_plan_is_the_term_of_its_rows() -> None:
    head = "Вопросы контроля\nЦель\nВид\nОтветственный\nИтог\n"
    august = (
        "Готовность кабинетов\nОсмотр кабинетов\nтематический\nЗавхоз\nАкт\nНагрузка\nУточнение часов\nобзорный\nЗавуч\nПриказ\n"
    )
    autumn = "Дневники пар\nПолнота записей\nтематический\nЗавуч\nСправка\nВходной срез\nУровень знаний\nобзорный\nЗавуч\nСправка"
    found = read(f"План контроля на 2026-2027 учебный год\nАвгуст\n{head}{august}Сентябрь\n{head}{autumn}")
    assert [(one.text, one.section, one.term.end) for one in found.measures] == [
        ("Готовность кабинетов", "Август", None),
        ("Нагрузка", "Август", None),
        ("Дневники пар", "Сентябрь", date(2026, 9, 30)),
        ("Входной срез", "Сентябрь", date(2026, 9, 30)),
    ]


def test_works_under_months_a_cell_a_line_are_read_where_lines_fill_all_columns_and_asked_about_elsewhere() -> None:
    head = "План работы клуба на 2026-2027 учебный год\nНаправление\nСентябрь\nОктябрь\nНоябрь\n"
    rows = "Чтение\nВечер сказок\nЧас стихов\nКниговорот\nПрирода\nЧистый двор\nСбор бумаги\nКормушки\n"
    assert [(one.section, one.text, one.term.text) for one in read(head + rows).measures] == [
        ("Чтение", "Вечер сказок", "Сентябрь"),
        ("Чтение", "Час стихов", "Октябрь"),
        ("Чтение", "Книговорот", "Ноябрь"),
        ("Природа", "Чистый двор", "Сентябрь"),
        ("Природа", "Сбор бумаги", "Октябрь"),
        ("Природа", "Кормушки", "Ноябрь"),
    ]
    lost = read(head + rows.replace("Час стихов\n", ""))
    assert lost.measures == ()
    assert [one.about for one in lost.questions] == [AskedAbout.COLUMNS]


@pytest.mark.parametrize(
    ("over", "numerals", "due"),
    [
        ("Месяцы", ("IX", "Х", "XI", "ХII", "I"), [date(2026, 9, 30), date(2027, 1, 31)]),
        ("Сроки", ("IX", "X", "XI", "XII", "I"), [date(2026, 9, 30), date(2027, 1, 31)]),
        ("Месяц", ("09", "10", "11", "12", "01"), [date(2026, 9, 30), date(2027, 1, 31)]),
    ],
)
def test_numerals_one_after_the_other_are_months(over: str, numerals: tuple[str, ...], due: list[date]) -> None:
    head = ("№", "Мероприятие", over, LEFT, LEFT, LEFT, LEFT, "Ответственный")
    table = Table(
        (
            head,
            (ABOVE, ABOVE, *numerals, ABOVE),
            ("1", "Сбор анкет", "+", "", "", "", "", "Куратор"),
            ("2", "Слёт", "", "", "", "", "✓", "Куратор"),
        )
    )
    assert [one.term.end for one in measures(table)] == due


def test_four_numerals_may_be_quarters() -> None:
    head = ("№", "Мероприятие", "Сроки", LEFT, LEFT, LEFT, "Ответственный")
    table = Table((head, (ABOVE, ABOVE, "I", "II", "III", "IV", ABOVE), ("1", "Сбор анкет", "+", "", "", "", "Куратор")))
    assert all(one.term.question is not None for one in measures(table))


def test_a_month_under_a_year_is_of_that_year() -> None:
    head = ("№", "Мероприятие", "Срок исполнения по годам", LEFT, LEFT, "Ответственный")
    rows = (("1", "Приказы", "сентябрь", "до 5 сентября", "–", "Отдел"), ("2", "Форум", "", "", "октябрь", "Отдел"))
    found = measures(Table((head, (ABOVE, ABOVE, "2026", "2027", "2028 год", ABOVE), *rows)))
    assert [one.term.deadlines or one.term.end for one in found] == [
        (date(2026, 9, 30), date(2027, 9, 5)),
        date(2028, 10, 31),
    ]


def test_people_under_months_do_the_work_of_their_row() -> None:
    head = ("Мероприятие", "Октябрь", "Ноябрь", "Декабрь")
    rows = (("Консультации", "Ильина А. В.", "завуч", "-"), ("Обход классов", "", "психолог", "Ильина А. В."))
    found = measures(Table((head, *rows)))
    assert [(one.text, one.term.end, [who.text for who in one.responsible]) for one in found] == [
        ("Консультации", date(2026, 10, 31), ["Ильина А. В."]),
        ("Консультации", date(2026, 11, 30), ["завуч"]),
        ("Обход классов", date(2026, 11, 30), ["психолог"]),
        ("Обход классов", date(2026, 12, 31), ["Ильина А. В."]),
    ]


def test_councils_under_months_are_works() -> None:
    head = ("Направление", "Октябрь", "Ноябрь", "Декабрь")
    found = measures(Table((head, ("Управление", "Педсовет", "Совет наставников", "Методсовет"))))
    assert [one.text for one in found] == ["Педсовет", "Совет наставников", "Методсовет"]


def test_tables_below_months_need_no_heading_of_their_own() -> None:
    first = Table((("Дата", "Мероприятие", "Ответственный"), ("3", "Линейка", "вожатая")))
    found = measures(
        Paragraph("Сентябрь"), first, Paragraph("Октябрь"), Table((("24", "Тренинг", "психолог"), ("30–31", "Слёт", "куратор")))
    )
    assert [(one.text, one.term.end) for one in found] == [
        ("Линейка", date(2026, 9, 3)),
        ("Тренинг", date(2026, 10, 24)),
        ("Слёт", date(2026, 10, 31)),
    ]


def test_parts_of_a_month_under_it_are_terms_and_no_works() -> None:
    head = ("Мероприятие", "Ответственный", "Сентябрь", "Октябрь", "Ноябрь")
    rows = (
        ("Дежурство", "Куратор", "1 декада", "", ""),
        ("Сверка", "Завуч", "", "до 20", "x"),
        ("Слёт", "Куратор", "", "в течение месяца", ""),
    )
    found = measures(Table((head, *rows, ("Рейд", "Куратор", "2 неделя", "", "3-я неделя"))))
    assert [(one.text, one.term.text) for one in found] == [
        ("Дежурство", "1 декада сентября"),
        ("Сверка", "до 20 октября, Ноябрь"),
        ("Слёт", "Октябрь"),
        ("Рейд", "2 неделя сентября, 3-я неделя ноября"),
    ]
    assert [one.term.end for one in found] == [date(2026, 9, 10), date(2026, 11, 30), date(2026, 10, 31), None]


def test_numerals_in_the_one_line_of_a_heading_are_months_and_those_that_count_columns_are_not() -> None:
    head = ("№", "Мероприятие", "IX", "X", "XI", "Ответственный")
    found = measures(Table((head, ("1", "Совет", "15", "–", "17", "Директор"), ("2", "Рейд", "", "9, 23", "", "Завуч"))))
    assert [one.term.deadlines for one in found] == [
        (date(2026, 9, 15), date(2026, 11, 17)),
        (date(2026, 10, 9), date(2026, 10, 23)),
    ]
    counted = Table((("№", "Дело", "Месяц", LEFT, "Отв."), ("1", "2", "3", "4", "5"), ("1", "Слёт", "октябрь", "", "Завуч")))
    assert [one.term.end for one in measures(counted)] == [date(2026, 10, 31)]
