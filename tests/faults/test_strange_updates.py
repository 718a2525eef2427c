"""Updates that nobody has thought of: stored, passed by or answered; nothing breaks, nothing of them is in the log."""

import structlog

from bot.arriving import whose
from db import updates
from db.updates import Arrived
from tests.faults.strange import CANARY, Strange
from tests.long import count, in_parts
from tests.town import Town

PARTS = 20
MANY = count(24, 100_000 // PARTS)


@in_parts(PARTS)
async def test_no_strange_update_breaks_anything(town: Town, part: int) -> None:
    """Those of a known person, of strangers and of a group, in one queue."""
    await town.starts(town.coordinator)
    people = [town.coordinator.id, 8_000_001, 8_000_002, 8_000_003]
    strange = Strange(316 + part, people)
    with structlog.testing.capture_logs() as lines:
        for first in range(0, MANY, 200):
            made = [strange.update(1_000_000 + number) for number in range(first, min(first + 200, MANY))]
            rows = [Arrived(one["update_id"], whose(one), one) for one in made]
            assert await updates.store(town.service.database.at_once, rows) == len(rows)
            town.service.workers.wake()
            await town.service.workers.settled()
    assert CANARY not in repr(lines)
    events = {line["event"] for line in lines}
    assert not events & {"worker stumbled", "a part of the bot stumbled", "database out of reach"}, events
    assert await town.ask("SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL") == []
    failures = await town.ask("SELECT failure FROM updates WHERE dead_at IS NOT NULL")
    assert CANARY not in repr(failures)
    await town.coordinator.says("/home")
    await town.settled()
