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
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import text

from db import Database, leases
from tests.faults.bots import Bot, Bots
from tests.faults.crowd import founded, is_digest, whole_ledger
from tests.faults.talks import everybody_talks
from tests.inbox import ask, until
from tests.long import LONG
from tests.telegram import Box

KILLS = int(os.environ.get("KILLS", "300"))
#: With 300 deaths and more: 10 000 reminders, 2 000 conversations.
REMINDERS, TALKS = min(10_000, KILLS * 100 // 3), min(2_000, KILLS * 20 // 3)
#: A bot alone dies after so many calls at most, or after so many seconds: it serves, and dies somewhere.
CALLS, LIFE = 60, 6.0
#: Of ten times as many deaths each comes sooner, or the work would be done before the last of them. A bot alone would then get
#: nothing done between two of them; so there are three, and one of them dies after so many seconds at most.
OFTEN, SECONDS = KILLS > 300, 0.5
#: Seconds within which an accepted message is recorded, also on a machine that is busy.
RECORDED_WITHIN = 5.0


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="`make test-long`; the small run kills at moments that have a name")
@pytest.mark.timeout(300 + 30 * KILLS)
@pytest.mark.parametrize("kills", [KILLS])  # three thousand are another test than three hundred that have passed
async def test_killed_at_random_moments(database: Database, box: Box, bots: Bots, kills: int) -> None:
    lasting = timedelta(seconds=kills * (0.7 if OFTEN else 1.5))  # about as long as it takes until all have died
    chats = await founded(database, box, REMINDERS, lasting=lasting)
    # The dead are buried at once: leases and calls are as long as in service, so that no answer is lost on a busy machine.
    bots.settings |= {"per_second": 1000, "arms": "", "lease": 60.0, "call": 25.0}
    chance, deaths = random.Random(316), list[float]()
    talking = asyncio.create_task(everybody_talks(box, TALKS))
    try:
        async for bot in _three(bots, kills, chance) if OFTEN else _one(bots, box, kills, chance):
            bot.kill()
            deaths.append(time.monotonic())
            await bot.gone
            await _bury(database, bot)
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


async def _one(bots: Bots, box: Box, kills: int, chance: random.Random) -> AsyncIterator[Bot]:
    """Whoever is to die now, of one at a time: it has called so often since it was born, or has lived so long."""
    seen = 0
    for _ in range(kills):
        bot, calls, born = await bots.one(), chance.randrange(CALLS), time.monotonic()
        while True:
            found = await box.ledger(after=seen)
            if len(found) > calls or time.monotonic() > born + LIFE:
                break
            await asyncio.sleep(0.01)
        seen = found[-1].seq if found else seen
        yield bot


async def _three(bots: Bots, kills: int, chance: random.Random) -> AsyncIterator[Bot]:
    """Whoever is to die now, of three that share the work; another one is born for it."""
    replicas = list(await asyncio.gather(bots.one(), bots.one(), bots.one()))
    for _ in range(kills):
        await asyncio.sleep(chance.uniform(0, SECONDS))
        place = chance.randrange(3)
        yield replicas[place]
        replicas[place] = await bots.one()


async def _bury(database: Database, dead: Bot) -> None:
    """What it held is free: nobody waits until its leases run out."""
    async with database.begin() as tx:
        if not OFTEN:
            await leases.inherit(tx)
            return
        for held in ("leases SET until", "deliveries SET lease_until"):
            words = f"UPDATE {held} = clock_timestamp() WHERE holder = ANY(CAST(:dead AS uuid[]))"
            await tx.execute(text(words), {"dead": dead.holders})


async def _all_sent(database: Database) -> bool:
    await asyncio.sleep(0.2)
    rows = await ask(database, "SELECT 1 FROM reminders WHERE rung = '-14' AND state <> 'sent' LIMIT 1")
    return not rows


async def _all_done(database: Database, box: Box) -> bool:
    return (
        not await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL LIMIT 1")
        and not await box.pending()
    )
