"""A request for information as a draft: begun, made of a measure, given a title, a date and whom it asks, thrown away."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import DataRequest, Measure
from db.office import rights
from db.request.requests import Asked, find, may_ask, row_of
from domain.requests import Unready, title_of


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
