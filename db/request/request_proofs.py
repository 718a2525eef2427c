"""A request that was made of a row of a road map serves that row: the answer of an organisation reports its assignment.

The coordinator accepts it as usual. Whoever is silent, or whose request is withdrawn, still owes the assignment.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import assignments, proofs
from db.assignment.assignments import Listed
from db.assignment.proofs import Became
from db.request.request_answers import Addressee
from db.request.requests import Asked
from domain.allowed_hours import local_day
from domain.assignment import EvidenceKind, State
from domain.pieces import MOST, Piece

#: SQL: the row `:measure` and the rows of later editions in which it lives on.
_LIVES_ON = """
    WITH RECURSIVE lives AS (
        SELECT CAST(:measure AS bigint) AS id
        UNION SELECT c.measure_id FROM continuations c JOIN lives ON c.continues_id = lives.id)
"""


@dataclass(frozen=True)
class Served:
    """The row of a published road map that a request was made of."""

    number: str | None
    text: str
    section: str | None


async def served_by(tx: AsyncSession, one: Asked) -> Served | None:
    """The row that the answers report, as it reads now; None where there is none (any more)."""
    if one.measure_id is None:
        return None
    found = await tx.execute(
        text(f"""
            {_LIVES_ON}
            SELECT m.number, m.text, m.section FROM measures m JOIN road_maps r ON r.id = m.road_map_id
             WHERE m.id IN (SELECT id FROM lives) AND r.state = 'published' AND m.removed_at IS NULL LIMIT 1
        """),
        {"measure": one.measure_id},
    )
    row = found.one_or_none()
    return None if row is None else Served(**row._mapping)


async def report(
    tx: AsyncSession, one: Addressee, by: int, line: str, *, fresh: bool, now: datetime
) -> tuple[Listed, Became] | None:
    """The answer was sent by `by` (`fresh`), or corrected: with `line` and the files in it the organisation's assignment is
    reported; a correction reports again what was returned.

    None where the request serves no row, or nothing is owed of it (any more).
    """
    asked = one.request
    if asked.measure_id is None or asked.sent_at is None or not one.answered:
        return None
    turns = await _turns(tx, one)
    if one.assignment_id is not None:
        mine = [each for each in turns if each.id == one.assignment_id and (fresh or each.state is State.RETURNED)]
        owed = proofs.owed_first(mine)
    else:
        owed = proofs.owed_first(turns, since=local_day(asked.sent_at, ZoneInfo(one.zone))) if fresh else None
    if owed is None:
        return None
    files = [piece for field in asked.fields if field.id in one.answers for piece in one.answers[field.id].value.files]
    pieces = [Piece(EvidenceKind.LINE, line), *files][:MOST]
    await tx.execute(
        text("UPDATE request_addressees SET assignment_id = :assignment WHERE id = :id"), {"assignment": owed.id, "id": one.id}
    )
    return owed, await proofs.give(tx, owed, pieces, by, reported_by=by, now=now)


async def _turns(tx: AsyncSession, one: Addressee) -> list[Listed]:
    """The assignments of this organisation under the row, whatever their state."""
    ids = await tx.execute(
        text(f"{_LIVES_ON} SELECT id FROM lives"),
        {"measure": one.request.measure_id},
    )
    return await assignments.where(
        tx,
        "a.measure_id = ANY(:measures) AND a.organization_id = :place",
        "a.due, a.id",
        {"measures": list(ids.scalars()), "place": one.organization_id},
    )
