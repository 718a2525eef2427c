"""Leases by name, for work that only one process does at a time. By the database's clock."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.at_once import AtOnce


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
