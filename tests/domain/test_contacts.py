"""What carries a way around the school is found, hidden digits too; ordinary words of a meeting are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.contacts import Contact, screen

CARRIES = [
    ("мой телефон 8 916 000-00-01", {Contact.PHONE}),
    ("+7(900)0000001", {Contact.PHONE}),
    ("89000000001", {Contact.PHONE}),
    ("8.900.000.00.01 это я", {Contact.PHONE}),
    ("8-9-0-0-0-0-0-0-0-0-1", {Contact.PHONE}),
    ("восемь девятьсот ноль ноль ноль ноль ноль ноль один", {Contact.PHONE}),
    ("Восемь, девять, один, шесть, пять, два, три", {Contact.PHONE}),
    ("набери 5-43-21 вечером", {Contact.PHONE}),
    ("тел. 123-456", {Contact.PHONE}),
    ("звони 12-34-56", {Contact.PHONE}),
    ("8 9OO OOO OO O1", {Contact.PHONE}),
    ("восемь 900 ноль ноль ноль 00 01", {Contact.PHONE}),
    ("пиши на ivan.test@example.com", {Contact.EMAIL}),
    ("ivan собака example точка ru", {Contact.EMAIL}),
    ("ivan (at) example.org", {Contact.EMAIL}),
    ("https://example.com/me", {Contact.LINK}),
    ("посмотри www.example.org", {Contact.LINK}),
    ("t.me/somebody", {Contact.LINK}),
    ("vk.com/id1", {Contact.LINK}),
    ("вк точка ком слэш айди", {Contact.LINK}),
    ("я @somebody_here", {Contact.HANDLE}),
    ("@ somebody", {Contact.HANDLE}),
    ("напиши мне в телеграме", {Contact.NETWORK}),
    ("Найди меня вконтакте", {Contact.NETWORK}),
    ("мой ник в дискорде такой же", {Contact.NETWORK}),
    ("в вотсапе спишемся", {Contact.NETWORK}),
    ("добавляйся в инсту", {Contact.NETWORK}),
    ("add me on discord", {Contact.NETWORK}),
    ("Пиши в личку", {Contact.NETWORK}),
    ("Пиши в тг: 8 900 000 00 01", {Contact.NETWORK, Contact.PHONE}),
]

ORDINARY = [
    "Решали задачи на дроби, 12 из 15 верно",
    "Встретились 25.10.2026 в 15:30, кабинет 204",
    "с 15.30 до 16.45 в библиотеке",
    "учебник, стр. 120-135, № 845, 846 и 847",
    "класс 7Б, пришли 3 человека",
    "2026-2027 учебный год",
    "Проект: 3 этапа, 45 минут каждый, всего 135 минут",
    "прочитали «Три мушкетёра», четыре главы",
    "раз, два, три — и сделали",
    "подготовка к ОГЭ 2027, набрали 18 баллов из 31",
    "Рисовали плакат о безопасности в телеграме",
    "обсудили, чем опасен незнакомый человек в сети",
    "встреча в 10.00, потом 12.00 и 14.30",
    "1 сентября, 15 сентября и 29 сентября",
    "сумма 12 500 рублей на экскурсию",
    "позвонили в колокольчик 12 раз",
    "Собака друга — тема сочинения",
    "тезис 1. Тезис 2. Тезис 3.",
    "",
    "🙂🙂🙂",
]


@pytest.mark.parametrize(("text", "kinds"), CARRIES)
def test_a_way_around_the_school_is_found(text: str, kinds: set[Contact]) -> None:
    assert {one.kind for one in screen(text)} == kinds


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_pass(text: str) -> None:
    assert screen(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_screened_and_places_are_inside_and_apart(text: str) -> None:
    found = screen(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(st.integers(0, 9), min_size=10, max_size=11), st.lists(st.sampled_from(["", " ", "-", ") ", " - "]), min_size=10))
def test_no_telephone_passes_however_its_digits_are_parted(digits: list[int], between: list[str]) -> None:
    number = "".join(f"{digit}{gap}" for digit, gap in zip(digits, [*between, *[""] * 11], strict=False)).strip()
    assert Contact.PHONE in {one.kind for one in screen(f"вот так {number} вечером")}
