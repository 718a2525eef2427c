"""Works under months and stages in a text without a table: who answers for them, and what the lines over them say."""

import pytest

from tests.domain.road_map.plain_read import read

YEAR = "План работы на 2026-2027 учебный год"


def points(text: str) -> list[tuple[str, str, str]]:
    found = read(text, YEAR)
    assert found.measures == ()
    return [(one.text, one.term.text, ", ".join(who.text for who in one.responsible)) for one in found.points]


@pytest.mark.parametrize(("one", "two"), [("1. ", "2. "), ("- ", "- ")])
@pytest.mark.parametrize("said", ["Отв.: {}", "Ответственный: {}", "Ответственные – {}"])
def test_line_below_the_works_of_a_month_says_who_answers_for_all_of_them(one: str, two: str, said: str) -> None:
    october, march = said.format("куратор"), said.format("педагог-психолог")
    assert points(f"\nОКТЯБРЬ\n{one}Встреча клуба\n{two}Разбор дневников\n{october}\n\nМАРТ\n{one}Опрос пар\n{march}") == [
        ("Встреча клуба", "ОКТЯБРЬ", "куратор"),
        ("Разбор дневников", "ОКТЯБРЬ", "куратор"),
        ("Опрос пар", "МАРТ", "педагог-психолог"),
    ]


def test_works_each_of_which_has_its_own_line_keep_to_it() -> None:
    assert points("\nОктябрь\n- Встреча клуба\nОтв.: куратор\n- Опрос пар\nОтв.: методист\n\nМарт\n- Отчёт клуба") == [
        ("Встреча клуба", "Октябрь", "куратор"),
        ("Опрос пар", "Октябрь", "методист"),
        ("Отчёт клуба", "Март", ""),
    ]


@pytest.mark.parametrize("stage", ["{} этап. ", "Этап {}. ", "{}-й этап: "])
def test_counted_stage_with_its_months_in_brackets_heads_the_works_below_it(stage: str) -> None:
    first, second = stage.format(1), stage.format(2)
    found = points(
        f"\n{first}Начальный (сентябрь – октябрь 2026 г.)\n- знакомство с клубом;\n- опрос пар.\n\n"
        f"{second}Основной (ноябрь 2026 г. – май 2027 г.)\n- встречи клуба;\n- отчёт 24 мая 2027 г."
    )
    assert [(words, term) for words, term, _ in found] == [
        ("знакомство с клубом", "сентябрь – октябрь 2026 г."),
        ("опрос пар.", "сентябрь – октябрь 2026 г."),
        ("встречи клуба", "ноябрь 2026 г. – май 2027 г."),
        ("отчёт 24 мая 2027 г.", "24 мая 2027 г."),
    ]


def test_list_inside_a_cell_and_a_vanished_last_cell_keep_rows_between_tabs_apart() -> None:
    found = read(
        "Месяц\tМероприятия\tФорма\tОтметка\nСентябрь\t1. Встреча клуба\n2. Чтение устава\n3. Опрос\tбеседа\n"
        "Октябрь\tРазбор дневников\tанализ\nНоябрь\t1. Занятие\n2. Игра\tпоказ\nМарт\tОтчёт\tсправка",
        YEAR,
    )
    assert [(one.text, one.term.text) for one in found.measures] == [
        ("1. Встреча клуба 2. Чтение устава 3. Опрос", "Сентябрь"),
        ("Разбор дневников", "Октябрь"),
        ("1. Занятие 2. Игра", "Ноябрь"),
        ("Отчёт", "Март"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Заседание № 1 (сентябрь)", "Заседание № 2 (ноябрь)"),
        ("Заседание 1. Сентябрь", "Заседание 2. Ноябрь"),
        ("1 заседание – сентябрь", "2 заседание – ноябрь"),
        ("Первое собрание: сентябрь.", "Второе собрание: ноябрь."),
        ("Педсовет № 1 (сентябрь). Тема: «Задачи клуба»", "Педсовет № 2 (ноябрь). Тема: «Итоги клуба»"),
    ],
)
@pytest.mark.parametrize(
    "fields", ["", "Тема: Задачи клуба\n", "Форма проведения: беседа\nЦель: Обмен опытом.\nВопросы для обсуждения:\n"]
)
def test_counted_meeting_heads_its_matters_and_its_theme_and_aim_are_none(first: str, second: str, fields: str) -> None:
    found = points(f"\n{first}\n{fields}1. Опрос пар. (Дымова Н.А.)\n2. Выбор тем.\n{second}\n{fields}1. Разбор дневников.")
    assert [(words, term.lower(), who) for words, term, who in found] == [
        ("Опрос пар. (Дымова Н.А.)", "сентябрь", "Дымова Н.А."),
        ("Выбор тем.", "сентябрь", ""),
        ("Разбор дневников.", "ноябрь", ""),
    ]


def test_theme_is_the_work_of_a_meeting_without_counted_matters() -> None:
    assert points("\nЗаседание № 1 (октябрь)\nТема: Опрос пар\n\nЗаседание № 2 (март)\nТема: Отчёт клуба") == [
        ("Опрос пар", "октябрь", ""),
        ("Отчёт клуба", "март", ""),
    ]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_lines_that_only_name_somebody_below_works_of_a_month_are_no_works(blank: str) -> None:
    october = "\nОктябрь\nВстреча клуба\nЗам. директора по ВР\nОпрос пар\nПедагог-психолог, кураторы\n"
    march = "Март\nОтчёт клуба\nРуководитель клуба"
    assert points(october + blank + march) == [
        ("Встреча клуба", "Октябрь", "Зам. директора по ВР"),
        ("Опрос пар", "Октябрь", "Педагог-психолог, кураторы"),
        ("Отчёт клуба", "Март", "Руководитель клуба"),
    ]


def test_a_council_below_a_month_is_a_work() -> None:
    assert [
        words for words, _, _ in points("\nОктябрь\nВстреча клуба\nСовет наставников\n\nМарт\nПедагогический совет\nОтчёт")
    ] == [
        "Встреча клуба",
        "Совет наставников",
        "Педагогический совет",
        "Отчёт",
    ]


def test_august_that_opens_a_list_of_a_school_year_is_asked_about() -> None:
    found = read("\nАвгуст\n- Выбор тем\n\nОктябрь\n- Опрос пар", YEAR)
    assert [(one.term.end is None, one.term.question is None) for one in found.points] == [(True, False), (False, True)]


def test_who_helps_is_not_who_answers() -> None:
    found = points("\nОктябрь\n- Рейды в семьи (совместно с инспектором)\n- Опрос пар (педагог-психолог)\n\nМарт\n- Отчёт клуба")
    assert [who for _, _, who in found] == ["", "педагог-психолог", ""]


def test_month_named_above_questions_dates_them_and_not_those_of_the_month_before() -> None:
    found = points(
        "\nМесяц: сентябрь\nВопросы:\n1. Состав штаба\n2. Выбор тем\nОтветственные: куратор\n\n"
        "Месяц: октябрь\nВопросы:\n1. Итоги акции\n2. Опрос пар\nОтветственные: педагог-психолог"
    )
    assert found == [
        ("Состав штаба", "Месяц: сентябрь", "куратор"),
        ("Выбор тем", "Месяц: сентябрь", "куратор"),
        ("Итоги акции", "Месяц: октябрь", "педагог-психолог"),
        ("Опрос пар", "Месяц: октябрь", "педагог-психолог"),
    ]
