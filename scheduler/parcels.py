"""Files go out by mail (the tables of requests, tables by schedule): claim → read what stands now → send → record.

Knows time, does not know mail: the sender is a callable that it was given. A process that dies between sending and recording
leaves a claim that expires, and the same letter (with the same Message-ID) goes again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.snapshot import snapshot
from db.speaking.outbox import Letter, Outbox
from scheduler.delivery import Broken, Later
from scheduler.mailing import PAUSES, Accepted, Mail, Send, stumbled

log = structlog.get_logger("parcels")

#: Makes the letter with its files, of one moment; None where nobody may read them any more.
Compose = Callable[[AsyncSession, Any, datetime], Awaitable[Mail | None]]


@dataclass
class Parcels:
    """One process's share of the letters of one kind."""

    outbox: Outbox[Any]
    database: Database
    clock: Callable[[], datetime]
    compose: Compose
    send: Send

    async def sweep(self) -> None:
        """Send what waits, one at a time. Called every minute."""
        while (claimed := await self._claimed()) is not None:
            await self._try(claimed)

    async def _claimed(self) -> Letter | None:
        async with self.database.begin() as tx:
            claimed: Letter | None = await self.outbox.claim(tx)
        return claimed

    async def _try(self, claimed: Letter) -> None:
        now = self.clock()
        outcome: Accepted | Later | Broken
        try:
            async with snapshot(self.database.engine) as tx:
                mail = await self.compose(tx, claimed, now)
            outcome = await self.send(mail) if mail is not None else Broken("no longer allowed")
        except Exception as ours:
            outcome = stumbled(claimed.id, ours)
        async with self.database.begin() as tx:
            match outcome:
                case Accepted():
                    await self.outbox.record_sent(tx, claimed, now)
                case Later(seconds, fault) if claimed.attempts <= len(PAUSES):
                    await self.outbox.put_off(tx, claimed, max(seconds, PAUSES[claimed.attempts - 1]), fault or "put off")
                case Later(_, fault):
                    await self._failed(tx, claimed, fault or "put off")
                case Broken(reason):
                    await self._failed(tx, claimed, reason)
                case _:
                    assert_never(outcome)

    async def _failed(self, tx: AsyncSession, claimed: Letter, reason: str) -> None:
        log.error("letter not taken", letter=claimed.id, reason=reason)
        await self.outbox.record_failed(tx, claimed, reason)
