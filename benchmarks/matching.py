"""How long the whole list takes to match, how it grows, what it holds in memory, and what a greedy choice would lose.

    python -m benchmarks.matching [SIZE …]

Mentees and mentors of one form of one school, as many of each (the hardest case: nothing falls apart into smaller lists),
with invented answers of the form: some 3 interests of 20, requests and directions of 10, six days, classes 5–9 and 6–11.
"""

import resource
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from domain.convenient_day import Day
from domain.matching import NOTHING_YET, Mentee, Mentor, Question
from domain.matching.score import DEFAULT_WEIGHTS
from domain.matching.whole_list import Questions, best_assignment

SIZES = (100, 300, 1_000, 2_500, 5_000)
TODAY = date(2026, 10, 15)
INTERESTS = [f"interest-{n}" for n in range(20)]
TOPICS = [f"topic-{n}" for n in range(10)]


def people(size: int) -> tuple[list[Mentee], list[Mentor]]:
    """So many of each, the same at every run."""
    random = Random(size)

    def some(words: Sequence[str], most: int) -> frozenset[str]:
        return frozenset(random.sample(words, random.randint(1, most)))

    mentees = [
        Mentee(
            person=n, organisation=1, form="pupil_pupil", admitted=True, consented=True,
            waiting_since=TODAY - timedelta(days=random.randint(0, 90)), grade=random.randint(5, 9),
            interests=some(INTERESTS, 5), requests=some(TOPICS, 3), day=random.choice(list(Day)),
        )
        for n in range(size)
    ]  # fmt: skip
    mentors = [
        Mentor(
            person=size + n, organisation=1, form="pupil_pupil", admitted=True, consented=True, cleared=True,
            capacity=random.choice((1, 1, 1, 2)), grade=random.randint(6, 11),
            interests=some(INTERESTS, 5), directions=some(TOPICS, 4), day=random.choice(list(Day)),
        )
        for n in range(size)
    ]  # fmt: skip
    return mentees, mentors


def greedy(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[int, int]:
    """Pairs and points when each mentee in turn gets the best mentor who is still free."""
    table = Questions(mentees, mentors, NOTHING_YET)
    scores = table.scores(TODAY, DEFAULT_WEIGHTS)
    scores[table.forbidden] = -1
    free = [one.free for one in mentors]
    pairs = points = 0
    for row in scores:
        best = int(row.argmax())
        if row[best] < 0:
            continue
        pairs, points = pairs + 1, points + int(row[best])
        free[best] -= 1
        if not free[best]:
            scores[:, best] = -1
    return pairs, points


def main(sizes: Sequence[int]) -> None:
    """Print a line for each size."""
    print("mentees x mentors   seconds   growth   peak MB   pairs (greedy)      points (greedy)   greedy loses")
    before = (0, 0.0)
    for size in sizes:
        mentees, mentors = people(size)
        began = time.perf_counter()
        found = best_assignment(Question(tuple(mentees), tuple(mentors), TODAY))
        spent = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pairs, points = greedy(mentees, mentors)
        score = sum(why.points for one in found.placed for why in one.reasons)
        growth = f"x{spent / before[1]:.1f} for x{size / before[0]:.1f}" if before[0] else "-"
        lost = f"{len(found.placed) - pairs} pairs, {100 * (score - points) / score:.1f} % of points"
        print(
            f"{size:>8} x {size:<8} {spent:>8.2f}   {growth:<14} {peak:>5}   {len(found.placed):>5} ({pairs})"
            f"   {score:>8} ({points})   {lost}",
            flush=True,
        )
        before = (size, spent)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
