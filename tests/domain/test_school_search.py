"""A school is found by its number or name, however it is typed."""

import pytest

from domain.school_search import MOST_SHOWN, School, find

SCHOOLS = [
    School(1, "МБОУ «Средняя школа № 1» Школа № 1 г. Белые Ключи"),
    School(3, "МБОУ «Гимназия № 3» Гимназия № 3 г. Белые Ключи"),
    School(4, "МБОУ «Лицей № 4» Лицей № 4 г. Белые Ключи"),
    School(5, "МБОУ «Средняя школа № 5» Школа № 5 г. Белые Ключи"),
    School(15, "МБОУ «Средняя школа № 15» Школа № 15 г. Белые Ключи"),
    School(25, "МБОУ «Средняя школа № 25» Школа № 25 Сосновский район"),
    School(50, "МБОУ «Сосновская средняя школа» Сосновская школа Сосновский район"),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5", [5]),
        ("школа 5", [5]),
        ("№5", [5]),
        ("сош №5", [5]),
        ("школа№05", [5]),
        ("5-я школа", [5]),
        ("пятая школа", [5]),
        ("в пятой школе", [5]),
        ("Двадцать пятая", [25]),
        ("irjkf 5", [5]),
        ("shkola 5", [5]),
        ("School 5", [5]),
        ("лицей", [4]),
        ("kbwtq", [4]),
        ("licey 4", [4]),
        ("ГИМНАЗИЯ", [3]),
        ("гимнзия", [3]),
        ("гимназея 3", [3]),
        ("ubvyfpbz", [3]),
        ("сасновская", [50]),
        ("школа 77", []),
        ("гимназия 5", []),
        ("школа", []),
        ("", []),
        ("???", []),
        ("😀", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, meant: list[int]) -> None:
    assert find(typed, SCHOOLS)[:1] == meant


def test_only_so_many_are_shown_and_the_same_words_give_the_same_order() -> None:
    many = [School(n, f"Школа № 7 Район {n}") for n in range(100, 130)]
    assert find("школа 7", many) == [one.id for one in many[:MOST_SHOWN]]
