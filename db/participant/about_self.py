"""The line that participants may write about themselves once the form is sent; the curators of the organisation read it.

For somebody without an account the curator who keeps the journal writes it, as every other answer of the form.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Participant
from db.office import rights
from db.participant import participants
from db.participant.participants import Card
from domain import about_self
from domain.admission import Refusal
from domain.consent import Document
from domain.contacts import Unfit
from domain.offices import Act
from domain.personal import PersonalData


def offered(one: Card, mode: PersonalData) -> bool:
    """Whether this participant may write the line now."""
    return about_self.offered(mode, one.state, one.missing, whole=one.row.completed_at is not None)


async def keep(
    tx: AsyncSession, by: int | None, participant_id: int, typed: str, document: Document, mode: PersonalData, *, now: datetime
) -> Card | Refusal | Unfit:
    """Keep the line instead of the one before."""
    one = await _held(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if not offered(one, mode):
        return Refusal.NOT_NEEDED
    line = about_self.accepted(typed)
    if isinstance(line, Unfit):
        return line
    one.row.about_self = line
    await tx.flush()
    return one


async def remove(tx: AsyncSession, by: int | None, participant_id: int, document: Document, *, now: datetime) -> Card | Refusal:
    """Take the line away, whatever else has changed since it was written."""
    one = await _held(tx, by, participant_id, document, now)
    if not isinstance(one, Refusal):
        one.row.about_self = None
        await tx.flush()
    return one


async def _held(tx: AsyncSession, by: int | None, participant_id: int, document: Document, now: datetime) -> Card | Refusal:
    """The participation, held until the commit, if this person may write for it: one's own, or by the journal."""
    row = (await tx.execute(select(Participant).where(Participant.id == participant_id).with_for_update())).scalar_one_or_none()
    one = await participants.card(tx, participant_id, document, now) if row is not None else None
    if row is None or one is None or by is None:
        return Refusal.NOT_ALLOWED
    journal = not one.has_account and await rights.allowed(tx, by, Act.ENTER_FROM_JOURNAL, row.organization_id, now)
    return one if row.person_id == by or journal else Refusal.NOT_ALLOWED
