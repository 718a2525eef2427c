"""Events on paper: times of day as people write them, when reminders fall, how many came."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.allowed_hours import Voice, is_allowed
from domain.events import LONGEST_TITLE, Answer, Refusal, Turnout, read_time, reminders, starts, words_refused
from domain.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
WORKING = WorkingDays(off=frozenset(), years=frozenset())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        (" 9 ", time(9)),
        ("9:05", time(9, 5)),
        ("в 10 часов", time(10)),
        ("15 ч", time(15)),
        ("0:00", time(0)),
        ("24:00", None),
        ("14:60", None),
        ("после обеда", None),
        ("", None),
        ("14:30:59", None),
        ("123", None),
    ],
)
def test_times_of_day(typed: str, found: time | None) -> None:
    assert read_time(typed) == found


def test_an_event_lies_ahead() -> None:
    day = date(2026, 9, 15)
    assert starts(day, time(10), MOSCOW, at("2026-09-15 09:59")) == at("2026-09-15 10:00")
    assert starts(day, time(10), MOSCOW, at("2026-09-15 10:00")) is Refusal.PAST


@pytest.mark.parametrize(
    ("begins", "told", "reminded"),
    [
        # Tuesday noon: Monday noon, and ten in the morning.
        ("2026-09-15 12:00", "2026-09-01 12:00", ["2026-09-14 12:00", "2026-09-15 10:00"]),
        # Nine in the morning: two hours before is night, so the evening before; that is nearer than a day before at nine.
        ("2026-09-15 09:00", "2026-09-01 12:00", ["2026-09-14 09:00", "2026-09-14 20:00"]),
        # Monday noon: a day before is Sunday, so Friday evening.
        ("2026-09-14 12:00", "2026-09-01 12:00", ["2026-09-11 20:00", "2026-09-14 10:00"]),
        # A Saturday: officials hear of it on Friday only.
        ("2026-09-19 12:00", "2026-09-01 12:00", ["2026-09-18 12:00", "2026-09-18 20:00"]),
        # Called in the morning for the afternoon.
        ("2026-09-15 15:00", "2026-09-15 09:30", ["2026-09-15 13:00"]),
        ("2026-09-15 11:00", "2026-09-15 09:30", []),
    ],
)
def test_reminders_fall_into_allowed_hours(begins: str, told: str, reminded: list[str]) -> None:
    assert reminders(at(begins), told_at=at(told), zone=MOSCOW, working_days=WORKING) == tuple(at(one) for one in reminded)


@given(st.integers(0, 60 * 24 * 60), st.integers(0, 60 * 24 * 20))
def test_no_reminder_comes_at_night_on_a_day_off_or_too_late(begins_in: int, told_in: int) -> None:
    first = at("2026-09-01 00:00")
    begins, told = first + timedelta(minutes=begins_in), first + timedelta(minutes=told_in)
    for moment in reminders(begins, told_at=told, zone=MOSCOW, working_days=WORKING):
        assert told < moment < begins
        assert is_allowed(moment, voice=Voice.MEETING_ADULT, zone=MOSCOW, working_days=WORKING)


def test_words_of_an_event() -> None:
    assert words_refused(" ", LONGEST_TITLE) is Refusal.EMPTY
    assert words_refused("о" * (LONGEST_TITLE + 1), LONGEST_TITLE) is Refusal.TOO_LONG
    assert words_refused("Обучение", LONGEST_TITLE) is None


def test_turnout_counts_everybody_once() -> None:
    guests = [(Answer.YES, True, True), (Answer.NO, True, False), (None, True, True), (None, False, False)]
    assert Turnout.of(guests) == Turnout(invited=4, yes=1, no=1, substitute=0, unreachable=1, came=2)
    assert Turnout.of(guests).silent == 1
