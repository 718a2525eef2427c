"""When the bot may speak: hours, days, zones with their gaps and folds."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.allowed_hours import Voice, is_allowed, last_allowed, moment_of, morning_of, next_allowed, window_of
from domain.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
ZONES = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})
#: 4 November 2020, a Wednesday, is a holiday; Saturday 20 February 2021 is a working day.
CALENDAR = WorkingDays(
    off=frozenset(
        {date(2020, 11, 4)}
        | {day for n in range(731) if (day := date(2020, 1, 1) + timedelta(days=n)).weekday() >= 5 and day != date(2021, 2, 20)}
    ),
    years=frozenset({2020, 2021}),
)


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("voice", "asked", "said"),
    [
        # Official words: nine to seven on working days.
        (Voice.OFFICIAL, "2020-11-03 09:00", "2020-11-03 09:00"),
        (Voice.OFFICIAL, "2020-11-03 08:59", "2020-11-03 09:00"),
        (Voice.OFFICIAL, "2020-11-03 18:59", "2020-11-03 18:59"),
        (Voice.OFFICIAL, "2020-11-03 19:00", "2020-11-05 09:00"),
        (Voice.OFFICIAL, "2020-11-06 19:30", "2020-11-09 09:00"),
        (Voice.OFFICIAL, "2021-02-19 20:00", "2021-02-20 09:00"),
        # What a person sends: from eight.
        (Voice.NOTICE, "2020-11-03 07:00", "2020-11-03 08:00"),
        (Voice.NOTICE, "2020-11-03 08:30", "2020-11-03 08:30"),
        (Voice.NOTICE, "2020-11-03 19:00", "2020-11-05 08:00"),
        (Voice.NOTICE, "2020-11-07 12:00", "2020-11-09 08:00"),
        # Meetings: until nine in the evening, pupils not before two.
        (Voice.MEETING_ADULT, "2020-11-03 08:00", "2020-11-03 09:00"),
        (Voice.MEETING_ADULT, "2020-11-03 20:59", "2020-11-03 20:59"),
        (Voice.MEETING_PUPIL, "2020-11-03 09:00", "2020-11-03 14:00"),
        (Voice.MEETING_PUPIL, "2020-11-03 21:00", "2020-11-05 14:00"),
        (Voice.MEETING_ADULT, "2020-11-06 21:00", "2020-11-09 09:00"),
        # Safety knows no quiet hours.
        (Voice.SAFETY, "2020-11-08 03:00", "2020-11-08 03:00"),
    ],
)
def test_a_voice_waits_for_its_hours(voice: Voice, asked: str, said: str) -> None:
    moment = moscow(asked)
    assert next_allowed(moment, voice=voice, zone=MOSCOW, working_days=CALENDAR) == moscow(said)
    assert is_allowed(moment, voice=voice, zone=MOSCOW, working_days=CALENDAR) is (asked == said)


def test_a_saturday_is_open_only_to_meetings_that_need_it() -> None:
    friday_night, saturday = moscow("2020-11-06 22:00"), moscow("2020-11-07 09:00")
    told = {voice: next_allowed(friday_night, voice=voice, zone=MOSCOW, working_days=CALENDAR, saturdays=True) for voice in Voice}
    assert told == {
        Voice.OFFICIAL: moscow("2020-11-09 09:00"),
        Voice.NOTICE: moscow("2020-11-09 08:00"),
        Voice.MEETING_ADULT: saturday,
        Voice.MEETING_PUPIL: moscow("2020-11-07 14:00"),
        Voice.SAFETY: friday_night,
    }


@pytest.mark.parametrize(
    ("voice", "asked", "said"),
    [
        (Voice.MEETING_ADULT, "2020-11-03 07:00", "2020-11-02 20:00"),
        (Voice.MEETING_ADULT, "2020-11-03 09:30", "2020-11-03 09:30"),
        (Voice.MEETING_ADULT, "2020-11-03 22:15", "2020-11-03 20:00"),
        (Voice.MEETING_PUPIL, "2020-11-05 13:00", "2020-11-03 20:00"),
        (Voice.MEETING_ADULT, "2020-11-08 12:00", "2020-11-06 20:00"),
        (Voice.SAFETY, "2020-11-08 03:00", "2020-11-08 03:00"),
    ],
)
def test_the_last_allowed_hour_before(voice: Voice, asked: str, said: str) -> None:
    assert last_allowed(moscow(asked), voice=voice, zone=MOSCOW, working_days=CALENDAR) == moscow(said)


@pytest.mark.parametrize(
    ("zone", "local", "moment"),
    [
        # Summer time begins: 2:30 does not exist and is half past three.
        ("Europe/Berlin", "2021-03-28 02:30", "2021-03-28 01:30"),
        # It ends: 2:30 comes twice, the first is meant.
        ("Europe/Berlin", "2021-10-31 02:30", "2021-10-31 00:30"),
        ("Asia/Vladivostok", "2021-10-31 09:00", "2021-10-30 23:00"),
        ("Asia/Kathmandu", "2021-10-31 09:00", "2021-10-31 03:15"),
        # Half an hour of summer time.
        ("Australia/Lord_Howe", "2021-10-03 02:15", "2021-10-02 15:45"),
        # Samoa had no 30 December 2011.
        ("Pacific/Apia", "2011-12-30 09:00", "2011-12-30 19:00"),
    ],
)
def test_a_local_time_is_one_moment_in_every_zone(zone: str, local: str, moment: str) -> None:
    wall = datetime.fromisoformat(local)
    assert moment_of(wall.date(), wall.time(), ZoneInfo(zone)) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_every_zone_says_good_morning_by_daylight() -> None:
    """Nine in the morning is nine on the clocks of every zone on every day of a year of changes."""
    for name in ZONES:
        zone = ZoneInfo(name)
        for day in (date(2020, 1, 1) + timedelta(days=n) for n in range(0, 1100, 7)):
            assert morning_of(day, zone).astimezone(zone).replace(tzinfo=None) == datetime.combine(day, time(9)), (name, day)


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.dates(date(1990, 1, 1), date(2037, 12, 1)),
    st.times(),
    st.sampled_from(sorted(set(Voice) - {Voice.SAFETY})),
    st.booleans(),
)
def test_in_every_zone_the_moment_found_is_allowed_and_the_first(
    zone: ZoneInfo, day: date, hour: time, voice: Voice, saturdays: bool
) -> None:
    """Checked against the clock on the wall, quarter of an hour by quarter of an hour."""
    moment = datetime.combine(day, hour, UTC)
    window = window_of(voice)
    assert window is not None

    def open_at(at: datetime) -> bool:
        local = at.astimezone(zone)
        day_is_right = local.weekday() < 5 or (saturdays and voice.startswith("meeting") and local.weekday() == 5)
        return day_is_right and window.opens <= local.time() < window.closes

    said = next_allowed(moment, voice=voice, zone=zone, working_days=WorkingDays(), saturdays=saturdays)
    assert said >= moment
    assert open_at(said)
    waiting = moment
    while waiting < said:
        assert not open_at(waiting)
        waiting += timedelta(minutes=15)
    before = last_allowed(moment, voice=voice, zone=zone, working_days=WorkingDays(), saturdays=saturdays)
    assert before <= moment
    assert open_at(before)
    assert (before == moment) is (said == moment)
