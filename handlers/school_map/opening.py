"""Presses under notices: the coordinator opens what waits, the school opens its own road map."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.buttons import Act
from handlers.road_map import desk
from handlers.road_map.states import RoadMaps
from handlers.school_map.states import Approving


async def show_submitted(act: Act, manager: DialogManager) -> None:
    """The road map that was submitted; an old button says that it waits no more."""
    await manager.start(Approving.one, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def show_own(act: Act, manager: DialogManager) -> None:
    """The school's road map as it stands now."""
    await manager.start(RoadMaps.desk, data={"map": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    await desk.opens(manager)
