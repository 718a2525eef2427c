"""Finds the words of what goes out by itself: asks the world again, then fills the sentences in the reader's language."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db import notices, people
from db.deliveries import Claimed
from domain.personal import PersonalData
from locales import Texts
from scheduler.delivery import NoAccount, Nothing, NotNow, Words


class Composing:
    """The composer of one installation, in its mode of personal data."""

    def __init__(self, mode: PersonalData) -> None:
        self._mode = mode

    async def compose(self, tx: AsyncSession, claimed: Claimed, now: datetime) -> Words | Nothing | NotNow | NoAccount:
        """The message of a claimed delivery as it is true now."""
        known = await people.address(tx, claimed.person_id)
        if known is None or not known[2]:
            return NoAccount()
        return await self._notices(tx, claimed, Texts(known[1], self._mode))

    async def _notices(self, tx: AsyncSession, claimed: Claimed, texts: Texts) -> Words | Nothing:
        carried = await notices.carried_by(tx, claimed.id)
        if not carried:
            return Nothing()
        said = [texts(notice.key, **notices.unpacked(notice.arguments)) for notice in carried]
        buttons = [
            [{**one, "text": texts.plain(one["key"], **notices.unpacked(notice.arguments))} for one in row]
            for notice in carried
            for row in notice.buttons
        ]
        return Words("\n\n".join(said), buttons)
