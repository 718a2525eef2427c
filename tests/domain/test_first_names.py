"""What is taken as a name, what is refused and why."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.first_names import CalledName, NameRefusal, addressed, read_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Маша К", "Маша К."),
        ("  маша   к. ", "Маша К."),
        ("Маша Кимова", "Маша К."),
        ("Анна-Мария Ж", "Анна-Мария Ж."),
        ("Д'Артаньян Г", "Д’Артаньян Г."),
        ("Гульназ Ә", "Гульназ Ә."),
        ("محمد ع", "محمد ع."),
        ("李明 王", "李明 王."),
        ("अनिता श", "अनिता श."),
        ("Zoe\u0308 B", "Zoë B."),
        ("Ян О\u2019", "Ян О."),
        ("Маша\u00a0К", "Маша К."),
    ],
)
def test_name_of_any_script_is_taken(typed: str, shown: str) -> None:
    assert str(read_name(typed, adult=False)) == shown


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (None, NameRefusal.NOT_TEXT),
        ("", NameRefusal.EMPTY),
        (" . ", NameRefusal.EMPTY),
        ("Я К", NameRefusal.SHORT),
        ("М", NameRefusal.SHORT),
        ("Маша", NameRefusal.NO_INITIAL),
        ("Маша Петровна Кимова", NameRefusal.MANY_WORDS),
        ("а" * 41 + " К", NameRefusal.LONG),
        ("я" * 5000, NameRefusal.LONG),
        ("😀" * 5000, NameRefusal.LONG),
        ("😀 К", NameRefusal.EMOJI),
        ("Маша 👩‍🎓", NameRefusal.EMOJI),
        ("Маша К\ufe0f", NameRefusal.INVISIBLE),
        ("Маша 1\ufe0f\u20e3", NameRefusal.SIGNS),
        ("Ма\u200bша К", NameRefusal.INVISIBLE),
        ("\u202eМаша К", NameRefusal.INVISIBLE),
        ("Маша\nК", NameRefusal.INVISIBLE),
        ("Маша\x00 К", NameRefusal.INVISIBLE),
        ("\u3164\u3164\u3164 К", NameRefusal.INVISIBLE),
        ("<b>Маша</b> К", NameRefusal.SIGNS),
        ("Маша К &lt;", NameRefusal.SIGNS),
        ("Маша 7", NameRefusal.SIGNS),
        ("@masha k", NameRefusal.SIGNS),
        ("-Маша К", NameRefusal.SIGNS),
        ("Маша- К", NameRefusal.SIGNS),
        ("Ма--ша К", NameRefusal.SIGNS),
        ("Ма\u0301\u0301\u0301\u0301ша К", NameRefusal.SIGNS),
        ("\u0301аня К", NameRefusal.SIGNS),
    ],
)
def test_anything_else_is_refused_with_its_reason(typed: str | None, refusal: NameRefusal) -> None:
    assert read_name(typed, adult=False) is refusal


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Анна", CalledName("Анна", "")),
        ("Анна Сергеевна", CalledName("Анна Сергеевна", "")),
        ("Анна К", CalledName("Анна", "К")),
        ("Анна Сергеевна К.", CalledName("Анна Сергеевна", "К")),
        ("анна сергеевна кимова", CalledName("Анна Сергеевна", "К")),
        ("Анна Сергеевна Ким Третья", NameRefusal.MANY_WORDS),
        ("Ю", NameRefusal.SHORT),
    ],
)
def test_adult_may_add_a_patronymic_and_leave_the_surname_out(typed: str, expected: CalledName | NameRefusal) -> None:
    assert read_name(typed, adult=True) == expected


@given(st.text(max_size=60), st.booleans())
def test_taken_name_is_short_visible_normal_and_never_holds_a_surname(typed: str, adult: bool) -> None:
    name = read_name(typed, adult=adult)
    if isinstance(name, NameRefusal):
        return
    shown = str(name)
    assert 2 <= len(name.given) <= 40
    assert len(name.initial) <= 1
    assert unicodedata.is_normalized("NFC", name.given)
    assert not [sign for sign in shown if unicodedata.category(sign)[0] in "CSN" or sign in '<>&"@/']
    assert read_name(shown, adult=adult) == name


@given(st.from_regex(r"[А-Я][а-я]{1,12} [А-Я][а-я]{1,20}", fullmatch=True))
def test_surname_typed_in_full_leaves_only_its_first_letter(typed: str) -> None:
    given_name, surname = typed.split()
    assert read_name(typed, adult=False) == CalledName(given_name, surname[0])


def test_an_official_is_addressed_by_first_name_and_patronymic() -> None:
    assert addressed("Полевая Елена Викторовна") == "Елена Викторовна"
    assert addressed("Анна К.") == "Анна К."
