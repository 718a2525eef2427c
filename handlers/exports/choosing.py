"""Which document comes by itself: the list of pairs, the statement of a road map, the summary with the answers to a request or
without."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.request import requests
from domain.exports import DOCUMENTS, What
from domain.personal import PersonalData
from domain.who import Seat, Who
from handlers.assignments.showing import shortened
from handlers.exports.asked import allowed
from handlers.exports.place import in_hand, place_in_hand
from handlers.exports.states import Exports
from handlers.gone import Gone
from handlers.office_papers import of_work
from handlers.presses import page_of
from locales import Texts

#: Lines on one page of a phone, and signs of a title on a button.
ROWS, SIGNS = 8, 40


async def choices(
    tx: AsyncSession, who: Who, seat: Seat, now: datetime, mode: PersonalData
) -> Mapping[tuple[What, int], str | None]:
    """What this person may have come by itself from there: which document of what, with its title; None: of all."""
    found: dict[tuple[What, int], str | None] = {}
    if await allowed(tx, who.person_id, What.PAIR_LIST, seat.organization_id, now, mode):
        found[What.PAIR_LIST, 0] = None
    if await allowed(tx, who.person_id, What.STATEMENT, seat.organization_id, now, mode):
        found |= {(What.STATEMENT, key): title for key, title in await of_work.maps_of(tx, seat)}
    if await allowed(tx, who.person_id, What.SUMMARY, seat.organization_id, now, mode):
        found[What.SUMMARY, 0] = None
        listed = await requests.of_owner(tx, seat.organization_id, drafts=False)
        found |= {(What.SUMMARY, one.id): one.title for one in listed}
    return found


async def shown(
    db: UpdateDatabase, who: Who, now: datetime, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One page of them."""
    seat = place_in_hand(who, dialog_manager)
    async with db.read() as tx:
        found = await choices(tx, who, seat, now, mode)
    page, pages = page_of(list(found.items()), dialog_manager, ROWS)
    return {
        **pages,
        "text": texts("exports-which-document", organization=seat.organization, count=len(found)),
        "documents": [
            {"id": f"{what.value}-{subject}", "label": called(what, shortened(title, SIGNS) if title else None, texts)}
            for (what, subject), title in page
        ],
    }


def called(what: What, title: str | None, texts: Texts) -> str:
    """The name of a table or document, with the title of what it is of where it is of one."""
    said = texts.plain("exports-what", what=what.value)
    return said if title is None else texts.plain("exports-what-of", what=said, title=title)


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """On to its days; whether it may be had is asked when they are shown and when they are set."""
    what, _dash, subject = item.rpartition("-")
    if what not in {one.value for one in DOCUMENTS} or not subject.isdecimal():
        return
    manager.dialog_data.update(what=what, subject=int(subject), page=0)
    await manager.switch_to(Exports.rule)


async def of_what(tx: AsyncSession, manager: DialogManager) -> tuple[Seat, What, int, str | None]:
    """What is to come by itself: of which organisation, what, of which road map or request, and its title. Raises `Gone`."""
    seat, what = await in_hand(tx, manager)
    if what not in DOCUMENTS:
        return seat, what, 0, None
    data = manager.middleware_data
    found = await choices(tx, data["who"], seat, data["now"], data["mode"])
    subject = int(manager.dialog_data.get("subject", 0))
    if (what, subject) not in found:
        raise Gone
    return seat, what, subject, found[what, subject]
