"""Files by mail: claimed, recorded. The file itself waits with its job until the letter has gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

#: A letter in a worker's hands is free again after this; longer than all waits for one mail server together.
LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class Claimed:
    """A letter in the hands of one worker until its lease ends."""

    id: int
    export_id: int
    address: str
    attempts: int


async def claim(tx: AsyncSession) -> Claimed | None:
    """Take one letter that waits in hand; leases and pauses go by the database's clock. None when there is none."""
    found = await tx.execute(
        text("""
            UPDATE export_mails SET lease_until = clock_timestamp() + :lease, attempts = attempts + 1
             WHERE id IN (SELECT id FROM export_mails WHERE state = 'waiting'
                             AND (lease_until IS NULL OR lease_until <= clock_timestamp())
                             AND (retry_at IS NULL OR retry_at <= clock_timestamp())
                           ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, export_id, address, attempts
        """),
        {"lease": LEASE},
    )
    row = found.one_or_none()
    return None if row is None else Claimed(**row._mapping)


async def record_sent(tx: AsyncSession, claimed: Claimed, now: datetime) -> None:
    """The mail server took it."""
    await tx.execute(
        text("""
            UPDATE export_mails SET state = 'sent', sent_at = :now, lease_until = NULL, failure = NULL
             WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "now": now},
    )
    await _forget_file(tx, claimed)


async def record_failed(tx: AsyncSession, claimed: Claimed, failure: str) -> None:
    """The mail server does not take it, or there is nothing to send any more; the row says why."""
    await tx.execute(
        text("""
            UPDATE export_mails SET state = 'failed', failure = :failure, lease_until = NULL WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "failure": failure[:300]},
    )
    await _forget_file(tx, claimed)


async def put_off(tx: AsyncSession, claimed: Claimed, seconds: float, failure: str) -> None:
    """Not now: free again after `seconds` of machine time."""
    await tx.execute(
        text("""
            UPDATE export_mails SET lease_until = NULL, failure = :failure,
                   retry_at = clock_timestamp() + make_interval(secs => :seconds) WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "seconds": seconds, "failure": failure[:300]},
    )


async def _forget_file(tx: AsyncSession, claimed: Claimed) -> None:
    """The letter was the last that the file waited for, where the chat has it already."""
    await tx.execute(
        text("UPDATE exports SET content = NULL WHERE id = :id AND state <> 'made'"),
        {"id": claimed.export_id},
    )
