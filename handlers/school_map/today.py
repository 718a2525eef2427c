"""What matters today about schools' road maps, for the home screen."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.road_map import road_maps, submissions
from domain.offices import Office
from domain.who import Who
from handlers.road_map.desk import INSIDE, short
from locales import Texts

#: States of a school's road map that are worth a line, the most urgent first.
SAID = ("returned", "submitted", "draft")


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """To the school: a draft, one that waits, one that was returned. To the coordinator: how many wait."""
    said: list[str] = []
    own = [seat.organization_id for seat in who.seats if seat.office in INSIDE]
    found = [one for one in await road_maps.of_owner(tx, own) if one.state in SAID] if own else []
    if found:
        first = min(found, key=lambda one: SAID.index(one.state))
        said.append(texts("today-own-map", how=first.state, title=short(first.title, 80)))
    if count := await count_waiting(tx, who, now):
        said.append(texts("today-approvals", count=count))
    return said


async def count_waiting(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many road maps wait for this person."""
    return len(await submissions.waiting_for(tx, who.person_id, now)) if who.seat(Office.COORDINATOR) else 0
