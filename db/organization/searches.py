"""How often somebody has looked for a school today; what was looked for is kept nowhere."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from db import drafts
from db.models import Draft

#: The kind under which the count lies among the drafts; it is dropped when the day is over.
KIND = "searches"


async def count(tx: AsyncSession, person_id: int, today: date, *, now: datetime) -> int:
    """One search more on this local day. Returns how many there are now."""
    before = await drafts.find(tx, person_id, KIND, 0)
    number = 1 + (int(before["count"]) if before and before["day"] == today.isoformat() else 0)
    await drafts.keep(tx, person_id, KIND, 0, {"day": today.isoformat(), "count": number}, now=now)
    return number


async def fade(tx: AsyncSession, now: datetime) -> None:
    """The daily work: counts of days that are over."""
    await tx.execute(delete(Draft).where(Draft.kind == KIND, Draft.changed_at < now - timedelta(days=1)))
