"""Tables of a PDF without rules: cells merged over rows, titles anywhere, rows cut by pages, and what places cannot tell."""

import pytest

from domain.road_map import AskedAbout
from domain.terms import Reason
from papers.pdf.centred_rows import from_the_top
from papers.pdf.geometry import lines_of, text_of
from papers.pdf.touching_words import parted
from papers.pdf.unruled import unruled_tables
from papers.pdf.unruled_columns import columns_of
from tests.papers.pdf.drawing import LETTER, drawn, read, rows

MIDDLE = """
№   Мероприятие                   Срок          Ответственный


1   Сбор анкет                                  Куратор


2   Список пар и его                            Директор
                                  сентябрь
    утверждение советом


3   Первая встреча                              Куратор


4   Слёт наставников                            Директор

                                  май
5   Итоговая встреча                            Куратор
"""
TOP = """
Месяц       Мероприятие                         Ответственный


сентябрь    Сбор анкет                          Куратор


            Список пар и его                    Директор

            утверждение советом


            Первая встреча                      Куратор


до 20 мая   Слёт наставников                    Директор


            Итоговая встреча                    Куратор
"""
HIGH = """
Мероприятие                   Срок            Ответственный


Сбор анкет                                    Куратор


Список пар и его              сентябрь-       Директор

утверждение советом           октябрь


Первая встреча                                Куратор


Слёт наставников              май             Директор


Итоговая встреча              до 25.05.2027   Куратор
"""


@pytest.mark.parametrize(
    ("page", "terms"),
    [
        pytest.param(MIDDLE, ["сентябрь"] * 3 + ["май"] * 2, id="in the middle of its rows"),
        pytest.param(TOP, ["сентябрь"] * 3 + ["до 20 мая"] * 2, id="at the top of its rows"),
        pytest.param(HIGH, ["сентябрь-октябрь"] * 3 + ["май", "до 25.05.2027"], id="of two lines, no numbers"),
    ],
)
def test_term_printed_once_holds_for_the_rows_it_stands_beside(page: str, terms: list[str]) -> None:
    reading = read(page)
    works = ["Сбор анкет", "Список пар и его утверждение советом", "Первая встреча", "Слёт наставников", "Итоговая встреча"]
    people = ["Куратор", "Директор", "Куратор", "Директор", "Куратор"]
    numbered = [f"{at + 1} {work}" if page is MIDDLE else work for at, work in enumerate(works)]
    assert rows(reading) == list(zip(numbered, terms, people, strict=True))
    assert reading.questions == ()


BLANK = """
№   Мероприятие                   Срок          Ответственный

1   Сбор анкет                    сентябрь      Куратор

2   Список пар и его                            Директор

    утверждение советом

3   Первая встреча                октябрь       Куратор

4   Слёт наставников              май           Директор
"""
EITHER = """
Мероприятие                   Срок            Ответственный


Сбор анкет                    сентябрь        Куратор


Список пар                                    Директор


Первая встреча                октябрь         Куратор


Слёт наставников                              Директор


Итоговая встреча              май             Куратор
"""


@pytest.mark.parametrize(
    ("page", "asked"),
    [pytest.param(BLANK, [1], id="left out"), pytest.param(EITHER, [1, 3], id="of the row above or around")],
)
def test_term_that_places_do_not_tell_is_asked(page: str, asked: list[int]) -> None:
    reading = read(page)
    assert [one.row for one in reading.questions if one.term and one.term.reason is Reason.EMPTY] == asked
    assert [at for at, one in enumerate(reading.measures) if one.term.due is None] == asked


def test_titles_stand_at_any_edge() -> None:
    reading = read(
        """
№   Мероприятие                   Срок          Ответственный

                     Подготовительный этап школы

1   Сбор анкет                    сентябрь      Куратор

    Работа с парами

2   Первая встреча                октябрь       Куратор

3   Слёт наставников              май           Директор

                                  Подведение

4   Итоговая встреча              май           Директор
"""
    )
    assert [one.section for one in reading.measures] == [
        "Подготовительный этап школы",
        "Работа с парами",
        "Работа с парами",
        "Подведение",
    ]
    assert [one.term.text for one in reading.measures] == ["сентябрь", "октябрь", "май", "май"]


def test_long_titles_at_the_edge_hide_no_column() -> None:
    page = """
№         Событие          Классы     Срок       Ответственные
Раздел «Дела нашей школы и»
1   Праздник звонка       5-9        сентябрь   Организатор
2   Выставка рисунков     6-8        октябрь    Библиотекарь
Раздел «Наши семьи сегодня»
3   Собрание отцов        7-9        ноябрь     Завуч
"""
    heading, *body = lines_of(drawn(page.replace("\n", "\n\n")))
    columns = columns_of([heading], body, LETTER)
    assert columns is not None
    assert [columns.of(word) for line in body for word in line if "-" in word["text"]] == [2, 2, 2]


def test_title_wrapped_by_its_column_stands_above_its_rows() -> None:
    page = """
№     Мероприятие            Срок            Ответственный

1     Список пар             март 2027       Методист

      района с пометками

      о темах встреч



      Работа с наставниками

      и их друзьями



2     Курсы наставников      апрель 2027     Завуч

3     Слёт «Вместе»          май 2027        Куратор
"""
    assert [(one.number, one.section, one.text) for one in read(page).measures] == [
        ("1", None, "Список пар района с пометками о темах встреч"),
        ("2", "Работа с наставниками и их друзьями", "Курсы наставников"),
        ("3", "Работа с наставниками и их друзьями", "Слёт «Вместе»"),
    ]


def test_row_and_merged_cell_go_on_over_the_page() -> None:
    reading = read(
        """
№   Мероприятие                   Срок          Ответственный

1   Сбор анкет                                  Куратор
                                  сентябрь
2   Первая встреча                              Директор

3   Разработка положения и        до 20 ноября  Заместитель
""",
        """
    формы соглашения              2026 года     директора

4   Слёт наставников              май           Директор
""",
    )
    assert rows(reading) == [
        ("1 Сбор анкет", "сентябрь", "Куратор"),
        ("2 Первая встреча", "сентябрь", "Директор"),
        ("3 Разработка положения и формы соглашения", "до 20 ноября 2026 года", "Заместитель директора"),
        ("4 Слёт наставников", "май", "Директор"),
    ]


def test_every_table_of_a_page_has_its_own_columns() -> None:
    reading = read(
        """
№   Мероприятие                   Срок          Ответственный

1   Сбор анкет                    сентябрь      Куратор
""",
        """
2   Список пар и его              октябрь       Директор

    утверждение советом



              Встречи с родителями



Дата          Содержание               Исполнитель

12.11.2026    Лекторий о подростках    Психолог

14.04.2027    Собрание с участием      Куратор

              всех наставников



    Отчёты



№   Содержание                    Срок          Ответственный

1   Сводка о встречах             до 20 мая     Куратор
""",
    )
    assert rows(reading) == [
        ("1 Сбор анкет", "сентябрь", "Куратор"),
        ("2 Список пар и его утверждение советом", "октябрь", "Директор"),
        ("Лекторий о подростках", "12.11.2026", "Психолог"),
        ("Собрание с участием всех наставников", "14.04.2027", "Куратор"),
        ("1 Сводка о встречах", "до 20 мая", "Куратор"),
    ]
    assert [one.section for one in reading.measures] == [None, None, *["Встречи с родителями"] * 2, "Отчёты"]


def test_words_of_two_cells_that_touch_are_two() -> None:
    reading = read(
        """
№   Мероприятие                   Срок              Ответственный

1   Сбор анкет                    сентябрь          Куратор

2   Приказ о паре педагог-учащийсядо 20 ноября      Директор

3   Первая встреча                не позднее октябряПедагог-организатор

4   Обмен опытом самоуправления   12.04.2027        Куратор
"""
    )
    assert rows(reading) == [
        ("1 Сбор анкет", "сентябрь", "Куратор"),
        ("2 Приказ о паре педагог-учащийся", "до 20 ноября", "Директор"),
        ("3 Первая встреча", "не позднее октября", "Педагог-организатор"),
        ("4 Обмен опытом самоуправления", "12.04.2027", "Куратор"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Психолого-педагогическое сопровождение", "Прямая линия самоуправления", "Встреча с А.И.Зориной", "сентябрь – ноябрь"],
)
def test_word_that_runs_out_of_its_cell_stays_whole(line: str) -> None:
    words = drawn(line)
    edges = [letter for word in words for letter in word["letters"]]
    assert [word["text"] for edge in edges for word in parted(words, [edge])] == [word["text"] for word in words] * len(edges)


def test_title_above_cells_at_the_foot_of_their_rows_is_none_of_the_heading() -> None:
    page = """
    План на 2026-2027 учебный год




№   Мероприятие                   Срок          Ответственный



    Выбор формы наставничества

1   и её обсуждение в совете                    Завуч



2   Разработка программ           сентябрь      Методист



    Отбор пар по итогам

3   анкет и бесед                 октябрь       Психолог
"""
    lines = [text_of(line) for line in lines_of(from_the_top(drawn(page)))]
    assert lines[:2] == ["План на 2026-2027 учебный год", "№ Мероприятие Срок Ответственный"]


SMALL = """
№  Мероприятие          Сроки          Результат     Ответственные
Блок 1.    Подготовка

1  Операция             11-15.01       фотоотчёт     вожатая

   «Кормушка»

2  Вечер в доме         В течение      концерт       музыкальный

   ветеранов            10 дней со                   руководитель

                        дня начала

3  «Неделя добрых       По мере        отчёт на      вожатая, совет

   рук»                 поступления    сайте         отряда
Блок 2.    Итоги

4  Сбор-отчёт           до 20 мая      презентация   командир отряда
"""


def test_cells_in_small_letters_begin_beside_the_numbers() -> None:
    reading = read(SMALL)
    assert [one.section for one in reading.measures] == ["Блок 1. Подготовка"] * 3 + ["Блок 2. Итоги"]
    assert rows(reading) == [
        ("1 Операция «Кормушка»", "11-15.01", "вожатая"),
        ("2 Вечер в доме ветеранов", "В течение 10 дней со дня начала", "музыкальный руководитель"),
        ("3 «Неделя добрых рук»", "По мере поступления", "вожатая, совет отряда"),
        ("4 Сбор-отчёт", "до 20 мая", "командир отряда"),
    ]


def test_text_is_no_table() -> None:
    page = """
В срок до 15 сентября директорам школ провести мероприятие и назначить

ответственных. Контроль исполнения оставляю за собой.
"""
    assert unruled_tables(drawn(page), None) is None


def test_row_between_no_rules_that_does_not_look_whole_is_asked_about() -> None:
    found = read("""
№   Мероприятие                    Срок       Ответственный

1   Сбор анкет                     сентябрь   Куратор

2   Собрание муниципальной         октябрь    Директор

3   Слёт наставников               май        Куратор
""")
    assert [one.row for one in found.questions if one.about is AskedAbout.ROW] == [1]
