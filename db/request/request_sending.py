"""A request for information goes out: whom it may ask, and everybody is asked in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RequestAddressee
from db.office import people
from db.organization import organizations
from db.reminder import holders, reminders
from db.reminder.watching import OFFICE_OF
from db.request.request_drafts import draft_of
from db.request.requests import Asked, row_of, tell
from db.road_map import publishing
from domain.allowed_hours import local_day
from domain.handing_out import Place
from domain.requests import Unready, unready
from domain.watched import ItemKey, Kind


async def who_may_be_asked(tx: AsyncSession, one: Asked, now: datetime) -> tuple[Place, ...]:
    """Every organisation that the one who asks has below itself: schools under a municipality, municipalities under a region."""
    return (await publishing.owner_of(tx, one.organization_id, one.today(now))).places


def addressees(one: Asked, places: Sequence[Place]) -> list[int]:
    """Whom the draft is addressed to as it stands."""
    return [place.id for place in places if one.chosen is None or place.id in one.chosen]


async def send(
    tx: AsyncSession, request_id: int, person_id: int | None, version: int, *, now: datetime
) -> Sequence[int] | Unready:
    """The draft of the preview goes out: every organisation is asked, whoever answers there gets one message.

    Returns the ids of the addressees. Pressed twice it is sent once.
    """
    one = await draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    if one.version != version:
        return Unready.CHANGED
    places = await who_may_be_asked(tx, one, now)
    asked = addressees(one, places)
    if refusal := unready(one.title, one.fields, one.due, len(asked), one.today(now)):
        return refusal
    assert one.due is not None  # it would be unready
    row = await row_of(tx, request_id)
    row.state, row.sent_at, row.sent_by = "sent", now, person_id
    row.version += 1
    sent = [await _asks(tx, one, place, person_id, now) for place in asked]
    await reminders.plan(tx, [ItemKey(Kind.REQUEST, each) for each in sent], now=now)
    return sent


async def _asks(tx: AsyncSession, one: Asked, place: int, by: int | None, now: datetime) -> int:
    where = await organizations.find(tx, place)
    office = OFFICE_OF[await organizations.level(tx, where.kind)]
    today = local_day(now, ZoneInfo(where.zone))
    assert one.due is not None  # looked at before
    row = RequestAddressee(request_id=one.id, organization_id=place, office=office.value, given=today, due=one.due)
    tx.add(row)
    await tx.flush()
    for person in sorted(await holders.of_office(tx, place, office, today) - {by}):
        if await people.address(tx, person) is not None:
            await tell(tx, person, "request-came", row.id, one, now, due=one.due, count=len(one.fields))
    return row.id
