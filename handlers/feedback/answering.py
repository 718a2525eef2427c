"""A questionnaire: one tap per question, begun under the notice that a pair begins or ends; the pulse is answered right there."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Group, Select

from db import AlreadyDone, UpdateDatabase
from db.pair import feedback
from domain.forms import Part
from domain.question_lists import Asked
from domain.questionnaires import Kind, Stage
from domain.who import Who
from handlers.buttons import Act
from handlers.feedback.states import Feedback
from handlers.gone import Gone
from handlers.screens import Screen
from handlers.spent import spent
from handlers.words import Html, Item
from locales import Texts

#: What the button for passing over carries instead of an answer.
SKIPPED = 0
PULSES = tuple(f"pulse-{value}" for value in range(1, 6))


def _subject(manager: DialogManager) -> tuple[int, Stage]:
    started: Any = manager.start_data or {}
    return int(started.get("pair") or 0), Stage(started.get("stage") or "start")


async def question_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The next question without an answer, or thanks."""
    pair_id, stage = _subject(dialog_manager)
    async with db.read() as tx:
        found = await feedback.sheet(tx, pair_id, who.person_id, stage, now)
    if found is None:
        raise Gone("no such questionnaire")
    side = found.pair.side(found.part)
    question = found.next
    if question is None:
        return {"text": texts("feedback-thanks", polite=side.polite), "scale": [], "faces": [], "skip": []}
    said = texts(
        "feedback-question",
        words=words_of(question, found.part, side.polite, texts),
        number=found.questions.index(question) + 1,
        count=len(found.questions),
        kind=question.kind.value,
    )
    faces = question.kind is Kind.FACES
    chips = [
        {"id": f"{question.code}.{value}", "label": texts.plain(f"pulse-face-{value}") if faces else str(value)}
        for value in range(1, question.kind.most + 1)
    ]
    skip = [{"id": f"{question.code}.{SKIPPED}", "label": texts.plain("feedback-skip")}] if question.optional else []
    return {"text": said, "scale": [] if faces else chips, "faces": chips if faces else [], "skip": skip}


def words_of(question: Asked, part: Part, polite: str, texts: Texts) -> str:
    """The question as this side reads it: in the programme's words, or the shipped ones. Not escaped."""
    return question.title or texts.plain("feedback-ask", question=question.code, part=part.value, polite=polite)


async def answered(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    """One tap: kept, the next question follows. The button says which question it was drawn for."""
    data = manager.middleware_data
    pair_id, stage = _subject(manager)
    question, _dot, value = chosen.partition(".")
    if not value.isdecimal():
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = await feedback.answer(tx, pair_id, data["who"].person_id, stage, question, int(value) or None, now=data["now"])
            if kept is None:
                raise Gone("no such questionnaire")


def opens(stage: Stage) -> Callable[[Act, DialogManager], Awaitable[None]]:
    """«Ответить» under the notice that a pair begins or ends."""

    async def shows(act: Act, manager: DialogManager) -> None:
        await manager.start(Feedback.question, {"pair": act.id, "stage": stage.value}, mode=StartMode.RESET_STACK)

    return shows


def face(value: int) -> Callable[[Act, DialogManager], Awaitable[str]]:
    """One of the five faces under the monthly question."""

    async def says(act: Act, manager: DialogManager) -> str:
        data = manager.middleware_data
        year, month = divmod(act.version, 100)
        kept = False
        if 2000 < year < 3000 and 1 <= month <= 12:
            async with data["db"].begin() as tx:
                kept = await feedback.pulse(tx, act.id, data["who"].person_id, date(year, month, 1), value, now=data["now"])
        await spent(manager, act.id, *PULSES)
        texts: Texts = data["texts"]
        return texts.plain("pulse-thanks" if kept else "pulse-said", polite=data["who"].polite)

    return says


dialog = Dialog(
    Screen(
        Html("text"),
        Group(Select(Item(), id="scale", item_id_getter=lambda one: one["id"], items="scale", on_click=answered), width=5),
        Group(Select(Item(), id="faces", item_id_getter=lambda one: one["id"], items="faces", on_click=answered), width=5),
        Group(Select(Item(), id="skip", item_id_getter=lambda one: one["id"], items="skip", on_click=answered), width=1),
        state=Feedback.question,
        getter=question_shown,
    )
)
