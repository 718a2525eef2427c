"""Requests for information as whoever asks prepares them: drafted, shown to nobody, sent in one transaction.

Its questions are put together in `db/request_fields.py`; what organisations answer is in `db/request_answers.py`, what it comes
to in `db/request_results.py`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import holders, notices, organizations, people, publishing, reminders, rights
from db.models import DataRequest, Measure, RequestAddressee, RequestField
from db.watching import OFFICE_OF
from domain.allowed_hours import local_day
from domain.handing_out import Place
from domain.offices import Act
from domain.requests import Field, FieldKind, Unready, title_of, unready
from domain.watched import ItemKey, Kind

#: What a notice about one organisation's answer is about.
SUBJECT = "request"


@dataclass(frozen=True)
class Asked:
    """A request with its fields. `due` is a local day of the organisation that asks."""

    id: int
    version: int
    organization_id: int
    organization: str
    zone: str
    title: str
    due: date | None
    #: Chosen organisations; None: all that may be asked.
    chosen: frozenset[int] | None
    measure_id: int | None
    state: str
    sent_at: datetime | None
    fields: tuple[Field, ...]

    def today(self, now: datetime) -> date:
        """The local day where the request was made."""
        return local_day(now, ZoneInfo(self.zone))


@dataclass(frozen=True)
class Headline:
    """A request in a list: how many organisations were asked, and how many of them have answered."""

    id: int
    title: str
    state: str
    due: date | None
    asked: int
    answered: int


async def may_ask(tx: AsyncSession, organization_id: int, person_id: int | None, now: datetime) -> bool:
    """Whether this person sends requests in the name of the organisation today."""
    return await rights.allowed(tx, person_id, Act.OWN_ROAD_MAPS, organization_id, now)


async def may_read(tx: AsyncSession, one: Asked, person_id: int | None, now: datetime) -> bool:
    """Whether this person sees what was answered: who asks, and the controller of the same organisation."""
    if await may_ask(tx, one.organization_id, person_id, now):
        return True
    seats = await people.seats(tx, person_id or 0, one.today(now))
    return any(seat.organization_id == one.organization_id and seat.office == "controller" for seat in seats)


async def find(tx: AsyncSession, request_id: int, *, lock: bool = False) -> Asked | None:
    """One request that was not thrown away; locked until the commit where it is about to change."""
    if lock:
        await tx.execute(text("SELECT 1 FROM data_requests WHERE id = :id FOR UPDATE"), {"id": request_id})
    row = (
        await tx.execute(
            text("""
                SELECT r.id, r.version, r.organization_id, o.short_name AS organization, o.zone, r.title, r.due, r.chosen,
                       r.measure_id, r.state, r.sent_at
                  FROM data_requests r JOIN organizations o ON o.id = r.organization_id
                 WHERE r.id = :id AND r.state <> 'discarded'
            """),
            {"id": request_id},
        )
    ).one_or_none()
    if row is None:
        return None
    fields = (await fields_of(tx, [request_id])).get(request_id, ())
    chosen = None if row.chosen is None else frozenset(row.chosen)
    return Asked(**{**row._mapping, "chosen": chosen}, fields=fields)


async def fields_of(tx: AsyncSession, request_ids: Collection[int]) -> dict[int, tuple[Field, ...]]:
    """Request → its fields, in order."""
    rows = await tx.execute(
        select(RequestField)
        .where(RequestField.request_id.in_(sorted(request_ids)))
        .order_by(RequestField.request_id, RequestField.position, RequestField.id)
        .execution_options(populate_existing=True)
    )
    found: dict[int, tuple[Field, ...]] = {}
    for one in rows.scalars():
        made = Field(FieldKind(one.kind), one.label, tuple(one.choices), one.people, one.id, one.required)
        found[one.request_id] = (*found.get(one.request_id, ()), made)
    return found


async def of_owner(tx: AsyncSession, organization_id: int, *, drafts: bool) -> list[Headline]:
    """The requests of an organisation, the newest first; `drafts` too for who prepares them."""
    rows = await tx.execute(
        text("""
            SELECT r.id, r.title, r.state, r.due, count(a.id) AS asked,
                   count(a.id) FILTER (WHERE a.state = 'answered') AS answered
              FROM data_requests r LEFT JOIN request_addressees a ON a.request_id = r.id
             WHERE r.organization_id = :place AND r.state <> 'discarded' AND (r.state <> 'draft' OR :drafts)
             GROUP BY r.id ORDER BY r.id DESC
        """),
        {"place": organization_id, "drafts": drafts},
    )
    return [Headline(**row._mapping) for row in rows]


async def begin(tx: AsyncSession, organization_id: int, person_id: int | None, *, now: datetime) -> int | None:
    """A new empty draft; None for somebody who may not ask."""
    if person_id is None or not await may_ask(tx, organization_id, person_id, now):
        return None
    return await _made(tx, organization_id, person_id, now)


async def of_measure(tx: AsyncSession, measure_id: int, person_id: int | None, *, now: datetime) -> int | None:
    """A draft made of a row of a published road map: its words, its date if it lies ahead, the organisations that answer for it.

    The same press again opens the draft that is there already. None for somebody who may not ask, or when nobody answers for it.
    """
    measure = (await tx.execute(select(Measure).where(Measure.id == measure_id).with_for_update())).scalar_one_or_none()
    if measure is None:
        return None
    row = await tx.execute(text("SELECT organization_id FROM road_maps WHERE id = :id"), {"id": measure.road_map_id})
    owner = row.scalar_one()
    if person_id is None or not await may_ask(tx, owner, person_id, now):
        return None
    again = await tx.execute(select(DataRequest.id).where(DataRequest.measure_id == measure_id, DataRequest.state == "draft"))
    if (there := again.scalars().first()) is not None:
        return int(there)
    places = await places_of_measure(tx, measure_id, owner)
    if not places:
        return None
    today = await rights.today_in(tx, owner, now)
    dated = await tx.execute(
        text("SELECT min(due) FROM assignments WHERE measure_id = :id AND due >= :today AND state <> 'withdrawn'"),
        {"id": measure_id, "today": today},
    )
    made = await _made(tx, owner, person_id, now)
    draft = await row_of(tx, made)
    draft.title, draft.due, draft.chosen, draft.measure_id = title_of(measure.text), dated.scalar_one(), places, measure_id
    await tx.flush()
    return made


async def places_of_measure(tx: AsyncSession, measure_id: int, owner_id: int) -> list[int]:
    """The organisations below the owner that answer for a measure."""
    rows = await tx.execute(
        text("""
            SELECT DISTINCT organization_id FROM assignments
             WHERE measure_id = :measure AND organization_id <> :owner AND state <> 'withdrawn' ORDER BY 1
        """),
        {"measure": measure_id, "owner": owner_id},
    )
    return list(rows.scalars())


@dataclass(frozen=True)
class Handed:
    """A measure whose organisations can be asked."""

    id: int
    number: str | None
    text: str
    places: int


async def measures(tx: AsyncSession, organization_id: int) -> list[Handed]:
    """The measures of the organisation's published road maps that were handed to organisations below."""
    rows = await tx.execute(
        text("""
            SELECT m.id, m.number, m.text, count(DISTINCT a.organization_id) AS places
              FROM road_maps r JOIN measures m ON m.road_map_id = r.id
              JOIN assignments a ON a.measure_id = m.id AND a.state <> 'withdrawn' AND a.organization_id <> r.organization_id
             WHERE r.organization_id = :place AND r.state = 'published'
             GROUP BY r.id, m.id ORDER BY r.id DESC, m.position, m.id
        """),
        {"place": organization_id},
    )
    return [Handed(**row._mapping) for row in rows]


async def _made(tx: AsyncSession, organization_id: int, person_id: int, now: datetime) -> int:
    row = DataRequest(organization_id=organization_id, created_at=now, created_by=person_id)
    tx.add(row)
    await tx.flush()
    return row.id


async def row_of(tx: AsyncSession, request_id: int) -> DataRequest:
    """The row itself, as it is now."""
    found = await tx.execute(select(DataRequest).where(DataRequest.id == request_id).execution_options(populate_existing=True))
    return found.scalar_one()


async def draft_of(tx: AsyncSession, request_id: int, person_id: int | None, now: datetime) -> Asked | Unready:
    """The locked draft, if this person may change it."""
    one = await find(tx, request_id, lock=True)
    if one is None or not await may_ask(tx, one.organization_id, person_id, now):
        return Unready.NOT_YOURS
    return one if one.state == "draft" else Unready.SENT_ALREADY


async def change(
    tx: AsyncSession, request_id: int, person_id: int | None, does: Callable[[DataRequest], None], *, now: datetime
) -> Unready | None:
    """Let `does` change the row of a draft: title, date, chosen organisations."""
    one = await draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    row = await row_of(tx, request_id)
    does(row)
    row.version += 1
    await tx.flush()
    return None


def titled(typed: str) -> Callable[[DataRequest], None]:
    """Gives the request a title."""

    def does(row: DataRequest) -> None:
        row.title = title_of(typed)

    return does


def dated(due: date) -> Callable[[DataRequest], None]:
    """Gives the request its date."""

    def does(row: DataRequest) -> None:
        row.due = due

    return does


def addressed(chosen: Collection[int] | None) -> Callable[[DataRequest], None]:
    """Addresses the request to these organisations; None: to all."""

    def does(row: DataRequest) -> None:
        row.chosen = None if chosen is None else sorted(chosen)

    return does


def discarded(row: DataRequest) -> None:
    """Throws a draft away."""
    row.state = "discarded"


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


async def tell(tx: AsyncSession, person_id: int, key: str, addressee_id: int, one: Asked, now: datetime, **arguments: Any) -> int:
    """One message about the answer of one organisation, with «Ответить»; called off when the answer comes before it goes out."""
    return await notices.tell(
        tx,
        person_id,
        key,
        now=now,
        subject=(SUBJECT, addressee_id),
        buttons=[[notices.button("request-answer", "request", addressee_id)]],
        title=one.title,
        organization=one.organization,
        **arguments,
    )
