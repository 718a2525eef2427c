"""Small groups stay hidden, from subtraction and from those who know the rule."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.masking import change, is_small, mask, mask_steps, mask_table, rounded, tells_no_row


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


@given(st.integers(0, 500), st.integers(1, 4))
def test_few_people_more_cannot_be_counted_where_a_group_is_chosen(group: int, more: int) -> None:
    assert rounded(group + more) - rounded(group) in (0, 5)
    assert 0 <= group - rounded(group) < 5


def test_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0"):
        rounded(-1)
    with pytest.raises(ValueError, match="from 0"):
        mask({"a": -1})


@pytest.mark.parametrize(("number", "small"), [(0, False), (1, True), (4, True), (5, False), (600, False)])
def test_one_to_four_people_are_a_small_group(number: int, small: bool) -> None:
    assert is_small(number) is small


@pytest.mark.parametrize("total_told", [True, False])
def test_table_with_sums_tells_no_small_group_to_who_knows_the_rule(total_told: bool) -> None:
    behind: dict[object, list[tuple[int, ...]]] = {}
    numbers = range(9)
    for one in itertools.product(numbers, repeat=4):
        table = mask_table({"a": {1: one[0], 2: one[1]}, "b": {3: one[2], 4: one[3]}}, total_told=total_told)
        shown = tuple((cell, number) for row in ("a", "b") for cell, number in table[row].cells.items())
        sums = tuple(table[row].total for row in ("a", "b"))
        whole = sum(one) if total_told and not is_small(sum(one)) else None
        assert all(number is None or not is_small(number) for _, number in shown)
        assert all(number is None or not is_small(number) for number in sums)
        if total_told and whole is not None:
            assert sums.count(None) != 1, "one hidden sum could be subtracted"
        behind.setdefault((shown, sums, whole), []).append(one)
    for (shown, _, _), worlds in behind.items():  # type: ignore[misc]
        if max(max(world) for world in worlds) == max(numbers):
            continue  # larger numbers could stand behind it too
        for at, (_, number) in enumerate(shown):
            assert number is not None or len({world[at] for world in worlds}) > 1


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(10, 15, 5), (10, 14, None), (10, 10, 0), (10, 5, -5), (10, 4, None), (3, 20, None), (0, 5, 5), (0, 0, 0), (0, 4, None)],
)
def test_change_by_which_single_people_could_be_told_is_not_said(before: int, after: int, told: int | None) -> None:
    assert change(before, after) == told


def test_sum_stands_beside_rows_only_where_it_gives_none_away() -> None:
    assert tells_no_row({"schools": 40, "centres": 0})
    assert not tells_no_row({"schools": 40, "centres": 3})


def test_steps_tell_neither_small_groups_nor_the_few_who_stayed_behind() -> None:
    assert mask_steps([120, 80, 60, 30]) == [120, 80, 60, 30]
    assert mask_steps([120, 118, 60, 3]) == [120, None, 60, None]
    assert mask_steps([4, 0, 0, 0]) == [None, 0, 0, 0]
    assert mask_steps([0, 0, 0, 0]) == [0, 0, 0, 0]
    # Who counts for the share stands beside it: the steps around give way.
    assert mask_steps([251, 249, 249, 0], 2) == [None, 249, 249, 0]
    assert mask_steps([120, 80, 3, 0], 2) == [120, 80, None, 0]
    for known in range(3):
        behind: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
        for steps in itertools.combinations_with_replacement(range(13, -1, -1), 3):
            shown = mask_steps(steps, known)
            told = [number for number in shown if number is not None]
            assert not any(is_small(number) for number in told)
            assert not any(is_small(before - after) for before, after in itertools.pairwise(told))
            assert shown[known] is not None or known == 0 or is_small(steps[known])
            behind.setdefault(tuple(shown), []).append(steps)
        for told_of, worlds in behind.items():
            if max((number for number in told_of if number is not None), default=0) > 13 - 4:
                continue  # what is hidden above it may be more than we have tried
            for at, number in enumerate(told_of):
                assert number is not None or len({world[at] for world in worlds}) > 1, told_of
    with pytest.raises(ValueError, match="part of the one before"):
        mask_steps([1, 2])
