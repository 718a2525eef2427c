"""Presses under notices and digests: answer a request, look at what one organisation has answered."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from db.assignment.control import CONTROLLERS
from db.request import request_answers, requests
from handlers.buttons import Act
from handlers.requests.states import Answering, Requests
from locales import Texts


async def answer(act: Act, manager: DialogManager) -> str | None:
    """Open the form, if the presser answers for the organisation; a closed one is shown as it stands."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        one = await request_answers.find(tx, act.id)
        mine = one is not None and data["who"].person_id in await request_answers.answerable(tx, one, data["now"])
    if not mine:
        return texts.plain("request-refused", reason="not-yours")
    await manager.start(Answering.form, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None


async def place(act: Act, manager: DialogManager) -> str | None:
    """Open what one organisation has answered, if the presser may read it."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        one = await request_answers.find(tx, act.id)
        may = one is not None and await requests.may_read(tx, one.request, data["who"].person_id, data["now"])
    if one is None or not may or data["who"].seat(*CONTROLLERS) is None:
        return texts.plain("request-refused", reason="not-yours")
    begun = {"id": one.request.id, "place": act.id}
    await manager.start(Requests.place, data=begun, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None
