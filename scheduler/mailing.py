"""Letters to office addresses go out: look → write down → claim → ask the world again → send → record.

Knows time, does not know mail: the sender is a callable that it was given. A letter is sent at most once a day to an office; a
process that dies between sending and recording leaves a claim that expires, and the same letter (with the same Message-ID) goes
again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import assert_never

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.speaking import letters
from db.speaking.letters import Claimed
from domain.allowed_hours import local_day
from scheduler.delivery import Broken, Later

log = structlog.get_logger("mailing")

#: After a fault of the mail server the letter is tried again after these seconds; then it is a visible failure of that day.
PAUSES = (60, 300, 900, 3600)


@dataclass(frozen=True)
class File:
    """A file that goes along: its name, its media type, its bytes."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """One letter as plain text, with files. `kind` and `id` together name it for ever."""

    id: int
    address: str
    subject: str
    text: str
    items: int
    files: tuple[File, ...] = ()
    kind: str = "letter"


@dataclass(frozen=True)
class Accepted:
    """The mail server took it."""


#: Finds the words of a letter as they are true now; None when there is nothing to say any more.
Compose = Callable[[AsyncSession, Claimed, datetime], Awaitable[Mail | None]]
#: Hands a letter to the mail server.
Send = Callable[[Mail], Awaitable[Accepted | Later | Broken]]


def stumbled(letter: int, fault: Exception) -> Later:
    """A letter that we cannot make is a failure of that letter: it is tried again as often as any, and the others go out."""
    log.error("letter stumbled", letter=letter, fault=type(fault).__name__)
    return Later(fault=type(fault).__name__)


@dataclass
class Mailing:
    """One process's share of the letters."""

    database: Database
    clock: Callable[[], datetime]
    compose: Compose
    send: Send
    _looked: dict[int, date] = field(default_factory=dict)

    async def sweep(self) -> None:
        """Write down the letters of the day and send what waits. Called every minute."""
        now = self.clock()
        async with self.database.read() as tx:
            offices = await letters.due_offices(tx, now)
        for office, today in offices:
            if self._looked.get(office.id) != today:
                async with self.database.begin() as tx:
                    await letters.write_down(tx, office, today, now=now)
                self._looked[office.id] = today
        while (claimed := await self._claimed()) is not None:
            await self._try(claimed)

    async def _claimed(self) -> Claimed | None:
        """One at a time, so that a slow mail server does not outlast the lease."""
        async with self.database.begin() as tx:
            return await letters.claim(tx)

    async def _try(self, claimed: Claimed) -> None:
        now = self.clock()
        mail = None
        outcome: Accepted | Later | Broken | None
        try:
            if claimed.office.address and local_day(now, claimed.office.zone) == claimed.day:
                async with self.database.read() as tx:
                    mail = await self.compose(tx, claimed, now)
            outcome = await self.send(mail) if mail is not None else None
        except Exception as ours:
            outcome = stumbled(claimed.id, ours)
        async with self.database.begin() as tx:
            match outcome:
                case None:
                    await letters.record_nothing(tx, claimed)
                case Accepted():
                    assert mail is not None  # it was sent
                    await letters.record_sent(tx, claimed, mail.items, now)
                case Later(seconds, fault) if claimed.attempts <= len(PAUSES):
                    pause = max(seconds, PAUSES[claimed.attempts - 1])
                    await letters.put_off(tx, claimed, pause, fault or "put off")
                case Later(_, fault):
                    await self._failed(tx, claimed, fault or "put off")
                case Broken(reason):
                    await self._failed(tx, claimed, reason)
                case _:
                    assert_never(outcome)

    @staticmethod
    async def _failed(tx: AsyncSession, claimed: Claimed, reason: str) -> None:
        log.error("letter not taken", letter=claimed.id, reason=reason)
        await letters.record_failed(tx, claimed, reason)
