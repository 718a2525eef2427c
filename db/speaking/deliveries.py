"""Deliveries: claim what is due, record what became of it. Short transactions; the network is never inside one."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.at_once import AtOnce
from db.speaking import carriers
from domain.allowed_hours import Voice, local_day

#: An expired claim is free again. Longer than one call to Telegram may take.
LEASE = timedelta(seconds=60)

#: A message that was in hand at so many deaths in a row of its process may be what kills: each time twice as many leases pass
#: before anybody takes it up again, from two to 64. It is never given up for that: others were in hand with it. Whoever claims
#: its own anew lives; the database stood still.
SUSPECT = 3

MORNING = carriers.MORNING


class Claimed(NamedTuple):
    """A delivery in the hands of one worker until its lease ends."""

    id: int
    person_id: int
    day: date
    kind: str
    urgent: bool
    attempts: int
    #: At how many deaths in a row of its process it was in hand.
    deaths: int
    holder: UUID


async def anything_due(at_once: AtOnce, now: datetime) -> bool:
    """Whether anything is to be gathered or waits to be sent by `now` (aware programme time), be it in somebody's hands: asked
    every second, mostly in vain."""
    [row] = await at_once(_ANYTHING_DUE, now)
    return bool(row["due"])


_ANYTHING_DUE = """
    SELECT EXISTS (SELECT 1 FROM deliveries WHERE state = 'waiting' AND urgent IN (true, false) AND due_at <= $1)
        OR EXISTS (SELECT 1 FROM reminders WHERE state = 'planned' AND delivery_id IS NULL AND at <= $1) AS due
"""


async def claim_due(
    tx: AsyncSession, holder: UUID, now: datetime, limit: int = 100, but: Collection[int] = ()
) -> Sequence[Claimed]:
    """Claim due deliveries, urgent ones first. `now` is programme time; leases and retries go by the database's clock.

    `but`: ids that the holder has in hand. It claims none of them anew: where the database stood still for longer than a lease,
    one may have been said and wait to be recorded.

    One person hears one message after another: of several that are due the first is claimed, and none while another of the
    same person is in somebody's hands. What waits for a retry lets the next ones pass.
    """
    rows = await tx.execute(
        _CLAIM, {"holder": holder, "now": now, "lease": LEASE, "limit": limit, "suspect": SUSPECT, "but": sorted(but)}
    )
    return [Claimed._make((*row, holder)) for row in rows]


#: The rows are read in the order of `ix_deliveries_claim`, urgent ones first, and no further than the limit. Every index of a row
#: is written anew by a claim, so there is none of `due_at` alone: who asks by it names both kinds of urgency and finds it there.
#: Whoever has one in somebody's hands is found by `ix_deliveries_in_hand`, and an earlier message of the same person that is due
#: as well by `ix_deliveries_person_waiting`: a more urgent one, or one of the same urgency.
_CLAIM = text("""
    WITH first AS MATERIALIZED (
        SELECT d.id, CASE WHEN d.holder IS NULL THEN 0 WHEN d.holder = :holder THEN d.deaths ELSE d.deaths + 1 END AS deaths
          FROM deliveries d
         WHERE d.state = 'waiting' AND d.due_at <= :now
           AND (d.lease_until IS NULL OR d.lease_until <= clock_timestamp())
           AND (d.retry_at IS NULL OR d.retry_at <= clock_timestamp())
           AND NOT d.id = ANY(CAST(:but AS bigint[]))
           AND NOT EXISTS (SELECT 1 FROM deliveries held
                            WHERE held.person_id = d.person_id AND held.state = 'waiting' AND held.holder IS NOT NULL
                              AND held.lease_until > clock_timestamp())
           AND NOT EXISTS (SELECT 1 FROM deliveries above
                            WHERE above.person_id = d.person_id AND above.state = 'waiting' AND above.urgent AND NOT d.urgent
                              AND above.due_at <= :now AND (above.retry_at IS NULL OR above.retry_at <= clock_timestamp()))
           AND NOT EXISTS (SELECT 1 FROM deliveries before
                            WHERE before.person_id = d.person_id AND before.state = 'waiting' AND before.urgent = d.urgent
                              AND (before.due_at, before.id) < (d.due_at, d.id)
                              AND (before.retry_at IS NULL OR before.retry_at <= clock_timestamp()))
         ORDER BY d.urgent DESC, d.due_at, d.id LIMIT :limit FOR UPDATE OF d SKIP LOCKED)
    UPDATE deliveries d
       SET holder = :holder, lease_until = clock_timestamp() + :lease, attempts = attempts + 1, deaths = first.deaths,
           retry_at = CASE WHEN first.deaths < CAST(:suspect AS int) THEN d.retry_at
                           ELSE clock_timestamp() + :lease * (2 << least(first.deaths - CAST(:suspect AS int), 5)) END
      FROM first WHERE d.id = first.id
    RETURNING d.id, d.person_id, d.day, d.kind, d.urgent, d.attempts, d.deaths
""")


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
    await record_all_sent(tx, [Said(claimed, message_id, promises)], now)


class Said(NamedTuple):
    """A message that Telegram has taken: its number, and the promises that stood in it."""

    claimed: Claimed
    message_id: int
    promises: Sequence[int]


async def record_all_sent(tx: AsyncSession, said: Sequence[Said], now: datetime) -> None:
    """`record_sent` of several people's messages in one statement."""
    kept = [(promise, one.claimed.id) for one in said for promise in one.promises]
    await tx.execute(
        _SENT,
        {
            "now": now,
            "ids": [one.claimed.id for one in said],
            "people": [one.claimed.person_id for one in said],
            "messages": [one.message_id for one in said],
            "promises": [promise for promise, _ in kept],
            "carriers": [carrier for _, carrier in kept],
        },
    )


#: A screen above what was said is out of sight (`db/conversations.py`).
_SENT = text("""
    WITH said AS (
        SELECT * FROM unnest(CAST(:ids AS bigint[]), CAST(:people AS bigint[]), CAST(:messages AS bigint[]))
                   AS s (id, person_id, message_id)),
    sent AS (
        UPDATE deliveries d SET state = 'sent', sent_at = :now, message_id = said.message_id, lease_until = NULL
          FROM said WHERE d.id = said.id),
    kept AS (
        UPDATE reminders r SET state = 'sent', delivery_id = k.carrier
          FROM unnest(CAST(:promises AS bigint[]), CAST(:carriers AS bigint[])) AS k (id, carrier)
         WHERE r.id = k.id AND r.state <> 'sent'),
    dropped AS (
        UPDATE reminders r SET state = 'dropped' FROM said
         WHERE r.delivery_id = said.id AND r.state = 'planned' AND NOT r.id = ANY(CAST(:promises AS bigint[])))
    UPDATE conversations c SET said_below = greatest(c.said_below, said.message_id)
      FROM said JOIN accounts a ON a.person_id = said.person_id AND a.replaced_at IS NULL WHERE c.chat_id = a.external_id
""")


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
              FROM deliveries WHERE state = 'waiting' AND urgent IN (true, false) AND due_at <= :now
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
                SELECT min(due_at) AS at FROM deliveries WHERE state = 'waiting' AND urgent AND due_at > :after
                UNION ALL SELECT min(due_at) FROM deliveries WHERE state = 'waiting' AND NOT urgent AND due_at > :after
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
