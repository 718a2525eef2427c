"""Who of those that an office looks after has come in: the list of the invited, and their links made anew in one press."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Invitation
from db.office import invitations, people, rights
from db.organization.organization_lists import OFFICE
from domain import invitations as rules
from domain.invitations import Purpose
from domain.offices import Level, Office, may_name


class Stand(StrEnum):
    """How far somebody who is to answer for an organisation has come."""

    CONNECTED = "connected"
    WAITING = "waiting"  # has opened the link; the inviter has not confirmed
    INVITED = "invited"  # a link is good and nobody has opened it
    EXPIRED = "expired"
    NEVER = "never"


@dataclass(frozen=True)
class Guest:
    """An organisation, the office that answers for it, and how far its holder has come."""

    organization_id: int
    organization: str
    full_name: str
    path: tuple[int, ...]
    level: Level
    office: Office
    stand: Stand
    #: Who holds the office by name only, as a list or a paper has it.
    name: str | None
    #: Of the link: until when it may be opened, and who made it (None: the server's command line).
    until: datetime | None = None
    inviter: int | None = None


@dataclass(frozen=True)
class Fresh:
    """A link made now. The secret is known here and nowhere else."""

    guest: Guest
    secret: str
    until: datetime


async def guests(tx: AsyncSession, place: int, now: datetime) -> list[Guest]:
    """The organisations right below `place` with how far their heads (a region's municipalities: coordinators) have come."""
    rows = await tx.execute(
        text(f"""
            SELECT o.id, o.short_name, o.name AS full_name, o.path, k.level, {OFFICE} AS office, h.joined, h.name,
                   i.expires_at, i.inviter_id, i.opened_at
              FROM organizations o JOIN organization_kinds k ON k.code = o.kind
              LEFT JOIN LATERAL (
                  SELECT a.person_id, p.name, c.id IS NOT NULL AS joined FROM appointments a JOIN persons p ON p.id = a.person_id
                    LEFT JOIN accounts c ON c.person_id = p.id AND c.replaced_at IS NULL
                   WHERE a.organization_id = o.id AND a.until IS NULL AND a.office = {OFFICE}
                   ORDER BY c.id IS NULL, a.id DESC LIMIT 1) h ON true
              LEFT JOIN LATERAL (
                  SELECT * FROM invitations i
                   WHERE i.organization_id = o.id AND i.office = {OFFICE} AND i.confirmed_at IS NULL AND i.revoked_at IS NULL
                   ORDER BY i.opened_at IS NULL, i.expires_at DESC, i.id DESC LIMIT 1) i ON true
             WHERE o.parent_id = :place AND k.level <> 'region' ORDER BY o.kind DESC, o.id
        """),
        {"place": place},
    )
    return [
        Guest(
            row.id,
            row.short_name,
            row.full_name,
            tuple(row.path),
            Level(row.level),
            Office(row.office),
            Stand.CONNECTED if row.joined else _of_link(row.opened_at, row.expires_at, now),
            None if row.joined else row.name,
            row.expires_at,
            row.inviter_id,
        )
        for row in rows
    ]


def _of_link(opened_at: datetime | None, until: datetime | None, now: datetime) -> Stand:
    if until is None:
        return Stand.NEVER
    if opened_at is not None:
        return Stand.WAITING
    return Stand.INVITED if now < until else Stand.EXPIRED


async def renew(
    tx: AsyncSession, by: int, place: int, secret: Callable[[], str], *, now: datetime, only: int | None = None
) -> list[Fresh]:
    """New links for all who have not come in and do not wait for a confirmation (`only` for one organisation).

    Links that people have made before for the same office stop working; one from the server's command line stays. Never more
    than `by` may give at this moment: nothing for anybody else.
    """
    today = await rights.today_in(tx, place, now)
    held = [seat.held for seat in await people.seats(tx, by, today)]
    made: list[Fresh] = []
    for guest in await guests(tx, place, now):
        chosen = only is None or guest.organization_id == only
        if not chosen or guest.stand in (Stand.CONNECTED, Stand.WAITING):
            continue
        if not may_name(held, guest.office, guest.path, guest.level, today):
            continue
        made.append(await _invite(tx, guest, by, secret(), now))
    return made


async def _invite(tx: AsyncSession, guest: Guest, by: int, secret: str, now: datetime) -> Fresh:
    await tx.execute(
        update(Invitation)
        .where(
            Invitation.organization_id == guest.organization_id,
            Invitation.office == guest.office,
            Invitation.inviter_id.is_not(None),
            Invitation.opened_at.is_(None),
            Invitation.confirmed_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )
    known = await invitations.placeholder(tx, guest.office, guest.organization_id)
    await invitations.issue(tx, secret, guest.office, guest.organization_id, now=now, inviter_id=by, person_id=known)
    return Fresh(guest, secret, now + rules.lifetime(Purpose.OFFICE, guest.office))
