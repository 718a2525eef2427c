"""What matters today about assignments, for the home screen."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable, assignments
from db.request import request_answers
from domain.assignment import Mark
from domain.offices import Office
from domain.who import Who
from handlers.assignments.listing import today_of
from handlers.assignments.sieve import is_mine_to_do
from locales import Texts

#: Whoever holds one of these may have the last word on a report.
JUDGES = tuple(sorted(answerable.JUDGES))
#: Whoever holds one of these may have assignments.
EXECUTORS = (Office.HEAD, Office.CURATOR, Office.STAFF, Office.COORDINATOR, Office.REGIONAL)


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """What is overdue or near, and what waits to be accepted."""
    if who.person_id is None:
        return []
    said: list[str] = []
    if who.seat(*EXECUTORS):
        mine = await assignments.of_person(tx, who.person_id, today_of(who, now))
        acting = [one for one in mine if is_mine_to_do(one)]
        dated = [one.deadline for one in acting if one.deadline is not None and not one.is_past()]
        if acting:
            said.append(
                texts(
                    "today-assignments",
                    open=len(acting),
                    overdue=sum(one.mark(now) is Mark.OVERDUE for one in acting),
                    next=min((day for day in dated if day >= today_of(who, now)), default="none"),
                )
            )
    if who.seat(*JUDGES):
        waiting = await answerable.waiting_for(tx, who.person_id, now)
        if waiting:
            said.append(texts("today-queue", count=len(waiting)))
    return said


async def count_mine(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many assignments this person answers for, closed ones included, and requests. A curator finds the school's road map
    there as well."""
    mine = await assignments.of_person(tx, who.person_id or 0, today_of(who, now))
    asked = await request_answers.of_person(tx, who.person_id or 0, now)
    return len(mine) + len(asked) or int(who.seat(Office.CURATOR) is not None)


async def count_waiting(tx: AsyncSession, who: Who, now: datetime) -> int:
    """How many reports wait for this person."""
    return len(await answerable.waiting_for(tx, who.person_id or 0, now))
