"""Whatever comes at once, again or in a strange order is handled one after another, once each; nobody waits for a flood."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random

import pytest

from bot.workers import IN_A_ROW, Handle, Workers
from db import Database, Ticket, open_engine
from tests.inbox import arrived, stored
from tests.long import count

NOW = (timedelta(0),) * 3
#: Updates of one person at once; how often that happens.
AT_ONCE, TIMES = 20, count(3, 1_000)


@asynccontextmanager
async def _working(database: Database, handle: Handle, hands: int = 8) -> AsyncIterator[Workers]:
    async def sorry(_: Ticket) -> None:
        raise AssertionError("nobody has to apologise")

    workers = Workers(database, handle, sorry, hands, pauses=NOW)
    running = asyncio.create_task(workers.run())
    try:
        yield workers
    finally:
        workers.stop()
        await asyncio.wait_for(running, 20)


class Handled:
    """What was handled, in order, and whether anybody was handled twice at a time."""

    def __init__(self) -> None:
        self.order: dict[int, list[int]] = defaultdict(list)
        self.inside: set[int] = set()
        self.met = 0

    async def handle(self, ticket: Ticket) -> None:
        key = ticket.turn.key
        self.met += key in self.inside
        self.inside.add(key)
        await asyncio.sleep(0)
        self.order[key].append(ticket.payload["n"])
        self.inside.discard(key)


@pytest.mark.long
@pytest.mark.timeout(300 + TIMES)
async def test_twenty_at_once_are_handled_one_after_another(database: Database, url: str) -> None:
    """Two processes' workers share them."""
    handled = Handled()
    engine = open_engine(url)
    try:
        async with _working(database, handled.handle) as here, _working(Database(engine), handled.handle) as there:
            for run in range(TIMES):
                await stored(database, *(arrived(None, person, n=run * AT_ONCE + n) for n in range(AT_ONCE) for person in (1, 2)))
                here.wake()
                there.wake()
                await here.settled()
    finally:
        await engine.dispose()
    assert handled.met == 0
    assert handled.order == {person: list(range(TIMES * AT_ONCE)) for person in (1, 2)}


@pytest.mark.long
async def test_repeated_reordered_and_restarted_numbers_are_handled_once_each(database: Database) -> None:
    """Telegram repeats, a week of silence lets it number anew from below, batches overlap and come in any order."""
    chance, handled, first = Random(316), Handled(), list[int]()
    async with _working(database, handled.handle) as workers:
        for start in (5_000_000, 1_000, 9_000_000):
            for _ in range(count(5, 400)):
                batch = [start + chance.randrange(40) for _ in range(chance.randrange(1, 8))]
                first += [number for number in dict.fromkeys(batch) if number not in first]
                await stored(database, *(arrived(number, 1, n=number) for number in batch))
                workers.wake()
        await workers.settled()
    assert handled.order[1] == first


@pytest.mark.parametrize(("floods", "hands"), [(4, 2), (1, 1)])
async def test_a_flood_lets_others_through(database: Database, floods: int, hands: int) -> None:
    """As many flood as there are hands, or more: whoever comes meanwhile is served after a few rows of theirs."""
    rows = 40
    handled = Handled()
    others: dict[int, int] = {}
    fair, begun = asyncio.Event(), asyncio.Event()

    def done() -> int:
        return sum(len(handled.order[key]) for key in range(1, floods + 1))

    async def handle(ticket: Ticket) -> None:
        begun.set()
        await handled.handle(ticket)
        if ticket.turn.key > floods:
            others[ticket.turn.key] = done()
            if len(others) == 6:
                fair.set()

    await stored(database, *(arrived(None, key, n=n) for n in range(rows) for key in range(1, floods + 1)))
    async with _working(database, handle, hands) as workers:
        await begun.wait()
        await stored(database, *(arrived(None, key, n=0) for key in range(101, 107)))
        before = done()
        workers.wake()
        await asyncio.wait_for(fair.wait(), 30)
        await workers.settled()
    # Each of those who flood ends what it may say in a row, perhaps once more in a hand that was given back just then.
    assert max(others.values()) - before <= 2 * floods * IN_A_ROW
    assert {key: handled.order[key] for key in range(1, floods + 1)} == {key: list(range(rows)) for key in range(1, floods + 1)}
