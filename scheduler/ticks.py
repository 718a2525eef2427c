"""APScheduler lives here and nowhere else: interval triggers only, no stored jobs.

Daily work holds a row (job, day), so that one replica does it once; what must happen at a moment lies in the database and is
found by looking, never by remembering.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from db import Database, updates

log = structlog.get_logger("ticks")

#: A tick that is late runs once, however late it is.
_CALM = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class Ticks:
    """The regular work of one process."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._works: list[tuple[Callable[[], Awaitable[None]], timedelta]] = [(self.forget_old_updates, timedelta(hours=1))]

    def every(self, interval: timedelta, work: Callable[[], Awaitable[None]]) -> None:
        """Let `work` happen every `interval` of machine time, the first time at once."""
        self._works.append((work, interval))

    async def run(self) -> None:
        """Tick until cancelled."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        for work, interval in self._works:
            first = datetime.now(UTC)
            scheduler.add_job(partial(_calmly, work), "interval", seconds=interval.total_seconds(), next_run_time=first, **_CALM)
        scheduler.start()
        try:
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)

    async def forget_old_updates(self) -> None:
        """Handled rows of the inbox older than 48 hours."""
        async with self._database.begin() as tx:
            await updates.forget_old(tx)


async def _calmly(work: Callable[[], Awaitable[None]]) -> None:
    """A tick that fails is said once and tried again at the next one."""
    try:
        await work()
    except Exception as fault:
        log.error("regular work failed", work=getattr(work, "__name__", "?"), fault=type(fault).__name__)
