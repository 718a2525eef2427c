"""Tables of one organisation with 20 000 people and 100 000 meetings: rows per second and peak memory of the process that writes.

    python -m benchmarks.exports [people meetings]

Each table is made as the bot makes it, by `bot.export_child` in a fresh process: rights, one moment of the database, rows
through a cursor, words, cells, the file kept in the database. Beside it stands the library alone: the same rows, ready on the
disk, written by xlsxwriter in constant memory and by openpyxl in its write-only mode, with plain formats and nothing else.
The first table is empty: what a process costs by itself. Starts a PostgreSQL of its own in a temporary directory.
"""

import asyncio
import pickle
import subprocess
import sys
import tempfile
import time
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot import export_child
from db import Database, embedded, migrate, open_engine
from db.export import export_files, export_jobs
from db.export.export_jobs import Job
from db.snapshot import snapshot
from domain.exports import Holds, What
from domain.offices import Office
from domain.personal import PersonalData
from handlers.exports import asked
from handlers.exports.making import tables_of
from tests.crowd import filled
from tests.rows import Place, joined, moment

PEOPLE, MEETINGS = 20_000, 100_000
NOW = moment(date(2026, 11, 16), 10)
TABLES = (What.PARTICIPANTS, What.PAIRS, What.MEETINGS, What.SHARES)
ROOT = Path(__file__).parents[1]

#: Starts one child, hands it its standard input, says its seconds of processor time and its peak memory in KB.
_WATCHED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, *sys.argv[1:]], input=sys.stdin.buffer.read(), capture_output=True)
sys.stderr.buffer.write(done.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.stdout.decode().strip(), used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""

#: The library alone: rows come one after another from a file of pickles.
_ALONE = """
import pickle, sys
from datetime import date
how, rows, out = sys.argv[1:]
def ready():
    with open(rows, "rb") as file:
        while True:
            try:
                yield from pickle.load(file)
            except EOFError:
                return
if how == "xlsxwriter":
    import xlsxwriter
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "border": 1})
        page = book.add_worksheet()
        for at, row in enumerate(ready()):
            for column, value in enumerate(row):
                if value is None: page.write_blank(at, column, None, plain)
                elif isinstance(value, str): page.write_string(at, column, value, plain)
                elif isinstance(value, date): page.write_datetime(at, column, value, day)
                else: page.write_number(at, column, value, plain)
else:
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for row in ready():
        page.append(row)
    book.save(out)
print("alone")
"""


def run(arguments: list[str], given: bytes = b"") -> tuple[str, float, float, float]:
    """The word of a fresh process, its seconds of wall time and of processor time, its peak memory in MB."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _WATCHED, *arguments], input=given, stdout=subprocess.PIPE, cwd=ROOT, check=True)
    word, used, peak = done.stdout.decode().split()
    return word, time.perf_counter() - began, float(used), int(peak) / 1024


async def ready(database: Database, job: Job, file: Path) -> int:
    """The rows of a job as plain values, in a file of pickles; returns how many."""
    rows = 0
    async with snapshot(database.engine) as tx:
        with file.open("wb") as out:
            for table in await tables_of(tx, await asked.of(tx, job, NOW, PersonalData.CODES)):
                some: list[tuple[Any, ...]] = []
                async for row in table.rows:
                    some.append(tuple(float(value) if isinstance(value, Fraction) else value for value in row))
                    rows += 1
                    if len(some) == 500:
                        pickle.dump(some, out)
                        some = []
                pickle.dump(some, out)
    return rows


async def main(people: int, meetings: int) -> None:
    """Prints a line for every table and way."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        engine = open_engine(server.url)
        await migrate.upgrade(engine)
        database, pairs = Database(engine), people // 2
        async with database.begin() as tx:
            place = await Place.founded(tx, schools=2)
            curators = [await joined(tx, Office.CURATOR, school) for school in place.schools]
            school, curator = place.schools[0], curators[0]
            await filled(tx, place.programme, school, curator, pairs=pairs, meetings=-(-meetings // pairs))
        print(f"{people} people, {meetings} meetings of one organisation")
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("ANALYZE"))
        print(f"{'table':14} {'rows':>8} {'how':22} {'s':>7} {'CPU s':>7} {'rows/s':>8} {'rows/CPU s':>10} {'MB':>6}")
        await _table(database, server.url, What.MENTORS, place.schools[1], curators[1], Path(folder))
        for what in TABLES:
            await _table(database, server.url, what, school, curator, Path(folder))
        await engine.dispose()


async def _table(database: Database, url: str, what: What, school: int, curator: int, folder: Path) -> None:
    async with database.begin() as tx:
        await export_jobs.ask(tx, curator, what, school, holds=Holds.CODES, language="ru", now=NOW, details={"span": "all"})
    async with database.begin() as tx:
        job = await export_jobs.claim(tx)
    assert job is not None  # asked a line above
    rows = await ready(database, job, folder / "rows")
    word, *spent = run(["-m", "bot.export_child"], export_child.given(job, url, NOW, PersonalData.CODES))
    assert word == "made", word
    _say(what, rows, "the bot's process", *spent)
    for how in ("xlsxwriter", "openpyxl"):
        _, *spent = run(["-c", _ALONE, how, str(folder / "rows"), str(folder / "alone.xlsx")])
        _say(what, rows, f"{how} alone", *spent)
    async with database.begin() as tx:
        await export_files.handed_over(tx, job.id)


def _say(what: What, rows: int, how: str, spent: float, used: float, peak: float) -> None:
    each = f"{rows / spent:8.0f} {rows / used:10.0f}"
    print(f"{what.value:14} {rows:8} {how:22} {spent:7.2f} {used:7.2f} {each} {peak:6.0f}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(*(int(one) for one in sys.argv[1:3]) if len(sys.argv) > 2 else (PEOPLE, MEETINGS)))
