"""Which tests begin first, where several processes share them.

The tests that start bots of their own, or wait for a clock, leave the machine idle for most of their time: one worker does them
all, one after another, while the others keep the cores busy, and only that worker needs the process that forks bots. The tests
that take longest begin first: one that began last would leave the other cores waiting for it.
"""

import pytest

from tests.long import LONG

#: By the beginning of their names, here and below. A name that is gone does no harm.
WAITING = (
    "tests/faults/",
    "tests/bot/test_arriving.py::",
    "tests/bot/test_logs.py::",
    "tests/bot/test_restart.py::",
    "tests/bot/test_running.py::",
    "tests/bot/test_stopping.py::",
    "tests/bot/test_weather.py::",
    "tests/bot/test_webhook.py::",
    "tests/scheduler/test_killed.py::",
    "tests/scheduler/test_mailing.py::",
)

#: Four seconds of a core and more.
LONGEST = (
    "tests/story/test_story.py::",
    "tests/bot/test_aiogram_lightly.py::",
    "tests/db/test_migrations.py::test_every_step",
    "tests/db/test_short_lives.py::",
    "tests/handlers/test_feedback.py::",
    "tests/handlers/test_office_papers.py::",
    "tests/handlers/test_organizations.py::",
    "tests/handlers/test_pair_clocks.py::",
    "tests/handlers/test_reminders.py::test_a_week_without_telegram",
    "tests/handlers/test_requests.py::test_a_request_goes_out",
    "tests/handlers/test_rights.py::",
    "tests/handlers/test_school_map.py::",
    "tests/handlers/test_taking_part.py::",
    "tests/handlers/test_targets.py::test_targets_close_on_their_date_by_the_clock",
    "tests/handlers/test_targets_bases.py::",
    "tests/scheduler/test_year_in_tables.py::",
    "tests/test_walls.py::",
    "tests/tools/test_install.py::",
)


def spread(items: list[pytest.Item], workers: int) -> None:
    """Put those that wait at the beginning of the first of the equal shares that so many workers get, the longest at the
    beginnings of the other shares, in their order; the rest stay as they are. Nothing changes where one process does all."""
    if workers < 2:
        return
    shares: list[pytest.Item] = []
    others = [item for item in items if not item.nodeid.startswith((*WAITING, *LONGEST))]
    for left, mine in zip(range(workers, 0, -1), _beginnings(items, workers), strict=True):
        rest = max(0, (len(items) - len(shares)) // left - len(mine))
        shares += mine + others[:rest]
        del others[:rest]
    items[:] = shares + others


def _beginnings(items: list[pytest.Item], workers: int) -> list[list[pytest.Item]]:
    waiting = [item for item in items if item.nodeid.startswith(WAITING)]
    longest = [item for item in items if item.nodeid.startswith(LONGEST)]
    if LONG:  # there the bots that wait work for hours: everybody gets some of them
        return [(waiting + longest)[worker::workers] for worker in range(workers)]
    return [waiting, *(longest[worker :: workers - 1] for worker in range(workers - 1))]
