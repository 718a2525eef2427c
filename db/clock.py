"""Programme time: the machine's clock plus an offset that only the playground moves."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def ahead(tx: AsyncSession) -> timedelta:
    """How far programme time runs ahead of the machine's (negative when behind)."""
    found = await tx.execute(text("SELECT ahead FROM clock WHERE id = 1"))
    offset: timedelta = found.scalar_one()
    return offset


async def put_ahead(tx: AsyncSession, offset: timedelta) -> None:
    """Let programme time run `offset` ahead of the machine's from now on."""
    await tx.execute(text("UPDATE clock SET ahead = :offset WHERE id = 1"), {"offset": offset})


async def last_fact(tx: AsyncSession) -> datetime | None:
    """The latest moment of programme time at which something is known to have happened; None in an empty house."""
    found = await tx.execute(
        text("""
            SELECT max(at) FROM (
                SELECT max(created_at) AS at FROM persons UNION ALL SELECT max(sent_at) FROM deliveries
                UNION ALL SELECT max(created_at) FROM notices UNION ALL SELECT max(at) FROM assignment_changes
                UNION ALL SELECT max(published_at) FROM road_maps UNION ALL SELECT max(applied_at) FROM participants
                UNION ALL SELECT max(logged_at) FROM meetings UNION ALL SELECT max(issued_at) FROM invitations) facts
        """)
    )
    moment: datetime | None = found.scalar_one()
    return moment
