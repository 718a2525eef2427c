"""The tables of requests go out by mail: claim → read the answers as they are now → send → record.

Knows time, does not know mail: the sender is a callable that it was given. A process that dies between sending and recording
leaves a claim that expires, and the same letter (with the same Message-ID) goes again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, request_mails
from db.request_mails import Claimed
from scheduler.delivery import Broken, Later
from scheduler.mailing import PAUSES, Accepted, Mail, Send

log = structlog.get_logger("parcels")

#: Makes the letter with its files; None where nobody may read the answers any more.
Compose = Callable[[AsyncSession, Claimed, datetime], Awaitable[Mail | None]]


@dataclass
class Parcels:
    """One process's share of the letters."""

    database: Database
    clock: Callable[[], datetime]
    compose: Compose
    send: Send

    async def sweep(self) -> None:
        """Send what waits, one at a time. Called every minute."""
        while (claimed := await self._claimed()) is not None:
            await self._try(claimed)

    async def _claimed(self) -> Claimed | None:
        async with self.database.begin() as tx:
            return await request_mails.claim(tx)

    async def _try(self, claimed: Claimed) -> None:
        now = self.clock()
        async with self.database.read() as tx:
            mail = await self.compose(tx, claimed, now)
        outcome = await self.send(mail) if mail is not None else Broken("no longer allowed")
        async with self.database.begin() as tx:
            match outcome:
                case Accepted():
                    await request_mails.record_sent(tx, claimed, now)
                case Later(seconds, fault) if claimed.attempts <= len(PAUSES):
                    await request_mails.put_off(tx, claimed, max(seconds, PAUSES[claimed.attempts - 1]), fault or "put off")
                case Later(_, fault):
                    await self._failed(tx, claimed, fault or "put off")
                case Broken(reason):
                    await self._failed(tx, claimed, reason)
                case _:
                    assert_never(outcome)

    @staticmethod
    async def _failed(tx: AsyncSession, claimed: Claimed, reason: str) -> None:
        log.error("letter not taken", letter=claimed.id, reason=reason)
        await request_mails.record_failed(tx, claimed, reason)
