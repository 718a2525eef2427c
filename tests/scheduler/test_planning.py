"""The sweep finds what only time changes; daily work is done once a day by one replica."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.reminder import reminders
from domain.reminders import HORIZON
from domain.watched import ItemKey
from scheduler.daily import Daily
from scheduler.planning import Planning
from tests.inbox import ask, tell
from tests.rows import NOW, Place, promised


class Clock:
    """Programme time, moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


async def test_sweep_plans_what_no_handler_planned_and_what_has_come_nearer(database: Database) -> None:
    clock = Clock()
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await place.assigned(tx, due=date(2026, 9, 1))
        far = await place.assigned(tx, due=NOW.date() + HORIZON + timedelta(days=30))
    planning = Planning(database, clock)
    await planning.sweep()
    async with database.begin() as tx:
        lines = await promised(tx)
        assert {line[3] for line in lines if line[2] != far} >= {-14, -7, 0, 1}
        assert not [line for line in lines if line[2] == far]
    clock.now += timedelta(days=30)
    await planning.sweep()
    async with database.begin() as tx:
        assert -14 in {line[3] for line in await promised(tx) if line[2] == far}


async def test_large_house_is_swept_in_turns_that_reach_everything(database: Database) -> None:
    clock = Clock()
    async with database.begin() as tx:
        place = await Place.founded(tx)
        ids = [await place.assigned(tx, due=date(2026, 9, 1)) for _ in range(7)]
    planning = Planning(database, clock, batch=3, each_time=4)
    await planning.sweep()
    async with database.begin() as tx:
        assert {line[2] for line in await promised(tx)} == set(ids)
        await tx.execute(text("UPDATE assignments SET state = 'accepted', reported_at = :now, decided_at = :now"), {"now": NOW})
    for _ in range(4):
        await planning.sweep()
    async with database.begin() as tx:
        assert await promised(tx) == []


async def test_outage_longer_than_the_plan_is_caught_up_with(database: Database) -> None:
    """Nobody planned for two months; on the first morning the bot is back the missed Mondays are promises of the past."""
    clock = Clock()
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await place.assigned(tx, due=date(2026, 8, 14))
    await Planning(database, clock).sweep()
    async with database.begin() as tx:
        await tx.execute(text("DELETE FROM reminders"))
    clock.now += timedelta(days=60)
    await Planning(database, clock).sweep()
    async with database.begin() as tx:
        days = {line[4] for line in await promised(tx) if line[0] == place.controller}
    assert days == {date(2026, 8, 21)}


async def test_an_item_that_cannot_be_planned_holds_up_no_other(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        bad, good = [await place.assigned(tx, due=date(2026, 8, 14)) for _ in range(2)]
    plans = reminders.plan

    async def stumbles(tx: AsyncSession, keys: Collection[ItemKey], **named: Any) -> int:
        if any(key.id == bad for key in keys):
            raise LookupError
        return await plans(tx, keys, **named)

    monkeypatch.setattr(reminders, "plan", stumbles)
    planning = Planning(database, Clock())
    with pytest.raises(LookupError):
        await planning.sweep()
    assert {row.item_id for row in await ask(database, "SELECT item_id FROM reminders")} == {good}


async def test_daily_work_is_done_once_a_day_and_again_after_a_failure(database: Database) -> None:
    clock, done = Clock(), []
    async with database.begin() as tx:
        await Place.founded(tx)

    async def counts(_: AsyncSession, today: date, __: datetime) -> None:
        done.append(today)

    async def fails_once(_: AsyncSession, today: date, __: datetime) -> None:
        if ("failed", today) not in done:
            done.append(("failed", today))
            raise RuntimeError

    works = {"fails": fails_once, "counts": counts}
    for replica in (Daily(database, clock, works), Daily(database, clock, works)):
        await replica.run()
        await replica.run()
    assert done == [("failed", date(2026, 8, 11)), date(2026, 8, 11)]
    # Ten in the evening UTC is the next day in Moscow.
    clock.now = NOW.replace(hour=22)
    await Daily(database, clock, {"counts": counts}).run()
    assert done[-1] == date(2026, 8, 12)
    assert [row.job for row in await ask(database, "SELECT job FROM job_runs WHERE day = '2026-08-11' ORDER BY 1")] == [
        "counts",
        "fails",
    ]
    # A day begins where a school is, too: Kamchatka's at noon UTC.
    await tell(database, "UPDATE organizations SET zone = 'Asia/Kamchatka' WHERE parent_id IS NOT NULL")
    for hour in (2, 11, 12, 13):
        clock.now = NOW.replace(day=NOW.day + 1, hour=hour)
        await Daily(database, clock, {"counts": counts}).run()
    assert done[-2:] == [date(2026, 8, 12)] * 2, "with the day of the root"
    names = await ask(database, "SELECT job, day FROM job_runs WHERE day >= '2026-08-12' ORDER BY at")
    assert [tuple(name) for name in names] == [
        ("counts", date(2026, 8, 12)),
        ("counts@Asia/Kamchatka", date(2026, 8, 12)),
        ("counts@Asia/Kamchatka", date(2026, 8, 13)),
    ]
