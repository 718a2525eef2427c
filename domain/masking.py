"""Groups of fewer than five people are not told above the school, and not to be found by subtraction either.

Source: practice of statistical agencies (cells under 3, 5 or 10 are hidden, and so are the cells that would reveal them).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

SMALLEST_SHOWN = 5


def is_small(number: int) -> bool:
    """Whether so many people are too few to be told above the school; nobody is no group."""
    return 0 < number < SMALLEST_SHOWN


def rounded(number: int) -> int:
    """How many people are told where somebody chooses the group: whole fives, downwards; 0 as well for so few that only
    «меньше пяти» is told. Two groups of which one holds the other then never differ by a few people that one could count.
    Raises ValueError for a negative number."""
    if number < 0:
        raise ValueError("people are counted from 0")
    return number - number % SMALLEST_SHOWN


Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Masked(Generic[Group]):
    """A row of groups as it may be shown: None is «меньше пяти», or hidden for the sake of such a group. 0 is nobody."""

    cells: Mapping[Group, int | None]
    total: int | None


def mask(cells: Mapping[Group, int]) -> Masked[Group]:
    """Hide small groups (of people who are in one group each) so that the total and the rest do not give them away.

    The smallest of the larger groups is hidden with them, and all groups of its size: otherwise who knows this rule
    could tell which is which. Fewer than five people in all: nothing is told, not even which groups are empty.
    Raises ValueError for a negative number.
    """
    if any(number < 0 for number in cells.values()):
        raise ValueError("people are counted from 0")
    total = sum(cells.values())
    if 0 < total < SMALLEST_SHOWN:
        return Masked(dict.fromkeys(cells), None)
    hidden = {group for group, number in cells.items() if 0 < number < SMALLEST_SHOWN}
    if hidden:
        company = min((number for number in cells.values() if number >= SMALLEST_SHOWN), default=None)
        hidden |= {group for group, number in cells.items() if number == company}
    return Masked({group: None if group in hidden else number for group, number in cells.items()}, total)


def mask_where(cells: Mapping[Group, int], small: Collection[Group]) -> Masked[Group]:
    """Hide exactly what is named as telling too much, in such a way that the sum of all does not give it away.

    For numbers that are not people themselves (meetings of few pairs), or that tell few people beside a wider number (pairs among
    mentees). Nothing but zeros beside it: then the sum is hidden too. Raises ValueError for a negative number.
    """
    if any(number < 0 for number in cells.values()):
        raise ValueError("things are counted from 0")
    hidden = {group for group in cells if group in small and cells[group] > 0}
    company = min((number for group, number in cells.items() if group not in hidden and number > 0), default=None)
    if hidden and company is not None:
        hidden |= {group for group, number in cells.items() if number == company}
    alone = len(hidden) == 1
    if alone or (hidden and sum(cells[group] for group in hidden) < SMALLEST_SHOWN):
        return Masked(dict.fromkeys(cells), None)
    return Masked({group: None if group in hidden else number for group, number in cells.items()}, sum(cells.values()))


Cell = TypeVar("Cell", bound=Hashable)


def mask_table(rows: Mapping[Group, Mapping[Cell, int]], *, total_told: bool) -> Mapping[Group, Masked[Cell]]:
    """Hide small groups of a table whose rows are shown with their sums, and with the sum of everything where `total_told`.

    A row's sum is a group itself: where it has to be hidden, nothing of its row is told.
    """
    if not total_told:
        return {row: mask(cells) for row, cells in rows.items()}
    sums = mask({row: sum(cells.values()) for row, cells in rows.items()})
    return {row: Masked(dict.fromkeys(cells), None) if sums.cells[row] is None else mask(cells) for row, cells in rows.items()}


def tells_no_row(sums: Mapping[Group, int]) -> bool:
    """Whether the sum of everything may stand beside the sums of the rows without giving a small one away."""
    return None not in mask(sums).cells.values()


def change(before: int, after: int) -> int | None:
    """What a number has changed by since it was last told, above the school: None where one could tell single people by it.

    0 is no change and may be said.
    """
    if is_small(before) or is_small(after) or is_small(abs(after - before)):
        return None
    return after - before


def mask_steps(steps: Sequence[int], known: int = 0) -> Sequence[int | None]:
    """Groups of which each is part of the one before (signed up, paired, met …), so that neither a small group nor the few who
    did not come as far are told: what is hidden is None.

    The step at `known` stands elsewhere too (who counts for the share), so the others give way to it. Raises ValueError where a
    step is larger than the one before.
    """
    if any(after > before for before, after in pairwise(steps)):
        raise ValueError("a step is part of the one before")
    if steps and is_small(steps[known]):
        known = 0
    shown: list[int | None] = [None] * len(steps)
    for way in (range(known, len(steps)), range(known, -1, -1)):
        last: int | None = None
        for at in way:
            if not is_small(steps[at]) and (last is None or not is_small(abs(last - steps[at]))):
                shown[at] = last = steps[at]
    return shown


def told_again(told: int | None, now: int) -> int | None:
    """What the next report of the same series says of a group, where the last one said `told` (None: hidden, or no report yet).

    Two reports may be held beside each other: a change of fewer than five people would speak of those few, so the last number is
    told once more until it has moved by five. A small group is hidden (None).
    """
    if is_small(now):
        return None
    return now if told is None or change(told, now) is not None else told
