"""Summaries of weeks: what is told week after week never speaks of fewer than five people; years; when a number is asked for."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.denominator import Ask, asked_for, day_of_counting
from domain.masking import SMALLEST_SHOWN, told_again
from domain.targets import Years
from domain.week import Counted, Work, gained, read, told

WORK = Work(3, 1, 2, 0, 4)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=30))
def test_two_reports_beside_each_other_never_tell_of_fewer_than_five(numbers: list[int]) -> None:
    last: int | None = None
    for number in numbers:
        now = told_again(last, number)
        assert now is None or now == 0 or now >= SMALLEST_SHOWN
        if now is not None and last is not None:
            assert now == last or abs(now - last) >= SMALLEST_SHOWN
        assert now is None or abs(now - number) < SMALLEST_SHOWN, "what is told again is never far from what is"
        last = now


def test_a_week_is_held_against_the_one_before_and_survives_being_written() -> None:
    first = told([Counted(1, "Программа", "school", 30, 600), Counted(1, "Программа", "all", 9, 60, hidden=True)], 25, WORK, None)
    assert [one.involved for one in first.shares] == [30, None]
    assert read(first.written()) == first
    for involved, meetings, said, by in (
        (32, 3, 30, None),
        (30, 0, 30, 0),
        (41, 60, 41, 11),
        (22, 5, 22, -8),
        (4, 1, None, None),
    ):
        week = told([Counted(1, "Программа", "school", involved, 600)], meetings, WORK, first)
        assert week.shares[0].involved == said
        assert gained(week.shares[0], first) == by
        assert week.shares[0].steady is (said == 30 != involved)
        assert week.meetings == (None if 0 < meetings < 5 else meetings)
    assert told([], 0, Work(0, 0, 0, 0, 0), first).empty
    assert not first.empty


@settings(max_examples=60)
@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(Years))
def test_every_day_lies_in_one_year_that_is_called_by_its_end(day: date, years: Years) -> None:
    year = years.of(day)
    assert day in year
    assert years.number(day) == year.last.year
    assert years.ending_in(year.last.year) == year
    assert years.number(year.first) == years.number(year.last)
    assert years.number(year.last + timedelta(days=1)) == years.number(day) + 1
    assert year.first <= day_of_counting(years, years.number(day)) <= year.last


def test_years_are_said_as_people_say_them() -> None:
    assert Years.CALENDAR.label(2027) == "2027"
    assert Years.SCHOOL.label(2027) == "2026/27"
    assert Years.SCHOOL.label(2100) == "2099/00"
    assert Years.SCHOOL.number(date(2026, 8, 31)) == 2026
    assert Years.SCHOOL.number(date(2026, 9, 1)) == 2027


@pytest.mark.parametrize(
    ("years", "today", "on", "entered", "ask"),
    [
        (Years.CALENDAR, date(2027, 1, 11), "09-01", None, Ask.FIRST),
        (Years.CALENDAR, date(2027, 8, 31), "09-01", date(2027, 1, 12), None),
        (Years.CALENDAR, date(2027, 9, 1), "09-01", date(2027, 1, 12), Ask.ANEW),
        (Years.CALENDAR, date(2027, 12, 1), "09-01", date(2027, 9, 1), None),
        (Years.CALENDAR, date(2027, 9, 14), "09-15", date(2027, 1, 12), None),
        (Years.SCHOOL, date(2026, 9, 1), "09-01", None, Ask.FIRST),
        (Years.SCHOOL, date(2027, 5, 1), "09-01", date(2026, 9, 3), None),
        (Years.SCHOOL, date(2026, 10, 1), "10-01", date(2026, 9, 3), Ask.ANEW),
        (Years.SCHOOL, date(2027, 8, 31), "10-01", date(2026, 10, 5), None),
    ],
)
def test_a_number_is_asked_for_when_the_year_begins_and_anew_on_the_set_day(
    years: Years, today: date, on: str, entered: date | None, ask: Ask | None
) -> None:
    assert asked_for(years, today, on, entered) is ask
