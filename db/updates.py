"""The inbox: store, claim a person's turn, run rows in order, finish or give up. Statements only; the loop is `bot/workers`.

Leases live by the database's clock. A row is pending until it is done or dead; the oldest pending row of a person is the
only one that may run.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

#: A holder that does not renew for this long (it died) has lost the person to others. Renewed three times within it.
LEASE = timedelta(seconds=12)
#: A row that fails this often is dead; the person gets one calm sentence.
ATTEMPTS = 3
#: Seen ids are kept this long (Telegram repeats an update for 24 h at most).
KEPT = timedelta(hours=48)


#: Under which name an update keeps the message that stands while it is being handled.
SHOWN = "shown_meanwhile"


class AlreadyDone(Exception):
    """The effects of this update were committed by an earlier run."""


class LeaseLost(Exception):
    """Another worker has taken over this person; what this one does no longer counts."""


@dataclass(frozen=True)
class Arrived:
    """An update as it came: its id (None for the bot's own rows), whose turn it is, and the raw payload."""

    update_id: int | None
    key: int
    payload: dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """A leased person: nobody else handles their updates while the fence is the highest."""

    key: int
    holder: UUID
    fence: int


@dataclass(frozen=True)
class Ticket:
    """One row of a leased person, ready to run. `attempts` counts this run, and those that ended with their process;
    `age` is how long ago the update came."""

    turn: Turn
    seq: int
    payload: dict[str, Any]
    attempts: int
    age: timedelta


async def store(tx: AsyncSession, arrived: Sequence[Arrived]) -> int:
    """Keep updates in the order given; those already seen are ignored. Returns how many are new."""
    if not arrived:
        return 0
    rows = [{"update_id": a.update_id, "key": a.key, "payload": _storable(a.payload)} for a in arrived]
    result = await tx.execute(
        text("""
            INSERT INTO updates (update_id, key, payload)
            SELECT (r->>'update_id')::bigint, (r->>'key')::bigint, (r->>'payload')::jsonb
            FROM jsonb_array_elements(CAST(:rows AS jsonb)) WITH ORDINALITY AS t(r, n) ORDER BY n
            ON CONFLICT (update_id) DO NOTHING RETURNING seq
        """),
        {"rows": json.dumps(rows)},
    )
    return len(result.all())


def _storable(payload: dict[str, Any]) -> str:
    """As JSON that PostgreSQL can keep: it knows neither NUL nor half a surrogate pair, and one such letter from a strange
    server must not hold up everybody's updates. What people are called in the messenger is nobody's business and is not kept."""
    written = json.dumps(_nameless(payload))
    return json.dumps(_legible(json.loads(written))) if "\\u0000" in written or "\\ud" in written else written


_NAMES = ("last_name", "username", "active_usernames")


def _nameless(value: Any) -> Any:
    """Without the names of users and chats; a user has to have a first name, so an empty one stands there."""
    match value:
        case {"id": int(), "first_name": str()}:
            return {**{name: _nameless(one) for name, one in value.items() if name not in _NAMES}, "first_name": ""}
        case dict():
            return {name: _nameless(one) for name, one in value.items()}
        case list():
            return [_nameless(one) for one in value]
        case _:
            return value


def _legible(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_legible(name): _legible(one) for name, one in value.items()}
        case list():
            return [_legible(one) for one in value]
        case _:
            return value


async def take_turn(tx: AsyncSession, holder: UUID) -> Turn | None:
    """Lease the person whose pending row has waited longest; None when nobody waits."""
    while True:
        row = (await tx.execute(_TAKE, {"holder": holder, "lease": LEASE})).one_or_none()
        if row is None:
            return None
        if row.fence is not None:
            return Turn(key=row.key, holder=holder, fence=row.fence)
        # Taken by somebody faster since this statement began; the next statement sees that.


#: Those who look at the same moment skip each other's candidate instead of finding nothing.
_TAKE = text("""
    WITH waiting AS (
        SELECT u.key FROM updates u LEFT JOIN leases l ON l.key = u.key
         WHERE u.done_at IS NULL AND u.dead_at IS NULL
           AND (l.key IS NULL OR l.until <= clock_timestamp())
           AND (u.retry_at IS NULL OR u.retry_at <= clock_timestamp())
           AND NOT EXISTS (SELECT 1 FROM updates e WHERE e.key = u.key AND e.seq < u.seq
                              AND e.done_at IS NULL AND e.dead_at IS NULL)
         ORDER BY u.seq LIMIT 1 FOR UPDATE OF u SKIP LOCKED),
    taken AS (
        INSERT INTO leases (key, holder, fence, until)
        SELECT key, :holder, 1, clock_timestamp() + :lease FROM waiting
        ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, fence = leases.fence + 1, until = excluded.until
         WHERE leases.until <= clock_timestamp()
        RETURNING key, fence)
    SELECT waiting.key, taken.fence FROM waiting LEFT JOIN taken USING (key)
""")


async def next_ticket(tx: AsyncSession, turn: Turn) -> Ticket | None:
    """The oldest pending row of a leased person, with the lease renewed; None when none may run now. Raises `LeaseLost`."""
    await _renew(tx, turn)
    row = (
        await tx.execute(
            text("""
                UPDATE updates SET attempts = attempts + 1 WHERE seq = (
                    SELECT h.seq FROM (SELECT seq, retry_at FROM updates
                                       WHERE key = :key AND done_at IS NULL AND dead_at IS NULL ORDER BY seq LIMIT 1) h
                    WHERE h.retry_at IS NULL OR h.retry_at <= clock_timestamp())
                RETURNING seq, payload, attempts, clock_timestamp() - received_at AS age
            """),
            {"key": turn.key},
        )
    ).one_or_none()
    return None if row is None else Ticket(turn, row.seq, row.payload, row.attempts, row.age)


async def _renew(tx: AsyncSession, turn: Turn) -> None:
    """A lease that ran out is still ours as long as nobody has taken it: the fence says so."""
    renewed = await tx.execute(
        text("UPDATE leases SET until = clock_timestamp() + :lease WHERE key = :key AND fence = :fence RETURNING key"),
        {"key": turn.key, "fence": turn.fence, "lease": LEASE},
    )
    if renewed.one_or_none() is None:
        raise LeaseLost


async def keep(tx: AsyncSession, turns: Sequence[Turn]) -> None:
    """Renew the leases of people in hand; one that somebody else has taken over is left alone."""
    await tx.execute(
        text("""
            UPDATE leases SET until = clock_timestamp() + :lease FROM unnest(CAST(:keys AS bigint[]), CAST(:fences AS bigint[]))
            AS held(key, fence) WHERE leases.key = held.key AND leases.fence = held.fence
        """),
        {"lease": LEASE, "keys": [turn.key for turn in turns], "fences": [turn.fence for turn in turns]},
    )


async def release(tx: AsyncSession, turn: Turn) -> None:
    """Give the person back; whoever comes next gets a higher fence.

    The fence moves on at once, so that a renewal which waited for this very row does not bring the lease back to life.
    """
    await tx.execute(
        text("UPDATE leases SET until = clock_timestamp(), fence = fence + 1 WHERE key = :key AND fence = :fence"),
        {"key": turn.key, "fence": turn.fence},
    )


async def lock_for_effects(tx: AsyncSession, ticket: Ticket) -> None:
    """Hold the update's row until the commit. Raises `LeaseLost` or `AlreadyDone`.

    Somebody who takes the person over in the meantime waits for the row at this very place, and then finds the effects.
    """
    row = (
        await tx.execute(
            text("""
                SELECT u.effects_at, l.fence = :fence AS ours
                FROM updates u JOIN leases l ON l.key = u.key WHERE u.seq = :seq FOR UPDATE OF u
            """),
            {"seq": ticket.seq, "fence": ticket.turn.fence},
        )
    ).one()
    if not row.ours:
        raise LeaseLost
    if row.effects_at is not None:
        raise AlreadyDone


async def remember_shown(tx: AsyncSession, ticket: Ticket, message_id: int) -> None:
    """What this run has put on the screen for its own time: kept beside the update, and gone with it when it is finished."""
    await tx.execute(
        text("UPDATE updates SET payload = payload || jsonb_build_object(CAST(:key AS text), CAST(:id AS bigint))"
             " WHERE seq = :seq AND done_at IS NULL"),
        {"key": SHOWN, "id": message_id, "seq": ticket.seq},
    )  # fmt: skip


async def mark_effects(tx: AsyncSession, ticket: Ticket) -> None:
    """This update has had its effects; written in their own transaction."""
    await tx.execute(text("UPDATE updates SET effects_at = clock_timestamp() WHERE seq = :seq"), {"seq": ticket.seq})


async def finish(tx: AsyncSession, ticket: Ticket) -> None:
    """The row has been handled: its id stays (Telegram may repeat it), what it said goes. Raises `LeaseLost` when that was not
    ours to say."""
    await _renew(tx, ticket.turn)
    await tx.execute(text("UPDATE updates SET done_at = clock_timestamp(), payload = '{}' WHERE seq = :seq"), {"seq": ticket.seq})


async def fail(tx: AsyncSession, ticket: Ticket, failure: str, pause: timedelta) -> bool:
    """The row failed: to be run again after `pause`, or dead after the last attempt. Returns whether it died.

    Raises `LeaseLost` when that was not ours to say.
    """
    await _renew(tx, ticket.turn)
    died = ticket.attempts >= ATTEMPTS
    await tx.execute(
        text("""
            UPDATE updates SET failure = :failure, retry_at = clock_timestamp() + :pause,
                   dead_at = CASE WHEN :died THEN clock_timestamp() END WHERE seq = :seq
        """),
        {"seq": ticket.seq, "failure": failure[:300], "pause": pause, "died": died},
    )
    return died


async def wait_out(tx: AsyncSession, ticket: Ticket, reason: str, pause: timedelta) -> None:
    """Not the row's fault (Telegram is away): to be run again after `pause`, and this run is not counted. Raises `LeaseLost`."""
    await _renew(tx, ticket.turn)
    await tx.execute(
        text("""
            UPDATE updates SET failure = :reason, retry_at = clock_timestamp() + :pause, attempts = attempts - 1
            WHERE seq = :seq
        """),
        {"seq": ticket.seq, "reason": reason[:300], "pause": pause},
    )


async def waiting(tx: AsyncSession) -> int:
    """How many rows are neither done nor dead."""
    found = await tx.execute(text("SELECT count(*) FROM updates WHERE done_at IS NULL AND dead_at IS NULL"))
    return int(found.scalar_one())


async def forget_old(tx: AsyncSession) -> int:
    """Drop handled rows older than 48 hours; pending ones never. Returns how many went.

    Where a talk stood, and whose turn it was, goes as well for those who have no account (any more).
    """
    for statement in _STRANGERS:
        await tx.execute(text(statement), {"kept": KEPT})
    gone = await tx.execute(
        text("""
            DELETE FROM updates WHERE received_at < clock_timestamp() - CAST(:kept AS interval)
            AND (done_at IS NOT NULL OR dead_at IS NOT NULL) RETURNING seq
        """),
        {"kept": KEPT},
    )
    return len(gone.all())


_STRANGERS = (
    """DELETE FROM conversations c WHERE c.written_at < clock_timestamp() - CAST(:kept AS interval)
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.external_id = c.chat_id)""",
    """DELETE FROM leases l WHERE l.until < clock_timestamp() - CAST(:kept AS interval)
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.external_id = l.key)
          AND NOT EXISTS (SELECT 1 FROM updates u WHERE u.key = l.key AND u.done_at IS NULL AND u.dead_at IS NULL)""",
)
