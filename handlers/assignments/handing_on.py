"""A head hands an assignment on to curator or staff, and takes it back."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.assignment import assignments, delegating
from db.assignment.assignments import Listed
from domain.assignment import Refusal
from domain.lead_in import spoken
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments import doable, showing
from handlers.assignments.listing import on_show
from handlers.assignments.states import Assignments
from locales import Texts


async def colleagues_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """To whom it can be handed, or that there is nobody."""
    async with db.read() as tx:
        one = await assignments.find(tx, on_show(dialog_manager))
        found = await delegating.candidates(tx, one, who.person_id or 0, now) if one else []
    if one is None:
        return {"text": texts("assignment-refused", reason=Refusal.NOT_YOURS.value), "people": []}
    text = showing.shortened(spoken(one.text, one.section), showing.IN_LIST * 2)
    return {
        "text": texts("delegate-ask" if found else "delegate-nobody", number=one.number, text=text),
        "people": [{"id": colleague.person_id, "label": doable.called(colleague, texts, mode)} for colleague in found],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    """Hand it to this colleague, who is told at once."""
    data = manager.middleware_data
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await delegating.delegate(tx, on_show(manager), data["who"].person_id, person_id, now=data["now"])
    _say(manager, outcome, "delegate-done")
    await manager.switch_to(Assignments.one)


async def took_back(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """«Забрать себе»."""
    data = manager.middleware_data
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await delegating.take_back(tx, assignment_id, data["who"].person_id, now=data["now"])
    _say(manager, outcome, "delegate-taken-back")


def _say(manager: DialogManager, outcome: Listed | Refusal | None, key: str) -> None:
    data = manager.middleware_data
    if isinstance(outcome, Refusal):
        data["said"] = data["texts"]("assignment-refused", reason=outcome.value)
    elif outcome is not None:
        data["said"] = data["texts"](key)
