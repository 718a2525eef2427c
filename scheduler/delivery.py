"""Deliveries go out: gather → claim → ask the world again → send → record. Knows time, does not know Telegram.

The sender is a callable that it was given; what it answers decides what is recorded. A message is sent at least once: a
process that dies between sending and recording leaves a claim that expires, and the next one sends again.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, assert_never
from uuid import uuid4

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import OUT_OF_REACH, Database, LeaseLost, leases, moments
from db.leases import Term
from db.moments import Moment
from db.passing import outlast, passing
from db.reminder import mornings
from db.speaking import deliveries
from db.speaking.deliveries import Claimed

log = structlog.get_logger("delivery")

#: After a fault of Telegram the same message is tried again after these seconds, then every last ones until it goes.
PAUSES = (2, 5, 15, 60, 300)
#: A message that our own side got wrong (bad markup) is tried this often, then stays as a visible failure.
TRIES = 3
#: Seconds for which a free hand waits for others before it fetches what is due alone.
PATIENCE = 0.25


@dataclass(frozen=True)
class Words:
    """A message ready to be sent: HTML, rows of buttons, and the promises that it keeps."""

    html: str
    buttons: Sequence[Sequence[dict[str, Any]]] = ()
    promises: tuple[int, ...] = ()


@dataclass(frozen=True)
class Nothing:
    """Nothing of it holds any more."""


@dataclass(frozen=True)
class NotNow:
    """Not at this hour; `at` is the next moment of programme time at which it may be said."""

    at: datetime


@dataclass(frozen=True)
class NoAccount:
    """The person has no account, or it does not take messages."""


#: Asks the world again and finds the words for one delivery.
Compose = Callable[[AsyncSession, Claimed, datetime], Awaitable[Words | Nothing | NotNow | NoAccount]]


@dataclass(frozen=True)
class Sent:
    """Telegram took it under this id."""

    message_id: int


@dataclass(frozen=True)
class Later:
    """No slot, a pause, or an unknown outcome; try again after `seconds`. `fault` names what happened, None for a mere wait."""

    seconds: float = 0
    fault: str | None = None


@dataclass(frozen=True)
class Unreachable:
    """The person has closed the door, or is gone."""

    reason: str


@dataclass(frozen=True)
class Broken:
    """Telegram refuses the message itself: our own fault."""

    reason: str


#: What became of a message.
Outcome = Sent | Later | Unreachable | Broken
#: Sends words to a person; `urgent` overtakes bulk.
Send = Callable[[int, Words, bool], Awaitable[Outcome]]
#: What has to happen when a person turns out to be unreachable: mark it, tell the next in line. Called while the promises that
#: were to be kept still stand.
Unreached = Callable[[AsyncSession, int, datetime], Awaitable[None]]


@dataclass
class Delivering:
    """One process's share of the deliveries."""

    database: Database
    clock: Callable[[], datetime]
    compose: Compose
    send: Send
    unreached: Unreached
    #: Messages on their way or in line for their slot.
    at_once: int = 32
    _holder: Any = field(default_factory=uuid4)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False
    _in_hand: set[int] = field(default_factory=set)
    #: The database may know of claims of ours that we do not know of.
    _unsure: bool = False

    def wake(self) -> None:
        """Something may be due: look at once."""
        self._news.set()

    def stop(self) -> None:
        """Finish what is in hand, take nothing more."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Deliver until `stop`, sleeping until the next due moment, a second at most. What is in hand then goes out first.

        While some hands stand in line for their slots others fetch what has become due, so that nothing urgent waits behind bulk.
        """
        hands: set[asyncio.Task[None]] = set()
        try:
            while not self._stopping:
                try:
                    claimed = await self._claimed(self.at_once - len(hands))
                    hands |= {asyncio.create_task(self._try(one)) for one in claimed}
                    if not claimed:
                        await self._sleep()
                except OUT_OF_REACH as fault:
                    log.warning("database out of reach", fault=type(fault).__name__)
                    await asyncio.sleep(1)
                hands = await self._with_room(hands)
        finally:
            if hands:
                await asyncio.wait(hands)

    async def _with_room(self, hands: set[asyncio.Task[None]]) -> set[asyncio.Task[None]]:
        """The hands that are still busy, once a quarter of all are free: a claim of many costs what a claim of one does. After a
        while one free hand does: what has become due may be urgent."""
        hands = {one for one in hands if not one.done()}
        patient_until = time.monotonic() + PATIENCE
        while len(hands) > self.at_once * 3 // 4:
            patience = max(patient_until - time.monotonic(), 0.0)
            if not patience and len(hands) < self.at_once:
                break
            _, hands = await asyncio.wait(hands, timeout=patience or None, return_when=asyncio.FIRST_COMPLETED)
        return hands

    async def _sleep(self) -> None:
        async with self.database.look() as tx:
            due = await deliveries.next_due(tx, self.clock())
        left = (due - self.clock()).total_seconds() if due else 1.0
        self._news.clear()
        try:
            async with asyncio.timeout(min(max(left, 0.01), 1.0)):
                await self._news.wait()
        except TimeoutError:
            return

    async def once(self) -> int:
        """Gather and send what is due now. Returns how many deliveries were taken in hand."""
        claimed = await self._claimed(self.at_once)
        await asyncio.gather(*(self._try(one) for one in claimed))
        return len(claimed)

    async def _claimed(self, most: int) -> Sequence[Claimed]:
        """What is taken in hand now."""
        try:
            claimed = await self._claim(self.clock(), most)
            await moments.reached(Moment.CLAIMED)
        except BaseException:
            self._unsure = True
            raise
        self._in_hand |= {one.id for one in claimed}
        for one in claimed:
            if one.deaths >= deliveries.SUSPECT:
                log.error("in hand at several deaths", delivery=one.id, deaths=one.deaths)
        return claimed

    async def _claim(self, now: datetime, most: int) -> Sequence[Claimed]:
        if not self._unsure and not await deliveries.anything_due(self.database.at_once, now):
            return []
        async with self.database.begin() as tx:
            if self._unsure:
                await deliveries.let_go(tx, self._holder, self._in_hand)
            await mornings.gather(tx, now)
            await moments.reached(Moment.GATHERED)
            claimed = await deliveries.claim_due(tx, self._holder, now, most, self._in_hand)
            await moments.reached(Moment.CLAIMING)
        self._unsure = False
        return claimed

    async def _try(self, claimed: Claimed) -> None:
        """A message that we cannot even compose is a failure of that message; the others go out."""
        try:
            if (said := await self._deliver(claimed)) is not None:
                await self._record(claimed, *said)
        except LeaseLost:
            log.warning("another process took over", delivery=claimed.id)
        except Exception as fault:
            log.error("outcome not recorded", delivery=claimed.id, fault=type(fault).__name__)
        finally:
            self._in_hand.discard(claimed.id)

    async def _deliver(self, claimed: Claimed) -> tuple[Words, Outcome] | None:
        """What was said and what became of it; None when there was nothing to say. A fault here means that nothing was said."""
        try:
            words = await self._words(claimed)
            return (words, await self.send(claimed.person_id, words, claimed.urgent)) if words is not None else None
        except LeaseLost:
            raise
        except Exception as fault:
            if passing(fault):
                log.warning("database out of reach", fault=type(fault).__name__)
                return Words(""), Later()
            log.error("delivery failed", delivery=claimed.id, fault=type(fault).__name__)
            return Words(""), Broken(type(fault).__name__)

    async def _words(self, claimed: Claimed) -> Words | None:
        """The world is asked again; None when nothing is to be said, which then is recorded, or when it is not ours any more."""
        # A call begins in the first half of the lease and takes less than the second: nobody else says it meanwhile.
        leases.term.set(Term.of(deliveries.LEASE / 2, time.monotonic()))
        async with self.database.begin() as tx:
            if not await deliveries.still_ours(tx, claimed):
                return None
            await moments.reached(Moment.ASKING)
            words = await self.compose(tx, claimed, self.clock())
        await moments.reached(Moment.COMPOSED)
        match words:
            case Words():
                return words
            case Nothing():
                async with self.database.begin() as tx:
                    await deliveries.record_nothing(tx, claimed)
            case NotNow(at):
                async with self.database.begin() as tx:
                    await deliveries.postpone(tx, claimed, at)
            case NoAccount():
                async with self.database.begin() as tx:
                    await self.unreached(tx, claimed.person_id, self.clock())
                    await deliveries.record_unreachable(tx, claimed, "no account")
            case _:
                assert_never(words)
        return None

    async def _record(self, claimed: Claimed, words: Words, outcome: Outcome) -> None:
        """Write down what became of it. It has happened: while the database is away this waits, a stumble of ours is repeated."""

        async def write() -> None:
            await moments.reached(Moment.SAID)
            async with self.database.begin() as tx:
                await self._write(tx, claimed, words, outcome)
                await moments.reached(Moment.RECORDING)

        for left in reversed(range(TRIES)):
            try:
                await outlast(write)
                break
            except Exception as fault:
                if not left:
                    raise
                log.error("once more", delivery=claimed.id, fault=type(fault).__name__)
        await moments.reached(Moment.RECORDED)

    async def _write(self, tx: AsyncSession, claimed: Claimed, words: Words, outcome: Outcome) -> None:
        match outcome:
            case Sent(message_id):
                await deliveries.record_sent(tx, claimed, message_id, self.clock(), words.promises)
            case Later(seconds, None):
                await deliveries.put_off(tx, claimed, seconds)
            case Later(seconds, fault):
                pause = max(seconds, PAUSES[min(claimed.attempts, len(PAUSES)) - 1])
                await deliveries.put_off(tx, claimed, pause, fault)
            case Unreachable(reason):
                await self.unreached(tx, claimed.person_id, self.clock())
                await deliveries.record_unreachable(tx, claimed, reason)
            case Broken(reason) if claimed.attempts < TRIES:
                await deliveries.put_off(tx, claimed, PAUSES[claimed.attempts - 1], reason)
            case Broken(reason):
                log.error("message refused", delivery=claimed.id, reason=reason)
                await deliveries.record_refused(tx, claimed, reason)
            case _:
                assert_never(outcome)
