"""Presses under notices: the coordinator opens what waits, the school opens its own road map."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from db.road_map import road_maps, submissions
from handlers.buttons import Act
from handlers.road_map.states import RoadMaps
from handlers.school_map.states import Approving


async def show_submitted(act: Act, manager: DialogManager) -> None:
    """The road map that was submitted; an old button says that it waits no more."""
    await manager.start(Approving.one, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def show_own(act: Act, manager: DialogManager) -> None:
    """The school's road map as it stands now; who may not prepare it sees the desk, which says so."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await road_maps.find(tx, act.id)
        mine = one is not None and await submissions.may_submit(tx, one.organization_id, data["who"].person_id, data["now"])
    state = RoadMaps.desk
    if one is not None and mine and one.state != "discarded":
        state = RoadMaps.standing if one.state == "published" else RoadMaps.summary
    await manager.start(state, data={"map": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
