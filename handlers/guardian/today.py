"""What matters today to a guardian: every child in two or three lines."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.participant import guardians
from domain.personal import PersonalData
from domain.who import Who
from handlers.guardian.getters import state_lines
from locales import Texts


async def count_children(tx: AsyncSession, who: Who, _: datetime) -> int:
    """How many children this person answers for, as far as the bot knows."""
    return len(await guardians.of_guardian(tx, who.person_id)) if who.person_id is not None and who.has_children else 0


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """Joined or not, the pair, the next meeting with an adult from outside."""
    if who.person_id is None or texts.mode is PersonalData.NONE:
        return []
    rows = await guardians.of_guardian(tx, who.person_id) if who.has_children else []
    if not rows and who.chosen_role == "guardian" and not who.seats and not who.parts:
        return [texts("joining-where-link", role="guardian")]
    return ["\n".join(await state_lines(tx, row, now, texts)) for row in rows]
