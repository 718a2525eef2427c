"""Meetings to come: days that are offered, hours that are not, and the life of a plan."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import meeting_plans as rules
from domain.allowed_hours import Voice
from domain.forms import Part
from domain.meeting_plans import Plan, Refusal
from domain.meetings import Life
from domain.working_days import WorkingDays

ZONE = ZoneInfo("Europe/Moscow")
WEDNESDAY = date(2026, 9, 9)
NOW = datetime(2026, 9, 9, 12, tzinfo=ZONE)
LIFE = Life(date(2026, 9, 1))


def _at(day: int, hour: int) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=ZONE)


PLAN = Plan(datetime(2026, 9, 16, 12, tzinfo=UTC), Part.MENTOR)


@pytest.mark.parametrize(
    ("day", "at", "life", "expected"),
    [
        (date(2026, 9, 16), time(15), LIFE, datetime(2026, 9, 16, 12, tzinfo=UTC)),
        (WEDNESDAY, time(11), LIFE, Refusal.PAST),
        (WEDNESDAY, time(13), LIFE, datetime(2026, 9, 9, 10, tzinfo=UTC)),
        (date(2026, 9, 8), time(15), LIFE, Refusal.PAST),
        (date(2027, 6, 1), time(15), LIFE, Refusal.TOO_FAR),
        (date(2026, 9, 16), time(7, 59), LIFE, Refusal.HOURS),
        (date(2026, 9, 16), time(20, 1), LIFE, Refusal.HOURS),
        (date(2026, 9, 16), time(15), Life(date(2026, 9, 1), active=False), Refusal.PAIR_NOT_ACTIVE),
    ],
)
def test_a_moment_at_which_a_pair_may_meet(day: date, at: time, life: Life, expected: object) -> None:
    assert rules.starts(day, at, life, ZONE, NOW) == expected


@pytest.mark.parametrize(
    ("mentor", "mentee", "last", "day"),
    [(3, 3, date(2026, 9, 7), 3), (3, 4, date(2026, 9, 7), 1), (3, 4, None, 4), (2, None, None, 2), (None, None, None, None)],
)
def test_the_day_of_a_pair(mentor: int | None, mentee: int | None, last: date | None, day: int | None) -> None:
    assert rules.common_day(mentor, mentee, last) == day


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from([None, 1, 2, 3, 4, 5, 6]), st.integers(-20, 20))
def test_offered_days_are_ahead_distinct_and_no_sundays(today: date, weekday: int | None, ahead: int) -> None:
    offered = rules.days_offered(weekday, today)
    assert 1 <= len(offered) <= 3
    assert all(today < day <= today + timedelta(days=14) for day in offered)
    if weekday:
        assert sum(day.isoweekday() == weekday for day in offered) >= 2
    meant = today + timedelta(days=ahead)
    busy = {today + timedelta(days=1), today + timedelta(days=9)}
    other = rules.other_days(meant, today, busy)
    assert len(set(other)) == 3
    assert not set(other) & {*busy, meant}
    assert all(day > max(meant, today) for day in other)
    assert not [day for day in (*offered, *other) if day.weekday() == rules.SUNDAY]


def test_the_other_side_agrees_or_takes_another_date_and_old_buttons_do_nothing() -> None:
    assert rules.agree(PLAN, Part.MENTOR, 1, NOW) == PLAN  # one's own «Буду» says nothing new
    agreed = rules.agree(PLAN, Part.MENTEE, 1, NOW)
    assert isinstance(agreed, Plan)
    assert agreed.agreed
    assert rules.agree(PLAN, Part.MENTEE, 1, PLAN.starts_at) is Refusal.OVER
    dates = tuple(PLAN.starts_at + timedelta(days=n) for n in (1, 2, 7))
    offered = rules.offer(agreed, Part.MENTEE, 1, dates)
    assert isinstance(offered, Plan)
    assert rules.take(offered, Part.MENTEE, 1, 0, NOW) is Refusal.OWN_OFFER
    assert rules.take(offered, Part.MENTOR, 1, 3, NOW) is Refusal.MOVED
    assert rules.take(offered, Part.MENTOR, 1, 0, dates[0]) is Refusal.PAST
    assert rules.take(PLAN, Part.MENTOR, 1, 0, NOW) is Refusal.MOVED
    taken = rules.take(offered, Part.MENTOR, 1, 2, NOW)
    assert taken == Plan(dates[2], Part.MENTEE, 2, agreed=True)
    assert rules.offer(taken, Part.MENTEE, 1, dates) is Refusal.MOVED
    assert rules.move(taken, Part.MENTOR, 2, dates[0]) == Plan(dates[0], Part.MENTOR, 3)
    back = rules.agree(offered, Part.MENTEE, 1, NOW)
    assert isinstance(back, Plan)
    assert back.offered == ()


@pytest.mark.parametrize(
    ("said", "starts_at", "pupil", "voice"),
    [
        (_at(9, 12), _at(9, 15), True, Voice.NOTICE),
        (_at(9, 20), _at(10, 8), True, Voice.MEETING_PUPIL),
        (_at(9, 22), _at(10, 8), True, None),
        (_at(9, 22), _at(10, 9), False, Voice.NOTICE),
        (_at(11, 22), _at(12, 11), False, Voice.MEETING_ADULT),  # Saturday, for its own sake
        (_at(11, 22), _at(12, 11), True, None),
    ],
)
def test_nobody_is_invited_to_what_they_cannot_hear_of_in_time(
    said: datetime, starts_at: datetime, pupil: bool, voice: Voice | None
) -> None:
    assert rules.news_voice(pupil, starts_at, now=said, zone=ZONE, working_days=WorkingDays()) == voice
