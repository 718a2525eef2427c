"""Tables of one moment: an independent recount finds their numbers, small ones are hidden, names go where they may."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from db import Database
from db.export.export_jobs import Job
from db.snapshot import snapshot
from domain.exports import Holds, What
from domain.offices import Office
from domain.personal import PersonalData
from handlers.exports import asked
from handlers.exports.asked import NotAllowed
from handlers.exports.making import make, tables_of
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
