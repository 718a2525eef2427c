"""«На согласовании»: the schools' road maps that wait, one of them with its rows and file; approved in one press, or returned."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment import assignments
from db.road_map import approving, papers, publishing, road_maps, submissions
from db.road_map.approving import Approved
from db.road_map.submissions import Waiting
from domain.road_map.approval import LONGEST_COMMENT, Refusal
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.presses import page_of, token
from handlers.road_map import announcing, saying
from handlers.road_map.states import RoadMaps
from handlers.school_map import showing
from handlers.school_map.states import Approving
from locales import Texts

#: Road maps on one page.
ROWS = 6


async def queue_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What waits, the longest waiting first."""
    async with db.read() as tx:
        waiting = await submissions.waiting_for(tx, who.person_id, now)
    shown, pages = page_of(waiting, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts(
            "approval-queue-line",
            position=position,
            late=one.due < showing.day_of(now, one.zone),
            organization=one.organization,
            title=shortened(one.title, 120),
            day=showing.day_of(one.submitted_at, one.zone),
            due=one.due,
        )
        for position, one in numbered
    ]
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([texts("approval-queue", count=len(waiting)), *lines]),
        "numbers": [{"id": one.id, "label": str(position)} for position, one in numbered],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, submission_id: int) -> None:
    """Open one."""
    manager.dialog_data["id"] = submission_id
    await manager.switch_to(Approving.one)


def on_show(manager: DialogManager) -> int:
    """The submission that the conversation is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("id", start.get("id", 0)))


async def _mine(tx: AsyncSession, manager: DialogManager) -> Waiting | None:
    """The submission on show, while it waits and this person has the last word."""
    data = manager.middleware_data
    one = await submissions.find(tx, on_show(manager))
    if one is None or one.state != "waiting":
        return None
    return one if await submissions.may_approve(tx, one.organization_id, data["who"].person_id, data["now"]) else None


async def one_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A school's road map as it was sent: numbers, what is still open, what it answers, what was said of earlier versions."""
    async with db.read() as tx:
        one = await _mine(tx, dialog_manager)
        road_map = await road_maps.find(tx, one.road_map_id) if one else None
        if one is None or road_map is None:
            return {"said": said, "text": texts("approval-not-waiting"), "there": False, "token": []}
        numbers = await road_maps.summary(tx, road_map)
        planned = await publishing.plan(tx, road_map, now)
        filename = await road_maps.filename(tx, road_map)
        answered = await assignments.find(tx, one.assignment_id or 0)
        earlier = (await submissions.history(tx, road_map.id))[:-1]
    day = showing.day_of(one.submitted_at, one.zone)
    parts = [
        texts("approval-head", organization=one.organization, version=one.version, day=day, due=one.due),
        saying.heading(road_map, filename, texts),
        saying.counted(numbers, texts),
        texts("approval-executors", **showing.executors(planned)),
        showing.answered("approval-closes", answered, texts),
    ]
    if planned.past:
        parts.append(texts("road-map-past", count=planned.past))
    if planned.unanswered:
        parts.append(texts("approval-ask-open", **showing.unanswered(planned)))
    if earlier:
        parts.append(showing.versions_of(earlier, one.zone, texts))
    return {
        "said": said,
        "text": saying.fitting(parts, texts),
        "there": True,
        "file": road_map.paper_id is not None,
        "token": token(one.id, one.version),
    }


async def shows_rows(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The rows, on the screens on which the school prepared them; nothing can be changed there while it waits."""
    async with manager.middleware_data["db"].read() as tx:
        one = await _mine(tx, manager)
    if one is not None:
        await manager.start(RoadMaps.rows, data={"map": one.road_map_id})


async def shows_file(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the paper itself, as the school sent it."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await _mine(tx, manager)
        road_map = await road_maps.find(tx, one.road_map_id) if one else None
        paper = await papers.content(tx, road_map.paper_id) if road_map and road_map.paper_id else None
    if paper is not None:
        await data["bot"].send_document(query.from_user.id, BufferedInputFile(paper[1], paper[0]))
        manager.show_mode = ShowMode.SEND


async def approved(_: CallbackQuery, manager: DialogManager, submission_id: int, __: int) -> None:
    """«Согласовать»: in force at once; each of the school who answers for something gets the list."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    outcome: Approved | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await approving.approve(tx, submission_id, data["who"].person_id, now=data["now"])
            if isinstance(outcome, Approved):
                by, now, mode = data["who"].person_id, data["now"], data["mode"]
                await announcing.announce(tx, outcome.road_map, outcome.given, by=by, now=now, mode=mode)
                data["said"] = texts(
                    "approval-done",
                    organization=outcome.waiting.organization,
                    title=outcome.waiting.title,
                    given=len(outcome.given),
                    closed=outcome.closed,
                )
    if isinstance(outcome, Refusal):
        data["said"] = texts("approval-refused", reason=outcome.value)
    await _on(manager)


async def _on(manager: DialogManager, **how: Any) -> None:
    """To the queue, whatever was on show."""
    manager.dialog_data["id"] = 0
    await manager.switch_to(Approving.queue, **how)


async def returns(_: CallbackQuery, manager: DialogManager, submission_id: int, __: int) -> None:
    """«Вернуть»: on to what is to be corrected."""
    manager.dialog_data["id"] = submission_id
    await manager.switch_to(Approving.comment)


async def comment_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What is about to be returned."""
    async with db.read() as tx:
        one = await _mine(tx, dialog_manager)
    if one is None:
        return {"said": said, "text": texts("approval-not-waiting")}
    answers = one.assignment_id is not None
    words = texts("approval-comment", organization=one.organization, title=shortened(one.title, 200), answers=answers)
    return {"said": said, "text": words}


async def commented(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The comment was typed: the road map goes back, the school is told."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    words = (message.text or "").strip()
    manager.show_mode = ShowMode.SEND
    if len(words) > LONGEST_COMMENT:
        data["said"] = texts("plea-too-long", longest=LONGEST_COMMENT)
        return
    outcome: Waiting | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await approving.send_back(tx, on_show(manager), data["who"].person_id, words, now=data["now"])
    if isinstance(outcome, Refusal):
        data["said"] = texts("approval-refused", reason=outcome.value)
        if outcome is Refusal.COMMENT_MISSING:
            return
    elif outcome is not None:
        data["said"] = texts("approval-sent-back", organization=outcome.organization, title=outcome.title)
    await _on(manager, show_mode=ShowMode.SEND)
