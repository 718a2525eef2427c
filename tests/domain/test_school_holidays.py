"""School holidays: read from what is typed, recommended where known, and a clock that stands still in them."""

from datetime import date

import pytest

from domain.school_holidays import RECOMMENDED, SchoolHolidays, Stretch, Unread, read_stretch, school_year_of

AUTUMN = Stretch(date(2025, 10, 25), date(2025, 11, 2))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("25.10–02.11", AUTUMN),
        (" с 25.10.2025 по 02.11.2025 ", AUTUMN),
        ("25.10 - 2.11.2025", AUTUMN),
        ("31.12—11.1", Stretch(date(2025, 12, 31), date(2026, 1, 11))),
        ("27.05-31.08", Stretch(date(2026, 5, 27), date(2026, 8, 31))),
        ("25.10-25.10", Stretch(date(2025, 10, 25), date(2025, 10, 25))),
        ("02.11–25.10", Unread.BACKWARDS),
        ("25.10.2026–02.11.2026", Unread.ANOTHER_YEAR),
        ("27.08-05.09.2026", Unread.ANOTHER_YEAR),
        ("10.03–30.08", Unread.TOO_LONG),
        ("31.02–05.03", Unread.UNREADABLE),
        ("осенью", Unread.UNREADABLE),
        ("25.10", Unread.UNREADABLE),
        ("", Unread.UNREADABLE),
    ],
)
def test_what_is_typed(typed: str, read: Stretch | Unread) -> None:
    assert read_stretch(typed, 2025) == read


def test_what_is_entered_already_is_not_entered_twice() -> None:
    assert read_stretch("02.11–05.11", 2025, [AUTUMN]) is Unread.OVERLAPS
    assert read_stretch("03.11–05.11", 2025, [AUTUMN]) == Stretch(date(2025, 11, 3), date(2025, 11, 5))


def test_recommended_dates_lie_in_their_year_and_last_a_week() -> None:
    for year, stretches in RECOMMENDED.items():
        for one in stretches:
            assert school_year_of(one.first) == school_year_of(one.last) == year
            assert (one.last - one.first).days >= 6
            assert read_stretch(f"{one.first:%d.%m.%Y}-{one.last:%d.%m.%Y}", year) == one


def test_a_clock_stands_still_in_the_holidays() -> None:
    holidays = SchoolHolidays((AUTUMN,))
    assert holidays.days_of_school(date(2025, 10, 20), date(2025, 10, 24)) == 4
    assert holidays.days_of_school(date(2025, 10, 20), date(2025, 11, 2)) == 4
    assert holidays.days_of_school(date(2025, 10, 20), date(2025, 11, 4)) == 6
    assert holidays.days_of_school(date(2025, 11, 4), date(2025, 11, 4)) == 0
    assert SchoolHolidays().days_of_school(date(2025, 10, 20), date(2025, 11, 4)) == 15
