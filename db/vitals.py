"""How the whole bot is doing, over all its processes: what waits, since when, and whether somebody sees to what comes in."""

from dataclasses import dataclass
from datetime import datetime

from db.at_once import AtOnce


@dataclass(frozen=True)
class Vitals:
    """Ages in seconds, 0 where nothing waits. `led`: some replica holds the lease of the intake; `last_update`: since the last
    one was stored, None when none is kept."""

    led: bool
    last_update: float | None
    updates_waiting: int
    oldest_update: float
    updates_dead: int
    deliveries_due: int
    oldest_delivery: float
    promises_overdue: int


async def look(at_once: AtOnce, leader: int, now: datetime) -> Vitals:
    """Look once. `leader` is the key of the lease of the intake; `now` is programme time (aware).

    What waits is found by partial indexes, so that it costs the same whatever lies behind; the dead are counted among the rows of
    two days. Raises what the driver raises when the database is out of reach.
    """
    [row] = await at_once(_LOOK, leader, now)
    return Vitals(**row)


_LOOK = """
    SELECT coalesce((SELECT until > clock_timestamp() FROM leases WHERE key = $1), false) AS led,
           (SELECT extract(epoch FROM clock_timestamp() - max(received_at))::float8 FROM updates) AS last_update,
           u.waiting AS updates_waiting, u.oldest AS oldest_update,
           (SELECT count(*) FROM updates WHERE dead_at IS NOT NULL) AS updates_dead,
           d.due AS deliveries_due, d.oldest AS oldest_delivery,
           (SELECT count(*) FROM reminders WHERE state = 'planned' AND delivery_id IS NULL
               AND at <= $2::timestamptz - interval '10 minutes') AS promises_overdue
      FROM (SELECT count(*) AS waiting,
                   coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(received_at))), 0)::float8 AS oldest
              FROM updates WHERE done_at IS NULL AND dead_at IS NULL) u,
           (SELECT count(*) AS due, coalesce(greatest(0, extract(epoch FROM $2::timestamptz - min(due_at))), 0)::float8 AS oldest
              FROM deliveries WHERE state = 'waiting' AND urgent IN (true, false) AND due_at <= $2::timestamptz) d
"""
