"""«Уточнить» about one application, and «Допустить всех готовых»: those who lack nothing, after a list of them."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.participant import admission, participants, stopping
from db.participant.participants import Card
from domain.admission import Question, Refusal
from domain.personal import PersonalData
from domain.who import Who
from handlers.admission.getters import card_of, is_ready
from handlers.admission.states import Admit
from handlers.joining import document
from handlers.joining.today import curates
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts

#: So many are admitted by one press: each of them is named above the button.
MOST_AT_ONCE = 40


async def _ready(db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime) -> list[Card]:
    async with db.read() as tx:
        every = [one for place in curates(who) for one in await participants.applications(tx, place, document.current(mode), now)]
    return [one for one in every if is_ready(one, who)][:MOST_AT_ONCE]


async def ready_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Everybody who would be let in, by name or code."""
    found = await _ready(db, who, mode, now)
    # What is admitted is what stands here, not whoever has become ready since.
    dialog_manager.dialog_data["ready"] = [one.row.id for one in found]
    lines = [texts("admission-ready-line", who=one.called.in_full(texts.mode), part=one.row.role) for one in found]
    return {"lines": "\n".join(lines), "count": len(found), "any": bool(found)}


async def admitted_all(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Let in whoever stands on the list and still lacks nothing."""
    data, ids = manager.middleware_data, [int(one) for one in manager.dialog_data.get("ready", [])]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await admission.admit_all(tx, data["who"].person_id, ids, document.current(data["mode"]), now=data["now"])
        await query.answer(data["texts"].plain("admission-ready-done", count=len(found)))
    await manager.switch_to(Admit.queue)


async def questions_shown(
    db: UpdateDatabase, mode: PersonalData, dialog_manager: DialogManager, texts: Texts, **_: Any
) -> dict[str, Any]:
    """What can be asked of this applicant, as chips."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
        guardians = await stopping.guardians_of(tx, one.row.person_id, one.row.organization_id) if one.minor else []
    asked = [
        what
        for what in Question
        if not (what is Question.CLASS and one.row.grade is None)
        and not (what is Question.NAME and mode is not PersonalData.NAMES)
        and not (what is Question.ANSWERS and one.row.completed_at is None)
        and not (what is Question.PAPER and not one.missing)
    ]
    return {
        "who": one.called.in_full(texts.mode),
        "guardian": bool(guardians),
        "questions": [{"id": what.value, "label": texts.plain("admission-question", what=what.value)} for what in asked],
    }


async def asked(query: CallbackQuery, _: Any, manager: DialogManager, what: str) -> None:
    """The applicant hears the question; the card says that it waits for an answer."""
    data = manager.middleware_data
    result: Card | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            current = document.current(data["mode"])
            result = await admission.ask_back(tx, data["who"].person_id, one.row.id, Question(what), current, now=data["now"])
    if isinstance(result, Refusal):
        data["refused"] = result.value
    else:
        await query.answer(data["texts"].plain("admission-asked"))
    await manager.switch_to(Admit.card)


WINDOWS = (
    Screen(
        Words("admission-ready-list", when="any"),
        Words("admission-ready-none", when=lambda data, *_: not data["any"]),
        Html("lines", when="any"),
        Button(Label("admission-ready-yes"), id="admit_all", on_click=admitted_all, when="any"),
        SwitchTo(Label("footer-back"), id="back", state=Admit.queue),
        state=Admit.ready,
        getter=ready_shown,
    ),
    Screen(
        Words("admission-ask-what"),
        Column(choices("what", "questions", asked)),
        SwitchTo(Label("footer-back"), id="back", state=Admit.card),
        state=Admit.question,
        getter=questions_shown,
    ),
)
