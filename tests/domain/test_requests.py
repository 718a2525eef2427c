"""A request for information on paper: what is a question, what is an answer, what the answers come to."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.request_answers import AnswerUnfit, Refusal, Value, complete, may_answer, read_answer
from domain.request_results import column
from domain.requests import (
    MOST_FIELDS,
    Field,
    FieldKind,
    FieldUnfit,
    Unready,
    asks_for_names,
    counts_people,
    read_field,
    title_of,
    unready,
)

NUMBER, TEXT, CHOICE, FILE = FieldKind
TODAY = date(2026, 9, 1)
PEOPLE = Field(NUMBER, "Сколько педагогов стали наставниками", people=True, id=1)
PLAIN = Field(NUMBER, "Сколько встреч проведено", id=2)
YES_NO = Field(CHOICE, "Назначен ли куратор", ("Да", "Нет"), id=3)


@pytest.mark.parametrize(
    ("kind", "typed", "made"),
    [
        (TEXT, "  Что   мешает? ", Field(TEXT, "Что мешает?")),
        (TEXT, "Что мешает\nи что помогает?", Field(TEXT, "Что мешает и что помогает?")),
        (NUMBER, "Число наставников", Field(NUMBER, "Число наставников", people=True)),
        (NUMBER, "Число встреч", Field(NUMBER, "Число встреч")),
        (CHOICE, "Есть приказ?\n\n Да \nНет", Field(CHOICE, "Есть приказ?", ("Да", "Нет"))),
        (FILE, "Приказ", Field(FILE, "Приказ")),
        (TEXT, " \n ", FieldUnfit.EMPTY),
        (TEXT, "а" * 201, FieldUnfit.TOO_LONG),
        (TEXT, "сколько  встреч ПРОВЕДЕНО", FieldUnfit.TWICE),
        (CHOICE, "Есть приказ?", FieldUnfit.FEW_CHOICES),
        (CHOICE, "Есть приказ?\nДа", FieldUnfit.FEW_CHOICES),
        (CHOICE, "Есть приказ?\n" + "\n".join("абвгдежзи"), FieldUnfit.MANY_CHOICES),
        (CHOICE, "Есть приказ?\nДа\nда", FieldUnfit.CHOICE_TWICE),
        (CHOICE, "Есть приказ?\nДа\n" + "н" * 41, FieldUnfit.CHOICE_LONG),
    ],
)
def test_a_typed_question(kind: FieldKind, typed: str, made: Field | FieldUnfit) -> None:
    assert read_field(kind, typed, [PLAIN]) == made


def test_more_questions_than_a_minute_are_another_request() -> None:
    twelve = [Field(TEXT, str(number)) for number in range(MOST_FIELDS)]
    assert isinstance(read_field(TEXT, "ещё", twelve[:-1]), Field)
    assert read_field(TEXT, "ещё", twelve) is FieldUnfit.TOO_MANY


@pytest.mark.parametrize(
    ("asked", "typed", "answer"),
    [
        (PEOPLE, "12", Decimal(12)),
        (PEOPLE, " 1 234 ", Decimal(1234)),
        (PEOPLE, "0", Decimal(0)),
        (PEOPLE, "3,0", Decimal(3)),
        (PEOPLE, "3,5", AnswerUnfit.NOT_WHOLE),
        (PEOPLE, "-1", AnswerUnfit.NEGATIVE),
        (PEOPLE, "пять", AnswerUnfit.NOT_NUMBER),
        (PEOPLE, "5 человек", AnswerUnfit.NOT_NUMBER),
        (PEOPLE, "", AnswerUnfit.NOT_NUMBER),
        (PEOPLE, "٣", AnswerUnfit.NOT_NUMBER),
        (PLAIN, "3,5", Decimal("3.5")),
        (PLAIN, "12.25", Decimal("12.25")),
        (PLAIN, "−3", Decimal(-3)),
        (PLAIN, "1,234", AnswerUnfit.NOT_WHOLE),
        (PLAIN, "1" * 13, AnswerUnfit.TOO_LARGE_NUMBER),
        (PLAIN, "9" * 3000, AnswerUnfit.TOO_LARGE_NUMBER),
        (PLAIN, "1e5", AnswerUnfit.NOT_NUMBER),
    ],
)
def test_a_typed_number(asked: Field, typed: str, answer: Decimal | AnswerUnfit) -> None:
    read = read_answer(asked, typed)
    assert (read.number if isinstance(read, Value) else read) == answer


@pytest.mark.parametrize(
    ("asked", "typed", "answer"),
    [
        (Field(TEXT, "Что мешает?"), " ничего\n", Value(words="ничего")),
        (Field(TEXT, "Что мешает?"), " ", AnswerUnfit.EMPTY),
        (Field(TEXT, "Что мешает?"), "а" * 1001, AnswerUnfit.TOO_LONG),
        (YES_NO, " да", Value(choice="Да")),
        (YES_NO, "наверное", AnswerUnfit.PICK),
        (Field(FILE, "Приказ"), "№ 45", AnswerUnfit.WANTS_FILE),
    ],
)
def test_a_typed_answer(asked: Field, typed: str, answer: Value | AnswerUnfit) -> None:
    assert read_answer(asked, typed) == answer


@given(st.text(max_size=40))
def test_whatever_is_typed_for_a_number_is_a_number_that_can_be_kept_or_refused(typed: str) -> None:
    read = read_answer(PEOPLE, typed)
    if isinstance(read, Value):
        assert read.number is not None
        assert read.number == int(read.number) >= 0


@pytest.mark.parametrize(
    ("title", "fields", "due", "places", "refused"),
    [
        ("О наставниках", [PLAIN], TODAY, 1, None),
        ("", [PLAIN], TODAY, 1, Unready.NO_TITLE),
        ("О наставниках", [], TODAY, 1, Unready.NO_FIELDS),
        ("О наставниках", [PLAIN], None, 1, Unready.NO_DUE),
        ("О наставниках", [PLAIN], date(2026, 8, 31), 1, Unready.PAST),
        ("О наставниках", [PLAIN], TODAY, 0, Unready.NOBODY),
    ],
)
def test_what_is_not_ready_is_not_sent(
    title: str, fields: list[Field], due: date | None, places: int, refused: Unready | None
) -> None:
    assert unready(title, fields, due, places, TODAY) is refused


def test_answers_are_taken_through_the_last_day() -> None:
    assert may_answer(asked=True, due=TODAY, today=TODAY) is None
    assert may_answer(asked=True, due=TODAY, today=date(2026, 9, 2)) is Refusal.CLOSED
    assert may_answer(asked=False, due=TODAY, today=TODAY) is Refusal.WITHDRAWN
    assert complete([PEOPLE, PLAIN], [1, 2])
    assert not complete([PEOPLE, PLAIN], [2])
    assert len(title_of("а" * 500)) == 200


def test_small_numbers_of_people_are_hidden_and_not_found_by_subtraction() -> None:
    found = column(PEOPLE, {place: Value(number=Decimal(n)) for place, n in enumerate((3, 7, 20, 0))})
    assert dict(found.cells) == {0: None, 1: None, 2: 20, 3: 0}
    assert (found.total, found.hidden) == (30, 2)
    few = column(PEOPLE, {1: Value(number=Decimal(2)), 2: Value(number=Decimal(1))})
    assert (few.total, few.hidden) == (None, 2)
    meetings = column(PLAIN, {1: Value(number=Decimal("1.5")), 2: Value(number=Decimal(2))})
    assert (dict(meetings.cells), meetings.total, meetings.hidden) == ({1: Decimal("1.5"), 2: 2}, Decimal("3.5"), 0)


def test_choices_are_counted_also_those_that_nobody_chose() -> None:
    assert column(YES_NO, {1: Value(choice="Нет"), 2: Value(choice="Нет")}).counts == {"Да": 0, "Нет": 2}


@pytest.mark.parametrize(
    ("label", "names", "people"),
    [
        ("ФИО куратора", True, False),
        ("Ф.И.О. наставников", True, True),
        ("Фамилия и имя ответственного", True, False),
        ("Список обучающихся", True, True),
        ("Контактный телефон", True, False),
        ("Сколько обучающихся вовлечено", False, True),
        ("Наименование программы", False, False),
        ("Именная стипендия есть?", False, False),
        ("Номер приказа", False, False),
        ("Names of the mentors", True, True),
    ],
)
def test_questions_for_names_and_of_people_are_recognised(label: str, names: bool, people: bool) -> None:
    assert (asks_for_names(label), counts_people(label)) == (names, people)
