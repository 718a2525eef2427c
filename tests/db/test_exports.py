"""Tables of one moment: an independent recount finds their numbers, jobs live and die once, set days come once."""

import asyncio
import io
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from bot import export_child
from bot.export_letter import Letter
from bot.exporting import Aside
from db import Database, export_files, export_jobs, export_mails, export_schedules, exports
from db.export_jobs import Enough, Job, Stopped
from db.snapshot import snapshot
from domain.exports import Holds, Rule, What
from domain.offices import Office
from domain.personal import PersonalData
from handlers.exports import asked
from handlers.exports.asked import NotAllowed
from handlers.exports.making import make, tables_of
from scheduler.exporting import Exporting
from scheduler.mailing import Accepted, Mail
from scheduler.parcels import Parcels
from tests.crowd import filled
from tests.db.history_of_pairs import found, live, side
from tests.db.test_shares import recount
from tests.inbox import ask, tell
from tests.rows import Place, joined, moment

NOW = moment(date(2026, 11, 16), 10)
Rows = list[list[Any]]


async def job_of(by: int, what: What, organization: int, **details: str) -> Job:
    return Job(1, 1, by, organization, what, Holds.CODES, "ru", details)


async def sheets(
    database: Database, folder: Path, by: int, what: What, organization: int, now: datetime = NOW, **details: str
) -> dict[str, Rows]:
    """The sheets of a table as another program reads them: name → rows below the headings, notes left out."""
    job = await job_of(by, what, organization, **details)

    async def nothing(_: int) -> None:
        return None

    async with snapshot(database.engine) as tx:
        await make(tx, job, now, PersonalData.NAMES, folder / "table.xlsx", nothing)
    return read(openpyxl.load_workbook(folder / "table.xlsx"))


def read(book: openpyxl.Workbook) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for page in book.worksheets:
        width = len([cell for cell in page[4] if cell.value is not None])
        rows = [[cell.value for cell in row[:width]] for row in page.iter_rows(min_row=5)]
        found[page.title] = rows[: next((at for at, row in enumerate(rows) if not any(row)), len(rows))]
    return found


async def test_numbers_of_the_files_are_those_of_a_recount(database: Database, tmp_path: Path) -> None:
    async with database.begin() as tx:
        history = await found(tx)
        await live(tx, history, Random(5), pairs=90)
        curators = [await joined(tx, Office.CURATOR, one.id) for one in history.places]
        coordinator = await joined(tx, Office.COORDINATOR, history.town.id)
    on = date(2026, 12, 20)
    now, here = moment(on, 12), history.places[0].id
    told = await sheets(database, tmp_path, curators[0], What.SHARES, here, now)
    learners = told["Из кого складывается"]
    counted_by = {row[0]: row for row in told["Доля"]}
    seen = 0
    for programme in history.programmes:
        counted = recount(history, programme, on, [one.id for one in history.places])
        mine = counted.places[here]
        lines = [row for row in learners if row[0] == programme.title]
        assert (len(lines), sum(row[8] == "да" for row in lines)) == (mine.involved, mine.by_journal)
        row = counted_by[programme.title]
        assert (row[6], row[7]) == (mine.pupils, mine.involved)
        assert row[8] == (None if mine.share.percent is None else pytest.approx(float(mine.share.percent) / 100))
        seen += mine.involved
    assert seen > 5
    # Above the school the same numbers, as far as they are not small.
    above = await sheets(database, tmp_path, coordinator, What.SHARES, history.town.id, now)
    names = {one.id: one.short_name for one in history.places}
    told_numbers = 0
    for programme in history.programmes:
        counted = recount(history, programme, on, list(names))
        rows = {row[1]: row for row in above["По организациям"] if row[0] == programme.title}
        for place, number in counted.places.items():
            assert rows[names[place]][2] == number.pupils
            assert rows[names[place]][3] in (None, number.involved)
            assert not 0 < (rows[names[place]][3] or 5) < 5
            told_numbers += rows[names[place]][3] is not None
    assert told_numbers > 1
    # The registers: a pair stands there when it lives, or had begun; a meeting when it was not only planned.
    pairs = [one for one in history.pairs if one.mentee.place == here and (one.begun or not one.ended)]
    register = (await sheets(database, tmp_path, curators[0], What.PAIRS, here, now))["Пары"]
    confirmed = [sum(state == "confirmed" for _, state, _ in one.meetings) for one in pairs]
    assert (len(register), sorted(row[12] for row in register)) == (len(pairs), sorted(confirmed))
    journal = (await sheets(database, tmp_path, curators[0], What.MEETINGS, here, now, span="calendar"))["Встречи"]
    days = [day for one in pairs for day, state, _ in one.meetings if state != "planned" and day.year == 2026]
    assert [row[1].date() for row in journal] == sorted(days)


async def test_registers_above_the_school_are_counts_and_small_ones_are_hidden(database: Database, tmp_path: Path) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=4)
        for school, pairs in zip(place.schools, (0, 3, 40, 9), strict=True):
            if pairs:
                await filled(tx, place.programme, school, place.heads[0], pairs=pairs, meetings=2)
        # In the third school two mentees have no mentor: forty pairs beside forty-two mentees would tell of them.
        for person in (place.coordinator, place.regional):
            lone, _ = await side(tx, person, place.schools[2], place.programme, "mentee", "pupil")
            await tx.execute(text("UPDATE participants SET state = 'admitted' WHERE id = :id"), {"id": lone})
    hidden = "скрыто"
    mentees = (await sheets(database, tmp_path, place.coordinator, What.MENTEES, place.town))["Наставляемые"]
    assert [row[1:] for row in mentees] == [[0, 0], [hidden, hidden], [42, 42], [hidden, hidden], [None, 54]]
    pairs = (await sheets(database, tmp_path, place.coordinator, What.PAIRS, place.town))["Пары"]
    assert [row[2] for row in pairs] == [0, hidden, hidden, hidden, 52]
    meetings = (await sheets(database, tmp_path, place.regional, What.MEETINGS, place.region, span="all"))["Встречи"]
    met = await ask(
        database,
        """SELECT p.organization_id AS place, count(*) AS number FROM meetings m JOIN pairs p ON p.id = m.pair_id
            WHERE m.state = 'confirmed' GROUP BY 1""",
    )
    numbers = {row.place: row.number for row in met}
    assert [row[-1] for row in meetings] == [0, hidden, numbers[place.schools[2]], hidden, sum(numbers.values())]
    for by, what, where in (
        (place.heads[0], What.MENTEES, place.schools[1]),
        (place.coordinator, What.MENTEES, place.schools[1]),
        (place.controller, What.PAIRS, place.town),
        (place.regional, What.PARTICIPANTS, place.schools[2]),
    ):
        with pytest.raises(NotAllowed):
            await sheets(database, tmp_path, by, what, where)


async def test_execution_of_road_maps_is_that_of_the_assignments(database: Database, tmp_path: Path) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        measures = [await place.measure(tx, words="=Утвердить план"), await place.measure(tx)]
        for school in range(3):
            for number, measure in enumerate(measures):
                await place.assigned(tx, school=school, measure=measure, due=date(2026, 11, 10 + 10 * number))
    for by, where, schools in ((place.heads[0], place.schools[0], 1), (place.coordinator, place.town, 3)):
        told = await sheets(database, tmp_path, by, What.ROAD_MAP, where)
        matrix, assignments, totals = told.values()
        assert [row[1:4] for row in matrix] == [[1, 0, 0]] * schools
        assert len(assignments) == 2 * schools
        assert [row[5] for row in assignments] == [6, None] * schools, "working from the deadline to today"
        assert assignments[0][2] == "=Утвердить план"
        assert [row[4:] for row in totals] == [[schools, 0, 0, schools], [0, 0, 0, schools]]
    with pytest.raises(NotAllowed):
        await sheets(database, tmp_path, place.heads[0], What.ROAD_MAP, place.town)


def test_process_that_makes_tables_holds_no_telegram_and_no_arrays() -> None:
    script = "import sys, bot.export_child; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"aiogram", "aiogram_dialog", "numpy", "matplotlib"} & set(done.stdout.split())


async def test_table_is_of_one_moment_and_of_codes_where_names_may_not_go(database: Database, tmp_path: Path) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await filled(tx, place.programme, place.schools[0], place.heads[0], pairs=7, meetings=1, names=True)
    job = await job_of(place.heads[0], What.PAIRS, place.schools[0])
    async with snapshot(database.engine) as tx:
        (table,) = await tables_of(tx, await asked.of(tx, job, NOW, PersonalData.CODES))
        await tell(database, "UPDATE pairs SET state = 'ended', ended_at = :now, active_at = NULL", now=NOW)
        rows = [row async for row in table.rows]
    assert (table.total, len(rows)) == (7, 7)
    assert all(row[5] == "работает" for row in rows)
    said = [str(value) for row in rows for value in row]
    assert "7Б-00003" in said
    assert not any("Аня" in one or "Полина" in one for one in said)


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
