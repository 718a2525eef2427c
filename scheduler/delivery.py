"""Deliveries go out: gather → claim → ask the world again → send → record. Knows time, does not know Telegram.

The sender is a callable that it was given; what it answers decides what is recorded. A message is sent at least once: a
process that dies between sending and recording leaves a claim that expires, and the next one sends again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, assert_never
from uuid import uuid4

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import OUT_OF_REACH, Database, deliveries, mornings
from db.deliveries import Claimed

log = structlog.get_logger("delivery")

#: After a fault of Telegram the same message is tried again after these seconds, then every last ones until it goes.
PAUSES = (2, 5, 15, 60, 300)
#: A message that our own side got wrong (bad markup) is tried this often, then stays as a visible failure.
TRIES = 3


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


#: Sends words to a person; `urgent` overtakes bulk.
Send = Callable[[int, Words, bool], Awaitable[Sent | Later | Unreachable | Broken]]
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
    at_once: int = 8
    _holder: Any = field(default_factory=uuid4)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    def wake(self) -> None:
        """Something may be due: look at once."""
        self._news.set()

    def stop(self) -> None:
        """Finish what is in hand, take nothing more."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Deliver until `stop`, sleeping until the next due moment, a second at most."""
        while not self._stopping:
            try:
                if not await self.once():
                    await self._sleep()
            except OUT_OF_REACH as fault:
                log.warning("database out of reach", fault=type(fault).__name__)
                await asyncio.sleep(1)

    async def _sleep(self) -> None:
        async with self.database.read() as tx:
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
        now = self.clock()
        async with self.database.begin() as tx:
            await mornings.gather(tx, now)
            claimed = await deliveries.claim_due(tx, self._holder, now, self.at_once)
        await asyncio.gather(*(self._try(one) for one in claimed))
        return len(claimed)

    async def _try(self, claimed: Claimed) -> None:
        """A message that we cannot even compose is a failure of that message; the others go out."""
        try:
            await self._deliver(claimed)
        except OUT_OF_REACH:
            raise
        except Exception as fault:
            log.error("delivery failed", delivery=claimed.id, fault=type(fault).__name__)
            await self._record(claimed, Words(""), Broken(type(fault).__name__))

    async def _deliver(self, claimed: Claimed) -> None:
        async with self.database.begin() as tx:
            if not await deliveries.still_ours(tx, claimed):
                return
            words = await self.compose(tx, claimed, self.clock())
        match words:
            case Words():
                await self._record(claimed, words, await self.send(claimed.person_id, words, claimed.urgent))
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

    async def _record(self, claimed: Claimed, words: Words, outcome: Sent | Later | Unreachable | Broken) -> None:
        async with self.database.begin() as tx:
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
