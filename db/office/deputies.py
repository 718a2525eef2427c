"""Deputies for leave, from one day to another: named by the holder of an office, or by whoever gives that office; told, visible
above; reminders follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Appointment
from db.office import colleagues, people, rights
from db.office.colleagues import Colleague
from db.organization import organizations
from db.reminder import reminders, watched_keys
from db.reminder.holders import reachable
from db.speaking import notices
from domain import deputies as rules
from domain.allowed_hours import local_day
from domain.deputies import Deputyship, Refusal
from domain.offices import Office, may_name

#: Whoever holds one of these may name who stands in for them.
NAMING = (Office.HEAD, Office.COORDINATOR)
#: For these whoever gives the office may do it as well: the holder is ill, or may not let anybody see participants.
FOR_OTHERS = (Office.COORDINATOR, Office.HEAD, Office.CURATOR)
#: Whoever holds one of these sees who stands in for whom below.
SEEING = (Office.HEAD, Office.COORDINATOR, Office.REGIONAL)
#: Who can stand in, by the office: people of the same organisation. Who controls does not execute the same thing.
FROM = {
    Office.HEAD: (Office.CURATOR, Office.STAFF),
    Office.COORDINATOR: (Office.COORDINATOR,),
    Office.CURATOR: (Office.CURATOR, Office.HEAD, Office.STAFF),
}

_COLUMNS = """
    p.id, p.office, p.person_id, p.organization_id, p.deputy_person_id, p.deputy_since, p.deputy_until, o.short_name, o.zone,
    d.name, d_seat.office AS deputy_office, d_seat.title AS deputy_title
"""
_FROM = """
    FROM appointments p JOIN organizations o ON o.id = p.organization_id LEFT JOIN persons d ON d.id = p.deputy_person_id
    LEFT JOIN LATERAL (SELECT office, title FROM appointments s WHERE s.person_id = p.deputy_person_id
       ORDER BY s.organization_id = p.organization_id DESC, s.until IS NULL DESC, s.id LIMIT 1) d_seat ON true
"""


@dataclass(frozen=True)
class Held:
    """An office that somebody holds, with who stands in and from when to when (a bound that is None is open)."""

    id: int
    office: Office
    person_id: int
    organization_id: int
    organization: str
    zone: str
    deputy: int | None
    deputy_name: str | None
    deputy_office: Office | None
    deputy_title: str | None
    since: date | None
    until: date | None

    def deputy_is_over(self, today: date) -> bool:
        """Whether nobody stands in (any more)."""
        return self.deputy is None or (self.until is not None and self.until < today)


async def own(tx: AsyncSession, person_id: int, today: date) -> list[Held]:
    """The offices that this person holds and may leave to a deputy; not those held as a deputy."""
    return await _held(tx, "p.person_id = :person", NAMING, {"person": person_id, "today": today})


async def find(tx: AsyncSession, appointment_id: int, by: int | None, now: datetime) -> Held | None:
    """An office in force that `by` may leave to a deputy: one's own, or one that one gives; None where that is not so."""
    rows = await tx.execute(select(Appointment.organization_id).where(Appointment.id == appointment_id))
    place_id = rows.scalar_one_or_none()
    if place_id is None or by is None:
        return None
    today = await rights.today_in(tx, place_id, now)
    held = next(iter(await _held(tx, "p.id = :id", tuple(FROM), {"id": appointment_id, "today": today})), None)
    if held is None or held.office not in (NAMING if held.person_id == by else FOR_OTHERS):
        return None
    place = await organizations.find(tx, place_id)
    level = await organizations.level(tx, place.kind)
    seats = [seat.held for seat in await people.seats(tx, by, today)]
    path = tuple(place.path)
    gives = held.person_id == by or may_name(seats, held.office, path, level, today)
    return held if gives and may_name(seats, held.office, path, level, today, deputy=True) else None


async def below(tx: AsyncSession, organization_ids: Sequence[int], today: date, *, regions: Sequence[int] = ()) -> list[Held]:
    """Offices in these organisations and below that somebody stands in for, today or later; of `regions` only those directly
    below: schools of a municipality answer to their coordinator."""
    found = await _held(
        tx,
        "(o.path && CAST(:places AS bigint[]) OR o.parent_id = ANY(:regions)) AND p.deputy_person_id IS NOT NULL",
        tuple(FROM),
        {"places": list(organization_ids), "regions": list(regions), "today": today},
    )
    living = [one for one in found if not one.deputy_is_over(today)]
    return sorted(living, key=lambda one: (one.since or date.min, one.organization))


async def _held(tx: AsyncSession, condition: str, offices: Sequence[Office], values: dict[str, Any]) -> list[Held]:
    rows = await tx.execute(
        text(f"""
            SELECT {_COLUMNS} {_FROM}
             WHERE {condition} AND p.office = ANY(:offices)
               AND p.since <= :today AND (p.until IS NULL OR p.until >= :today) ORDER BY p.id
        """),
        {**values, "offices": [one.value for one in offices]},
    )
    return [
        Held(
            row.id,
            Office(row.office),
            row.person_id,
            row.organization_id,
            row.short_name,
            row.zone,
            row.deputy_person_id,
            row.name,
            Office(row.deputy_office) if row.deputy_office else None,
            row.deputy_title,
            row.deputy_since,
            row.deputy_until,
        )
        for row in rows
    ]


async def candidates(tx: AsyncSession, held: Held, today: date) -> list[Colleague]:
    """Who could stand in for the holder: whom the bot can write to."""
    found = await colleagues.of(tx, held.organization_id, FROM[held.office], today, but=held.person_id)
    heard = await reachable(tx, [one.person_id for one in found])
    return [one for one in found if one.person_id in heard]


async def name(
    tx: AsyncSession, appointment_id: int, by: int | None, deputy: int, since: date, until: date, *, now: datetime
) -> Held | Refusal:
    """From `since` to `until` (local days, both included) `deputy` stands in; whoever was named before does not any more.

    The deputy is told; in these days assignments and reminders reach the deputy. Naming the same twice is naming once.
    """
    await _one_at_a_time(tx)
    held = await _locked(tx, appointment_id, by, now)
    if held is None or by is None:
        return Refusal.NOT_YOURS
    today = local_day(now, ZoneInfo(held.zone))
    if refusal := rules.refused(held.person_id, deputy, since, until, today, await _living(tx, appointment_id, today)):
        return refusal
    if deputy not in {one.person_id for one in await candidates(tx, held, today)}:
        return Refusal.NOT_HERE
    if (held.deputy, held.since, held.until) == (deputy, since, until):
        return held
    await _write(tx, held, deputy, since, until, now)
    if deputy != by:
        await _tell(tx, deputy, "deputy-named", held, now, since=since, until=until)
    if held.person_id != by:
        await _tell(tx, held.person_id, "deputy-named-for", held, now, since=since, until=until)
    return await _again(tx, appointment_id, today)


async def recall(tx: AsyncSession, appointment_id: int, by: int | None, *, now: datetime) -> Held | Refusal:
    """Nobody stands in any more: the holder is back."""
    await _one_at_a_time(tx)
    held = await _locked(tx, appointment_id, by, now)
    if held is None or by is None:
        return Refusal.NOT_YOURS
    today = local_day(now, ZoneInfo(held.zone))
    if held.deputy is None:
        return held
    await _write(tx, held, None, None, None, now)
    if not held.deputy_is_over(today) and held.deputy != by:
        await _tell(tx, held.deputy, "deputy-recalled", held, now)
    return await _again(tx, appointment_id, today)


async def _one_at_a_time(tx: AsyncSession) -> None:
    """Two who name each other in one instant are looked at one after the other, or a circle would come of it."""
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('deputies'))"))


async def _locked(tx: AsyncSession, appointment_id: int, by: int | None, now: datetime) -> Held | None:
    """The office, if `by` may leave it to somebody today."""
    await tx.execute(select(Appointment.id).where(Appointment.id == appointment_id).with_for_update())
    return await find(tx, appointment_id, by, now)


async def _living(tx: AsyncSession, but: int, today: date) -> list[Deputyship]:
    """Who else stands in for whom, today or later."""
    rows = await tx.execute(
        text("""
            SELECT person_id, deputy_person_id, deputy_since, deputy_until FROM appointments
             WHERE deputy_person_id IS NOT NULL AND id <> :but AND (until IS NULL OR until >= :today)
               AND (deputy_until IS NULL OR deputy_until >= :today)
        """),
        {"but": but, "today": today},
    )
    return [Deputyship(*row) for row in rows]


async def _write(tx: AsyncSession, held: Held, deputy: int | None, since: date | None, until: date | None, now: datetime) -> None:
    """The row; reminders of everything that this office has a part in are planned anew, old news is called off."""
    await notices.call_off(tx, ("deputy", held.id), now=now)
    await tx.execute(
        text("""
            UPDATE appointments SET deputy_person_id = CAST(:deputy AS bigint), deputy_since = CAST(:since AS date),
                   deputy_until = CAST(:until AS date) WHERE id = :id
        """),
        {"deputy": deputy, "since": since, "until": until, "id": held.id},
    )
    await reminders.plan(tx, await watched_keys.concerning(tx, held.person_id), now=now)


async def _tell(tx: AsyncSession, person_id: int, key: str, held: Held, now: datetime, **arguments: Any) -> None:
    await notices.tell(
        tx,
        person_id,
        key,
        now=now,
        subject=("deputy", held.id),
        buttons=[[notices.button("home-assignments", "assignments", 0)]] if key == "deputy-named" else [],
        office=held.office.value,
        organization=held.organization,
        **arguments,
    )


async def _again(tx: AsyncSession, appointment_id: int, today: date) -> Held:
    return next(iter(await _held(tx, "p.id = :id", tuple(FROM), {"id": appointment_id, "today": today})))
