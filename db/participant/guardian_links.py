"""The one-time link of a guardian: made, and opened; the row is locked first, so that one of several openers wins."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Guardianship, Participant
from db.office import rights
from db.participant.guardians import living
from domain import invitations as rules
from domain.admission import State
from domain.invitations import Purpose as LinkPurpose
from domain.invitations import Refusal
from domain.offices import Act

#: Links of one pupil that wait to be opened; one more closes the oldest.
OPEN_AT_ONCE = 4


async def make_link(
    tx: AsyncSession, payload: str, child_id: int, organization_id: int, by: int, *, now: datetime
) -> int | Refusal:
    """A new link; only the hash of `payload` is kept. The pupil may make one to pass on, or a curator of the organisation."""
    if by != child_id and not await rights.allowed(tx, by, Act.ADMIT_PARTICIPANTS, organization_id, now):
        return Refusal.NOT_YOURS
    takes_part = exists().where(
        Participant.person_id == child_id, Participant.organization_id == organization_id, Participant.state != State.LEFT
    )
    if not (await tx.execute(select(takes_part))).scalar_one():
        return Refusal.UNKNOWN
    if await _of_age(tx, child_id):
        return Refusal.OF_AGE
    open_links = await tx.execute(
        select(Guardianship)
        .where(Guardianship.child_id == child_id, Guardianship.guardian_id.is_(None), living(), Guardianship.expires_at > now)
        .order_by(Guardianship.id.desc())
        .with_for_update()
    )
    for old in open_links.scalars().all()[OPEN_AT_ONCE - 1 :]:
        old.ended_at = now
    row = Guardianship(
        child_id=child_id,
        organization_id=organization_id,
        secret_hash=rules.fingerprint(payload),
        made_by=by,
        issued_at=now,
        expires_at=now + rules.lifetime(LinkPurpose.GUARDIAN),
    )
    tx.add(row)
    await tx.flush()
    return row.id


async def _of_age(tx: AsyncSession, child_id: int) -> bool:
    """Whether a curator has recorded that this person is 18."""
    return (await tx.execute(select(models.Person.minor).where(models.Person.id == child_id))).scalar_one() is False


async def _seek(tx: AsyncSession, payload: str) -> Guardianship | None:
    """The link of this payload, locked until the commit."""
    found = await tx.execute(select(Guardianship).where(Guardianship.secret_hash == rules.fingerprint(payload)).with_for_update())
    return found.scalar_one_or_none()


async def open_link(tx: AsyncSession, payload: str, person_id: int, *, now: datetime) -> Guardianship | Refusal:
    """`person_id` follows the link. Nobody becomes the guardian of oneself; a second link of the same child opens the first."""
    row = await _seek(tx, payload)
    if row is not None and row.child_id == person_id:
        return Refusal.OWN
    verdict = rules.open_invitation(None if row is None else _as_rule(row), person_id, now)
    if row is None or (isinstance(verdict, Refusal) and verdict is not Refusal.ALREADY_YOURS):
        return verdict if isinstance(verdict, Refusal) else Refusal.UNKNOWN
    if await _of_age(tx, row.child_id):
        return Refusal.OF_AGE
    known = await tx.execute(
        select(Guardianship).where(
            Guardianship.guardian_id == person_id,
            Guardianship.child_id == row.child_id,
            Guardianship.organization_id == row.organization_id,
            living(),
        )
    )
    before = known.scalar_one_or_none()
    if before is not None:
        return before
    row.guardian_id, row.opened_at = person_id, now
    await tx.flush()
    return row


def _as_rule(row: Guardianship) -> rules.Invitation:
    return rules.Invitation(
        purpose=LinkPurpose.GUARDIAN,
        office=None,
        made_at=row.issued_at,
        made_by=row.made_by,
        opened_at=row.opened_at,
        opened_by=row.guardian_id,
        confirmed_at=row.confirmed_at,
        revoked_at=row.ended_at,
    )
