"""What matters today about the organisations: the list is still empty, or somebody waits for the inviter's tap."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.office import invitations
from db.organization import organizations
from domain.offices import Office
from domain.who import Who
from handlers.organizations.main import KEEPERS
from locales import Texts

#: Whoever makes invitations.
INVITERS = (*KEEPERS, Office.HEAD)


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """At most two lines, for whoever keeps a list or has invited somebody."""
    said: list[str] = []
    keeps = who.seat(*KEEPERS)
    if keeps is not None and not await organizations.has_below(tx, keeps.organization_id):
        said.append(texts("organizations-today-none"))
    if who.seat(*INVITERS) is not None:
        opened = [one for one in await invitations.made_by(tx, who.person_id or 0, now) if one.opened_at is not None]
        if opened:
            said.append(texts("organizations-today-waiting", count=len(opened)))
    return said
