"""Updates are worked: each person's in order, different people in parallel, over all replicas.

A worker leases a person, runs that person's rows one after another and gives the person back. What a handler remembered of
the conversation is written together with "this row is done", so a process that dies in between runs the row again and finds
the conversation as it was. Leases are short and renewed while the process lives: after its death others go on soon.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import uuid4

import structlog

from bot.logs import trail
from bot.memory import Page, page
from db import OUT_OF_REACH, Database, LeaseLost, Ticket, updates
from db.conversations import OutOfDate
from db.updates import ATTEMPTS, LEASE, Turn

log = structlog.get_logger("workers")

#: One handling may take this long, in seconds.
TIME_LIMIT = 50.0
#: Pauses before the second and the third attempt.
PAUSES = (timedelta(seconds=1), timedelta(seconds=5), timedelta(0))
#: A row that was begun this often and never ended took its process with it: it is not begun again.
BEGINNINGS = ATTEMPTS + 3
#: While Telegram is away a row is tried again after half its age, within these bounds; after the last it counts as failed.
AWAY_PAUSES = (timedelta(seconds=1), timedelta(seconds=60))
AWAY_AT_MOST = timedelta(hours=1)
#: Seconds between looks when nobody wakes: rows that wait for a retry, or came in through another process.
LOOK = 1.0


class Away(Exception):
    """Telegram could not be reached: nobody's fault, the row waits. The message is the reason, without personal data."""


class Crashed(Exception):
    """The row was begun again and again without an end."""


#: Handles one update; what it must know is in the ticket. Raises on failure.
Handle = Callable[[Ticket], Awaitable[None]]
#: Tells the person of a dead row that something went wrong.
Apologise = Callable[[Ticket], Awaitable[None]]


class Workers:
    """Serves as many people at once as there are hands (`count`) in this process."""

    def __init__(
        self,
        database: Database,
        handle: Handle,
        apologise: Apologise,
        count: int = 8,
        pauses: tuple[timedelta, ...] = PAUSES,
    ) -> None:
        self._database = database
        self._handle = handle
        self._apologise = apologise
        self._count = count
        self._pauses = pauses
        self._holder = uuid4()
        self._news = asyncio.Event()
        self._held: set[Turn] = set()
        self._stopping = False
        self._calm = asyncio.Condition()

    def wake(self) -> None:
        """Something was stored: look at once."""
        # A new event for whoever looks from now on, so that nobody sleeps over news that came while looking.
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def run(self) -> None:
        """Work until `stop`."""
        keeping = asyncio.create_task(self._keep_leases())
        try:
            async with asyncio.TaskGroup() as group:
                await self._hand_out(group)
        finally:
            keeping.cancel()
            await asyncio.wait({keeping})

    def stop(self) -> None:
        """Finish the rows in hand, begin no others."""
        self._stopping = True
        self.wake()

    async def settled(self) -> None:
        """Wait until nothing stored is left to be done by anybody."""
        while True:
            async with self._database.read() as tx:
                if not self._held and not await updates.waiting(tx):
                    return
            self.wake()
            async with self._calm:
                if self._held:
                    await self._calm.wait()
                else:
                    await asyncio.sleep(0.01)

    async def _hand_out(self, group: asyncio.TaskGroup) -> None:
        """One looks who waits, many serve: an idle bot asks the database once a second."""
        hands = asyncio.Semaphore(self._count)
        while not self._stopping:
            await hands.acquire()
            news = self._news
            turn = await self._take()
            if turn is None:
                hands.release()
                await _heard(news)
            else:
                self._held.add(turn)
                group.create_task(self._serve_in_hand(turn, hands))

    async def _take(self) -> Turn | None:
        try:
            async with self._database.begin() as tx:
                return await updates.take_turn(tx, self._holder)
        except OUT_OF_REACH as fault:
            log.warning("database out of reach", fault=type(fault).__name__)
            return None

    async def _serve_in_hand(self, turn: Turn, hands: asyncio.Semaphore) -> None:
        try:
            await self._serve(turn)
        except OUT_OF_REACH as fault:
            log.warning("database out of reach", fault=type(fault).__name__)
        except Exception as fault:  # a fault of ours must not leave everybody without an answer
            log.error("worker stumbled", fault=trail(fault))
        finally:
            self._held.discard(turn)
            hands.release()
            self.wake()  # what came for this person while it was given back
            async with self._calm:
                self._calm.notify_all()

    async def _keep_leases(self) -> None:
        """Renew the leases of everybody in hand, for as long as this process lives."""
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            if self._held:
                try:
                    async with self._database.begin() as tx:
                        await updates.keep(tx, tuple(self._held))
                except OUT_OF_REACH as fault:
                    log.warning("leases not renewed", fault=type(fault).__name__)

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
                    page.set(await Page.open(tx, turn.key, ticket.seq))
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
            if ticket.attempts > BEGINNINGS:
                raise Crashed
            async with asyncio.timeout(TIME_LIMIT):
                await self._handle(ticket)
        except LeaseLost:
            raise
        except Away as away:
            await self._wait_out(ticket, away)
            return False
        except Exception as fault:  # whatever a handler does, the next person is served
            await self._failed(ticket, fault)
            return False
        return True

    async def _wait_out(self, ticket: Ticket, away: Away) -> None:
        if ticket.age > AWAY_AT_MOST:
            await self._failed(ticket, away)
            return
        least, most = AWAY_PAUSES
        pause = min(max(ticket.age / 2, least), most)
        log.warning("Telegram is away; the answer waits", seq=ticket.seq, reason=str(away), pause=pause.total_seconds())
        async with self._database.begin() as tx:
            await updates.wait_out(tx, ticket, str(away), pause)

    async def _failed(self, ticket: Ticket, fault: Exception) -> None:
        log.error("update failed", seq=ticket.seq, attempt=ticket.attempts, fault=trail(fault))
        async with self._database.begin() as tx:
            died = await updates.fail(tx, ticket, trail(fault), self._pauses[min(ticket.attempts, len(self._pauses)) - 1])
        if not died:
            return
        try:
            await self._apologise(ticket)
        except Exception as again:  # the row is dead; what follows it is not
            log.error("could not apologise", seq=ticket.seq, fault=trail(again))


async def _heard(news: asyncio.Event) -> None:
    """Wait for the news, or for the next look."""
    try:
        async with asyncio.timeout(LOOK):
            await news.wait()
    except TimeoutError:
        return
