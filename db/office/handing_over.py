"""An office passes to another person: what it has to do goes along, what was done stays as it was, reminders follow."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import assignments
from db.assignment.assignment_log import note
from db.office import people
from db.reminder import holders, reminders
from db.speaking import notices
from domain.assignment_log import Did
from domain.offices import Office

_LIVING = "state IN ('open', 'returned', 'reported')"


async def appoint(
    tx: AsyncSession,
    person_id: int,
    office: Office,
    organization_id: int,
    *,
    now: datetime,
    since: date,
    title: str | None = None,
    known_as: int | None = None,
) -> int:
    """Give an office and hand over what belongs to it. Returns the appointment's id.

    `known_as` is the placeholder (a name from a list) that turned out to be this very person: what was given to that name is
    theirs. Whoever steps down loses what the paper or the office had given them there.
    """
    if await _holds(tx, person_id, office, organization_id):
        return await people.appoint(tx, person_id, office, organization_id, since=since, title=title)
    before = await _stepping_down(tx, person_id, office, organization_id)
    given = await people.appoint(tx, person_id, office, organization_id, since=since, title=title)
    if known_as is not None and known_as != person_id:
        await _same_person(tx, known_as, person_id, now)
        before -= {known_as}
    await _pass_on(tx, organization_id, before, now)
    living = await of_office(tx, organization_id, office)
    if living and before:
        await note(tx, living, Did.PASSED, None, now, {"whom": person_id})
    if living:
        await tell(tx, person_id, living, office, organization_id, now)
        await reminders.replan(tx, living, now=now)
    return given


async def _holds(tx: AsyncSession, person_id: int, office: Office, organization_id: int) -> bool:
    found = await tx.execute(
        text("""
            SELECT 1 FROM appointments
             WHERE person_id = :person AND organization_id = :place AND office = :office AND until IS NULL
        """),
        {"person": person_id, "place": organization_id, "office": office.value},
    )
    return found.first() is not None


async def _stepping_down(tx: AsyncSession, person_id: int, office: Office, organization_id: int) -> set[int]:
    """Only heads are one at a time."""
    if office is not Office.HEAD:
        return set()
    rows = await tx.execute(
        text("SELECT person_id FROM appointments WHERE organization_id = :place AND office = 'head' AND until IS NULL"),
        {"place": organization_id},
    )
    return set(rows.scalars()) - {person_id}


async def _same_person(tx: AsyncSession, known_as: int, person_id: int, now: datetime) -> None:
    changed = await tx.execute(
        text(f"UPDATE assignments SET executor_id = :person WHERE executor_id = :before AND {_LIVING} RETURNING id"),
        {"person": person_id, "before": known_as},
    )
    await reminders.replan(tx, list(changed.scalars()), now=now)


async def _pass_on(tx: AsyncSession, organization_id: int, before: Collection[int], now: datetime) -> None:
    """What named those who step down falls back to the office."""
    changed = await tx.execute(
        text(f"""
            UPDATE assignments SET executor_id = NULL, delegated_by = NULL, version = version + 1
             WHERE organization_id = :place AND executor_id = ANY(:before) AND {_LIVING} RETURNING id
        """),
        {"place": organization_id, "before": sorted(before)},
    )
    await reminders.replan(tx, list(changed.scalars()), now=now)


async def of_office(tx: AsyncSession, organization_id: int, office: Office) -> list[int]:
    """What waits for whoever holds the office there."""
    rows = await tx.execute(
        text("""
            SELECT a.id FROM assignments a JOIN measures m ON m.id = a.measure_id
              JOIN road_maps r ON r.id = m.road_map_id AND r.state = 'published'
             WHERE a.organization_id = :place AND a.state IN ('open', 'returned', 'reported')
               AND (a.office = :office AND (a.executor_id IS NULL OR a.delegated_by IS NOT NULL)
                    OR a.curator_too AND :office = 'curator') ORDER BY a.id
        """),
        {"place": organization_id, "office": office.value},
    )
    return list(rows.scalars())


async def tell(
    tx: AsyncSession, person_id: int, living: Collection[int], office: Office, organization_id: int, now: datetime
) -> None:
    """Say how much has passed to this person, and the nearest day."""
    row = (
        await tx.execute(
            text("""
                SELECT o.short_name, min(greatest(a.due, a.return_due)) FILTER (WHERE a.state <> 'reported') AS nearest
                  FROM assignments a JOIN organizations o ON o.id = a.organization_id
                 WHERE a.id = ANY(:ids) GROUP BY o.short_name
            """),
            {"ids": list(living)},
        )
    ).one()
    await notices.tell(
        tx,
        person_id,
        "office-passed",
        now=now,
        subject=("office", organization_id),
        buttons=[[notices.button("home-assignments", "assignments", 0)]],
        office=office.value,
        organization=row.short_name,
        count=len(living),
        nearest=row.nearest,
    )


async def sweep(tx: AsyncSession, today: date, now: datetime) -> int:
    """What was handed on to somebody who has left, or names somebody without any office, falls back to the office.

    Done once a day, since an appointment may simply end. Returns how many assignments found a new owner.
    """
    rows = await tx.execute(
        text(f"""
            UPDATE assignments a SET executor_id = NULL, delegated_by = NULL, version = version + 1
             WHERE a.executor_id IS NOT NULL AND {_LIVING}
               AND EXISTS (SELECT 1 FROM appointments p WHERE p.person_id = a.executor_id AND p.until < :today)
               AND NOT EXISTS (
                   SELECT 1 FROM appointments p WHERE p.person_id = a.executor_id
                      AND (a.delegated_by IS NULL OR p.organization_id = a.organization_id)
                      AND p.since <= :today AND (p.until IS NULL OR p.until >= :today))
            RETURNING a.id
        """),
        {"today": today},
    )
    ids = sorted(rows.scalars())
    if not ids:
        return 0
    await note(tx, ids, Did.PASSED, None, now, {})
    told: dict[tuple[int, Office], list[int]] = {}
    for assignment_id in ids:
        one = await assignments.find(tx, assignment_id)
        if one is not None:
            told.setdefault((one.organization_id, one.office), []).append(assignment_id)
    for (place, office), theirs in sorted(told.items()):
        for person in sorted(await holders.of_office(tx, place, office, today)):
            await tell(tx, person, theirs, office, place, now)
    await reminders.replan(tx, ids, now=now)
    return len(ids)
