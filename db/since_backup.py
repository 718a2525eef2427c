"""What a copy of the database cannot know: how long the bot went on after it, what was still unsaid then, and who was erased.

The bot keeps this in a file beside the database (`bot/memo.py`); after a copy was brought back it is applied here. So nobody
hears twice what was said after the copy, and nobody comes back who asked to be forgotten. Ids and salted hashes only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import clock, leases
from db.models import Account, Appointment, Erasure, Person
from db.participant import erasing
from db.speaking.deliveries import MORNING
from domain.allowed_hours import local_day
from domain.consent import Voice

#: So far all numbers of rows jump: a button in somebody's chat that names a row which went with the lost database must never come
#: to name another one.
APART = 1_000_000
#: Why a message counts as said without a number of Telegram's.
ASSUMED = "said before the copy was brought back"


@dataclass(frozen=True)
class Erased:
    """Somebody who was erased, as `db.models.Erasure` has it."""

    person_id: int
    born_at: datetime
    salt: bytes
    account_hash: bytes | None
    asked: str
    erased_at: datetime
    waits: bool = False


@dataclass(frozen=True)
class Unsaid:
    """A message that waited to be said: whose, of which local day, of which kind."""

    person_id: int
    day: date
    kind: str


@dataclass(frozen=True)
class Memo:
    """The last sign of life. `alive` is programme time (aware); everything that was due by then was said, but for `unsaid`."""

    alive: datetime
    unsaid: frozenset[Unsaid] = frozenset()
    erased: tuple[Erased, ...] = field(default=())


async def look(tx: AsyncSession, now: datetime) -> Memo:
    """The memo of this moment of programme time."""
    waiting = await tx.execute(text("SELECT person_id, day, kind FROM deliveries WHERE state = 'waiting'"))
    erased = (await tx.execute(select(Erasure).order_by(Erasure.person_id))).scalars()
    return Memo(
        now,
        frozenset(Unsaid(row.person_id, row.day, row.kind) for row in waiting),
        tuple(
            Erased(one.person_id, one.born_at, one.salt, one.account_hash, one.asked, one.erased_at, one.waits) for one in erased
        ),
    )


async def last_alive(tx: AsyncSession, leader: int) -> datetime | None:
    """When some replica was last there, by the lease of the intake with the key `leader`, in programme time; None when never."""
    found = await tx.execute(text("SELECT until FROM leases WHERE key = :key"), {"key": leader})
    until: datetime | None = found.scalar_one_or_none()
    return None if until is None else until + await clock.ahead(tx)


async def set_apart(tx: AsyncSession) -> None:
    """Let new rows have numbers that no lost row had, and free what the processes of the time of the copy held."""
    await tx.execute(
        text("""
            SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, start_value) + :apart)
              FROM pg_sequences WHERE schemaname = current_schema()
        """),
        {"apart": APART},
    )
    await leases.inherit(tx)


async def erase_again(tx: AsyncSession, erased: Sequence[Erased], *, now: datetime, zone: ZoneInfo) -> int:
    """Forget who was erased after the copy was taken; how many that were.

    Known by the row and the moment it was made, or by the account's hash. Who came anew after that is somebody else.
    """
    count = 0
    accounts = list((await tx.execute(select(Account.person_id, Account.external_id))).all())
    today = local_day(now, zone)
    for one in erased:
        meant = {one.person_id} | {
            account.person_id
            for account in accounts
            if one.account_hash is not None and erasing.account_hash(one.salt, account.external_id) == one.account_hash
        }
        known = select(Person.id, Person.created_at).where(Person.id.in_(meant)).order_by(Person.id)
        for person_id, made in (await tx.execute(known)).all():
            same = made == one.born_at if person_id == one.person_id else made < one.erased_at
            before = await tx.get(Erasure, person_id)
            if same and (before is None or (before.waits and not one.waits)):
                await _forget(tx, person_id, one, today, now)
                count += 1
    return count


async def _forget(tx: AsyncSession, person_id: int, one: Erased, today: date, now: datetime) -> None:
    """Whoever was erased held no office any more, unless the erasure waits for that: one that the copy still knows had ended."""
    if not one.waits:
        over = (Appointment.person_id == person_id) & (Appointment.until.is_(None) | (Appointment.until >= today))
        ended = func.greatest(Appointment.since, today - timedelta(days=1))
        await tx.execute(update(Appointment).where(over).values(until=ended))
    voice = Voice.OWN if one.asked == "own" else Voice.GUARDIAN
    await erasing.erase(tx, person_id, voice, by=person_id, now=now, today=today)


async def count_as_said(tx: AsyncSession, memo: Memo) -> int:
    """Everything that was due by the last sign of life counts as said, but for what the memo names as unsaid. How many messages.

    Promises lie in the digest of their day, so that nobody has a second one on the same day. Files that come by themselves, and
    those on their way to an office address, count as sent.
    """
    given = {
        "until": memo.alive,
        "kind": MORNING,
        "why": ASSUMED,
        "people": [one.person_id for one in memo.unsaid],
        "days": [one.day for one in memo.unsaid],
        "kinds": [one.kind for one in memo.unsaid],
    }
    digests = set((await tx.execute(text(_PROMISES), given)).scalars())
    messages = len(digests | set((await tx.execute(text(_MESSAGES), given)).scalars()))
    when = {"until": memo.alive, "why": ASSUMED}
    return messages + sum([len((await tx.execute(text(each), when)).all()) for each in _FILES])


_UNSAID = """unsaid AS (SELECT * FROM unnest(CAST(:people AS bigint[]), CAST(:days AS date[]), CAST(:kinds AS text[]))
                        AS u (person_id, day, kind))"""

_PROMISES = f"""
    WITH {_UNSAID},
    kept AS (
        SELECT r.id, r.person_id, r.day, r.at FROM reminders r
         WHERE r.state = 'planned' AND r.at <= :until
           AND NOT EXISTS (SELECT 1 FROM unsaid u WHERE u.person_id = r.person_id AND u.kind = :kind AND u.day >= r.day)),
    digests AS (
        INSERT INTO deliveries AS d (person_id, day, kind, due_at, state, sent_at, failure)
        SELECT person_id, day, :kind, min(at), 'sent', :until, :why FROM kept GROUP BY person_id, day
        ON CONFLICT (person_id, day, kind) DO UPDATE
           SET state = 'sent', sent_at = coalesce(d.sent_at, excluded.sent_at), failure = excluded.failure,
               holder = NULL, lease_until = NULL, retry_at = NULL
        RETURNING id, person_id, day)
    UPDATE reminders SET state = 'sent', delivery_id = digests.id FROM kept JOIN digests USING (person_id, day)
     WHERE reminders.id = kept.id RETURNING digests.id
"""

_MESSAGES = f"""
    WITH {_UNSAID},
    said AS (
        UPDATE deliveries d
           SET state = 'sent', sent_at = :until, failure = :why, holder = NULL, lease_until = NULL, retry_at = NULL
         WHERE d.state = 'waiting' AND d.due_at <= :until
           AND NOT EXISTS (SELECT 1 FROM unsaid u WHERE (u.person_id, u.day, u.kind) = (d.person_id, d.day, d.kind))
        RETURNING d.id),
    kept AS (UPDATE reminders r SET state = 'sent' FROM said WHERE r.delivery_id = said.id AND r.state = 'planned')
    SELECT id FROM said
"""

#: A file by itself that is still to be made is not made any more; that it was meant for its day stays.
_FILES = (
    """UPDATE exports SET state = 'cancelled', failure = :why, finished_at = :until, content = NULL, lease_until = NULL
        WHERE schedule_id IS NOT NULL AND state IN ('waiting', 'working', 'made') RETURNING id""",
    """UPDATE export_mails SET state = 'sent', sent_at = :until, failure = :why, lease_until = NULL
        WHERE state = 'waiting' RETURNING id""",
    """UPDATE request_mails SET state = 'sent', sent_at = :until, failure = :why, lease_until = NULL
        WHERE state = 'waiting' RETURNING id""",
)
