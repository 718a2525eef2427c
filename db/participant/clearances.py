"""The checklist of an adult from outside: certificate, instruction, order, safety quiz."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Clearance
from domain.clearance import Checklist

CERTIFICATE, INSTRUCTION, ORDER, QUIZ = "certificate", "instruction", "order", "quiz"


async def tick(
    tx: AsyncSession,
    person_id: int,
    organization_id: int,
    step: str,
    *,
    day: date,
    recorded_by: int,
    valid_until: date | None = None,
) -> None:
    """Record a step; the same step on the same day is corrected."""
    row = insert(Clearance).values(
        person_id=person_id,
        organization_id=organization_id,
        step=step,
        day=day,
        valid_until=valid_until,
        recorded_by=recorded_by,
    )
    await tx.execute(
        row.on_conflict_do_update(
            index_elements=["person_id", "organization_id", "step", "day"],
            set_={"valid_until": row.excluded.valid_until, "recorded_by": row.excluded.recorded_by},
        )
    )


async def checklists(tx: AsyncSession, who: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], Checklist]:
    """What is ticked for each (person id, organisation id).

    Each organisation sees the certificate, instructs and orders for itself; the quiz is the person's and counts everywhere.
    """
    found = {one: Checklist() for one in who}
    rows = await tx.execute(
        select(Clearance).where(Clearance.person_id.in_({person for person, _ in found})).order_by(Clearance.day, Clearance.id)
    )
    for row in rows.scalars():
        for key in found:
            if key[0] == row.person_id and (row.step == QUIZ or key[1] == row.organization_id):
                found[key] = _with(found[key], row)
    return found


def _with(known: Checklist, row: Clearance) -> Checklist:
    """Rows come oldest first, so the newest word of each step stands."""
    match row.step:
        case "certificate":
            return replace(known, certificate_until=row.valid_until)
        case "instruction":
            return replace(known, instructed_on=row.day)
        case "order":
            return replace(known, ordered_on=row.day)
        case _:
            return replace(known, quiz_passed_on=row.day)
