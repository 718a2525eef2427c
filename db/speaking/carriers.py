"""Which message carries a notice: the one that waits for the same moment, or its own; and how a notice gets onto a later one.

A notice lies in exactly one delivery at any time, and changes it only within a transaction: whatever dies in between, it is
neither lost nor said twice.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Notice
from domain.allowed_hours import Voice

#: The kind of delivery that carries promises: one per person and local day.
MORNING = "morning"

#: Nobody holds the delivery `d`.
FREE = "(d.lease_until IS NULL OR d.lease_until <= clock_timestamp())"


async def carrier(
    tx: AsyncSession, person_id: int, day: date, at: datetime, notice_id: int, *, alone: bool, urgent: bool = False
) -> int:
    """The delivery for a notice that is due `at` (aware programme time) on the local day `day`.

    One for everything that waits for the same moment; with `alone` its own, another one where it had its own on that day and was
    taken out of it (into a digest that it did not fit into). Returns the delivery's id.
    """
    own = f"notice-{notice_id}"
    for kind in (*([] if alone else [f"notices-{at:%H%M%S}"]), own, f"{own}-{at:%H%M%S%f}"):
        found = await tx.execute(
            text("""
                INSERT INTO deliveries AS d (person_id, day, kind, due_at, urgent)
                VALUES (:person, :day, :kind, :at, :urgent)
                ON CONFLICT (person_id, day, kind) DO UPDATE SET kind = d.kind
                 WHERE d.state = 'waiting' AND d.holder IS NULL AND d.due_at = excluded.due_at RETURNING id
            """),
            {"person": person_id, "day": day, "kind": kind, "at": at, "urgent": urgent},
        )
        if (delivery_id := found.scalar_one_or_none()) is not None:
            return int(delivery_id)
    raise AssertionError("a notice is not moved twice at one moment")


async def own_carriers(tx: AsyncSession, notices: Sequence[tuple[int, int, date, datetime]]) -> None:
    """A message of its own for each of these new notices: (notice, person, local day, aware moment), in two statements."""
    if not notices:
        return
    ids, people, days, moments = (list(column) for column in zip(*notices, strict=True))
    await tx.execute(
        text("""
            INSERT INTO deliveries (person_id, day, kind, due_at)
            SELECT person, day, 'notice-' || id, at
              FROM unnest(CAST(:ids AS bigint[]), CAST(:people AS bigint[]), CAST(:days AS date[]),
                          CAST(:moments AS timestamptz[])) AS n (id, person, day, at)
        """),
        {"ids": ids, "people": people, "days": days, "moments": moments},
    )
    await tx.execute(
        text("""
            UPDATE notices n SET delivery_id = d.id FROM deliveries d
             WHERE n.id = ANY(CAST(:ids AS bigint[])) AND d.person_id = n.person_id AND d.kind = 'notice-' || n.id
        """),
        {"ids": ids},
    )


async def carried_by(tx: AsyncSession, delivery_id: int) -> Sequence[Notice]:
    """The notices that a delivery carries and nobody has called off, in the order in which they came about."""
    found = await tx.execute(
        select(Notice).where(Notice.delivery_id == delivery_id, Notice.void_at.is_(None)).order_by(Notice.id)
    )
    return found.scalars().all()


async def into_morning(tx: AsyncSession, person_id: int, morning_id: int, day: date) -> None:
    """What waits to be said officially to this person on the local day `day` goes with the digest `morning_id`."""
    await tx.execute(
        text(f"""
            UPDATE notices n SET delivery_id = :morning FROM deliveries d
             WHERE d.id = n.delivery_id AND d.person_id = :person AND d.day = :day AND d.state = 'waiting' AND d.id <> :morning
               AND {FREE} AND n.voice = :voice AND n.void_at IS NULL
        """),
        {"person": person_id, "morning": morning_id, "day": day, "voice": Voice.OFFICIAL.value},
    )


async def into_digest(tx: AsyncSession, delivery_id: int, morning_id: int) -> None:
    """The official notices of this message go with the digest."""
    await tx.execute(
        text("""
            UPDATE notices SET delivery_id = :morning WHERE delivery_id = :delivery AND voice = :voice AND void_at IS NULL
        """),
        {"delivery": delivery_id, "morning": morning_id, "voice": Voice.OFFICIAL.value},
    )


async def waiting_morning(tx: AsyncSession, person_id: int, now: datetime) -> int | None:
    """The digest that waits to be said to this person by `now`; None where there is none, or where it is being said."""
    found = await tx.execute(
        text(f"""
            SELECT d.id FROM deliveries d WHERE d.person_id = :person AND d.kind = :kind AND d.state = 'waiting'
               AND d.due_at <= :now AND {FREE} ORDER BY d.id LIMIT 1 FOR UPDATE
        """),
        {"person": person_id, "kind": MORNING, "now": now},
    )
    delivery_id: int | None = found.scalar_one_or_none()
    return delivery_id


async def hand_on(
    tx: AsyncSession, notices: Sequence[Notice], day: date, at: datetime, *, alone: bool = False, urgent: bool = False
) -> None:
    """These notices of one person (at least one) go with another message, due `at` on the local day `day`."""
    first = notices[0]
    delivery_id = await carrier(tx, first.person_id, day, at, first.id, alone=alone, urgent=urgent)
    await tx.execute(
        text("UPDATE notices SET delivery_id = :delivery WHERE id = ANY(:ids)"),
        {"delivery": delivery_id, "ids": [one.id for one in notices]},
    )
