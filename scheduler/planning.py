"""The sweep: looks over everything that is watched and lets the promises be the ones that are owed.

Handlers plan in their own transactions what they change; the sweep finds what only time changes: a new day, an office that begins
or ends, the far end of the plan. A small installation is swept whole every time. A large one is swept whole when the bot starts,
whenever a day begins and when a ladder of very many items was changed, and in turns otherwise, so that each item is looked at
every few minutes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import structlog

from db import Database, jobs
from db.passing import passing
from db.reminder import ladders, reminders, watched_keys
from domain.watched import ItemKey

log = structlog.get_logger("planning")

#: Items planned in one transaction, a tenth of a second.
BATCH = 500
#: Items planned in one sweep of an ordinary minute, most of a second: 18 000 assignments (with their acceptances) take nine.
EACH_TIME = 4_000
#: The row that says when everything was planned last.
JOB = "planning"


@dataclass
class Planning:
    """One process's sweep over the shared tables; two of them at once only ask twice."""

    database: Database
    clock: Callable[[], datetime]
    batch: int = BATCH
    each_time: int = EACH_TIME
    _whole_on: date | None = None
    _whole_at: datetime | None = None
    _turn: ItemKey | None = field(default=None)

    async def sweep(self) -> None:
        """Plan everything, or the next turn of it. Called at start, every minute, and when a day begins.

        After an outage of any length planning reaches back to its first day: what would have been planned meanwhile is caught up.
        An item that cannot be planned holds up no other; what is wrong with the first such one is raised when the rest is done.
        """
        now = self.clock()
        async with self.database.read() as tx:
            keys = sorted(watched_keys.keys_of(*await watched_keys.everything(tx)))
            last = await jobs.last_time(tx, JOB)
            changed = await jobs.last_time(tx, ladders.JOB)
        known = changed is None or (self._whole_at is not None and changed < self._whole_at)
        if known and self._whole_on == now.date() and len(keys) > self.each_time:
            faults = await self._plan(self._next(keys), now, None)
        else:
            faults = await self._plan(keys, now, last)
            async with self.database.begin() as tx:
                await jobs.note(tx, JOB, now.date(), now=now)
            self._whole_on, self._whole_at = now.date(), now
        if faults:
            raise faults[0]

    def _next(self, keys: list[ItemKey]) -> list[ItemKey]:
        """The next turn, starting again from the first when the last was reached."""
        rest = [key for key in keys if self._turn is None or key > self._turn] or keys
        turn = rest[: self.each_time]
        self._turn = turn[-1]
        return turn

    async def _plan(self, keys: list[ItemKey], now: datetime, after: datetime | None) -> list[Exception]:
        """Batch by batch, item by item where a batch stumbles; what was wrong. A database that is away ends it."""
        faults: list[Exception] = []
        for start in range(0, len(keys), self.batch):
            batch = keys[start : start + self.batch]
            try:
                await self._together(batch, now, after)
            except Exception as fault:
                if passing(fault):
                    raise
                faults += await self._one_by_one(batch, now, after)
        return faults

    async def _one_by_one(self, keys: list[ItemKey], now: datetime, after: datetime | None) -> list[Exception]:
        faults: list[Exception] = []
        for key in keys:
            try:
                await self._together([key], now, after)
            except Exception as fault:
                if passing(fault):
                    raise
                log.error("item not planned", kind=key.kind.value, item=key.id, fault=type(fault).__name__)
                faults.append(fault)
        return faults

    async def _together(self, keys: list[ItemKey], now: datetime, after: datetime | None) -> None:
        async with self.database.begin() as tx:
            await reminders.plan(tx, keys, now=now, after=after)
