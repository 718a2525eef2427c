"""Daily work holds a row (job, day): one replica does it, once."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import JobRun


async def begin(tx: AsyncSession, job: str, day: date, *, now: datetime) -> bool:
    """Whether this transaction is the one that does the work of this day; its commit makes it done."""
    made = await tx.execute(insert(JobRun).values(job=job, day=day, at=now).on_conflict_do_nothing().returning(JobRun.job))
    return made.scalar_one_or_none() is not None


async def done(tx: AsyncSession, jobs: Iterable[str], day: date) -> frozenset[str]:
    """Which of these works have been done on this day; `begin` alone decides who does one that has not."""
    return frozenset(await tx.scalars(select(JobRun.job).where(JobRun.job.in_(list(jobs)), JobRun.day == day)))


async def note(tx: AsyncSession, job: str, day: date, *, now: datetime) -> None:
    """It was done again at this moment of the day."""
    row = insert(JobRun).values(job=job, day=day, at=now)
    await tx.execute(row.on_conflict_do_update(index_elements=["job", "day"], set_={"at": row.excluded.at}))


async def last_time(tx: AsyncSession, job: str) -> datetime | None:
    """The moment at which it was done last; None when never."""
    found = await tx.execute(select(func.max(JobRun.at)).where(JobRun.job == job))
    moment: datetime | None = found.scalar_one()
    return moment
