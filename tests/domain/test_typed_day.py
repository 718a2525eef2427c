"""A day typed where a calendar stands: one day and nothing else, of the year that the calendar says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.typed_day import Unread, read

TODAY = date(2026, 11, 23)
#: What a calendar may offer: the next half-year, the last three years, the next three.
AHEAD, BACK, FAR = (TODAY, date(2027, 5, 1)), (date(2023, 11, 23), TODAY), (TODAY, date(2029, 11, 23))


@pytest.mark.parametrize(
    "line",
    [
        "15 января", "15.01", "15.1.", " 15.01.2027 ", "15.01.27", "15.01.2027 г.", "15 января 2027 года", "15 ЯНВАРЯ!",
        "15-го января", "пятнадцатого января", "2027-01-15", "15/01", "15 01 2027", "до 15 января", "на 15.01",
        "не позднее 15 января", "в пятницу 15 января", "пт 15.01.2027", "15 янв.",
    ],
)  # fmt: skip
def test_one_day_is_read_in_whatever_words(line: str) -> None:
    assert read(line, *AHEAD, TODAY) == date(2027, 1, 15)


@pytest.mark.parametrize(
    "line",
    [
        "", "да", "15", "январь", "15-20 января", "15.01 и 16.01", "с 15 января", "ежегодно 15 января", "31.11", "не 15 января",
        "15 января не могу", "15.01 в 15:00", "Иванов 15.01", "в понедельник 15 января", "31.12 прошлого года", "1" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_single_day_or_says_more_is_not_taken(line: str) -> None:
    assert read(line, *AHEAD, TODAY) is Unread.NO_DAY


@pytest.mark.parametrize(
    ("line", "limits", "found"),
    [
        ("20.11", AHEAD, Unread.OUTSIDE),
        ("24.11.2026", BACK, Unread.OUTSIDE),
        ("15 января 2020", BACK, Unread.OUTSIDE),
        ("23.11", AHEAD, TODAY),
        ("01.05", AHEAD, date(2027, 5, 1)),
        ("02.05", AHEAD, Unread.OUTSIDE),
        ("15.11", BACK, date(2026, 11, 15)),  # a week ago, not a year and a week
        ("30.11", BACK, Unread.NO_YEAR),  # a slip for 30.10, or a year ago?
        ("30.11.2025", BACK, date(2025, 11, 30)),
        ("15 января", FAR, date(2027, 1, 15)),
        ("20.11", FAR, Unread.NO_YEAR),
        ("29.02", FAR, date(2028, 2, 29)),
        ("15 января этого года", AHEAD, Unread.NO_YEAR),
        ("15.01 с.г.", AHEAD, Unread.NO_YEAR),
    ],
)
def test_the_year_is_the_one_that_the_calendar_offers_or_asked(
    line: str, limits: tuple[date, date], found: date | Unread
) -> None:
    assert read(line, *limits, TODAY) == found


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 3000))
def test_no_line_raises_and_no_day_lies_outside(line: str, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    found = read(line, first, last, TODAY)
    assert isinstance(found, Unread) or first <= found <= last


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 400), st.integers(0, 400))
def test_a_day_with_its_year_is_that_day(day: date, before: int, after: int) -> None:
    assert read(day.strftime("%d.%m.%Y"), day - timedelta(days=before), day + timedelta(days=after), TODAY) == day
