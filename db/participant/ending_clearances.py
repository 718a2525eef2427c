"""Every morning: what of an adult's checklist ends soon is warned of; where it has ended, the pairs rest and go on by themselves.

Found by looking at the checklists, so that days on which the bot was down cost nothing; a warning is said once per ending.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Notice, Participant
from db.pair import pair_life, pairs
from db.pair.seen import Seen
from db.participant import participants
from db.participant.participants import Card
from db.speaking import notices
from domain.admission import State
from domain.allowed_hours import local_day
from domain.clearance import WARN_BEFORE, Ends, ending, over
from domain.consent import Document
from domain.forms import FROM_OUTSIDE, Part
from domain.pair import PauseReason
from domain.pair import State as Standing


async def watch(tx: AsyncSession, document: Document, now: datetime) -> None:
    """Warn, let rest and let go on what this morning owes, at the aware moment `now`."""
    outside = (Participant.role == Part.MENTOR) & Participant.category.in_(sorted(FROM_OUTSIDE))
    cards = await participants.cards(tx, outside & (Participant.state == State.ADMITTED), document, now)
    for one in cards:
        today = local_day(now, ZoneInfo(one.zone))
        for what, day in ending(one.checklist, today).items():
            await _say_once(tx, one, what, day, "ends", since=now - WARN_BEFORE - timedelta(days=1), now=now)
        for what, day in over(one.checklist, today).items():
            await _say_once(tx, one, what, day, "over", since=_began(day, one), now=now)
    await _settle(tx, cards, document, now)


def _began(last_day: date, one: Card) -> datetime:
    """The local midnight after the last valid day."""
    return datetime.combine(last_day + timedelta(days=1), datetime.min.time(), ZoneInfo(one.zone))


async def _say_once(tx: AsyncSession, one: Card, what: Ends, day: date, how: str, *, since: datetime, now: datetime) -> None:
    """To the mentor and the curators, once for this ending."""
    subject = (f"{what.value}-{how}", one.row.id)
    told = await tx.execute(
        select(Notice.id)
        .where(Notice.subject_kind == subject[0], Notice.subject_id == subject[1], Notice.created_at >= since)
        .limit(1)
    )
    if told.scalar_one_or_none() is not None:
        return
    quiz = [[notices.button("admission-quiz", "quiz", one.row.id)]] if what is Ends.QUIZ else []
    await participants.tell(tx, one, f"clearance-{how}", now=now, subject=subject, what=what.value, day=day, buttons=quiz)
    for curator in await participants.curators(tx, one.row.organization_id, now):
        if curator != one.row.person_id:
            await notices.tell(
                tx, curator, f"clearance-{how}-curator", now=now, subject=subject, what=what.value, day=day,
                who=notices.called(one.row.id), has_account=one.has_account,
                buttons=[[notices.button("admission-open-card", "open-participant", one.row.id)]],
            )  # fmt: skip


async def settle(tx: AsyncSession, participant_id: int, document: Document, now: datetime) -> None:
    """Something of the checklist was done: what rested for it alone goes on at once."""
    one = await participants.card(tx, participant_id, document, now)
    if one is not None and one.from_outside:
        await _settle(tx, [one], document, now)


async def _settle(tx: AsyncSession, cards: Sequence[Card], document: Document, now: datetime) -> None:
    """Asked for all of them at once: every morning there are as many as mentors from outside, and hardly one has changed."""
    uncleared = [one.row.id for one in cards if one.uncleared]
    cleared = [one.row.id for one in cards if not one.uncleared]
    resting = (models.Pair.state == Standing.PAUSED) & (models.Pair.pause_reason == PauseReason.CLEARANCE)
    for each in await _of(tx, uncleared, models.Pair.state == Standing.ACTIVE):
        if (found := await pairs.held(tx, each.row.id)) is not None:
            await pair_life.pause_for(tx, found, PauseReason.CLEARANCE, now=now)
    for each in await _of(tx, cleared, resting):
        found = await pairs.held(tx, each.row.id)
        if found is not None and await participants.curators(tx, found.row.organization_id, now):
            await pair_life.resume_held(tx, found, document, now=now)


async def _of(tx: AsyncSession, mentors: Sequence[int], wanted: ColumnElement[bool]) -> list[Seen]:
    return await pairs.seen(tx, models.Pair.mentor_id.in_(mentors) & wanted) if mentors else []
