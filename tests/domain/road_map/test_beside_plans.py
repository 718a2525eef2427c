"""Lists, figures and sheets that stand in one file with a plan, and are none of it; and a plan that begins with August."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Block, Paper, Paragraph, Reading, Table
from domain.road_map.understanding import understand
from tests.domain.road_map.tables_read import HEAD

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


AIMS = ("Задачи:", "1. Провести ремонт мастерской до 01.09.2028.", "2. Обеспечить школу учебниками.")


@pytest.mark.parametrize(
    "above",
    [
        AIMS,
        ("2. Цель и задачи на 2027-2028 учебный год", "Цель: развитие школы.", *AIMS),
        ("Необходимо обратить внимание на качество занятий.", "Следует продолжить работу с парами."),
        ("Основные направления работы:", "1. Просвещать родителей.", "2. Поддерживать молодых педагогов."),
        ("Нормативная база", "1. Положение о наставничестве", "2. Устав школы"),
    ],
)
def test_aims_and_analysis_above_the_tables_of_a_plan_set_no_work(above: tuple[str, ...]) -> None:
    reading = read(TITLE, *map(Paragraph, above), PLAN)
    assert (works(reading), reading.points, reading.questions) == (["Сбор анкет наставников", "Обработка анкет"], (), ())


@pytest.mark.parametrize(
    "said", ["Просим направить отчёт на почту центра.", "Кураторам школ представить отчёт до 20.12.2027.", "Направьте отчёт."]
)
def test_who_is_asked_beside_the_tables_is_asked(said: str) -> None:
    assert [one.text.rstrip(".") for one in read(TITLE, PLAN, Paragraph(said)).points] == [said.rstrip(".")]


def test_tasks_above_a_list_are_none_of_it() -> None:
    lines = (*AIMS[:1], "1. Обеспечить школу учебниками.", "2. Поддерживать молодых педагогов.")
    found = read(TITLE, *map(Paragraph, lines), Paragraph("Сентябрь"), Paragraph("1. Сверка списков – до 20 сентября"))
    assert [(one.section, one.term.due) for one in found.points] == [("Сентябрь", date(2027, 9, 20))]


def test_share_among_the_tasks_of_a_plan_is_promised() -> None:
    found = read(TITLE, *map(Paragraph, (*AIMS, "3. Довести охват учеников до 40 % к 31.12.2027.")), PLAN)
    assert ([one.percent for one in found.targets], found.points) == ([40.0], ())


def test_tasks_with_days_are_the_works_of_a_plan_without_tables() -> None:
    lines = ("План на неделю 13.09.2027–17.09.2027", "Задачи на неделю:", "1. Сдать отчёт до 15.09.2027", "2. Проверить журналы")
    assert [one.text for one in read(*map(Paragraph, lines)).points] == ["Сдать отчёт до 15.09.2027", "Проверить журналы"]


@pytest.mark.parametrize("title", ["Подготовительный этап", "Работа с парами"])
def test_roman_numbers_of_word_count_the_parts_of_a_list(title: str) -> None:
    lines = (
        Paragraph(title, "I."),
        Paragraph("Собрать анкеты до 10.09.2027", "1."),
        Paragraph("Составить пары до 20.09.2027", "2."),
        Paragraph("Практика", "II."),
        Paragraph("Провести встречи до 20.10.2027", "1."),
    )
    assert [(one.section, one.number) for one in read(TITLE, *lines).points] == [
        (f"I. {title}", "1"),
        (f"I. {title}", "2"),
        ("II. Практика", "1"),
    ]


def test_passport_of_a_programme_is_no_table_that_was_lost() -> None:
    rows = (
        ("Наименование программы", "Учитель – учитель"),
        ("Сроки реализации", "2027-2028 учебный год"),
        ("Исполнители", "Педагоги школы"),
        ("Ожидаемые результаты", "Доля учеников с наставником не менее 30 % к 31.05.2028"),
    )
    reading = read(TITLE, Table(rows), PLAN)
    assert (reading.questions, reading.measures[1].term.due) == ((), date(2027, 10, 31))
    assert [one.percent for one in reading.targets] == [30.0]


def test_stages_in_the_passport_of_a_programme_are_no_points() -> None:
    rows = (
        ("Наименование программы", "Ступени"),
        ("Исполнители", "Педагоги школы"),
        ("Этапы реализации", "1 этап – подготовительный (сентябрь 2027 г.)\n2 этап – основной (октябрь 2027 г. – май 2028 г.)"),
    )
    assert read(Paragraph("Программа наставничества «Ступени»"), Table(rows), PLAN).points == ()


def test_terms_and_people_behind_their_names_head_no_columns() -> None:
    lines = (
        ("Собрать анкеты педагогов.\tСрок: октябрь 2027 г. Ответственный: педагог-психолог.", "1."),
        ("Составить программы пар.\tСрок: до 31.10.2027. Ответственный: наставники.", "2."),
    )
    found = read(TITLE, Paragraph("Практический этап", "II."), *(Paragraph(*line) for line in lines))
    assert (found.measures, [one.term.due for one in found.points]) == ((), [date(2027, 10, 31), date(2027, 10, 31)])


def test_figures_on_a_sheet_of_their_own_promise_no_share() -> None:
    figures = Table((("Класс", "Учеников", "Успеваемость"), ("5а", "24", "100 %"), ("6а", "21", "98 %")), "Цифры")
    assert read(Table(PLAN.rows, "План"), figures).targets == ()
