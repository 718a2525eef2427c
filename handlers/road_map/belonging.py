"""Which programme a paper belongs to: one that runs already, or one of its own beside it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.models import Programme, RoadMap
from db.organization import programmes
from db.road_map.editing import Corrected
from handlers.assignments.showing import shortened
from handlers.road_map import editing as on
from locales import Texts

#: The choice that opens a programme of its own.
OWN = 0


async def shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The programme of the draft, the others of its owner, and one of its own where that is a choice."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        if found is None:
            return on.over(texts, said)
        one = found[0]
        own, may_open = await programmes.choices(tx, one)
    present = next((it for it in own if it.id == one.programme_id), None)
    if present is None:
        return on.over(texts, said)
    choices = [
        {"id": it.id, "label": texts.plain("road-map-programme", title=shortened(it.title, 45), years=_years(it))}
        for it in own
        if it is not present
    ]
    choices += [{"id": OWN, "label": texts.plain("road-map-programme-own")}] if may_open else []
    text = texts("road-map-programme-ask", title=present.title, years=_years(present), others=len(own) - 1, opens=may_open)
    return on.shown(one, dialog_manager, texts, said, text, choices=choices)


def _years(one: Programme) -> str:
    return str(one.first_year) if one.first_year == one.last_year else f"{one.first_year}–{one.last_year}"


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, programme: int) -> None:
    """The draft and its targets belong there from now on."""
    texts: Texts = manager.middleware_data["texts"]

    async def does(tx: AsyncSession, road_map: RoadMap, _: Corrected) -> str:
        after = await programmes.belongs(tx, road_map, programme or None)
        if after is None:
            return texts("road-map-edit-nothing")
        return texts("road-map-programme-said", title=after.title)

    if await on.change(manager, does):
        await manager.done()
