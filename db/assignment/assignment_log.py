"""The log of an assignment: one row for every act, written in the transaction of the act; and how it reads."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.assignments import Listed
from db.reminder.holders import Seat
from domain.offices import Office

_INSERT = text("""
    INSERT INTO assignment_changes (assignment_id, act, at, "by", detail)
    SELECT id, :act, :now, CAST(:by AS bigint), :detail FROM unnest(CAST(:ids AS bigint[])) AS id
""").bindparams(bindparam("detail", type_=JSONB))


async def note(
    tx: AsyncSession, assignment_ids: int | Collection[int], act: str, by: int | None, now: datetime, detail: dict[str, Any]
) -> None:
    """`by` (None: nobody, it came about by itself) did this to these assignments at `now`; days in `detail` are kept as ISO."""
    ids = [assignment_ids] if isinstance(assignment_ids, int) else sorted(assignment_ids)
    kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in detail.items()}
    await tx.execute(_INSERT, {"ids": ids, "act": str(act), "now": now, "by": by, "detail": kept})


@dataclass(frozen=True)
class Entry:
    """One act as it reads: who (the office held then, and the name) did what to whom, and when."""

    act: str
    at: datetime
    by: Seat | None
    name: str | None
    whom: Seat | None
    whom_name: str | None
    detail: dict[str, Any]


_SEAT = """
    LEFT JOIN LATERAL (
        SELECT p.office, o.short_name FROM appointments p JOIN organizations o ON o.id = p.organization_id
         WHERE (p.person_id = {person} OR p.deputy_person_id = {person})
         ORDER BY (p.since <= {day} AND (p.until IS NULL OR p.until >= {day})) DESC, p.person_id = {person} DESC,
                  p.organization_id = :place DESC, p.organization_id = :owner DESC, p.id LIMIT 1) {name} ON true
    LEFT JOIN persons {name}_person ON {name}_person.id = {person}
"""
_DAY = "(c.at AT TIME ZONE :zone)::date"


async def of(tx: AsyncSession, one: Listed) -> list[Entry]:
    """Everything that was done to it, in order."""
    by = _SEAT.format(person='c."by"', day=_DAY, name="doer")
    whom = _SEAT.format(person="CAST(c.detail ->> 'whom' AS bigint)", day=_DAY, name="other")
    rows = await tx.execute(
        text(f"""
            SELECT c.act, c.at, c.detail, doer.office, doer.short_name, doer_person.name,
                   other.office AS whom_office, other.short_name AS whom_place, other_person.name AS whom_name
              FROM assignment_changes c {by} {whom} WHERE c.assignment_id = :id ORDER BY c.id
        """),
        {"id": one.id, "place": one.organization_id, "owner": one.owner_id, "zone": one.zone},
    )
    return [
        Entry(
            row.act,
            row.at,
            Seat(Office(row.office), row.short_name) if row.office else None,
            row.name,
            Seat(Office(row.whom_office), row.whom_place) if row.whom_office else None,
            row.whom_name,
            row.detail,
        )
        for row in rows
    ]
