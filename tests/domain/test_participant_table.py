"""The official databases as they come in: what a line says, what is refused, what is never read."""

import pytest

from domain.codes import SchoolClass
from domain.forms import FIVE_FORMS, Category, Part
from domain.participant_table import Database, Fault, Line, Problem, Unreadable, read_database, spoken
from domain.road_map import Paper, Table

MENTEES = ("№", "Имя и первая буква фамилии", "Контакты", "Год рождения", "Класс", "Основной запрос", "Форма наставничества")
MENTORS = ("№", "Имя", "Контакты", "Место работы (учёбы)", "Основные компетенции", "Форма наставничества")
FORMS = {
    spoken(title): rule
    for rule, title in zip(
        FIVE_FORMS,
        ("ученик – ученик", "педагог – педагог", "студент – ученик", "работодатель – ученик", "работодатель – студент"),
        strict=True,
    )
}  # fmt: skip


def _read(*rows: tuple[str, ...], headings: tuple[str, ...] = MENTEES, codes: bool = False) -> Database | Unreadable:
    table = Table((("База",), (), headings, *rows), "Лист")
    return read_database(Paper("x.xlsx", (table,)), FORMS, codes=codes)


def test_a_line_becomes_a_participant_without_contacts_or_years() -> None:
    found = _read(("1", "маша к", "+7 900 000-00-00", "2012", "7б", "Математика", "Ученик-ученик"))
    line = Line(Part.MENTEE, 4, "pupil_pupil", Category.PUPIL, SchoolClass(7, "Б"), name="Маша К.")
    assert found == Database((line,))
    assert "900" not in repr(found)
    assert "2012" not in repr(found)


@pytest.mark.parametrize(
    ("place", "form", "category", "school_class"),
    [
        ("10А", "ученик – ученик", Category.PUPIL, SchoolClass(10, "А")),
        ("Завод", "работодатель – ученик", Category.EMPLOYER, None),
        ("", "студент – ученик", Category.STUDENT, None),
        ("Школа № 1", "педагог – педагог", Category.TEACHER, None),
    ],
)
def test_what_a_mentor_is_follows_from_form_and_place(
    place: str, form: str, category: Category, school_class: SchoolClass | None
) -> None:
    found = _read(("1", "Олег П", "", place, "Станки", form), headings=MENTORS)
    assert isinstance(found, Database)
    (line,) = found.lines
    assert (line.part, line.category, line.school_class) == (Part.MENTOR, category, school_class)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("1", "", "", "", "7Б", "", "ученик-ученик"), Fault.NO_NAME),
        (("1", "12345", "", "", "7Б", "", "ученик-ученик"), Fault.NAME),
        (("1", "Маша К", "", "", "седьмой", "", "ученик-ученик"), Fault.CLASS),
        (("1", "Маша К", "", "", "12А", "", "ученик-ученик"), Fault.CLASS),
        (("1", "Маша К", "", "", "7Б", "", "дружба"), Fault.FORM),
        (("1", "Маша К", "", "", "7Б", "", ""), Fault.FORM),
        (("1", "=cmd()", "", "", "7Б", "", "ученик-ученик"), Fault.NAME),
    ],
)
def test_a_line_that_is_not_understood_is_named_and_not_repeated(row: tuple[str, ...], fault: Fault) -> None:
    assert _read(row) == Database((), (Problem(Part.MENTEE, 4, fault),))


def test_the_same_participant_on_two_lines_comes_once() -> None:
    row = ("1", "Алёна К", "", "", "7Б", "", "ученик-ученик")
    found = _read(row, ("2", "Алена К.", "", "", "7 б", "", "Ученик – ученик"))
    assert isinstance(found, Database)
    assert [one.line for one in found.lines] == [4]
    assert found.problems == (Problem(Part.MENTEE, 5, Fault.TWICE),)


def test_by_codes_no_name_gets_in() -> None:
    assert _read(("1", "Маша К", "", "", "7Б", "", "ученик-ученик"), codes=True) is Unreadable.NAMES
    found = _read(
        ("1", "7Б-03", "", "", "7Б", "", "ученик-ученик"), ("2", "", "", "", "7Б", "", "ученик-ученик"),
        ("3", "7Б-04", "", "", "8А", "", "ученик-ученик"), codes=True,
    )  # fmt: skip
    assert isinstance(found, Database)
    assert [(one.code, one.name) for one in found.lines] == [("7Б-03", None)]
    assert [one.fault for one in found.problems] == [Fault.NO_CODE, Fault.CLASS]


def test_what_is_no_database_is_said() -> None:
    assert read_database(Paper("x.xlsx", ()), FORMS, codes=False) is Unreadable.NO_HEADINGS
    assert _read(headings=("Имя", "Класс", "Телефон")) is Unreadable.NO_HEADINGS
    assert _read() is Unreadable.NOBODY
