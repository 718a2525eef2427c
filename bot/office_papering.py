"""Documents about pairs with full names, for the server's own disk: the order, the list, and of each pair its papers.

They are made from the organisation's own templates, like those that come into a chat; what differs is who is named how.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from db import clock
from db.export import office_papers
from db.pair.seen import Seen
from db.participant import roster_names
from db.snapshot import snapshot
from domain.office_papers import Paper
from domain.pair import State
from domain.personal import PersonalData
from handlers.office_papers import building
from handlers.office_papers.building import Built
from handlers.office_papers.naming import Naming
from handlers.office_papers.writing import names, template_for
from locales import Texts
from papers.office import making

#: Of a pair that has ended also what its mentor is thanked with.
_OF_EVERY, _AT_THE_END = (Paper.PLAN,), (Paper.THANKS, Paper.CERTIFICATE)
#: Signs of a file's name.
_LONGEST = 80


@dataclass(frozen=True)
class Made:
    """A document, and of how many pairs it speaks."""

    paper: Paper
    content: bytes
    rows: int


async def files(engine: AsyncEngine, organization_id: int, mode: PersonalData) -> Mapping[str, Made]:
    """File name → document, everything read in one snapshot; nothing where no pair works or has worked.

    File names hold codes, never names. Raises `making.NotMade` where a template cannot be filled.
    """
    templates: dict[Paper, tuple[bytes, str]] = {}
    async with snapshot(engine) as tx:
        now = datetime.now(UTC) + await clock.ahead(tx)
        full = {person: name.reveal_on_disk() for person, name in (await roster_names.by_person(tx, organization_id)).items()}
        for paper in (Paper.ORDER, Paper.PAIRS, *_OF_EVERY, *_AT_THE_END):
            templates[paper] = await template_for(tx, organization_id, paper, Texts("ru", mode))
        naming = {paper: Naming(Texts(language, mode), full) for paper, (_, language) in templates.items()}
        built = await _built(tx, organization_id, naming, now)
    made = [making.fill(templates[one.paper][0], one.paper, names(), one.values) for one in built.values()]
    contents = zip(built.items(), await asyncio.gather(*made), strict=True)
    return {name: Made(one.paper, content, one.rows) for (name, one), content in contents}


async def _built(tx: AsyncSession, organization_id: int, naming: Mapping[Paper, Naming], now: datetime) -> dict[str, Built]:
    found: dict[str, Built] = {}
    begun = await office_papers.begun(tx, organization_id)
    for ordered, ids in (await building.orders(tx, organization_id)).items():
        one = await building.of_pairs(tx, Paper.ORDER, organization_id, naming[Paper.ORDER], now, ids)
        found[_name(one, naming, "" if ordered is None else ordered[0])] = one
    if found:
        every = await building.of_pairs(tx, Paper.PAIRS, organization_id, naming[Paper.PAIRS], now)
        found[_name(every, naming, "")] = every
    thanked: set[int] = set()
    for pair in begun:
        ended = pair.pair.state is State.ENDED and pair.row.mentor_id not in thanked
        thanked |= {pair.row.mentor_id} if ended else set()
        for paper in (*_OF_EVERY, *(_AT_THE_END if ended else ())):
            one = await building.of_pair(tx, paper, pair, naming[paper], now)
            found[_name(one, naming, _whose(pair, paper))] = one
    return found


def _whose(pair: Seen, paper: Paper) -> str:
    """The code of whom it is about, and the number of the pair, which no other has."""
    side = pair.mentee if paper in _OF_EVERY else pair.mentor
    return f"{side.called.code or ''} {pair.row.id}".strip()


def _name(one: Built, naming: Mapping[Paper, Naming], whose: str) -> str:
    said = naming[one.paper].texts.plain("office-paper-plain", paper=one.paper.value)
    safe = "".join(sign if sign.isalnum() or sign in " -№." else "-" for sign in whose)[:_LONGEST]
    return f"{said} {safe}".strip() + ".docx"
