"""Daily work holds a row (job, day): one replica does it, once."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# Words, and no ORM: these are asked a dozen times a day of each zone, and go straight to the driver (`db/sessions.py`).
_BEGIN = text("INSERT INTO job_runs (job, day, at) VALUES (:job, :day, :at) ON CONFLICT DO NOTHING RETURNING job")
_DONE = text("SELECT job FROM job_runs WHERE job = ANY(:jobs) AND day = :day")
_NOTE = text("INSERT INTO job_runs (job, day, at) VALUES (:job, :day, :at) ON CONFLICT (job, day) DO UPDATE SET at = excluded.at")
_LAST = text("SELECT max(at) FROM job_runs WHERE job = :job")


async def begin(tx: AsyncSession, job: str, day: date, *, now: datetime) -> bool:
    """Whether this transaction is the one that does the work of this day; its commit makes it done."""
    made = await tx.execute(_BEGIN, {"job": job, "day": day, "at": now})
    return made.scalar_one_or_none() is not None


async def done(tx: AsyncSession, jobs: Iterable[str], day: date) -> frozenset[str]:
    """Which of these works have been done on this day; `begin` alone decides who does one that has not."""
    return frozenset((await tx.execute(_DONE, {"jobs": list(jobs), "day": day})).scalars())


async def note(tx: AsyncSession, job: str, day: date, *, now: datetime) -> None:
    """It was done again at this moment of the day."""
    await tx.execute(_NOTE, {"job": job, "day": day, "at": now})


async def last_time(tx: AsyncSession, job: str) -> datetime | None:
    """The moment at which it was done last; None when never."""
    moment: datetime | None = (await tx.execute(_LAST, {"job": job})).scalar_one()
    return moment
