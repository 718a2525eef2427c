"""Letters of one kind wait in a table of their own: claimed one at a time, recorded, put off. Leases and pauses go by the
database's clock; what the letter says is looked up when it is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

#: A letter in a worker's hands is free again after this; longer than all waits for one mail server together.
LEASE = timedelta(minutes=5)


class Letter(Protocol):
    """A letter in the hands of one worker until its lease ends."""

    @property
    def id(self) -> int:
        """The row."""

    @property
    def attempts(self) -> int:
        """How often it was taken in hand."""


Claimed = TypeVar("Claimed", bound=Letter)


async def _nothing(_: AsyncSession, __: Any) -> None:
    """Nothing follows."""


@dataclass(frozen=True)
class Outbox(Generic[Claimed]):
    """The letters of one table; `columns` are what a claimed one holds, `over` what follows when it will not be sent again."""

    table: str
    claimed: Callable[..., Claimed]
    columns: str
    over: Callable[[AsyncSession, Claimed], Awaitable[None]] = _nothing

    async def claim(self, tx: AsyncSession) -> Claimed | None:
        """Take one letter that waits in hand; None when there is none."""
        found = await tx.execute(
            text(f"""
                UPDATE {self.table} SET lease_until = clock_timestamp() + :lease, attempts = attempts + 1
                 WHERE id IN (SELECT id FROM {self.table} WHERE state = 'waiting'
                                 AND (lease_until IS NULL OR lease_until <= clock_timestamp())
                                 AND (retry_at IS NULL OR retry_at <= clock_timestamp())
                               ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING {self.columns}
            """),
            {"lease": LEASE},
        )
        row = found.one_or_none()
        return None if row is None else self.claimed(**row._mapping)

    async def record_sent(self, tx: AsyncSession, letter: Claimed, now: datetime) -> None:
        """The mail server took it."""
        await tx.execute(
            text(f"""
                UPDATE {self.table} SET state = 'sent', sent_at = :now, lease_until = NULL, failure = NULL
                 WHERE id = :id AND state = 'waiting'
            """),
            {"id": letter.id, "now": now},
        )
        await self.over(tx, letter)

    async def record_failed(self, tx: AsyncSession, letter: Claimed, failure: str) -> None:
        """The mail server does not take it, or there is nothing to send any more; the row says why."""
        await tx.execute(
            text(f"""
                UPDATE {self.table} SET state = 'failed', failure = :failure, lease_until = NULL
                 WHERE id = :id AND state = 'waiting'
            """),
            {"id": letter.id, "failure": failure[:300]},
        )
        await self.over(tx, letter)

    async def put_off(self, tx: AsyncSession, letter: Claimed, seconds: float, failure: str) -> None:
        """Not now: free again after `seconds` of machine time."""
        await tx.execute(
            text(f"""
                UPDATE {self.table} SET lease_until = NULL, failure = :failure,
                       retry_at = clock_timestamp() + make_interval(secs => :seconds) WHERE id = :id AND state = 'waiting'
            """),
            {"id": letter.id, "seconds": seconds, "failure": failure[:300]},
        )
