"""Plans whose columns are directions of work, by months: every cell is a work of its month, in tables and in lines."""

import pytest

from domain.road_map import Paper, Paragraph, Reading, Table
from domain.road_map.understanding import understand
from tests.domain.road_map.plain_read import read
from tests.domain.road_map.tables_read import LEFT

TITLE = "План работы наставника на 2026-2027 учебный год"
HEAD = ("Планирование и организация работы по предмету", "Работа с документацией кружка", "Контроль за работой пары")
OCTOBER = ("Встреча пары", "Разбор дневника", "Посещение занятия")
MARCH = ("Открытое занятие", "Проверка журнала", "Опрос пары")
WANTED = [
    (direction, work, day)
    for works, day in ((OCTOBER, "2026-10-31"), (MARCH, "2027-03-31"))
    for direction, work in zip(HEAD, works, strict=True)
]


def works(found: Reading) -> list[tuple[str | None, str, str]]:
    return [(one.section, one.text, str(one.term.due)) for one in found.measures]


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, ("Октябрь", LEFT, LEFT), OCTOBER, ("Март", LEFT, LEFT), MARCH),
        (("Месяц", *HEAD), ("Октябрь", *OCTOBER), ("Март", *MARCH)),
    ],
)
def test_every_cell_below_a_direction_is_a_work_of_its_month(rows: tuple[tuple[str, ...], ...]) -> None:
    found = understand(Paper("plan.docx", (Paragraph(TITLE), Table(rows))))
    assert works(found) == WANTED
    assert found.points == ()


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_directions_and_months_on_lines_are_the_same_plan(blank: str) -> None:
    assert works(read(blank.join((*HEAD, "Октябрь", *OCTOBER, "Март", *MARCH)), TITLE)) == WANTED


def test_an_empty_cell_is_no_work_and_a_plan_with_who_answers_is_read_by_its_headings() -> None:
    empty = Table((HEAD, ("Октябрь", LEFT, LEFT), ("Встреча пары", "", "Опрос"), ("Март", LEFT, LEFT), MARCH))
    assert [one.text for one in understand(Paper("plan.docx", (Paragraph(TITLE), empty))).measures][:2] == [
        "Встреча пары",
        "Опрос",
    ]
    peopled = Table(
        (("Месяц", HEAD[1], "Ответственный"), ("Октябрь", "Разбор дневника", "Куратор"), ("Март", "Опрос", "Куратор"))
    )
    found = understand(Paper("plan.docx", (Paragraph(TITLE), peopled)))
    assert [(one.text, [who.text for who in one.responsible]) for one in found.measures] == [
        ("Разбор дневника", ["Куратор"]),
        ("Опрос", ["Куратор"]),
    ]
