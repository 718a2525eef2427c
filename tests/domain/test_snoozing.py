"""«Отложить»: tomorrow, three days, Monday; at most twice, never past the due date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.snoozing import Later, snooze_choices
from tests.domain.watched_examples import CALENDAR, day

TOMORROW, THREE_DAYS, MONDAY = Later.TOMORROW, Later.THREE_DAYS, Later.MONDAY


@pytest.mark.parametrize(
    ("today", "due", "taken", "expected"),
    [
        # Monday 12 October.
        ("12.10", "30.10", 0, {TOMORROW: "13.10", THREE_DAYS: "15.10", MONDAY: "19.10"}),
        ("12.10", "30.10", 1, {TOMORROW: "13.10", THREE_DAYS: "15.10", MONDAY: "19.10"}),
        ("12.10", "30.10", 2, {}),
        # Never past the due date.
        ("12.10", "16.10", 0, {TOMORROW: "13.10", THREE_DAYS: "15.10"}),
        ("12.10", "13.10", 0, {TOMORROW: "13.10"}),
        ("12.10", "12.10", 0, {}),
        ("12.10", "09.10", 0, {}),
        # Friday: tomorrow, three days and Monday are the same Monday.
        ("16.10", "30.10", 0, {TOMORROW: "19.10"}),
        # Wednesday: in three days is Saturday, so Friday.
        ("14.10", "30.10", 0, {TOMORROW: "15.10", THREE_DAYS: "16.10", MONDAY: "19.10"}),
        # The eve of the holiday of 4 November; Thursday: in three days is Sunday, Friday stands in as tomorrow already.
        ("03.11", "30.11", 0, {TOMORROW: "05.11", THREE_DAYS: "06.11", MONDAY: "09.11"}),
        ("05.11", "30.11", 0, {TOMORROW: "06.11", MONDAY: "09.11"}),
        # The last working day of the year.
        ("31.12", "31.12.2021", 0, {TOMORROW: "11.01.2021"}),
        ("31.12", "10.01.2021", 0, {}),
    ],
)
def test_the_choices_of_a_day(today: str, due: str, taken: int, expected: dict[Later, str]) -> None:
    choices = snooze_choices(day(today), due=day(due), taken=taken, working_days=CALENDAR)
    assert choices == {later: day(text) for later, text in expected.items()}


@given(st.dates(date(2020, 1, 1), date(2025, 12, 1)), st.integers(0, 40), st.integers(0, 1))
def test_every_choice_is_a_working_day_ahead_and_not_past_the_due_date(today: date, ahead: int, taken: int) -> None:
    due = today + timedelta(days=ahead)
    choices = list(snooze_choices(today, due=due, taken=taken, working_days=CALENDAR).values())
    assert len(set(choices)) == len(choices)
    assert all(today < choice <= due and CALENDAR.is_working(choice) for choice in choices)
    between = [today + timedelta(days=n) for n in range(1, ahead + 1)]
    assert bool(choices) is any(CALENDAR.is_working(one) for one in between)
