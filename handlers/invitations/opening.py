"""A link is opened, confirmed or taken back."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.models import Invitation
from db.office import invitations, people
from db.organization import organizations
from db.speaking import notices
from domain.invitations import Refusal
from domain.who import Who
from locales import Texts


async def opened(db: UpdateDatabase, who: Who, payload: str, now: datetime, texts: Texts) -> str:
    """Follow the link; returns what the opener is told (HTML)."""
    try:
        async with db.begin() as tx:
            person_id = await people.settle(tx, who, now=now)
            found = await invitations.open_link(tx, payload, person_id, now)
            if isinstance(found, Refusal):
                return texts("invitation-refused", reason=found.value)
            row, verdict = found
            place = await organizations.find(tx, row.organization_id)
            if verdict.waits_for_inviter:
                await _ask_inviter(tx, row, place.short_name, who, now)
    except AlreadyDone:
        return texts("invitation-already-read")
    key = "invitation-waits" if verdict.waits_for_inviter else "invitation-given"
    return texts(key, office=row.office.value, organization=place.short_name, number=_digits(who))


def _digits(who: Who) -> str:
    """By what the inviter may tell the right person from another without any name: both sides see it."""
    return f"{who.external_id % 10_000:04d}"


async def _ask_inviter(tx: AsyncSession, row: Invitation, organization: str, who: Who, now: datetime) -> None:
    """The inviter learns who opened the link; opening it twice asks once."""
    if row.opened_at != now or row.inviter_id is None:
        return
    await notices.tell(
        tx,
        row.inviter_id,
        "invitation-opened",
        now=now,
        buttons=[
            [notices.button("invitation-confirm", "confirm-invitation", row.id)],
            [notices.button("invitation-revoke", "revoke-invitation", row.id)],
        ],
        office=row.office.value,
        organization=organization,
        number=_digits(who),
    )


async def confirmed(db: UpdateDatabase, who: Who, invitation_id: int, now: datetime, texts: Texts) -> str:
    """The inviter says yes: the office is given and its new holder is told."""
    async with db.begin() as tx:
        found = await invitations.confirm(tx, invitation_id, who.person_id or 0, now)
        if isinstance(found, Refusal):
            return texts.plain("invitation-refused", reason=found.value)
        place = await organizations.find(tx, found.organization_id)
        await welcome(tx, found, place.short_name, now)
    return texts.plain("invitation-thanks")


async def welcome(tx: AsyncSession, confirmed: Invitation, organization: str, now: datetime) -> None:
    """Who was confirmed is told, with the way home."""
    assert confirmed.opened_by is not None  # only an opened link can be confirmed
    await notices.tell(
        tx,
        confirmed.opened_by,
        "invitation-confirmed",
        now=now,
        buttons=[[notices.button("footer-home", "home", 0)]],
        office=confirmed.office.value,
        organization=organization,
    )


async def revoked(db: UpdateDatabase, who: Who, invitation_id: int, now: datetime, texts: Texts) -> str:
    """The inviter says no: the link is dead, the one who opened it is told kindly."""
    async with db.begin() as tx:
        found = await invitations.revoke(tx, invitation_id, who.person_id or 0, now)
        if isinstance(found, Refusal):
            return texts.plain("invitation-refused", reason=found.value)
        if found.opened_by is not None:
            await notices.tell(tx, found.opened_by, "invitation-revoked", now=now)
    return texts.plain("invitation-taken-back")
