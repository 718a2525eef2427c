"""Rows put together from lines that no mark parts: what does not look whole is asked about, everything else is not."""

from dataclasses import replace

import pytest

from domain.responsible import responsible_in
from domain.road_map import AskedAbout, Cell, Measure, Paper, Paragraph, Reading, Table
from domain.road_map.tables.doubts import doubted
from domain.road_map.understanding import understand
from domain.terms import YearContext, parse_term

YEAR = YearContext.school_year(2026)


def measure(words: str, term: str = "до 15.10.2026", people: str = "Директор школы") -> Measure:
    return Measure(words, parse_term(term, context=YEAR), responsible=tuple(responsible_in(people)))


WHOLE = [
    measure("Сбор заявок наставников"),
    measure("Обучение наставников в Центре «Маяк»", "ноябрь 2026 года", "Куратор"),
    measure("Анализ работы пар за I полугодие", "январь 2027 года", "Куратор, педагог-психолог"),
    measure("Встречи пар", "минимум 1 раз в месяц", "Наставники"),
    measure("Дневники пар", "начиная с октября 2026 г.", "Наставники"),
    measure("Открытый урок", "май 2027 года", "МБОУ СОШ 2"),
    measure("Слёт пар", "апрель 2027 года", "Директор школы 4"),
]
NOT_WHOLE = {
    "begins in mid-sentence": measure("наставников и наставляемых на учёт"),
    "begins with the end of a name": measure("Маяк» для наставников"),
    "breaks off": measure("Проведение совещания для"),
    "breaks off with a comma": measure("Сбор анкет, списков,"),
    "waits for the day of the week": measure("Подъём флага и исполнение Каждый"),
    "ends with the day of the week": measure("Гимна клуба понедельник"),
    "says something of nothing": measure("Создание муниципальной рабочей"),
    "half of a name in its people": measure("Проведение опроса", people="МКУ «Методический"),
    "holds who answers": measure("Проведение опроса Директор школы"),
    "holds two works and who answers": measure("Проведение опроса Куратор Сбор анкет наставников"),
    "its term holds another's words": measure("Проведение опроса", "среди учеников школ района и их родителей до 15.10.2026"),
    "its people hold a work": measure("Проведение опроса", people="Куратор Создание раздела о наставниках на сайте школы"),
    "holds a term and who answers": measure(
        "Опрос учеников Октябрь 2026 Куратор, классные руководители Формирование базы данных наставляемых школ района"
    ),
    "its people were printed among a work": measure("Обход школы", people="Дежурный школы с записью в журнале администратор"),
    "has its number between its words": replace(measure("Отдел образования, учителя 2 Сбор анкет"), number="2"),
    "has the numbers of two rows": replace(measure("Сбор анкет, опрос родителей"), number="1.2 1.3"),
    "a month began another cell": measure("Создание группы по внедрению модели Сентябрь 2026 наставничества"),
    "strokes part its cells": measure("Состояние кабинетов / завхоз /"),
    "its hours stand in the work": measure("9.15-9.45 Открытое занятие «Пчёлки»"),
    "its term holds another term and who answers": measure(
        "Проведение совещаний", "в период эпидемии В период подъёма и по необходимости Старшая медицинская сестра"
    ),
    "its term is the end of one": measure("Проведение опроса", "учебного года"),
    "its term begins with the end of a work": measure("Итоги", "учебного года 28 мая 2027"),
    "its term is a name": measure("Этап конкурса", "«Ученик года» 12.03.2027"),
    "its term begins with a work": measure("Пандус в план", "ремонта 2027 года до 25.12.2026"),
    "its term holds who answers": measure("Проведение опроса", "август 2027 - Директор"),
    "the term that it lacks opens its place": replace(measure("Ремонт кровли", ""), place="Май - август Спортивный зал"),
    "only names somebody": measure("Социальный педагог", people=""),
    "its name stands beside it": replace(measure("Акция"), details="«Тёплый дом». Беседа"),
    "who answers and a term stand inside it": measure(
        "Издание приказа о клубе Управление культуры до 20 января 2027 года Приказ наставников школ и лицеев"
    ),
    "a percent stands among its people": measure("Опрос семей", people="Руководители клубов динамика не ниже 5 %"),
    "an hour stands among its people": measure("Сбор отрядов", people="школы района, 10.00 - 12.00 ч Отдел молодёжи"),
    "the number of a page stands behind its people": measure("Неделя чтения", people="Заместитель директора по УВР 2"),
    "the number of a meeting stands in front of its people": measure("Выбор тем", people="МС № 1 Руководитель методсовета"),
    "the number of a page stands behind its helpers": measure("Акция на улице", people="Волонтёры 2"),
    "its people lost a surname": measure("Стенд в фойе", people="Олеговна, заместитель директора"),
    "its term lost its first word": measure("Обновление стенда", "до 1 октября, течение года"),
    "what is told of it names somebody": replace(measure("Отбор команд"), details="Олимпиада Координатор олимпиады"),
    "its people hold a month": measure("Проведение конкурса", people="РМК, Совет молодых сентябрь - педагогов"),
    "what comes of it breaks off": replace(measure("Проведение диагностики"), result="Аналитическая"),
    "what comes of it holds a name": replace(measure("Проведение семинара"), result="Ивлева Е.В. Программа"),
    "is as long as all others": measure("Проведение опроса. " * 20),
}


@pytest.mark.parametrize("odd", NOT_WHOLE.values(), ids=NOT_WHOLE.keys())
def test_row_that_does_not_look_whole_is_doubted_and_no_other(odd: Measure) -> None:
    assert doubted([*WHOLE, odd]) == [len(WHOLE)]


def test_small_letters_of_all_rows_are_nothing_odd() -> None:
    assert doubted([measure("сбор заявок"), measure("обучение наставников"), measure("Итоги")]) == []


HEADING = ("№ п/п", "Мероприятие", "Срок", "Ответственный")
ROWS = (
    ("1", "Сбор заявок", "до 15.10.2026", "Куратор"),
    ("2", "Обучение", "ноябрь 2026 года", "Куратор"),
    ("3", "Проведение совещания для", "до 20.12.2026", "Директор"),
)


def read(*lines: str) -> Reading:
    return understand(Paper("plan.txt", tuple(map(Paragraph, lines))))


def asked(reading: Reading) -> list[tuple[int | None, str]]:
    return [(one.row, one.text) for one in reading.questions if one.about is AskedAbout.ROW]


def test_only_rows_put_together_from_lines_are_doubted() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEADING, *ROWS)
    by_line = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert asked(read(*by_line)) == [(2, "Проведение совещания для | до 20.12.2026 | Директор")]
    assert asked(read(*("\t".join(map(str, row)) for row in rows))) == []
    assert asked(understand(Paper("plan.docx", (Table(rows),)))) == []


def test_columns_of_a_table_of_which_most_rows_are_doubted_were_not_recovered() -> None:
    cut = ("Создание муниципальной рабочей", "Проведение совещаний для", "Анализ материально-технической")
    by_line = [cell for number, work in enumerate(cut, 1) for cell in (str(number), work, "до 15.10.2026", "Директор")]
    found = read(*HEADING, *by_line)
    assert found.measures == ()
    assert [one.about for one in found.questions] == [AskedAbout.COLUMNS]


@pytest.mark.parametrize(
    "works", [("Обучение", "Анкетирование", "Награждение", "Итоги"), ("Сбор данных", "Обед в столовой", "Опрос", "Слёт")]
)
def test_works_that_end_like_words_that_wait_for_others_are_whole(works: tuple[str, ...]) -> None:
    rows = [f"{number:<6}{work:<24}до {number}.12.2026      Куратор" for number, work in enumerate(works, 1)]
    found = read(f"{'№':<6}{'Мероприятие':<24}{'Срок':<19}Ответственный", *rows)
    assert [one.text for one in found.measures] == list(works)
    assert asked(found) == []


WIDE = ("№ п/п", "Мероприятие", "Участники", "Срок", "Ответственный", "Место проведения")
EVEN = (
    ("1", "Сбор заявок", "5-9 классы", "до 15.10.2026", "Куратор", "Зал"),
    ("2", "Обучение пар", "Наставники", "ноябрь 2026 года", "Куратор", "Класс"),
    ("3", "Слёт друзей", "8 класс", "май 2027 года", "Директор", "Двор"),
)


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(("4", "Учёт занятости", "9 классов\nПедагоги", "май 2027 года", "Завуч", "Зал"), id="classes of a work"),
        pytest.param(("4", "Вечер", "8 класс, до 1 мая, сбор", "в мае 2027 года", "Завуч", "Зал"), id="term"),
        pytest.param(("4", "Вечер", "8 класс", "май 2027 года", "Юрист Дёмина", "О.С.\nЗал"), id="initials"),
        pytest.param(("4", "Вечер", "8 класс", "май 2027 года", "Завуч", "Носова Л.П.\nЗал"), id="name"),
        pytest.param(("4", "Вечер", "8 класс", "май 2027 года", "Отдел", "Горской области\nЗал"), id="whose office"),
        pytest.param(("4", "Вечер", "8 класс", "май 2027 года", "Завуч\nЗал музыки", ""), id="place among people"),
        pytest.param(("4", "Проверка", "работников школы", "май 2027 года", "Завуч", "Зал"), id="whom a work is for"),
        pytest.param(("4", "Вечер", "8 класс", "май 2027 года", "Завуч", "р\nЗал"), id="rest of a word"),
    ],
)
def test_end_of_a_cell_in_the_next_one_is_asked_about(odd: tuple[str, ...]) -> None:
    def rows_asked(*rows: tuple[str, ...], pieced: bool) -> list[int | None]:
        return [row for row, _ in asked(understand(Paper("plan.txt", (Table((WIDE, *rows), pieced=pieced),))))]

    assert rows_asked(*EVEN, odd, pieced=True) == [3]
    assert rows_asked(*EVEN, pieced=True) == rows_asked(*EVEN, odd, pieced=False) == []


def test_who_takes_part_nowhere_stands_among_those_who_answer() -> None:
    rows = tuple((number, f"Игра {number}", "май 2027 года", "", "Отряд ЮИД Руководитель отряда ЮИД") for number in "1234")
    head = ("№", "Мероприятие", "Срок", "Участники", "Ответственный")
    found = understand(Paper("plan.txt", (Table((head, *rows), pieced=True),)))
    assert (found.measures, [one.about for one in found.questions]) == ((), [AskedAbout.COLUMNS])
    assert len(understand(Paper("plan.docx", (Table((head, *rows)),))).measures) == 4


FAR = ("№ п/п", "Мероприятие", "Срок", "Место проведения", "Ответственный")
NEAR = (
    ("1", "Сбор заявок", "до 15.10.2026", "Зал", "Куратор"),
    ("2", "Обучение пар", "ноябрь 2026 года", "Класс", "Куратор"),
    ("3", "Слёт друзей", "май 2027 года", "Двор", "Директор"),
)


@pytest.mark.parametrize(
    ("odd", "rows"),
    [
        pytest.param(("4", "Осмотр", "май 2027 года", "", "Поликлиника Медсестра Котова О.П."), [3], id="place in front"),
        pytest.param(("4", "Осмотр", "май 2027 года", "", "Медсестра Котова О.П."), [], id="office and name"),
        pytest.param(("4", "Осмотр", "май 2027 года", "Гости Координатор", "Котова О.П."), [3], id="office in the place"),
    ],
)
def test_place_that_ran_together_with_who_answers_is_asked_about(odd: tuple[str, ...], rows: list[int]) -> None:
    found = understand(Paper("plan.txt", (Table((FAR, *NEAR, odd), pieced=True),)))
    assert [row for row, _ in asked(found)] == rows
