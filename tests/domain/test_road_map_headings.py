"""Headings as schools' forms have them: of two and three lines, very long, without merged cells; and lines that head rows."""

from datetime import date

import pytest

from domain.road_map import Block, Covered, Paper, Paragraph, Reading, Table
from domain.road_map.columns import Role, roles_of, with_details
from domain.road_map.passed_over import SIGNED
from domain.road_map.registered import without_address
from domain.road_map.understanding import understand

LEFT, ABOVE = Covered.LEFT, Covered.ABOVE
YEAR = "План работы на 2026-2027 учебный год"


def reading(*blocks: Block | str) -> Reading:
    return understand(Paper("plan.docx", tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks)))


def terms(found: Reading) -> list[tuple[str | None, str, date | None]]:
    return [(one.section, one.text, one.term.due) for one in found.measures]


def test_money_by_years_is_no_share_whatever_the_depth_of_the_heading() -> None:
    upper = ("№", "Мероприятие", "Срок исполнения", "Финансирование, тыс. руб.", LEFT, LEFT, "Исполнители")
    middle = (ABOVE, ABOVE, ABOVE, "всего", "в том числе по годам", LEFT, ABOVE)
    lower = (ABOVE, ABOVE, ABOVE, ABOVE, "2026", "2027", ABOVE)
    row = ("1", "Покупка станков", "до 31.08.2026", "70", "50", "20", "Директор")
    three = reading(Table((upper, middle, lower, ("1", "2", "3", "4", "5", "6", "7"), row)))
    two = reading(Table(((*upper[:4], LEFT, "Исполнители"), (ABOVE, ABOVE, ABOVE, "2026", "2027", ABOVE), (*row[:3], *row[4:]))))
    for found in (three, two):
        assert terms(found) == [(None, "Покупка станков", date(2026, 8, 31))]
        assert (found.targets, found.questions) == ((), ())


def test_second_line_of_a_heading_is_known_without_merged_cells() -> None:
    upper, lower = ("№", "Мероприятие", "Сроки", "", "Ответственные"), ("", "", "начало", "окончание", "")
    (only,) = reading(Table((upper, lower, ("1", "Курсы", "01.10.2026", "30.11.2026", "Методист")))).measures
    assert (only.term.start, only.term.end) == (date(2026, 10, 1), date(2026, 11, 30))


def test_year_over_months_dates_the_marks() -> None:
    upper = ("№", "Мероприятие", "2026 год", LEFT, "2027 год", LEFT, "Ответственный")
    lower = (ABOVE, ABOVE, "ноябрь", "декабрь", "январь", "февраль", ABOVE)
    found = reading(Table((upper, lower, ("1", "Совет наставников", "", "Х", "", "Х", "Куратор"))))
    assert [one.term.deadlines for one in found.measures] == [(date(2026, 12, 31), date(2027, 2, 28))]


def test_longest_headings_of_an_official_form_are_headings() -> None:
    behind = "выявленных в ходе независимой оценки качества условий оказания услуг организацией"
    heads = (f"Недостатки, {behind}", f"Наименование мероприятия по устранению недостатков, {behind}")
    upper = (*heads, "Плановый срок", "Ответственный исполнитель", "Сведения о ходе реализации", LEFT)
    lower = (ABOVE, ABOVE, ABOVE, ABOVE, "реализованные меры", "фактический срок")
    row = ("Нет стенда", "Повесить стенд", "до 30.09.2026", "Завхоз", "Стенд повешен", "25.09.2026")
    assert terms(reading(Table((upper, lower, row)))) == [(None, "Повесить стенд", date(2026, 9, 30))]


def test_aim_behind_the_work_is_no_section_and_the_object_of_a_check_is_the_work() -> None:
    head = ("№", "Объект контроля", "Цель контроля", "Вид контроля", "Сроки", "Ответственный", "Итоги контроля, выход")
    row = ("1", "Ведение журналов", "Единые требования", "тематический", "до 15.09.2026", "Завуч", "Справка")
    found = reading(Table((head, row)))
    assert terms(found) == [(None, "Ведение журналов", date(2026, 9, 15))]
    assert found.measures[0].result == "Справка"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        (("1.", "Подготовка", LEFT, LEFT), "1. Подготовка"),
        (("II", "Обучение", LEFT, LEFT), "II. Обучение"),
    ],
)
def test_numbered_line_over_term_and_people_is_a_section(line: tuple[str | Covered, ...], section: str) -> None:
    rows = (("№", "Дело", "Срок", "Ответственный"), line, ("1)", "Опрос", "до 10.10.2026", "Психолог"))
    assert terms(reading(Table(rows))) == [(section, "Опрос", date(2026, 10, 10))]


def test_title_above_the_first_of_repeated_headings_is_the_section_of_its_rows() -> None:
    head = ("Дела", "Классы", "Время проведения", "Ответственные")
    first, second = ("Линейка", "5-9", "01.09.2026", "Завуч"), ("Экскурсия", "8", "октябрь 2026", "Навигатор")
    rows = (("Школьные дела", LEFT, LEFT, LEFT), head, first, ("Профориентация", LEFT, LEFT, LEFT), head, second)
    assert [(one.section, one.text) for one in reading(Table(rows)).measures] == [
        ("Школьные дела", "Линейка"),
        ("Профориентация", "Экскурсия"),
    ]


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


def test_initials_beside_a_term_keep_their_point() -> None:
    rows = (("№", "Мероприятие", "Срок, ответственный"), ("1", "Концерт", "22.11.2026\nЛунина Е.М."))
    (only,) = reading(Table(rows)).measures
    assert [one.text for one in only.responsible] == ["Лунина Е.М."]


def test_section_that_shares_its_person_with_the_rows_below_is_a_section() -> None:
    rows = (
        ("№", "Мероприятия", "Сроки", "Ответственный"),
        ("Начало", LEFT, LEFT, "Куратор"),
        ("1", "Опрос", "октябрь 2026", ABOVE),
    )
    (only,) = reading(Table(rows)).measures
    assert (only.section, only.text, [one.text for one in only.responsible]) == ("Начало", "Опрос", ["Куратор"])


def test_heading_in_other_words_on_a_new_page_is_no_row() -> None:
    first, again = (
        ("№ п/п", "Наименование мероприятия", "Сроки проведения", "Ответственные"),
        ("№", "Мероприятие", "Срок", "Отв."),
    )
    rows = (first, ("1", "Опрос", "октябрь 2026", "Психолог"), again, ("2", "Слёт", "май 2027", "Куратор"))
    assert [one.text for one in reading(Table(rows)).measures] == ["Опрос", "Слёт"]


def test_years_under_a_term_are_terms() -> None:
    upper, lower = ("№", "Мероприятия", "Сроки реализации", LEFT, "Ответственные"), (ABOVE, ABOVE, "2026", "2027", ABOVE)
    found = reading(Table((upper, lower, ("1", "Музей", "+", "", "Завуч"), ("2", "Слёт", "+", "+", "Завуч"))))
    assert [(one.text, one.term.deadlines or one.term.due) for one in found.measures] == [
        ("Музей", date(2026, 12, 31)),
        ("Слёт", (date(2026, 12, 31), date(2027, 12, 31))),
    ]
    assert found.targets == ()


@pytest.mark.parametrize("work", ["Пути решения", "Что предпринято", "Процедура"])
def test_result_behind_the_term_is_not_the_work(work: str) -> None:
    head = ("№", "Проблема", work, "Сроки", "Ответственные", "Индикаторы")
    row = ("1", "Нет данных", "Составить анкету", "октябрь 2026", "Психолог", "Анкета")
    assert [(one.text, one.result) for one in reading(Table((head, row))).measures] == [("Составить анкету", "Анкета")]


@pytest.mark.parametrize("title", ["№№", "№№ п/п", "№"])
def test_numbers_of_rows_are_kept(title: str) -> None:
    page = [
        "План",
        f"{title} |",
        "Мероприятия |",
        "Сроки |",
        "Ответственные |",
        "2. |",
        "Опрос |",
        "октябрь 2026 |",
        "Психолог |",
    ]
    assert [(one.number, one.text) for one in reading(*page, "4. |", "Слёт |", "май 2027 |", "Куратор |").measures] == [
        ("2", "Опрос"),
        ("4", "Слёт"),
    ]


def test_planned_value_is_no_work() -> None:
    head = ("№", "Наименование показателя", "Плановое значение", "Срок достижения", "Ответственный")
    row = ("1", "Число наставников", "12", "до 31.12.2026", "Куратор")
    assert [one.text for one in reading(Table((head, row))).measures] == ["Число наставников"]


def test_aim_below_a_section_is_not_the_section() -> None:
    rows = (("№", "Дело", "Срок", "Кто"), ("1. Семья", LEFT, LEFT, LEFT), ("Цель: доверие.", LEFT, LEFT, LEFT))
    assert [one.section for one in reading(Table((*rows, ("1", "Беседа", "октябрь 2026", "Психолог")))).measures] == ["1. Семья"]


def test_list_of_pairs_and_a_title_over_the_table_head_no_plan() -> None:
    pairs = (
        ("№", "ФИО наставника", "ФИО наставляемого", "Форма", "Период"),
        ("1", "Лугова А.П.", "Ким О.С.", "пара", "май 2026"),
    )
    head = ("№", "Дела", "Срок", "Ответственные", LEFT)
    plan = (head, ("Модуль «Дела»", LEFT, LEFT, LEFT, ""), ("1", "Вечер", "07.02.2027", "Завуч", LEFT))
    assert terms(reading(Table(pairs), "План", Table(plan))) == [("Модуль «Дела»", "Вечер", date(2027, 2, 7))]


def test_work_of_heading_words_is_no_heading_again() -> None:
    rows = (("Мероприятия", "Ответственные"), ("Изучение базы", "Методист"), ("Итоговая конференция", "Куратор"))
    assert [one.text for one in reading(Table(rows)).measures] == ["Изучение базы", "Итоговая конференция"]


def test_line_that_ends_with_a_colon_heads_lines_without_numbers() -> None:
    head, first = ("№", "Мероприятия", "Срок", "Ответственный"), ("1", "Издание приказов:", "", "")
    rows = (head, first, ("", "- о кураторе", "май 2026", "Директор"), ("2", "Опрос", "май 2026", "Психолог"))
    assert [(one.section, one.number, one.text) for one in reading(Table(rows)).measures] == [
        ("1. Издание приказов", None, "о кураторе"),
        (None, "2", "Опрос"),
    ]


def test_indicator_of_a_single_day_is_a_share() -> None:
    rows = (
        ("№", "Показатель", "Целевое значение на 31.12.2026"),
        ("1", "Доля учеников, вовлечённых в наставничество", "не менее 45 %"),
    )
    assert [(one.percent, one.due) for one in reading(Table(rows)).targets] == [(45, date(2026, 12, 31))]


def test_theme_below_measures_names_the_work_and_its_form_tells_more() -> None:
    upper, lower = ("№", "Мероприятие", LEFT, "Сроки", "Ответственный"), (ABOVE, "Форма", "Тема", ABOVE, ABOVE)
    (only,) = reading(Table((upper, lower, ("1", "Круглый стол", "«Мои шаги»", "май 2026", "Куратор")))).measures
    assert (only.text, only.details) == ("«Мои шаги»", "Круглый стол")


@pytest.mark.parametrize(
    ("heading", "letters"),
    [
        ("№ занятия | Тема занятия | Дата | Преподаватель", "nmtr"),
        ("Дата | Тема классного часа | Ответственный", "tmr"),
        ("№ | Мероприятия | Сроки | Исполнит. | Контроль исполнения", "nmtrx"),
        ("№ | Что проверяется | Кто проверяет | Контрольные сроки", "nmrt"),
        ("№ | Предложения | Срок | Ответственный", "nmtr"),
        ("№ | Наименование документа | Срок разработки | Разработчик", "nmtr"),
        ("№ | Мероприятие | С | По | Ответственный", "nmttr"),
        ("№ | Действие | Старт | Финиш | Исполнитель", "nmttr"),
        ("Стратегические задачи | Мероприятия | Периодичность | Ответ-ные", "smtr"),
        ("№ | Тип мероприятия | Название | Сроки | Слушатели | Отв.", "ndmtar"),
        ("№ | Проект | Срок | Руководитель", "nmtr"),
        ("Неделя | Мероприятия | Ответственный", "tmr"),
        ("№ | Семинары | Дата (план/факт) | Кто готовит", "nmtr"),
        ("№ | Мероприятия | Плановые сроки | Расходы, тыс. руб. | Исполнение", "nmtxx"),
    ],
)
def test_headings_say_what_their_columns_hold(heading: str, letters: str) -> None:
    names = {"n": Role.NUMBER, "m": Role.MEASURE, "t": Role.TERM, "r": Role.RESPONSIBLE, "x": Role.NOTE}
    names |= {"s": Role.STAGE, "d": Role.DETAIL, "a": Role.AUDIENCE}
    cells = heading.split(" | ")
    assert with_details(roles_of(cells) or (), cells) == [names[letter] for letter in letters]


@pytest.mark.parametrize(
    "heading",
    [
        "№ | Наименование организации | Адрес | Руководитель | Телефон",
        "№ | Название кружка | Руководитель | Расписание",
        "Номинация | Участник | Руководитель | Результат",
        "Предмет | Дата экзамена | Время | Аудитория | Организаторы",
        "ФИО наставника | ФИО наставляемого | Форма | Срок",
    ],
)
def test_headings_of_lists_head_no_plan(heading: str) -> None:
    assert roles_of(heading.split(" | ")) is None


def test_label_above_a_heading_is_no_line_of_it() -> None:
    rows = (("Ответственный за заполнение:", "Малинина Р.К.", "", ""), ("№", "Мероприятие", "Срок", "Ответственный"))
    (only,) = reading(Table((*rows, ("1", "Сверка актов", "до 01.10.2026", "Юрист")))).measures
    assert (only.number, only.text, [one.text for one in only.responsible]) == ("1", "Сверка актов", ["Юрист"])


@pytest.mark.parametrize(
    ("cell", "term", "people"),
    [
        ("в течение 10 дней после издания приказа\nСовет школы (по согласованию)", "", ["Совет школы (по согласованию)"]),
        ("Директор школы, куратор\nдо 1 октября 2026 года, далее – ежегодно", "", ["Директор школы", "куратор"]),
        (
            "до 1 октября 2026 года, далее – ежегодно, директор школы",
            "до 1 октября 2026 года, далее – ежегодно",
            ["директор школы"],
        ),
        ("Совет школы (по согласованию), май 2027 г.", "май 2027 г.", ["Совет школы (по согласованию)"]),
    ],
)
def test_term_and_people_of_one_cell_come_apart(cell: str, term: str, people: list[str]) -> None:
    rows = (("№", "Мероприятие", "Срок, ответственный"), ("1", "Сбор", cell))
    (only,) = reading(Table(rows)).measures
    term = term or next(line for line in cell.split("\n") if "Директор" not in line and "Совет" not in line)
    assert (only.term.text, [one.text for one in only.responsible]) == (term, people)


def test_line_over_all_columns_is_a_section_wherever_the_term_stands() -> None:
    rows = (("№", "Сроки", "Вид деятельности", "Форма", "Отв."), ("1.", "Начало", LEFT, LEFT, LEFT))
    (only,) = reading(Table((*rows, ("1.", "май 2027", "Слёт", "сбор", "Куратор")))).measures
    assert (only.section, only.text, only.details) == ("1. Начало", "Слёт", "сбор")


def test_heading_over_numbers_and_works_is_that_of_the_works() -> None:
    rows = (
        ("Мероприятия", LEFT, "Сроки", "Ответственный"),
        ("1", "Стенд", "12.09.2026", "Куратор"),
        ("2", "Слёт", "май 2027", "Завуч"),
    )
    assert [(one.number, one.text) for one in reading(Table(rows)).measures] == [("1", "Стенд"), ("2", "Слёт")]


@pytest.mark.parametrize("hour", ["9.00", "09:30 – 10:15", "14.00 ч."])
def test_hour_below_a_day_is_of_that_day(hour: str) -> None:
    rows = (("Время", "Мероприятие", "Ответственный"), ("24 марта 2027 г.", LEFT, LEFT), (hour, "Регистрация", "Завуч"))
    found = reading(Table(rows))
    assert (terms(found), found.measures[0].term.text) == ([("24 марта 2027 г.", "Регистрация", date(2027, 3, 24))], hour)
    assert found.questions == ()


def test_endless_gaps_and_rules_are_looked_at_once() -> None:
    """Hours, if every part of a gap could be the gap."""
    beside = f"14.12.2027{' ' * 20_000}школам № 5"
    assert without_address([beside]) == [beside]
    assert SIGNED.fullmatch(f"Подпись {'_' * 20_000} 5") is None


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


def test_tasks_beside_stages_are_the_work_and_say_who_answers() -> None:
    head = ("Этап", "Задачи", "Сроки", "Результат")
    row = (
        "Основной",
        "1. Издать приказ (отв. директор).\n2. Провести опрос (отв. психолог).",
        "до 10.09.2026\nдо 20.09.2026",
        "Справка",
    )
    found = reading(YEAR, Table((head, row)))
    assert terms(found) == [
        ("Основной", "Издать приказ (отв. директор).", date(2026, 9, 10)),
        ("Основной", "Провести опрос (отв. психолог).", date(2026, 9, 20)),
    ]
    assert [[one.text for one in measure.responsible] for measure in found.measures] == [["директор"], ["психолог"]]


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


def test_an_empty_form_beside_the_plan_is_no_question() -> None:
    plan = Table((("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Опрос", "октябрь", "Куратор")))
    form = Table((("Дата", "Тема встречи", "Содержание", "Подпись"), ("", "", "", ""), ("", "", "", "")))
    found = reading(YEAR, plan, "Форма журнала", form)
    assert [one.text for one in found.measures] == ["Опрос"]
    assert found.questions == ()


def test_row_without_a_number_that_says_no_work_is_asked_about() -> None:
    rows = (
        ("Мероприятие", "Срок", "Ответственный"),
        ("", "05.10.2027", "Куратор"),
        ("Сбор анкет", "12.10.2027", "Завуч"),
    )
    found = reading(Table(rows))
    assert [one.text for one in found.measures] == ["Сбор анкет"]
    assert [one.text for one in found.questions] == ["05.10.2027 | Куратор"]
