"""What may not be kept any longer goes by itself: half-known minors without a guardian's word, forms that nobody has finished,
and what was left for the papers of those who have taken their consent back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Appointment, Consent, Draft, Organization, Participant, Person, RosterCode
from db.office import people
from db.organization import searches
from db.participant import consents, erasing, participant_imports, rosters
from db.participant.erasing import BLANK
from db.participant.joining import KINDS
from db.speaking import notices
from domain.admission import State
from domain.allowed_hours import local_day
from domain.consent import KEPT_FOR_PAPERS, WAIT_FOR_GUARDIAN, Purpose, erase_on
from domain.forms import Category


async def forget(tx: AsyncSession, today: date, now: datetime) -> None:
    """The daily work: what has waited thirty days for a guardian or for its end is erased, and the person is told; who asked to
    be forgotten while in office is, after it."""
    await _unconfirmed(tx, now)
    await _stopped(tx, now)
    await erasing.finish(tx, today=today, now=now)
    await tx.execute(delete(Draft).where(Draft.kind.in_(KINDS), Draft.changed_at < now - WAIT_FOR_GUARDIAN))
    await rosters.fade(tx, now)
    await searches.fade(tx, now)
    await participant_imports.fade(tx, now)


def _given(wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether such a consent of the participant is in force in their organisation."""
    here = or_(Consent.organization_id.is_(None), Consent.organization_id == Participant.organization_id)
    return exists().where(
        Consent.person_id == Participant.person_id,
        here,
        Consent.purpose == Purpose.PARTICIPATION.value,
        Consent.withdrawn_at.is_(None),
        wanted,
    )


async def _unconfirmed(tx: AsyncSession, now: datetime) -> None:
    """A guardian's press counts once a curator has confirmed who that is: until then nobody has agreed."""
    guardian = _given(or_(Consent.ground == consents.PAPER, Consent.confirmed_by.is_not(None)))
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
    await tx.flush()
    await _blank(tx, row)
    here = (Participant.person_id == row.person_id) & (Participant.organization_id == row.organization_id)
    elsewhere = await tx.execute(select(Participant.id).where(here, Participant.state != State.LEFT).limit(1))
    if elsewhere.scalar_one_or_none() is None:
        await consents.withdraw(tx, row.person_id, None, consents.OWN, now=now, organization_id=row.organization_id)
    await tx.execute(delete(Draft).where(Draft.person_id == row.person_id, Draft.kind.in_(KINDS)))
    if await people.address(tx, row.person_id) is not None:
        await notices.tell(tx, row.person_id, "joining-forgotten", now=now, organization=place)


async def _stopped(tx: AsyncSession, now: datetime) -> None:
    """Who has taken the consent back, or whose guardian has: class, name and code go thirty days later."""
    known = or_(Participant.code.is_not(None), Participant.grade.is_not(None))
    rows = await tx.execute(
        select(Participant)
        .where(
            Participant.state == State.LEFT,
            Participant.decided_at < now - KEPT_FOR_PAPERS,
            known,
            ~_given(Consent.ground == consents.OWN),
        )
        .with_for_update()
    )
    for row in rows.scalars().all():
        await _blank(tx, row)


async def _blank(tx: AsyncSession, row: Participant) -> None:
    """What says something about the person goes; the name too, where nobody else needs it."""
    for name, nothing in BLANK.items():
        setattr(row, name, nothing)
    await tx.execute(delete(RosterCode).where(RosterCode.participant_id == row.id))
    await tx.flush()
    elsewhere = await tx.execute(
        select(Participant.id).where(
            Participant.person_id == row.person_id, or_(Participant.state != State.LEFT, Participant.code.is_not(None))
        ).limit(1)
    )  # fmt: skip
    if elsewhere.scalar_one_or_none() is None:
        official = exists().where(Appointment.person_id == Person.id)
        await tx.execute(update(Person).where(Person.id == row.person_id, ~official).values(name=None))
