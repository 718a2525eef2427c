"""The turns of recurring measures are handed out as their time comes near; days without the bot cost nothing."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.road_map import publishing


async def hand_out(tx: AsyncSession, _: date, now: datetime) -> None:
    """The daily work: the next turns at `now` (aware); what was handed out already is left alone."""
    await publishing.hand_out_turns(tx, now)
