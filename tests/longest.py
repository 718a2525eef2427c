"""The tests that take longest begin first: one that began last would leave the other cores waiting for it."""

import pytest

#: By the beginning of their names; five seconds of a core and more. A name that is gone does no harm.
LONGEST = (
    "tests/story/test_story.py::",
    "tests/scheduler/test_killed.py::",
    "tests/bot/test_restart.py::",
    "tests/handlers/test_targets.py::test_targets_close_on_their_date_by_the_clock",
    "tests/handlers/test_targets_bases.py::",
    "tests/handlers/test_feedback.py::",
    "tests/handlers/test_taking_part.py::test_a_certificate_ends",
    "tests/handlers/test_pair_clocks.py::",
    "tests/tools/test_install.py::",
    "tests/scheduler/test_year_in_tables.py::",
    "tests/db/test_short_lives.py::",
    "tests/handlers/test_school_map.py::",
)


def spread(items: list[pytest.Item], workers: int) -> None:
    """Put the longest at the beginnings of the equal shares that so many workers get, in their order; the others stay as they
    are. Nothing changes where one process does all."""
    if workers < 2:
        return
    longest = [item for item in items if item.nodeid.startswith(LONGEST)]
    others = [item for item in items if not item.nodeid.startswith(LONGEST)]
    shares: list[pytest.Item] = []
    for worker in range(workers):
        mine = longest[worker::workers]
        left = workers - worker
        most = (len(items) - len(shares)) // left if left > 1 else len(items)
        rest = max(0, most - len(mine))
        shares += mine + others[:rest]
        del others[:rest]
    items[:] = shares + others
