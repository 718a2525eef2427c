"""An office address as somebody types it."""

import pytest

from domain.office_address import read_address


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("school1@example.ru", "school1@example.ru"),
        ("  Priemnaya.1@Example.RU \n", "Priemnaya.1@example.ru"),
        ("mailto:a-b+c@x.example.ru", "a-b+c@x.example.ru"),
        ("school@школа.рф", "school@xn--80atdl2c.xn--p1ai"),
        ("school1", None),
        ("@example.ru", None),
        ("school1@", None),
        ("school1@example", None),
        ("school 1@example.ru", None),
        ("a@example.ru, b@example.ru", None),
        ("Школа <a@example.ru>", None),
        ("школа@example.ru", None),
        ("a@example.ru\nBcc: x@example.ru", None),
        ("a..b@example.ru", None),
        ("a.@example.ru", None),
        ("a@-example.ru", None),
        ("a@exa..mple.ru", None),
        ("a" * 65 + "@example.ru", None),
        ("a@" + "b." * 130 + "ru", None),
        ("", None),
    ],
)
def test_one_address_or_none(typed: str, read: str | None) -> None:
    assert read_address(typed) == read
