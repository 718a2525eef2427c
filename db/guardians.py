"""Guardians of pupils: a one-time link each, their yes or no, the curator's word that it is the guardian indeed.

The link gives nothing by itself: until a curator has confirmed who opened it, the consent does not count and nothing but the
document is shown. The row is locked first, so that one of several openers wins.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import consents, models, notices, participants, people, rights, stopping
from db.models import Guardianship, Participant
from domain import invitations as rules
from domain.admission import State
from domain.consent import Document, Purpose, Stop
from domain.invitations import Purpose as LinkPurpose
from domain.invitations import Refusal
from domain.offices import Act

#: Links of one pupil that wait to be opened; one more closes the oldest.
OPEN_AT_ONCE = 4


def _living() -> ColumnElement[bool]:
    return Guardianship.ended_at.is_(None)


def _speaks() -> ColumnElement[bool]:
    """A guardian sees and decides for a child; for somebody of age no longer (a record taken back brings the guardian back)."""
    return _living() & stopping.for_a_minor()


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
        .where(Guardianship.child_id == child_id, Guardianship.guardian_id.is_(None), _living(), Guardianship.expires_at > now)
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


async def seek(tx: AsyncSession, payload: str) -> Guardianship | None:
    """The link of this payload, locked until the commit."""
    found = await tx.execute(select(Guardianship).where(Guardianship.secret_hash == rules.fingerprint(payload)).with_for_update())
    return found.scalar_one_or_none()


async def open_link(tx: AsyncSession, payload: str, person_id: int, *, now: datetime) -> Guardianship | Refusal:
    """`person_id` follows the link. Nobody becomes the guardian of oneself; a second link of the same child opens the first."""
    row = await seek(tx, payload)
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
            _living(),
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


async def of_guardian(tx: AsyncSession, person_id: int) -> list[Guardianship]:
    """A guardian's children, one row per organisation, the first opened first; unconfirmed ones too."""
    rows = await tx.execute(
        select(Guardianship).where(Guardianship.guardian_id == person_id, _speaks()).order_by(Guardianship.id)
    )
    return list(rows.scalars())


async def confirmed_of(tx: AsyncSession, child_id: int, organization_id: int) -> list[int]:
    """The persons whom a curator there has confirmed as guardians of this pupil."""
    return sorted(set(await stopping.guardians_of(tx, child_id, organization_id)))


async def find(tx: AsyncSession, guardianship_id: int, guardian_id: int, *, lock: bool = False) -> Guardianship | None:
    """This guardian's row; None when it is not theirs (any more)."""
    query = select(Guardianship).where(Guardianship.id == guardianship_id, Guardianship.guardian_id == guardian_id, _speaks())
    return (await tx.execute(query.with_for_update() if lock else query)).scalar_one_or_none()


async def agree(tx: AsyncSession, guardianship_id: int, guardian_id: int, document: Document, *, now: datetime) -> bool:
    """«Согласен»: recorded at once, counting once the curator knows the guardian. False when there is nothing to agree to."""
    row = await find(tx, guardianship_id, guardian_id, lock=True)
    if row is None:
        return False
    row.refused_at = None
    await consents.give_by_link(
        tx, row.child_id, document, row.organization_id, guardian_id=guardian_id, confirmed_by=row.confirmed_by, now=now
    )
    if document.purpose is Purpose.PARTICIPATION:
        if row.confirmed_by is None:
            await _ask_curators(tx, row, now=now)
        else:
            await _tell_child(tx, row, document, now=now)
    return True


async def refuse(tx: AsyncSession, guardianship_id: int, guardian_id: int, *, now: datetime) -> bool:
    """«Не согласен». The word of somebody unknown stops nothing; a confirmed guardian's ends what was agreed before."""
    row = await find(tx, guardianship_id, guardian_id, lock=True)
    if row is None:
        return False
    row.refused_at = now
    await tx.flush()
    if row.confirmed_by is not None:
        await stopping.withdraw(
            tx, row.child_id, row.organization_id, Purpose.PARTICIPATION, Stop.GUARDIAN, by=guardian_id, now=now
        )
        return True
    await consents.withdraw(
        tx, row.child_id, None, consents.LINK, now=now, organization_id=row.organization_id, guardian_id=guardian_id
    )
    for curator in await participants.curators(tx, row.organization_id, now):
        await notices.tell(tx, curator, "guardian-refused", now=now, who=await _called(tx, row))
    return True


async def _ask_curators(tx: AsyncSession, row: Guardianship, *, now: datetime) -> None:
    """«Это мать, отец или опекун ученика 7Б-03?», one tap; a second agreement does not ask again while the first waits."""
    subject = ("guardianship", row.id)
    asked = await tx.execute(
        select(models.Notice.id).where(
            models.Notice.subject_kind == subject[0], models.Notice.subject_id == row.id, models.Notice.void_at.is_(None)
        )
    )
    if asked.first() is not None:
        return
    number = await digits(tx, row)
    for curator in await participants.curators(tx, row.organization_id, now):
        if curator != row.guardian_id:
            await notices.tell(
                tx,
                curator,
                "guardian-agreed-curator",
                now=now,
                subject=subject,
                buttons=[
                    [notices.button("guardian-confirm", "confirm-guardian", row.id)],
                    [notices.button("guardian-deny", "deny-guardian", row.id)],
                ],
                who=await _called(tx, row),
                number=number,
            )


async def digits(tx: AsyncSession, row: Guardianship) -> str:
    """By what a curator may tell the guardian from somebody else without any name: both of them see it."""
    external_id = (await people.address(tx, row.guardian_id or 0) or (0,))[0]
    return f"{external_id % 10_000:04d}"


async def _called(tx: AsyncSession, row: Guardianship) -> notices.Known | str:
    found = await tx.execute(
        select(Participant.id)
        .where(Participant.person_id == row.child_id, Participant.organization_id == row.organization_id)
        .order_by((Participant.state == State.LEFT.value), Participant.id)
        .limit(1)
    )
    known = found.scalar_one_or_none()
    return notices.called(known) if known is not None else "?"


async def _held(tx: AsyncSession, guardianship_id: int, by: int | None, now: datetime) -> Guardianship | Refusal:
    """The row for a curator's decision. Nobody decides about oneself."""
    row = (
        await tx.execute(select(Guardianship).where(Guardianship.id == guardianship_id).with_for_update())
    ).scalar_one_or_none()
    if row is None or row.ended_at is not None:
        return Refusal.REVOKED
    if not await rights.allowed(tx, by, Act.ADMIT_PARTICIPANTS, row.organization_id, now):
        return Refusal.NOT_YOURS
    if row.guardian_id is None:
        return Refusal.NOT_OPENED
    return Refusal.OWN if row.guardian_id == by else row


async def confirm(
    tx: AsyncSession, guardianship_id: int, by: int | None, document: Document, *, now: datetime
) -> Guardianship | Refusal:
    """The curator knows the guardian: what was agreed to counts, and the guardian sees how the child is doing."""
    row = await _held(tx, guardianship_id, by, now)
    if isinstance(row, Refusal):
        return row
    if row.confirmed_at is not None:
        return Refusal.USED
    row.confirmed_at, row.confirmed_by = now, by
    await tx.flush()
    await consents.confirm(tx, row.child_id, row.organization_id, row.guardian_id or 0, by=by or 0)
    await notices.call_off(tx, ("guardianship", row.id), now=now)
    home = [[notices.button("guardian-open", "open-child", row.id)]]
    await notices.tell(tx, row.guardian_id or 0, "guardian-confirmed", now=now, buttons=home)
    await _tell_child(tx, row, document, now=now)
    return row


async def deny(tx: AsyncSession, guardianship_id: int, by: int | None, *, now: datetime) -> Guardianship | Refusal:
    """Not the guardian: the word given does not stand, the link is dead. Whoever was confirmed before is not denied by this."""
    row = await _held(tx, guardianship_id, by, now)
    if isinstance(row, Refusal):
        return row
    if row.confirmed_at is not None:
        return Refusal.USED
    row.ended_at = now
    await tx.flush()
    await consents.withdraw(
        tx, row.child_id, None, consents.LINK, now=now, organization_id=row.organization_id, guardian_id=row.guardian_id
    )
    await notices.call_off(tx, ("guardianship", row.id), now=now)
    await notices.tell(tx, row.guardian_id or 0, "guardian-denied", now=now)
    return row


async def _tell_child(tx: AsyncSession, row: Guardianship, document: Document, *, now: datetime) -> None:
    """A form that waited for this word goes on; one that was whole before waits for nothing."""
    for one in await participants.of_person(tx, row.child_id, document, now):
        if one.row.organization_id == row.organization_id and one.row.completed_at is None and one.guardian_agreed:
            go_on = [[notices.button("joining-go-on", "go-on", one.row.id)]]
            await participants.tell(tx, one, "joining-guardian-agreed", now=now, buttons=go_on)


async def waiting(tx: AsyncSession, child_id: int, organization_id: int) -> Guardianship | None:
    """Who has agreed by a link and waits for a curator's word, the first one first."""
    agreed = exists().where(
        models.Consent.person_id == child_id,
        models.Consent.organization_id == organization_id,
        models.Consent.ground == consents.LINK,
        models.Consent.recorded_by == Guardianship.guardian_id,
        models.Consent.withdrawn_at.is_(None),
    )
    found = await tx.execute(
        select(Guardianship)
        .where(
            Guardianship.child_id == child_id,
            Guardianship.organization_id == organization_id,
            Guardianship.confirmed_at.is_(None),
            _living(),
            agreed,
        )
        .order_by(Guardianship.id)
        .limit(1)
    )
    return found.scalar_one_or_none()


async def end_all(tx: AsyncSession, person_id: int, *, now: datetime) -> list[Guardianship]:
    """A person is being erased: no link to or of them works any more. Returns the rows in which they were the guardian."""
    rows = await tx.execute(
        select(Guardianship).where(Guardianship.guardian_id == person_id, _living()).order_by(Guardianship.id)
    )
    mine = list(rows.scalars())
    either = (Guardianship.child_id == person_id) | (Guardianship.guardian_id == person_id)
    await tx.execute(update(Guardianship).where(either, _living()).values(ended_at=now))
    return mine
