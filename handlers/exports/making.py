"""A table is made: rights → sheets → rows to the disk as they come, all from one moment of the database.

Imports no Telegram: this runs in a process of its own (`bot/export_child.py`), and on the server's command line.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from db.export.export_jobs import Job
from domain.exports import DOCUMENTS, What
from domain.forms import Part
from domain.personal import PersonalData
from handlers.exports import counts, documents, execution, registers, shares
from handlers.exports.asked import Asked, Made, Table, of
from papers.register_xlsx import Value, written

#: Called with per cent, about twice a second at most. What it raises ends the work.
WentOn = Callable[[int], Awaitable[None]]
#: Seconds between two words about how far it is.
EVERY = 0.5


async def make(tx: AsyncSession, job: Job, now: datetime, mode: PersonalData, file: Path, went_on: WentOn) -> Made:
    """Write the table or document of the job into `file`, as of `now`. `tx` sees one moment. Raises `asked.NotAllowed`."""
    asked = await of(tx, job, now, mode)
    if job.what in DOCUMENTS:
        return await documents.write(tx, asked, file)
    return Made(name_of(asked), await write(await tables_of(tx, asked), file, went_on))


async def write(
    tables: Sequence[Table], file: Path, went_on: WentOn, told: Callable[[Value], Value] = lambda value: value
) -> int:
    """Write the sheets, every value as `told` has it; returns how many lines they have, sums left out."""
    total, rows, last = max(1, sum(one.total for one in tables)), 0, time.monotonic()
    with written(file) as book:
        for one in tables:
            with book.sheet(one.page) as sheet:
                async for row in one.rows:
                    sheet.write([told(value) for value in row], is_sum=sheet.rows >= one.total - one.sums)
                    rows += 1
                    if time.monotonic() - last >= EVERY:
                        last = time.monotonic()
                        await went_on(min(99, 100 * rows // total))
    return rows - sum(one.sums for one in tables)


def name_of(asked: Asked) -> str:
    """What the file is called."""
    what, day = asked.job.what.value, asked.today.isoformat()
    return f"{_safe(asked.texts.plain('exports-file', what=what, organization=asked.organization, day=day))}.xlsx"


async def tables_of(tx: AsyncSession, asked: Asked) -> list[Table]:
    """The sheets; their rows are read when they are written."""
    match asked.job.what:
        case What.PARTICIPANTS:
            return await registers.participants(tx, asked, Part.MENTEE, Part.MENTOR)
        case What.MENTEES | What.MENTORS:
            part = Part.MENTEE if asked.job.what is What.MENTEES else Part.MENTOR
            if asked.inside:
                return await registers.participants(tx, asked, part)
            return await counts.participants(tx, asked, part)
        case What.PAIRS:
            return await (registers.pairs(tx, asked) if asked.inside else counts.pairs(tx, asked))
        case What.MEETINGS:
            return await (registers.meetings(tx, asked) if asked.inside else counts.meetings(tx, asked))
        case What.SHARES:
            return await shares.of(tx, asked)
        case What.ROAD_MAP:
            return await execution.of(tx, asked)
        case What.STATEMENT | What.SUMMARY | What.PAIR_LIST:
            return []  # no sheets: `documents` writes them


def _safe(name: str) -> str:
    """Without what a file's name may not hold."""
    return " ".join("".join(" " if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in name).split())[:100]
