"""Of which year the works of a paper are."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Paper, Paragraph, Table
from domain.road_map.understanding import understand
from tests.domain.road_map.tables_read import HEAD, LEFT


@pytest.mark.parametrize(
    "lines",
    [
        ("Школа. План", "Работа с парами на 2026-2027", "учебный год"),
        ("Школа. План", "2026-2027 учебный год"),
        ("Школа", "учащихся клубов пар на I полугодие 2026-2027 учебного года"),
        ("Школа", "учащихся клубов пар на первую четверть 2026/2027 уч. года"),
    ],
)
def test_school_year_of_a_line_below_the_title_holds(lines: tuple[str, ...]) -> None:
    table = Table((HEAD, ("1", "Сбор анкет", "октябрь", "Куратор")))
    [found] = understand(Paper("plan.docx", (Paragraph(lines[0]), Paragraph(""), *map(Paragraph, lines[1:]), table))).measures
    assert found.term.end == date(2026, 10, 31)


def test_year_of_the_title_is_not_that_of_the_approval_above_it() -> None:
    stamp = ("УТВЕРЖДАЮ", "«31» августа 2026 г.", "ПЛАН РАБОТЫ КЛУБА НА 2026/2027 УЧЕБНЫЙ ГОД")
    rows = (*((line, "", "", "") for line in stamp), HEAD, ("1", "Слёт", "25.01", "Куратор"))
    assert [one.term.end for one in understand(Paper("plan.csv", (Table(rows),))).measures] == [date(2027, 1, 25)]


@pytest.mark.parametrize(
    ("title", "section", "end"),
    [
        ("План работы на 2026-2027 учебный год", "Работа с участниками ГИА-2027", date(2026, 10, 31)),
        ("План работы на 2026-2027 учебный год", "Анализ результатов ГИА в 2026 году", date(2026, 10, 31)),
        ("План работы на 2027 год", "I. Подведение итогов 2026 года", date(2027, 10, 31)),
        ("План подготовки к ГИА в 2027 году", "Работа с учителями", date(2026, 10, 31)),
        ("План подготовки к ГИА-2027", "Работа с учителями", date(2026, 10, 31)),
        ("План по итогам 2025 года и на 2026 год", "Работа с учителями", date(2026, 10, 31)),
        ("План мероприятий по результатам проверки 2026 года", "Работа с учителями", None),
        ("О плане работы клуба (с изменениями на 20 июня 2026 года)", "Работа с учителями", None),
        ("План работы на 2026-2028 годы", "2027 год", date(2027, 10, 31)),
    ],
)
def test_year_that_is_looked_back_at_or_of_examinations_is_not_the_year_of_the_works(
    title: str, section: str, end: date | None
) -> None:
    rows = ((section, LEFT, LEFT, LEFT), ("1", "Собрание", "октябрь", "Куратор"), ("2", "Обзор", "октябрь", "Куратор"))
    read = understand(Paper("plan.docx", (Paragraph(title), Table((HEAD, *rows)))))
    assert [one.term.end for one in read.measures] == [end, end]


def test_works_under_years_that_promise_no_share_are_not_passed_over_in_silence() -> None:
    head, row = ("№", "Мероприятие", "Ответственный", "2026", "2027"), ("1", "Слёт", "Куратор", "+", "+")
    asked = understand(Paper("plan.docx", (Table((head, row)),))).questions
    assert [(one.about, one.text) for one in asked] == [(AskedAbout.COLUMNS, " / ".join(head))]


def test_weeks_below_an_august_that_opens_a_plan_are_offered_in_both_years() -> None:
    rows = ("АВГУСТ", "Обход кабинетов; 4 неделя; Куратор", "СЕНТЯБРЬ", "Сверка списков; 02.09-13.09; Куратор")
    lines = ("План контроля на 2027-2028 учебный год", "Вопрос; Срок; Ответственный", *rows)
    cells = [tuple(line.split("; ")) if ";" in line else (line, LEFT, LEFT) for line in lines[1:]]
    [august, september] = understand(Paper("plan.docx", (Paragraph(lines[0]), Table(tuple(cells))))).measures
    assert august.term.question is not None
    assert {day.end.year for day in august.term.question.options if day.end} == {2027, 2028}
    assert september.term.end == date(2027, 9, 13)
