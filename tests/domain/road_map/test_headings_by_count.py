"""Tables with a cell on each line one of whose headings has a name of its own: their rows, and what else stands there."""

import pytest

from domain.road_map import AskedAbout
from tests.domain.road_map.plain_read import about, read, rows

#: The work, its term, who answers, and what the column of the unknown name holds.
ROWS = [
    ("Встреча с клубом", "сентябрь", "Наставник", "Разговор"),
    ("Чтение устава и правил клуба", "октябрь", "Заместитель директора", "Консультация"),
    ("Посещение занятий", "ноябрь-декабрь", "Куратор", "Лист наблюдения"),
    ("Опрос участников", "до 25 декабря", "Педагог-психолог", "Анкета"),
]
WRAPPED = [(work.replace("устава и ", "устава и\n"), term, who.replace(" ", "\n"), said) for work, term, who, said in ROWS]
HEADS = {"work": "Мероприятие", "term": "Срок", "people": "Ответственный"}
ORDERS = ["work term {}", "work term people {}", "work {} term people", "term work {}", "term {} work", "work people term {}"]


def lines(order: str, name: str, *, counted: bool, wrapped: bool = False) -> str:
    columns = order.format("other").split()
    out = [*(["№"] if counted else []), *(HEADS.get(column, name) for column in columns)]
    for number, row in enumerate(ROWS, 1):
        said = dict(zip(("work", "term", "people", "other"), row, strict=True))
        cells = "\n".join(said[column] for column in columns)
        out += [*([str(number)] if counted else []), cells.replace("устава и ", "устава и\n") if wrapped else cells]
    return "\n".join(out)


def wanted(order: str) -> list[tuple[str, str, str]]:
    return [(work, term, who if "people" in order else "") for work, term, who, _ in ROWS]


@pytest.mark.parametrize("name", ["Подопечный", "Приёмы и средства", "Ссылка на материалы"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("counted", [True, False])
def test_rows_with_as_many_lines_as_headings_are_read_whatever_one_heading_is_called(
    name: str, order: str, counted: bool
) -> None:
    assert rows(read(lines(order, name, counted=counted))) == wanted(order)


@pytest.mark.parametrize("order", ["work term people {}", "work people term {}"])
def test_name_above_the_first_number_heads_what_most_rows_end_with(order: str) -> None:
    found = read(lines(order, "Подопечный", counted=True, wrapped=True))
    assert rows(found) == wanted(order)
    assert {one.section for one in found.measures} == {None}


def test_name_in_front_of_the_notes_is_a_heading_where_empty_cells_vanished() -> None:
    cells = [f"{number}.\n{work}\n{term}\n{who}\n5-6 классы" for number, (work, term, who, _) in enumerate(ROWS, 1)]
    below = "\n".join([*cells[:2], "выполнено", *cells[2:]])
    assert rows(read(f"№\nМероприятие\nСрок\nОтветственный\nНаставляемые\nОтметка\n{below}")) == wanted("people")
    unknown = read(f"№\nМероприятие\nСрок\nОтветственный\nПодопечный\nОтметка\n{below}")
    assert [one.text for one in unknown.measures] == [work for work, *_ in ROWS]


def test_title_of_the_plan_is_no_heading_of_a_column() -> None:
    found = read("Работа с парами клуба\n" + lines("term work people {}", "Подопечный", counted=False))
    assert rows(found) == wanted("people")


def test_title_above_the_first_number_stays_a_title_where_rows_end_with_who_answers() -> None:
    cells = "\n".join(f"{number}\n{work}\n{term}\n{who}" for number, (work, term, who, _) in enumerate(ROWS, 1))
    found = read(f"№\nМероприятие\nСрок\nОтветственный\nПодготовка клуба\n{cells}")
    assert rows(found) == wanted("people")
    assert {one.section for one in found.measures} == {"Подготовка клуба"}


@pytest.mark.parametrize("title", ["2026 – 2027 уч. г.", "(2026-2027 уч. год)", "2026/2027 уч.г."])
def test_year_of_school_on_a_line_of_its_own_is_that_of_the_plan(title: str) -> None:
    found = read(
        f"{title}\n\nМесяц\nСодержание работы\nМетоды и формы\nОктябрь\nПамятки\nБеседа\nМарт\nОпрос\nАнкета", "План клуба"
    )
    assert [(one.text, str(one.term.due), one.details) for one in found.measures] == [
        ("Памятки", "2026-10-31", "Беседа"),
        ("Опрос", "2027-03-31", "Анкета"),
    ]


def test_several_months_head_the_counted_works_below_them() -> None:
    found = read(
        "\nОктябрь\n1. Встреча клуба.\n2. Опрос.\n\nАпрель-май\n1. Открытое занятие.\n2. Отчёт клуба.",
        "Индивидуальный план работы на 2026-2027 учебный год",
    )
    assert [(one.text, one.term.text) for one in found.points] == [
        ("Встреча клуба.", "Октябрь"),
        ("Опрос.", "Октябрь"),
        ("Открытое занятие.", "Апрель-май"),
        ("Отчёт клуба.", "Апрель-май"),
    ]


@pytest.mark.parametrize("heads", ["Срок\nСодержание\nПодопечный", "Месяц\nПодопечный\nСодержание работы"])
def test_lines_below_a_heading_of_a_table_whose_rows_are_lost_are_no_works(heads: str) -> None:
    found = read(f"{heads}\nОктябрь\nВстреча клуба\nдля родителей\nРазговор\nМарт\nОпрос\nАнкета")
    assert (found.measures, found.points) == ((), ())
    assert about(found) == [AskedAbout.COLUMNS]


def test_name_between_the_number_and_the_work_that_hides_a_column_is_told_of() -> None:
    cells = "\n".join(
        f"{number}\n{said}\n{work}\nи отчёт\n{term}\n{who}" for number, (work, term, who, said) in enumerate(ROWS, 1)
    )
    found = read(f"№\nПодопечный\nМероприятие\nСрок\nОтветственный\n{cells}")
    assert (found.measures, about(found)) == ((), [AskedAbout.COLUMNS])


def test_work_that_may_begin_or_end_with_a_cell_of_another_column_is_asked_about() -> None:
    behind = read("Мероприятие\nСрок\nОтветственный\nФорма отчёта\n" + "\n".join(map("\n".join, WRAPPED)))
    assert [one.row for one in behind.questions if one.about is AskedAbout.ROW] == [1, 2]
    beside = read(
        "Мероприятие\nФорма отчёта\nСрок\nОтветственный\n"
        + "\n".join(f"{work}\n{said}\n{term}\n{who}" for work, term, who, said in WRAPPED)
    )
    assert [one.row for one in beside.questions if one.about is AskedAbout.ROW] == [1]


def test_works_that_mostly_begin_anew_hold_the_words_of_a_column_without_a_known_name() -> None:
    cells = "\n".join(map("\n".join, WRAPPED))
    found = read(f"Мероприятие\nСрок\nОтветственный\nПодопечный\n{cells}")
    assert (found.measures, about(found)) == ((), [AskedAbout.COLUMNS])


def test_works_and_people_in_each_others_columns_are_no_rows() -> None:
    found = read(
        "Месяц | Участники | Ответственные | Результат | |\n"
        "Октябрь | пары | консультация по составлению плана работы | Куратор | - |\n"
        "Март | пары | проведение опроса участников клуба | Педагог-психолог | справка |\n"
        "Май | пары | подготовка отчёта о работе клуба | Куратор | отчёт |"
    )
    assert (found.measures, about(found)) == ((), [AskedAbout.COLUMNS])
