"""The inbox: store, claim a person's turn, run rows in order, finish or give up. Statements only; the loop is `bot/workers`.

Leases live by the database's clock. A row is pending until it is done or dead; the oldest pending row of a person is the
only one that may run. What every press needs is one statement each, a transaction by itself (`Database.at_once`): a press costs
a few round trips, and none of them holds a lock longer than it runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import as_json
from db.at_once import AtOnce
from db.conversations import NOTHING, OutOfDate, Remembered
from db.leases import LeaseLost
from db.office import people
from db.payloads import storable

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
    `age` is how long ago the update came, `remembered` what stood in the person's chat when the row was begun; `who` is what
    `people.who_of` reads, as it was then, where it was asked for (`introduced`)."""

    turn: Turn
    seq: int
    payload: dict[str, Any]
    attempts: int
    age: timedelta
    remembered: Remembered = NOTHING
    who: Mapping[str, Any] | None = None
    introduced: bool = False


async def store(at_once: AtOnce, arrived: Sequence[Arrived]) -> int:
    """Keep updates in the order given; those already seen are ignored. Returns how many are new."""
    if not arrived:
        return 0
    rows = [{"update_id": a.update_id, "key": a.key, "payload": storable(a.payload)} for a in arrived]
    return len(await at_once(_STORE, as_json.written(rows)))


_STORE = """
    INSERT INTO updates (update_id, key, payload)
    SELECT (r->>'update_id')::bigint, (r->>'key')::bigint, (r->>'payload')::jsonb
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t(r, n) ORDER BY n
    ON CONFLICT (update_id) DO NOTHING RETURNING seq
"""


async def take(at_once: AtOnce, holder: UUID, most: int = 1, today: date | None = None) -> list[Ticket]:
    """Lease the people whose pending rows have waited longest, at most so many, and begin the oldest row of each. With `today`
    (of programme time) each ticket says who it is.

    Fewer than asked for: nobody else waits.
    """
    while True:
        rows = await at_once(_TAKE, holder, LEASE, most, today)
        begun = [_ticket(Turn(row["key"], holder, row["fence"]), row, today) for row in rows if row["fence"] is not None]
        if begun or not rows:
            return begun
        # All taken by somebody faster since this statement began; the next statement sees that.


#: Those who look at the same moment skip each other's candidates instead of finding nothing.
_TAKE = f"""
    WITH waiting AS (
        SELECT u.seq, u.key FROM updates u LEFT JOIN leases l ON l.key = u.key
         WHERE u.done_at IS NULL AND u.dead_at IS NULL
           AND (l.key IS NULL OR l.until <= clock_timestamp())
           AND (u.retry_at IS NULL OR u.retry_at <= clock_timestamp())
           AND NOT EXISTS (SELECT 1 FROM updates e WHERE e.key = u.key AND e.seq < u.seq
                              AND e.done_at IS NULL AND e.dead_at IS NULL)
         ORDER BY u.seq LIMIT $3 FOR UPDATE OF u SKIP LOCKED),
    taken AS (
        INSERT INTO leases (key, holder, fence, until)
        SELECT key, $1, 1, clock_timestamp() + $2 FROM waiting
        ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, fence = leases.fence + 1, until = excluded.until
         WHERE leases.until <= clock_timestamp()
        RETURNING key, fence),
    begun AS (
        UPDATE updates u SET attempts = u.attempts + 1 FROM waiting w JOIN taken t ON t.key = w.key WHERE u.seq = w.seq
        RETURNING u.seq, u.payload, u.attempts, clock_timestamp() - u.received_at AS age, t.fence)
    SELECT w.key, b.seq, b.payload, b.attempts, b.age, b.fence, c.data, c.version, c.said_below,
           CASE WHEN $4::date IS NOT NULL THEN {people.who_sql("w.key", "$4::date")} END AS who
    FROM waiting w LEFT JOIN begun b ON b.seq = w.seq LEFT JOIN conversations c ON c.chat_id = w.key ORDER BY w.seq
"""


def _ticket(turn: Turn, row: Any, today: date | None) -> Ticket:
    remembered = NOTHING
    if row["version"] is not None:
        remembered = Remembered(row["data"], row["version"], row["said_below"] or 0)
    return Ticket(
        turn, row["seq"], row["payload"], row["attempts"], row["age"], remembered, row["who"], introduced=today is not None
    )


async def go_on(
    at_once: AtOnce,
    turn: Turn,
    *,
    done: Ticket | None = None,
    page: Remembered | None = None,
    more: bool = True,
    rest: timedelta = timedelta(0),
    today: date | None = None,
) -> Ticket | None:
    """Write that `done` has been handled (its id stays, for Telegram may repeat it; what it said goes), with what is remembered
    of its chat (None: as before), and begin the person's next row with the lease renewed. Without a next row, or when no `more`
    is wanted, the person is given back, to be taken again after the `rest`: None.

    All of it or nothing. Raises `LeaseLost` when that was not ours to say; `OutOfDate` when the conversation was written by
    somebody else since it was read: then nothing is done but the person given back.
    """
    written, version = (None, 0) if page is None else (as_json.written(page.data), page.version)
    [row] = await at_once(_GO_ON, turn.key, turn.fence, done and done.seq, written, version, more, LEASE, today, rest)
    if not row["ours"]:
        raise LeaseLost
    if not row["fresh"]:
        raise OutOfDate
    return None if row["seq"] is None else _ticket(turn, row, today)


#: Given back, the fence moves on at once, so that a renewal which waited for this very row does not bring the lease back to life.
#: A lease that ran out is still ours as long as nobody has taken it: the fence says so.
_GO_ON = f"""
    WITH held AS (SELECT key FROM leases WHERE key = $1 AND fence = $2 FOR UPDATE),
    saved AS (
        INSERT INTO conversations AS c (chat_id, data, version) SELECT key, $4::jsonb, 1 FROM held WHERE $4::jsonb IS NOT NULL
        ON CONFLICT (chat_id) DO UPDATE SET data = excluded.data, version = c.version + 1, written_at = clock_timestamp()
         WHERE c.version = $5 RETURNING c.version),
    good AS (SELECT key FROM held WHERE $4::jsonb IS NULL OR EXISTS (SELECT 1 FROM saved)),
    done AS (UPDATE updates u SET done_at = clock_timestamp(), payload = '{{}}' FROM good WHERE u.seq = $3::bigint),
    next AS (
        SELECT h.seq FROM good CROSS JOIN LATERAL (
            SELECT seq, retry_at FROM updates WHERE key = good.key AND done_at IS NULL AND dead_at IS NULL
               AND seq IS DISTINCT FROM $3::bigint ORDER BY seq LIMIT 1) h
         WHERE $6 AND (h.retry_at IS NULL OR h.retry_at <= clock_timestamp())),
    begun AS (
        UPDATE updates u SET attempts = u.attempts + 1 FROM next WHERE u.seq = next.seq
        RETURNING u.seq, u.payload, u.attempts, clock_timestamp() - u.received_at AS age),
    leased AS (
        UPDATE leases l SET until = clock_timestamp() + CASE WHEN EXISTS (SELECT 1 FROM next) THEN $7 ELSE $9::interval END,
               fence = l.fence + CASE WHEN EXISTS (SELECT 1 FROM next) THEN 0 ELSE 1 END
          FROM held WHERE l.key = held.key)
    SELECT EXISTS (SELECT 1 FROM held) AS ours, EXISTS (SELECT 1 FROM good) AS fresh, b.seq, b.payload, b.attempts, b.age,
           coalesce($4::jsonb, c.data) AS data, coalesce((SELECT version FROM saved), c.version) AS version, c.said_below,
           CASE WHEN b.seq IS NOT NULL AND $8::date IS NOT NULL THEN {people.who_sql("$1", "$8::date")} END AS who
    FROM (VALUES (1)) AS one LEFT JOIN begun b ON true LEFT JOIN conversations c ON c.chat_id = $1 AND b.seq IS NOT NULL
"""


async def _renew(tx: AsyncSession, turn: Turn) -> None:
    """A lease that ran out is still ours as long as nobody has taken it: the fence says so."""
    renewed = await tx.execute(
        text("UPDATE leases SET until = clock_timestamp() + :lease WHERE key = :key AND fence = :fence RETURNING key"),
        {"key": turn.key, "fence": turn.fence, "lease": LEASE},
    )
    if renewed.one_or_none() is None:
        raise LeaseLost


async def keep(tx: AsyncSession, turns: Sequence[Turn]) -> set[int]:
    """Renew the leases of people in hand; one that somebody else has taken over is left alone. Returns whose were renewed."""
    renewed = await tx.execute(
        text("""
            UPDATE leases SET until = clock_timestamp() + :lease FROM unnest(CAST(:keys AS bigint[]), CAST(:fences AS bigint[]))
            AS held(key, fence) WHERE leases.key = held.key AND leases.fence = held.fence RETURNING leases.key
        """),
        {"lease": LEASE, "keys": [turn.key for turn in turns], "fences": [turn.fence for turn in turns]},
    )
    return set(renewed.scalars())


async def mark_effects(tx: AsyncSession, ticket: Ticket) -> None:
    """This update has its effects in this transaction; its row is held until the commit. Raises `LeaseLost` or `AlreadyDone`.

    Somebody who takes the person over in the meantime waits for the row at this very place, and then finds the effects.
    """
    asked = {"seq": ticket.seq, "fence": ticket.turn.fence}
    if (await tx.execute(_MARK, asked)).one_or_none() is None:
        ours = await tx.execute(
            text("SELECT l.fence = :fence FROM updates u JOIN leases l ON l.key = u.key WHERE u.seq = :seq"), asked
        )
        raise AlreadyDone if ours.scalar_one() else LeaseLost


_MARK = text("""
    UPDATE updates u SET effects_at = clock_timestamp() FROM leases l
    WHERE u.seq = :seq AND l.key = u.key AND l.fence = :fence AND u.effects_at IS NULL RETURNING u.seq
""")


async def remember_shown(tx: AsyncSession, ticket: Ticket, message_id: int) -> None:
    """What this run has put on the screen for its own time: kept beside the update, and gone with it when it is finished."""
    await tx.execute(
        text("UPDATE updates SET payload = payload || jsonb_build_object(CAST(:key AS text), CAST(:id AS bigint))"
             " WHERE seq = :seq AND done_at IS NULL"),
        {"key": SHOWN, "id": message_id, "seq": ticket.seq},
    )  # fmt: skip


async def fail(tx: AsyncSession, ticket: Ticket, failure: str, pause: timedelta, *, hopeless: bool = False) -> bool:
    """The row failed: to be run again after `pause`, or dead after the last attempt, or at once where another is `hopeless`.
    Returns whether it died.

    Raises `LeaseLost` when that was not ours to say.
    """
    await _renew(tx, ticket.turn)
    died = hopeless or ticket.attempts >= ATTEMPTS
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


async def shows_more(at_once: AtOnce, ticket: Ticket, mark: str) -> bool:
    """Whether the person has since typed something in their own chat, or pressed what carries the `mark` of a screen's buttons,
    that waits behind this row."""
    [row] = await at_once(_SHOWS_MORE, ticket.turn.key, ticket.seq, mark)
    return bool(row["more"])


_SHOWS_MORE = """
    SELECT EXISTS (
        SELECT 1 FROM updates WHERE key = $1 AND seq > $2 AND done_at IS NULL AND dead_at IS NULL
           AND (payload #>> '{message,chat,type}' = 'private' OR strpos(payload #>> '{callback_query,data}', $3) > 0)) AS more
"""


async def waiting(at_once: AtOnce) -> int:
    """How many rows are neither done nor dead."""
    [row] = await at_once("SELECT count(*) AS left FROM updates WHERE done_at IS NULL AND dead_at IS NULL")
    return int(row["left"])


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
