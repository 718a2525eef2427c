"""Lists, figures and sheets that stand in one file with a plan, and are none of it; and a plan that begins with August."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Block, Paper, Paragraph, Reading, Table
from domain.road_map.understanding import understand

HEAD = ("№", "Мероприятие", "Срок", "Ответственный")
PLAN = Table((HEAD, ("1", "Сбор анкет наставников", "16.09.2027", "Куратор"), ("2", "Обработка анкет", "октябрь", "Методист")))
TITLE = Paragraph("План работы центра «Маяк» на 2027-2028 учебный год")
ACQUAINTED = (("1", "Ежова Нина Львовна", "31.08.2027", ""), ("2", "Чижов Олег Ильич", "31.08.2027", ""))


def read(*blocks: Block) -> Reading:
    return understand(Paper("plan.docx", blocks))


def works(reading: Reading) -> list[str]:
    return [one.text for one in reading.measures]


@pytest.mark.parametrize("between", ["", "С планом ознакомлены:"])
@pytest.mark.parametrize("heading", [("№", "ФИО", "Дата", "Подпись"), ("№ п/п", "Фамилия, имя, отчество", "Дата", "Подпись")])
def test_those_who_have_signed_below_a_plan_are_no_rows_of_it(between: str, heading: tuple[str, ...]) -> None:
    reading = read(TITLE, PLAN, Paragraph(between), Table((heading, *ACQUAINTED)))
    assert works(reading) == ["Сбор анкет наставников", "Обработка анкет"]
    assert not reading.points


def test_rows_below_a_page_break_go_on_with_their_plan() -> None:
    reading = read(TITLE, PLAN, Paragraph(""), Table((("3", "Итоговая встреча", "20.05.2028", "Куратор"),)))
    assert works(reading)[2:] == ["Итоговая встреча"]


LISTS = {
    "people": Table(
        (("№", "ФИО", "Должность", "Предмет"), *((f"{at}", f"Совина {at}.А.", "учитель", "физика, 2027 год") for at in (1, 2, 3)))
    ),
    "bells": Table(
        (("№ урока", "Начало", "Конец", "Перемена"), *((f"{at}", f"{at}.00", f"{at}.40", "20 мин") for at in (8, 9, 10)))
    ),
    "terms": Table(
        (
            ("Учебный период", "Начало", "Окончание", "Недель"),
            ("I четверть", "01.10.2027", "24.10.2027", "8"),
            ("II четверть", "05.11.2027", "29.12.2027", "8"),
            ("III четверть", "10.01.2028", "24.03.2028", "10"),
        )
    ),
}


@pytest.mark.parametrize("beside", LISTS.values(), ids=LISTS)
def test_lists_beside_a_plan_are_neither_points_nor_the_date_of_the_paper(beside: Table) -> None:
    reading = read(TITLE, beside, Paragraph("3. Кадровое обеспечение"), beside, Paragraph("4. Работа с кадрами"), PLAN)
    assert works(reading) == ["Сбор анкет наставников", "Обработка анкет"]
    assert (reading.points, reading.written_on, reading.questions) == ((), None, ())


def test_stamps_in_the_cells_of_a_table_date_the_paper() -> None:
    stamps = Table(
        (
            ("ПРИНЯТО", "СОГЛАСОВАНО", "УТВЕРЖДАЮ"),
            ("педсоветом", "Совет школы", "Директор школы"),
            ("протокол № 1", "протокол № 4", "приказ от 28.08.2027 № 71"),
        )
    )
    assert read(stamps, TITLE, PLAN).written_on == date(2027, 8, 28)


def test_figures_of_years_before_the_plan_promise_nothing() -> None:
    rows = (("Показатель", "2025-2026", "2026-2027", "2027-2028"), ("Доля учеников с наставником, %", "12", "15", "20"))
    assert [(one.percent, one.due) for one in read(TITLE, PLAN, Table(rows)).targets] == [(20.0, date(2028, 5, 31))]


def test_sheet_that_says_how_to_fill_in_the_plan_sets_no_work() -> None:
    said = Table(
        (("Как заполнять",), ("1. В столбце «Срок» укажите месяц и год.",), ("2. Направьте таблицу куратору до 01.10.2027.",)),
        "Памятка",
    )
    reading = read(Table((HEAD, *PLAN.rows[1:]), "План"), said)
    assert (works(reading), reading.points) == (["Сбор анкет наставников", "Обработка анкет"], ())


def test_order_on_a_sheet_of_its_own_is_read() -> None:
    said = Table((("Приказываю:",), ("1. Кураторам направить отчёт до 01.12.2027.",)), "Приказ")
    assert [one.term.due for one in read(said, Table(PLAN.rows, "План")).points] == [date(2027, 12, 1)]


def test_planned_beginning_and_end_are_headings() -> None:
    heading = ("№ п/п", "Мероприятие", "Исполнитель", "Плановое\nначало", "Плановое\nокончание")
    reading = read(TITLE, Table((heading, ("1", "Ремонт кабинета", "Завхоз", "02.06.2028", "20.06.2028"))))
    assert [(one.text, one.term.start, one.term.end) for one in reading.measures] == [
        ("Ремонт кабинета", date(2028, 6, 2), date(2028, 6, 20))
    ]


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        (["август", "до 10 сентября", "май"], [0]),
        (["25-29 августа", "до 30 августа", "постоянно", "октябрь"], [0, 1]),
        (["август 2027 г.", "сентябрь"], []),
        (["сентябрь", "май", "август"], []),
        (["июнь", "август", "сентябрь"], []),
        (["август", "июнь"], []),
    ],
)
def test_plan_that_begins_with_august_asks_which(terms: list[str], asked: list[int]) -> None:
    rows = tuple((f"{at}", f"Заседание совета № {at}", term, "Куратор") for at, term in enumerate(terms, start=1))
    reading = read(TITLE, Table((HEAD, *rows)))
    assert [one.row for one in reading.questions if one.about is AskedAbout.TERM] == asked
    for at in asked:
        question = reading.measures[at].term.question
        assert question is not None
        assert [span.end.year for span in question.options if span.end] == [2027, 2028]


def test_section_that_begins_with_august_asks_although_another_ended_the_year() -> None:
    rows = (
        ("Учёба",),
        ("1", "Занятия школы", "май", "Методист"),
        ("Советы",),
        ("2", "Первый совет", "август", "Куратор"),
        ("3", "Второй совет", "ноябрь", "Куратор"),
    )
    body = tuple((*one, *[""] * (4 - len(one))) for one in rows)
    asked = read(TITLE, Table((HEAD, *body))).questions
    assert [one.row for one in asked] == [1]
