"""How long planning takes: a municipality of 320 assignments and a region of 18 000, from nothing and when nothing has changed.

    python -m benchmarks.planning

Starts a PostgreSQL of its own in a temporary directory.
"""

import asyncio
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import text

from db import Database, embedded, migrate, open_engine
from db.reminder import reminders
from scheduler.planning import Planning
from tests.rows import NOW, Place

#: Schools and measures of each size.
SIZES = ((40, 8), (1500, 12))


async def measure(url: str, schools: int, measures: int) -> None:
    """Print the seconds of one size."""
    engine = open_engine(url)
    database = Database(engine)
    await migrate.upgrade(engine)
    async with database.begin() as tx:
        await tx.execute(text("TRUNCATE organizations, persons, reminders, job_runs RESTART IDENTITY CASCADE"))
        place = await Place.founded(tx, schools=schools)
        rows = [await place.measure(tx, evidence="document" if n % 3 == 0 else "line") for n in range(measures)]
        await tx.execute(
            text("""
                INSERT INTO assignments (measure_id, organization_id, given, due, office)
                SELECT m, o, CAST(:given AS date), CAST(:due AS date) + (m % 40)::int, 'head'
                  FROM unnest(CAST(:measures AS bigint[])) m, unnest(CAST(:places AS bigint[])) o
            """),
            {"given": NOW.date(), "due": date(2026, 9, 1), "measures": rows, "places": place.schools},
        )
    await _analysed(database)
    planning = Planning(database, lambda: NOW)
    spent = [await _seconds(planning.sweep())]
    await _analysed(database)
    again = Planning(database, lambda: NOW)
    spent.append(await _seconds(again.sweep()))
    spent.append(await _seconds(again.sweep()))
    async with database.begin() as tx:
        began = time.perf_counter()
        await reminders.replan(tx, [1], now=NOW + timedelta(hours=1))
        spent.append(time.perf_counter() - began)
        written = (await tx.execute(text("SELECT count(*) FROM reminders"))).scalar_one()
    first, whole, minute, one = spent
    print(
        f"{schools * measures:>6} assignments, {written:>7} promises: first plan {first:.2f} s, whole sweep {whole:.2f} s, "
        f"sweep of a minute {minute:.2f} s, one item {one * 1000:.0f} ms",
        flush=True,
    )
    await engine.dispose()


async def _analysed(database: Database) -> None:
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE"))


async def _seconds(work: object) -> float:
    began = time.perf_counter()
    await work  # type: ignore[misc]
    return time.perf_counter() - began


def main() -> None:
    """Every size in turn."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        for schools, measures in SIZES:
            asyncio.run(measure(server.url, schools, measures))


if __name__ == "__main__":
    main()
