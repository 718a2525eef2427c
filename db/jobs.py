"""Daily work holds a row (job, day): one replica does it, once."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import JobRun


async def begin(tx: AsyncSession, job: str, day: date, *, now: datetime) -> bool:
    """Whether this transaction is the one that does the work of this day; its commit makes it done."""
    made = await tx.execute(insert(JobRun).values(job=job, day=day, at=now).on_conflict_do_nothing().returning(JobRun.job))
    return made.scalar_one_or_none() is not None


async def last_day(tx: AsyncSession, job: str) -> date | None:
    """The latest day for which it was done; None when never."""
    found = await tx.execute(select(func.max(JobRun.day)).where(JobRun.job == job))
    day: date | None = found.scalar_one()
    return day
