"""PostgreSQL restarts, is read-only, has no connection free, lets two transactions meet: nothing half-written, nothing twice."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.workers import Handle, Workers
from db import Database, Ticket, embedded, migrate, open_engine
from tests import forks
from tests.faults.bots import Bot, Bots
from tests.faults.crowd import founded, is_digest, whole_ledger
from tests.faults.talks import everybody_talks
from tests.inbox import arrived, ask, stored, tell, until
from tests.long import count
from tests.telegram import Box

RESTARTS, TALKS, REMINDERS = count(2, 60), count(2, 120), count(20, 2_000)
#: How often no connection is free, how many the bot has then, and for how many seconds it waits for one.
FREEZES, FEW, PATIENCE = count(2, 6), 3, count(1, 20)
#: How many of those times last until every claim is over.
LASTING = count(0, 3)
#: Seconds within which everybody is answered again.
RECOVERED = 30.0


class Restarting:
    """A PostgreSQL of this test's own that can be restarted in place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.server = embedded.start(folder, say=lambda _: None, durable=False)

    def restart(self) -> None:
        """Every connection is cut; for a moment nobody answers."""
        self.server.stop()
        self.server = embedded.start(self._folder, say=lambda _: None, durable=False)

    async def does(self, *statements: str) -> None:
        """As its superuser, over a connection of its own."""
        hand = await asyncpg.connect(self.server.dsn)
        try:
            for statement in statements:
                await hand.execute(statement)
        finally:
            await hand.close()


@pytest.fixture
def own() -> Iterator[Restarting]:
    """Its folder has a short name: the socket keeps its place."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        one = Restarting(Path(folder))
        yield one
        one.server.stop()


@asynccontextmanager
async def _fresh(own: Restarting) -> AsyncIterator[Database]:
    engine = open_engine(own.server.url)
    try:
        yield Database(engine)
    finally:
        await engine.dispose()


_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'bot%'"


async def _restarted(own: Restarting) -> None:
    own.restart()


async def _read_only(own: Restarting) -> None:
    """As when the address leads to a standby for a while."""
    await own.does("ALTER DATABASE postgres SET default_transaction_read_only = on", _CUT)
    await asyncio.sleep(1)
    await own.does("SET default_transaction_read_only = off", "ALTER DATABASE postgres RESET default_transaction_read_only", _CUT)


@pytest.mark.long
@pytest.mark.timeout(300 + 10 * RESTARTS)
async def test_a_database_that_comes_and_goes(own: Restarting, box: Box, tmp_path: Path) -> None:
    """Under load: nobody's update dies, no effect and no message is doubled, soon afterwards everybody is answered."""
    async with _fresh(own) as database:
        await migrate.upgrade(database.engine)
        chats = await founded(database, box, REMINDERS, lasting=timedelta(seconds=3 * RESTARTS))
    bots = Bots(await forks.mother(), own.server.url, box, tmp_path)
    # This process, in which Telegram's server is as well, answers nobody while it restarts PostgreSQL: no answer is lost by that.
    bots.settings |= {"per_second": 500, "arms": "", "lease": 120.0, "call": 55.0}
    bot = await bots.one()
    talking = asyncio.create_task(everybody_talks(box, TALKS))
    try:
        for number in range(RESTARTS):
            await asyncio.sleep(1.5)
            await (_restarted if number % 2 == 0 else _read_only)(own)
        back = time.monotonic()
        ann = await box.person(101, "Аня")
        await ann.starts()
        await ann.sees("Кто Вы?", patience=RECOVERED)
        print(f"answered {time.monotonic() - back:.1f} s after the last of {RESTARTS}")
        await talking
        async with _fresh(own) as database:
            await until(lambda: _all_sent(database), 120)
            await until(lambda: _none_open(database, box), 60)
            await _in_order(database, TALKS)
            assert await _connections(database) <= 20
            assert not bot.gone.done()
            await bot.stopped()
            await until(lambda: _none_left(database), 10)
    finally:
        talking.cancel()
        await asyncio.wait({talking})
        await bots.end()
    accepted = Counter(call.chat_id for call in await whole_ledger(box, "sendMessage") if is_digest(call) and call.status == 200)
    assert accepted == Counter(chats), "no process died, no answer was lost: each once"


async def _in_order(database: Database, talks: int) -> None:
    effects = await ask(database, "SELECT reporter_id, count(*) AS n FROM concerns GROUP BY 1")
    assert [row.n for row in effects] == [1] * talks
    assert await ask(database, "SELECT failure FROM updates WHERE dead_at IS NOT NULL") == []


async def _all_sent(database: Database) -> bool:
    await asyncio.sleep(0.2)
    return not await ask(database, "SELECT 1 FROM reminders WHERE rung = '-14' AND state <> 'sent' LIMIT 1")


async def _none_open(database: Database, box: Box) -> bool:
    open_ = await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL LIMIT 1")
    return not open_ and not await box.pending()


async def _connections(database: Database) -> int:
    [row] = await ask(database, "SELECT count(*) AS n FROM pg_stat_activity WHERE application_name LIKE 'bot%'")
    return int(row.n)


async def _none_left(database: Database) -> bool:
    return await _connections(database) == 0


@pytest.mark.long
@pytest.mark.timeout(600 + 10 * FREEZES * PATIENCE)
async def test_no_connection_is_free_for_longer_than_anybody_waits(database: Database, box: Box, bots: Bots) -> None:
    """A bot of few connections, all of which wait for a lock of somebody else, again and again: whoever wants one more gives up
    waiting. Soon after each time everybody is answered; nothing is half-written, no connection is left behind."""
    chats = await founded(database, box, REMINDERS, lasting=timedelta(seconds=FREEZES * PATIENCE))
    bots.settings |= {"per_second": 500, "arms": "", "connections": FEW, "patience": PATIENCE}
    bot = await bots.one()
    talking = asyncio.create_task(everybody_talks(box, TALKS))
    try:
        for number in range(FREEZES):
            async with database.begin() as tx:
                # Where the bot and this lock wait for each other, it is the bot that PostgreSQL ends, and that tries again.
                await tx.execute(text("SET LOCAL deadlock_timeout = '60s'"))
                await tx.execute(text("LOCK TABLE leases, deliveries, persons IN ACCESS EXCLUSIVE MODE"))
                given_up = bot.said().count("TimeoutError")
                await until(lambda so_far=given_up: _give_up(bot, so_far), 60 + 3 * PATIENCE)  # type: ignore[misc]
                if number < LASTING:
                    await until(lambda locked=tx: _none_claimed(locked), 90)  # type: ignore[misc]
            late = await box.person(7_001 + number, "Аня")
            await late.starts()
            await late.sees("Кто Вы?", patience=RECOVERED)
        await talking
        await until(lambda: _all_sent(database), 300)
        await until(lambda: _none_open(database, box), 60)
        await _in_order(database, TALKS)
        assert await _connections(database) <= FEW
        assert not bot.gone.done()
        await bot.stopped()
        await until(lambda: _none_left(database), 10)
    finally:
        talking.cancel()
        await asyncio.wait({talking})
    accepted = Counter(call.chat_id for call in await whole_ledger(box, "sendMessage") if is_digest(call) and call.status == 200)
    assert accepted == Counter(chats), "no process died, no answer was lost: each once"


async def _none_claimed(locked: AsyncSession) -> bool:
    """Whether every lease is over, asked by the transaction that holds the lock."""
    held = await locked.execute(text("SELECT count(*) FROM deliveries WHERE lease_until > clock_timestamp()"))
    return bool(held.scalar_one() == 0)


async def _give_up(bot: Bot, so_far: int) -> bool:
    """Whether two more waits for a connection were given up."""
    return bot.said().count("TimeoutError") > so_far + 1


RAISED = "DO $$ BEGIN RAISE EXCEPTION 'a test' USING ERRCODE = '{0}'; END $$"


@pytest.mark.parametrize(
    ("sqlstate", "counted"),
    [("40001", False), ("40P01", False), ("25006", False), ("57P01", False), ("53300", False), ("23505", True), ("22003", True)],
)
async def test_what_passes_by_itself_is_no_failure_of_an_update(database: Database, sqlstate: str, counted: bool) -> None:
    """Serialization, deadlock, a standby, a shutdown, no connection left; beside them faults of ours."""
    runs: list[int] = []

    async def handle(ticket: Ticket) -> None:
        runs.append(ticket.attempts)
        async with database.bound(ticket).begin() as tx:
            await tx.execute(text("INSERT INTO job_runs VALUES ('effect', '2026-08-11', clock_timestamp())"))
            if len(runs) == 1:
                await tx.execute(text(RAISED.format(sqlstate)))

    await _works_off(database, handle, arrived(None, 1))
    assert runs == ([1, 2] if counted else [1, 1])
    assert len(await ask(database, "SELECT 1 FROM job_runs WHERE job = 'effect'")) == 1


async def test_two_who_wait_for_each_other_both_come_through(database: Database) -> None:
    """A real deadlock: PostgreSQL ends one of the two transactions, and its update is run again."""
    runs: list[int] = []
    both = asyncio.Barrier(2)
    await tell(database, _TWO_ROWS)

    async def handle(ticket: Ticket) -> None:
        mine, other = (1, 2) if ticket.turn.key == 1 else (2, 1)
        runs.append(ticket.turn.key)
        async with database.bound(ticket).begin() as tx:
            await tx.execute(text("SET LOCAL deadlock_timeout = '20ms'"))
            await tx.execute(text(_LOCKED), {"n": mine})
            if len(runs) <= 2:
                await both.wait()
            await tx.execute(text(_LOCKED), {"n": other})

    await _works_off(database, handle, arrived(None, 1), arrived(None, 2))
    assert len(runs) == 3
    rows = await ask(database, "SELECT attempts, effects_at IS NOT NULL AS had FROM updates WHERE done_at IS NOT NULL")
    assert [tuple(row) for row in rows] == [(1, True), (1, True)]


_TWO_ROWS = "INSERT INTO job_runs SELECT 'row', date '2026-08-11' + n, clock_timestamp() FROM generate_series(1, 2) n"
_LOCKED = "UPDATE job_runs SET at = clock_timestamp() WHERE job = 'row' AND day = date '2026-08-11' + CAST(:n AS int)"


#: What failed need not wait for its time. It takes no row that is just being handled: that one may wait for the other's.
_AT_ONCE = """UPDATE updates SET retry_at = NULL
    WHERE seq IN (SELECT seq FROM updates WHERE retry_at IS NOT NULL FOR UPDATE SKIP LOCKED)"""


async def _works_off(database: Database, handle: Handle, *rows: object) -> None:
    await stored(database, *rows)  # type: ignore[arg-type]

    async def sorry(_: Ticket) -> None:
        raise AssertionError("nobody has to apologise")

    workers = Workers(database, handle, sorry, pauses=(timedelta(0),) * 3)
    running = asyncio.create_task(workers.run())
    async with asyncio.timeout(20):
        while await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL"):
            await tell(database, _AT_ONCE)
            workers.wake()
            await asyncio.sleep(0.05)
    workers.stop()
    await asyncio.wait_for(running, 10)
