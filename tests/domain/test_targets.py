"""Of how many, and against which share."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.targets import Share, from_percent, median, missing, reached, school_year


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2020, 9, 1), date(2020, 9, 1), date(2021, 8, 31)),
        (date(2020, 8, 31), date(2019, 9, 1), date(2020, 8, 31)),
        (date(2021, 1, 1), date(2020, 9, 1), date(2021, 8, 31)),
    ],
)
def test_school_year_begins_in_september(day: date, first: date, last: date) -> None:
    year = school_year(day)
    assert (year.first, year.last) == (first, last)
    assert day in year
    assert date(first.year - 1, 12, 31) not in year


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent", "is_reached", "still"),
    [
        (0, None, None, None, None),
        (7, None, None, None, None),
        (0, 0, None, None, None),
        (5, 0, None, None, None),
        (0, 250, Decimal("0"), False, 38),
        (1, 250, Decimal("0.4"), False, 37),
        (37, 250, Decimal("14.8"), False, 1),
        (38, 250, Decimal("15.2"), True, 0),
        (15, 100, Decimal("15"), True, 0),
        (1499, 10000, Decimal("14.9"), False, 1),
        (149_999, 1_000_000, Decimal("14.9"), False, 1),
        (250, 250, Decimal("100"), True, 0),
        (260, 250, Decimal("104"), True, 0),
    ],
)
def test_share_against_fifteen_per_cent(
    numerator: int, denominator: int | None, percent: Decimal | None, is_reached: bool | None, still: int | None
) -> None:
    share, target = Share(numerator, denominator), from_percent(15)
    assert (share.percent, reached(share, target), missing(share, target)) == (percent, is_reached, still)
    assert share.doubtful == (denominator is not None and numerator > denominator)


@given(st.integers(0, 3000), st.integers(1, 3000), st.fractions(0, 1, max_denominator=200))
def test_missing_persons_are_exactly_those_that_reach_it(numerator: int, denominator: int, target: Fraction) -> None:
    share = Share(numerator, denominator)
    still = missing(share, target)
    assert still is not None
    assert reached(Share(numerator + still, denominator), target)
    assert (still == 0) == reached(share, target)
    assert still == 0 or not reached(Share(numerator + still - 1, denominator), target)
    percent = share.percent
    assert percent is not None
    assert Fraction(percent) / 100 <= Fraction(numerator, denominator) < Fraction(percent + Decimal("0.1")) / 100


@pytest.mark.parametrize(
    ("text", "share"),
    [("15", Fraction(3, 20)), (" 7,5 ", Fraction(3, 40)), (Decimal("33.3"), Fraction(333, 1000)), (100, Fraction(1))],
)
def test_per_cent_becomes_an_exact_share(text: Decimal | int | str, share: Fraction) -> None:
    assert from_percent(text) == share


@pytest.mark.parametrize("text", ["", "много", "-1", "101", "1/0", "nan", "inf", "1e999999999"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="target"):
        from_percent(text)


def test_nobody_is_counted_below_zero() -> None:
    with pytest.raises(ValueError, match="from 0"):
        Share(-1, 5)
    with pytest.raises(ValueError, match="from 0"):
        Share(1, -5)


@pytest.mark.parametrize(
    ("shares", "middle"),
    [
        ([], None),
        ([Share(3, None), Share(0, 0)], None),
        ([Share(1, 10)], Fraction(1, 10)),
        ([Share(1, 10), Share(9, 10), Share(2, 10)], Fraction(2, 10)),
        ([Share(1, 10), Share(4, 10), Share(5, None)], Fraction(1, 4)),
    ],
)
def test_median_is_of_what_is_known(shares: list[Share], middle: Fraction | None) -> None:
    assert median(shares) == middle
