"""Requests for information as what is watched: one item for each organisation that has not answered yet."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.reminder.holders import Holders
from db.reminder.ladder_rows import Ladders
from domain.allowed_hours import local_day
from domain.offices import Level, Office
from domain.watched import Chain, Item, Kind

_OPEN = text("""
    SELECT a.id, a.organization_id, a.given, a.due, a.office, a.executor_id, o.path, o.zone, r.organization_id AS owner_id,
           w.path AS owner_path, wk.level AS owner_level
      FROM request_addressees a
      JOIN data_requests r ON r.id = a.request_id AND r.state = 'sent'
      JOIN organizations o ON o.id = a.organization_id
      JOIN organizations w ON w.id = r.organization_id JOIN organization_kinds wk ON wk.code = w.kind
     WHERE a.id = ANY(:ids) AND a.state = 'open'
""")


async def of(tx: AsyncSession, addressee_ids: Collection[int], *, now: datetime) -> list[Item]:
    """The open ones of these as items at this moment (aware); what was answered or withdrawn is missing.

    Who asked stands where the coordinator of a road map stands; the controller hears of a municipality's requests as of its road
    maps. Who has left the organisation answers no more: it falls back to the office.
    """
    rows = (await tx.execute(_OPEN, {"ids": sorted(addressee_ids)})).all() if addressee_ids else []
    if not rows:
        return []
    places = {place for row in rows for place in (*row.path, *row.owner_path)}
    holders = await Holders.of(tx, places, {row.executor_id for row in rows if row.executor_id is not None})
    ladders = await Ladders.of(tx, places)
    found = []
    for row in rows:
        zone = ZoneInfo(row.zone)
        today = local_day(now, zone)
        region = row.owner_level == Level.REGION
        office = Office(row.office)
        held = holders.at(office, [row.organization_id], today)
        executors = held
        if row.executor_id is not None and _works_there(holders, row.executor_id, row.organization_id, today):
            executors = (holders.instead_of(row.executor_id, row.organization_id, today),)
        found.append(
            Item(
                kind=Kind.REQUEST,
                id=row.id,
                due=row.due,
                given=row.given,
                organization=row.organization_id,
                chain=Chain(
                    executors=executors,
                    heads=held,
                    coordinators=holders.at(Office.REGIONAL if region else Office.COORDINATOR, row.owner_path, today),
                    controllers=() if region else holders.at(Office.CONTROLLER, row.owner_path, today),
                ),
                zone=zone,
                reachable=holders.reachable,
                ladder=ladders.ladder(row.owner_id),
                morning=ladders.morning(row.path),
            )
        )
    return found


def _works_there(holders: Holders, person: int, place: int, today: date) -> bool:
    return any(
        one.person == person and one.in_force(today)
        for (where, _), held in holders.held.items()
        if where == place
        for one in held
    )


async def concerning(tx: AsyncSession, person_ids: Collection[int]) -> list[int]:
    """Ids of the open ones in whose chain one of these persons may stand."""
    rows = await tx.execute(
        text("""
            WITH places AS (SELECT array_agg(organization_id) AS ids FROM appointments
                             WHERE person_id = ANY(:people) OR deputy_person_id = ANY(:people))
            SELECT a.id FROM request_addressees a JOIN data_requests r ON r.id = a.request_id AND r.state = 'sent'
              JOIN organizations o ON o.id = a.organization_id, places
             WHERE a.state = 'open' AND (o.path && places.ids OR a.executor_id = ANY(:people)) ORDER BY a.id
        """),
        {"people": list(person_ids)},
    )
    return list(rows.scalars())


async def under_ladder(tx: AsyncSession, organization_id: int) -> list[int]:
    """Ids of the open ones that the ladder or the hour of this organisation concerns."""
    rows = await tx.execute(
        text("""
            SELECT a.id FROM request_addressees a JOIN data_requests r ON r.id = a.request_id AND r.state = 'sent'
              JOIN organizations o ON o.id = a.organization_id
             WHERE a.state = 'open' AND o.path @> ARRAY[CAST(:id AS bigint)] ORDER BY a.id
        """),
        {"id": organization_id},
    )
    return list(rows.scalars())
