"""One tap of each side: «Продолжаю» or «Заканчиваю»."""

from aiogram_dialog import DialogManager

from db.participant import school_years
from handlers.buttons import Act


async def _answered(act: Act, manager: DialogManager, goes_on: bool) -> str:
    data = manager.middleware_data
    async with data["db"].begin() as tx:
        kept = await school_years.answered(tx, act.id, data["who"].person_id, act.version, goes_on, now=data["now"])
    said = "school-year-said" if kept else "school-year-not-said"
    return str(data["texts"].plain(said, goes_on=goes_on) if kept else data["texts"].plain(said))


async def goes_on(act: Act, manager: DialogManager) -> str:
    """«Продолжаю» under the question."""
    return await _answered(act, manager, True)


async def ends(act: Act, manager: DialogManager) -> str:
    """«Заканчиваю» under the question; the curator closes the pair."""
    return await _answered(act, manager, False)
