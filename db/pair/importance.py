"""What weighs in matching, as the programme of an organisation keeps it and its owner changes it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Programme
from db.office import rights
from db.organization import offers
from domain.matching.importance import Importance, Matter, changed, chosen
from domain.offices import Act


async def of(tx: AsyncSession, organization_id: int) -> dict[Matter, Importance | None] | None:
    """What is said of each matter; None without a programme."""
    programme = await offers.programme_of(tx, organization_id)
    return {matter: chosen(programme.matching_weights, matter) for matter in Matter} if programme else None


async def choose(
    tx: AsyncSession, by: int | None, organization_id: int, matter: Matter | None, importance: Importance, *, now: datetime
) -> bool:
    """Say it of one matter, or with None set everything back. False for whoever does not own the programme."""
    programme = await offers.programme_of(tx, organization_id)
    if by is None or programme is None or not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, programme.organization_id, now):
        return False
    held = (await tx.execute(select(Programme).where(Programme.id == programme.id).with_for_update())).scalar_one()
    held.matching_weights = changed(held.matching_weights, matter, importance) if matter else {}
    await tx.flush()
    return True
