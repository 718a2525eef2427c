"""What matters today about requests, for the home screen."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.control import OWNERS
from db.request import request_answers, requests
from domain.offices import Office
from domain.who import Who
from locales import Texts

#: Whoever holds one of these may be asked.
ASKED = (Office.HEAD, Office.CURATOR, Office.STAFF, Office.COORDINATOR)


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """To whoever answers: what waits. To whoever asks: how many are silent still."""
    said: list[str] = []
    if who.seat(*ASKED):
        unanswered = [one for one in await request_answers.of_person(tx, who.person_id or 0, now) if one.state == "open"]
        open_ones = [one for one in unanswered if not one.is_past]
        if open_ones:
            said.append(texts("today-requests", count=len(open_ones), next=min(one.due for one in open_ones)))
        if late := len(unanswered) - len(open_ones):
            said.append(texts("today-requests-past", count=late))
    if seat := who.seat(*OWNERS):
        found = [one for one in await requests.of_owner(tx, seat.organization_id, drafts=False) if one.state == "sent"]
        silent = sum(one.asked - one.answered for one in found)
        if silent:
            said.append(texts("today-requests-silent", count=sum(one.answered < one.asked for one in found), silent=silent))
    return said
