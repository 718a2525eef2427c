"""Organisations that came after publication: what they would get, and the press that gives it to them."""

from collections import Counter
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.organization import newcomers
from db.road_map import publishing
from handlers.presses import token
from handlers.road_map import announcing, desk, preview
from locales import Texts

#: Organisations that a sentence names.
MOST_NAMED = 12


async def waiting(db: UpdateDatabase, now: datetime, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many organisations have nothing of the road map on show, for its screen."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        late = await newcomers.late(tx, found, now) if found is not None else None
    return {"newcomers": len(late.organizations) if late else 0}


async def shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Who they are, how much each would get, and what is over."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return preview.gone(texts)
        late = await newcomers.late(tx, found, now)
        places = await publishing.places(tx, late.organizations)
    if not late.handed:
        return {**preview.gone(texts), "said": said, "there": True, "text": texts("road-map-newcomers-none")}
    counts = Counter(one.organization_id for one in late.handed)
    lines = [texts("road-map-newcomers-line", name=one.short_name, count=counts[one.id]) for one in places[:MOST_NAMED]]
    if len(places) > MOST_NAMED:
        lines.append(texts("road-map-newcomers-more", count=len(places) - MOST_NAMED))
    parts = [texts("road-map-newcomers-ask", title=found.title), "\n".join(lines)]
    if late.past:
        parts.append(texts("road-map-newcomers-past", count=late.past))
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        "late": True,
        "text": "\n\n".join(parts),
        "token": token(found.id, len(late.handed)),
    }


async def given(_: CallbackQuery, manager: DialogManager, road_map_id: int, handed: int) -> None:
    """Hand out what the screen showed: when something has moved since, it is shown anew instead."""
    data = manager.middleware_data
    who, now, texts = data["who"], data["now"], data["texts"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            manager.dialog_data["map"] = road_map_id
            found = await desk.mine(tx, manager, lock=True)
            if found is None or len((await newcomers.late(tx, found, now)).handed) != handed:
                data["said"] = texts("road-map-moved")
                return
            outcome = await newcomers.give(tx, road_map_id, who.person_id, now)
            if outcome is not None:
                told = await announcing.announce(tx, *outcome, by=who.person_id, now=now, mode=data["mode"])
                data["said"] = texts("road-map-newcomers-given", given=len(outcome[1]), told=told)
    await desk.opens(manager)
