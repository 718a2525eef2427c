"""The school sends its road map for approval: in whose place, in answer to which assignment, and one press; or withdraws it."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment import assignments
from db.road_map import own_maps, publishing, road_maps, submitting
from db.road_map.submissions import Waiting
from domain.lead_in import spoken
from domain.road_map.approval import Refusal
from handlers.assignments.showing import IN_LIST, shortened
from handlers.presses import token
from handlers.road_map import desk
from handlers.school_map import showing
from handlers.school_map.states import Submitting
from locales import Texts

#: Choices that a screen offers.
MOST = 8
#: The choice of none of them.
NONE = 0


async def begins(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Отправить на согласование»: first whatever has to be asked."""
    async with manager.middleware_data["db"].read() as tx:
        one = await desk.mine(tx, manager)
        state = Submitting.instead if one and await own_maps.replaceable(tx, one) else await _after_instead(tx, manager)
    await manager.start(state, data={"map": desk.on_show(manager)})


async def _after_instead(tx: AsyncSession, manager: DialogManager) -> State:
    """Which assignment it answers is asked only where one asks for a road map."""
    one = await desk.mine(tx, manager)
    return Submitting.answers if one and await own_maps.candidates(tx, one.organization_id) else Submitting.confirm


def _gone(texts: Texts) -> dict[str, Any]:
    return {"text": texts("road-map-gone"), "said": "", "choices": [], "token": []}


async def instead_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The school's other road maps, in whose place this one may come."""
    async with db.read() as tx:
        one = await desk.mine(tx, dialog_manager)
        others = await own_maps.replaceable(tx, one) if one else []
    if one is None:
        return _gone(texts)
    labels = [
        {"id": each.id, "label": texts.plain("approval-instead-of", title=desk.short(each.title), number=each.number)}
        for each in others[:MOST]
    ]
    separate = {"id": NONE, "label": texts.plain("approval-separate")}
    return {"said": said, "text": texts("approval-instead"), "choices": [*labels, separate]}


async def chose_instead(_: CallbackQuery, __: Any, manager: DialogManager, other_id: int) -> None:
    """A new edition of that one, or a separate one."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await desk.draft_of_mine(tx, manager)
            if one is None or not await own_maps.take_place_of(tx, one, other_id or None, now=data["now"]):
                data["said"] = data["texts"]("button-old")
                return
    async with data["db"].read() as tx:
        state = await _after_instead(tx, manager)
    await manager.switch_to(state)


async def answers_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The school's assignments that ask for a road map."""
    async with db.read() as tx:
        one = await desk.mine(tx, dialog_manager)
        asked = (await own_maps.candidates(tx, one.organization_id))[:MOST] if one else []
    if one is None:
        return _gone(texts)
    lines = [
        texts(
            "approval-answers-line",
            position=position,
            number=each.number,
            text=shortened(spoken(each.text, each.section), IN_LIST * 2),
            due=each.deadline,
        )
        for position, each in enumerate(asked, start=1)
    ]
    buttons = [
        {"id": each.id, "label": texts.plain("approval-answers-button", position=position)}
        for position, each in enumerate(asked, start=1)
    ]
    return {
        "said": said,
        "text": "\n\n".join([texts("approval-answers"), *lines]),
        "choices": [*buttons, {"id": NONE, "label": texts.plain("approval-answers-none")}],
    }


async def chose_answers(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """That assignment, or none."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await desk.draft_of_mine(tx, manager)
            if one is None or not await own_maps.choose(tx, one, assignment_id or None):
                data["said"] = data["texts"]("approval-refused", reason=Refusal.ASSIGNMENT_CLOSED.value)
                return
    await manager.switch_to(Submitting.confirm)


async def confirm_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What will be sent, in numbers, and what it answers; or why it cannot be sent."""
    async with db.read() as tx:
        one = await desk.mine(tx, dialog_manager)
        if one is None:
            return _gone(texts)
        planned = await publishing.plan(tx, one, now)
        refusal = await submitting.hindered(tx, one, planned, now=now)
        answered = await assignments.find(tx, own_maps.chosen(one) or 0)
        before = await road_maps.find(tx, one.replaces_id) if one.replaces_id else None
        rows = (await road_maps.summary(tx, one)).rows
    if refusal is not None:
        return {**_gone(texts), "said": said, "text": texts("approval-refused", reason=refusal.value)}
    parts = [
        texts("approval-confirm", title=one.title, rows=rows, targets=planned.targets, **showing.executors(planned)),
        showing.answered("approval-confirm-answers", answered, texts),
    ]
    if before is not None:
        parts.append(texts("approval-confirm-instead", title=shortened(before.title, 200)))
    if planned.past:
        parts.append(texts("road-map-past", count=planned.past))
    if planned.unanswered:
        parts.append(texts("approval-confirm-unanswered", **showing.unanswered(planned)))
    return {"said": said, "text": "\n\n".join(parts), "choices": [], "token": token(one.id)}


async def sent(_: CallbackQuery, manager: DialogManager, road_map_id: int, __: int) -> None:
    """Off it goes: the rules look at it once more, the coordinators are told."""
    data = manager.middleware_data
    outcome: Waiting | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await submitting.submit(tx, road_map_id, data["who"].person_id, now=data["now"])
    texts: Texts = data["texts"]
    if isinstance(outcome, Refusal):
        data["said"] = texts("approval-refused", reason=outcome.value)
        if outcome is Refusal.ASSIGNMENT_CLOSED:
            return
    elif outcome is not None:
        answers = outcome.assignment_id is not None
        data["said"] = texts("approval-sent", version=outcome.version, due=outcome.due, answers=answers)
    await manager.done()


async def withdrawn(_: CallbackQuery, manager: DialogManager, submission_id: int, __: int) -> None:
    """«Отозвать»: a draft again, if nobody has decided meanwhile."""
    data = manager.middleware_data
    outcome: Waiting | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await submitting.withdraw(tx, submission_id, data["who"].person_id, now=data["now"])
    texts: Texts = data["texts"]
    data["said"] = texts("approval-withdrawn")
    if isinstance(outcome, Refusal):
        data["said"] = texts("approval-refused", reason=outcome.value)
    await desk.opens(manager)


async def back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the road map."""
    await manager.done()
