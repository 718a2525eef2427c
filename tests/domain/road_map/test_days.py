"""Where the rows of a table take their days from: months and years above, beside and below them, stamps, titles."""

from datetime import date

import pytest

from domain.road_map import Covered, Table
from tests.domain.road_map.tables_read import ABOVE, LEFT, YEAR, reading, terms


def test_year_over_months_dates_the_marks() -> None:
    upper = ("№", "Мероприятие", "2026 год", LEFT, "2027 год", LEFT, "Ответственный")
    lower = (ABOVE, ABOVE, "ноябрь", "декабрь", "январь", "февраль", ABOVE)
    found = reading(Table((upper, lower, ("1", "Совет наставников", "", "Х", "", "Х", "Куратор"))))
    assert [one.term.deadlines for one in found.measures] == [(date(2026, 12, 31), date(2027, 2, 28))]


def test_days_of_lists_are_not_the_date_of_the_paper() -> None:
    plan = Table((("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Приём заявлений", "до 1 октября", "Секретарь")))
    list_of_people = Table((("ФИО", "Должность", "Дата аттестации"), ("Лугова А.П.", "учитель", "18.12.2026")))
    found = reading(YEAR, plan, list_of_people)
    assert (found.written_on, found.questions) == (None, ())


def test_weeks_as_columns_are_terms_of_their_works() -> None:
    rows = (
        ("Месяц", "1 неделя", "2 неделя", "3 неделя", "4 неделя"),
        ("Сентябрь", "Сбор команд", "", "", ""),
        ("Октябрь", "", "", "День отца", ""),
    )
    found = reading("План-сетка на 2026-2027 учебный год", Table(rows))
    assert [(one.section, one.text, one.term.text) for one in found.measures] == [
        ("Сентябрь", "Сбор команд", "1 неделя"),
        ("Октябрь", "День отца", "3 неделя"),
    ]


@pytest.mark.parametrize("section", ["Ноябрь", "НОЯБРЬ 2026 года", "Ноябрь – «Моя семья»", "НОЯБРЬ. Месячник чтения"])
@pytest.mark.parametrize(("cell", "due"), [("20-28", date(2026, 11, 28)), ("", date(2026, 11, 30))])
def test_month_that_heads_rows_dates_their_days(section: str, cell: str, due: date) -> None:
    rows = (("№", "Мероприятия", "Дата", "Ответственные"), (section, LEFT, LEFT, LEFT), ("1", "Выставка", cell, "Библиотекарь"))
    assert terms(reading(YEAR, Table(rows))) == [(section, "Выставка", due)]


def test_full_date_beside_its_month_is_the_term() -> None:
    rows = (("Месяц", "№", "Мероприятие", "Дата", "Ответственный"), ("Сентябрь", "1", "Диагностика", "08.09.2026", "Завуч"))
    assert terms(reading(Table(rows))) == [(None, "Диагностика", date(2026, 9, 8))]


@pytest.mark.parametrize("line", ["10 – 14 февраля 2027 года", "с 10 по 14 февраля 2027 г."])
def test_days_of_an_event_below_its_title_give_the_year(line: str) -> None:
    plan = Table((("Дата", "Мероприятие", "Ответственные"), ("11 февраля", "Мастер-класс", "Наставники")))
    assert terms(reading("ПЛАН НЕДЕЛИ НАСТАВНИЧЕСТВА", line, plan)) == [(None, "Мастер-класс", date(2027, 2, 11))]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("12.01.2027-19.01.2027", date(2027, 1, 15)),
        ("(с 12.01 по 19.01.27 г.)", date(2027, 1, 15)),
        ("12.01.27 – 19.01.27 год", date(2027, 1, 15)),
        ("План недели физики (12.01.27г.-19.01.27г.)", date(2027, 1, 15)),
        ("21.12.2026 – 19.01.2027", date(2027, 1, 15)),
        ("12.01.2025 – 19.01.2027", None),
    ],
)
def test_days_below_the_title_give_the_year_of_days_without_one(line: str, due: date | None) -> None:
    table = Table((("Мероприятие", "Дата", "Ответственный"), ("Игра по станциям", "15.01", "Рябова Ю.К.")))
    assert terms(reading("План недели физики", line, "", table)) == [(None, "Игра по станциям", due)]


def test_year_of_a_tables_own_title_wins_over_the_papers() -> None:
    plan = Table((("Мероприятие", "Сроки", "Ответственные"), ("Опрос", "апрель", "Психолог")))
    found = reading("Программа наставничества на 2026-2029 годы", "План мероприятий на 2026-2027 учебный год", plan)
    assert terms(found) == [(None, "Опрос", date(2027, 4, 30))]


def test_years_under_a_term_are_terms() -> None:
    upper, lower = ("№", "Мероприятия", "Сроки реализации", LEFT, "Ответственные"), (ABOVE, ABOVE, "2026", "2027", ABOVE)
    found = reading(Table((upper, lower, ("1", "Музей", "+", "", "Завуч"), ("2", "Слёт", "+", "+", "Завуч"))))
    assert [(one.text, one.term.deadlines or one.term.due) for one in found.measures] == [
        ("Музей", date(2026, 12, 31)),
        ("Слёт", (date(2026, 12, 31), date(2027, 12, 31))),
    ]
    assert found.targets == ()


@pytest.mark.parametrize("hour", ["9.00", "09:30 – 10:15", "14.00 ч."])
def test_hour_below_a_day_is_of_that_day(hour: str) -> None:
    rows = (("Время", "Мероприятие", "Ответственный"), ("24 марта 2027 г.", LEFT, LEFT), (hour, "Регистрация", "Завуч"))
    found = reading(Table(rows))
    assert (terms(found), found.measures[0].term.text) == ([("24 марта 2027 г.", "Регистрация", date(2027, 3, 24))], hour)
    assert found.questions == ()


def test_hours_and_places_beside_a_day_are_no_second_term() -> None:
    rows = (
        ("Дата", "Мероприятие", "Время, место", "Ответственные"),
        ("15.01.2027", "Викторина", "12.40, библиотека", "Рябова Ю.К."),
    )
    (found,) = reading(Table(rows)).measures
    assert (found.term.text, found.term.due, found.place) == ("15.01.2027", date(2027, 1, 15), "12.40, библиотека")


@pytest.mark.parametrize(
    ("stamp", "number", "day"),
    [
        ("Утверждаю «23 » августа 2026 г. приказ № 60", "60", date(2026, 8, 23)),
        ("УТВЕРЖДАЮ Директор школы № 5 _____ Рогова В.В. «30» августа 2026 г. Приказ № 120-од", "120-од", date(2026, 8, 30)),
        ("Утверждаю директор школы № 5 _____ «30» августа 2026 г.", None, date(2026, 8, 30)),
        ("«30» августа 2026 г. Приказ № 55 от 31.08.2026", "55", date(2026, 8, 31)),
    ],
)
def test_a_stamp_on_one_line_gives_number_and_date(stamp: str, number: str | None, day: date) -> None:
    found = reading(
        stamp, "", YEAR, Table((("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Курсы", "октябрь", "Методист")))
    )
    assert (found.number, found.written_on) == (number, day)


def test_a_week_beside_its_month_is_not_the_whole_month() -> None:
    head = ("Месяц", "Мероприятие", "Дата", "Ответственные")
    first, second = reading(
        YEAR, Table((head, ("Сентябрь", "Выборы", "1 неделя", "Куратор"), (ABOVE, "Опрос", "по графику", "Куратор")))
    ).measures
    assert first.term.end is None
    assert first.term.question is not None
    assert second.term.end == date(2026, 9, 30)


def test_several_days_under_a_month_are_its_days_beside_what_came_of_them() -> None:
    upper = ("Мероприятие", "Ответственный", "Январь", LEFT, "Февраль", LEFT, "Март", LEFT)
    lower = (ABOVE, ABOVE, "план", "факт", "план", "факт", "план", "факт")
    rows = (
        ("Заседание совета", "Куратор", "15", "", "12", "", "", ""),
        ("Выезды", "Куратор", "20, 27", "", "", "", "3 и 10", ""),
    )
    found = reading("Сетевой график на 2027 год", Table((upper, lower, *rows)))
    assert [(one.text, one.term.deadlines) for one in found.measures] == [
        ("Заседание совета", (date(2027, 1, 15), date(2027, 2, 12))),
        ("Выезды", (date(2027, 1, 20), date(2027, 1, 27), date(2027, 3, 3), date(2027, 3, 10))),
    ]


@pytest.mark.parametrize("title", ["План работы центра на октябрь 2026 года", "ПЛАН НА ОКТЯБРЬ"])
@pytest.mark.parametrize(
    ("cell", "section", "due"),
    [
        ("3", "", date(2026, 10, 3)),
        ("12-16", "", date(2026, 10, 16)),
        ("до 25", "", date(2026, 10, 25)),
        ("3", "Ноябрь", date(2026, 11, 3)),
        ("до 25 ноября", "", date(2026, 11, 25)),
    ],
)
def test_days_alone_are_of_the_month_that_the_plan_is_for(title: str, cell: str, section: str, due: date) -> None:
    rows: list[tuple[str | Covered, ...]] = [(section, *[LEFT] * 2)] if section else []
    plan = Table((("Дата", "Мероприятие", "Ответственный"), *rows, (cell, "Совет наставников", "Куратор")))
    assert [one.term.due for one in reading(f"{title}, 2026-2027 учебный год", plan).measures] == [due]


def test_days_alone_below_a_title_of_two_months_are_asked() -> None:
    plan = Table((("Дата", "Мероприятие", "Ответственный"), ("3", "Совет наставников", "Куратор")))
    found = reading("План работы на октябрь – ноябрь 2026 года", plan)
    assert [one.term.due for one in found.measures] == [None]


def test_days_of_a_week_above_the_rows_are_their_term() -> None:
    title: tuple[str | Covered, ...] = ("2 неделя (8–12 сентября)", *[LEFT] * 2)
    plan = Table((("№", "Мероприятие", "Ответственный"), title, ("1", "Совет наставников", "Куратор")))
    assert [(one.term.start, one.term.due) for one in reading("План на сентябрь 2026 года", plan).measures] == [
        (date(2026, 9, 8), date(2026, 9, 12))
    ]
