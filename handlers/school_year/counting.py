"""Which pairs a curator sees in the new school year, and how many of them want something."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.pair.seen import Seen
from db.participant import school_years
from domain.school_year import Answer
from domain.who import Who
from handlers.joining.today import curates


async def asked(tx: AsyncSession, who: Who, now: datetime) -> list[Seen]:
    """The pairs of last year in the curator's organisations, those who finish first."""
    return [one for place in curates(who) for one in await school_years.of_organization(tx, place, now)]


async def count_asked(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many pairs have not said yet if they go on, or finish: what is left for the curator."""
    found = await asked(tx, who, now)
    return sum(school_years.answer_of(one.row) is not Answer.GOES_ON for one in found)
