"""Three replicas on one PostgreSQL, killed in turn under load: nothing is lost, and somebody polls again soon."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import pytest

from db import Database
from tests.faults.bots import Bots
from tests.faults.crowd import founded, is_digest, whole_ledger
from tests.faults.talks import everybody_talks
from tests.front import Front
from tests.inbox import ask, until
from tests.long import LONG, count
from tests.telegram import Box

ROUNDS, TALKS, REMINDERS = count(1, 8), count(2, 150), count(20, 3_000)
#: Seconds without anybody who polls.
GAP = 30.0
#: Messages in the hands of one process.
IN_HAND = 8


@dataclass(frozen=True)
class Counted:
    """What became of a morning and of everybody's conversations under so many deaths."""

    killed: int
    again: int


@pytest.mark.long
@pytest.mark.timeout(900 + 60 * ROUNDS)
async def test_three_replicas_killed_in_turn(database: Database, box: Box, bots: Bots) -> None:
    """Nobody buries the dead: their leases run out, and the others go on. In the long run a poll is as long as in service."""
    counted = await _killed_in_turn(database, box, bots)
    polls = sorted(call.answered for call in await whole_ledger(box, "getUpdates") if call.status == 200)
    gaps = [later - earlier for earlier, later in pairwise(polls)]
    assert max(gaps) <= GAP
    print(f"{counted.killed} deaths, {counted.again} messages said again, longest gap of polls {max(gaps):.1f} s")


@pytest.mark.long
@pytest.mark.timeout(900 + 60 * ROUNDS)
async def test_three_replicas_behind_one_address_killed_in_turn(database: Database, box: Box, bots: Bots) -> None:
    """Updates are brought: whatever Telegram heard 200 for is there, handled once, and nothing else."""
    async with Front().standing() as front:
        bots.behind(front)
        counted = await _killed_in_turn(database, box, bots)
        rows = await ask(database, "SELECT update_id, done_at IS NOT NULL AS done FROM updates WHERE update_id IS NOT NULL")
        assert set(front.acknowledged) == {row.update_id for row in rows if row.done} == {row.update_id for row in rows}
        assert len({*front.brought}) > 1, "they share the work"
    print(f"{counted.killed} deaths, {counted.again} messages said again, {len(front.acknowledged)} updates acknowledged")


async def _killed_in_turn(database: Database, box: Box, bots: Bots) -> Counted:
    chats = await founded(database, box, REMINDERS, lasting=timedelta(seconds=20 * ROUNDS))
    bots.settings |= {"per_second": 500, "arms": "", "lease": 8.0, "call": 3.9, "poll": 8 if LONG else 2}
    replicas = list(await asyncio.gather(bots.one(), bots.one(), bots.one()))
    talking = asyncio.create_task(everybody_talks(box, TALKS))
    killed = 0
    try:
        for _ in range(ROUNDS):
            for place in range(3):
                await _some_calls(box)
                await replicas[place].killed()
                killed += 1
                replicas[place] = await bots.one()
        await talking
        await until(lambda: _all_sent(database), 600)
        await until(lambda: _none_open(database, box), 60)
        await asyncio.gather(*(one.stopped() for one in replicas))
    finally:
        talking.cancel()
        await asyncio.wait({talking})
    effects = await ask(database, "SELECT reporter_id, count(*) AS n FROM concerns GROUP BY 1")
    assert [row.n for row in effects] == [1] * TALKS
    assert await ask(database, "SELECT failure FROM updates WHERE dead_at IS NOT NULL") == []
    said = Counter(call.chat_id for call in await whole_ledger(box, "sendMessage") if is_digest(call) and call.status == 200)
    assert set(said) == set(chats)
    again = sum(said.values()) - len(chats)
    assert again <= IN_HAND * killed
    return Counted(killed, again)


async def _some_calls(box: Box) -> None:
    """Wait until the bots are at work."""
    begun = len(await whole_ledger(box, "sendMessage"))

    async def more() -> bool:
        await asyncio.sleep(0.3)
        return len(await whole_ledger(box, "sendMessage")) > begun or begun >= REMINDERS

    await until(more, 30)


async def _all_sent(database: Database) -> bool:
    await asyncio.sleep(0.2)
    return not await ask(database, "SELECT 1 FROM reminders WHERE rung = '-14' AND state <> 'sent' LIMIT 1")


async def _none_open(database: Database, box: Box) -> bool:
    open_ = await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL LIMIT 1")
    return not open_ and not await box.pending()
