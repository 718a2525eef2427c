"""Deliveries: claim what is due, record what became of it. Short transactions; the network is never inside one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar, carriers, conversations
from domain.allowed_hours import Voice, local_day

#: An expired claim is free again. Longer than one call to Telegram may take.
LEASE = timedelta(seconds=60)

MORNING = carriers.MORNING


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


async def claim_due(tx: AsyncSession, holder: UUID, now: datetime, limit: int = 100) -> Sequence[Claimed]:
    """Claim due deliveries, urgent ones first. `now` is programme time; leases and retries go by the database's clock.

    One person hears one message after another: of several that are due the first is claimed, and none while another of the
    same person is in somebody's hands. What waits for a retry lets the next ones pass.
    """
    rows = await tx.execute(
        text("""
            UPDATE deliveries SET holder = :holder, lease_until = clock_timestamp() + :lease, attempts = attempts + 1
            WHERE id IN (SELECT d.id FROM deliveries d
                          WHERE d.state = 'waiting' AND d.due_at <= :now
                            AND (d.lease_until IS NULL OR d.lease_until <= clock_timestamp())
                            AND (d.retry_at IS NULL OR d.retry_at <= clock_timestamp())
                            AND NOT EXISTS (
                                SELECT 1 FROM deliveries other
                                 WHERE other.person_id = d.person_id AND other.state = 'waiting' AND other.id <> d.id
                                   AND (other.lease_until > clock_timestamp()
                                        OR other.due_at <= :now
                                           AND (other.retry_at IS NULL OR other.retry_at <= clock_timestamp())
                                           AND (NOT other.urgent, other.due_at, other.id) < (NOT d.urgent, d.due_at, d.id)))
                          ORDER BY d.urgent DESC, d.due_at, d.id LIMIT :limit FOR UPDATE OF d SKIP LOCKED)
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


async def let_go(tx: AsyncSession, holder: UUID, but: Collection[int]) -> None:
    """What this holder has claimed and does not know of, because the database went away before it had answered, is free again;
    the ids that it has in hand are not."""
    await tx.execute(
        text("""
            UPDATE deliveries SET holder = NULL, lease_until = NULL, attempts = attempts - 1
             WHERE holder = :holder AND state = 'waiting' AND lease_until > clock_timestamp() AND NOT id = ANY(:but)
        """),
        {"holder": holder, "but": sorted(but)},
    )


async def record_sent(tx: AsyncSession, claimed: Claimed, message_id: int, now: datetime, promises: Sequence[int]) -> None:
    """It was said: the delivery and exactly the promises that stood in it are sent, whatever happened to them meanwhile, and
    whoever holds it by now: it is not to be said again."""
    await tx.execute(
        text("UPDATE deliveries SET state = 'sent', sent_at = :now, message_id = :message, lease_until = NULL WHERE id = :id"),
        {"id": claimed.id, "now": now, "message": message_id},
    )
    await tx.execute(
        text("UPDATE reminders SET state = 'sent', delivery_id = :id WHERE id = ANY(:said) AND state <> 'sent'"),
        {"id": claimed.id, "said": sorted(promises)},
    )
    await _drop_promises(tx, claimed)
    await conversations.heard(tx, claimed.person_id, message_id)


async def record_nothing(tx: AsyncSession, claimed: Claimed) -> None:
    """Nothing in it is true any more: an empty message is not sent."""
    dropped = await tx.execute(
        text(f"UPDATE deliveries SET state = 'dropped', lease_until = NULL WHERE {_STILL_OURS} RETURNING id"), _ours(claimed)
    )
    if dropped.one_or_none() is not None:
        await _drop_promises(tx, claimed)


async def record_unreachable(tx: AsyncSession, claimed: Claimed, failure: str) -> None:
    """The person cannot be reached; the row says why and stays visible. Its promises are open again for whoever is next."""
    if await record_refused(tx, claimed, failure):
        await _drop_promises(tx, claimed)


async def record_refused(tx: AsyncSession, claimed: Claimed, failure: str) -> bool:
    """Telegram refuses the message itself; it stays as a visible failure, with its promises, and is not tried again. False when
    somebody else has taken it over: then that one says what becomes of it."""
    failed = await tx.execute(
        text(f"""
            UPDATE deliveries SET state = 'failed', failure = :failure, lease_until = NULL WHERE {_STILL_OURS} RETURNING id
        """),
        {**_ours(claimed), "failure": failure[:300]},
    )
    return failed.one_or_none() is not None


#: A claim counts its attempts up, so that they tell one claim of a holder from the next.
_STILL_OURS = "id = :id AND holder = :holder AND attempts = :attempts AND state = 'waiting'"


def _ours(claimed: Claimed) -> dict[str, Any]:
    return {"id": claimed.id, "holder": claimed.holder, "attempts": claimed.attempts}


async def _drop_promises(tx: AsyncSession, claimed: Claimed) -> None:
    await tx.execute(
        text("UPDATE reminders SET state = 'dropped' WHERE delivery_id = :id AND state = 'planned'"), {"id": claimed.id}
    )


async def put_off(tx: AsyncSession, claimed: Claimed, seconds: float, failure: str | None = None) -> None:
    """Not now: free for anybody again after `seconds` of machine time."""
    await tx.execute(
        text(f"""
            UPDATE deliveries SET holder = NULL, lease_until = NULL, failure = coalesce(:failure, failure),
                   attempts = attempts - CASE WHEN CAST(:failure AS text) IS NULL THEN 1 ELSE 0 END,
                   retry_at = clock_timestamp() + make_interval(secs => :seconds) WHERE {_STILL_OURS}
        """),
        {**_ours(claimed), "seconds": seconds, "failure": failure},
    )


async def seconds_until_settled(tx: AsyncSession, now: datetime) -> float | None:
    """How long to wait before looking again at what is due by `now` (programme time) and will soon be gone: it is in somebody's
    hands, or waits for a slot of Telegram's pacing. None when nothing is: what failed waits for its own pause, not for us."""
    found = await tx.execute(
        text("""
            SELECT min(CASE WHEN lease_until > clock_timestamp() THEN interval '20 milliseconds'
                            ELSE coalesce(retry_at - clock_timestamp(), interval '0') END)
              FROM deliveries WHERE state = 'waiting' AND due_at <= :now
               AND (lease_until > clock_timestamp() OR failure IS NULL)
        """),
        {"now": now},
    )
    left: timedelta | None = found.scalar_one()
    return None if left is None else max(left.total_seconds(), 0.0)


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
    """Not at this hour, but from `at` (aware programme time) on: this message is given up, what it carried is not.

    A morning's promises go with the next allowed morning; notices gather with whatever else is due at that moment.
    """
    dropped = await tx.execute(
        text("""
            UPDATE deliveries SET state = 'dropped', holder = NULL, lease_until = NULL
             WHERE id = :id AND holder = :holder AND state = 'waiting' RETURNING id
        """),
        {"id": claimed.id, "holder": claimed.holder},
    )
    if dropped.one_or_none() is None:
        return
    await tx.execute(
        text("UPDATE reminders SET delivery_id = NULL WHERE delivery_id = :id AND state = 'planned'"), {"id": claimed.id}
    )
    if carried := await carriers.carried_by(tx, claimed.id):
        zone = await calendar.zone_of(tx, claimed.person_id)
        await carriers.hand_on(tx, carried, local_day(at, zone), at)


async def last_morning(tx: AsyncSession, person_id: int, since: date) -> date | None:
    """The local day of the latest digest that this person was sent on `since` or later."""
    found = await tx.execute(
        text("SELECT max(day) FROM deliveries WHERE person_id = :person AND day >= :since AND kind = :kind AND state = 'sent'"),
        {"person": person_id, "since": since, "kind": MORNING},
    )
    day: date | None = found.scalar_one()
    return day


async def last_initiative(tx: AsyncSession, person_id: int, since: date) -> date | None:
    """The local day of the latest message of the bot's own accord, digest or official notice, sent on `since` or later."""
    found = await tx.execute(
        text("""
            SELECT max(d.day) FROM deliveries d
             WHERE d.person_id = :person AND d.day >= :since AND d.state = 'sent'
               AND (d.kind = :kind OR EXISTS (SELECT 1 FROM notices n WHERE n.delivery_id = d.id AND n.voice = :voice))
        """),
        {"person": person_id, "since": since, "kind": MORNING, "voice": Voice.OFFICIAL.value},
    )
    day: date | None = found.scalar_one()
    return day
