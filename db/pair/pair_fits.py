"""«Подходите друг другу?»: asked of both after the first confirmed meeting, answered in one tap, seen by the curators alone."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import PairFit
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import participants
from db.speaking import notices
from domain.allowed_hours import Voice
from domain.forms import Category, Part
from domain.meetings import State
from domain.pair import State as PairState

SUBJECT = "pair-fit"


class Fit(StrEnum):
    """The three answers."""

    GOOD = "good"
    UNSURE = "unsure"
    REPLACE = "replace"


async def ask_after_first(tx: AsyncSession, pair: Seen, *, now: datetime) -> None:
    """Both sides with a phone are asked, once in the life of a pair: when its first meeting has just been confirmed."""
    confirmed = select(func.count()).where(models.Meeting.pair_id == pair.row.id, models.Meeting.state == State.CONFIRMED)
    asked = select(func.count()).where(models.Notice.subject_kind == SUBJECT, models.Notice.subject_id == pair.row.id)
    if (await tx.execute(confirmed)).scalar_one() != 1 or (await tx.execute(asked)).scalar_one():
        return
    for part in Part:
        side, other = pair.side(part), pair.other(part)
        if side.has_account:
            await notices.tell(
                tx,
                side.person_id,
                "fit-ask",
                now=now,
                voice=Voice.MEETING_PUPIL if side.category is Category.PUPIL else Voice.MEETING_ADULT,
                subject=(SUBJECT, pair.row.id),
                buttons=[[notices.button(f"fit-{fit.value}", f"fit-{fit.value}", pair.row.id)] for fit in Fit],
                polite=side.polite,
                partner=notices.called_to(part.value, other.participant_id),
            )


async def answer(tx: AsyncSession, pair_id: int, by: int | None, fit: Fit, *, now: datetime) -> Seen | None:
    """One side's answer; it may be changed by another. The curators hear of doubts. None for a stranger, or once it has ended."""
    pair = await pairs.find(tx, pair_id, lock=True)
    part = pair.part_of(by) if pair else None
    if pair is None or part is None or pair.pair.state not in (PairState.ACTIVE, PairState.PAUSED):
        return None
    row = await tx.get(PairFit, (pair_id, part.value))
    before = row.said if row else None
    if row is None:
        row = PairFit(pair_id=pair_id, part=part.value, said=fit.value, said_at=now)
        tx.add(row)
    row.said, row.said_at = fit.value, now
    await tx.flush()
    if fit is not Fit.GOOD and before != fit:
        for curator in await participants.curators(tx, pair.row.organization_id, now):
            await notices.tell(
                tx,
                curator,
                "fit-doubts",
                now=now,
                buttons=[[notices.button("pairing-open", "open-pair", pair_id)]],
                mentor=notices.called(pair.mentor.participant_id),
                mentee=notices.called(pair.mentee.participant_id),
                side=part.value,
                fit=fit.value,
            )
    return pair


async def of(tx: AsyncSession, pair_id: int) -> dict[Part, Fit]:
    """What was answered, for the curator's card."""
    rows = await tx.execute(select(PairFit).where(PairFit.pair_id == pair_id))
    return {Part(one.part): Fit(one.said) for one in rows.scalars()}
