"""What a school's own road map answers and replaces: the assignment that asked for it, the road map before it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment import assignments
from db.assignment.assignments import Listed
from db.models import AssignmentChange, Evidence, Measure, Organization, RoadMap, Submission
from db.organization import organizations
from db.road_map import amending, answers, road_maps
from db.road_map.publishing import Given
from domain import assignment as rules
from domain.allowed_hours import local_day
from domain.assignment import EvidenceKind, State
from domain.lead_in import spoken
from domain.offices import Level
from domain.responsible import Office as Responsible
from domain.road_map.approval import asks_for_road_map

#: How papers write that a document has no number.
NO_NUMBER = "б/н"


def asks(one: Listed) -> bool:
    """Whether the assignment asks the school for a road map or plan of its own."""
    return not one.own and asks_for_road_map(spoken(one.text, one.section), one.result)


async def candidates(tx: AsyncSession, organization_id: int) -> list[Listed]:
    """The school's assignments from above that ask for a road map and are still to be done, by deadline."""
    found = await assignments.where(
        tx,
        "a.organization_id = :place AND r.organization_id <> :place AND a.state IN ('open', 'returned')",
        "greatest(a.due, a.return_due), a.id",
        {"place": organization_id},
    )
    return [one for one in found if asks(one)]


async def replaceable(tx: AsyncSession, one: RoadMap) -> Sequence[RoadMap]:
    """The school's other road maps that this one may take the place of: returned ones and those in force, the newest first."""
    return [
        other
        for other in await road_maps.of_owner(tx, [one.organization_id])
        if other.id != one.id and other.state in ("returned", "published")
    ]


async def school_of(tx: AsyncSession, one: RoadMap) -> Organization | None:
    """The organisation whose own road map it is; None of one that is handed out to those below."""
    place = await organizations.find(tx, one.organization_id)
    return place if await organizations.level(tx, place.kind) is Level.INSTITUTION else None


async def responsible_said(tx: AsyncSession, measure: Measure, question: dict[str, Any], *, curator: bool) -> None:
    """Who answers for a row of the school's own road map: its head, or its curator; the printed words stay."""
    await answers.responsible_said(tx, measure, question, answers.EVERYBODY)
    if curator:
        said = Responsible.CURATOR.value
        measure.responsible = [{**one, "office": said} if one["text"] == question["text"] else one for one in measure.responsible]
        await tx.flush()


def chosen(one: RoadMap) -> int | None:
    """The assignment that the road map is to answer; None: none."""
    found = one.reading.get("answers")
    return int(found) if found else None


async def choose(tx: AsyncSession, one: RoadMap, assignment_id: int | None) -> bool:
    """Keep which assignment it answers; False, and nothing changes, when that is none of the school's that ask for one."""
    if assignment_id is not None and assignment_id not in {each.id for each in await candidates(tx, one.organization_id)}:
        return False
    one.reading = {**one.reading, "answers": assignment_id}
    await tx.flush()
    return True


async def take_place_of(tx: AsyncSession, one: RoadMap, other_id: int | None, *, now: datetime) -> bool:
    """Keep which road map of the school it replaces; False when that is none that it could.

    A new edition of the one in force (or of a returned edition of it) goes on from its rows, as every amended road map does.
    """
    other = next((each for each in await replaceable(tx, one) if each.id == other_id), None)
    if other_id is not None and other is None:
        return False
    await amending.unlink(tx, one)
    if other is not None:
        before = await road_maps.find(tx, other.replaces_id) if other.state == "returned" and other.replaces_id else other
        if before is not None and before.state == "published":
            await amending.link(tx, one, before, now=now)
        else:
            one.replaces_id = other.id
    await tx.flush()
    return True


async def retire_returned(tx: AsyncSession, one: RoadMap) -> None:
    """A returned road map in whose place another file was sent is history."""
    await tx.execute(
        text("""
            UPDATE road_maps SET state = 'discarded'
             WHERE state = 'returned' AND id <> :id AND (id = :before OR replaces_id = :before)
        """),
        {"id": one.id, "before": one.replaces_id},
    )


async def line(tx: AsyncSession, road_map_id: int) -> list[int]:
    """The road map, those that it replaces one after another, and the returned editions of them."""
    rows = await tx.execute(
        text("""
            WITH RECURSIVE line AS (
                SELECT id, replaces_id FROM road_maps WHERE id = :id
                UNION SELECT r.id, r.replaces_id FROM road_maps r
                  JOIN line l ON r.id = l.replaces_id OR r.replaces_id = l.id AND r.state = 'discarded')
            SELECT id FROM line
        """),
        {"id": road_map_id},
    )
    return list(rows.scalars())


async def in_place_of(tx: AsyncSession, one: RoadMap) -> RoadMap | None:
    """The road map in force that this one is to replace; None where it replaces none that ever was."""
    before = await road_maps.find(tx, one.replaces_id) if one.replaces_id is not None else None
    return before if before is not None and before.published_at is not None else None


async def still_open(tx: AsyncSession, one: RoadMap) -> list[Given]:
    """What the school has to do by its road map now."""
    found = await assignments.where(tx, "r.id = :map AND a.state IN ('open', 'returned')", "a.id", {"map": one.id})
    return [Given(a.id, a.measure_id, a.organization_id, a.office, a.deadline, a.executor_id, a.curator_too) for a in found]


async def report(tx: AsyncSession, one: RoadMap, assignment_id: int, by: int, *, now: datetime) -> bool:
    """The assignment is reported by the road map that was submitted; False when it is reported or closed already."""
    found = await assignments.find(tx, assignment_id, lock=True)
    if found is None or found.organization_id != one.organization_id or not asks(found):
        return False
    if found.state not in (State.OPEN, State.RETURNED):
        return False
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'reported', reported_at = :now, reported_by = :by, version = version + 1 WHERE id = :id
        """),
        {"id": assignment_id, "now": now, "by": by},
    )
    await _log(tx, assignment_id, "reported", by, now, {"road_map": one.id})
    return True


async def reopen(tx: AsyncSession, assignment_id: int, by: int, *, now: datetime) -> None:
    """The road map was withdrawn: the assignment is to be done as before, returned where it had been returned."""
    changed = await tx.execute(
        text("""
            UPDATE assignments SET state = CASE WHEN return_due IS NULL THEN 'open' ELSE 'returned' END, version = version + 1
             WHERE id = :id AND state = 'reported' RETURNING id
        """),
        {"id": assignment_id},
    )
    if changed.scalar_one_or_none() is not None:
        await _log(tx, assignment_id, "reopened", by, now, {})


async def send_back(tx: AsyncSession, assignment_id: int, by: int, comment: str, *, now: datetime) -> None:
    """The road map was returned: so is the assignment, with three working days."""
    found = await assignments.find(tx, assignment_id, lock=True)
    if found is None or found.state is not State.REPORTED:
        return
    today = found.today(now)
    until = (await calendar.working_days(tx, today)).after(today, rules.RETURN_GIVES)
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'returned', decided_at = :now, decided_by = :by, comment = :comment,
                   return_due = :until, version = version + 1 WHERE id = :id
        """),
        {"id": assignment_id, "now": now, "by": by, "comment": comment, "until": until},
    )
    await _log(tx, assignment_id, "returned", by, now, {"comment": comment})


async def close(tx: AsyncSession, one: RoadMap, sent: Submission, by: int, *, now: datetime) -> bool:
    """The assignment is accepted with the approved road map, its № and date, as its evidence. False when it waits no more."""
    assert sent.assignment_id is not None  # asked by the caller
    found = await assignments.find(tx, sent.assignment_id, lock=True)
    if found is None or found.state is not State.REPORTED:
        return False
    dated = one.issued or local_day(sent.submitted_at, ZoneInfo(found.zone))
    tx.add(
        Evidence(
            assignment_id=found.id,
            kind=EvidenceKind.DOCUMENT.value,
            words=one.number or NO_NUMBER,
            document_date=dated,
            added_at=now,
            added_by=sent.submitted_by,
        )
    )
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'accepted', decided_at = :now, decided_by = :by, version = version + 1 WHERE id = :id
        """),
        {"id": found.id, "now": now, "by": by},
    )
    await _log(tx, found.id, "accepted", by, now, {"road_map": one.id})
    return True


async def _log(tx: AsyncSession, assignment_id: int, act: str, by: int, now: datetime, detail: dict[str, Any]) -> None:
    tx.add(AssignmentChange(assignment_id=assignment_id, act=act, at=now, by=by, detail=detail))
    await tx.flush()
