"""«Поступило на бумаге»: whoever has the last word enters № and date of the paper, and the assignment is closed with it."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase
from db.assignment import answerable, assignments, on_paper
from db.assignment.assignments import Listed
from domain import pieces as rules
from domain.assignment import EvidenceKind, Refusal
from domain.lead_in import spoken
from domain.pieces import Piece, Unfit
from domain.who import Who
from handlers.assignments import showing
from handlers.assignments.listing import on_show
from handlers.assignments.states import Assignments
from locales import Texts


async def paper_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Which assignment of which organisation it is about."""
    async with db.read() as tx:
        one = await assignments.find(tx, on_show(dialog_manager))
        may = one is not None and await answerable.may_judge(tx, one, who.person_id, now)
    if one is None or not may:
        return {"said": said, "text": texts("assignment-refused", reason=Refusal.NOT_YOURS.value)}
    text = showing.shortened(spoken(one.text, one.section), showing.IN_LIST * 2)
    return {"said": said, "text": texts("paper-ask", organization=one.organization, number=one.number, text=text)}


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """№ and date: written, accepted, the organisation is told; a line that will not do is said back."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    manager.show_mode = ShowMode.SEND
    outcome: Listed | Refusal | Unfit | None = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            one = await assignments.find(tx, on_show(manager))
            read = rules.from_text(EvidenceKind.DOCUMENT, message.text or "", one.today(now)) if one else Unfit.EMPTY
            outcome = (
                await on_paper.report(tx, on_show(manager), who.person_id, read, now=now) if isinstance(read, Piece) else read
            )
    if isinstance(outcome, Unfit):
        data["said"] = texts("report-unfit", why=outcome.value, typed=(message.text or "")[:200] or None)
        return
    if isinstance(outcome, Refusal):
        data["said"] = texts("assignment-refused", reason=outcome.value)
    elif outcome is not None:
        data["said"] = texts("paper-entered", organization=outcome.organization)
    await manager.switch_to(Assignments.one)
