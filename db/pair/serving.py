"""What a mentor has done, for a certificate: counted from pairs and meetings, never kept."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.allowed_hours import local_day
from domain.closing import Served


async def of(tx: AsyncSession, participant_id: int, zone: ZoneInfo, now: datetime) -> Served | None:
    """The work of this mentor (a participant); None before the first pair has begun. A pair that goes on counts up to today."""
    found = (
        await tx.execute(
            text("""
                SELECT p.form, count(*) AS pairs, min(p.active_at) AS since, max(coalesce(p.ended_at, :now)) AS until,
                       (SELECT count(*) FROM meetings m JOIN pairs q ON q.id = m.pair_id
                         WHERE q.mentor_id = :id AND m.state IN ('held', 'confirmed')) AS met
                  FROM pairs p WHERE p.mentor_id = :id AND p.active_at IS NOT NULL GROUP BY p.form
            """),
            {"id": participant_id, "now": now},
        )
    ).one_or_none()
    if found is None:
        return None
    return Served(found.form, found.pairs, found.met, local_day(found.since, zone), local_day(found.until, zone))
