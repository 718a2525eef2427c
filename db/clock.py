"""Programme time: the machine's clock plus an offset that only the playground moves."""

from datetime import datetime, timedelta

from sqlalchemy import DateTime, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Base


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


#: Tables that live by the machine's clock.
_OF_THE_MACHINE = frozenset({"clock", "conversations", "job_runs", "leases", "pace", "sending_slots", "updates"})
#: Moments that lie ahead when they are written, or are the machine's.
_NO_FACTS = frozenset({"due_at", "expires_at", "lease_until", "retry_at", "reminders.at"})


def _facts() -> str:
    """Every moment of programme time that a table keeps, newest of each; a table that is added later is in it by itself."""
    columns = [
        f"SELECT max({column.name}) AS at FROM {table.name}"
        for table in Base.metadata.sorted_tables
        if table.name not in _OF_THE_MACHINE
        for column in table.columns
        if isinstance(column.type, DateTime) and not {column.name, f"{table.name}.{column.name}"} & _NO_FACTS
    ]
    return f"SELECT max(at) FROM ({' UNION ALL '.join(columns)}) facts"


async def last_fact(tx: AsyncSession) -> datetime | None:
    """The latest moment of programme time at which something is known to have happened; None in an empty house."""
    moment: datetime | None = (await tx.execute(text(_facts()))).scalar_one()
    return moment
