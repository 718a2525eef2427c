"""When a class goes up, who leaves, which pairs are asked; rests and endings of clearances: tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import resting
from domain.clearance import Checklist, Ends, ending, over
from domain.roll import Facet, Lack, Sieve, Standing, searched
from domain.school_year import Answer, answer, asks_pair, grade_now, overdue, school_year


@pytest.mark.parametrize(
    ("said_on", "today", "grade", "now"),
    [
        ("2026-03-10", "2026-08-31", 7, 7),
        ("2026-03-10", "2026-09-01", 7, 8),
        ("2026-09-01", "2027-08-31", 8, 8),
        ("2026-07-31", "2026-09-01", 7, 8),
        ("2026-08-01", "2026-09-01", 7, 7),  # nobody is at school in August: the class of the coming year
        ("2026-08-11", "2027-09-01", 7, 8),
        ("2025-10-01", "2027-12-01", 7, 9),  # two autumns at once, after a year without a bot
        ("2026-03-10", "2026-09-05", 11, None),
        ("2025-03-10", "2026-09-05", 10, None),
        ("2026-08-20", "2026-09-05", 11, 11),
    ],
)
def test_a_class_goes_up_on_the_first_of_september(said_on: str, today: str, grade: int, now: int | None) -> None:
    assert grade_now(grade, date.fromisoformat(said_on), date.fromisoformat(today)) == now


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 11), st.lists(st.integers(0, 500), max_size=6))
def test_however_often_it_is_asked_the_class_is_the_same(said_on: date, grade: int, steps: list[int]) -> None:
    """Looked at on any days in between, each look kept with the first of September that it belongs to."""
    kept: tuple[int, date] | None = (grade, said_on)
    today = said_on
    for step in steps:
        today += timedelta(days=step)
        if kept is not None:
            now = grade_now(*kept, today)
            changed = now != kept[0]
            kept = None if now is None else (now, date(school_year(today), 9, 1) if changed else kept[1])
    assert (kept[0] if kept else None) == grade_now(grade, said_on, today)


@pytest.mark.parametrize(
    ("begun", "asked_for", "today", "asks"),
    [
        ("2026-03-10", None, "2026-08-31", False),
        ("2026-03-10", None, "2026-09-01", True),
        ("2026-03-10", 2026, "2026-09-02", False),
        ("2026-03-10", 2025, "2026-09-02", True),
        ("2026-08-11", None, "2026-09-01", False),
        ("2026-03-10", None, "2026-11-30", True),
        ("2026-03-10", None, "2026-12-01", False),
        ("2026-03-10", None, "2027-03-01", False),
    ],
)
def test_pairs_of_last_year_are_asked_once_in_autumn(begun: str, asked_for: int | None, today: str, asks: bool) -> None:
    assert asks_pair(date.fromisoformat(begun), asked_for, date.fromisoformat(today)) is asks


def test_answers_of_both_sides() -> None:
    assert [answer(*both) for both in ((None, None), (True, None), (True, True), (False, True), (None, False))] == [
        Answer.WAITING, Answer.WAITING, Answer.GOES_ON, Answer.ENDS, Answer.ENDS,
    ]  # fmt: skip
    assert [overdue(date(2026, 9, 1), date(2026, 9, day)) for day in (14, 15)] == [False, True]


DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("days", "may", "back"), [(-1, False, True), (0, False, True), (1, True, False), (366, True, False), (367, False, False)]
)
def test_nobody_rests_into_the_past_or_for_ever(days: int, may: bool, back: bool) -> None:
    until = DAY + timedelta(days=days)
    assert (resting.may_rest_until(until, DAY), resting.is_back(until, DAY)) == (may, back)


@pytest.mark.parametrize(
    ("left", "warned", "ended"), [(31, False, False), (30, True, False), (0, True, False), (-1, False, True)]
)
def test_what_ends_is_warned_of_thirty_days_before(left: int, warned: bool, ended: bool) -> None:
    last = DAY + timedelta(days=left)
    checklist = Checklist(certificate_until=last, quiz_passed_on=last - timedelta(days=365))
    both = dict.fromkeys((Ends.CERTIFICATE, Ends.QUIZ), last)
    assert ending(checklist, DAY) == (both if warned else {})
    assert over(checklist, DAY) == (both if ended else {})
    assert ending(Checklist(), DAY) == over(Checklist(), DAY) == {}


def test_a_sieve_is_remembered_and_nonsense_changes_nothing() -> None:
    sieve = Sieve(words=searched("  Алёна   К ")).chosen(Facet.GRADE, "7").chosen(Facet.STATE, "resting").toggled(Lack.PHONE)
    assert (sieve.words, sieve.grade, sieve.state) == ("алена к", 7, Standing.RESTING)
    assert Sieve.unpacked(sieve.packed()) == sieve
    assert sieve.chosen(Facet.GRADE, "12") == sieve.chosen(Facet.GRADE, "x") == sieve.chosen(Facet.ROLE, "x") == sieve
    assert sieve.toggled(Lack.PHONE).lacks == frozenset()
    assert Sieve.unpacked({"lacks": ["x", "mentor"], "grade": 99}) == Sieve(lacks=frozenset({Lack.MENTOR}))
    assert Sieve.unpacked(None).is_open
