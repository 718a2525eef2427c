"""Who took what out of the bot as a file: every one leaves a row here, made in the chat, by schedule or on the server.

A paper that is made at once calls `note` in a transaction of its own after making it and before sending it:

    async with db.begin() as tx:
        await exports.note(tx, by=who.person_id, organization_id=…, what="pair-order", format="docx", holds=Holds.NAMES,
                           rows=len(pairs), content=content, file_name=…, now=now)

`what` is a key of `exports-what` in `locales`. Tables that take long are jobs on the same rows: see `db/export/export_jobs.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Appointment, Export, Organization, Person
from domain.exports import Holds
from domain.offices import Office


async def note(
    tx: AsyncSession,
    *,
    by: int | None,
    organization_id: int,
    what: str,
    format: str,
    holds: Holds,
    rows: int,
    content: bytes,
    now: datetime,
    file_name: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> int:
    """Record a file that is made and handed over at `now` (aware). Only its length and its hash are kept, not its content.

    `by` is None for the command line on the server. `rows` are its lines (of a letter: 1); `details` holds ids only. Returns the
    record's id.
    """
    row = Export(
        organization_id=organization_id,
        by=by,
        what=what,
        format=format,
        holds=holds.value,
        state="sent",
        percent=100,
        asked_at=now,
        finished_at=now,
        rows=rows,
        size=len(content),
        sha256=sha256(content).digest(),
        file_name=file_name,
        details=dict(details or {}),
    )
    tx.add(row)
    await tx.flush()
    return row.id


@dataclass(frozen=True)
class Taken:
    """One line of the record. `name` and `office` are who the person was there, where the bot knows it."""

    id: int
    at: datetime
    by: int | None
    name: str | None
    office: Office | None
    organization_id: int
    organization: str
    zone: str
    what: str
    format: str
    holds: Holds
    state: str
    rows: int | None
    size: int | None
    sha256: bytes | None
    by_itself: bool


@dataclass(frozen=True)
class Page:
    """Some lines of the record, and how many it has."""

    lines: Sequence[Taken]
    total: int


async def taken(tx: AsyncSession, organization_id: int, *, skip: int, size: int) -> Page:
    """What was taken of the organisation and of those below it, the latest first. Rights are asked by the caller."""
    under = Organization.path.contains([organization_id])
    office = (
        select(Appointment.office)
        .where(Appointment.person_id == Export.by, Appointment.organization_id == Export.organization_id)
        .order_by(Appointment.id.desc())
        .limit(1)
        .correlate(Export)
        .scalar_subquery()
    )
    where = Export.organization_id.in_(select(Organization.id).where(under))
    total = int((await tx.execute(select(func.count()).select_from(Export).where(where))).scalar_one())
    found = await tx.execute(
        select(Export, Person.name, office, Organization.short_name, Organization.zone)
        .outerjoin(Person, Person.id == Export.by)
        .join(Organization, Organization.id == Export.organization_id)
        .where(where)
        .order_by(Export.asked_at.desc(), Export.id.desc())
        .limit(size)
        .offset(skip)
    )
    return Page([_taken(*row) for row in found.all()], total)


def _taken(row: Export, name: str | None, office: str | None, organization: str, zone: str) -> Taken:
    return Taken(
        id=row.id,
        at=row.asked_at,
        by=row.by,
        name=name,
        office=Office(office) if office is not None else None,
        organization_id=row.organization_id,
        organization=organization,
        zone=zone,
        what=row.what,
        format=row.format,
        holds=Holds(row.holds),
        state=row.state,
        rows=row.rows,
        size=row.size,
        sha256=row.sha256,
        by_itself=row.schedule_id is not None,
    )
