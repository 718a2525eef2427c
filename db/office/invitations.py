"""One-time links to offices: made, opened, confirmed, revoked. The row is locked first, so one opener wins."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, Appointment, Invitation, Organization, Person
from db.office import handing_over, people
from db.organization import organizations
from domain import invitations as rules
from domain.allowed_hours import local_day
from domain.invitations import Opened, Purpose, Refusal
from domain.offices import Office, may_name


async def issue(
    tx: AsyncSession,
    payload: str,
    office: Office,
    organization_id: int,
    *,
    now: datetime,
    inviter_id: int | None = None,
    title: str | None = None,
    person_id: int | None = None,
) -> int:
    """Keep a new link; only the hash of `payload` is stored. `person_id` is the placeholder whom the opener becomes."""
    row = Invitation(
        secret_hash=rules.fingerprint(payload),
        office=office,
        organization_id=organization_id,
        title=title,
        inviter_id=inviter_id,
        person_id=person_id,
        issued_at=now,
        expires_at=now + rules.lifetime(Purpose.OFFICE, office),
    )
    tx.add(row)
    await tx.flush()
    return row.id


def _as_rule(row: Invitation) -> rules.Invitation:
    return rules.Invitation(
        purpose=Purpose.OFFICE,
        office=row.office,
        made_at=row.issued_at,
        made_by=row.inviter_id,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        confirmed_at=row.confirmed_at,
        revoked_at=row.revoked_at,
    )


async def _inviter_may(tx: AsyncSession, row: Invitation, now: datetime) -> bool:
    """Whether whoever made the link may give its office at this moment; the server's command line always may."""
    if row.inviter_id is None:
        return True
    place = await organizations.find(tx, row.organization_id)
    today = local_day(now, ZoneInfo(place.zone))
    seats = await people.seats(tx, row.inviter_id, today)
    level = await organizations.level(tx, place.kind)
    return may_name([seat.held for seat in seats], row.office, tuple(place.path), level, today)


async def _locked(tx: AsyncSession, invitation_id: int) -> Invitation | None:
    found = await tx.execute(select(Invitation).where(Invitation.id == invitation_id).with_for_update())
    return found.scalar_one_or_none()


async def seek(tx: AsyncSession, payload: str) -> Invitation | None:
    """The link of this payload, locked until the end of the transaction; None when there is none."""
    found = await tx.execute(select(Invitation).where(Invitation.secret_hash == rules.fingerprint(payload)).with_for_update())
    return found.scalar_one_or_none()


async def open_link(tx: AsyncSession, payload: str, person_id: int, now: datetime) -> tuple[Invitation, Opened] | Refusal:
    """`person_id` follows the link. What needs no confirmation is given at once."""
    row = await seek(tx, payload)
    may = row is None or await _inviter_may(tx, row, now)
    verdict = rules.open_invitation(None if row is None else _as_rule(row), person_id, now, inviter_may=may)
    if isinstance(verdict, Refusal) or row is None:
        return verdict if isinstance(verdict, Refusal) else Refusal.UNKNOWN
    row.opened_at, row.opened_by = verdict.invitation.opened_at, verdict.invitation.opened_by
    row.confirmed_at = verdict.invitation.confirmed_at
    await tx.flush()
    if not verdict.waits_for_inviter:
        await _give(tx, row, person_id, now)
    return row, verdict


async def confirm(tx: AsyncSession, invitation_id: int, by: int, now: datetime) -> Invitation | Refusal:
    """The inviter's one tap. The office begins today in the organisation's zone."""
    row = await _locked(tx, invitation_id)
    if row is None:
        return Refusal.UNKNOWN
    verdict = rules.confirm(_as_rule(row), by, now, inviter_may=await _inviter_may(tx, row, now))
    if isinstance(verdict, Refusal):
        return verdict
    row.confirmed_at = verdict.confirmed_at
    await tx.flush()
    assert row.opened_by is not None  # only an opened link can be confirmed
    await _give(tx, row, row.opened_by, now)
    return row


async def revoke(tx: AsyncSession, invitation_id: int, by: int, now: datetime) -> Invitation | Refusal:
    """The inviter takes the link back, also from somebody who has opened it and waits."""
    row = await _locked(tx, invitation_id)
    if row is None:
        return Refusal.UNKNOWN
    verdict = rules.revoke(_as_rule(row), by, now)
    if isinstance(verdict, Refusal):
        return verdict
    row.revoked_at = verdict.revoked_at
    await tx.flush()
    return row


async def _give(tx: AsyncSession, row: Invitation, person_id: int, now: datetime) -> None:
    """The office itself. A placeholder known only by name (from a list) hands over its name and steps down."""
    zone = await tx.execute(select(Organization.zone).where(Organization.id == row.organization_id))
    today = now.astimezone(ZoneInfo(zone.scalar_one())).date()
    if row.person_id is not None and row.person_id != person_id:
        name = (await tx.execute(select(Person.name).where(Person.id == row.person_id))).scalar_one()
        await tx.execute(update(Person).where(Person.id == person_id, Person.name.is_(None)).values(name=name))
        await tx.execute(
            update(Appointment)
            .where(
                Appointment.person_id == row.person_id,
                Appointment.organization_id == row.organization_id,
                Appointment.office == row.office,
                Appointment.until.is_(None),
            )
            .values(until=func.greatest(Appointment.since, today))
        )
    await handing_over.appoint(
        tx, person_id, row.office, row.organization_id, now=now, since=today, title=row.title, known_as=row.person_id
    )


@dataclass(frozen=True)
class Made:
    """A link that its inviter may still confirm or take back: for what, until when, and who has opened it (last digits)."""

    id: int
    office: Office
    organization: str
    until: datetime
    opened_at: datetime | None
    digits: str | None


async def made_by(tx: AsyncSession, inviter_id: int, now: datetime) -> list[Made]:
    """The links of an inviter that are not at their end: those that somebody has opened first, then those still good."""
    rows = await tx.execute(
        select(Invitation, Organization.short_name, Account.external_id)
        .join(Organization, Organization.id == Invitation.organization_id)
        .outerjoin(Account, (Account.person_id == Invitation.opened_by) & Account.replaced_at.is_(None))
        .where(
            Invitation.inviter_id == inviter_id,
            Invitation.confirmed_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.opened_at.is_not(None) | (Invitation.expires_at > now),
        )
        .order_by(Invitation.opened_at.is_(None), Invitation.opened_at, Invitation.id)
    )
    return [
        Made(row.id, row.office, place, row.expires_at, row.opened_at, f"{number % 10_000:04d}" if number is not None else None)
        for row, place, number in rows
    ]


async def placeholder(tx: AsyncSession, office: Office, organization_id: int) -> int | None:
    """The person without an account who holds the office by name only; None when there is nobody, or somebody reachable."""
    found = await tx.execute(
        select(Appointment.person_id)
        .outerjoin(Account, (Account.person_id == Appointment.person_id) & Account.replaced_at.is_(None))
        .where(
            Appointment.office == office,
            Appointment.organization_id == organization_id,
            Appointment.until.is_(None),
            Account.id.is_(None),
        )
        .limit(1)
    )
    return found.scalar_one_or_none()
