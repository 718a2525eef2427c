"""What is done once a day, by one replica: the row (job, day) and the work's own rows are one commit.

A day begins at the midnight of every zone in which an organisation lies: a work looks at the days of each place by itself, and is
done then once more. It gets the local day of the root. It does everything that lies before it, since days on which the bot was
down are not made up one by one; what fails is tried again a minute later.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, calendar, jobs
from domain.allowed_hours import local_day

log = structlog.get_logger("daily")

#: The work of a day: in the given transaction, on the local day of the root, at this moment of programme time (aware).
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
            root, *others = await calendar.zones_in_use(tx)
            due = await self._due(tx, root, "", now)
            for zone in _apart(root, others, now):
                due += await self._due(tx, zone, f"@{zone.key}", now)
        for job, day, work in due:
            try:
                async with self.database.begin() as tx:
                    if await jobs.begin(tx, job, day, now=now):
                        await work(tx, local_day(now, root), now)
            except Exception as fault:
                log.error("daily work failed", job=job, fault=type(fault).__name__)

    async def _due(self, tx: AsyncSession, zone: ZoneInfo, mark: str, now: datetime) -> list[tuple[str, date, Work]]:
        """What has not been done on the day that has begun in the zone, under its name there."""
        day = local_day(now, zone)
        works = {f"{job}{mark}": work for job, work in self.works.items()}
        done = await jobs.done(tx, works, day)
        return [(job, day, work) for job, work in works.items() if job not in done]


def _apart(root: ZoneInfo, others: list[ZoneInfo], now: datetime) -> list[ZoneInfo]:
    """Of the zones whose clocks show the same one, none where the root's do."""
    clocks = {now.astimezone(zone).utcoffset(): zone for zone in (*reversed(others), root)}
    return [zone for zone in clocks.values() if zone is not root]
