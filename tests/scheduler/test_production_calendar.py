"""The production calendar against the published ones, read from the Government's decrees for 2020–2027."""

from datetime import date, timedelta

import pytest

from scheduler.production_calendar import days_off, working_days

#: Weekdays without work, as published for each year; «1-8» of January stands in every one of them.
WEEKDAYS_OFF = {
    2020: "24.02 09.03 01.05 04.05 05.05 11.05 12.06 04.11",
    2021: "22.02 23.02 08.03 03.05 10.05 14.06 04.11 05.11 31.12",
    2022: "23.02 07.03 08.03 02.05 03.05 09.05 10.05 13.06 04.11",
    2023: "23.02 24.02 08.03 01.05 08.05 09.05 12.06 06.11",
    2024: "23.02 08.03 29.04 30.04 01.05 09.05 10.05 12.06 04.11 30.12 31.12",
    2025: "01.05 02.05 08.05 09.05 12.06 13.06 03.11 04.11 31.12",
    2026: "09.01 23.02 09.03 01.05 11.05 12.06 04.11 31.12",
    2027: "22.02 23.02 08.03 03.05 10.05 14.06 04.11 05.11 31.12",
}
WORKING_SATURDAYS = {
    2021: "20.02",
    2022: "05.03",
    2024: "27.04 02.11 28.12",
    2025: "01.11",
    2027: "20.02",
}


def dates(year: int, listed: str) -> set[date]:
    return {date(year, int(item[3:]), int(item[:2])) for item in listed.split()}


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_every_day_of_a_year_agrees_with_the_published_calendar(year: int) -> None:
    january = {date(year, 1, day) for day in range(1, 9)}
    whole_year = {date(year, 1, 1) + timedelta(days=n) for n in range(366)}
    weekends = {day for day in whole_year if day.year == year and day.weekday() >= 5}
    expected = (weekends | january | dates(year, WEEKDAYS_OFF[year])) - dates(year, WORKING_SATURDAYS.get(year, ""))
    assert days_off(year, year) == expected


def test_a_year_without_a_decree_follows_the_labour_code() -> None:
    """In 2050 the 12th of June is a Sunday and the 1st of May too; the weekend days move to Monday."""
    off = days_off(2050, 2050)
    assert {day for day in off if day.weekday() < 5} == {
        *(date(2050, 1, day) for day in (3, 4, 5, 6, 7)),
        *dates(2050, "23.02 08.03 02.05 09.05 13.06 04.11"),
    }


def test_two_holidays_in_a_row_of_weekends_both_move() -> None:
    """In 2038 the 1st and the 9th of May are a Saturday and a Sunday: Mondays 3 and 10 are free."""
    assert {day for day in days_off(2038, 2038) if day.month == 5 and day.weekday() < 5} == dates(2038, "03.05 10.05")


def test_several_years_and_further_days_make_one_calendar() -> None:
    calendar = working_days(2020, 2021, also=[date(2020, 6, 24)])
    assert calendar.years == {2020, 2021}
    assert calendar.off == days_off(2020, 2020) | days_off(2021, 2021) | {date(2020, 6, 24)}
    assert not calendar.is_working(date(2020, 6, 24))
    assert calendar.is_working(date(2021, 2, 20))
    assert calendar.on_or_after(date(2020, 12, 31)) == date(2020, 12, 31)
    assert calendar.after(date(2020, 12, 31)) == date(2021, 1, 11)
