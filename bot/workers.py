"""Updates are worked: each person's in order, different people in parallel, over all replicas.

A worker leases a person, runs that person's rows one after another and gives the person back. What a handler remembered of
the conversation is written together with "this row is done", so a process that dies in between runs the row again and finds
the conversation as it was.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import uuid4

import structlog
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot.memory import Page, page
from db import Database, LeaseLost, Ticket, updates
from db.conversations import OutOfDate
from db.updates import Turn

log = structlog.get_logger("workers")

#: One handling may take this long; less than the lease of a person.
TIME_LIMIT = 50.0
#: Pauses before the second and the third attempt.
PAUSES = (timedelta(seconds=1), timedelta(seconds=5), timedelta(0))

#: Handles one update; what it must know is in the ticket. Raises on failure.
Handle = Callable[[Ticket], Awaitable[None]]
#: Tells the person of a dead row that something went wrong.
Apologise = Callable[[Ticket], Awaitable[None]]


class Workers:
    """A fixed number of workers in this process."""

    def __init__(self, database: Database, handle: Handle, apologise: Apologise, count: int = 8) -> None:
        self._database = database
        self._handle = handle
        self._apologise = apologise
        self._count = count
        self._holder = uuid4()
        self._news = asyncio.Event()
        self._busy = 0
        self._stopping = False
        self._calm = asyncio.Condition()

    def wake(self) -> None:
        """Something was stored: look at once."""
        self._news.set()

    async def run(self) -> None:
        """Work for ever."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._count):
                group.create_task(self._work())

    def stop(self) -> None:
        """Finish the rows in hand, begin no others."""
        self._stopping = True
        self._news.set()

    async def settled(self) -> None:
        """Wait until nothing stored is left to be done by anybody."""
        while True:
            async with self._database.read() as tx:
                if not self._busy and not await updates.waiting(tx):
                    return
            self.wake()
            async with self._calm:
                if self._busy:
                    await self._calm.wait()
                else:
                    await asyncio.sleep(0.01)

    async def _work(self) -> None:
        while not self._stopping:
            try:
                async with self._database.begin() as tx:
                    turn = await updates.take_turn(tx, self._holder)
                if turn is None:
                    await self._idle()
                    continue
                self._busy += 1
                try:
                    await self._serve(turn)
                finally:
                    self._busy -= 1
                    async with self._calm:
                        self._calm.notify_all()
            except (DBAPIError, OperationalError, InterfaceError, OSError, TimeoutError) as fault:
                log.warning("database out of reach", fault=type(fault).__name__)
                await asyncio.sleep(1)

    async def _idle(self) -> None:
        self._news.clear()
        if self._stopping:
            return
        try:
            async with asyncio.timeout(1):
                await self._news.wait()
        except TimeoutError:
            return

    async def _serve(self, turn: Turn) -> None:
        """Run the person's rows until none is left, then give the person back."""
        done: Ticket | None = None
        try:
            while True:
                async with self._database.begin() as tx:
                    if done is not None:
                        await page.get().save(tx)
                        await updates.finish(tx, done)
                    ticket = None if self._stopping else await updates.next_ticket(tx, turn)
                    if ticket is None:
                        await updates.release(tx, turn)
                        return
                    page.set(await Page.open(tx, turn.key))
                done = ticket if await self._run(ticket) else None
        except LeaseLost:
            log.warning("another worker took over", key=turn.key)
        except OutOfDate:
            log.warning("conversation was written elsewhere; once more", key=turn.key)
            async with self._database.begin() as tx:
                await updates.release(tx, turn)

    async def _run(self, ticket: Ticket) -> bool:
        """Handle one row; whether it is done. A failure is written on the row."""
        try:
            async with asyncio.timeout(TIME_LIMIT):
                await self._handle(ticket)
        except LeaseLost:
            raise
        except Exception as fault:  # whatever a handler does, the next person is served
            log.error("update failed", seq=ticket.seq, attempt=ticket.attempts, fault=trail(fault))
            async with self._database.begin() as tx:
                died = await updates.fail(tx, ticket, trail(fault), PAUSES[min(ticket.attempts, len(PAUSES)) - 1])
            if died:
                await self._apologise(ticket)
            return False
        return True


def trail(fault: BaseException, steps: int = 6) -> str:
    """The class of a failure and the last lines that led to it: never its message, which may hold what a person typed."""
    frames = traceback.extract_tb(fault.__traceback__)[-steps:]
    places = " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
    return f"{type(fault).__name__} at {places}"
