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


async def started_at(tx: AsyncSession) -> datetime | None:
    """The `CLOCK_START` that was last obeyed."""
    moment: datetime | None = (await tx.execute(text("SELECT started FROM clock WHERE id = 1"))).scalar_one()
    return moment


async def keep_start(tx: AsyncSession, moment: datetime) -> None:
    """This `CLOCK_START` has been obeyed."""
    await tx.execute(text("UPDATE clock SET started = :moment WHERE id = 1"), {"moment": moment})


async def goal_of(tx: AsyncSession, move: int) -> datetime | None:
    """Where this move of the clock ends, when it was begun before."""
    found = await tx.execute(text("SELECT goal FROM clock WHERE id = 1 AND move = :move"), {"move": move})
    goal: datetime | None = found.scalar_one_or_none()
    return goal


async def keep_goal(tx: AsyncSession, move: int, goal: datetime) -> None:
    """This move has begun and ends at `goal`."""
    await tx.execute(text("UPDATE clock SET move = :move, goal = :goal WHERE id = 1"), {"move": move, "goal": goal})


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
