"""What is done once a day, by one replica: the row (job, day) and the work's own rows are one commit.

A work gets the local day that has begun. It does everything that lies before it, since days on which the bot was down are not
made up one by one; what fails is tried again a minute later.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, calendar, jobs
from domain.allowed_hours import local_day

log = structlog.get_logger("daily")

#: The work of a day: in the given transaction, for the local day that has begun, at this moment of programme time (aware).
Work = Callable[[AsyncSession, date, datetime], Awaitable[None]]


@dataclass(frozen=True)
class Daily:
    """The daily works by name, in the order in which they are done."""

    database: Database
    clock: Callable[[], datetime]
    works: Mapping[str, Work]

    async def run(self) -> None:
        """Do what has not been done today; called every minute."""
        now = self.clock()
        async with self.database.look() as tx:
            today = local_day(now, await calendar.zone_of_the_root(tx))
            done = await jobs.done(tx, self.works, today)
        for job, work in self.works.items():
            if job in done:
                continue
            try:
                async with self.database.begin() as tx:
                    if await jobs.begin(tx, job, today, now=now):
                        await work(tx, today, now)
            except Exception as fault:
                log.error("daily work failed", job=job, fault=type(fault).__name__)
