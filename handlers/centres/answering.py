"""The centre's side: the questions that wait, one of them opened and answered; the answer goes back to whoever asked."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.models import CentreQuestion
from db.organization import centres, organizations
from domain.centres import Refusal
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.buttons import Act
from handlers.centres.states import Centres
from handlers.presses import page_of
from locales import Texts

#: Questions that wait on one page of a phone, and signs of each.
WAITING, ON_LIST = 5, 200


async def opens_answer(act: Act, manager: DialogManager) -> str | None:
    """«Ответить» under a question."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        found = await centres.to_answer(tx, act.id, data["who"].person_id, data["now"])
    if isinstance(found, Refusal):
        texts: Texts = data["texts"]
        return texts.plain("centres-refused", reason=found.value)
    await manager.start(Centres.answer, data={"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None


async def waiting_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The questions that wait for this centre, the longest waiting first."""
    async with db.read() as tx:
        found = await centres.waiting_for(tx, who)
        places = {one.organization_id: (await organizations.find(tx, one.organization_id)).short_name for one in found}
    shown, pages = page_of(found, dialog_manager, WAITING)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts(
            "centres-waiting-line",
            position=number,
            organization=places[one.organization_id],
            direction=one.direction or "none",
            topic=one.topic,
            day=one.asked_at.astimezone(now.tzinfo).date(),
            words=shortened(one.words, ON_LIST),
        )
        for number, one in numbered
    ]
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([texts("centres-waiting", count=len(found)), *lines]),
        "numbers": [{"id": one.id, "label": f"💬 {number}"} for number, one in numbered],
    }


async def chose_question(_: CallbackQuery, __: Any, manager: DialogManager, question_id: int) -> None:
    """Open one to answer it; whether it is theirs is asked when it is shown and when it is answered."""
    manager.dialog_data["question"] = question_id
    await manager.switch_to(Centres.answer)


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """For the home of a centre: how many questions wait."""
    count = len(await centres.waiting_for(tx, who))
    return [texts("centres-today", count=count)] if count else []


def _question(manager: DialogManager) -> int:
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("question") or start.get("id") or 0)


async def answer_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The question, and how it stands."""
    async with db.read() as tx:
        found = await centres.to_answer(tx, _question(dialog_manager), who.person_id, now)
    if isinstance(found, Refusal):
        return {"said": "" if said else texts("centres-refused", reason=found.value), "text": said, "waits": False}
    return {"said": said, "text": texts("centres-answer", words=found.words, direction=found.direction or "none"), "waits": True}


async def answered(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The answer goes back to whoever asked."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    manager.show_mode = ShowMode.SEND
    outcome: CentreQuestion | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await centres.answer(tx, _question(manager), data["who"].person_id, message.text or "", now=data["now"])
    if isinstance(outcome, Refusal):
        data["said"] = texts("centres-refused", reason=outcome.value)
    else:
        data["said"] = texts("centres-answer-sent")
