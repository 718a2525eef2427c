"""Tables that are more than rows under one heading: parallel lists, several road maps, columns that tell more."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Paper, Paragraph, Table
from domain.road_map.understanding import understand
from tests.domain.road_map.tables_read import ABOVE, HEAD, LEFT, YEAR, measures, reading


def test_section_with_a_roman_number_of_its_own_follows_merged_sections() -> None:
    rows = (("I. Начало", LEFT, LEFT, LEFT), ("1.1", "Сбор анкет", "май", "Куратор"), ("II", "Итоги", LEFT, LEFT))
    found = measures(Table((HEAD, *rows, ("2.1", "Слёт", "май", "Куратор"))))
    assert [one.section for one in found] == ["I. Начало", "II. Итоги"]


def test_parallel_lists_are_rows_of_their_own() -> None:
    row = ("2", "Запуск программы:\n1) приказ;\n2) положение", "1) 25.08.2026\n2) 28.08.2026", "1) директор\n2) завуч")
    assert [
        (one.number, one.section, one.text, one.term.end, one.responsible[0].text) for one in measures(Table((HEAD, row)))
    ] == [
        ("2.1", "Запуск программы", "приказ", date(2026, 8, 25), "директор"),
        ("2.2", "Запуск программы", "положение", date(2026, 8, 28), "завуч"),
    ]


def test_parallel_lists_beside_the_month_of_their_row_are_rows_of_their_own() -> None:
    head = ("Месяц", "Мероприятия", "Сроки", "Ответственные")
    row = ("Сентябрь", "1. Назначение кураторов\n2. Опрос", "02.09.2026\n09.09 – 13.09.2026", "директор\nпсихолог")
    assert [(one.number, one.text, one.term.end, one.responsible[0].text) for one in measures(Table((head, row)))] == [
        (None, "Назначение кураторов", date(2026, 9, 2), "директор"),
        (None, "Опрос", date(2026, 9, 13), "психолог"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("1", "Документы:\n1) приказ;\n2) положение", "до 01.09.2026", "Директор"),
        ("1", "Документы:\n1) приказ;\n2) положение", "с 01.09.2026\nпо 30.09.2026", "Директор"),
        ("1", "Встречи пар в школах\nГорода и района", "сентябрь –\nоктябрь 2026", "Директор"),
        ("1", "Сбор анкет\nОтчёт", "сентябрь\n2026", "Директор"),
    ],
)
def test_one_term_over_several_lines_leaves_the_row_whole(row: tuple[str, ...]) -> None:
    assert len(measures(Table((HEAD, row)))) == 1


def test_road_maps_below_each_other_keep_their_columns_and_names() -> None:
    sheet = Table(
        (
            ("Карта «студент – ученик»", "", "", "", ""),
            (*HEAD, ""),
            ("1", "Договор с колледжем", "до 15.09.2026", "Директор", ""),
            ("", "", "", "", ""),
            ("Карта «работодатель – ученик»", "", "", "", ""),
            ("№", "Мероприятие", "Ответственный", "Срок", "Результат"),
            ("1", "Экскурсия", "Куратор", "20.10.2026", "Отзыв"),
        )
    )
    assert [(one.number, one.section, one.text, one.term.end, one.result) for one in measures(sheet)] == [
        ("1", "Карта «студент – ученик»", "Договор с колледжем", date(2026, 9, 15), None),
        ("1", "Карта «работодатель – ученик»", "Экскурсия", date(2026, 10, 20), "Отзыв"),
    ]


def test_tables_under_headings_share_one_heading_row_and_a_list_of_people_is_none_of_them() -> None:
    people = Table((("№", "ФИО", "Должность", "Телефон"), ("1", "Листвин П.И.", "методист", "2-00-00")))
    found = measures(
        Paragraph("1. Подготовка"),
        Table((HEAD, ("1", "Сбор заявок", "сентябрь 2026", "Методист"))),
        Paragraph("2. Праздники"),
        Table((("2", "Слёт пар", "март 2027", "Дом творчества"),)),
        Paragraph("Контакты"),
        people,
    )
    assert [(one.number, one.section, one.text) for one in found] == [
        ("1", "1. Подготовка", "Сбор заявок"),
        ("2", "2. Праздники", "Слёт пар"),
    ]


def test_table_continued_on_a_new_page_is_one_table() -> None:
    one, two = ("1", "Сбор заявок", "сентябрь 2026", "Методист"), ("2", "Слёт пар", "март 2027", "Дом творчества")
    found = measures(Table((HEAD, one)), Paragraph("Продолжение таблицы"), Table((HEAD, two)))
    assert [(one.text, one.section) for one in found] == [("Сбор заявок", None), ("Слёт пар", None)]


def test_number_that_a_spreadsheet_made_of_a_day_is_a_day_again() -> None:
    (only,) = measures(Table((HEAD, ("1", "Старт программы", "46272", "Куратор"))))
    assert (only.term.text, only.term.end) == ("07.09.2026", date(2026, 9, 7))


def test_title_above_a_heading_is_no_line_of_it() -> None:
    (only,) = measures(Table((("План площадки", "", "", ""), HEAD, ("3", "Отбор пар", "май 2027", "Куратор"))))
    assert (only.number, only.text) == ("3", "Отбор пар")


def test_contents_and_form_tell_more_of_a_measure_but_do_not_name_it() -> None:
    head = ("Этап", "Мероприятия", "Содержание", "Форма", "Срок")
    (only,) = measures(Table((head, ("I", "Анкетирование", "Выявление трудностей", "опрос", "май 2027"))))
    assert (only.section, only.text, only.details) == ("I", "Анкетирование", "Выявление трудностей. опрос")
    assert only.told == "Анкетирование. Выявление трудностей. опрос"


def test_heading_in_unknown_words_is_no_measure() -> None:
    head = ("Пп", "Что-нибудь", "Класс", "Ориентировочно", "Ответственный")
    rows = [(f"{at}", f"Вечер дружбы номер {at}", "5-7", f"{at} марта 2027", "Вожатые") for at in (1, 2, 3, 4)]
    assert [one.number for one in measures(Table((head, *rows)))] == ["1", "2", "3", "4"]


def test_row_cut_by_a_page_goes_on_below_its_heading() -> None:
    first = Table(
        (HEAD, ("1", "Встреча наставников с", "сентябрь – октябрь 2026", "Классные"), ("2", "Форум", "до 5 мая", "Куратор"))
    )
    rest = ("", "участников прошлых лет", "2027 г.", "")
    found = measures(first, Paragraph("2"), Table((HEAD, rest, ("3", "Итоги", "июнь 2027 г.", "Директор"))))
    assert [(one.number, one.text, one.term.end) for one in found] == [
        ("1", "Встреча наставников с", date(2026, 10, 31)),
        ("2", "Форум участников прошлых лет", date(2027, 5, 5)),
        ("3", "Итоги", date(2027, 6, 30)),
    ]


def test_small_tables_of_one_measure_each_are_rows() -> None:
    cards = [
        Table((("Наименование мероприятия", work), ("Срок проведения", term), ("Ответственный", "Центр «Исток»")))
        for work, term in (("Форум", "18 апреля 2027 г."), ("Летняя школа", "июнь – август 2027 г."))
    ]
    found = measures(cards[0], Paragraph(""), cards[1])
    assert [(one.text, one.term.due, one.responsible[0].text) for one in found] == [
        ("Форум", date(2027, 4, 18), "Центр «Исток»"),
        ("Летняя школа", date(2027, 8, 31), "Центр «Исток»"),
    ]


def test_heading_inside_the_table_says_who_answers_below_it() -> None:
    head = ("№", "Мероприятие", "Срок", "Результат")
    whose = ("Ответственный: отдел воспитания", LEFT, LEFT, LEFT)
    (found,) = measures(Table((head, whose, ("1", "Банк программ", "март 2027", "Банк"))))
    assert (found.section, [one.text for one in found.responsible]) == (None, ["отдел воспитания"])


def test_row_with_a_name_and_a_term_heads_those_numbered_under_it() -> None:
    rows = (("1", "Подготовка", "январь – март 2027", ""), ("1.1", "Приказ", "", "Директор"), ("2", "Слёт", "май", "Куратор"))
    found = measures(Table((HEAD, *rows)))
    assert [(one.section, one.text, one.term.due) for one in found] == [
        ("1. Подготовка", "Приказ", date(2027, 3, 31)),
        (None, "Слёт", date(2027, 5, 31)),
    ]


def test_points_of_an_act_need_no_word_that_orders() -> None:
    lines = [
        "РАСПОРЯЖЕНИЕ",
        "от 03.10.2026 № 61-р",
        "1. Провести слёт до 15 ноября 2026 года.",
        "2. Школам сдать заявки до 01.11.2026.",
    ]
    read = understand(Paper("act.docx", tuple(map(Paragraph, lines))))
    assert [(one.number, one.term.due) for one in read.points] == [("1", date(2026, 11, 15)), ("2", date(2026, 11, 1))]


def test_rows_beyond_the_nineteen_hundredth_are_no_years() -> None:
    body = [line for at in range(1896, 1905) for line in (f"{at}", "Проведение занятия", "до 15.03.2027", "Куратор")]
    reading = understand(Paper("plan.txt", tuple(Paragraph(line) for line in (*HEAD, *body))))
    assert [one.number for one in reading.measures] == [f"{at}" for at in range(1896, 1905)]


def test_last_numbered_row_above_a_title_across_the_table_is_no_heading() -> None:
    head = ("№", "Мероприятия", "Результат", "Сроки", "Ответственные")
    first = Table((head, ("1", "Подбор тем для встреч пар и", "Список", "до 15 января 2027", "Директор")))
    rest = ("", "их друзей", "", "", "")
    section = ("Раздел 2. Контроль и мониторинг", LEFT, LEFT, LEFT, LEFT)
    decade = ("2", "Проведение декады", "План декады", "с 14 по 25 февраля 2027 года", "Куратор")
    found = measures(first, Table((rest, decade, section, ("3", "Опрос", "Справка", "май 2027", "Психолог"))))
    assert [(one.number, one.section, one.text, one.term.end) for one in found] == [
        ("1", None, "Подбор тем для встреч пар и их друзей", date(2027, 1, 15)),
        ("2", None, "Проведение декады", date(2027, 2, 25)),
        ("3", "Раздел 2. Контроль и мониторинг", "Опрос", date(2027, 5, 31)),
    ]


def test_word_that_ends_a_line_with_its_own_hyphen_keeps_it() -> None:
    found = measures(Table((HEAD, ("1", "Встреча-\nзнакомство, где встреча-\nются пары", "май", "Куратор"))))
    assert [one.text for one in found] == ["Встреча-знакомство, где встречаются пары"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Правила безопасно-\nсти", "Правила безопасности"),
        ("Защита персо-\nнальных данных", "Защита персональных данных"),
        ("План обно-\nвления", "План обновления"),
        ("Заседание педагогическо-\nго совета", "Заседание педагогического совета"),
        ("Планы наставник-\nами", "Планы наставниками"),
        ("Сдать план-\nграфик", "Сдать план-график"),
        ("Начать план-\nирование", "Начать планирование"),
        ("О психолого-\nпедагогической помощи", "О психолого-педагогической помощи"),
        ("Об учебно-\nвоспитательном процессе", "Об учебно-воспитательном процессе"),
        ("Клуб историко-\nкраеведческий", "Клуб историко-краеведческий"),
    ],
)
def test_hyphen_at_the_end_of_a_line_stays_only_in_a_compound(broken: str, whole: str) -> None:
    assert measures(Table((HEAD, ("1", broken, "май", "Куратор"))))[0].text == whole


def test_row_cut_by_a_page_goes_on_below_the_heading_and_the_numbers_of_columns() -> None:
    top, numbers = (HEAD, tuple("1234")), ("2", "Собрать заявления учеников", "октябрь", "Куратор,")
    upper = Table((*top, ("1", "Издать приказ", "май", "Директор"), numbers))
    lower = Table((*top, ("", "и их родителей", "", "педагог-психолог"), ("3", "Подвести итоги", "июнь", "Куратор")))
    found = understand(Paper("map.pdf", (upper, lower))).measures
    assert [one.text for one in found] == ["Издать приказ", "Собрать заявления учеников и их родителей", "Подвести итоги"]
    assert [who.text for who in found[1].responsible] == ["Куратор", "педагог-психолог"]


def test_row_without_its_work_is_its_contents_or_its_stage_or_a_question() -> None:
    head = ("№", "Этап", "Мероприятие", "Содержание", "Срок", "Ответственный")
    rows = (
        ("1", "Сбор запросов", "Опрос", "Две анкеты", "сентябрь", "Куратор"),
        ("2", "Отбор", "", "Собеседования", "до 20 октября", "Психолог"),
        ("3", "Оценка", "", "", "май", "Куратор"),
        ("4", "", "", "", "30 мая", "Директор"),
        ("", "", "Слёт", "", "", "Куратор"),
    )
    reading = understand(Paper("plan.docx", (Paragraph("План на 2026-2027 учебный год"), Table((head, *rows)))))
    assert [(one.number, one.section, one.text, one.details) for one in reading.measures] == [
        ("1", "Сбор запросов", "Опрос", "Две анкеты"),
        ("2", "Отбор", "Собеседования", None),
        ("3", "Оценка", "Оценка", None),
        (None, "Оценка", "Слёт", None),
    ]
    asked = [(one.about, one.text) for one in reading.questions if one.about is AskedAbout.WORK]
    assert asked == [(AskedAbout.WORK, "4 | Оценка | 30 мая | Директор")]


def test_signs_of_footnotes_count_no_columns() -> None:
    found = measures(Table((HEAD, ("1", "Сбор анкет", "май 2027", "Куратор"), ("¹", "²", "³", "⁴"))))
    assert found[0].text == "Сбор анкет"


@pytest.mark.parametrize(
    "row",
    [
        ("2", "Приказ № ____ от ________", "октябрь", "Директор"),
        ("2", "Слёт", "до «___» октября 2026 г.", "Директор"),
        ("", "Слёт", "октябрь", "Директор ______"),
    ],
)
def test_row_with_something_to_fill_in_is_a_work(row: tuple[str, ...]) -> None:
    signature = ("", "Директор школы ________", "", "А. Б. Лужина")
    found = measures(Table((HEAD, ("1", "Сбор анкет", "сентябрь", "Куратор"), row, signature)))
    assert [one.text for one in found] == ["Сбор анкет", row[1]]


def test_blanks_for_marks_leave_the_rows() -> None:
    rows = (("1", "Сбор анкет", "сентябрь", "Куратор", "______"), ("2", "Слёт", "май", "Директор", "______"))
    assert [one.text for one in measures(Table(((*HEAD, "Отметка о выполнении"), *rows)))] == ["Сбор анкет", "Слёт"]


def test_words_above_parallel_lists_stand_behind_their_section() -> None:
    works, terms = "Утвердить:\n1) положение о слёте\n2) план слёта", "1) до 01.09.2026\n2) до 01.10.2026"
    found = measures(Table((HEAD, ("I. Подготовка", LEFT, LEFT, LEFT), ("1", works, terms, "Директор"))))
    assert [(one.section, one.text) for one in found] == [
        ("I. Подготовка. Утвердить", "положение о слёте"),
        ("I. Подготовка. Утвердить", "план слёта"),
    ]


def test_sign_of_a_footnote_below_aligned_columns_counts_no_row() -> None:
    lines = (
        "№    Мероприятие            Срок          Ответственный",
        "1    Сбор анкет             сентябрь      Куратор",
        "2    Слёт                   октябрь       Директор",
        "²    по согласованию",
    )
    assert len(measures(*map(Paragraph, lines))) == 2


@pytest.mark.parametrize("term", ["01.09.2026 30.09.2026", "01.09.2026\n30.09.2026"])
def test_beginning_and_end_that_fell_into_one_column_are_one_period(term: str) -> None:
    head = ("№", "Мероприятие", "Начало – окончание", "Ответственный")
    (found,) = measures(Table((head, ("1", "Сбор анкет", term, "Куратор"))))
    assert (found.term.start, found.term.end, found.term.deadlines) == (date(2026, 9, 1), date(2026, 9, 30), ())


def test_semicolon_inside_quotation_marks_parts_no_cells() -> None:
    lines = ("Мероприятие;Срок;Ответственный", '"Слёт; концерт";май;Куратор', 'Сбор анкет;"до 15 октября";Директор')
    assert [(one.text, one.term.end, one.responsible[0].text) for one in measures(*map(Paragraph, lines))] == [
        ("Слёт; концерт", date(2027, 5, 31), "Куратор"),
        ("Сбор анкет", date(2026, 10, 15), "Директор"),
    ]


def test_table_of_centres_is_a_directory() -> None:
    rows = (("№", "Наименование центра", "Направления"), ("1", "Дом «Искра»", "техническая (3D, роботы), художественная"))
    paper = Paper("centres.docx", (Paragraph("Перечень центров"), Table(rows)))
    (centre,) = understand(paper).directory
    assert (centre.name, centre.directions) == ("Дом «Искра»", ("техническая (3D, роботы)", "художественная"))


@pytest.mark.parametrize(
    "end", [("Зам. директора по УВР", "", "", "Н. О. Ткач"), ("", "", "", ""), ("С планом ознакомлены:", "", "02.09.2026", "")]
)
def test_who_signs_below_the_rows_of_a_table_is_no_work(end: tuple[str, ...]) -> None:
    found = reading(YEAR, Table((HEAD, ("1", "Слёт", "май", "Куратор"), end, ("", "Директор", "", "В. С. Лыков"))))
    assert [one.text for one in found.measures] == ["Слёт"]
    assert not found.questions


@pytest.mark.parametrize("row", [("", "Педсовет", "", "Лыков В. С."), ("2", "Директор", "май", "В. С. Лыков")])
def test_a_last_row_with_work_or_a_number_signs_nothing(row: tuple[str, ...]) -> None:
    assert len(measures(Table((HEAD, ("1", "Слёт", "май", "Куратор"), row)))) == 2


def test_one_more_person_of_a_merged_row_is_no_signature() -> None:
    head = ("№", "Мероприятие", "Срок", "Исполнитель", "ФИО ответственного")
    row = (ABOVE, ABOVE, ABOVE, "методист", "И. А. Ильина")
    (found, *_) = measures(Table((head, ("1", "Слёт", "май", "куратор", "П. П. Рак"), row)))
    assert "И. А. Ильина" in [who.text for who in found.responsible] or len(_) == 1


def test_how_long_papers_are_kept_is_no_term() -> None:
    head = ("№", "Наименование документа", "Срок хранения")
    rows = (("1", "Положение о наставничестве", "постоянно"), ("2", "Дневник", "3 года"), ("3", "Отчёты пар", "постоянно"))
    plan = Table((HEAD, ("1", "Слёт", "май", "Куратор")))
    assert [one.text for one in reading(YEAR, plan, "Перечень документов", Table((head, *rows))).measures] == ["Слёт"]


def test_who_answers_in_a_line_below_each_work_answers_for_the_work_above_it() -> None:
    head = ("№", "Мероприятие", "Срок")
    lines = ("Ответственный: методист Ким О. Р.", "Ответственный: старшая вожатая")
    first, second = (("1", "Марафон", "октябрь"), ("2", "Слёт", "май"))
    below = [(ABOVE, line, LEFT) for line in lines]
    found = measures(Table((head, first, below[0], second, below[1])))
    assert [(one.section, [who.text for who in one.responsible]) for one in found] == [
        (None, ["методист Ким О. Р."]),
        (None, ["старшая вожатая"]),
    ]
    over = [(line, LEFT, LEFT) for line in lines]
    found = measures(Table((head, over[0], first, over[1], second)))
    assert [[who.text for who in one.responsible] for one in found] == [["методист Ким О. Р."], ["старшая вожатая"]]
