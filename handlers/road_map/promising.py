"""A target is corrected: its percent, its date, whom it counts; it can be taken out of the draft and put back."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from db import UpdateDatabase
from db.models import Target
from db.road_map import editing, road_maps
from domain.road_map.edits import Field
from handlers.assignments.showing import shortened
from handlers.road_map import desk
from handlers.road_map import editing as on
from handlers.road_map.states import Editing
from locales import Texts


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, target_id: int) -> None:
    """Open a target from the list of them."""
    await on.opens(manager, Editing.target, target=target_id)


async def opened_of_row(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Open the target that a row states."""
    async with manager.middleware_data["db"].read() as tx:
        found = await desk.mine(tx, manager)
        row = await road_maps.measure(tx, found.id, int(manager.dialog_data.get("row") or 0)) if found else None
    if row is not None and row.target_id is not None:
        await on.opens(manager, Editing.target, target=row.target_id)


async def shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The target as it stands, what was printed, and what can be corrected."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
    if found is None or not isinstance(found[1], Target):
        return on.over(texts, said)
    one = found[1]
    parts = [
        texts(
            "road-map-target-open",
            percent=f"{one.percent.normalize():f}",
            due=one.due,
            base=one.base,
            removed=one.removed_at is not None,
            corrected=editing.is_corrected(one),
            printed=shortened(one.text, 1000),
        )
    ]
    return on.shown(
        one, dialog_manager, texts, said, "\n\n".join(parts), taken=one.removed_at is not None,
        corrected=editing.is_corrected(one),
        choices=[] if one.removed_at else [
            {"id": part, "label": texts.plain("road-map-target-part", part=part)} for part in ("percent", "due", "base")
        ],
    )  # fmt: skip


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, part: str) -> None:
    """Open one part of the target."""
    if part == "due":
        await on.opens(manager, Editing.day, target=on.at(manager, "target"), field=part)
    elif part in (Field.PERCENT, Field.BASE):
        await on.opens(manager, Editing.words, target=on.at(manager, "target"), field=part)
