"""What grows with a region and what must not: a day's planning, the morning, and the screens of one municipality.

    python -m benchmarks.scale [1 10 …]

One municipality has 40 schools, 12 measures, 480 pupils in pairs; a region is that 1, 10 and 100 times (37 times are the 1 500
organisations and 20 000 people of a real one). The screens say milliseconds (the best of five) and how many rows PostgreSQL read
for them: both should stay as they are while the region grows. Planning and the morning are of the whole region: their time for
each thousand promises, and for each message, should stay. Starts a PostgreSQL of its own in a temporary directory.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.composing import Composing
from db import Database, embedded, migrate, open_engine
from db.assignment import answerable, assignments, control
from db.assignment.control import Scope, scope_of
from db.office import people
from db.reminder import absent, mornings
from db.reminder import reminders as promises
from db.speaking import deliveries, nudges
from domain.matrix import Fact, matrix, stand
from domain.personal import PersonalData
from domain.who import Who
from handlers.home import today
from handlers.home.menu import ENTRIES
from locales import Texts
from scheduler.delivery import Words
from scheduler.planning import Planning
from tests.grown_region import MEASURES, SCHOOLS, grown
from tests.plans import noted, rows_read
from tests.rows import TODAY, Place

TIMES = (1, 10, 100)
#: Tuesday, eight and nine in the morning in Moscow.
EARLY, MORNING = datetime(2026, 8, 11, 5, 0, tzinfo=UTC), datetime(2026, 8, 11, 6, 0, tzinfo=UTC)
#: Messages that are put into words for the mean.
COMPOSED = 40

Work = Callable[[AsyncSession], Awaitable[Any]]


async def _matrix(tx: AsyncSession, office: Scope) -> None:
    listed = await control.given(tx, office)
    assert len(listed) == SCHOOLS * MEASURES
    matrix([Fact(one.id, one.organization_id, one.measure_id, stand(one.state, one.mark(MORNING))) for one in listed]).pages(
        12, 10
    )


async def home(tx: AsyncSession, person: int) -> None:
    """Everything that the home screen of a person asks."""
    who = Who(1, person, "ru", seats=await people.seats(tx, person, TODAY))
    await today.said(tx, who, MORNING, Texts("ru", PersonalData.CODES))
    for entry in ENTRIES:
        if entry.count is not None and entry.seen_by(who):
            await entry.count(tx, who, MORNING)


async def screens(tx: AsyncSession, place: Place) -> dict[str, Work]:
    """The hot paths of one municipality, and of one school in it, by name."""
    office = scope_of(Who(1, place.coordinator, "ru", seats=await people.seats(tx, place.coordinator, TODAY)))
    assert office is not None
    return {
        "matrix of one municipality": lambda tx: _matrix(tx, office),
        "list of one person": lambda tx: assignments.of_person(tx, place.heads[0], TODAY),
        "home of a coordinator": lambda tx: home(tx, place.coordinator),
        "home of a head": lambda tx: home(tx, place.heads[0]),
        "queue of a coordinator": lambda tx: answerable.waiting_for(tx, place.coordinator, MORNING),
        "everybody who is red": lambda tx: nudges.reach(tx, office, place.coordinator, MORNING),
        "who cannot be reached": lambda tx: absent.of(tx, place.town, now=MORNING),
        "plan of thirty days": lambda tx: promises.preview(tx, place.town, now=MORNING),
    }


async def measure(url: str, times: int) -> None:
    """Print the lines of one size."""
    engine = open_engine(url)
    database = Database(engine)
    await migrate.upgrade(engine)
    async with database.begin() as tx:
        await tx.execute(text("TRUNCATE organizations, persons, reminders, deliveries, job_runs RESTART IDENTITY CASCADE"))
        place = await grown(tx, times)
    await _analysed(database)
    async with database.read() as tx:
        rows = await tx.execute(
            text(
                "SELECT (SELECT count(*) FROM organizations), (SELECT count(*) FROM persons), (SELECT count(*) FROM assignments)"
            )
        )
        print("\n{}×: {} organisations, {} people, {} assignments".format(times, *rows.one()))
    await _planning(database)
    await _morning(database)
    async with database.read() as tx:
        for name, work in (await screens(tx, place)).items():
            spent = min([await _seconds(work(tx)) for _ in range(5)])
            with noted(await tx.connection()) as statements:
                await work(tx)
            read = await rows_read(tx, statements)
            print(f"  {name:28} {spent * 1000:8.1f} ms {read:8} rows in {len(statements)} statements", flush=True)
    await engine.dispose()


async def _planning(database: Database) -> None:
    planning = Planning(database, lambda: EARLY)
    first = await _seconds(planning.sweep())
    await _analysed(database)
    day = await _seconds(Planning(database, lambda: EARLY).sweep())
    minute = await _seconds(planning.sweep())
    async with database.read() as tx:
        written = (await tx.execute(text("SELECT count(*) FROM reminders"))).scalar_one()
    print(
        f"  planning of a full day: {first:.2f} s for {written} promises ({first / written * 1e6:.0f} ms a thousand), "
        f"again {day:.2f} s, one minute's turn {minute:.2f} s",
        flush=True,
    )


async def _morning(database: Database) -> None:
    """Nine o'clock: what is due becomes messages, and some of them words."""
    async with database.begin() as tx:
        began = time.perf_counter()
        moved = await mornings.gather(tx, MORNING)
        gathering = time.perf_counter() - began
    await _analysed(database)
    nothing_new = await _seconds(_gather_again(database))
    composing, said = Composing(PersonalData.CODES), 0
    async with database.begin() as tx:
        claimed = await deliveries.claim_due(tx, uuid4(), MORNING, COMPOSED)
        began = time.perf_counter()
        for one in claimed:
            said += isinstance(await composing.compose(tx, one, MORNING + timedelta(minutes=1)), Words)
        each = (time.perf_counter() - began) / max(len(claimed), 1)
        waiting = (await tx.execute(text("SELECT count(*) FROM deliveries"))).scalar_one()
    print(
        f"  the morning: {moved} promises gathered into {waiting} messages in {gathering:.2f} s, nothing new "
        f"{nothing_new * 1000:.1f} ms; {each * 1000:.1f} ms to word one ({said} of {len(claimed)} had something to say)",
        flush=True,
    )


async def _gather_again(database: Database) -> None:
    async with database.begin() as tx:
        assert await mornings.gather(tx, MORNING) == 0


async def _analysed(database: Database) -> None:
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE"))


async def _seconds(work: Awaitable[Any]) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


def main(wanted: list[str]) -> None:
    """Every size in turn."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        for times in [int(one) for one in wanted] or TIMES:
            asyncio.run(measure(server.url, times))


if __name__ == "__main__":
    main(sys.argv[1:])
