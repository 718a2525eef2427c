"""Who goes with whom, once each, so that the whole is best: an assignment by scores, without numbers by the array.

`domain/matching/` solves whole schools with scipy beside the event loop; here a dozen changed rows stand against a dozen.
"""

from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]
#: A tangle of more rows than this on a side is taken greedily, the best pair first: the exact answer grows with the cube.
TANGLE = 60


def best_pairs(scores: Mapping[Pair, int]) -> list[Pair]:
    """The pairs (left, right) with the greatest sum of scores, each side at most once; pairs without a score never."""
    found: list[Pair] = []
    for part in _tangles(scores):
        lefts, rights = sorted({left for left, _ in part}), sorted({right for _, right in part})
        small = max(len(lefts), len(rights)) <= TANGLE
        found += _exact(scores, lefts, rights) if small else _greedy({pair: scores[pair] for pair in part})
    return sorted(found)


def _tangles(scores: Mapping[Pair, int]) -> list[list[Pair]]:
    """Pairs that compete with one another, directly or over others."""
    by_left: dict[int, list[Pair]] = defaultdict(list)
    by_right: dict[int, list[Pair]] = defaultdict(list)
    for pair in scores:
        by_left[pair[0]].append(pair)
        by_right[pair[1]].append(pair)
    seen: set[Pair] = set()
    parts = []
    for start in sorted(scores):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for left, right in part:  # grows while it is walked
            fresh = {*by_left[left], *by_right[right]} - seen
            seen |= fresh
            part += sorted(fresh)
        parts.append(part)
    return parts


def _greedy(scores: Mapping[Pair, int]) -> list[Pair]:
    lefts: set[int] = set()
    rights: set[int] = set()
    found = []
    for left, right in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            found.append((left, right))
    return found


def _exact(scores: Mapping[Pair, int], lefts: list[int], rights: list[int]) -> list[Pair]:
    """The Hungarian method with potentials: one augmenting path per left, each of n² steps."""
    size = max(len(lefts), len(rights))
    cost = [[0] * (size + 1) for _ in range(size + 1)]
    for row, left in enumerate(lefts, start=1):
        for column, right in enumerate(rights, start=1):
            cost[row][column] = -scores.get((left, right), 0)
    up, down, held = [0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        _augment(row, cost, up, down, held)
    return [
        (lefts[held[column] - 1], right)
        for column, right in enumerate(rights, start=1)
        if held[column] <= len(lefts) and (lefts[held[column] - 1], right) in scores
    ]


def _augment(row: int, cost: list[list[int]], up: list[int], down: list[int], held: list[int]) -> None:
    """Give `row` a column, moving others along the cheapest path; `held[column]` is the row that has it."""
    size = len(held) - 1
    came_from = [0] * (size + 1)
    least: list[float] = [float("inf")] * (size + 1)
    used = [False] * (size + 1)
    held[0], at = row, 0
    while held[at]:
        used[at] = True
        here, step, following = held[at], float("inf"), 0
        for column in range(1, size + 1):
            if used[column]:
                continue
            reduced = cost[here][column] - up[here] - down[column]
            if reduced < least[column]:
                least[column], came_from[column] = reduced, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(size + 1):
            if used[column]:
                up[held[column]] += int(step)
                down[column] -= int(step)
            else:
                least[column] -= step
        at = following
    while at:
        held[at] = held[came_from[at]]
        at = came_from[at]
