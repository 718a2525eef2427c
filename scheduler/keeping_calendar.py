"""The production calendar of the years around programme time lies in the database: computed aside, once a year and release.

The library that knows the decrees takes half a second and 20 MB, so that a child holds it and not the bot.
"""

import json
from datetime import date, datetime
from functools import cache
from importlib.metadata import version

from sqlalchemy.ext.asyncio import AsyncSession

from aside import fresh
from db import calendar, jobs

#: Years after the present one that are kept; those before it: one.
AHEAD = 5
SECONDS = 60.0


async def keep(tx: AsyncSession, today: date, now: datetime) -> None:
    """Put the days off of the years around `today` into the database, unless this release of the library has done so this year.

    Raises `fresh.Failed` when the child does not answer; until the next try years that are not known go by the week.
    """
    if await jobs.begin(tx, f"holidays-{_release()}", date(today.year, 1, 1), now=now):
        asked = json.dumps([today.year - 1, today.year + AHEAD]).encode()
        told = json.loads(await fresh.run("scheduler.production_calendar", asked, seconds=SECONDS))
        await calendar.put(tx, {int(year): [date.fromisoformat(day) for day in days] for year, days in told.items()})


@cache
def _release() -> str:
    """Of the library: looked up in its papers on the disk, once."""
    return version("holidays")
