"""Updates are worked: each person's in order, different people in parallel, over all replicas.

A worker leases a person, runs that person's rows one after another and gives the person back. What a handler remembered of
the conversation is written together with "this row is done", so a process that dies in between runs the row again and finds
the conversation as it was. Leases are short and renewed while the process lives: after its death others go on soon. A worker
whose lease has run out unnoticed (its process stood still) says nothing any more.

A database that is away is nobody's failure: a row that met it is run again and not counted, one that was handled is written
down as soon as that is possible.
"""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from uuid import uuid4

import structlog

from bot.logs import trail
from bot.memory import Page, page
from db import OUT_OF_REACH, Database, LeaseLost, Ticket, leases, moments, updates
from db.conversations import OutOfDate
from db.leases import Term
from db.moments import Moment
from db.passing import outlast, passing
from db.updates import ATTEMPTS, Turn

log = structlog.get_logger("workers")

#: One handling may take this long, in seconds.
TIME_LIMIT = 50.0
#: Pauses before the second and the third attempt.
PAUSES = (timedelta(seconds=1), timedelta(seconds=5), timedelta(0))
#: A row that was begun this often within so long, and never ended, took its process with it: it is not begun again. A bot that
#: is killed again and again for other reasons does not give up what was in hand.
BEGINNINGS, BEGUN_FOR = ATTEMPTS + 3, timedelta(minutes=2)
#: While Telegram is away a row is tried again after half its age, within these bounds; after the last it counts as failed.
AWAY_PAUSES = (timedelta(seconds=1), timedelta(seconds=60))
AWAY_AT_MOST = timedelta(hours=1)
#: Seconds in which somebody is given back whose update was cut off by the end of the process.
GIVE_BACK_WITHIN = 2.0
#: Seconds between looks when nobody wakes: rows that wait for a retry, or came in through another process.
LOOK = 1.0


class Away(Exception):
    """Telegram could not be reached: nobody's fault, the row waits. The message is the reason, without personal data."""


class Crashed(Exception):
    """The row was begun again and again without an end."""


class Unreadable(Exception):
    """What came is no update that the Bot API knows: read again it would be no better, and what follows it would wait."""


class TooLong(Exception):
    """The handler came to no end within its limit."""


#: Handles one update; what it must know is in the ticket. Raises on failure.
Handle = Callable[[Ticket], Awaitable[None]]
#: Tells the person of a dead row that something went wrong.
Apologise = Callable[[Ticket], Awaitable[None]]


#: People who are served at once: most of a press is the way to Telegram and back, on which nothing else is held.
HANDS = 32
#: Whoever says more than so much at once, while all hands are full, rests a little: somebody else comes in between.
IN_A_ROW, REST = 10, timedelta(seconds=0.5)


class Workers:
    """Serves as many people at once as there are hands (`count`) in this process."""

    def __init__(
        self,
        database: Database,
        handle: Handle,
        apologise: Apologise,
        count: int = HANDS,
        pauses: tuple[timedelta, ...] = PAUSES,
        today: Callable[[], date | None] = lambda: None,
    ) -> None:
        self._database = database
        self._handle = handle
        self._apologise = apologise
        self._count = count
        self._pauses = pauses
        #: The day of programme time, where tickets are to say who it is.
        self._today = today
        self._holder = uuid4()
        self._news = asyncio.Event()
        self._held: dict[Turn, Term] = {}
        #: How often something was stored, as far as this process knows.
        self._stored = 0
        #: All hands were full when somebody looked last.
        self._full = False
        self._stopping = False
        self._calm = asyncio.Condition()

    def wake(self) -> None:
        """Something was stored: look at once."""
        self._stored += 1
        self._look()

    def _look(self) -> None:
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
        self._look()

    async def settled(self) -> None:
        """Wait until nothing stored is left to be done by anybody."""
        while True:
            if not self._held and not await updates.waiting(self._database.at_once):
                return
            self._look()
            async with self._calm:
                if self._held:
                    await self._calm.wait()
                else:
                    await asyncio.sleep(0.01)

    async def _hand_out(self, group: asyncio.TaskGroup) -> None:
        """One looks who waits, many serve: an idle bot asks the database once a second."""
        while not self._stopping:
            news = self._news
            free = self._count - len(self._held)
            tickets = await self._take(free) if free else []
            for ticket in tickets:
                group.create_task(self._serve_in_hand(ticket))
            self._full = len(self._held) >= self._count
            if len(tickets) < free or self._full:
                await _heard(news)

    async def _take(self, most: int) -> list[Ticket]:
        began = time.monotonic()
        try:
            tickets = await updates.take(self._database.at_once, self._holder, most, self._today())
        except OUT_OF_REACH as fault:
            log.warning("database out of reach", fault=type(fault).__name__)
            return []
        for ticket in tickets:
            self._held[ticket.turn] = Term.of(updates.LEASE, began)
        return tickets

    async def _serve_in_hand(self, ticket: Ticket) -> None:
        stored = self._stored
        leases.term.set(self._held[ticket.turn])
        try:
            await moments.reached(Moment.TAKEN)
            stored = await self._serve(ticket)
        except asyncio.CancelledError:  # the bot stops and this took too long: another one goes on at once
            await self._give_back(ticket.turn)
            raise
        except LeaseLost:
            log.warning("another worker took over", key=ticket.turn.key)
        except OUT_OF_REACH as fault:
            log.warning("database out of reach", fault=type(fault).__name__)
        except Exception as fault:  # a fault of ours must not leave everybody without an answer
            log.error("worker stumbled", fault=trail(fault))
        finally:
            del self._held[ticket.turn]
            if self._full or self._stored != stored:
                self._look()  # others wait for a hand, or something came for this person while it was given back
            async with self._calm:
                self._calm.notify_all()

    async def _give_back(self, turn: Turn) -> None:
        try:
            async with asyncio.timeout(GIVE_BACK_WITHIN):
                await leases.give_up(self._database.at_once, turn.key, turn.holder)
        except OUT_OF_REACH as fault:
            log.warning("a lease runs out by itself", fault=type(fault).__name__)

    async def _keep_leases(self) -> None:
        """Renew the leases of everybody in hand, for as long as this process lives."""
        while True:
            await asyncio.sleep(updates.LEASE.total_seconds() / 3)
            if self._held:
                try:
                    await self._renew(dict(self._held))
                except OUT_OF_REACH as fault:
                    log.warning("leases not renewed", fault=type(fault).__name__)

    async def _renew(self, held: dict[Turn, Term]) -> None:
        renewed = Term.of(updates.LEASE, time.monotonic())
        async with self._database.begin() as tx:
            kept = await updates.keep(tx, tuple(held))
        for turn, term in held.items():
            if turn.key in kept:
                term.until = renewed.until

    async def _serve(self, ticket: Ticket) -> int:
        """Run the person's rows until none is left, then give the person back. How often something had been stored when the
        last look for this person began."""
        turn, following = ticket.turn, ticket
        for served in itertools.count(1):
            page.set(Page(following.remembered, following.seq))
            done = await self._run(following)
            stored = self._stored
            rests = self._full and served >= IN_A_ROW
            found = await self._go_on(turn, following if done else None, rests=rests)
            if found is None:
                return stored
            following = found
        raise AssertionError  # counting has no end

    async def _go_on(self, turn: Turn, done: Ticket | None, *, rests: bool) -> Ticket | None:
        """The next row, after what was done is written: it was seen, so it is not done again because the database was away."""
        written = page.get().to_save() if done is not None else None

        async def write() -> Ticket | None:
            return await updates.go_on(
                self._database.at_once,
                turn,
                done=done,
                page=written,
                more=not self._stopping and not rests,
                rest=REST if rests else timedelta(0),
                today=self._today(),
            )

        try:
            following = await outlast(write)
        except OutOfDate:
            log.warning("conversation was written elsewhere; once more", key=turn.key)
            return None
        await moments.reached(Moment.DONE)
        return following

    async def _run(self, ticket: Ticket) -> bool:
        """Handle one row; whether it is done. A failure is written on the row."""
        try:
            if ticket.attempts > BEGINNINGS and ticket.age > BEGUN_FOR:
                raise Crashed
            await self._within_limit(ticket)
            await moments.reached(Moment.HANDLED)
        except LeaseLost:
            raise
        except Away as away:
            await self._wait_out(ticket, away, "Telegram is away; the answer waits", str(away))
            return False
        except Exception as fault:  # whatever a handler does, the next person is served
            if passing(fault):
                await self._wait_out(ticket, fault, "the database is away; the update waits", type(fault).__name__)
            else:
                await self._failed(ticket, fault)
            return False
        return True

    async def _within_limit(self, ticket: Ticket) -> None:
        limit = asyncio.timeout(TIME_LIMIT)
        try:
            async with limit:
                await self._handle(ticket)
        except TimeoutError:
            if limit.expired():
                raise TooLong from None
            raise

    async def _wait_out(self, ticket: Ticket, fault: Exception, event: str, reason: str) -> None:
        if ticket.age > AWAY_AT_MOST:
            await self._failed(ticket, fault)
            return
        least, most = AWAY_PAUSES
        pause = min(max(ticket.age / 2, least), most)
        log.warning(event, seq=ticket.seq, reason=reason, pause=pause.total_seconds())

        async def write() -> None:
            async with self._database.begin() as tx:
                await updates.wait_out(tx, ticket, reason, pause)

        await outlast(write)

    async def _failed(self, ticket: Ticket, fault: Exception) -> None:
        log.error("update failed", seq=ticket.seq, attempt=ticket.attempts, fault=trail(fault))
        pause = self._pauses[min(ticket.attempts, len(self._pauses)) - 1]

        async def write() -> bool:
            async with self._database.begin() as tx:
                return await updates.fail(tx, ticket, trail(fault), pause, hopeless=isinstance(fault, Unreadable))

        if not await outlast(write):
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
