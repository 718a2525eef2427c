"""What somebody may have meant: layout, Latin letters, numbers in words."""

import pytest

from domain.typed_names import readings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("irjkf 5", "школа 5"),
        ("Ubvyfpbz  №3", "гимназия №3"),
        ("kbwtq", "лицей"),
        ("shkola 5", "школа 5"),
        ("Licey 4", "лицей 4"),
        ("gimnaziya", "гимназия"),
        ("пятая школа", "5 школа"),
        ("В двадцать пятую", "в 25"),
        ("сто двадцать третья", "123"),
        ("школа сорок", "школа 40"),
        ("5-я школа", "5 школа"),
        ("12ая", "12"),
        ("Ёлочка", "елочка"),
    ],
)
def test_one_reading_is_what_was_meant(typed: str, meant: str) -> None:
    assert meant in readings(typed)


@pytest.mark.parametrize("typed", ["первомайская школа", "школа 5", "лицей", "№5", "", "стожары", "7б"])
def test_what_was_typed_well_stays_as_it_is(typed: str) -> None:
    assert readings(typed) == (typed,)
