"""A pace carried on to a date, with how far it may be off; nothing where nothing can be said."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forecast import Forecast, forecast

YEAR = date(2026, 1, 1)
DUE = date(2026, 12, 31)
TODAY = DUE - timedelta(weeks=10)


def weekly(people: int, weeks: int, until: date = TODAY) -> list[date]:
    """So many people a week for so many weeks up to a day."""
    return [until - timedelta(weeks=week) for week in range(weeks) for _ in range(people)]


def test_the_pace_of_eight_weeks_is_carried_on() -> None:
    before = [date(2026, 2, 1)] * 20  # came long ago: counted, but no part of the pace
    told = forecast(before + weekly(2, 8), since=YEAR, today=TODAY, due=DUE)
    assert told == Forecast(DUE, likely=56, low=47, high=65, weeks=8)


@pytest.mark.parametrize(
    ("days", "since", "due"),
    [
        (weekly(5, 8), YEAR, TODAY),  # the date is today
        (weekly(5, 8), YEAR, TODAY - timedelta(days=1)),  # over
        (weekly(5, 3), TODAY - timedelta(days=26), DUE),  # three full weeks
        (weekly(1, 4), YEAR, DUE),  # four people
        ([], YEAR, DUE),
    ],
)
def test_too_little_to_say_is_no_forecast(days: list[date], since: date, due: date) -> None:
    assert forecast(days, since=since, today=TODAY, due=due) is None


def test_nobody_beyond_the_denominator_is_foretold() -> None:
    told = forecast(weekly(4, 8), since=YEAR, today=TODAY, due=DUE, denominator=40)
    assert told is not None
    assert (told.likely, told.high) == (40, 40)


def test_four_of_five_lie_between_when_people_come_at_random() -> None:
    random = Random(7)
    inside, runs = 0, 400
    for _ in range(runs):
        moments = sorted(random.uniform(0, 18 * 7) for _ in range(54))  # 3 a week over 8 + 10 weeks
        past = [TODAY - timedelta(days=55 - int(day)) for day in moments if day < 56]
        told = forecast(past, since=YEAR, today=TODAY, due=DUE)
        inside += told is not None and told.low <= 54 <= told.high
    assert 0.75 < inside / runs <= 1


@given(st.lists(st.dates(YEAR, DUE), max_size=60), st.dates(YEAR, DUE), st.dates(YEAR, DUE), st.none() | st.integers(1, 80))
def test_a_forecast_never_takes_anybody_back(days: list[date], today: date, due: date, denominator: int | None) -> None:
    told = forecast(days, since=YEAR, today=today, due=due, denominator=denominator)
    here = sum(day <= today for day in days)
    if told is not None:
        assert here <= told.low <= told.likely <= told.high
        assert denominator is None or told.high <= max(here, denominator)
