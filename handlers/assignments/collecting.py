"""A report is collected piece by piece: a draft row holds the pieces and what was typed last, until it is sent."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts
from db.assignment import answerable, assignments, reporting
from db.assignment.assignments import Listed
from db.drafts import REPORT
from domain import pieces as rules
from domain.assignment import EvidenceKind, Refusal, State, evidence_refused, together
from domain.lead_in import spoken
from domain.pieces import Piece, Unfit, packed, said_before, unpacked, with_one
from domain.who import Who
from handlers.assignments import showing
from handlers.assignments.listing import on_show
from handlers.assignments.states import Assignments
from handlers.presses import token
from locales import Texts


async def report_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What is asked for, what has come, and why the last of it will not do."""
    person = who.person_id or 0
    async with db.read() as tx:
        one, refusal = await _mine(tx, on_show(dialog_manager), person, now)
        draft = await drafts.find(tx, person, REPORT, one.id) if one else None
        sent = [reporting.as_piece(row) for row in await assignments.evidence_of(tx, one.id)] if one else []
    if one is None or refusal is not None:
        return {"said": said, "text": texts("assignment-refused", reason=(refusal or Refusal.NOT_YOURS).value), "token": [],
                "ready": False, "bare": False, "some": False}  # fmt: skip
    collected = unpacked(draft)
    before, new = ([reporting.as_evidence(piece) for piece in pieces] for pieces in (sent, collected))
    missing = evidence_refused(one.evidence, together(before, new), one.today(now))
    unfit = (draft or {}).get("unfit")
    parts = [
        texts(
            "report-what",
            number=one.number,
            text=showing.shortened(spoken(one.text, one.section), showing.IN_LIST * 2),
            result=one.result,
        ),
        texts("report-ask", kind=one.evidence.value),
    ]
    if one.state is State.RETURNED and one.comment:
        parts.insert(1, texts("assignment-comment", comment=one.comment))
    if sent:  # before it was returned
        parts.append(texts("report-sent-before") + "\n" + showing.pieces_shown(sent, texts))
    if collected:
        parts.append(texts("report-collected") + "\n" + showing.pieces_shown(collected, texts))
    if unfit:
        parts.append(texts("report-unfit", why=unfit, typed=(draft or {}).get("typed") or "none"))
    elif collected and missing is not None:
        parts.append(texts("report-still", kind=one.evidence.value))
    return {
        "said": said,
        "text": "\n\n".join(parts),
        "ready": missing is None and one.evidence is not EvidenceKind.NONE,
        "bare": one.evidence is EvidenceKind.NONE,
        "some": bool(collected),
        "token": token(one.id, one.version),
    }


async def _mine(tx: AsyncSession, assignment_id: int, person: int, now: datetime) -> tuple[Listed | None, Refusal | None]:
    """The assignment, if this person may report it now; else why not."""
    one = await assignments.find(tx, assignment_id)
    if one is None or person not in await answerable.responsible_for(tx, one, now):
        return None, Refusal.NOT_YOURS
    match one.state:
        case State.ACCEPTED:
            return one, Refusal.ALREADY_ACCEPTED
        case State.REPORTED:
            return one, Refusal.ALREADY_REPORTED
        case State.NOT_REQUIRED:
            return one, Refusal.NOT_REQUIRED
        case State.OPEN | State.RETURNED:
            return one, None


async def came_text(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A line was typed."""
    await _take(manager, lambda one, today: rules.from_text(one.evidence, message.text or "", today), typed=message.text or "")


async def came_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file, a video or a photo was sent; its caption counts as typed."""
    await _take_file(message, manager)


async def came_first(message: Message, manager: DialogManager) -> bool:
    """The same before the report was opened; False when this person has nothing to report about what is on show."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one, refusal = await _mine(tx, on_show(manager), data["who"].person_id or 0, data["now"])
    if one is None or refusal is not None:
        return False
    await _take_file(message, manager)
    return True


async def _take_file(message: Message, manager: DialogManager) -> None:
    piece = piece_in(message)
    await _take(manager, lambda *_: piece, caption=message.caption or "")


def piece_in(message: Message) -> Piece | Unfit:
    """The file, video or photo of a message; a picture sent as a file is a photo."""
    if message.photo:
        largest = message.photo[-1]
        return rules.from_file(largest.file_id, photo=True, size=largest.file_size)
    sent = message.document or message.video
    assert sent is not None  # nothing else is let in here
    picture = (sent.mime_type or "").startswith("image/")
    return rules.from_file(sent.file_id, photo=picture, name=sent.file_name, size=sent.file_size)


async def unusable(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """A sticker, a voice message: no evidence of anything."""
    await _take(manager, lambda *_: Unfit.NOT_EVIDENCE)


async def _take(manager: DialogManager, reads: Any, *, typed: str = "", caption: str = "") -> None:
    """Add what came to the draft, or keep why it will not do beside what was typed; the screen comes anew below.

    Of three hundred files the first that is too many is answered, the others are not: one sentence says it.
    """
    data = manager.middleware_data
    db, who, now = data["db"], data["who"], data["now"]
    said_already = False
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            one, refusal = await _mine(tx, on_show(manager), who.person_id or 0, now)
            if one is not None and refusal is None:
                kept = await drafts.find(tx, who.person_id, REPORT, one.id)
                collected, unfit = with_one(unpacked(kept), reads(one, one.today(now)))
                said_already = said_before(kept, unfit)
                if caption and unfit is None:
                    explained = rules.from_text(one.evidence, caption, one.today(now))
                    collected, unfit = with_one(collected, explained)
                await drafts.keep(tx, who.person_id, REPORT, one.id, packed(collected, typed or caption, unfit), now=now)
    manager.show_mode = ShowMode.NO_UPDATE if said_already else ShowMode.SEND


async def cleared(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """Begin the collection anew."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.drop(tx, data["who"].person_id or 0, REPORT, assignment_id)


async def sent(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """Send the report: the rules look at it once more, whoever accepts is told."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    person = who.person_id or 0
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            collected = unpacked(await drafts.find(tx, person, REPORT, assignment_id))
            outcome = await reporting.report(tx, assignment_id, person, collected, now=now)
            if isinstance(outcome, Listed):
                await drafts.drop(tx, person, REPORT, assignment_id)
    if isinstance(outcome, Refusal):
        data["said"] = texts("assignment-refused", reason=outcome.value)
        return
    if outcome is not None:
        closed = outcome.state is State.ACCEPTED
        data["said"] = texts("report-sent", closed=closed, own=outcome.own, inside=outcome.inside)
    manager.dialog_data["id"] = assignment_id
    await manager.switch_to(Assignments.one)
