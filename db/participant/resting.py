"""«Пауза до …» of a participant: nothing is asked, nobody is proposed, pairs rest; on the day everything goes on by itself."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Organization, Participant
from db.office import rights
from db.pair import pair_life, pairs
from db.pair.seen import Seen
from db.participant import participants
from db.participant.participants import Card
from db.speaking import notices
from domain import resting
from domain.admission import Refusal, State
from domain.allowed_hours import local_day
from domain.consent import Document
from domain.offices import Act
from domain.pair import PauseReason
from domain.pair import State as Standing


async def _held(tx: AsyncSession, by: int | None, participant_id: int, document: Document, now: datetime) -> Card | Refusal:
    """An admitted participant, held until the commit, for themselves or for a curator of the organisation."""
    row = (await tx.execute(select(Participant).where(Participant.id == participant_id).with_for_update())).scalar_one_or_none()
    if row is None or row.state != State.ADMITTED:
        return Refusal.GONE
    if row.person_id != by and not await rights.allowed(tx, by, Act.ADMIT_PARTICIPANTS, row.organization_id, now):
        return Refusal.NOT_ALLOWED
    return await participants.card(tx, participant_id, document, now) or Refusal.GONE


async def begin(
    tx: AsyncSession, by: int | None, participant_id: int, until: date, document: Document, *, now: datetime
) -> Card | Refusal:
    """Rest until the local day `until`, which may be changed while resting. Pairs that meet rest too; whoever has not pressed
    is told: the participant, or the curators."""
    one = await _held(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if not resting.may_rest_until(until, local_day(now, ZoneInfo(one.zone))):
        return Refusal.EXPIRED
    one.row.resting_until = until
    await tx.flush()
    for found in await _pairs_of(tx, participant_id, Standing.ACTIVE):
        await pair_life.pause_for(tx, found, PauseReason.RESTING, now=now)
    if by == one.row.person_id:
        for curator in await participants.curators(tx, one.row.organization_id, now):
            await notices.tell(tx, curator, "resting-curator", now=now, who=notices.called(participant_id), until=until)
    else:
        await participants.tell(tx, one, "resting-begun", now=now, until=until)
    return one


async def end(tx: AsyncSession, by: int | None, participant_id: int, document: Document, *, now: datetime) -> Card | Refusal:
    """Back before the day. `NOT_NEEDED` for whoever does not rest."""
    one = await _held(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if one.row.resting_until is None:
        return Refusal.NOT_NEEDED
    await _back(tx, one, document, now, told=by != one.row.person_id)
    return one


async def come_back(tx: AsyncSession, document: Document, now: datetime) -> None:
    """The daily work: whoever's day has come, in the zone of their organisation, is back and hears it."""
    rows = await tx.execute(
        select(Participant.id, Participant.resting_until, Organization.zone)
        .join(Organization, Organization.id == Participant.organization_id)
        .where(Participant.resting_until.is_not(None))
        .order_by(Participant.id)
    )
    for participant_id, until, zone in rows.all():
        if until is None or not resting.is_back(until, local_day(now, ZoneInfo(zone))):
            continue
        row = (await tx.execute(select(Participant).where(Participant.id == participant_id).with_for_update())).scalar_one()
        one = await participants.card(tx, row.id, document, now)
        if one is not None and one.state is State.ADMITTED:
            await _back(tx, one, document, now, told=True)
        else:
            row.resting_until = None
            await tx.flush()


async def _back(tx: AsyncSession, one: Card, document: Document, now: datetime, *, told: bool) -> None:
    one.row.resting_until = None
    await tx.flush()
    if told:
        await participants.tell(tx, one, "resting-over", now=now)
    for found in await _pairs_of(tx, one.row.id, Standing.PAUSED):
        # Where the other side rests as well, or a hard rule has come between, the pair waits on.
        if found.pair.pause_reason is PauseReason.RESTING:
            await pair_life.resume_held(tx, found, document, now=now)


async def _pairs_of(tx: AsyncSession, participant_id: int, state: Standing) -> list[Seen]:
    mine = or_(models.Pair.mentor_id == participant_id, models.Pair.mentee_id == participant_id)
    found = [await pairs.held(tx, one.row.id) for one in await pairs.seen(tx, mine & (models.Pair.state == state))]
    return [one for one in found if one is not None]
