"""Tables whose cells ran together: copied from a PDF viewer, or fallen onto one line."""

import pytest

from domain.paper import Paper, Paragraph
from domain.road_map import Reading
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.plain_tables.poured import cut_row
from domain.road_map.record import AskedAbout
from domain.road_map.tables.trust import swallowed
from domain.road_map.understanding import understand
from domain.terms.find import share_of_term

NUMBER, WORK, TERM, PEOPLE, RESULT = Role.NUMBER, Role.MEASURE, Role.TERM, Role.RESPONSIBLE, Role.RESULT
TITLE = "План работы с наставниками на 2026-2027 учебный год"


def read(text: str) -> Reading:
    return understand(Paper("plan.txt", tuple(map(Paragraph, [TITLE, *text.strip("\n").split("\n")]))))


def rows(reading: Reading) -> list[tuple[str | None, ...]]:
    return [
        (one.section, one.number, one.text, one.term.text, ", ".join(who.text for who in one.responsible))
        for one in reading.measures
    ]


@pytest.mark.parametrize(
    ("roles", "text", "cells"),
    [
        (
            (NUMBER, WORK, TERM, PEOPLE, RESULT),
            "Сбор согласий родителей\nучастников\nдо 10\nсентября\n2026 г.\nКуратор Протокол",
            {1: "Сбор согласий родителей\nучастников", 2: "до 10\nсентября\n2026 г.", 3: "Куратор", 4: "Протокол"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE, RESULT),
            "Сбор отзывов пар до 12.10.2026 старший методист сводная аналитическая справка",
            {1: "Сбор отзывов пар", 2: "до 12.10.2026", 3: "старший методист", 4: "сводная аналитическая справка"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE, RESULT),
            "Осмотр площадок пар май руководители учреждений приказы",
            {1: "Осмотр площадок пар", 2: "май", 3: "руководители учреждений", 4: "приказы"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE, RESULT),
            "Сверка записей пар ноябрь ответственный за классный журнал",
            {1: "Сверка записей пар", 2: "ноябрь", 3: "ответственный за классный журнал"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE),
            "Беседа по итогам года апрель Педагог-психолог",
            {1: "Беседа по итогам года", 2: "апрель", 3: "Педагог-психолог"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE),
            "Отчёт за I полугодие до 25.12.2026 Директор",
            {1: "Отчёт за I полугодие", 2: "до 25.12.2026", 3: "Директор"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE, Role.NOTE),
            "Тренировка\n05.10.2027\nДиректор,\nучитель ОБЖ\nвыполнено",
            {1: "Тренировка", 2: "05.10.2027", 3: "Директор,\nучитель ОБЖ", 4: "выполнено"},
        ),
        (
            (TERM, WORK, PEOPLE),
            "Октябрь 2026 – апрель 2027 Посещение уроков Наставники",
            {0: "Октябрь 2026 – апрель 2027", 1: "Посещение уроков", 2: "Наставники"},
        ),
        (
            (WORK, TERM, RESULT, PEOPLE),
            "Акция «Добрый совет» 1-5 февраля 2027 г. Фотоотчёт Классные руководители",
            {0: "Акция «Добрый совет»", 1: "1-5 февраля 2027 г.", 2: "Фотоотчёт", 3: "Классные руководители"},
        ),
        (
            (NUMBER, WORK, TERM, PEOPLE),
            "Слёт «Открытие\nгода»\nапрель –\nмай\nКуратор",
            {1: "Слёт «Открытие\nгода»", 2: "апрель –\nмай", 3: "Куратор"},
        ),
        (
            (NUMBER, WORK, TERM, Role.AUDIENCE, PEOPLE),
            "Практика в лицее № 4 март наставники Куратор",
            {1: "Практика в лицее № 4", 2: "март", 3: "наставники", 4: "Куратор"},
        ),
        (
            (NUMBER, WORK, TERM, Role.PLACE, PEOPLE),
            "Семинар наставников 17 сентября, 14.00 МБОУ «Лицей № 4» Куратор",
            {1: "Семинар наставников", 2: "17 сентября, 14.00", 3: "МБОУ «Лицей № 4»", 4: "Куратор"},
        ),
        ((NUMBER, WORK, TERM, PEOPLE), "", {}),
    ],
)
def test_row_is_cut_where_its_cells_fit_their_columns(roles: tuple[Role, ...], text: str, cells: dict[int, str]) -> None:
    assert cut_row(text, roles).cells == cells


VIEWER = """
№
п/п
Содержание работы Сроки Ответственные
Подготовка
1 Беседа с молодыми
учителями, выбор тем
август Заместитель
директора по УВР
2 Практикум «Журнал
класса»
сентябрь Педагог-психолог
Работа пар
2
№
п/п
Содержание работы Сроки Ответственные
3 Взаимопосещение уроков декабрь –
январь
Наставники
"""


def test_what_a_viewer_copies_has_its_rows_again() -> None:
    """Several headings on one line, several cells on one line, titles between rows, and the next page's number and heading."""
    assert rows(read(VIEWER)) == [
        ("Подготовка", "1", "Беседа с молодыми учителями, выбор тем", "август", "Заместитель директора по УВР"),
        ("Подготовка", "2", "Практикум «Журнал класса»", "сентябрь", "Педагог-психолог"),
        ("Работа пар", "3", "Взаимопосещение уроков", "декабрь – январь", "Наставники"),
    ]


@pytest.mark.parametrize("line", ["№ Тема, форма работы Дата Кто отвечает", "№ п/п Содержание Срок Ответственный"])
def test_headings_in_words_of_their_own_open_rows_on_lines(line: str) -> None:
    found = read(f"{line}\n1 Встреча пар до 15 сентября Куратор\n2 Опрос родителей май 2027 г. Педагог-психолог")
    assert rows(found) == [
        (None, "1", "Встреча пар", "до 15 сентября", "Куратор"),
        (None, "2", "Опрос родителей", "май 2027 г.", "Педагог-психолог"),
    ]


def test_cells_mixed_by_a_viewer_are_asked_about() -> None:
    mixed = """
№ Содержание работы Сроки Ответственные
1 учителями, выбор тем август
Беседа с молодыми Завуч
2 класса» сентябрь
Практикум «Журнал Психолог
3 уроков декабрь
Взаимопосещение Наставники
"""
    reading = read(mixed)
    assert (reading.measures, [one.about for one in reading.questions]) == ((), [AskedAbout.COLUMNS])


def test_only_words_near_a_term_are_weighed_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """To look for a term is dear: of all pieces of a long row only those are asked about of which a good part is one."""
    asked: list[str] = []

    def noted(text: str) -> float:
        asked.append(text)
        return share_of_term(text)

    monkeypatch.setattr("domain.road_map.columns.affinity.share_of_term", noted)
    affinity.cache_clear()
    work = " ".join(
        f"{word} номер" for word in ("Круглый", "Стол", "Наставников", "Области", "Восьмой", "Слёт", "Юных", "Мастеров")
    )
    cells = cut_row(f"{work} до 20.11.2026 Куратор", (NUMBER, WORK, TERM, PEOPLE)).cells
    assert cells == {1: work, 2: "до 20.11.2026", 3: "Куратор"}
    assert asked
    assert all("до" in text or "20.11" in text for text in asked)


def test_a_work_that_may_hold_the_cell_in_front_of_it_is_not_trusted() -> None:
    heading = Heading((Role.OTHER, WORK, TERM), ("Недостаток", "Мероприятие", "Срок"), 1)
    whole = [{0: "Нет уголка", 1: "Оформить уголок", 2: "май"}, {0: "Нет отзывов", 1: "Собрать отзывы\nпар", 2: "июнь"}]
    rows = [*map(Row, whole), Row({1: "Нет раздела «Вопросы»\nСоздать раздел", 2: "июль"}), Row({1: "Провести опрос", 2: "май"})]
    assert swallowed([*rows, Row(whole[0])], heading) == {2}
    assert swallowed([rows[0], rows[2], rows[3]], heading) == set()  # that column is seldom filled
