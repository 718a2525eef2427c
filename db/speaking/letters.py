"""Letters to office addresses: found, written down once a day, claimed, recorded."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.office import rights
from db.reminder import watched_keys, watching
from db.reminder.ladder_rows import Ladders
from domain.allowed_hours import Voice, is_allowed, local_day, morning_of
from domain.digest import Digest
from domain.office_letter import letter
from domain.offices import Act

#: So long after the morning's messages it is known whose door is shut.
AFTER_THE_MORNING = timedelta(minutes=30)
#: A first letter, and one after a long outage, reaches back so far.
REACHES_BACK = timedelta(days=14)
#: A letter in a worker's hands is free again after this; longer than all waits for one mail server together.
LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class Office:
    """An organisation with an office address."""

    id: int
    name: str
    address: str
    path: tuple[int, ...]
    zone: ZoneInfo


@dataclass(frozen=True)
class Claimed:
    """A letter in the hands of one worker until its lease ends."""

    id: int
    office: Office
    day: date
    after_day: date
    attempts: int


async def due_offices(tx: AsyncSession, now: datetime) -> list[tuple[Office, date]]:
    """The offices that may be written to at this moment (aware) and have no letter of their local day yet."""
    rows = (
        await tx.execute(
            text("""
                SELECT o.id, o.short_name, o.email, o.path, o.zone, max(l.day) AS last
                  FROM organizations o LEFT JOIN letters l ON l.organization_id = o.id
                 WHERE o.email IS NOT NULL GROUP BY o.id ORDER BY o.id
            """)
        )
    ).all()
    if not rows:
        return []
    working_days = await calendar.working_days(tx, now.date())
    hours = await Ladders.of(tx, {place for row in rows for place in row.path})
    found = []
    for row in rows:
        office = Office(row.id, row.short_name, row.email, tuple(row.path), ZoneInfo(row.zone))
        today = local_day(now, office.zone)
        opens = morning_of(today, office.zone, hours.morning(office.path)) + AFTER_THE_MORNING
        allowed = is_allowed(now, voice=Voice.NOTICE, zone=office.zone, working_days=working_days)
        if allowed and now >= opens and (row.last is None or row.last < today):
            found.append((office, today))
    return found


async def owed(tx: AsyncSession, office: Office, today: date, *, after: date, now: datetime) -> tuple[Digest, watching.Items]:
    """What the office should be written today, and the items that it is about."""
    rows = await tx.execute(
        text("""
            SELECT id FROM assignments
             WHERE organization_id = :place AND state IN ('open', 'returned') AND due IS NOT NULL ORDER BY id
        """),
        {"place": office.id},
    )
    items = await watching.items(tx, watched_keys.keys_of(list(rows.scalars())), now=now)
    working_days = await calendar.working_days(tx, now.date())
    return letter(items.values(), working_days=working_days, after=after, today=today), items


async def last_sent(tx: AsyncSession, office: Office, today: date) -> date:
    """The local day up to which the office has been told everything."""
    found = await tx.execute(
        text("SELECT max(day) FROM letters WHERE organization_id = :place AND state = 'sent'"), {"place": office.id}
    )
    last: date | None = found.scalar_one()
    return max(last or today - REACHES_BACK, today - REACHES_BACK)


async def write_down(tx: AsyncSession, office: Office, today: date, *, now: datetime) -> bool:
    """A letter of this local day, if there is something to say; false when there is nothing. Two processes write one."""
    after = await last_sent(tx, office, today)
    digest, _ = await owed(tx, office, today, after=after, now=now)
    if digest.is_empty:
        return False
    await tx.execute(
        text("""
            INSERT INTO letters (organization_id, day, after_day, address, items, created_at)
            VALUES (:place, :day, :after, :address, :items, :now) ON CONFLICT (organization_id, day) DO NOTHING
        """),
        {
            "place": office.id,
            "day": today,
            "after": after,
            "address": office.address,
            "items": len(digest.lines),
            "now": now,
        },
    )
    return True


async def claim(tx: AsyncSession) -> Claimed | None:
    """Take one letter that waits in hand; leases and pauses go by the database's clock. None when there is none."""
    found = await tx.execute(
        text("""
            WITH mine AS (
                UPDATE letters SET lease_until = clock_timestamp() + :lease, attempts = attempts + 1
                 WHERE id IN (SELECT id FROM letters WHERE state = 'waiting'
                                 AND (lease_until IS NULL OR lease_until <= clock_timestamp())
                                 AND (retry_at IS NULL OR retry_at <= clock_timestamp())
                               ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, organization_id, day, after_day, attempts)
            SELECT mine.id, mine.day, mine.after_day, mine.attempts, o.id AS place, o.short_name, o.email, o.path, o.zone
              FROM mine JOIN organizations o ON o.id = mine.organization_id
        """),
        {"lease": LEASE},
    )
    if (row := found.one_or_none()) is None:
        return None
    office = Office(row.place, row.short_name, row.email or "", tuple(row.path), ZoneInfo(row.zone))
    return Claimed(row.id, office, row.day, row.after_day, row.attempts)


async def record_sent(tx: AsyncSession, claimed: Claimed, items: int, now: datetime) -> None:
    """The mail server took it."""
    await tx.execute(
        text("""
            UPDATE letters SET state = 'sent', sent_at = :now, items = :items, address = :address, lease_until = NULL,
                   failure = NULL WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "now": now, "items": items, "address": claimed.office.address},
    )


async def record_nothing(tx: AsyncSession, claimed: Claimed) -> None:
    """Nothing of it is true any more, or its day is over: what is still owed stands in the next one."""
    await tx.execute(
        text("UPDATE letters SET state = 'dropped', lease_until = NULL WHERE id = :id AND state = 'waiting'"), {"id": claimed.id}
    )


async def record_failed(tx: AsyncSession, claimed: Claimed, failure: str) -> None:
    """The mail server does not take it; the row says why and stays visible. The next working day tries again, with everything."""
    await tx.execute(
        text("UPDATE letters SET state = 'failed', failure = :failure, lease_until = NULL WHERE id = :id AND state = 'waiting'"),
        {"id": claimed.id, "failure": failure[:300]},
    )


async def put_off(tx: AsyncSession, claimed: Claimed, seconds: float, failure: str) -> None:
    """Not now: free again after `seconds` of machine time."""
    await tx.execute(
        text("""
            UPDATE letters SET lease_until = NULL, failure = :failure,
                   retry_at = clock_timestamp() + make_interval(secs => :seconds) WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "seconds": seconds, "failure": failure[:300]},
    )


@dataclass(frozen=True)
class Addressed:
    """An organisation with what is known of its office address and of the last letter to it."""

    id: int
    name: str
    address: str | None
    #: The last letter: its day and what became of it.
    day: date | None
    state: str | None
    failure: str | None


async def addresses(tx: AsyncSession, organization_id: int) -> list[Addressed]:
    """The organisation and those right below it, in order; those without an address are in the list."""
    rows = await tx.execute(
        text("""
            SELECT o.id, o.short_name, o.email, l.day, l.state, l.failure
              FROM organizations o
              LEFT JOIN LATERAL (SELECT day, state, failure FROM letters WHERE organization_id = o.id ORDER BY day DESC LIMIT 1) l
                     ON true
             WHERE o.id = :place OR o.parent_id = :place ORDER BY o.id <> :place, o.kind DESC, o.id
        """),
        {"place": organization_id},
    )
    return [Addressed(row.id, row.short_name, row.email, row.day, row.state, row.failure) for row in rows]


async def set_address(tx: AsyncSession, by: int | None, office: int, seat: int, address: str | None, *, now: datetime) -> bool:
    """Enter the office address of an organisation at or right below `seat`, or take it out (None). False for who may not: the
    same people who keep the list of organisations may."""
    if not await rights.allowed(tx, by, Act.UPLOAD_ORGANISATIONS, seat, now):
        return False
    changed = await tx.execute(
        text("UPDATE organizations SET email = :address WHERE id = :id AND (id = :seat OR parent_id = :seat) RETURNING id"),
        {"address": address, "id": office, "seat": seat},
    )
    return changed.one_or_none() is not None
