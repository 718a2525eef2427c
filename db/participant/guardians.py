"""Guardians of pupils: their yes or no, the curator's word that it is the guardian indeed.

The link (`guardian_links.py`) gives nothing by itself: until a curator has confirmed who opened it, the consent does not count
and nothing but the document is shown.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Guardianship, Participant
from db.office import people, rights
from db.participant import consents, participants, stopping
from db.speaking import notices
from domain.admission import State
from domain.consent import Document, Purpose, Stop
from domain.invitations import Refusal
from domain.offices import Act


def living() -> ColumnElement[bool]:
    """Neither denied nor closed nor erased."""
    return Guardianship.ended_at.is_(None)


def _speaks() -> ColumnElement[bool]:
    """A guardian sees and decides for a child; for somebody of age no longer (a record taken back brings the guardian back)."""
    return living() & stopping.for_a_minor()


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
            living(),
            agreed,
        )
        .order_by(Guardianship.id)
        .limit(1)
    )
    return found.scalar_one_or_none()


async def end_all(tx: AsyncSession, person_id: int, *, now: datetime) -> list[Guardianship]:
    """A person is being erased: no link to or of them works any more. Returns the rows in which they were the guardian."""
    rows = await tx.execute(select(Guardianship).where(Guardianship.guardian_id == person_id, living()).order_by(Guardianship.id))
    mine = list(rows.scalars())
    either = (Guardianship.child_id == person_id) | (Guardianship.guardian_id == person_id)
    await tx.execute(update(Guardianship).where(either, living()).values(ended_at=now))
    return mine
