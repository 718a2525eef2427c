"""Tables and texts of every shape, one file each: what is read stands beside it in a file of the same name with `.read`."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.road_map import AskedAbout, Covered, Measure, Paper, Paragraph, Reading, Table
from domain.road_map.columns.roles import Role
from domain.road_map.tables.several import fits
from domain.road_map.understanding import understand
from domain.terms import YearContext
from tests.domain.road_map.tables_read import HEAD
from tests.long import count

LAYOUTS = sorted(Path(__file__).with_name("layouts").glob("*.txt"))


def lines(text: str) -> Paper:
    return Paper("paper.txt", tuple(Paragraph(line) for line in text.split("\n")))


def row(measure: Measure) -> str:
    """number | section | words | printed term → kind, last day | offices or names | result"""
    people = ", ".join(
        one.office.value if one.office else one.person.printed if one.person else "?" for one in measure.responsible
    )
    term = f"{measure.term.text} → {measure.term.kind.value} {measure.term.end or measure.term.start or '–'}"
    return " | ".join([measure.number or "–", measure.section or "–", measure.text, term, people or "–", measure.result or "–"])


def shown(reading: Reading) -> str:
    """Everything that matters of a reading, a line each."""
    head = " | ".join([reading.title or "–", reading.number or "–", str(reading.written_on or "–")])
    out = [head, *(f"row {row(one)}" for one in reading.measures), *(f"point {row(one)}" for one in reading.points)]
    out += [f"target {share.percent:g} | {share.due} | {share.base}" for share in reading.targets]
    out += [f"offer {offer.office.value} | {offer.person.printed}" for offer in reading.offers]
    asked = [(question.about.value, question.text) for question in reading.questions]
    return "\n".join([*out, *(f"asked {about} | {text}" for about, text in asked)]) + "\n"


@pytest.mark.parametrize("file", LAYOUTS, ids=lambda file: file.stem)
def test_layout_is_read(file: Path) -> None:
    assert shown(understand(lines(file.read_text("utf-8")))) == file.with_suffix(".read").read_text("utf-8")


def test_there_are_many_layouts() -> None:
    assert len(LAYOUTS) >= 35


def one_table(*rows: tuple[str | Covered, ...]) -> Reading:
    return understand(Paper("table.docx", (Table(rows),)))


ABOVE, LEFT = Covered.ABOVE, Covered.LEFT


def test_merged_cells_are_carried_down() -> None:
    reading = one_table(HEAD, ("1", "Сбор анкет", "сентябрь 2026", "Куратор"), ("2", "Обработка анкет", ABOVE, ABOVE))
    assert [(one.text, one.term.due, one.responsible[0].text) for one in reading.measures] == [
        ("Сбор анкет", date(2026, 9, 30), "Куратор"),
        ("Обработка анкет", date(2026, 9, 30), "Куратор"),
    ]


def test_merged_row_is_a_section() -> None:
    reading = one_table(HEAD, ("Подготовка", LEFT, LEFT, LEFT), ("1", "Сбор анкет", "сентябрь 2026", "Куратор"))
    assert [(one.section, one.text) for one in reading.measures] == [("Подготовка", "Сбор анкет")]


def test_heading_of_two_lines_is_read() -> None:
    upper = ("№", "Мероприятие", "Сроки", LEFT, "Ответственный")
    lower = (ABOVE, ABOVE, "начало", "окончание", ABOVE)
    reading = one_table(upper, lower, ("1", "Работа пар", "01.10.2026", "31.05.2027", "Куратор"))
    (only,) = reading.measures
    assert (only.term.start, only.term.end) == (date(2026, 10, 1), date(2027, 5, 31))


def test_row_goes_on_after_a_page_break_between_tables() -> None:
    first = Table((HEAD, ("1", "Встречи наставников с", "до 15.10.2026", "Классные")))
    second = Table((("", "родителями", "", "руководители"), ("2", "Итоги", "май 2027", "Директор")))
    reading = understand(Paper("two.pdf", (first, Paragraph("2"), second)))
    assert [one.text for one in reading.measures] == ["Встречи наставников с родителями", "Итоги"]
    assert [one.text for one in reading.measures[0].responsible] == ["Классные руководители"]


def test_table_without_a_heading_is_known_by_its_cells() -> None:
    reading = one_table(
        ("1", "Сбор анкет у семиклассников", "сентябрь 2026", "Куратор"),
        ("2", "Обучение наставников", "октябрь 2026", "Педагог-психолог"),
        ("3", "Праздник для пар", "май 2027", "Директор"),
    )
    assert [(one.number, one.term.due) for one in reading.measures] == [
        ("1", date(2026, 9, 30)),
        ("2", date(2026, 10, 31)),
        ("3", date(2027, 5, 31)),
    ]


def test_hyphenated_words_are_whole_and_compounds_keep_their_hyphen() -> None:
    reading = one_table(HEAD, ("1", "Анкетирова-\nние обучающих-\nся", "октябрь-\nноябрь 2026", "педагог-\nпсихолог"))
    (only,) = reading.measures
    assert (only.text, only.term.due, only.responsible[0].text) == (
        "Анкетирование обучающихся",
        date(2026, 11, 30),
        "педагог-психолог",
    )


def test_year_of_the_title_reaches_the_rows_and_a_given_year_wins() -> None:
    paper = Paper(
        "plan.txt", (Paragraph("План мероприятий на 2026-2027 учебный год"), Table((HEAD, ("1", "Итоги", "май", "Директор"))))
    )
    assert understand(paper).measures[0].term.due == date(2027, 5, 31)
    assert understand(paper, year=YearContext.school_year(2028)).measures[0].term.due == date(2029, 5, 31)


def test_wide_years_leave_a_bare_month_a_question() -> None:
    paper = Paper("plan.txt", (Paragraph("Дорожная карта на 2026-2030 годы"), Table((HEAD, ("1", "Итоги", "май", "Директор")))))
    (question,) = understand(paper).questions
    assert question.about is AskedAbout.TERM
    assert question.term is not None
    assert len(question.term.options) == 5


def test_paper_of_nothing_gives_nothing() -> None:
    reading = understand(lines("Объявление\n\nВ субботу школа закрыта. Справки по телефону 2-00-00.\nУл. Садовая, 15"))
    assert reading.is_empty
    assert reading.questions == ()


def test_stamps_and_signatures_are_no_rows() -> None:
    stamp = Table(
        (("СОГЛАСОВАНО\nПротокол № 1 от 28.08.2026", "УТВЕРЖДАЮ\nДиректор ________ П.П. Орлова\nПриказ № 7 от 31.08.2026"),)
    )
    plan = Table((HEAD, ("1", "Сбор анкет", "сентябрь", "Куратор"), ("", "Директор ________", "", "П.П. Орлова")))
    reading = understand(Paper("plan.docx", (stamp, plan)))
    assert [one.text for one in reading.measures] == ["Сбор анкет"]
    assert (reading.number, reading.written_on) == ("7", date(2026, 8, 31))


def test_works_that_share_a_term_and_a_person_are_works_of_their_own() -> None:
    reading = one_table(
        ("Этап", "Мероприятие", "Срок", "Ответственный"),
        ("Ход", "Встречи", "февраль – ноябрь 2026", "Наставники"),
        (ABOVE, "Экскурсии", ABOVE, ABOVE),
        ("", "Итого:", "", ""),
        ("", "", "", ""),
    )
    assert [(one.text, one.term.due, one.responsible[0].text) for one in reading.measures] == [
        ("Встречи", date(2026, 11, 30), "Наставники"),
        ("Экскурсии", date(2026, 11, 30), "Наставники"),
    ]


def test_row_whose_term_is_cut_by_a_page_goes_on() -> None:
    first = Table((HEAD, ("1", "Открытые занятия с", "ноябрь 2026 г. –", "Наставники,")))
    second = Table((("", "обсуждением", "февраль 2027 г.", "методист"), ("2", "Итоги", "май 2027", "Директор")))
    reading = understand(Paper("two.pdf", (first, second)))
    assert [(one.text, one.term.start, one.term.end) for one in reading.measures] == [
        ("Открытые занятия с обсуждением", date(2026, 11, 1), date(2027, 2, 28)),
        ("Итоги", date(2027, 5, 1), date(2027, 5, 31)),
    ]


def test_years_under_a_common_heading_are_targets_and_headings_of_tables_are_no_points() -> None:
    indicators = Table(
        (
            ("№", "Наименование показателя", "Значение по годам", LEFT),
            (ABOVE, ABOVE, "2026", "2027"),
            ("1", "Доля обучающихся в программах наставничества, %", "20", "35"),
        )
    )
    plan = Table((HEAD, ("1", "Обучение кураторов", "март 2027 г.", "Методист")))
    parts = (Paragraph("План мероприятий на 2026-2027 годы"), Paragraph("1. Целевые показатели"), indicators)
    reading = understand(Paper("plan.docx", (*parts, Paragraph("2. Мероприятия"), plan)))
    assert [(share.percent, share.due) for share in reading.targets] == [(20, date(2026, 12, 31)), (35, date(2027, 12, 31))]
    assert ([one.text for one in reading.measures], reading.points) == (["Обучение кураторов"], ())


def test_list_of_mentors_is_no_road_map() -> None:
    head = ("№ п/п", "ФИО наставника", "Должность", "Стаж", "ФИО наставляемого", "Дата закрепления")
    first = ("1.", "Лугова Анна Петровна", "учитель математики", "24 года", "Ручьёв Олег Ильич", "01.09.2026")
    second = ("2.", "Борова Инна Львовна", "учитель химии", "18 лет", "Полева Яна Юрьевна", "01.09.2026")
    assert one_table(head, first, second).measures == ()


PIECES = st.sampled_from(
    [
        *(*HEAD, "1", "2.", "1.1", "I.", "сентябрь", "до 15.10.2026", "Директор", "Сбор анкет", "\t", "|", "   ", "\n", "\n\n"),
        *(
            "ПРИКАЗЫВАЮ:",
            "Просим",
            "не менее 15 % обучающихся",
            "а)",
            "–",
            "Руководителям школ",
            "Контроль возложить на Иванову И.И.",
        ),
        *("УТВЕРЖДАЮ", "Перечень центров", "1)", ":", ";", "2026-2027", "№ 5 от 01.09.2026", "____", "План мероприятий", "Доля"),
        *("2026", "2027", "10", "20"),
    ]
)


@given(st.lists(PIECES, max_size=60).map(" ".join), st.booleans())
@settings(max_examples=count(60, 2000), deadline=None)
def test_nothing_raises_and_no_row_is_invented(text: str, joined: bool) -> None:
    given_text = text.replace(" \n ", "\n").replace(" \t ", "\t") if joined else text
    reading = understand(lines(given_text))
    words = "".join(given_text.split()).lower()
    for measure in (*reading.measures, *reading.points):
        for piece in measure.text.split(". "):
            assert "".join(piece.split()).lower().rstrip(".") in words
    for share in reading.targets:
        assert f"{share.percent:g}" in words


@given(st.text(max_size=400))
@settings(max_examples=count(40, 1000), deadline=None)
def test_any_text_is_accepted(text: str) -> None:
    understand(lines(text))


#: Words of headings, one of them as long as those of a form, and of cells.
LONG_HEADING = "Ответственные исполнители мероприятий, указанных в настоящей дорожной карте, " * 2
CELLS = ("", "№", "Мероприятие", "Срок", "Ответственный", "Этап", "Результат", "2026", "1", "Куратор", "май", LONG_HEADING)


@given(st.lists(st.lists(st.sampled_from([*CELLS, ABOVE, LEFT]), max_size=7).map(tuple), max_size=8).map(tuple))
@example(((), ("", "май"), ("", "№", ""), ("", "май")))  # a row without a cell
@settings(max_examples=count(150, 20_000), deadline=None)
def test_no_table_raises(rows: tuple[tuple[str | Covered, ...], ...]) -> None:
    head = Table((HEAD, ("1", "Сбор анкет", "май 2027", "Куратор")))
    understand(Paper("table.docx", (Table(rows),)))
    understand(Paper("table.docx", (head, Paragraph("Далее"), Table(rows))))


@pytest.mark.parametrize(
    "rows",
    [
        (("Срок", "Ответственный", LONG_HEADING), ("май 2027", "Куратор", "Директор")),
        (HEAD, ("1", "Сбор анкет", "май 2027", "Куратор"), ("2", "Итоги", "июнь 2027")),
        (("№", "Мероприятие", "Ответственный"), ("Подготовка", LEFT, "Куратор"), ("1", "Сбор анкет", "Куратор")),
    ],
)
def test_tables_that_lack_a_column_or_a_cell_are_read(rows: tuple[tuple[str | Covered, ...], ...]) -> None:
    reading = one_table(*rows)
    assert all(measure.text in {"Сбор анкет", "Итоги"} for measure in reading.measures)


def test_rows_that_lack_their_last_cells_do_not_fit_by_guess() -> None:
    roles = (Role.NUMBER, Role.MEASURE, Role.RESPONSIBLE, Role.TERM)
    assert not fits(Table((("1", "Сбор анкет", "Куратор"), ("2", "Итоги", "Куратор"), ("3", "Отчёт", "Куратор", "май"))), roles)


@pytest.mark.parametrize(
    ("printed", "number", "work"),
    [
        ("1. сбор анкет", "1", "сбор анкет"),
        ("4 Сбор анкет", "4", "Сбор анкет"),
        ("2.3 сбор анкет", "2.3", "сбор анкет"),
        ("3 Маяковские чтения", "3", "Маяковские чтения"),
        ("1 сентября – День знаний", None, "1 сентября – День знаний"),
        ("8 Марта. Концерт", None, "8 Марта. Концерт"),
        ("10 классы: опрос", None, "10 классы: опрос"),
    ],
)
def test_day_or_count_in_front_of_a_work_is_no_number_of_its_row(printed: str, number: str | None, work: str) -> None:
    reading = one_table(("Мероприятие", "Срок", "Ответственный"), (printed, "май 2027", "Директор"))
    assert [(one.number, one.text) for one in reading.measures] == [(number, work)]


def test_numbered_work_with_a_term_is_no_total() -> None:
    works = ("Всего по школе охватить 12 пар", "май 2027", "Куратор"), ("Слёт", "июнь 2027", "Куратор")
    reading = one_table(
        HEAD, ("1", *works[0]), ("2", *works[1]), ("3", "Всего по плану", "", ""), ("", "Всего мероприятий: 2", "", "")
    )
    assert [one.text for one in reading.measures] == ["Всего по школе охватить 12 пар", "Слёт"]
    reading = one_table(HEAD[1:], *works, ("Всего по плану", "", ""))
    assert [one.text for one in reading.measures] == ["Всего по школе охватить 12 пар", "Слёт"]


@pytest.mark.parametrize(
    "work",
    ["Утверждаю план клуба", "Приложение 1 – сбор отзывов", "Всего по школе охватить 12 пар", "Модуль «Классное руководство»"],
)
def test_counted_work_between_its_number_and_its_term_ends_no_table_of_lines(work: str) -> None:
    rows = ("1", "Сбор анкет", "сентябрь", "Куратор", "2", work, "октябрь", "Директор", "3", "Слёт пар", "май", "Куратор")
    reading = understand(lines("\n".join(("План работы на 2026-2027 учебный год", *HEAD, *rows))))
    assert [(one.number, one.text) for one in reading.measures] == [("1", "Сбор анкет"), ("2", work), ("3", "Слёт пар")]


def test_appendix_below_the_number_of_a_page_ends_a_table_of_lines() -> None:
    rows = ("1", "Сбор анкет", "сентябрь", "Куратор", "2", "Приложение 1", "к приказу управления", "от 03.05.2027 № 4")
    reading = understand(lines("\n".join(("План работы на 2026-2027 учебный год", *HEAD, *rows))))
    assert [one.text for one in reading.measures] == ["Сбор анкет"]
