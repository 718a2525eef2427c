"""Killed at any moment, again and again, in the middle of a morning and of everybody's conversations.

No reminder is lost, no conversation, no effect happens twice; a message comes twice only where its process died within a
moment of Telegram's accepting it. `KILLS` says how often, 300 unless set: `make test-long
KILLS=3000 ARGS="-k random_moments"`.
"""

import asyncio
import os
import random
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest

from db import Database, leases
from tests.faults.bots import Bots
from tests.faults.crowd import founded, is_digest, whole_ledger
from tests.faults.talks import everybody_talks
from tests.inbox import ask, until
from tests.long import LONG
from tests.telegram import Box

KILLS = int(os.environ.get("KILLS", "300"))
#: With 300 deaths and more: 10 000 reminders, 2 000 conversations.
REMINDERS, TALKS = min(10_000, KILLS * 100 // 3), min(2_000, KILLS * 20 // 3)
#: A bot dies after so many calls at most, or after so many seconds: it serves, and dies somewhere. Who dies ten times as often
#: dies after a few, or the work would be done before the last death.
CALLS, LIFE = min(60, max(12, 18_000 // max(KILLS, 1))), 6.0
#: With lives of a few calls nobody presses every copy of a screen at once: each life shows it again and dies, presses pile up.
COPIES = CALLS > 12
#: Seconds within which an accepted message is recorded, also on a machine that is busy.
RECORDED_WITHIN = 5.0


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="`make test-long`; the small run kills at moments that have a name")
@pytest.mark.timeout(300 + 30 * KILLS)
@pytest.mark.parametrize("kills", [KILLS])  # three thousand are another test than three hundred that have passed
async def test_killed_at_random_moments(database: Database, box: Box, bots: Bots, kills: int) -> None:
    lasting = timedelta(seconds=kills * max(CALLS / 40, 0.45))  # about as long as they all live
    chats = await founded(database, box, REMINDERS, lasting=lasting)
    # The dead are buried at once: leases and calls are as long as in service, so that no answer is lost on a busy machine.
    bots.settings |= {"per_second": 1000, "arms": "", "lease": 60.0, "call": 25.0}
    chance, deaths, seen = random.Random(316), list[float](), 0
    talking = asyncio.create_task(everybody_talks(box, TALKS, copies=COPIES))
    try:
        for _ in range(kills):
            bot = await bots.one()
            seen = await _lives(box, seen, chance.randrange(CALLS))
            bot.kill()
            deaths.append(time.monotonic())
            await bot.gone
            async with database.begin() as tx:
                await leases.inherit(tx)
        last = await bots.one()
        await talking
        await until(lambda: _all_sent(database), 100 + REMINDERS / 10)
        await until(lambda: _all_done(database, box), 100)
        await last.stopped()
    finally:
        talking.cancel()
        with suppress(asyncio.CancelledError):
            await talking
    effects = await ask(database, "SELECT reporter_id, count(*) AS n FROM concerns GROUP BY 1")
    assert [row.n for row in effects] == [1] * TALKS, "each report is one"
    assert await ask(database, "SELECT 1 FROM updates WHERE dead_at IS NOT NULL") == []
    accepted = [call for call in await whole_ledger(box, "sendMessage") if call.status == 200 and is_digest(call)]
    said = Counter(call.chat_id for call in accepted)
    assert set(said) == set(chats), "everybody's morning came"
    twice = [call for call in accepted if said[call.chat_id] > 1]
    last_copies = {call.chat_id: call.seq for call in twice}
    unexplained = [
        (call.chat_id, call.answered - call.came, [round(death - call.answered, 1) for death in deaths])
        for call in twice
        if call.seq != last_copies[call.chat_id]
        and not any(call.came <= death <= call.answered + RECORDED_WITHIN for death in deaths)
    ]
    assert unexplained == [], "said twice without a death in between"
    assert len(twice) - len(last_copies) <= 8 * kills, "no more than lay in the hands of those who died"
    print(f"{kills} kills, {REMINDERS} reminders, {TALKS} conversations: {len(twice) - len(last_copies)} messages said again")


async def _lives(box: Box, seen: int, calls: int) -> int:
    """Until it has called so often since the call numbered `seen`; the number of the last one."""
    born = time.monotonic()
    while True:
        found = await box.ledger(after=seen)
        if len(found) > calls or time.monotonic() > born + LIFE:
            return found[-1].seq if found else seen
        await asyncio.sleep(0.01)


async def _all_sent(database: Database) -> bool:
    await asyncio.sleep(0.2)
    rows = await ask(database, "SELECT 1 FROM reminders WHERE rung = '-14' AND state <> 'sent' LIMIT 1")
    return not rows


async def _all_done(database: Database, box: Box) -> bool:
    return (
        not await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL LIMIT 1")
        and not await box.pending()
    )
