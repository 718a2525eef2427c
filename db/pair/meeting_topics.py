"""What a pair may have talked about: what the mentee asked for in the form and what the mentor offered there."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Participant
from db.organization import offers
from db.pair.seen import Seen

#: So many fit on a phone without scrolling.
MOST = 8


async def of_pair(tx: AsyncSession, pair: Seen) -> dict[str, Mapping[str, Any]]:
    """Code → title by language, what both named first, then the mentee's own wishes, then the mentor's directions."""
    columns = select(Participant.id, Participant.requests, Participant.directions)
    found = await tx.execute(columns.where(Participant.id.in_((pair.row.mentee_id, pair.row.mentor_id))))
    by_id = {row.id: row for row in found}
    wished, offered = by_id[pair.row.mentee_id].requests, by_id[pair.row.mentor_id].directions
    both = [code for code in wished if code in offered]
    codes = list(dict.fromkeys((*both, *wished, *offered)))
    titles = await titles_of(tx, pair, codes)
    return {code: titles[code] for code in codes[:MOST] if code in titles}


async def titles_of(tx: AsyncSession, pair: Seen, codes: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """The titles of these topics as the programme of the pair calls them, retired ones too."""
    wanted = frozenset(codes)
    if not wanted:
        return {}
    programme = await tx.scalar(select(Participant.programme_id).where(Participant.id == pair.row.mentee_id))
    return {one.code: one.title for one in await offers.titles(tx, wanted, programme)}
