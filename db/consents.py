"""Who agreed to what, in which wording, when and on which ground. What was withdrawn or replaced stays as a fact."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from domain.consent import Consent, Document, How, Purpose, Voice

OWN, PAPER, LINK = "own", "guardian-paper", "guardian-link"


async def of(tx: AsyncSession, person_id: int) -> list[Consent]:
    """Every consent about this person, withdrawn ones too."""
    return (await of_many(tx, [person_id]))[person_id]


async def of_many(tx: AsyncSession, person_ids: Iterable[int]) -> Mapping[int, list[Consent]]:
    """The same for many persons; each id is a key."""
    found: dict[int, list[Consent]] = {one: [] for one in person_ids}
    rows = await tx.execute(
        select(models.Consent).where(models.Consent.person_id.in_(found)).order_by(models.Consent.given_at, models.Consent.id)
    )
    for row in rows.scalars():
        found[row.person_id].append(_read(row))
    return found


def _read(row: models.Consent) -> Consent:
    own = row.ground == OWN
    how = How.LINK if row.ground == LINK else How.TAP if own and row.paper_date is None else How.PAPER
    return Consent(
        document=Document(Purpose(row.purpose), int(row.version), row.text_hash.hex()),
        voice=Voice.OWN if own else Voice.GUARDIAN,
        how=how,
        at=row.given_at,
        signed_on=row.paper_date,
        recorded_by=row.recorded_by,
        withdrawn_at=row.withdrawn_at,
    )


async def give_own(tx: AsyncSession, person_id: int, document: Document, *, now: datetime) -> None:
    """The person's own press under this text."""
    await _give(tx, person_id, document, OWN, now=now, recorded_by=person_id, paper_date=None)


async def mark_paper(
    tx: AsyncSession, person_id: int, document: Document, voice: Voice, *, signed_on: date, recorded_by: int, now: datetime
) -> None:
    """A signed paper, seen by the curator `recorded_by`: the person's own («по журналу») or the guardian's."""
    ground = OWN if voice is Voice.OWN else PAPER
    await _give(tx, person_id, document, ground, now=now, recorded_by=recorded_by, paper_date=signed_on)


async def _give(
    tx: AsyncSession,
    person_id: int,
    document: Document,
    ground: str,
    *,
    now: datetime,
    recorded_by: int,
    paper_date: date | None,
) -> None:
    """One consent in force per person, purpose and ground: an earlier one (of an earlier text, of an earlier paper) ends."""
    await withdraw(tx, person_id, document.purpose, ground, now=now)
    tx.add(
        models.Consent(
            person_id=person_id,
            purpose=document.purpose.value,
            version=str(document.version),
            text_hash=bytes.fromhex(document.text_hash),
            ground=ground,
            given_at=now,
            recorded_by=recorded_by,
            paper_date=paper_date,
        )
    )
    await tx.flush()


async def withdraw(tx: AsyncSession, person_id: int, purpose: Purpose, ground: str, *, now: datetime) -> None:
    """End a consent that is in force; none in force is nothing done."""
    await tx.execute(
        update(models.Consent)
        .where(
            models.Consent.person_id == person_id,
            models.Consent.purpose == purpose.value,
            models.Consent.ground == ground,
            models.Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )
