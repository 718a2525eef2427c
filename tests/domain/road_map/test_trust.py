"""Rows that are not to be trusted are asked about, and lines that belong to a row are kept with it."""

from datetime import date

import pytest

from domain.road_map import AskedAbout, Table
from tests.domain.road_map.plain_read import read
from tests.domain.road_map.tables_read import ABOVE, HEAD, YEAR, reading, terms


def lines(text: str) -> list[str]:
    return [YEAR, *text.strip().split("\n")]


def test_term_on_a_line_of_its_own_inside_a_work_may_begin_another_row() -> None:
    mixed = ("1", "Сбор пар\nОктябрь\nЗавуч\nВстреча наставников", "Ноябрь", "Куратор")
    found = reading(YEAR, Table((HEAD, mixed, ("2", "Опрос\nучеников и родителей", "Май", "Куратор"))))
    assert [one.row for one in found.questions if one.about is AskedAbout.ROW] == [0]


def test_day_beside_a_work_that_waits_for_it_or_ends_with_it_is_the_rows_own() -> None:
    body = (
        ("1", "Анализ работы за\nI полугодие\nШкольный круг", "Январь", "Завуч"),
        ("2", "Сбор отчётов\nдо 1 мая", "Май", "Завуч"),
    )
    found = reading(YEAR, Table((HEAD, *body)))
    assert [one for one in found.questions if one.about is AskedAbout.ROW] == []


def test_lines_below_the_last_row_that_head_nothing_are_asked_about() -> None:
    found = reading(
        *lines("""
День |
Содержание |
Время |
Место проведения |
12.10 |
Открытие недели наставника |
8.30 |
Холл |
Почта пожеланий (для пятых классов) |
8.40 |
Холл |
|
«Найди пару» (для шестых классов) |
На переменах |
Качели |
|
""")
    )
    assert [one.text for one in found.measures] == ["Открытие недели наставника", "Почта пожеланий (для пятых классов)"]
    (asked,) = (one for one in found.questions if one.about is AskedAbout.ROW)
    assert asked.text == "«Найди пару» (для шестых классов) | На переменах | Качели"


def test_remark_below_the_last_row_is_no_loss() -> None:
    body = (
        ("1", "Сбор пар", "Май", "Завуч"),
        ("", "Примечание: сроки уточняются", "", ""),
        ("", "Круг участников прежний", "", ""),
    )
    assert [one.about for one in reading(YEAR, Table((HEAD, *body))).questions] == []


def test_row_with_a_number_and_somebody_who_answers_does_not_vanish() -> None:
    found = reading(YEAR, Table((HEAD, ("1", "Сбор пар", "Май", "Завуч"), ("2", "«Б»", "", "Лунина Е.М."))))
    assert [(one.about, one.text) for one in found.questions] == [(AskedAbout.WORK, "2 | «Б» | Лунина Е.М.")]


def test_dashes_below_a_work_are_its_list() -> None:
    rows = ["1\tПодготовка слёта:\tноябрь\tЗавуч", "\t- списки участников\t\t", "\t- расписание встреч", "2\tСлёт\tмарт\tЗавуч"]
    found = reading(YEAR, "\t".join(HEAD), *rows)
    assert terms(found) == [
        (None, "Подготовка слёта: - списки участников - расписание встреч", date(2026, 11, 30)),
        (None, "Слёт", date(2027, 3, 31)),
    ]


def test_class_with_its_letter_counts_no_row() -> None:
    first, second = "1.\nИгра «Пары»\n12.10\n5-6\nЗимина Е.Е.", "2.\nПоход в парк\n14.10\n3 «Б»\nЛунина Е.М."
    text = f"Мероприятия\nДата\nКласс\nОтветственный\n{first}\n{second}"
    found = reading(*lines(text))
    assert [(one.number, one.text, [who.text for who in one.responsible]) for one in found.measures] == [
        ("1", "Игра «Пары»", ["Зимина Е.Е."]),
        ("2", "Поход в парк", ["Лунина Е.М."]),
    ]


def test_works_counted_in_their_cells_are_rows_of_an_aligned_table_without_headings() -> None:
    found = reading(
        *lines("""
I. Работа с наставниками

1. Сбор пар в параллелях                     октябрь            Завуч
2. Проверка дневников встреч,                1 раз в четверть   Завуч,
   беседы с парами                                              актив клуба
3. Выставка работ                            март               Куратор
""")
    )
    assert [(one.number, one.text, one.term.text) for one in found.measures] == [
        ("1", "Сбор пар в параллелях", "октябрь"),
        ("2", "Проверка дневников встреч, беседы с парами", "1 раз в четверть"),
        ("3", "Выставка работ", "март"),
    ]


def test_aims_above_the_table_of_a_plan_are_no_works() -> None:
    found = reading(
        *lines("""
1.Цели и задачи клуба
Цель: содействие наставникам и их парам.
Задачи:
-обеспечение наставников материалами встреч;
-оказание помощи новым парам.
2.Встречи пар
№ п/п |
Содержание работы |
Сроки исполнения |
1 |
Сбор заявок новых пар |
Сентябрь |
2 |
Круглый стол пар |
Май |
""")
    )
    assert ([one.text for one in found.measures], found.points) == (["Сбор заявок новых пар", "Круглый стол пар"], ())


def test_two_days_with_a_dash_between_them_open_no_row_of_their_own() -> None:
    mixed = ("1", "Сбор пар\n12.10 –\n16.10.2026\nЗавуч\nВстреча наставников", "Ноябрь", "Куратор")
    found = reading(YEAR, Table((HEAD, mixed)))
    assert [one.row for one in found.questions if one.about is AskedAbout.ROW] == [0]


def test_rest_of_who_answers_below_a_comma_goes_on_there() -> None:
    rows = [
        "№ п/п | Мероприятие | Срок | Ответственный |",
        "1 | Сбор пар | май | руководитель клуба, |",
        "классный руководитель | |||",
    ]
    (only,) = reading(YEAR, *rows).measures
    assert [one.text for one in only.responsible] == ["руководитель клуба", "классный руководитель"]


def test_cells_between_bars_that_make_no_table_are_no_points() -> None:
    rows = ["| Ежедневно |", "1. | Беседы с парами. |", "2. | Обход классов. |", "| Ежемесячно |", "1 | Отчёты пар. |"]
    found = reading("Циклограмма куратора", "№ | Мероприятия |", *rows)
    assert (found.measures, found.points, [one.about for one in found.questions]) == ((), (), [AskedAbout.COLUMNS])


def test_hour_in_the_place_of_who_answers_is_asked_about() -> None:
    found = reading(YEAR, Table((HEAD, ("1", "Слёт пар", "12.10.2026", "09.00-10.00 – лучший класс"))))
    assert AskedAbout.RESPONSIBLE in [one.about for one in found.questions]


def test_plan_of_somebody_else_is_a_whole_term() -> None:
    first, second = "1\nСбор пар\nоктябрь\nЗавуч", "2\nКонкурс пар\nПо плану управления образования\nКуратор"
    text = f"№\nМероприятие\nСрок\nОтветственный\n{first}\n{second}"
    found = reading(*lines(text))
    assert [(one.term.text, [who.text for who in one.responsible]) for one in found.measures] == [
        ("октябрь", ["Завуч"]),
        ("По плану управления образования", ["Куратор"]),
    ]


def test_list_in_a_cell_of_a_row_with_tabs_may_begin_on_the_line_of_the_row() -> None:
    rows = [
        "Сроки\tТема заседания\tВопросы\tОтветственные",
        "Сентябрь\tСтарт клуба\t1. Итоги лета.",
        "2. План на год.",
        "3. Разное.\tЗавуч",
        "Март\tСемья и школа\tКруглый стол\tКуратор",
    ]
    found = reading(YEAR, *rows)
    assert terms(found) == [(None, "Старт клуба", date(2026, 9, 30)), (None, "Семья и школа", date(2027, 3, 31))]
    assert found.measures[0].details == "1. Итоги лета. 2. План на год. 3. Разное"


def test_titles_between_works_with_classes_head_the_works_below_them() -> None:
    text = """
Дела
Классы
Ориентировочное
время
проведения
Ответственные
Ключевые общешкольные дела
Линейка «Первая встреча»
1-4
01.09
Завуч
Месячник дружбы
1-4
сентябрь
Завуч, классные руководители
Самоуправление
Выборы старост
2-4
октябрь
Классные руководители
"""
    assert terms(reading(*lines(text))) == [
        ("Ключевые общешкольные дела", "Линейка «Первая встреча»", date(2026, 9, 1)),
        ("Ключевые общешкольные дела", "Месячник дружбы", date(2026, 9, 30)),
        ("Самоуправление", "Выборы старост", date(2026, 10, 31)),
    ]


def test_headings_too_many_to_be_headings_are_asked_about() -> None:
    works = ("Сбор пар", "Опрос учеников", "Школа наставника", "Слёт наставников")
    body = (("Выставка", "Май", "Куратор"), *((one, "", "") for one in works), ("Итоги", "Июнь", "Завуч"))
    found = reading(YEAR, Table((HEAD[1:], *body)))
    assert [one.text for one in found.questions if one.about is AskedAbout.ROW] == [
        "Сбор пар | Опрос учеников | Школа наставника"
    ]


def test_work_beside_a_merged_stage_is_a_row_though_it_has_no_term() -> None:
    head = ("Этап", "Мероприятие", "Срок", "Ответственный")
    body = (("Сбор", "Анкетирование", "Май", "Завуч"), (ABOVE, "Опрос родителей", "", ""), ("Итоги", "Отчёт", "Июнь", "Завуч"))
    found = reading(YEAR, Table((head, *body)))
    assert [(one.section, one.text) for one in found.measures] == [
        ("Сбор", "Анкетирование"),
        ("Сбор", "Опрос родителей"),
        ("Итоги", "Отчёт"),
    ]


def test_row_of_a_saved_page_lacks_the_cells_that_merged_ones_above_cover() -> None:
    found = reading(
        *lines("""
Этап | Мероприятия | Сроки | Ответственные |
Подготовка | |||
I. Сбор | 1. Анкетирование | октябрь | Куратор |
Опрос родителей | ноябрь | Завуч ||
Школа наставника | декабрь | ||
II. Итоги | 1. Отчёт | май | Завуч |
2. Слёт | |||
""")
    )
    assert [(one.section, one.text, one.term.text, [who.text for who in one.responsible]) for one in found.measures] == [
        ("I. Сбор", "Анкетирование", "октябрь", ["Куратор"]),
        ("I. Сбор", "Опрос родителей", "ноябрь", ["Завуч"]),
        ("I. Сбор", "Школа наставника", "декабрь", ["Завуч"]),
        ("II. Итоги", "Отчёт", "май", ["Завуч"]),
        ("II. Итоги", "Слёт", "май", ["Завуч"]),
    ]


@pytest.mark.parametrize(
    "odd", ["Сбор книг\nПодъём флага\n5-8\n3 сентября", "Подъём флага\n5-9\nГимна клуба\n3 октября"], ids=["work", "classes"]
)
def test_line_too_many_beside_classes_may_be_of_a_row_that_lost_its_cells(odd: str) -> None:
    whole = "Дела\nКлассы\nДата\nЛинейка клуба\n5-9\n1 сентября\nКонкурс писем\n5-9\n4 сентября\n"
    found = read(f"{whole}{odd}\nСлёт\n5-8\n4 октября")
    assert [one.row for one in found.questions if one.about is AskedAbout.ROW] == [2]
    assert len(found.measures) == 4


def test_day_that_opens_the_place_beside_a_term_is_the_rest_of_that_term() -> None:
    head = ("№", "Мероприятие", "Сроки", "Место", "Ответственный")
    body = (
        ("1", "Игра «Ассорти»", "29.12 14.00", "30.12 15.00\nЗал", "Куратор"),
        ("2", "Встреча пар", "27.12", "14.00 Зал", "Завуч"),
    )
    found = reading(YEAR, Table((head, *body)))
    assert [one.row for one in found.questions if one.about is AskedAbout.ROW] == [0]


def test_second_work_and_second_officer_below_one_day_may_be_a_row_of_their_own() -> None:
    text = """План на июнь 2027 года

Дата            Мероприятие                          Ответственные
3 июня          Открытие смены                       Начальник лагеря
4 июня          День сказок                          Библиотекарь
5 июня          Чистый берег                         Воспитатели 1 отряда
                Рисунки на асфальте                  Воспитатели 2 отряда
6 июня          Прогулка вдоль реки и разбор         Воспитатели
                собранных растений                   Вожатые"""
    found = read(text)
    assert [one.row for one in found.questions if one.about is AskedAbout.ROW] == [2]


def _asked(text: str) -> tuple[int, list[tuple[AskedAbout, int | None]]]:
    found = read(text)
    return len(found.measures), [
        (one.about, one.row) for one in found.questions if one.about in (AskedAbout.ROW, AskedAbout.COLUMNS)
    ]


def test_place_in_front_of_its_day_is_not_left_in_the_work() -> None:
    text = """
№ п/п
Наименование мероприятия
Дата, время и место проведения
1.
Неделя защитника
Зал клуба
Февраль 2027 г.
2.
Поход в музей
Музей «Заря»
Апрель 2027 г.
3.
Урок сказки
17 мая 2027 г."""
    assert _asked(text) == (3, [(AskedAbout.ROW, 0), (AskedAbout.ROW, 1)])


def test_lines_of_one_day_that_nobody_parts_are_asked_about() -> None:
    text = """
Дата
Мероприятие
Содержание работы
09.01.2027
Заседание клуба
Итоги полугодия
Январь
Уборка снега
Кормушки
Расчистка двора
Изготовление кормушек
14.01.2027
День бега
Участие в забеге"""
    assert _asked(text) == (4, [(AskedAbout.ROW, 1), (AskedAbout.ROW, 2)])


def test_hours_of_one_day_between_spaces_are_no_few_rows() -> None:
    text = """
Время Мероприятие Место Ответственный
9.00-9.15 Встреча гостей холл старший воспитатель
9.15-9.45 Занятие по развитию речи группа «Пчёлки» Дымова О.П.
9.45-10.15 Мастер-класс «Листья» зал Чайка Л.К.
10.15-10.45 Круглый стол кабинет заведующий"""
    assert _asked(text) == (0, [(AskedAbout.COLUMNS, None)])
