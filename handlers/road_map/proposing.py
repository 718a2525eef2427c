"""A typed phrase that is shown as it was understood before it is taken; until then it is a draft of the person who typed it."""

from typing import Any

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, drafts
from handlers.road_map import editing as on

#: The kinds under which phrases lie among the drafts.
TERM, PEOPLE = "row-term", "row-people"


async def typed(tx: AsyncSession, manager: DialogManager, kind: str, subject_id: int) -> str | None:
    """What this person typed for the thing and has not taken yet."""
    kept: dict[str, Any] | None = await drafts.find(tx, manager.middleware_data["who"].person_id or 0, kind, subject_id)
    return None if kept is None else str(kept["words"])


async def keep(manager: DialogManager, kind: str, words: str) -> None:
    """Keep the phrase; the road map is not changed."""
    data = manager.middleware_data
    try:
        async with data["db"].begin() as tx:
            found = await on.looked_at(tx, manager)
            if found is not None:
                await drafts.keep(tx, data["who"].person_id, kind, found[1].id, {"words": words}, now=data["now"])
    except AlreadyDone:
        return


async def forget(tx: AsyncSession, manager: DialogManager, kind: str, subject_id: int) -> None:
    """It was taken, or something else was chosen."""
    await drafts.drop(tx, manager.middleware_data["who"].person_id or 0, kind, subject_id)
