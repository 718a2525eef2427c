"""How quickly what is due is claimed and recorded while a million rows wait; beside APScheduler's own job store.

    python -m benchmarks.deliveries [ROWS …]

`ROWS` messages (10 000 and 1 000 000) wait for 20 000 people, all due. One, two and four workers claim 500 at a time between them
(500, 250 and 125 each) and record them as sent, by the functions that the bot itself uses (`db/speaking/deliveries.py`), each
over a connection of its own, for as long as a sample of 40 000 lasts. A person hears one message after another, so a batch never
holds two of one. A row that two workers claim is a duplicate. PostgreSQL is the embedded one with durable commits, as the bot
starts it.

APScheduler (`SQLAlchemyJobStore`, one job per reminder) in the same database, when `requirements-bench.lock` is installed: jobs
added and run a second.
"""

import asyncio
import importlib.util
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

from bot.running import tune
from db import Database, embedded, migrate, open_engine
from db.speaking import deliveries

PEOPLE, BATCH, SAMPLE = 20_000, 500, 40_000
NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
JOBS = 2_000


async def fill(database: Database, rows: int) -> None:
    """So many waiting messages, spread over the people and the hours before now."""
    async with database.begin() as tx:
        await tx.execute(text("TRUNCATE persons, deliveries RESTART IDENTITY CASCADE"))
        await tx.execute(
            text("INSERT INTO persons (language, created_at) SELECT 'ru', now() FROM generate_series(1, :people)"),
            {"people": PEOPLE},
        )
        await tx.execute(
            text("""
                INSERT INTO deliveries (person_id, day, kind, due_at, urgent)
                SELECT n % CAST(:people AS int) + 1, date '2026-01-01' + n / CAST(:people AS int), 'morning',
                       CAST(:now AS timestamptz) - interval '1 day' + n * interval '1 day' / CAST(:rows AS int), n % 1000 = 0
                  FROM generate_series(0, CAST(:rows AS int) - 1) n
            """),
            {"people": PEOPLE, "now": NOW, "rows": rows},
        )
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE deliveries"))


async def work(url: str, batch: int, most: int, taken: list[int], spent: list[float]) -> None:
    """One worker: claim so many at a time, record, until enough are taken."""
    engine = open_engine(url, size=2)
    database, holder = Database(engine), uuid4()
    while len(taken) < most:
        began = time.perf_counter()
        async with database.begin() as tx:
            claimed = await deliveries.claim_due(tx, holder, NOW, batch)
        spent.append(time.perf_counter() - began)
        if not claimed:
            break
        async with database.begin() as tx:
            await deliveries.record_all_sent(tx, [deliveries.Said(one, 7, ()) for one in claimed], NOW)
        taken += [one.id for one in claimed]
    await engine.dispose()


async def measure(url: str, rows: int) -> None:
    """The lines of one size."""
    engine = open_engine(url)
    database = Database(engine)
    tune()
    for workers in (1, 2, 4):
        await fill(database, rows)
        taken: list[int] = []
        spent: list[float] = []
        batch = BATCH // workers
        await work(url, batch, min(rows // 4, 2_000), [], [])
        began = time.perf_counter()
        await asyncio.gather(*(work(url, batch, min(SAMPLE, rows * 3 // 4), taken, spent) for _ in range(workers)))
        rate = len(taken) / (time.perf_counter() - began)
        ordered = sorted(spent)
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        print(
            f"  {rows:>9} waiting, {workers} workers: {rate:8.0f} claimed and recorded a second, a claim of {batch}: "
            f"p50 {ordered[len(ordered) // 2] * 1000:5.1f} p99 {p99 * 1000:5.1f} ms, {len(taken) - len(set(taken))} duplicates",
            flush=True,
        )
        print(
            f"= {rows} waiting, {workers} workers | {rate:.0f} claimed and recorded a second, a claim p99 {p99 * 1000:.0f} ms, "
            f"{len(taken) - len(set(taken))} twice | ≥ 25 000, ≤ 50 ms, 0",
            flush=True,
        )
    await engine.dispose()


_left = 0
_all_ran = asyncio.Event()


def remind(_: int) -> None:
    """A job of APScheduler's."""
    global _left
    _left -= 1
    if not _left:
        _all_ran.set()


async def apscheduler(url: str, waiting: int) -> None:
    """One job per reminder in APScheduler's job store: how many are added and run a second."""
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # noqa: PLC0415 -- the peer
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415
    from sqlalchemy import create_engine  # noqa: PLC0415

    store = SQLAlchemyJobStore(engine=create_engine(url.replace("+asyncpg", "+psycopg")))
    scheduler = AsyncIOScheduler(jobstores={"default": store})
    scheduler.start(paused=True)
    began = time.perf_counter()
    later = datetime.now(UTC) + timedelta(days=1)
    for number in range(waiting):
        scheduler.add_job(remind, "date", run_date=later, args=[number])
    added = time.perf_counter() - began
    due = datetime.now(UTC)
    for number in range(JOBS):
        scheduler.add_job(remind, "date", run_date=due, args=[number], misfire_grace_time=None)
    global _left
    _left = JOBS
    began = time.perf_counter()
    scheduler.resume()
    await _all_ran.wait()
    ran = JOBS / (time.perf_counter() - began)
    print(f"  APScheduler's job store, {waiting} waiting: {waiting / added:.0f} added, {ran:.0f} run a second", flush=True)
    print(f"= APScheduler's job store, one job per reminder | {ran:.0f} run a second | –", flush=True)
    scheduler.shutdown()


def main(sizes: list[int]) -> None:
    """Every size in turn."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None) as server:
        asyncio.run(_prepared(server.url))
        for rows in sizes:
            asyncio.run(measure(server.url, rows))
        if importlib.util.find_spec("psycopg"):
            asyncio.run(apscheduler(server.url, 5_000))


async def _prepared(url: str) -> None:
    engine = open_engine(url)
    await migrate.upgrade(engine)
    await engine.dispose()


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [10_000, 1_000_000])
