"""Reports under deaths and faults of the messenger: none lost, none leaked, every step of the climb on time."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from db import Database
from db.concern import concern_climb, concerns
from db.models import Account, Appointment, Concern, Person
from domain import safety
from domain.offices import Office
from domain.safety import About, Category
from domain.who import Who
from tests.long import count, in_parts
from tests.rows import NOW, Place

PARTS = 10
REPORTS = count(12, 1000 // PARTS)


class Died(Exception):
    """The process ends inside a transaction: nothing of it stays."""


async def _adult(tx: Any, office: Office, place: int, external: int) -> int:
    person = Person(language="ru", created_at=NOW)
    tx.add(person)
    await tx.flush()
    tx.add(Account(person_id=person.id, external_id=external, started_at=NOW))
    tx.add(Appointment(person_id=person.id, organization_id=place, office=office, since=NOW.date() - timedelta(days=9)))
    await tx.flush()
    return person.id


async def _dies_or(chance: random.Random, database: Database, does: Callable[[Any], Any]) -> Any:
    """Do it in a transaction that may die at its end any number of times; whoever comes back does it again."""
    while True:
        try:
            async with database.begin() as tx:
                done = await does(tx)
                if chance.random() < 0.3:
                    raise Died
                return done
        except Died:
            continue


async def _deliver(chance: random.Random, database: Database, now: datetime) -> None:
    """What is due goes out, unless it is not true any more, or the reader has blocked the bot."""
    async with database.begin() as tx:
        due = await tx.execute(
            text("""SELECT d.id AS delivery, n.id AS notice FROM deliveries d JOIN notices n ON n.delivery_id = d.id
                     WHERE d.state = 'waiting' AND d.due_at <= :now AND n.void_at IS NULL ORDER BY d.due_at, d.id"""),
            {"now": now},
        )
        for row in due.all():
            notice = await tx.get_one(concern_climb.Notice, row.notice)
            blocked = not await _reachable(tx, notice.person_id)
            state = "failed" if blocked else "sent" if await concern_climb.still_true(tx, notice, now) else "dropped"
            await tx.execute(
                text("""
                    UPDATE deliveries SET state = CAST(:state AS text),
                           failure = CASE WHEN CAST(:state AS text) = 'failed' THEN 'blocked' END,
                           sent_at = CASE WHEN CAST(:state AS text) = 'sent' THEN CAST(:now AS timestamptz) END
                     WHERE id = :id
                """),
                {"state": state, "now": now, "id": row.delivery},
            )


async def _reachable(tx: Any, person_id: int) -> bool:
    found = await tx.execute(text("SELECT reachable FROM accounts WHERE person_id = :id"), {"id": person_id})
    return bool(found.scalar_one_or_none())


@in_parts(PARTS)
async def test_random_reports_are_never_lost_nor_leaked_and_climb_on_time(database: Database, part: int) -> None:
    chance = random.Random(part)
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=1)
        school = place.schools[0]
        for external in (9001, 9002):
            await _adult(tx, Office.CURATOR, school, external)
        everybody = [one.person for one in await concern_climb.adults(tx, school, NOW.date())]
    now = NOW
    for number in range(REPORTS):
        accused, urgent = chance.choice([None, None, *everybody]), chance.random() < 0.7
        about = chance.choice([About.OTHER, About.NOBODY, About.CURATOR, About.HEAD]) if accused is None else About.OTHER
        async with database.begin() as tx:
            # Whoever blocks the bot today is not waited for.
            await tx.execute(
                text("UPDATE accounts SET reachable = NOT (person_id = ANY(:silent))"),
                {"silent": [one for one in everybody if chance.random() < 0.2]},
            )

        async def reports(
            tx: Any,
            accused: int | None = accused,
            now: datetime = now,
            urgent: bool = urgent,
            about: About = about,
            by: int = number,
        ) -> int:
            who = Who(external_id=500_000 + by, person_id=None, language="ru")
            made = await concerns.report(tx, who, Category.PRESSURE, urgent=urgent, now=now, about=about)
            row = await tx.get_one(Concern, made)
            row.organization_id, row.about_person_id = school, accused
            await tx.execute(text("UPDATE notices SET void_at = :now WHERE subject_kind = 'concern' AND subject_id = :id"),
                             {"now": now, "id": made})  # fmt: skip
            await concern_climb.tell(tx, row, now)
            return made

        made = await _dies_or(chance, database, reports)
        answered = chance.choice([None, timedelta(minutes=20), timedelta(minutes=100), timedelta(hours=3)])
        for minutes in (0, 20, 31, 100, 121, 180, 241, 300):
            at = now + timedelta(minutes=minutes)
            await _dies_or(chance, database, lambda tx, at=at: concern_climb.sweep(tx, at))
            await _deliver(chance, database, at)
            if answered and minutes == answered // timedelta(minutes=1):
                await _answers(database, made, at)
        await _holds(database, made, now, everybody)
        async with database.begin() as tx:
            # One at a time: with thirty open at once each look at the clock would ask about all of them.
            await tx.execute(text("UPDATE concerns SET closed_at = :at, closing = '…' WHERE id = :id"), {"at": now, "id": made})
        now += timedelta(days=1)
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM concerns"))).scalar_one() == REPORTS


async def _answers(database: Database, made: int, at: datetime) -> None:
    """Whoever was told first takes it."""
    async with database.begin() as tx:
        told = [one for one in await concern_climb.told(tx, made) if one.sent_at is not None]
        if told:
            assert await concerns.take(tx, made, Who(0, told[0].person_id, "ru"), now=at)


async def _holds(database: Database, made: int, now: datetime, everybody: list[int]) -> None:
    async with database.read() as tx:
        row = await tx.get_one(Concern, made)
        adults = await concern_climb.adults_now(tx, row, now)
        report = concern_climb.report_of(row)
        told = {one.person_id: one.sent_at for one in await concern_climb.told(tx, made) if one.sent_at is not None}
        silent = {one for one in everybody if not await _reachable(tx, one)}
        may = {one for wave in safety.listeners(report, adults) for one in wave}
        assert set(told) <= may, "the accused and those below never hear of it"
        assert row.passed_at is not None
        ends = row.taken_at or now + timedelta(minutes=300)
        for wave in safety.climb(report, adults, row.passed_at, silent):
            for person in wave.persons - silent:
                if wave.at < ends and wave.at <= now + timedelta(minutes=241):
                    late = told[person] - wave.at
                    assert timedelta(0) <= late <= timedelta(minutes=21), (person, late)
                elif wave.at > ends:
                    assert person not in told, "answered: it climbs no further"
