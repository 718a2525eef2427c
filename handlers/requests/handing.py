"""A school does something else about a request: hands it to a colleague, takes it back, asks to answer after the date."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.request import request_handing
from domain.personal import PersonalData
from domain.request_answers import Refusal
from domain.who import Who
from handlers.assignments.doable import called
from handlers.presses import token
from handlers.requests.answering import in_hand, on_show
from handlers.requests.states import Answering
from locales import Texts


async def pleaded(_: CallbackQuery, manager: DialogManager, addressee_id: int, __: int) -> None:
    """After the date: ask whoever asked to open it again."""
    data = manager.middleware_data
    told = True
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            told = await request_handing.ask_to_reopen(tx, addressee_id, data["who"].person_id, now=data["now"])
    data["said"] = data["texts"]("request-pleaded", told=told)


async def hand_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """To whom it may be handed."""
    one = await in_hand(dialog_manager)
    if one is None:
        return {"text": texts("request-refused", reason=Refusal.NOT_YOURS.value), "people": [], "token": []}
    async with db.read() as tx:
        found = await request_handing.candidates(tx, one, who.person_id, now)
    return {
        "text": texts("request-hand-ask", handed=one.executor_id is not None, count=len(found)),
        "people": [{"id": each.person_id, "label": called(each, texts, mode)} for each in found],
        "token": token(one.id) if one.executor_id is not None else [],
    }


async def handed(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    """Hand it to a colleague."""
    await _hand(manager, person_id)


async def taken_back(_: CallbackQuery, manager: DialogManager, __: int, ___: int) -> None:
    """The office answers itself again."""
    await _hand(manager, None)


async def _hand(manager: DialogManager, to: int | None) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_handing.hand_on(tx, on_show(manager), data["who"].person_id, to, now=data["now"])
        if isinstance(outcome, Refusal):
            data["said"] = data["texts"]("request-refused", reason=outcome.value)
        else:
            data["said"] = data["texts"]("request-handed-on" if to is not None else "request-back")
    await manager.switch_to(Answering.form)
