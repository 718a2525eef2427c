"""Who is asked on which day of silence; holidays and pauses stop the clock; nobody is asked twice or of old news."""

from datetime import date, timedelta

import pytest

from domain.pair_clocks import Clock, Rung, owed
from domain.school_holidays import SchoolHolidays, Stretch

BEGUN = date(2026, 9, 14)
NONE = SchoolHolidays()
AUTUMN = SchoolHolidays((Stretch(date(2026, 10, 24), date(2026, 11, 1)),))
MET = Clock(BEGUN, last_sign=BEGUN + timedelta(days=3), met=True)


def told_day_by_day(clock: Clock, holidays: SchoolHolidays, days: int) -> dict[Rung, int]:
    """Each rung and the day (counted from the beginning) on which it was said, when somebody looks every day."""
    told: dict[Rung, int] = {}
    for n in range(days + 1):
        for rung in owed(clock, set(told), holidays, clock.begun_on + timedelta(days=n)):
            told[rung] = n
    return told


def test_a_pair_that_never_meets_asks_by_and_by() -> None:
    assert told_day_by_day(Clock(BEGUN), NONE, 120) == {
        Rung.FIRST_MENTOR: 7, Rung.FIRST_CURATOR: 10, Rung.SILENT_MENTOR: 21, Rung.SILENT_BOTH: 35, Rung.SILENT_CURATOR: 60,
    }  # fmt: skip


def test_a_pair_that_has_met_is_not_asked_for_its_first_meeting() -> None:
    assert told_day_by_day(MET, NONE, 120) == {Rung.SILENT_MENTOR: 24, Rung.SILENT_BOTH: 38, Rung.SILENT_CURATOR: 63}


def test_holidays_and_a_pause_stop_the_clock() -> None:
    plain = told_day_by_day(Clock(BEGUN), NONE, 120)
    rested = told_day_by_day(Clock(BEGUN), AUTUMN, 120)
    assert rested[Rung.SILENT_BOTH] == plain[Rung.SILENT_BOTH]  # before the holidays
    assert rested[Rung.SILENT_CURATOR] == plain[Rung.SILENT_CURATOR] + 9
    paused = Clock(BEGUN, resumed_on=BEGUN + timedelta(days=30))
    assert told_day_by_day(paused, NONE, 120)[Rung.FIRST_MENTOR] == 37


@pytest.mark.parametrize(
    ("silent", "rungs"),
    [
        (6, ()),
        (9, (Rung.FIRST_MENTOR,)),
        (15, (Rung.FIRST_MENTOR, Rung.FIRST_CURATOR)),
        (40, (Rung.FIRST_CURATOR, Rung.SILENT_BOTH)),
        (90, (Rung.SILENT_BOTH, Rung.SILENT_CURATOR)),
    ],
)
def test_after_an_outage_each_hears_only_the_latest(silent: int, rungs: tuple[Rung, ...]) -> None:
    assert owed(Clock(BEGUN), set(), NONE, BEGUN + timedelta(days=silent)) == rungs
