"""Workers: each person's updates in order, different people in parallel, a failure stops nobody, two processes share."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import text

from bot.memory import Memory
from bot.workers import BEGINNINGS, BEGUN_FOR, Away, Unreadable, Workers
from db import AlreadyDone, Database, LeaseLost, Ticket, open_engine
from tests.inbox import arrived, ask, stored, tell, until

AT_ONCE = (timedelta(0),) * 3
Handle = Callable[[Ticket], Awaitable[None]]


class Story:
    """What handlers did, and whom the bot apologised to."""

    def __init__(self) -> None:
        self.began: list[tuple[int, int]] = []
        self.sorry: list[int] = []

    async def note(self, ticket: Ticket) -> None:
        self.began.append((ticket.turn.key, ticket.payload.get("n", 0)))

    async def apologise(self, ticket: Ticket) -> None:
        self.sorry.append(ticket.turn.key)


@asynccontextmanager
async def working(database: Database, handle: Handle, story: Story, count: int = 8) -> AsyncIterator[Workers]:
    workers = Workers(database, handle, story.apologise, count, pauses=AT_ONCE)
    running = asyncio.create_task(workers.run())
    try:
        yield workers
    finally:
        workers.stop()
        await asyncio.wait_for(running, 10)


@asynccontextmanager
async def another(url: str) -> AsyncIterator[Database]:
    engine = open_engine(url)
    try:
        yield Database(engine)
    finally:
        await engine.dispose()


async def pending(database: Database) -> int:
    [row] = await ask(database, "SELECT count(*) FROM updates WHERE done_at IS NULL AND dead_at IS NULL")
    return int(row[0])


async def test_one_person_who_takes_long_holds_up_nobody_else(database: Database) -> None:
    story, free = Story(), asyncio.Event()

    async def handle(ticket: Ticket) -> None:
        if ticket.turn.key == 1:
            await free.wait()
        await story.note(ticket)

    await stored(database, arrived(None, 1, n=1), arrived(None, 1, n=2), *(arrived(None, key, n=1) for key in range(2, 9)))
    async with working(database, handle, story, count=2) as workers:
        await until(lambda: _is(len(story.began) == 7))
        assert {key for key, _ in story.began} == set(range(2, 9))
        free.set()
        await workers.settled()
    assert story.began[7:] == [(1, 1), (1, 2)]


async def test_one_person_who_sends_fifty_things_at_once_delays_nobody(database: Database) -> None:
    """One of two hands is busy with the flood: everybody else comes through while its first row is still being handled."""
    story, first = Story(), asyncio.Event()

    async def handle(ticket: Ticket) -> None:
        await story.note(ticket)
        if ticket.turn.key == 1:
            await first.wait()

    await stored(database, *(arrived(None, 1, n=n) for n in range(50)), *(arrived(None, key, n=0) for key in range(2, 32)))
    async with working(database, handle, story, count=2) as workers:
        await until(lambda: _is({key for key, _ in story.began} == set(range(1, 32))))
        assert [n for key, n in story.began if key == 1] == [0], "the others came through while one of fifty was in hand"
        first.set()
        await workers.settled()
    assert [n for key, n in story.began if key == 1] == list(range(50))


async def _is(truth: bool) -> bool:
    return truth


async def test_two_processes_share_the_work_and_keep_everybodys_order(database: Database, url: str) -> None:
    people, rows = 12, 6
    story, other = Story(), Story()
    await stored(database, *(arrived(None, key, n=n) for n in range(rows) for key in range(1, people + 1)))
    first, both = Story(), asyncio.Event()

    def handler(mine: Story) -> Handle:
        async def handle(ticket: Ticket) -> None:
            mine.began.append((ticket.turn.key, ticket.payload["n"]))
            if first.began and other.began:
                both.set()
            await both.wait()  # nobody goes on until the other process has work as well
            story.began.append((ticket.turn.key, ticket.payload["n"]))

        return handle

    async with another(url) as second, working(database, handler(first), story, 3), working(second, handler(other), story, 3):
        await until(lambda: _none_pending(database))
    done: dict[int, list[int]] = defaultdict(list)
    for key, n in story.began:
        done[key].append(n)
    assert done == {key: list(range(rows)) for key in range(1, people + 1)}


async def _none_pending(database: Database) -> bool:
    return await pending(database) == 0


async def test_what_is_stored_while_workers_sleep_is_begun_when_they_are_woken(database: Database) -> None:
    story = Story()
    async with working(database, story.note, story, count=1) as workers:
        for n in range(20):
            await stored(database, arrived(None, 1, n=n))
            workers.wake()
        await asyncio.wait_for(workers.settled(), 5)
    assert story.began == [(1, n) for n in range(20)]


async def test_a_failing_row_is_tried_three_times_then_dead_with_one_calm_sentence(database: Database) -> None:
    story = Story()

    async def handle(ticket: Ticket) -> None:
        await story.note(ticket)
        if ticket.payload["n"] == 1:
            raise KeyError("Анна Петрова")

    await stored(database, arrived(None, 1, n=1), arrived(None, 1, n=2), arrived(None, 2, n=7))
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert [n for key, n in story.began if key == 1] == [1, 1, 1, 2]
    assert story.sorry == [1]
    [dead] = await ask(database, "SELECT failure FROM updates WHERE dead_at IS NOT NULL")
    assert dead.failure.startswith("KeyError at ")
    assert "Анна" not in dead.failure
    assert len(await ask(database, "SELECT 1 FROM updates WHERE done_at IS NOT NULL")) == 2


async def test_an_apology_that_fails_stops_nobody(database: Database) -> None:
    class Speechless(Story):
        async def apologise(self, ticket: Ticket) -> None:
            await super().apologise(ticket)
            raise LookupError("no such text")

    story = Speechless()

    async def handle(ticket: Ticket) -> None:
        if ticket.payload["n"] == 1:
            raise KeyError
        await story.note(ticket)

    await stored(database, arrived(None, 1, n=1), arrived(None, 1, n=2))
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert (story.sorry, story.began) == ([1], [(1, 2)])


async def test_what_is_no_update_dies_at_once_and_holds_up_nobody(database: Database) -> None:
    story = Story()

    async def handle(ticket: Ticket) -> None:
        await story.note(ticket)
        if ticket.payload["n"] == 1:
            raise Unreadable

    await stored(database, arrived(None, 1, n=1), arrived(None, 1, n=2))
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert (story.sorry, story.began) == ([1], [(1, 1), (1, 2)])


async def test_while_telegram_is_away_a_row_waits_and_does_not_die(database: Database) -> None:
    story = Story()

    async def handle(ticket: Ticket) -> None:
        await story.note(ticket)
        if len(story.began) < 6:
            await tell(database, "UPDATE updates SET retry_at = NULL")
            raise Away("TelegramServerError")

    await stored(database, arrived(None, 1, n=1))
    async with working(database, handle, story) as workers:
        while await pending(database):
            await tell(database, "UPDATE updates SET retry_at = NULL")
            workers.wake()
    assert (len(story.began), story.sorry) == (6, [])


async def test_after_an_hour_away_it_counts_as_failed(database: Database) -> None:
    story = Story()

    async def handle(ticket: Ticket) -> None:
        await story.note(ticket)
        raise Away("TelegramNetworkError")

    await stored(database, arrived(None, 1, n=1))
    await tell(database, "UPDATE updates SET received_at = clock_timestamp() - interval '61 minutes'")
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert (len(story.began), story.sorry) == (3, [1])


async def test_a_row_that_takes_its_process_with_it_is_not_begun_for_ever(database: Database) -> None:
    story = Story()
    await stored(database, arrived(None, 1, n=1), arrived(None, 1, n=2))
    first = "WHERE seq = (SELECT min(seq) FROM updates)"
    await tell(database, f"UPDATE updates SET attempts = :n {first}", n=BEGINNINGS)
    await tell(database, f"UPDATE updates SET received_at = clock_timestamp() - CAST(:age AS interval) {first}", age=BEGUN_FOR)
    async with working(database, story.note, story) as workers:
        await workers.settled()
    assert (story.began, story.sorry) == ([(1, 2)], [1])


async def test_whoever_lost_a_person_can_neither_write_nor_finish(database: Database, url: str) -> None:
    """A worker hangs, its lease runs out, another one takes over: the effect happens once, by the other one."""
    story, hanging, resume = Story(), asyncio.Event(), asyncio.Event()
    outcome: list[str] = []

    async def slow(ticket: Ticket) -> None:
        hanging.set()
        await resume.wait()
        try:
            async with database.bound(ticket).begin() as tx:
                await tx.execute(text("INSERT INTO job_runs VALUES ('slow', '2026-08-11', clock_timestamp())"))
        except LeaseLost:
            outcome.append("lost")
            raise

    async def quick(ticket: Ticket) -> None:
        async with second.bound(ticket).begin() as tx:
            await tx.execute(text("INSERT INTO job_runs VALUES ('quick', '2026-08-11', clock_timestamp())"))

    await stored(database, arrived(None, 1))
    async with another(url) as second, working(database, slow, story, 1):
        await hanging.wait()
        await tell(database, "UPDATE leases SET until = clock_timestamp() - interval '1 second'")
        async with working(second, quick, story, 1):
            await until(lambda: _none_pending(database))
        resume.set()
        await until(lambda: _is(bool(outcome)))
    assert [row.job for row in await ask(database, "SELECT job FROM job_runs WHERE job NOT LIKE 'holidays%'")] == ["quick"]
    [row] = await ask(database, "SELECT attempts, failure FROM updates")
    assert tuple(row) == (2, None)


async def test_a_conversation_written_elsewhere_runs_the_update_again_and_has_its_effect_once(database: Database) -> None:
    story, memory = Story(), Memory()

    async def handle(ticket: Ticket) -> None:
        await story.note(ticket)
        try:
            async with database.bound(ticket).begin() as tx:
                await tx.execute(text("INSERT INTO job_runs VALUES ('effect', '2026-08-11', clock_timestamp())"))
        except AlreadyDone:
            story.sorry.append(0)
        if len(story.began) == 1:
            await tell(database, "INSERT INTO conversations (chat_id, data, version) VALUES (1, '{\"old\": {}}', 5)")
        await memory.set_data(StorageKey(bot_id=9, chat_id=1, user_id=1, destiny="new"), {"run": len(story.began)})

    await stored(database, arrived(None, 1, n=1))
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert (len(story.began), story.sorry) == (2, [0])
    assert len(await ask(database, "SELECT 1 FROM job_runs WHERE job = 'effect'")) == 1
    [row] = await ask(database, "SELECT data, version FROM conversations")
    assert tuple(row) == ({"old": {}, "new": {"run": 2}}, 6)


async def test_a_failed_run_leaves_no_trace_in_the_conversation(database: Database) -> None:
    story, memory = Story(), Memory()

    async def handle(ticket: Ticket) -> None:
        await memory.set_data(StorageKey(bot_id=9, chat_id=1, user_id=1, destiny="draft"), {"half": True})
        raise KeyError

    await stored(database, arrived(None, 1))
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert await ask(database, "SELECT 1 FROM conversations") == []


async def test_what_cannot_be_remembered_fails_its_own_row_only(database: Database) -> None:
    story, memory = Story(), Memory()

    async def handle(ticket: Ticket) -> None:
        if ticket.payload["n"] == 1:
            await memory.set_data(StorageKey(bot_id=9, chat_id=1, user_id=1, destiny="x"), {"day": object()})
        await story.note(ticket)

    await stored(database, arrived(None, 1, n=1), arrived(None, 1, n=2))
    async with working(database, handle, story) as workers:
        await workers.settled()
    assert (story.began, story.sorry) == ([(1, 2)], [1])


@pytest.mark.parametrize("table", ["leases", "updates"])
async def test_a_database_in_trouble_is_waited_out(database: Database, table: str) -> None:
    """Whatever the database says, the workers look again; here it is a table that comes back."""
    story = Story()
    await stored(database, arrived(None, 1, n=1))
    await tell(database, f"ALTER TABLE {table} RENAME TO gone")
    async with working(database, story.note, story, 2):
        await tell(database, f"ALTER TABLE gone RENAME TO {table}")
        await until(lambda: _none_pending(database))
    assert story.began == [(1, 1)]
