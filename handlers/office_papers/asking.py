"""Which document: what an office may ask for here, and the way on. Every press asks for its rights again."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.organization import organizations
from domain.office_papers import BY_THEMSELVES, OF_LEVEL, OF_PEOPLE, Paper, exists_in, needed
from domain.offices import Act
from domain.personal import PersonalData
from domain.who import Who
from handlers.exports.states import Exports
from handlers.office_papers import of_pairs, of_work
from handlers.office_papers.place import may, seat_in_hand, seats_of
from handlers.office_papers.states import OfficePapers
from locales import Texts


async def main_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The documents that this person may ask for here."""
    seat = seat_in_hand(dialog_manager)
    async with db.read() as tx:
        level = await organizations.level(tx, seat.kind)
        found = [
            paper
            for paper in OF_LEVEL[level]
            if exists_in(paper, mode) and await may(tx, dialog_manager, needed(paper), seat.organization_id)
        ]
        keeps = await may(tx, dialog_manager, Act.KEEP_TEMPLATES, seat.organization_id)
    others = [one for one in seats_of(who) if one.organization_id != seat.organization_id]
    return {
        "said": said,
        "text": texts(
            "office-main", organization=seat.organization, mode=mode.value, any=bool(found), people=bool(OF_PEOPLE & set(found))
        ),
        "papers": [{"id": paper.value, "label": texts.plain("office-paper", paper=paper.value)} for paper in found],
        "keeps": keeps,
        "by_itself": bool(BY_THEMSELVES & set(found)),
        "places": [{"id": one.organization_id, "label": one.organization} for one in others],
    }


async def opens_days(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """On to the documents that may come by themselves, of the same organisation."""
    await manager.start(Exports.documents, {"place": seat_in_hand(manager).organization_id})


async def chose_paper(query: CallbackQuery, _: Any, manager: DialogManager, chosen: str) -> None:
    """On to what it is of; where there is no choice it comes at once."""
    paper, seat = Paper(chosen), seat_in_hand(manager)
    manager.dialog_data.update(paper=paper.value, page=0)
    match paper:
        case Paper.ORDER:
            await of_pairs.order(query, manager, seat)
        case Paper.PAIRS:
            await of_pairs.of_all(query, manager, Paper.PAIRS, seat.organization_id, None)
        case Paper.STATEMENT | Paper.REFERENCE:
            async with manager.middleware_data["db"].read() as tx:
                found = await of_work.maps_of(tx, seat)
            if len(found) == 1:
                await of_work.of_map(query, manager, paper, seat, found[0][0])
            else:
                await manager.switch_to(OfficePapers.maps)
        case Paper.SUMMARY:
            await manager.switch_to(OfficePapers.requests)
        case _:
            await manager.switch_to(OfficePapers.pairs)
