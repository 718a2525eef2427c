"""Jobs that make tables: done once whoever dies, stopped, given up; set days come once, also to the office address."""

import asyncio
import io
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from bot import export_child
from bot.export_letter import Letter
from bot.exporting import Aside
from db import Database
from db.export import export_files, export_jobs, export_mails, export_schedules, exports
from db.export.export_jobs import Enough, Job, Stopped
from domain.exports import Holds, Rule, What
from domain.offices import Office
from domain.personal import PersonalData
from scheduler.exporting import Exporting
from scheduler.mailing import Accepted, Mail
from scheduler.parcels import Parcels
from tests.crowd import filled
from tests.db.test_exports import NOW, read
from tests.inbox import ask, tell
from tests.rows import Place, joined, moment


async def test_job_is_done_once_whoever_dies_and_stops_when_it_is_cancelled(database: Database, url: str) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await filled(tx, place.programme, place.schools[0], place.heads[0], pairs=3)
    head, school = place.heads[0], place.schools[0]

    async def asks(what: What = What.PAIRS) -> int | None:
        async with database.begin() as tx:
            return await export_jobs.ask(tx, head, what, school, holds=Holds.CODES, language="ru", now=NOW)

    async def claims() -> Job:
        async with database.begin() as tx:
            job = await export_jobs.claim(tx)
        assert job is not None
        return job

    first, again = await asyncio.gather(asks(), asks())
    assert first == again, "two presses are one file"
    assert len(await ask(database, "SELECT FROM updates WHERE payload ? 'export'")) == 1
    # Its process dies with -9: the lease runs out, another one takes over, and what the first still writes is refused.
    dead = await claims()
    await tell(database, "UPDATE exports SET lease_until = clock_timestamp()")
    living = await claims()
    assert (dead.attempt, living.attempt) == (1, 2)
    with pytest.raises(Stopped):
        async with database.begin() as tx:
            await export_jobs.went_on(tx, dead, 50, tell=True)
    with pytest.raises(Stopped):
        async with database.begin() as tx:
            await export_jobs.made(tx, dead, b"x", file_name="x", rows=1, now=NOW)
    # Cancelled in the middle: the one at work hears it with its next word, and nothing of the file is kept.
    async with database.begin() as tx:
        await export_jobs.went_on(tx, living, 40, tell=True)
        assert not await export_jobs.cancel(tx, living.id, place.coordinator, now=NOW), "one's own only"
        assert await export_jobs.cancel(tx, living.id, head, now=NOW)
    assert await export_child.work(database, living, NOW, PersonalData.CODES, Path("nowhere.xlsx")) == "stopped"
    assert [tuple(row) for row in await ask(database, "SELECT state, content, sha256 FROM exports")] == [
        ("cancelled", None, None)
    ]
    # A worker that is killed while it works (here: by the limit of time) is followed by one that makes the file.
    assert await asks() != first
    works = iter((Aside(url, PersonalData.CODES, seconds=0.001), Aside(url, PersonalData.CODES)))
    exporting = Exporting(database, lambda: NOW, PersonalData.CODES, lambda job, now: next(works)(job, now))
    assert [await exporting.once() for _ in range(3)] == [True, True, False]
    (row,) = await ask(database, "SELECT state, attempts, rows, size, sha256, content FROM exports WHERE state <> 'cancelled'")
    assert (row.state, row.attempts, row.rows, row.size) == ("made", 2, 3, len(row.content))
    assert len(read(openpyxl.load_workbook(io.BytesIO(row.content)))["Пары"]) == 3
    async with database.begin() as tx:
        page = await exports.taken(tx, place.town, skip=0, size=10)
        assert [(one.by, one.office, one.what, one.state, one.rows) for one in page.lines] == [
            (head, Office.HEAD, "pairs", "made", 3),
            (head, Office.HEAD, "pairs", "cancelled", None),
        ]
        await export_files.make_anew(tx, place.coordinator)  # somebody who is no participant there
    assert [one.content is None for one in await ask(database, "SELECT content FROM exports ORDER BY id")] == [True, False]
    # Somebody in it is forgotten before it was handed over: it is made again without them.
    async with database.begin() as tx:
        mentee = (await tx.execute(text("SELECT person_id FROM participants WHERE role = 'mentee' LIMIT 1"))).scalar_one()
        await export_files.make_anew(tx, mentee)
    assert [tuple(one) for one in await ask(database, "SELECT state, content FROM exports WHERE state <> 'cancelled'")] == [
        ("waiting", None)
    ]
    exporting.work = Aside(url, PersonalData.CODES)
    assert await exporting.once()
    # Nobody has taken it for a day: the file goes, the record stays.
    async with database.begin() as tx:
        await export_files.forget(tx, NOW + timedelta(days=2))
    assert [tuple(row) for row in await ask(database, "SELECT state, content FROM exports ORDER BY id DESC LIMIT 1")] == [
        ("failed", None)
    ]
    for what in (What.PAIRS, What.MENTEES, What.MENTORS):
        assert await asks(what)
    with pytest.raises(Enough):
        await asks(What.MEETINGS)


async def test_set_day_of_somebody_who_lost_the_office_ends_with_one_word(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        stranger = await joined(tx, Office.STAFF, place.schools[0])
        await export_schedules.set_one(
            tx, stranger, place.schools[0], What.PAIRS, Rule.WEEKLY, 1, by_mail=False, now=NOW - timedelta(days=3)
        )

    async def works(job: Job, now: datetime) -> str:
        return await export_child.work(database, job, now, PersonalData.CODES, Path("nowhere.xlsx"))

    for now in (NOW, NOW + timedelta(days=7)):
        exporting = Exporting(database, lambda now=now: now, PersonalData.CODES, works)
        await exporting.sweep()
        await exporting.once()
    assert [tuple(one) for one in await ask(database, "SELECT state, failure FROM exports")] == [("failed", "not-allowed")]


async def test_a_worker_that_always_dies_is_given_up_and_the_person_is_told(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await export_jobs.ask(tx, place.heads[0], What.PAIRS, place.schools[0], holds=Holds.CODES, language="ru", now=NOW)
    await tell(database, "UPDATE updates SET done_at = clock_timestamp()")

    async def dies(job: Job, now: datetime) -> str:
        raise RuntimeError("killed")

    exporting = Exporting(database, lambda: NOW, PersonalData.CODES, dies)
    assert [await exporting.once() for _ in range(4)] == [True, True, True, False]
    assert [tuple(row) for row in await ask(database, "SELECT state, attempts FROM exports")] == [("failed", 3)]
    assert len(await ask(database, "SELECT FROM updates WHERE done_at IS NULL AND payload ? 'export'")) == 1


async def test_job_whose_row_is_just_being_written_is_made_right_after(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await export_jobs.ask(tx, place.heads[0], What.PAIRS, place.schools[0], holds=Holds.CODES, language="ru", now=NOW)
    looked, worked = asyncio.Event(), asyncio.Event()

    async def works(job: Job, now: datetime) -> str:
        worked.set()
        return "stopped"

    class Looking(Exporting):
        async def once(self) -> bool:
            found = await super().once()
            looked.set()
            return found

    exporting = Looking(database, lambda: NOW, PersonalData.CODES, works)
    async with database.begin() as tx:
        await tx.execute(text("UPDATE exports SET percent = 0"))
        working = asyncio.create_task(exporting.run())
        await looked.wait()
        assert not worked.is_set()
    try:
        async with asyncio.timeout(10):
            await worked.wait()
    finally:
        working.cancel()
        await asyncio.wait({working})


async def test_set_day_gives_one_file_however_many_look(database: Database) -> None:
    monday = moment(date(2026, 11, 16), 9)
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head, school = place.heads[0], place.schools[0]
        await place.target(tx, due=date(2026, 12, 31))
        for rule, day in ((Rule.WEEKLY, 3), (Rule.WEEKLY, 1), (Rule.BEFORE, 14)):
            await export_schedules.set_one(
                tx, head, school, What.SHARES, rule, day, by_mail=False, now=monday - timedelta(days=3)
            )
        standing = await export_schedules.of_person(tx, head, school, monday - timedelta(days=3))
    assert [(one.rule, one.day, one.next) for one in standing] == [
        (Rule.BEFORE, 14, date(2026, 12, 17)),
        (Rule.WEEKLY, 1, date(2026, 11, 16)),
    ]

    async def sweep(now: datetime) -> list[tuple[str, date]]:
        looking = [Exporting(database, lambda: now, PersonalData.CODES, _nothing) for _ in range(3)]
        await asyncio.gather(*(one.sweep() for one in looking))
        rows = await ask(database, "SELECT s.rule, e.period FROM exports e JOIN export_schedules s ON s.id = e.schedule_id")
        return sorted((row.rule, row.period) for row in rows)

    async with database.read() as tx:
        assert await export_schedules.next_moment(tx, monday - timedelta(hours=2)) == monday
    assert await sweep(monday - timedelta(minutes=1)) == []
    once = [("weekly", date(2026, 11, 16))]
    assert await sweep(monday) == once
    async with database.read() as tx:
        assert await export_schedules.next_moment(tx, monday) == monday + timedelta(days=7)
    assert await sweep(monday + timedelta(days=1)) == once, "the same week"
    twice = [*once, ("weekly", date(2026, 11, 23))]
    assert await sweep(moment(date(2026, 11, 25), 12)) == twice, "a bot that was down makes up one"
    async with database.begin() as tx:
        await export_schedules.remove(tx, standing[1].id, place.coordinator, now=monday)  # not theirs
        await export_schedules.remove(tx, standing[1].id, head, now=monday)
    assert await sweep(moment(date(2026, 12, 17), 12)) == [("before", date(2026, 12, 17)), *twice]


async def _nothing(job: Job, now: datetime) -> str:
    return "stopped"


async def test_table_by_schedule_goes_to_the_office_address_too(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head, school = place.heads[0], place.schools[0]
        await filled(tx, place.programme, school, head, pairs=2)
        await tx.execute(text("UPDATE organizations SET email = 'school@example.ru' WHERE id = :id"), {"id": school})
        await export_schedules.set_one(tx, head, school, What.PAIRS, Rule.WEEKLY, 1, by_mail=True, now=NOW - timedelta(days=3))
    taken: list[Mail] = []

    async def takes(mail: Mail) -> Accepted:
        taken.append(mail)
        return Accepted()

    async def works(job: Job, now: datetime) -> str:
        with tempfile.TemporaryDirectory() as folder:
            return await export_child.work(database, job, now, PersonalData.CODES, Path(folder) / "table.xlsx")

    exporting = Exporting(database, lambda: NOW, PersonalData.CODES, works)
    await exporting.sweep()
    assert await exporting.once()
    parcels = Parcels(export_mails.OUTBOX, database, lambda: NOW, Letter(PersonalData.CODES), takes)
    async with database.begin() as tx:
        await export_files.handed_over(tx, 1)
    assert len(await ask(database, "SELECT FROM exports WHERE state = 'sent' AND content IS NOT NULL")) == 1
    await asyncio.gather(parcels.sweep(), parcels.sweep())
    (mail,) = taken
    assert (mail.address, mail.subject, mail.items) == ("school@example.ru", "Реестр пар: Школа № 1", 2)
    assert len(read(openpyxl.load_workbook(io.BytesIO(mail.files[0].content)))["Пары"]) == 2
    left = await ask(database, "SELECT m.state, e.content FROM export_mails m JOIN exports e ON e.id = m.export_id")
    assert [tuple(row) for row in left] == [("sent", None)]
