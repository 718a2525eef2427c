"""Promises whose morning has come are put into one message per person and day: at most one initiative message a day.

The rules of hours and days are the domain's; here they are asked for everybody at once.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.reminder.ladder_rows import mornings_of
from db.speaking import carriers
from db.speaking.deliveries import MORNING
from domain.allowed_hours import local_day
from domain.digest import digest_moment

#: A digest closes at 19:00: one that is due for less than this cannot be of yesterday.
_SAME_DAY = timedelta(hours=5)

_FREE = "(lease_until IS NULL OR lease_until <= clock_timestamp())"


async def gather(tx: AsyncSession, now: datetime) -> int:
    """Put every promise that is due by `now` (aware programme time) into its person's next allowed morning.

    After an outage everything missed lies in one message of today. What the morning of another organisation brings later on
    the same day (its zone lies further west, its hour is a later one) goes with the first: a day has one message.
    Whoever had the digest of the day already gets the rest with the next one; a message on its way is left alone until it is
    known what became of it. Returns how many promises moved.
    """
    await _take_out_of_yesterdays(tx, now)
    loose = await _loose(tx, now)
    if not loose:
        return 0
    zones = await calendar.zones_of(tx, loose)
    working_days = await calendar.working_days(tx, now.date())
    standing = await _standing(tx, loose, now)
    hours = await mornings_of(tx, loose)
    mornings: list[_Morning] = []
    for person in loose:
        days = standing.get(person, _Days())
        if days.on_its_way:
            continue
        day, at = digest_moment(
            now, zone=zones[person], working_days=working_days, last_sent=days.last_sent, morning=hours[person]
        )
        mornings.append(_Morning(person, day, at))
    return await _put(tx, mornings, now)


@dataclass(frozen=True)
class _Days:
    """A person's digests: when the last one was sent, and whether one is in a worker's hands."""

    last_sent: date | None = None
    on_its_way: bool = False


@dataclass(frozen=True)
class _Morning:
    person: int
    day: date
    at: datetime


async def _take_out_of_yesterdays(tx: AsyncSession, now: datetime) -> None:
    """Digests of a local day that is over (Telegram was away) are dropped, their promises are loose again."""
    waiting = await tx.execute(
        text(f"""
            SELECT id, person_id, day FROM deliveries
             WHERE state = 'waiting' AND urgent IN (true, false) AND kind = :kind AND due_at <= :before AND {_FREE}
        """),
        {"kind": MORNING, "before": now - _SAME_DAY},
    )
    rows = waiting.all()
    zones = await calendar.zones_of(tx, {row.person_id for row in rows}) if rows else {}
    over = [row.id for row in rows if row.day < local_day(now, zones[row.person_id])]
    if over:
        await tx.execute(
            text(f"""
                WITH over AS (
                    UPDATE deliveries SET state = 'dropped' WHERE id = ANY(:ids) AND state = 'waiting' AND {_FREE} RETURNING id)
                UPDATE reminders SET delivery_id = NULL FROM over WHERE delivery_id = over.id AND reminders.state = 'planned'
            """),
            {"ids": over},
        )
        for row in (row for row in rows if row.id in over):
            if carried := await carriers.carried_by(tx, row.id):
                await carriers.hand_on(tx, carried, local_day(now, zones[row.person_id]), now)


async def _loose(tx: AsyncSession, now: datetime) -> list[int]:
    """Whoever has a promise that is due and lies in no message."""
    rows = await tx.execute(
        text(
            "SELECT DISTINCT person_id FROM reminders WHERE state = 'planned' AND delivery_id IS NULL AND at <= :now ORDER BY 1"
        ),
        {"now": now},
    )
    return list(rows.scalars())


async def _standing(tx: AsyncSession, people: Collection[int], now: datetime) -> dict[int, _Days]:
    rows = await tx.execute(
        text("""
            SELECT person_id, max(day) FILTER (WHERE state = 'sent') AS last_sent,
                   bool_or(state = 'waiting' AND lease_until > clock_timestamp()) AS on_its_way
              FROM deliveries WHERE person_id = ANY(:people) AND kind = :kind AND day >= :since GROUP BY person_id
        """),
        {"people": sorted(people), "kind": MORNING, "since": now.date() - timedelta(days=2)},
    )
    return {row.person_id: _Days(row.last_sent, bool(row.on_its_way)) for row in rows}


async def _put(tx: AsyncSession, mornings: list[_Morning], now: datetime) -> int:
    """One message per person; a digest of that day which found nothing to say, or nobody to say it to, is taken up again."""
    moved = await tx.execute(
        text("""
            WITH carriers AS (
                INSERT INTO deliveries AS d (person_id, day, kind, due_at)
                SELECT person, day, :kind, at
                  FROM unnest(CAST(:people AS bigint[]), CAST(:days AS date[]), CAST(:moments AS timestamptz[]))
                       AS m (person, day, at)
                ON CONFLICT (person_id, day, kind) DO UPDATE
                   SET state = 'waiting', failure = NULL,
                       due_at = CASE WHEN d.state = 'waiting' THEN d.due_at ELSE excluded.due_at END,
                       holder = CASE WHEN d.state = 'waiting' THEN d.holder END,
                       retry_at = CASE WHEN d.state = 'waiting' THEN d.retry_at END,
                       attempts = CASE WHEN d.state = 'waiting' THEN d.attempts ELSE 0 END
                 WHERE d.state <> 'sent' AND (d.lease_until IS NULL OR d.lease_until <= clock_timestamp())
                RETURNING id, person_id, day)
            UPDATE reminders SET delivery_id = carriers.id FROM carriers
             WHERE reminders.person_id = carriers.person_id AND reminders.state = 'planned'
               AND reminders.delivery_id IS NULL AND (reminders.at <= :now OR reminders.day <= carriers.day)
            RETURNING reminders.id
        """),
        {
            "kind": MORNING,
            "people": [one.person for one in mornings],
            "days": [one.day for one in mornings],
            "moments": [one.at for one in mornings],
            "now": now,
        },
    )
    return len(moved.all())
