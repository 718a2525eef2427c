"""Leases by name, for work that only one process does at a time. By the database's clock.

A process that stood still for longer than its lease has been taken over without knowing it. What it writes is refused by the
fence; what it would say is refused by its own clock: `term`.
"""

import time
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.at_once import AtOnce


class LeaseLost(Exception):
    """Another worker has taken over; what this one does no longer counts."""


@dataclass
class Term:
    """Until when (by the monotonic clock) the work in hand is ours to speak about."""

    until: float

    @classmethod
    def of(cls, lease: timedelta, began: float) -> "Term":
        """Of a lease that was taken or renewed by a statement which began at `began`."""
        return cls(began + lease.total_seconds())


#: The term of the work that this task does; none for what nobody else would do.
term: ContextVar[Term | None] = ContextVar("term", default=None)


def check_term() -> None:
    """Nothing is said any more about what others may have taken over. Raises `LeaseLost`."""
    mine = term.get()
    if mine is not None and time.monotonic() > mine.until:
        raise LeaseLost


async def hold(at_once: AtOnce, key: int, holder: UUID, lease: timedelta) -> bool:
    """Take or renew the lease; whether it is ours until `lease` from now."""
    return bool(await at_once(_HOLD, key, holder, lease))


_HOLD = """
    INSERT INTO leases (key, holder, fence, until) VALUES ($1, $2, 1, clock_timestamp() + $3)
    ON CONFLICT (key) DO UPDATE
       SET until = excluded.until, holder = excluded.holder,
           fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END
     WHERE leases.holder = excluded.holder OR leases.until <= clock_timestamp() RETURNING key
"""


async def give_up(at_once: AtOnce, key: int, holder: UUID) -> None:
    """Free the lease if it is ours."""
    await at_once("UPDATE leases SET until = clock_timestamp() WHERE key = $1 AND holder = $2", key, holder)


async def inherit(tx: AsyncSession) -> None:
    """Free what a dead process held: leases, claimed deliveries, slots. Only for whoever is alone on this database.

    Fences stay: whatever still writes in the name of the dead is refused as before.
    """
    await tx.execute(text("UPDATE leases SET until = clock_timestamp() WHERE until > clock_timestamp()"))
    await tx.execute(text("UPDATE deliveries SET lease_until = clock_timestamp() WHERE lease_until > clock_timestamp()"))
    await tx.execute(text("UPDATE sending_slots SET free_at = least(free_at, clock_timestamp() + interval '1 second')"))
