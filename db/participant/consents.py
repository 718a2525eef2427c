"""Who agreed to what, in which wording, when and on which ground. What was withdrawn or replaced stays as a fact."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from domain.consent import Consent, Document, How, Purpose, Voice

OWN, PAPER, LINK = "own", "guardian-paper", "guardian-link"
GUARDIAN = (PAPER, LINK)


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
        confirmed_by=row.confirmed_by,
        organization_id=row.organization_id,
        withdrawn_at=row.withdrawn_at,
    )


async def give_own(tx: AsyncSession, person_id: int, document: Document, organization_id: int, *, now: datetime) -> None:
    """The person's own press under this text, for what this organisation does."""
    await _give(tx, person_id, document, organization_id, OWN, now=now, recorded_by=person_id)


async def mark_paper(
    tx: AsyncSession,
    person_id: int,
    document: Document,
    organization_id: int,
    voice: Voice,
    *,
    signed_on: date,
    recorded_by: int,
    now: datetime,
) -> None:
    """A signed paper, seen by the curator `recorded_by`: the person's own («по журналу») or the guardian's."""
    ground = OWN if voice is Voice.OWN else PAPER
    await _give(tx, person_id, document, organization_id, ground, now=now, recorded_by=recorded_by, paper_date=signed_on)


async def give_by_link(
    tx: AsyncSession,
    person_id: int,
    document: Document,
    organization_id: int,
    *,
    guardian_id: int,
    confirmed_by: int | None,
    now: datetime,
) -> None:
    """A guardian's press; it counts once a curator has confirmed who that is (`confirm`)."""
    await _give(tx, person_id, document, organization_id, LINK, now=now, recorded_by=guardian_id, confirmed_by=confirmed_by)


async def _give(
    tx: AsyncSession,
    person_id: int,
    document: Document,
    organization_id: int,
    ground: str,
    *,
    now: datetime,
    recorded_by: int,
    paper_date: date | None = None,
    confirmed_by: int | None = None,
) -> None:
    """One consent in force per person, organisation, purpose and ground (by link: per guardian); an earlier one ends."""
    of_guardian = recorded_by if ground == LINK else None
    await withdraw(tx, person_id, document.purpose, ground, now=now, organization_id=organization_id, guardian_id=of_guardian)
    tx.add(
        models.Consent(
            person_id=person_id,
            organization_id=organization_id,
            purpose=document.purpose.value,
            version=str(document.version),
            text_hash=bytes.fromhex(document.text_hash),
            ground=ground,
            given_at=now,
            recorded_by=recorded_by,
            paper_date=paper_date,
            confirmed_by=confirmed_by,
        )
    )
    await tx.flush()


async def confirm(tx: AsyncSession, person_id: int, organization_id: int, guardian_id: int, *, by: int) -> None:
    """The curator `by` knows the guardian: what this one has agreed to counts from now on."""
    await tx.execute(
        update(models.Consent)
        .where(
            models.Consent.person_id == person_id,
            models.Consent.organization_id == organization_id,
            models.Consent.ground == LINK,
            models.Consent.recorded_by == guardian_id,
            models.Consent.withdrawn_at.is_(None),
        )
        .values(confirmed_by=by)
    )


async def withdraw(
    tx: AsyncSession,
    person_id: int,
    purpose: Purpose | None,
    *grounds: str,
    now: datetime,
    organization_id: int | None = None,
    guardian_id: int | None = None,
) -> None:
    """End what is in force: of one purpose or of all, in one organisation or in all, of one guardian or of all.

    No grounds are all of them. None in force is nothing done.
    """
    here = models.Consent.organization_id
    await tx.execute(
        update(models.Consent)
        .where(
            models.Consent.person_id == person_id,
            models.Consent.purpose == purpose.value if purpose else true(),
            models.Consent.ground.in_(grounds or (OWN, *GUARDIAN)),
            here.is_(None) | (here == organization_id) if organization_id else true(),
            models.Consent.recorded_by == guardian_id if guardian_id else true(),
            models.Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )
