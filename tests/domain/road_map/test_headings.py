"""Headings as schools' forms have them: of two and three lines, very long, without merged cells; and lines that head rows."""

from datetime import date

import pytest

from domain.road_map import Covered, Table
from domain.road_map.columns.details import with_details
from domain.road_map.columns.roles import Role, roles_of
from domain.road_map.passed_over import SIGNED
from domain.road_map.registered import without_address
from tests.domain.road_map.tables_read import ABOVE, LEFT, YEAR, reading, terms


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
        ("№ | Виды работ | Наименование учреждений | Срок | Ответственный", "nmdtr"),
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


def test_endless_gaps_and_rules_are_looked_at_once() -> None:
    """Hours, if every part of a gap could be the gap."""
    beside = f"14.12.2027{' ' * 20_000}школам № 5"
    assert without_address([beside]) == [beside]
    assert SIGNED.fullmatch(f"Подпись {'_' * 20_000} 5") is None


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
