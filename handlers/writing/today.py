"""What of the letters waits, for the curator's home."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db import curator_letters
from domain.who import Who
from handlers.joining.today import curates


async def count_waiting(tx: AsyncSession, who: Who, _: datetime) -> int:
    """Letters that wait for this curator."""
    places = curates(who)
    return len(await curator_letters.waiting(tx, places)) if places else 0
