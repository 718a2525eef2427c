"""Working days: an ordinary week, holidays, working Saturdays, years without a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.working_days import NoWorkingDay, WorkingDays

#: The turn of 2024 and 2025 in Russia: 28 December is a working Saturday, 30 December to 8 January are off.
TURN = WorkingDays(
    off=frozenset(
        {date(2024, 12, day) for day in (21, 22, 29, 30, 31)}
        | {date(2025, 1, day) for day in (*range(1, 9), 11, 12, 18, 19, 25, 26)}
    ),
    years=frozenset({2024, 2025}),
)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 12, 27), True),
        (date(2024, 12, 28), True),
        (date(2024, 12, 29), False),
        (date(2024, 12, 30), False),
        (date(2025, 1, 8), False),
        (date(2025, 1, 9), True),
    ],
)
def test_a_day_is_judged_by_the_calendar(day: date, working: bool) -> None:
    assert TURN.is_working(day) is working


def test_a_year_without_a_calendar_is_judged_by_the_week() -> None:
    assert [TURN.is_working(date(2026, 1, day)) for day in range(1, 8)] == [True, True, False, False, True, True, True]


def test_the_working_day_before_and_after_jump_over_the_holidays() -> None:
    assert TURN.on_or_before(date(2025, 1, 5)) == date(2024, 12, 28)
    assert TURN.on_or_after(date(2024, 12, 29)) == date(2025, 1, 9)
    assert TURN.on_or_before(date(2025, 1, 9)) == TURN.on_or_after(date(2025, 1, 9)) == date(2025, 1, 9)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 12, 26), 1, date(2024, 12, 27)),
        (date(2024, 12, 26), 2, date(2024, 12, 28)),
        (date(2024, 12, 26), 3, date(2025, 1, 9)),
        (date(2025, 1, 4), 3, date(2025, 1, 13)),
    ],
)
def test_counting_working_days_never_counts_the_first_day(day: date, count: int, expected: date) -> None:
    assert TURN.after(day, count) == expected


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 30))
def test_counting_weekdays_agrees_with_counting_one_by_one(day: date, count: int) -> None:
    following = [day + timedelta(days=n) for n in range(1, 60)]
    assert WorkingDays().after(day, count) == [d for d in following if d.isoweekday() <= 5][count - 1]


def test_a_calendar_without_any_working_day_is_refused() -> None:
    nothing = WorkingDays(off=frozenset(date(2025, 1, 1) + timedelta(days=n) for n in range(365)), years=frozenset({2025}))
    with pytest.raises(NoWorkingDay):
        nothing.on_or_after(date(2025, 3, 1))
    with pytest.raises(ValueError, match="starts with 1"):
        WorkingDays().after(date(2025, 3, 1), 0)
