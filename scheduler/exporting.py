"""Tables are made: claim → work aside → tell. Standing orders are looked at, and become jobs once per period.

Knows time, knows neither Telegram nor processes: who works is a callable that it was given.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import OUT_OF_REACH, Database
from db.export import export_files, export_jobs, export_schedules
from db.export.export_jobs import Job
from domain.exports import DOCUMENTS, held
from domain.personal import PersonalData

log = structlog.get_logger("exporting")

#: Seconds between looks when nobody wakes: somebody asked another process, or one has died.
LOOK = 15.0
#: The same where a job was passed over, because its row was just being written.
SOON = 0.2

#: Works on a job of this moment; returns the word about it (`made`, `stopped`, or why not). Raises when the worker died.
Work = Callable[[Job, datetime], Awaitable[str]]


@dataclass
class Exporting:
    """One process's share of the tables: one at a time."""

    database: Database
    clock: Callable[[], datetime]
    mode: PersonalData
    work: Work
    #: Called when there is news for somebody in the inbox.
    wake_workers: Callable[[], None] = lambda: None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    #: Nothing is left that this process knows of; set as long as nobody has asked.
    _idle: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._idle.set()

    def wake(self) -> None:
        """Somebody has asked: look at once."""
        self._idle.clear()
        self._news.set()

    async def run(self) -> None:
        """Make tables until cancelled."""
        while True:
            self._idle.clear()
            self._news.clear()
            look = LOOK
            try:
                while await self.once():
                    pass
                async with self.database.read() as tx:
                    look = SOON if await export_jobs.passed_over(tx) else LOOK
            except OUT_OF_REACH as fault:
                log.warning("database out of reach", fault=type(fault).__name__)
            finally:
                if look == LOOK and not self._news.is_set():
                    self._idle.set()
            try:
                async with asyncio.timeout(look):
                    await self._news.wait()
            except TimeoutError:
                continue

    async def settled(self) -> None:
        """Wait until nothing that this process knows of is left to be made."""
        await self._idle.wait()

    async def once(self) -> bool:
        """Work on one job; whether there was one."""
        async with self.database.begin() as tx:
            job = await export_jobs.claim(tx)
        if job is None:
            return False
        if job.attempt > export_jobs.ATTEMPTS:
            await self._not_made(job, "died", again=False)
            return True
        try:
            said = await self.work(job, self.clock())
        except asyncio.CancelledError:
            await self._not_made(job, "interrupted", again=True)
            raise
        except Exception as fault:
            log.error("table not made", export=job.id, attempt=job.attempt, fault=type(fault).__name__)
            await self._not_made(job, type(fault).__name__, again=True)
        else:
            log.info("table", export=job.id, what=job.what.value, by=job.by, organization=job.organization_id, outcome=said)
            if said not in ("made", "stopped"):
                await self._not_made(job, said, again=False)
        self.wake_workers()
        return True

    async def _not_made(self, job: Job, failure: str, *, again: bool) -> None:
        async with self.database.begin() as tx:
            await export_jobs.not_made(tx, job, failure, now=self.clock(), again=again)

    async def sweep(self) -> None:
        """Standing orders whose day has come become jobs. Called every minute; each period once, however many look."""
        now = self.clock()
        async with self.database.read() as tx:
            found = await export_schedules.due(tx, now)
        for one in found:
            async with self.database.begin() as tx:
                await export_jobs.ask(
                    tx,
                    one.by,
                    one.what,
                    one.organization_id,
                    holds=held(one.what, one.level, names=self.mode is PersonalData.NAMES),
                    language=one.language,
                    now=now,
                    details={"subject": one.subject} if one.what in DOCUMENTS else {},
                    schedule=(one.id, one.period),
                )
        if found:
            self.wake()


async def forget_files(tx: AsyncSession, _: date, now: datetime) -> None:
    """The daily work: files that nobody could take are not kept."""
    await export_files.forget(tx, now)
