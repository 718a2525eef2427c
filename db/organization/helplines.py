"""Numbers to call: those of the nearest municipality or region that has said some, else the ones that the bot knows."""

from datetime import datetime

from sqlalchemy import delete, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Helplines
from db.office import rights
from domain.offices import Act
from domain.who import Who


async def of(tx: AsyncSession, who: Who) -> list[str]:
    """What stands on the screen of this person, of a stranger what the root of the tree has; empty: the usual ones."""
    place = who.parts[0].organization_id if who.parts else who.seats[0].organization_id if who.seats else None
    return await at(tx, place)


async def at(tx: AsyncSession, organization_id: int | None) -> list[str]:
    """The same of an organisation; None is the root."""
    found = await tx.execute(
        text("""
            SELECT h.lines FROM organizations o
              JOIN LATERAL unnest(o.path) WITH ORDINALITY AS above (id, depth) ON true
              JOIN helplines h ON h.organization_id = above.id
             WHERE o.id = coalesce(CAST(:place AS bigint),
                                   (SELECT id FROM organizations WHERE parent_id IS NULL ORDER BY id LIMIT 1))
             ORDER BY above.depth DESC LIMIT 1
        """),
        {"place": organization_id},
    )
    return list(found.scalar_one_or_none() or [])


async def put(tx: AsyncSession, by: int | None, organization_id: int, lines: list[str], *, now: datetime) -> bool:
    """These lines from now on, none: the usual ones again. False for whoever does not own the road maps there."""
    if by is None or not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return False
    if not lines:
        await tx.execute(delete(Helplines).where(Helplines.organization_id == organization_id))
        return True
    row = insert(Helplines).values(organization_id=organization_id, lines=lines, set_by=by, set_at=now)
    values = {"lines": row.excluded.lines, "set_by": by, "set_at": now}
    await tx.execute(row.on_conflict_do_update(index_elements=["organization_id"], set_=values))
    return True
