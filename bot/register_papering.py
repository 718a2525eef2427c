"""Registers with full names, on the server's own disk and nowhere else: what stands by a code in the chat has its name here."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from db.export.export_jobs import Job
from db.snapshot import snapshot
from domain.exports import Holds, What
from domain.personal import Personal, PersonalData
from handlers.exports import asked
from handlers.exports.asked import Table
from handlers.exports.making import name_of, tables_of, write
from papers.register_xlsx import Value

#: The registers of a school, each a file of its own.
REGISTERS = (What.PARTICIPANTS, What.PAIRS, What.MEETINGS)


async def files(
    engine: AsyncEngine, organization_id: int, names: Mapping[str, Personal], now: datetime, mode: PersonalData
) -> dict[str, tuple[bytes, int]]:
    """The registers as of `now` (aware) by file name, each with the number of its lines; those without a line are left out.

    `names` are full names by code; whoever has none stands there as in the chat.
    """
    made: dict[str, tuple[bytes, int]] = {}
    async with snapshot(engine) as tx:
        for what in REGISTERS:
            job = Job(0, 0, 0, organization_id, what, Holds.NAMES, "ru", {"span": "all"})
            one = await asked.for_whom(tx, job, now, mode)
            tables = [_headed(table, one) for table in await tables_of(tx, one)]
            with tempfile.TemporaryDirectory(prefix="mentors-export-") as folder:
                file = Path(folder) / "table.xlsx"
                rows = await write(tables, file, _nothing, lambda value: _named(value, names))
                if rows:
                    made[name_of(one)] = file.read_bytes(), rows
    return made


def _headed(table: Table, one: asked.Asked) -> Table:
    """The column of codes is one of names."""
    said = {
        one.texts.plain("roll-heading", what="name", mode=PersonalData.CODES.value): one.texts.plain("exports-full-name"),
    }
    columns = [replace(column, heading=said.get(column.heading, column.heading)) for column in table.page.columns]
    return replace(table, page=replace(table.page, columns=columns))


def _named(value: Value, names: Mapping[str, Personal]) -> Value:
    """A cell of codes, one or several, as a cell of names; everything else as it is."""
    if not isinstance(value, str):
        return value
    codes = value.split("; ")
    if not any(code in names for code in codes):
        return value
    return "; ".join(names[code].reveal_on_disk() if code in names else code for code in codes)


async def _nothing(_: int) -> None:
    """Nobody watches."""
