"""A row that the paper does not have: its words, then its term, who answers, the result; each may be left for later."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RoadMap
from db.road_map import splitting
from domain.road_map.edits import Field, Refusal, Refused, accepted
from handlers.road_map import editing as on
from handlers.road_map.states import Editing

#: The field of a screen on which the words of a new row are typed.
NEW = "new"


async def begins(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Добавить мероприятие»."""
    await on.opens(manager, Editing.words, field=NEW)


async def worded(manager: DialogManager, words: str) -> None:
    """The row is there from its first words on; what is still to be said about it are its questions."""
    made: list[int] = []

    async def does(tx: AsyncSession, road_map: RoadMap, _: object) -> str:
        text = accepted(Field.TEXT, words)
        if await splitting.is_full(tx, road_map.id, 1):
            raise Refused(Refusal.TOO_MANY)
        made.append((await splitting.add(tx, road_map, text)).id)
        return str(manager.middleware_data["texts"]("road-map-added"))

    if await on.change(manager, does, typed=words, always=True):
        if made:
            manager.dialog_data.update(row=made[0], adding=True, field="term")
            await manager.switch_to(Editing.day)
        else:  # an earlier run of this very update has added it
            await manager.done(show_mode=manager.show_mode)
