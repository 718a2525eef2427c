"""The register of partners on paper: terms, and what may be written into a field."""

from datetime import date

import pytest

from domain.partners import Agreement, Refusal, Term, read_agreement, read_contact, read_mentors, read_name, read_until, term

TODAY = date(2026, 8, 11)


@pytest.mark.parametrize(
    ("until", "standing"),
    [
        (None, Term.ENDLESS),
        (date(2026, 8, 10), Term.ENDED),
        (TODAY, Term.SOON),
        (date(2026, 9, 10), Term.SOON),
        (date(2026, 9, 11), Term.RUNNING),
    ],
)
def test_an_agreement_is_spoken_of_a_month_before_its_last_day(until: date | None, standing: Term) -> None:
    assert term(until, TODAY) is standing


@pytest.mark.parametrize(
    ("typed", "until", "found"),
    [
        ("№ 12 от 01.08.2026", None, Agreement("12", date(2026, 8, 1))),
        ("12-П/26 от 1 августа 2026 г.", None, Agreement("12-П/26", date(2026, 8, 1))),
        ("№ 12", None, Refusal.NO_DATE),
        ("от 01.08.2026", None, Refusal.NO_NUMBER),
        ("№ 12 от 31.02.2026", None, Refusal.BAD_DATE),
        ("№ 12 от 12.08.2026", None, Refusal.FUTURE),
        ("№ 12 от 01.08.2026", date(2026, 7, 31), Refusal.ENDS_FIRST),
        ("№ 12 от 01.08.2026", date(2026, 8, 1), Agreement("12", date(2026, 8, 1))),
    ],
)
def test_number_and_date_of_an_agreement(typed: str, until: date | None, found: Agreement | Refusal) -> None:
    assert read_agreement(typed, TODAY, until) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("до 31.12.2027", date(2027, 12, 31)),
        ("31 декабря 2027 года", date(2027, 12, 31)),
        ("2027-12-31", date(2027, 12, 31)),
        ("01.08.2026", date(2026, 8, 1)),
        ("31.07.2026", Refusal.ENDS_FIRST),
        ("30.02.2027", Refusal.BAD_DATE),
        ("два года", Refusal.NO_DATE),
        ("с 01.09.2026 по 31.12.2027", Refusal.TWO_DATES),
    ],
)
def test_a_term_ends_after_it_begins(typed: str, found: date | Refusal) -> None:
    assert read_until(typed, date(2026, 8, 1)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("  отдел кадров,  2-34-56 ", "отдел кадров, 2-34-56"),
        ("приёмная, office@zavod.example", "приёмная, office@zavod.example"),
        ("Полынина Вера Олеговна", Refusal.PERSONAL),
        ("отдел кадров, В. О. Полынина", Refusal.PERSONAL),
        ("отдел кадров, +7 (912) 000-00-00", Refusal.PERSONAL),
        ("8 912 0000000", Refusal.PERSONAL),
        ("приёмная, 8 (800) 000-00-00", "приёмная, 8 (800) 000-00-00"),
        ("", Refusal.EMPTY),
        ("о" * 201, Refusal.TOO_LONG),
    ],
)
def test_a_contact_is_an_office_and_no_person(typed: str, found: str | Refusal) -> None:
    assert read_contact(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0", 0),
        (" 12 ", 12),
        ("999", 999),
        ("1000", Refusal.NO_COUNT),
        ("-1", Refusal.NO_COUNT),
        ("²", Refusal.NO_COUNT),
        ("", Refusal.NO_COUNT),
    ],
)
def test_mentors_are_a_number(typed: str, found: int | Refusal) -> None:
    assert read_mentors(typed) == found


def test_an_enterprise_has_a_name() -> None:
    assert read_name(" ООО  «Завод» ") == "ООО «Завод»"
    assert read_name("\n") is Refusal.EMPTY
