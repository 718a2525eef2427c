"""Classes and personal codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import Code, SchoolClass, next_code

CLASSES = st.builds(SchoolClass, st.integers(1, 11), st.sampled_from(["", *"АБВГДЕЁЖЗИКЛМНЯ"]))
CODES = st.builds(Code, st.none() | CLASSES, st.integers(1, 999))


@pytest.mark.parametrize(
    ("typed", "shown"), [("7Б", "7Б"), (" 7 б ", "7Б"), ("7-Б", "7Б"), ("11a", "11А"), ("7B", "7В"), ("9", "9"), ("07в", "7В")]
)
def test_class_is_read_as_people_type_it(typed: str, shown: str) -> None:
    assert str(SchoolClass.parse(typed)) == shown


@pytest.mark.parametrize("typed", ["", "Б", "0А", "12А", "7БВ", "7W", "7Б-03", "седьмой", "7" * 5000, "<b>7Б</b>"])
def test_what_is_no_class_is_not_read(typed: str) -> None:
    assert SchoolClass.parse(typed) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("7Б-03", "7Б-03"),
        ("7б 3", "7Б-03"),
        ("7б – 03", "7Б-03"),
        ("10a—112", "10А-112"),
        ("9-4", "9-04"),
        ("н-12", "Н-12"),
        ("H-1", "Н-01"),
    ],
)
def test_code_is_read_as_people_type_it(typed: str, shown: str) -> None:
    assert str(Code.parse(typed)) == shown


@pytest.mark.parametrize("typed", ["", "7Б", "7Б-0", "7Б-1000", "12Б-1", "Б-1", "7Б-3-4", "03", "7Б-0x3"])
def test_what_is_no_code_is_not_read(typed: str) -> None:
    assert Code.parse(typed) is None


@given(CODES)
def test_code_is_read_back_as_it_is_shown(code: Code) -> None:
    assert Code.parse(str(code)) == code
    assert Code.parse(str(code).lower().replace("-", " ")) == code


@given(CLASSES)
def test_class_is_read_back_as_it_is_shown(school_class: SchoolClass) -> None:
    assert SchoolClass.parse(str(school_class)) == school_class


@given(st.none() | CLASSES, st.frozensets(CODES, max_size=20))
def test_next_code_is_new_and_never_one_that_was_given(school_class: SchoolClass | None, given_codes: frozenset[Code]) -> None:
    code = next_code(school_class, given_codes)
    if Code(school_class, 999) in given_codes:
        assert code is None
        return
    assert code is not None
    assert code not in given_codes
    assert code.school_class == school_class
    assert all(one.number < code.number for one in given_codes if one.school_class == school_class)


def test_first_code_of_a_class_is_one_and_others_do_not_matter() -> None:
    seven_b, seven_v = SchoolClass(7, "Б"), SchoolClass(7, "В")
    assert str(next_code(seven_b, [Code(seven_v, 5)])) == "7Б-01"
    assert str(next_code(seven_b, [Code(seven_b, 1), Code(seven_b, 3)])) == "7Б-04"
