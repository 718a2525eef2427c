"""What lies ahead, in lines: the next meetings of one's own pairs, and for a curator those with adults from outside."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.pair import meeting_plans, plan_words
from db.pair.seen import Seen
from domain.pair import State
from domain.who import Who
from handlers.meetings.in_hand import whom
from locales import Texts

#: Meetings that are told one by one.
MOST = 3


async def lines(tx: AsyncSession, found: Sequence[Seen], who: Who, now: datetime, texts: Texts) -> list[str]:
    """The next meetings of these pairs, as one of their sides reads them."""
    by_id = {one.row.id: one for one in found if one.pair.state is State.ACTIVE}
    ahead = [(by_id[pair], at) for _, pair, at in await meeting_plans.ahead(tx, list(by_id)) if at > now] if by_id else []
    said = []
    for pair, at in ahead[:MOST]:
        local = at.astimezone(pair.zone)
        said.append(texts("plans-ahead", partner=whom(pair, who, texts.mode), day=local.date(), time=f"{local:%H:%M}"))
    return said


async def watched(tx: AsyncSession, found: Sequence[Seen], now: datetime, texts: Texts) -> list[str]:
    """How many meetings of pupils with adults from outside lie ahead, and when the next one is."""
    by_id = {one.row.id: one for one in found if one.pair.state is State.ACTIVE and plan_words.is_watched(one)}
    ahead = [(by_id[pair], at) for _, pair, at in await meeting_plans.ahead(tx, list(by_id)) if at > now] if by_id else []
    if not ahead:
        return []
    pair, at = ahead[0]
    local = at.astimezone(pair.zone)
    return [texts("plans-watched-ahead", count=len(ahead), day=local.date(), time=f"{local:%H:%M}")]
