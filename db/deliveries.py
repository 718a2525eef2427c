"""Deliveries: claim what is due, record what became of it. Short transactions; the network is never inside one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

#: An expired claim is free again. Longer than one call to Telegram may take.
LEASE = timedelta(seconds=60)


@dataclass(frozen=True)
class Claimed:
    """A delivery in the hands of one worker until its lease ends."""

    id: int
    person_id: int
    day: date
    kind: str
    urgent: bool
    attempts: int
    holder: UUID


async def gather(tx: AsyncSession, now: datetime) -> int:
    """Put promises whose morning has come into one message per person and morning. Returns how many promises moved.

    After an outage everything missed lies in one message of today; a message already on its way is left alone, what came
    too late for it goes with the next morning's.
    """
    await tx.execute(
        text("""
            WITH merged AS (
                UPDATE deliveries d SET state = 'dropped'
                 WHERE d.kind = 'morning' AND d.state = 'waiting'
                   AND (d.lease_until IS NULL OR d.lease_until <= clock_timestamp())
                   AND EXISTS (SELECT 1 FROM reminders r WHERE r.person_id = d.person_id AND r.state = 'planned'
                                  AND r.delivery_id IS NULL AND r.at <= :now AND r.day > d.day)
                RETURNING d.id)
            UPDATE reminders SET delivery_id = NULL FROM merged WHERE delivery_id = merged.id
        """),
        {"now": now},
    )
    moved = await tx.execute(
        text("""
            WITH due AS (
                SELECT r.id, r.person_id, max(r.day) OVER (PARTITION BY r.person_id) AS day,
                       max(r.at) OVER (PARTITION BY r.person_id) AS at
                FROM reminders r WHERE r.state = 'planned' AND r.delivery_id IS NULL AND r.at <= :now),
            carriers AS (
                INSERT INTO deliveries AS d (person_id, day, kind, due_at)
                SELECT DISTINCT person_id, day, 'morning', at FROM due
                ON CONFLICT (person_id, day, kind) DO UPDATE SET kind = d.kind
                 WHERE d.state = 'waiting' AND d.holder IS NULL
                RETURNING id, person_id)
            UPDATE reminders SET delivery_id = carriers.id FROM due JOIN carriers USING (person_id)
             WHERE reminders.id = due.id RETURNING reminders.id
        """),
        {"now": now},
    )
    return len(moved.all())


async def claim_due(tx: AsyncSession, holder: UUID, now: datetime, limit: int = 100) -> Sequence[Claimed]:
    """Claim due deliveries, urgent ones first. `now` is programme time; leases and retries go by the database's clock."""
    rows = await tx.execute(
        text("""
            UPDATE deliveries SET holder = :holder, lease_until = clock_timestamp() + :lease, attempts = attempts + 1
            WHERE id IN (SELECT id FROM deliveries
                          WHERE state = 'waiting' AND due_at <= :now
                            AND (lease_until IS NULL OR lease_until <= clock_timestamp())
                            AND (retry_at IS NULL OR retry_at <= clock_timestamp())
                          ORDER BY urgent DESC, due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, person_id, day, kind, urgent, attempts
        """),
        {"holder": holder, "now": now, "lease": LEASE, "limit": limit},
    )
    return [Claimed(r.id, r.person_id, r.day, r.kind, r.urgent, r.attempts, holder) for r in rows]


async def still_ours(tx: AsyncSession, claimed: Claimed) -> bool:
    """Renew the lease right before sending; False when somebody else has taken over."""
    row = await tx.execute(
        text("""
            UPDATE deliveries SET lease_until = clock_timestamp() + :lease
            WHERE id = :id AND holder = :holder AND state = 'waiting' AND lease_until > clock_timestamp() RETURNING id
        """),
        {"id": claimed.id, "holder": claimed.holder, "lease": LEASE},
    )
    return row.one_or_none() is not None


async def record_sent(tx: AsyncSession, claimed: Claimed, message_id: int, now: datetime, promises: Sequence[int]) -> None:
    """It was said: the delivery and exactly the promises that stood in it are sent."""
    await tx.execute(
        text("UPDATE deliveries SET state = 'sent', sent_at = :now, message_id = :message, lease_until = NULL WHERE id = :id"),
        {"id": claimed.id, "now": now, "message": message_id},
    )
    await tx.execute(
        text("""
            UPDATE reminders SET state = CASE WHEN id = ANY(:said) THEN 'sent' ELSE 'dropped' END
            WHERE delivery_id = :id AND state = 'planned'
        """),
        {"id": claimed.id, "said": list(promises)},
    )


async def record_nothing(tx: AsyncSession, claimed: Claimed) -> None:
    """Nothing in it is true any more: an empty message is not sent."""
    await tx.execute(text("UPDATE deliveries SET state = 'dropped', lease_until = NULL WHERE id = :id"), {"id": claimed.id})
    await tx.execute(
        text("UPDATE reminders SET state = 'dropped' WHERE delivery_id = :id AND state = 'planned'"), {"id": claimed.id}
    )


async def record_failed(tx: AsyncSession, claimed: Claimed, failure: str) -> None:
    """It cannot be delivered; the row says why and stays visible. Its promises are open again for whoever is next in line."""
    await tx.execute(
        text("UPDATE deliveries SET state = 'failed', failure = :failure, lease_until = NULL WHERE id = :id"),
        {"id": claimed.id, "failure": failure[:300]},
    )
    await tx.execute(
        text("UPDATE reminders SET state = 'dropped' WHERE delivery_id = :id AND state = 'planned'"), {"id": claimed.id}
    )


async def put_off(tx: AsyncSession, claimed: Claimed, seconds: float, failure: str | None = None) -> None:
    """Not now: free for anybody again after `seconds` of machine time."""
    await tx.execute(
        text("""
            UPDATE deliveries SET holder = NULL, lease_until = NULL, failure = coalesce(:failure, failure),
                   attempts = attempts - CASE WHEN CAST(:failure AS text) IS NULL THEN 1 ELSE 0 END,
                   retry_at = clock_timestamp() + make_interval(secs => :seconds) WHERE id = :id AND holder = :holder
        """),
        {"id": claimed.id, "holder": claimed.holder, "seconds": seconds, "failure": failure},
    )


async def next_due(tx: AsyncSession, after: datetime | None = None) -> datetime | None:
    """The next moment of programme time at which something waits to be said; None when nothing does."""
    found = await tx.execute(
        text("""
            SELECT min(at) FROM (
                SELECT min(due_at) AS at FROM deliveries WHERE state = 'waiting' AND due_at > :after
                UNION ALL SELECT min(at) FROM reminders
                           WHERE state = 'planned' AND delivery_id IS NULL AND at > :after) waiting
        """),
        {"after": after or datetime(1970, 1, 1, tzinfo=UTC)},
    )
    moment: datetime | None = found.scalar_one()
    return moment


async def postpone(tx: AsyncSession, claimed: Claimed, at: datetime) -> None:
    """Not at this hour: due again at `at` (programme time)."""
    await tx.execute(
        text("""
            UPDATE deliveries SET holder = NULL, lease_until = NULL, due_at = :at, attempts = attempts - 1
            WHERE id = :id AND holder = :holder
        """),
        {"id": claimed.id, "holder": claimed.holder, "at": at},
    )
