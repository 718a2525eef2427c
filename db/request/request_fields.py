"""The questions of a request while it is a draft: added, worded anew, moved, taken out.

Each change is refused (`Unready`) where the request is not this person's to ask, or no draft any more.
"""

from datetime import datetime

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RequestField
from db.request import request_drafts, requests
from domain.requests import Field, FieldKind, FieldUnfit, Unready, moved, read_field, reworded


async def add(
    tx: AsyncSession, request_id: int, person_id: int | None, kind: FieldKind, typed: str, *, now: datetime
) -> Field | FieldUnfit | Unready:
    """One more question; the draft stays as it was where it will not do."""
    one = await request_drafts.draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    made = read_field(kind, typed, one.fields)
    if isinstance(made, FieldUnfit):
        return made
    last = await tx.execute(select(func.max(RequestField.position)).where(RequestField.request_id == request_id))
    row = RequestField(
        request_id=request_id,
        position=(last.scalar_one() or 0) + 1,
        kind=made.kind.value,
        label=made.label,
        choices=list(made.choices),
        people=made.people,
    )
    tx.add(row)
    await _touched(tx, request_id)
    return Field(made.kind, made.label, made.choices, made.people, row.id)


async def reword(
    tx: AsyncSession, request_id: int, person_id: int | None, field_id: int, typed: str, *, now: datetime
) -> Field | FieldUnfit | Unready:
    """A question in other words; the draft stays as it was where they will not do."""
    one = await request_drafts.draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    found = next((each for each in one.fields if each.id == field_id), None)
    if found is None:
        return Unready.CHANGED
    made = reworded(found, typed, [each for each in one.fields if each.id != field_id])
    if isinstance(made, FieldUnfit):
        return made
    values = {"label": made.label, "choices": list(made.choices), "people": made.people}
    await tx.execute(update(RequestField).where(RequestField.id == field_id).values(**values))
    await _touched(tx, request_id)
    return made


async def move(
    tx: AsyncSession, request_id: int, person_id: int | None, field_id: int, version: int, *, up: bool, now: datetime
) -> Unready | None:
    """One place up or down; a press on a screen of an earlier order moves nothing."""
    one = await request_drafts.draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    ids = [each.id for each in one.fields]
    if field_id not in ids or one.version != version:
        return None
    for position, each in enumerate(moved(ids, field_id, up), start=1):
        await tx.execute(update(RequestField).where(RequestField.id == each).values(position=position))
    await _touched(tx, request_id)
    return None


async def require(
    tx: AsyncSession, request_id: int, person_id: int | None, field_id: int, *, yes: bool, now: datetime
) -> Unready | None:
    """Say whether the question may be left without an answer."""
    one = await request_drafts.draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    await tx.execute(
        update(RequestField).where(RequestField.id == field_id, RequestField.request_id == request_id).values(required=yes)
    )
    await _touched(tx, request_id)
    return None


async def drop(tx: AsyncSession, request_id: int, person_id: int | None, field_id: int, *, now: datetime) -> Unready | None:
    """Take a question out of a draft; one that is gone already stays gone."""
    one = await request_drafts.draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    await tx.execute(delete(RequestField).where(RequestField.id == field_id, RequestField.request_id == request_id))
    await _touched(tx, request_id)
    return None


async def count_people(
    tx: AsyncSession, request_id: int, person_id: int | None, field_id: int, *, yes: bool, now: datetime
) -> Unready | None:
    """Say whether a number counts people."""
    one = await request_drafts.draft_of(tx, request_id, person_id, now)
    if isinstance(one, Unready):
        return one
    await tx.execute(
        text("UPDATE request_fields SET people = :yes WHERE id = :id AND request_id = :request AND kind = 'number'"),
        {"yes": yes, "id": field_id, "request": request_id},
    )
    await _touched(tx, request_id)
    return None


async def _touched(tx: AsyncSession, request_id: int) -> None:
    row = await requests.row_of(tx, request_id)
    row.version += 1
    await tx.flush()
