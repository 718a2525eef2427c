"""Small groups stay hidden, from subtraction and from those who know the rule."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.masking import is_small, mask


@pytest.mark.parametrize(
    ("cells", "shown", "total"),
    [
        ([], [], 0),
        ([0, 0], [0, 0], 0),
        ([5, 12], [5, 12], 17),
        ([3], [None], None),
        ([1, 1, 0], [None, None, None], None),
        ([3, 12, 40], [None, None, 40], 55),
        ([3, 40, 12, 12], [None, 40, None, None], 67),
        ([4, 4], [None, None], 8),
        ([4, 1, 0], [None, None, 0], 5),
        ([4, 4, 5], [None, None, None], 13),
    ],
)
def test_small_group_is_hidden_with_company(cells: list[int], shown: list[int | None], total: int | None) -> None:
    masked = mask(dict(enumerate(cells)))
    assert ([masked.cells[at] for at in range(len(cells))], masked.total) == (shown, total)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 60), max_size=8))
def test_what_is_shown_is_true_and_what_is_hidden_cannot_be_subtracted(cells: dict[str, int]) -> None:
    masked = mask(cells)
    hidden = [group for group, number in masked.cells.items() if number is None]
    assert all(number is None or number == cells[group] for group, number in masked.cells.items())
    assert {group for group, number in cells.items() if 0 < number < 5} <= set(hidden)
    assert masked.total in (None, sum(cells.values()))
    assert masked.total is None or not 0 < masked.total < 5
    if masked.total is not None and hidden:
        rest = masked.total - sum(number for number in masked.cells.values() if number is not None)
        assert len(hidden) >= 2
        assert rest >= 5


@pytest.mark.parametrize(("groups", "most"), [(2, 16), (3, 12), (4, 8)])
def test_who_knows_the_rule_finds_no_hidden_number_either(groups: int, most: int) -> None:
    # Everything that could stand behind a masked row: no hidden number may be the same in all of it.
    behind: dict[object, list[tuple[int, ...]]] = {}
    for numbers in itertools.product(range(most + 1), repeat=groups):
        masked = mask(dict(enumerate(numbers)))
        behind.setdefault((tuple(masked.cells.values()), masked.total), []).append(numbers)
    for (cells, total), worlds in behind.items():  # type: ignore[misc]
        if total is not None and total > most:
            continue  # numbers above `most` could stand behind it too
        for at, shown in enumerate(cells):
            assert shown is not None or len({world[at] for world in worlds}) > 1, (cells, total)


def test_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0"):
        mask({"a": -1})


@pytest.mark.parametrize(("number", "small"), [(0, False), (1, True), (4, True), (5, False), (600, False)])
def test_one_to_four_people_are_a_small_group(number: int, small: bool) -> None:
    assert is_small(number) is small
