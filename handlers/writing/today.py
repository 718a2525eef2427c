"""What of the letters waits, for the home of the curator, or of the head where there is no curator."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import CuratorLetter
from db.participant import curator_letters
from domain.offices import Office
from domain.who import Who
from handlers.joining.today import curates


async def waiting(tx: AsyncSession, who: Who, now: datetime) -> Sequence[CuratorLetter]:
    """Letters that wait for this person, the longest waiting first."""
    headed = [seat.organization_id for seat in who.seats if seat.office is Office.HEAD]
    curated = curates(who)
    return await curator_letters.waiting_for(tx, curated, headed, now) if curated or headed else []


async def count_waiting(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many they are."""
    return len(await waiting(tx, who, now))
