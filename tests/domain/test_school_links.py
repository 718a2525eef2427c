"""A school's link, a slip's link, words for a wall, and a school found by what somebody remembers of it."""

import secrets

import pytest

from domain.school_links import CODE_LENGTH, Line, Refusal, new_code, new_token, parted, payload, read_words
from domain.school_search import School, find

SCHOOLS = (
    School(1, "МБОУ «Средняя школа № 1» Школа № 1 г. Белые Ключи"),
    School(2, "МБОУ «Средняя школа № 12» Школа № 12 г. Белые Ключи"),
    School(3, "МБОУ «Гимназия № 3» Гимназия № 3 г. Белые Ключи"),
    School(4, "Лицей имени Ломоносова Лицей г. Сосновка"),
    School(5, "Школа № 1 с. Сосновка"),
)


def test_payload_of_a_slip_is_parted_again_and_a_poster_s_is_left_alone() -> None:
    code, token = new_code(secrets.choice), new_token(secrets.choice)
    start = payload(code, token)
    assert len(code) == CODE_LENGTH + 2
    assert len(start) <= 64
    assert parted(start) == (code, token)
    for other in (code, "s-a_b", f"s-a_{'0' * 10}", "_" + token, ""):
        assert parted(other) == (other, None)


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        ("  Клуб \n наставников ", Line.HEADING, "Клуб наставников"),
        ("Кабинет 12, после 6 урока", Line.ASK, "Кабинет 12, после 6 урока"),
        (" ", Line.HEADING, Refusal.EMPTY),
        ("я" * 61, Line.HEADING, Refusal.LONG),
        ("Привет 😀", Line.LINE, Refusal.PICTURES),
        ("При\u200bвет", Line.LINE, Refusal.PICTURES),
        ("Звоните +7 912 345-67-89", Line.ASK, Refusal.CONTACT),
        ("Пиши @klub_school", Line.ASK, Refusal.CONTACT),
    ],
)
def test_words_on_a_wall_are_short_printable_and_nobodys_contact(typed: str, line: Line, said: str) -> None:
    assert read_words(typed, line) == said


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1", [1, 5]), ("школа 12", [2]), ("гимнзия", [3]), ("шк №3", [3]), ("ломаносов", [4]), ("1 сосновка", [5]),
        ("лицей", [4]), ("школа", []), ("😀", []), ("", []), ("гимназия 1", []), ("7" * 5000, []),
    ],
)  # fmt: skip
def test_school_is_found_by_number_or_misspelt_name(typed: str, found: list[int]) -> None:
    assert find(typed, SCHOOLS) == found
