"""What may not be kept any longer goes by itself: half-known minors without a guardian's word, forms that nobody has finished."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import consents, notices, people
from db.joining import KINDS
from db.models import Appointment, Consent, Draft, Organization, Participant, Person
from domain.admission import State
from domain.allowed_hours import local_day
from domain.consent import WAIT_FOR_GUARDIAN, Purpose, erase_on
from domain.forms import Category


async def forget(tx: AsyncSession, today: date, now: datetime) -> None:
    """The daily work: what has waited thirty days for a guardian or for its end is erased, and the person is told."""
    await _unconfirmed(tx, now)
    await tx.execute(delete(Draft).where(Draft.kind.in_(KINDS), Draft.changed_at < now - WAIT_FOR_GUARDIAN))


async def _unconfirmed(tx: AsyncSession, now: datetime) -> None:
    guardian = exists().where(
        Consent.person_id == Participant.person_id, Consent.ground != consents.OWN, Consent.withdrawn_at.is_(None)
    )
    rows = await tx.execute(
        select(Participant, Organization.zone, Organization.short_name)
        .join(Person, Person.id == Participant.person_id)
        .join(Organization, Organization.id == Participant.organization_id)
        .where(
            Participant.category == Category.PUPIL,
            Participant.state.in_((State.APPLIED, State.REFUSED)),
            Person.minor.is_not(False),
            ~guardian,
            Participant.applied_at < now - WAIT_FOR_GUARDIAN,
        )
        .with_for_update(of=Participant)
    )
    for row, zone, place in rows.all():
        if erase_on(local_day(row.applied_at, ZoneInfo(zone))) <= local_day(now, ZoneInfo(zone)):
            await _erase(tx, row, place, now)


async def _erase(tx: AsyncSession, row: Participant, place: str, now: datetime) -> None:
    """Nothing stays of the application but that there was one."""
    row.state, row.decided_at = State.LEFT.value, now
    row.grade = row.letter = row.code = row.weekday = row.refusal = None
    row.interests, row.requests, row.directions = [], [], []
    await tx.flush()
    elsewhere = await tx.execute(
        select(Participant.id).where(Participant.person_id == row.person_id, Participant.state != State.LEFT).limit(1)
    )
    if elsewhere.scalar_one_or_none() is None:
        official = exists().where(Appointment.person_id == Person.id)
        await tx.execute(update(Person).where(Person.id == row.person_id, ~official).values(name=None))
        await consents.withdraw(tx, row.person_id, Purpose.PARTICIPATION, consents.OWN, now=now)
    await tx.execute(delete(Draft).where(Draft.person_id == row.person_id, Draft.kind.in_(KINDS)))
    if await people.address(tx, row.person_id) is not None:
        await notices.tell(tx, row.person_id, "joining-forgotten", now=now, organization=place)
