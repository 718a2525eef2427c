"""Requests for information as they stand: who may ask and read, what is asked of whom, how many have answered.

A draft is put together in `request_drafts.py` and `request_fields.py` and goes out in `request_sending.py`; what organisations
answer is in `request_answers.py`, what it comes to in `request_results.py`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import DataRequest, RequestField
from db.office import people, rights
from db.speaking import notices
from domain.allowed_hours import local_day
from domain.offices import Act
from domain.requests import Field, FieldKind

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


async def row_of(tx: AsyncSession, request_id: int) -> DataRequest:
    """The row itself, as it is now."""
    found = await tx.execute(select(DataRequest).where(DataRequest.id == request_id).execution_options(populate_existing=True))
    return found.scalar_one()


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
