"""How one process hands out what is due, while some of it stands in line."""

import asyncio

from sqlalchemy import text

from db import Database
from db.speaking import notices
from domain.allowed_hours import Voice
from scheduler.delivery import Delivering, Sent, Words
from tests.inbox import until
from tests.mailman import Mailman
from tests.rows import NOW


async def _people(database: Database, many: int) -> list[int]:
    """People who can be written to."""
    async with database.begin() as tx:
        found = await tx.execute(
            text("""
                WITH people AS (INSERT INTO persons (language, created_at) SELECT 'ru', :now FROM generate_series(1, :many)
                                RETURNING id),
                accounts AS (INSERT INTO accounts (person_id, messenger, external_id, started_at, reachable)
                             SELECT id, 'telegram', 7000000 + id, :now, true FROM people)
                SELECT id FROM people ORDER BY id
            """),
            {"many": many, "now": NOW},
        )
        return list(found.scalars())


async def _holds(condition: bool) -> bool:
    return condition


async def test_urgent_word_waits_for_one_hand_and_not_for_a_quarter_of_them(database: Database) -> None:
    *many, other = await _people(database, 9)
    in_line: dict[int, asyncio.Event] = {}
    urgently: list[int] = []

    async def send(person: int, _: Words, urgent: bool) -> Sent:
        if urgent:
            urgently.append(person)
        else:
            in_line[person] = asyncio.Event()
            await in_line[person].wait()
        return Sent(1)

    composed = Mailman(database).delivering
    delivering = Delivering(database, lambda: NOW, composed.compose, send, composed.unreached, at_once=8)
    working = asyncio.create_task(delivering.run())
    try:
        async with database.begin() as tx:
            await notices.tell_all(tx, dict.fromkeys(many, Voice.NOTICE), "failed", now=NOW)
        delivering.wake()
        await until(lambda: _holds(len(in_line) == 8))
        async with database.begin() as tx:
            await notices.tell(tx, other, "failed", now=NOW, voice=Voice.SAFETY)
        in_line[many[0]].set()
        await until(lambda: _holds(urgently == [other]))
        assert sum(not one.is_set() for one in in_line.values()) == 7
    finally:
        for one in in_line.values():
            one.set()
        delivering.stop()
        await working


async def test_what_is_still_in_hand_when_its_lease_is_over_is_not_taken_up_by_the_same_process(database: Database) -> None:
    """The database stood still for longer than a lease after Telegram had taken the message."""
    (person,) = await _people(database, 1)
    said: list[int] = []
    answered = asyncio.Event()

    async def send(person: int, _: Words, __: bool) -> Sent:
        said.append(person)
        if len(said) == 1:
            await answered.wait()
        return Sent(len(said))

    composed = Mailman(database).delivering
    delivering = Delivering(database, lambda: NOW, composed.compose, send, composed.unreached)
    async with database.begin() as tx:
        await notices.tell(tx, person, "failed", now=NOW, voice=Voice.NOTICE)
    saying = asyncio.create_task(delivering.once())
    try:
        await until(lambda: _holds(said == [person]))
        async with database.begin() as tx:
            await tx.execute(text("UPDATE deliveries SET lease_until = clock_timestamp() - interval '1 second'"))
        assert await delivering.once() == 0
    finally:
        answered.set()
        await saying
    async with database.read() as tx:
        kept = (await tx.execute(text("SELECT state, attempts, message_id FROM deliveries"))).one()
    assert (*kept, said) == ("sent", 1, 1, [person])
