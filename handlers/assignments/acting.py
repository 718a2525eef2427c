"""Presses under notices and digests: open the report, the list, the queue; «Ознакомлен(а)»."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from db.assignment import answerable, assignments
from domain.assignment import State
from handlers.assignments import listing
from handlers.assignments.states import Assignments, Judging
from handlers.buttons import Act
from locales import Texts


async def done(act: Act, manager: DialogManager) -> str | None:
    """Open the report of an assignment, if the presser answers for it; what cannot be reported any more is shown as it stands."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        one = await assignments.find(tx, act.id)
        mine = one is not None and data["who"].person_id in await answerable.responsible_for(tx, one, data["now"])
    if one is None or not mine:
        return texts.plain("assignment-refused", reason="not_yours")
    state = Assignments.report if one.state in (State.OPEN, State.RETURNED) else Assignments.one
    await manager.start(state, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None


async def show(act: Act, manager: DialogManager) -> None:
    """One assignment, from a notice about it; whose it is not, is told so by the screen."""
    await manager.start(Assignments.one, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def mine(_: Act, manager: DialogManager) -> None:
    """«Мои поручения»."""
    await manager.start(Assignments.listed, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def judge(act: Act, manager: DialogManager) -> None:
    """The queue, beginning with the report that the notice was about; an old button shows what waits now."""
    await manager.start(Judging.queue, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def acknowledge(act: Act, manager: DialogManager) -> str:
    """«Ознакомлен(а)» under the notice of a publication."""
    return await listing.acknowledge(manager, act.id)
