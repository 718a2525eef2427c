"""The desk: which road maps there are; and, at every press anew, whether this person may touch the one on show."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase, drafts
from db.models import RoadMap
from db.office import rights
from db.road_map import road_maps, submissions
from domain.offices import Act, Office
from domain.road_map.approval import EDITABLE
from domain.who import Seat, Who
from handlers.presses import page_of
from handlers.road_map import pasting
from handlers.road_map.states import RoadMaps
from locales import Texts

#: Whoever holds one of these publishes road maps for those below.
ABOVE = (Office.COORDINATOR, Office.REGIONAL)
#: Whoever holds one of these prepares the road map of a school.
INSIDE = (Office.HEAD, Office.CURATOR)
#: Whoever holds one of these sends papers.
OWNERS = (*ABOVE, *INSIDE)
#: Whoever holds one of these reads what was published, and changes nothing.
READERS = (Office.CONTROLLER,)
ROWS = 6


def seat_of(who: Who) -> Seat | None:
    """The office in which this person sends papers."""
    return who.seat(*OWNERS)


def seats_of(who: Who) -> tuple[Seat, ...]:
    """One seat for each organisation in whose name this person sends papers, the highest office of each."""
    found: dict[int, Seat] = {}
    for seat in sorted((one for one in who.seats if one.office in OWNERS), key=lambda one: OWNERS.index(one.office)):
        found.setdefault(seat.organization_id, seat)
    return tuple(found.values())


def may_send(_: Message, who: Who) -> bool:
    """Whether what arrives here is read at all: only from those who send papers."""
    return seat_of(who) is not None


def on_show(manager: DialogManager) -> int:
    """The road map that the conversation is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("map") or start.get("map") or 0)


async def mine(tx: AsyncSession, manager: DialogManager, *, lock: bool = False) -> RoadMap | None:
    """The road map on show, if this person may prepare it today; locked where it is about to change."""
    data = manager.middleware_data
    found = await road_maps.find(tx, on_show(manager), lock=lock)
    if found is None or found.state == "discarded":
        return None
    person, now = data["who"].person_id, data["now"]
    may = await rights.allowed(tx, person, Act.OWN_ROAD_MAPS, found.organization_id, now)
    return found if may or await submissions.may_submit(tx, found.organization_id, person, now) else None


async def seen(tx: AsyncSession, manager: DialogManager) -> RoadMap | None:
    """The road map on show, if this person may look at it: prepares it, or has the last word on it and it was submitted, or reads
    everything that was published there."""
    data = manager.middleware_data
    if (found := await mine(tx, manager)) is not None:
        return found
    found = await road_maps.find(tx, on_show(manager))
    if found is None or found.state not in ("submitted", "published"):
        return None
    person, now = data["who"].person_id, data["now"]
    if found.state == "submitted":
        may = await submissions.may_approve(tx, found.organization_id, person, now)
    else:
        may = await rights.allowed(tx, person, Act.SEE_ASSIGNMENTS, found.organization_id, now)
    return found if may else None


async def only_reads(tx: AsyncSession, manager: DialogManager) -> bool:
    """Whether the road map on show is not this person's to change: no button that changes anything is offered."""
    return await mine(tx, manager) is None


async def draft_of_mine(tx: AsyncSession, manager: DialogManager) -> RoadMap | None:
    """The same as `mine`, locked, while it may still be changed: a draft, or a school's that was returned."""
    found = await mine(tx, manager, lock=True)
    return found if found is not None and found.state in EDITABLE else None


async def desk_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The living road maps of the offices held, and what was pasted so far."""
    owned = [seat.organization_id for seat in who.seats if seat.office in OWNERS]
    read = [seat.organization_id for seat in who.seats if seat.office in READERS]
    async with db.read() as tx:
        living = await road_maps.of_owner(tx, [*owned, *read]) if owned or read else []
        found = [one for one in living if one.organization_id in owned or one.state == "published"]
        pasted = await drafts.find(tx, who.person_id or 0, pasting.PASTED, 0)
    shown, pages = page_of(found, dialog_manager, ROWS)
    signs = len(pasting.joined(pasted))
    inside = None if who.seat(*ABOVE) else who.seat(*INSIDE)
    head = texts("approval-desk", organization=inside.organization, count=len(found)) if inside else None
    if read and not owned:
        head = texts("road-map-desk-reader", count=len(found))
    return {
        **pages,
        "said": said,
        "may": bool(owned),
        "text": head or texts("road-map-desk" if owned else "road-map-not-yours", count=len(found)),
        "pasted": texts("road-map-pasted", signs=signs, parts=len((pasted or {}).get("parts", []))) if signs else "",
        "maps": [
            {
                "id": one.id,
                "label": texts.plain("road-map-entry", state=one.state, number=one.number, title=short(one.title)),
            }
            for one in shown
        ],
    }


def short(title: str, longest: int = 40) -> str:
    """A title for a button."""
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, road_map_id: int) -> None:
    """Open one: a draft where it is prepared, a published one where it is watched."""
    manager.dialog_data["map"] = road_map_id
    await opens(manager)


async def opens(manager: DialogManager) -> None:
    """Go to the screen on which the road map on show stands; whoever looks at a school's before it is agreed comes back to its
    approval."""
    async with manager.middleware_data["db"].read() as tx:
        found = await seen(tx, manager)
        looks = found is not None and found.state == "submitted" and await only_reads(tx, manager)
    manager.dialog_data["page"] = 0
    if looks:
        await manager.done()
    elif found is None:
        await manager.switch_to(RoadMaps.desk)
    else:
        await manager.switch_to(RoadMaps.standing if found.state == "published" else RoadMaps.summary)
