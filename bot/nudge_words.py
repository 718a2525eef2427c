"""The words of «Напомнить всем красным»: what is still overdue for its reader at the moment of sending."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.digest_words import shortened
from db.speaking import nudges
from domain.lead_in import spoken
from locales import Texts

#: Assignments that are named one by one.
MOST_LINES = 5


async def filled(tx: AsyncSession, person_id: int, texts: Texts, now: datetime) -> dict[str, Any] | None:
    """What the sentence `control-nudge` is filled with; None when nothing is overdue any more and nothing need be said."""
    found = await nudges.still_late(tx, person_id, now)
    late = found.items
    if not late:
        return None
    several = len({one.organization_id for one in late}) > 1
    lines = [
        texts.plain(
            "control-nudge-line",
            number=one.number,
            text=shortened(spoken(one.text, one.section)),
            due=one.deadline,
            organization=one.organization if several else None,
        )
        for one in late[:MOST_LINES]
    ]
    return {"office": found.by.value, "count": len(late), "lines": "\n".join(lines), "more": len(late) - len(lines)}
