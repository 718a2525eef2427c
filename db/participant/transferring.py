"""The curator puts a participant's class right, or lets a pupil go to another school of the municipality.

Nothing of a pupil is handed on to another school: they come in there by its link, and are asked for the consent anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import JoinLink, Organization, Participant
from db.office import people, rights
from db.organization import school_links
from db.participant import admission, moving, participants, sending
from db.speaking import notices
from domain.admission import Refusal, State
from domain.codes import SchoolClass
from domain.forms import Category, Part
from domain.school_links import Kind


async def correct_class(
    tx: AsyncSession, by: int | None, participant_id: int, school_class: SchoolClass, *, now: datetime
) -> Participant | Refusal:
    """The class was wrong: it is put right, with the personal code, which carries the class; the participant is told."""
    row = await admission.curated(tx, by, participant_id, now)
    if isinstance(row, Refusal):
        return row
    if row.category != Category.PUPIL or (row.grade, row.letter or "") == (school_class.grade, school_class.letter):
        return Refusal.NOT_NEEDED
    recoded = row.code is not None and not row.code.startswith(f"{school_class}-")
    if recoded and await sending.codes_over(tx, row.organization_id, school_class):
        return Refusal.CODES_OVER
    row.grade, row.letter = school_class.grade, school_class.letter
    row.class_as_of = await rights.today_in(tx, row.organization_id, now)
    if recoded:
        row.code = await sending.next_code(tx, row.organization_id, school_class)
    if row.asked_back == "class":
        row.asked_back = None
    await tx.flush()
    if await people.address(tx, row.person_id) is not None:
        await notices.tell(
            tx, row.person_id, "moving-class", now=now, polite="ty", school_class=str(school_class), code=row.code or "none"
        )
    return row


@dataclass(frozen=True)
class School:
    """Where a pupil may go: an organisation of the same municipality with a living link for this part."""

    id: int
    name: str


async def schools(tx: AsyncSession, row: Participant) -> Sequence[School]:
    """The other organisations of the municipality that the participant could join, by name."""
    own = (await tx.execute(select(Organization).where(Organization.id == row.organization_id))).scalar_one()
    linked = select(JoinLink.organization_id).where(JoinLink.role == row.role, JoinLink.revoked_at.is_(None))
    rows = await tx.execute(
        select(Organization.id, Organization.short_name)
        .where(Organization.parent_id == own.parent_id, Organization.id != own.id, Organization.id.in_(linked))
        .order_by(Organization.short_name, Organization.id)
    )
    return [School(one.id, one.short_name) for one in rows]


async def transfer(
    tx: AsyncSession, by: int | None, participant_id: int, organization_id: int, *, now: datetime
) -> Participant | Refusal:
    """The pupil goes to another school: taking part ends here, and begins there with a press on the new school's link."""
    row = await admission.curated(tx, by, participant_id, now)
    if isinstance(row, Refusal):
        return row
    place = next((one for one in await schools(tx, row) if one.id == organization_id), None)
    if row.category != Category.PUPIL or place is None:
        return Refusal.NOT_NEEDED
    part = Part(row.role)
    link = await school_links.find(tx, place.id, Kind(part, row.form)) or await school_links.find(tx, place.id, Kind(part, None))
    here = await tx.execute(
        select(Participant)
        .where(
            Participant.person_id == row.person_id,
            Participant.organization_id == row.organization_id,
            Participant.category == Category.PUPIL,
            Participant.state != State.LEFT,
        )
        .order_by(Participant.id)
        .with_for_update()
    )
    ended = await moving.leave(tx, here.scalars().all(), by=by, now=now)
    if await people.address(tx, row.person_id) is not None:
        join = [[notices.button("moving-join", "join-school", link.id)]] if link else []
        await notices.tell(
            tx, row.person_id, "moving-to", now=now, polite="ty", to=place.name, pairs=len(ended), linked=bool(link), buttons=join
        )
    for curator in await participants.curators(tx, row.organization_id, now):
        if curator != by:
            await notices.tell(
                tx, curator, "moving-left-curator", now=now, who=notices.called(row.id), to=place.name, pairs=len(ended)
            )
    return row
