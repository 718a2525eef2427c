"""Tables whose cells ran together: a column, a term or a row that took words of its neighbours is told of or parted from them."""

import pytest

from domain.road_map import AskedAbout
from domain.road_map.columns.roles import Role
from domain.road_map.plain_tables.poured import cut_row
from tests.domain.road_map.plain_read import about, read, rows

NUMBER, WORK, TERM, PEOPLE = Role.NUMBER, Role.MEASURE, Role.TERM, Role.RESPONSIBLE


@pytest.mark.parametrize("sep", ["\n", " "], ids=["a cell on each line", "a row on each line"])
def test_what_is_to_be_mended_does_not_become_work(sep: str) -> None:
    body = (
        ("Недостаток", "Мероприятие по устранению", "Плановый срок реализации", "Ответственный"),
        ("Нет стенда у входа", "Изготовить стенд о парах", "до 1 марта 2027 года", "Завхоз"),
        ("Нет сведений на сайте", "Дополнить раздел о клубе", "август 2027", "Куратор"),
    )
    found = read("\n".join(sep.join(one) for one in body))
    assert about(found) == [AskedAbout.COLUMNS] or [one.text for one in found.measures] == [
        "Изготовить стенд о парах",
        "Дополнить раздел о клубе",
    ]


def test_title_and_first_work_each_with_a_blank_line_before_are_two_cells() -> None:
    spaced = "\n\n".join(
        [
            *("Наименование мероприятия", "Ответственные", "Сроки проведения", "Отметка о выполнении"),
            *("Меры по развитию пар", "Разработка плана встреч", "Заведующий", "Сентябрь 2026"),
            *("Изготовление памяток для наставников", "Методист", "Декабрь 2026"),
        ]
    )
    found = read(spaced)
    assert [(one.section, one.text) for one in found.measures] == [
        ("Меры по развитию пар", "Разработка плана встреч"),
        ("Меры по развитию пар", "Изготовление памяток для наставников"),
    ]


def test_name_and_month_on_the_second_line_of_a_row_are_no_row() -> None:
    found = read("""
№    Мероприятие                        Срок              Ответственный
1    Проведение смен лагеря             3-23 июня, 1-21   Директор ДДТ Силина
     «Поиск»                            июля              Ж.К.
2    Слёт пар                           май               Куратор
""")
    assert [text for text, _, _ in rows(found)] == ["Проведение смен лагеря «Поиск»", "Слёт пар"]


def test_row_that_a_line_broke_before_its_year_is_one_row() -> None:
    found = read(
        "№ | Мероприятие | Срок | Ответственный |\n1 | Сбор анкет | сентябрь 2026 | ПМПК |\n"
        "2 | Курсы для наставников | февраль-март\n2027 | ИРО (по согласованию) |\n3 | Слёт | май 2027 | Куратор |\n"
    )
    assert rows(found) == [
        ("Сбор анкет", "сентябрь 2026", "ПМПК"),
        ("Курсы для наставников", "февраль-март 2027", "ИРО (по согласованию)"),
        ("Слёт", "май 2027", "Куратор"),
    ]


def test_month_over_counted_rows_is_no_part_of_the_row_above() -> None:
    found = read("""
№ п/п Мероприятие Дата Ответственные
ЯНВАРЬ
1. Беседа о дружбе 15.01 Социальный педагог
2. Родительский лекторий 22.01 Педагог-психолог
ФЕВРАЛЬ
3. Спортивный праздник 14.02 Учителя физкультуры
""")
    assert [(one.section, who) for one, (_, _, who) in zip(found.measures, rows(found), strict=True)] == [
        ("ЯНВАРЬ", "Социальный педагог"),
        ("ЯНВАРЬ", "Педагог-психолог"),
        ("ФЕВРАЛЬ", "Учителя физкультуры"),
    ]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "Назначение муниципального координатора ГИА Управление образования до 15.11.2026 Приказ",
            "Назначение муниципального координатора ГИА",
        ),
        (
            "Проведение регионального этапа конкурса «Наставник года» Министерство образования области, ИРО"
            " февраль - апрель 2027 г. Выявлены победители",
            "Проведение регионального этапа конкурса «Наставник года»",
        ),
    ],
)
def test_examinations_and_names_in_quotation_marks_answer_for_nothing(text: str, work: str) -> None:
    assert cut_row(text, (NUMBER, WORK, PEOPLE, TERM, Role.RESULT)).cells[1] == work


def test_row_whose_term_holds_the_place_is_asked_about() -> None:
    found = read("""
№ Содержание работы Дата проведения Место проведения Ответственный
1 Учебная тревога 24.04.2027 здание лицея Завхоз
2 Проверка выходов ежемесячно здание лицея Завхоз
3 Беседа о правилах май зал Куратор
""")
    odd = [at for at, one in enumerate(found.measures) if "лицея" in one.term.text]
    assert set(odd) <= {one.row for one in found.questions if one.about is AskedAbout.ROW}


def test_number_of_the_next_row_ends_the_work_above() -> None:
    found = read("""
N п/п
Наименование мероприятия
Исполнитель
Срок исполнения
1
Обзор изменений
законодательства о
наставничестве молодёжи
Юрисконсульт
постоянно
2
Проведение заседаний комиссии по
урегулированию споров
наставников
Председатель комиссии
май 2027
3
Приём сведений о парах
руководителей клубов
Отдел кадров
до 30 апреля
""")
    assert rows(found) == [
        ("Обзор изменений законодательства о наставничестве молодёжи", "постоянно", "Юрисконсульт"),
        ("Проведение заседаний комиссии по урегулированию споров наставников", "май 2027", "Председатель комиссии"),
        ("Приём сведений о парах руководителей клубов", "до 30 апреля", "Отдел кадров"),
    ]


def test_how_often_and_till_when_are_one_term() -> None:
    cells = cut_row(
        "Приём сведений о доходах руководителей клубов Отдел кадров ежегодно до 30 апреля", (NUMBER, WORK, PEOPLE, TERM)
    ).cells
    assert cells == {1: "Приём сведений о доходах руководителей клубов", 2: "Отдел кадров", 3: "ежегодно до 30 апреля"}


def test_column_that_ran_into_the_works_in_small_letters_is_asked_about() -> None:
    found = read(
        "№ Содержание деятельности Форма работы Сроки Исполнитель "
        "1. Знакомство новых наставников с их подопечными встреча сентябрь куратор пар "
        "2. Изучение дневников наставников и подопечных практикум ноябрь методист "
        "3. Подготовка выставки совместных работ мастерская февраль старший вожатый "
        "4. Подведение итогов работы клуба наставников форум апрель куратор пар"
    )
    assert (found.measures, about(found)) == ((), [AskedAbout.COLUMNS])


def test_column_to_be_filled_in_by_hand_hides_nothing() -> None:
    found = read(
        "№ Содержание Сроки Исполнитель Отметка о выполнении 1. Знакомство новых пар сентябрь куратор "
        "2. Разбор дневников пар ноябрь методист 3. Слёт лучших пар апрель куратор"
    )
    assert rows(found) == [
        ("Знакомство новых пар", "сентябрь", "куратор"),
        ("Разбор дневников пар", "ноябрь", "методист"),
        ("Слёт лучших пар", "апрель", "куратор"),
    ]


ALONE = """Направление
Мероприятие
Срок
Исполнитель
Целевая аудитория
I. Встречи
Речь
Клуб «Добрые слова»
октябрь
логопед
родители
Движение
Поход к роднику
ноябрь
завхоз
родители
II. Контроль
Обход
Осмотр уголков пар
март
{who}
{beside}
"""


def test_row_alone_below_its_title_has_a_line_for_every_column() -> None:
    found = read(ALONE.format(who="старший воспитатель", beside="воспитатели"))
    assert rows(found)[-1] == ("Осмотр уголков пар", "март", "старший воспитатель")


def test_numbered_row_alone_below_its_title_has_a_line_for_every_column() -> None:
    lines = ALONE.format(who="старший воспитатель", beside="воспитатели").split("\n")
    counted = ["№", *lines[:6], "1.", *lines[6:11], "2.", *lines[11:17], "3.", *lines[17:]]
    assert rows(read("\n".join(counted)))[-1] == ("Осмотр уголков пар", "март", "старший воспитатель")


def test_what_comes_of_a_work_may_speak_of_people() -> None:
    found = read(
        "№\nМероприятие\nСрок\nИсполнитель\nОжидаемый эффект\n1.\nОпрос пар\nмай\nметодист\nвыявление группы риска\n"
        "2.\nСлёт пар\nиюнь\nкуратор\nрост доверия"
    )
    assert rows(found) == [("Опрос пар", "май", "методист"), ("Слёт пар", "июнь", "куратор")]


def test_two_who_answer_in_a_row_alone_stay_together() -> None:
    found = read(ALONE.format(who="старший воспитатель", beside="педагог-психолог"))
    assert rows(found)[-1] == ("Осмотр уголков пар", "март", "старший воспитатель, педагог-психолог")


def test_people_on_two_lines_above_those_who_take_part_answer_together() -> None:
    found = read("""
№
Мероприятие
Срок
Исполнители
Целевая аудитория
1.
Вечер знакомства пар
02.09.2026
Зам. директора по УВР
Социальный педагог
Студенты 1 курса
2.
Поход к роднику
15.10.2026
Зам. директора по УПР
Заведующий отделением
Студенты 3–4 курсов
""")
    assert rows(found) == [
        ("Вечер знакомства пар", "02.09.2026", "Зам. директора по УВР, Социальный педагог"),
        ("Поход к роднику", "15.10.2026", "Зам. директора по УПР, Заведующий отделением"),
    ]


@pytest.mark.parametrize(
    ("first", "below", "row"),
    [
        (
            "1\tБеседа\tсентябрь 2026\tКуратор",
            "\t«Добрый\t\t\n\tдень в паре»\t\t",
            ("Беседа «Добрый день в паре»", "сентябрь 2026", "Куратор"),
        ),
        (
            "1\tОформление уголка\tноябрь 2026\tзавуч по",
            "\t«Наши пары»\t\tУВР",
            ("Оформление уголка «Наши пары»", "ноябрь 2026", "завуч по УВР"),
        ),
        (
            "1\tРазбор личных\tноябрь 2026 – май\tКуратор",
            "\tпрограмм пар\t2027\t",
            ("Разбор личных программ пар", "ноябрь 2026 – май 2027", "Куратор"),
        ),
    ],
)
def test_line_that_a_cell_between_tabs_waits_for_is_no_row(first: str, below: str, row: tuple[str, str, str]) -> None:
    found = read(f"№\tМероприятие\tСрок\tИсполнитель\n{first}\n{below}\n2\tСлёт пар\tапрель 2027\tДиректор")
    joined = [tuple(" ".join(cell.split()) for cell in one) for one in rows(found)]
    assert joined == [row, ("Слёт пар", "апрель 2027", "Директор")]


@pytest.mark.parametrize("parts", [("I. Первые шаги", "II. Общее дело"), ("Октябрь", "Ноябрь")])
def test_titles_at_the_left_edge_of_columns_without_numbers_are_no_work(parts: tuple[str, str]) -> None:
    found = read(f"""
Мероприятие                    Срок            Исполнитель
{parts[0]}
Знакомство наставников и       до 09.10.2026   Куратор
их подопечных
Сбор отзывов пар о работе      до 23.10.2026   Методист
клуба
{parts[1]}
Посадка аллеи наставников      до 13.11.2026   Завхоз
""")
    assert [(one.section, " ".join(one.text.split())) for one in found.measures] == [
        (parts[0], "Знакомство наставников и их подопечных"),
        (parts[0], "Сбор отзывов пар о работе клуба"),
        (parts[1], "Посадка аллеи наставников"),
    ]


def test_theme_that_sounds_like_a_term_is_none_where_every_row_has_its_term_in_its_place() -> None:
    found = read("""План клуба на 2026-2027 учебный год
Форма
Тема
Сроки
Ответственный
Итог
Семинар
Первые шаги наставника
10 октября
методист
памятка
Круглый стол
Пары и их планы
декабрь
методист
резолюция
Педсовет
Итоги учебного года
28 мая
директор
протокол
""")
    assert [term for _, term, _ in rows(found)] == ["10 октября", "декабрь", "28 мая"]


def test_name_in_quotation_marks_below_a_numbered_work_is_its_name() -> None:
    found = read(
        "№\tМероприятие\tСрок\tОтветственный\n1\tСбор анкет\tдо 01.02.2027\tКуратор\n2\tТренинг для пар\tапрель 2027\tПсихолог\n"
        "\t«Доброе утро»\t\t\n3\tСлёт пар\tмай 2027\tКуратор\n"
    )
    assert [text for text, _, _ in rows(found)] == ["Сбор анкет", "Тренинг для пар «Доброе утро»", "Слёт пар"]


@pytest.mark.parametrize("paper", ["программа занятий", "анализ урока", "положение о слёте", "анкеты"])
def test_paper_in_small_letters_behind_whoever_answers_is_what_comes_of_the_work(paper: str) -> None:
    roles = [NUMBER, WORK, TERM, PEOPLE, Role.RESULT]
    cut = cut_row(f"Обучение наставников октябрь - ноябрь куратор, методист {paper}", roles)
    assert (cut.cells[3], cut.cells[4]) == ("куратор, методист", paper)
