"""Programme time: an offset that is kept, and the last moment at which something happened."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from db import Database, clock
from tests.rows import NOW, Place


async def test_an_empty_house_knows_no_fact(database: Database) -> None:
    async with database.read() as tx:
        assert await clock.last_fact(tx) is None


async def test_the_last_fact_is_the_latest_of_any_table_and_never_a_plan(database: Database) -> None:
    later = NOW + timedelta(days=3)
    async with database.begin() as tx:
        place = await Place.founded(tx)
        assert await clock.last_fact(tx) == NOW
        await tx.execute(
            text(
                "INSERT INTO deliveries (person_id, day, kind, due_at) VALUES (:p, '2026-12-31', 'morning', '2026-12-31T06:00Z')"
            ),
            {"p": place.coordinator},
        )
        await tx.execute(text("UPDATE clock SET started = '2027-01-01T00:00Z', goal = '2027-01-02T00:00Z', move = 1"))
        assert await clock.last_fact(tx) == NOW
        await tx.execute(
            text("INSERT INTO concerns (reporter_id, category, urgent, reported_at) VALUES (:p, 'other', false, :at)"),
            {"p": place.coordinator, "at": later},
        )
        assert await clock.last_fact(tx) == later


async def test_the_offset_and_the_end_of_a_move_are_kept(database: Database) -> None:
    goal = datetime(2026, 9, 1, tzinfo=UTC)
    async with database.begin() as tx:
        assert await clock.ahead(tx) == timedelta(0)
        await clock.put_ahead(tx, timedelta(days=-90))
        await clock.keep_goal(tx, 7, goal)
        await clock.keep_start(tx, goal)
    async with database.read() as tx:
        assert await clock.ahead(tx) == timedelta(days=-90)
        assert (await clock.goal_of(tx, 7), await clock.goal_of(tx, 8), await clock.started_at(tx)) == (goal, None, goal)
