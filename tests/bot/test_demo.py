"""The invented town: its programme has a number of pupils for the year in which the playground begins."""

import pytest

from bot import demo


@pytest.mark.parametrize(("begun", "first", "last"), [(2020, 2020, 2030), (2026, 2026, 2030), (2028, 2026, 2032)])
def test_the_programme_covers_the_year_in_which_the_playground_begins(begun: int, first: int, last: int) -> None:
    years = demo.years_from(begun)
    assert (years[0], years[-1]) == (first, last)
