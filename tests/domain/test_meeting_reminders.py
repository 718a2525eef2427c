"""Reminders of a meeting: a day and two hours before, at hours that suit pupils and adults."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.meeting_reminders import Ahead, MeetingReminder, meeting_reminders
from domain.working_days import WorkingDays
from scheduler.production_calendar import working_days

MOSCOW = ZoneInfo("Europe/Moscow")
CALENDAR: WorkingDays = working_days(2020, 2021)


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("pupil", "starts", "told"),
    [
        # Tuesday afternoon: both at their own time.
        (True, "2020-10-13 17:00", {24: "2020-10-12 17:00", 2: "2020-10-13 15:00"}),
        (False, "2020-10-13 17:00", {24: "2020-10-12 17:00", 2: "2020-10-13 15:00"}),
        # Two hours before half past three a pupil is at school: the evening before instead.
        (True, "2020-10-13 15:30", {24: "2020-10-12 15:30", 2: "2020-10-12 20:00"}),
        (False, "2020-10-13 15:30", {24: "2020-10-12 15:30", 2: "2020-10-13 13:30"}),
        # Early in the morning: the evening before.
        (False, "2020-10-13 10:00", {24: "2020-10-12 10:00", 2: "2020-10-12 20:00"}),
        (False, "2020-10-14 08:30", {24: "2020-10-12 20:00", 2: "2020-10-13 20:00"}),
        # On Tuesday at half past eight Friday evening is too long ago: Monday at nine.
        (False, "2020-10-13 08:30", {24: "2020-10-12 09:00", 2: "2020-10-12 20:00"}),
        # Saturday: the meeting needs it.
        (True, "2020-10-17 16:00", {24: "2020-10-16 16:00", 2: "2020-10-17 14:00"}),
        # Sunday: nothing is said on Sundays, Saturday evening stands in.
        (False, "2020-10-18 12:00", {24: "2020-10-17 12:00", 2: "2020-10-17 20:00"}),
        # Monday morning: Friday evening, and once for both.
        (False, "2020-10-19 10:00", {2: "2020-10-16 20:00"}),
        # After ten days of holidays nobody remembers December: the same day, while the meeting is still to come.
        (True, "2021-01-11 15:00", {2: "2021-01-11 14:00"}),
        (False, "2021-01-11 17:00", {24: "2021-01-11 09:00", 2: "2021-01-11 15:00"}),
        (False, "2021-01-11 08:30", {2: "2020-12-31 20:00"}),
    ],
)
def test_a_meeting_is_remembered_at_good_hours(pupil: bool, starts: str, told: dict[int, str]) -> None:
    reminders = meeting_reminders(
        moscow(starts), agreed_at=moscow("2020-10-01 12:00"), pupil=pupil, zone=MOSCOW, working_days=CALENDAR
    )
    assert {reminder.ahead: reminder.at for reminder in reminders} == {Ahead(n): moscow(at) for n, at in told.items()}


def test_what_should_have_been_said_before_the_meeting_was_agreed_is_not_said() -> None:
    reminders = meeting_reminders(
        moscow("2020-10-13 17:00"), agreed_at=moscow("2020-10-12 18:00"), pupil=False, zone=MOSCOW, working_days=CALENDAR
    )
    assert reminders == (MeetingReminder(Ahead.TWO_HOURS, moscow("2020-10-13 15:00")),)
    agreed_for_the_same_hour = meeting_reminders(
        moscow("2020-10-13 17:00"), agreed_at=moscow("2020-10-13 16:00"), pupil=False, zone=MOSCOW, working_days=CALENDAR
    )
    assert agreed_for_the_same_hour == ()
