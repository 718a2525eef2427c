"""Appointments end with time: once a day what belonged to those who have left goes to whoever holds the office now."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.office import handing_over


async def hand_over(tx: AsyncSession, today: date, now: datetime) -> None:
    """The daily work: for the local day that has begun, at `now` (aware)."""
    await handing_over.sweep(tx, today, now)
