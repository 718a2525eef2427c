"""A pupil is at one school: let in at another one, they leave the first; its pairs end gently, what has been stays there.

A consent is given to one organisation: at the new school it was asked anew, and at the old one it ends.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Organization, Participant
from db.participant import consents, participants, stopping
from db.participant.participants import Card
from db.speaking import notices
from domain.admission import State
from domain.forms import Category


async def leaves_the_other_school(tx: AsyncSession, one: Card, *, now: datetime) -> None:
    """A pupil was let in: taking part in any other school ends; its curators and the pupil hear it."""
    if one.category is not Category.PUPIL:
        return
    rows = await tx.execute(
        select(Participant)
        .where(
            Participant.person_id == one.row.person_id,
            Participant.category == Category.PUPIL,
            Participant.organization_id != one.row.organization_id,
            Participant.state != State.LEFT,
        )
        .order_by(Participant.id)
        .with_for_update()
    )
    others = rows.scalars().all()
    for place in sorted({row.organization_id for row in others}):
        here = [row for row in others if row.organization_id == place]
        ended = await leave(tx, here, by=None, now=now)
        name = (await tx.execute(select(Organization.short_name).where(Organization.id == place))).scalar_one()
        await participants.tell(tx, one, "moving-left", now=now, before=name, pairs=len(ended))
        for curator in await participants.curators(tx, place, now):
            await notices.tell(
                tx, curator, "moving-left-curator", now=now, who=notices.called(here[0].id), to=one.organization, pairs=len(ended)
            )


async def leave(tx: AsyncSession, rows: Sequence[Participant], *, by: int | None, now: datetime) -> list[int]:
    """End these participations of one person in one organisation without blame. Returns the ids of the pairs that ended.

    Class, name and code stay for thirty days, for the papers, as after any leaving (`db/participant/retention`).
    """
    ended = [pair for row in rows for pair in await stopping.end_pairs(tx, row, by=by, now=now, named=True)]
    for row in rows:
        row.state, row.decided_at, row.decided_by = State.LEFT.value, now, by
        row.interests, row.requests, row.directions, row.own_answers = [], [], [], []
        row.weekday, row.closed_at, row.resting_until, row.asked_back, row.about_self = None, None, None, None, None
    await tx.flush()
    for row in rows[:1]:
        here = (Participant.person_id == row.person_id) & (Participant.organization_id == row.organization_id)
        left = await tx.execute(select(Participant.id).where(here, Participant.state != State.LEFT).limit(1))
        if left.scalar_one_or_none() is None:
            await consents.withdraw(tx, row.person_id, None, consents.OWN, now=now, organization_id=row.organization_id)
    return ended
