"""«Принять»: the reports that wait, one by one: accepted in one press, returned with a typed comment."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase
from db.assignment import answerable, assignments, pleas, reporting
from db.assignment.assignments import Listed
from db.road_map import submissions
from domain.assignment import EvidenceKind, Refusal, State
from domain.lead_in import spoken
from domain.who import Who
from handlers.assignments import showing
from handlers.assignments.states import Judging
from handlers.presses import token
from locales import Texts

#: Files that a screen offers to look at.
MOST_FILES = 8
#: Signs of a comment; a longer one is not taken, for what is cut nobody reads.
LONGEST = 1000


async def queue_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The report on show: the one that was asked for, else the longest waiting that was not put behind."""
    async with db.read() as tx:
        waiting = await answerable.waiting_for(tx, who.person_id or 0, now)
        one = _on_show(waiting, dialog_manager)
        rows = await assignments.evidence_of(tx, one.id) if one else []
        maps = len(await submissions.waiting_for(tx, who.person_id, now))
        asked = len(await pleas.waiting_for(tx, who.person_id or 0, now))
    if one is None:
        return {"said": said, "text": texts("queue-empty"), "token": [], "files": [], "more": False, "maps": maps,
                "count_pleas": asked}  # fmt: skip
    shown = showing.pieces_shown([reporting.as_piece(row) for row in rows], texts)
    files = [row for row in rows if row.file_id is not None][-MOST_FILES:]
    return {
        "said": said,
        "text": "\n\n".join(
            [
                texts(
                    "queue-head",
                    count=len(waiting),
                    at=(one.reported_at or now).astimezone(ZoneInfo(one.zone)),
                    organization=one.organization,
                ),
                showing.card(one, now, texts),
                texts("assignment-attached") + "\n" + shown if shown else texts("queue-bare"),
            ]
        ),
        "token": token(one.id, one.version),
        "files": [
            {"id": row.id, "label": texts.plain("queue-file", kind=row.kind, name=row.file_name or "none", position=number)}
            for number, row in enumerate(files, start=1)
        ],
        "more": len(waiting) > 1,
        "maps": maps,
        "count_pleas": asked,
    }


def _on_show(waiting: list[Listed], manager: DialogManager) -> Listed | None:
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    behind = manager.dialog_data.get("behind", [])
    wanted = manager.dialog_data.get("id") or start.get("id")
    asked = [one for one in waiting if one.id == wanted and one.id not in behind]
    fresh = [one for one in waiting if one.id not in behind]
    return next(iter([*asked, *fresh, *waiting]), None)


async def accepted(_: CallbackQuery, manager: DialogManager, assignment_id: int, version: int) -> None:
    """«Принять»: closed, the executor is told, the next one is shown."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            outcome = await reporting.accept(tx, assignment_id, who.person_id, version, now=now)
    data["said"] = _said(outcome, "queue-accepted", texts)


async def put_behind(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """«Позже»: the next one; when all were put behind, from the first again."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        waiting = await answerable.waiting_for(tx, data["who"].person_id or 0, data["now"])
    behind = [*manager.dialog_data.get("behind", []), assignment_id]
    manager.dialog_data["behind"] = behind if any(one.id not in behind for one in waiting) else []
    manager.dialog_data.pop("id", None)


async def shows_file(query: CallbackQuery, _: Any, manager: DialogManager, evidence_id: int) -> None:
    """Send the file as it was sent, if it belongs to a report that this person may judge."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        waiting = await answerable.waiting_for(tx, data["who"].person_id or 0, data["now"])
        rows = [row for one in waiting for row in await assignments.evidence_of(tx, one.id) if row.id == evidence_id]
    if not rows or rows[0].file_id is None:
        data["said"] = data["texts"]("assignment-refused", reason=Refusal.NOTHING_REPORTED.value)
        return
    if rows[0].kind == EvidenceKind.PHOTO and rows[0].file_name is None:
        await data["bot"].send_photo(query.from_user.id, rows[0].file_id)
    else:
        await data["bot"].send_document(query.from_user.id, rows[0].file_id)
    manager.show_mode = ShowMode.SEND


async def returns(_: CallbackQuery, manager: DialogManager, assignment_id: int, version: int) -> None:
    """«Вернуть»: on to what is missing."""
    manager.dialog_data.update(id=assignment_id, version=version)
    await manager.switch_to(Judging.comment)


async def comment_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What is about to be returned."""
    async with db.read() as tx:
        one = await assignments.find(tx, int(dialog_manager.dialog_data.get("id", 0)))
    if one is None or one.state is not State.REPORTED:
        return {"said": said, "text": texts("assignment-refused", reason=Refusal.NOTHING_REPORTED.value)}
    return {
        "said": said,
        "text": texts(
            "queue-comment",
            organization=one.organization,
            number=one.number,
            text=showing.shortened(spoken(one.text, one.section), showing.IN_LIST),
        ),
    }


async def commented(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The comment was typed: the report goes back, the executor is told."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    words = (message.text or "").strip()
    if len(words) > LONGEST:
        data["said"], manager.show_mode = texts("plea-too-long", longest=LONGEST), ShowMode.SEND
        return
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            outcome = await reporting.send_back(
                tx,
                int(manager.dialog_data.get("id", 0)),
                who.person_id,
                int(manager.dialog_data.get("version", 0)),
                words,
                now=now,
            )
    data["said"] = _said(outcome, "queue-returned", texts)
    manager.dialog_data.pop("id", None)
    await manager.switch_to(Judging.queue, show_mode=ShowMode.SEND)


def _said(outcome: Listed | Refusal | None, key: str, texts: Texts) -> str:
    if outcome is None:
        return texts("button-done")
    if isinstance(outcome, Refusal):
        return texts("assignment-refused", reason=outcome.value)
    return texts(
        key,
        organization=outcome.organization,
        number=outcome.number,
        text=showing.shortened(spoken(outcome.text, outcome.section), showing.IN_LIST),
        until=outcome.deadline or outcome.return_due or outcome.given,
    )
