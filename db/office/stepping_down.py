"""An office is ended by whoever names it: what there was to do goes to a successor or back to the office, reminders follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.assignment_log import note
from db.office import colleagues, handing_over, people, rights
from db.office.colleagues import Colleague
from db.reminder import reminders, watched_keys
from db.speaking import notices
from domain import stepping_down as rules
from domain.assignment_log import Did
from domain.offices import NAMES, Level, Office, may_name
from domain.stepping_down import Refusal
from domain.who import Who
from domain.working_days import A_DAY

#: From whom a successor is chosen: people of the same organisation. Who controls does not execute the same thing.
FROM = {
    Office.HEAD: (Office.CURATOR, Office.STAFF),
    Office.CURATOR: (Office.CURATOR, Office.STAFF, Office.HEAD),
    Office.STAFF: (Office.STAFF, Office.CURATOR, Office.HEAD),
    Office.COORDINATOR: (Office.COORDINATOR,),
    Office.CONTROLLER: (Office.CONTROLLER,),
}

#: Whoever steps down today anyway (a name from a list that turned out to be a person) has nothing left to end.
_APPOINTED = """
    SELECT p.id, p.person_id, p.office, p.title, p.since, p.organization_id, o.short_name, o.path, k.level, n.name,
           c.external_id IS NOT NULL AS joined
      FROM appointments p JOIN organizations o ON o.id = p.organization_id JOIN organization_kinds k ON k.code = o.kind
      JOIN persons n ON n.id = p.person_id
      LEFT JOIN accounts c ON c.person_id = p.person_id AND c.replaced_at IS NULL
     WHERE p.since <= :today AND (p.until IS NULL OR p.until > :today)
"""


@dataclass(frozen=True)
class Appointed:
    """An office that somebody holds; `joined` says whether they have ever come into the messenger."""

    id: int
    person_id: int
    office: Office
    title: str | None
    since: date
    organization_id: int
    organization: str
    path: tuple[int, ...]
    level: Level
    name: str | None
    joined: bool


async def named_by(tx: AsyncSession, who: Who, now: datetime) -> list[Appointed]:
    """Every office that this person may end today, place by place; never one of their own."""
    places = [seat.organization_id for seat in who.seats]
    given = {line.office.value for seat in who.seats for line in NAMES[seat.office] if not line.only_deputy}
    if not places or who.person_id is None:
        return []
    rows = await tx.execute(
        text(f"{_APPOINTED} AND o.path && CAST(:places AS bigint[]) AND p.office = ANY(:offices) ORDER BY o.id, p.since, p.id"),
        {"today": now.date(), "places": places, "offices": sorted(given)},
    )
    found = [_appointed(row) for row in rows]
    return [
        one for one in found if one.person_id != who.person_id and may_name(who.held, one.office, one.path, one.level, now.date())
    ]


async def find(tx: AsyncSession, who: Who, appointment_id: int, now: datetime) -> Appointed | None:
    """One of them."""
    return next((one for one in await named_by(tx, who, now) if one.id == appointment_id), None)


async def to_do(tx: AsyncSession, one: Appointed) -> int:
    """How many assignments this person has to do in this office, handed on to them or as its holder."""
    found = await tx.execute(
        text("""
            SELECT count(*) FROM assignments a JOIN measures m ON m.id = a.measure_id
              JOIN road_maps r ON r.id = m.road_map_id AND r.state = 'published'
             WHERE a.organization_id = :place AND a.state IN ('open', 'returned', 'reported')
               AND (a.executor_id = :person OR (a.executor_id IS NULL AND a.office = :office)
                    OR (a.curator_too AND a.delegated_by IS NULL AND :office = 'curator'))
        """),
        {"place": one.organization_id, "person": one.person_id, "office": one.office.value},
    )
    return int(found.scalar_one())


async def successors(tx: AsyncSession, one: Appointed, today: date) -> list[Colleague]:
    """Who could take over."""
    return await colleagues.of(tx, one.organization_id, FROM.get(one.office, ()), today, but=one.person_id)


async def is_last(tx: AsyncSession, one: Appointed, today: date) -> bool:
    """Whether nobody else holds this office there."""
    return not await _others(tx, one, today)


async def end(
    tx: AsyncSession, appointment_id: int, by: int | None, successor: int | None, *, now: datetime
) -> Appointed | Refusal:
    """The office ends with yesterday; the successor, if any, holds it from today on, and does what was to be done."""
    row = (
        await tx.execute(text("SELECT organization_id FROM appointments WHERE id = :id FOR UPDATE"), {"id": appointment_id})
    ).one_or_none()
    if row is None or by is None:
        return Refusal.NOT_YOURS
    place: int = row.organization_id
    # Two coordinators who are ended at once must not both find the other one still there.
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('stepping-down'), CAST(:place AS int))"), {"place": place})
    today = await rights.today_in(tx, place, now)
    found = (await tx.execute(text(f"{_APPOINTED} AND p.id = :id"), {"id": appointment_id, "today": today})).one_or_none()
    if found is None:
        return Refusal.OVER
    one = _appointed(found)
    held = [seat.held for seat in await people.seats(tx, by, today)]
    others = await _others(tx, one, today)
    if refusal := rules.refused(
        by,
        one.person_id,
        one.office,
        names_it=may_name(held, one.office, one.path, one.level, today),
        in_force=True,
        others=others,
        successor=successor,
        here={colleague.person_id for colleague in await successors(tx, one, today)},
    ):
        return refusal
    await _close(tx, one, today)
    if successor is not None:
        await people.appoint(tx, successor, one.office, place, since=today, title=one.title)
    gained = await _pass_on(tx, one, successor, today)
    if successor is not None and successor not in others:
        gained |= set(await handing_over.of_office(tx, place, one.office))
    await note(tx, gained, Did.PASSED, by, now, {"whom": successor} if successor is not None else {})
    if gained and successor is not None:
        await handing_over.tell(tx, successor, gained, one.office, place, now)
    await _free(tx, one, today, now)
    await notices.tell(
        tx,
        one.person_id,
        "office-ended",
        now=now,
        subject=("office", place),
        office=one.office.value,
        organization=one.organization,
    )
    concerned = [person for person in (one.person_id, successor) if person is not None]
    await reminders.plan(tx, await watched_keys.concerning(tx, *concerned), now=now)
    return one


async def _others(tx: AsyncSession, one: Appointed, today: date) -> set[int]:
    holders = await people.holders(tx, one.office, [one.organization_id], today)
    return set(holders.get(one.organization_id, ())) - {one.person_id}


async def _close(tx: AsyncSession, one: Appointed, today: date) -> None:
    """An office that began today by mistake ends at once as well: its only day was yesterday."""
    await tx.execute(
        text("UPDATE appointments SET since = least(since, :last), until = :last WHERE id = :id"),
        {"last": today - A_DAY, "id": one.id},
    )


async def _pass_on(tx: AsyncSession, one: Appointed, successor: int | None, today: date) -> set[int]:
    """What was given to this person goes to the successor, or where the successor holds its office anyway, or there is none,
    back to the office. Returns what moved."""
    if successor is None and await _works_there(tx, one, today):
        return set()  # in another office: what was handed on to the person stays theirs
    moved = await tx.execute(
        text("""
            WITH held AS (SELECT office FROM appointments p WHERE p.person_id = CAST(:successor AS bigint)
                   AND p.organization_id = :place AND p.since <= :today AND (p.until IS NULL OR p.until >= :today))
            UPDATE assignments a SET version = version + 1,
                   executor_id = CASE WHEN a.office IN (SELECT office FROM held) THEN NULL ELSE CAST(:successor AS bigint) END,
                   delegated_by = CASE WHEN CAST(:successor AS bigint) IS NULL OR a.office IN (SELECT office FROM held)
                                       THEN NULL ELSE a.delegated_by END
             WHERE a.organization_id = :place AND a.executor_id = :person AND a.state IN ('open', 'returned', 'reported')
            RETURNING a.id
        """),
        {"successor": successor, "place": one.organization_id, "person": one.person_id, "today": today},
    )
    return set(moved.scalars())


async def _free(tx: AsyncSession, one: Appointed, today: date, now: datetime) -> None:
    """Whoever is gone stands in for nobody there, and nobody comes in by a link of theirs."""
    left: Sequence[int] = ()
    if not await _works_there(tx, one, today):
        freed = await tx.execute(
            text("""
                UPDATE appointments SET deputy_person_id = NULL, deputy_since = NULL, deputy_until = NULL
                 WHERE organization_id = :place AND deputy_person_id = :person
                   AND (deputy_until IS NULL OR deputy_until >= :today) AND (until IS NULL OR until >= :today)
                RETURNING person_id
            """),
            {"place": one.organization_id, "person": one.person_id, "today": today},
        )
        left = freed.scalars().all()
    for holder in left:
        await notices.tell(tx, holder, "deputy-left", now=now, organization=one.organization)
        await reminders.plan(tx, await watched_keys.concerning(tx, holder), now=now)
    await tx.execute(
        text("""
            UPDATE invitations i SET revoked_at = :now FROM organizations o
             WHERE o.id = i.organization_id AND o.path @> ARRAY[CAST(:place AS bigint)] AND i.inviter_id = :person
               AND i.confirmed_at IS NULL AND i.revoked_at IS NULL
        """),
        {"now": now, "place": one.organization_id, "person": one.person_id},
    )


async def _works_there(tx: AsyncSession, one: Appointed, today: date) -> bool:
    """Whether the person holds anything there after this office has ended."""
    found = await tx.execute(
        text("""
            SELECT 1 FROM appointments WHERE person_id = :person AND organization_id = :place
               AND since <= :today AND (until IS NULL OR until >= :today) LIMIT 1
        """),
        {"person": one.person_id, "place": one.organization_id, "today": today},
    )
    return found.first() is not None


def _appointed(row: Any) -> Appointed:
    return Appointed(
        id=row.id,
        person_id=row.person_id,
        office=Office(row.office),
        title=row.title,
        since=row.since,
        organization_id=row.organization_id,
        organization=row.short_name,
        path=tuple(row.path),
        level=Level(row.level),
        name=row.name,
        joined=row.joined,
    )
