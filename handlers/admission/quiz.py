"""Five questions on safety for adults from outside. A wrong answer is explained and asked again at once, and not recorded."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Row, Select

from db import AlreadyDone
from db.participant import admission
from domain.clearance import QUIZ_QUESTIONS, QUIZ_RIGHT, quiz_passed
from domain.personal import PersonalData
from domain.who import Who
from handlers.admission.states import Quiz
from handlers.joining import document
from handlers.screens import Screen
from handlers.words import Html, Item, Words
from locales import Texts

OPTIONS = ("a", "b", "c")


def _number(manager: DialogManager) -> int:
    return int(manager.dialog_data.get("page", 1))


async def question_shown(dialog_manager: DialogManager, texts: Texts, wrong: bool = False, **_: Any) -> dict[str, Any]:
    """One question with three answers; after a wrong one, why."""
    number = _number(dialog_manager)
    signs = {letter: texts.plain("quiz-option", letter=letter) for letter in OPTIONS}
    answers = "\n".join(f"<b>{signs[letter]}.</b> {texts(f'quiz-{number}-{letter}')}" for letter in OPTIONS)
    why = texts(f"quiz-{number}-why") if wrong else ""
    return {
        "number": number,
        "of": QUIZ_QUESTIONS,
        "asked": "\n\n".join(filter(None, (why, texts(f"quiz-{number}"), answers))),
        "options": [{"id": letter, "label": signs[letter]} for letter in OPTIONS],
    }


async def answered(_: CallbackQuery, __: Any, manager: DialogManager, letter: str) -> None:
    """On to the next after a right answer; after the fifth the pass is recorded and the curator told."""
    number = _number(manager)
    if letter != QUIZ_RIGHT[number - 1]:
        manager.middleware_data["wrong"] = True
    elif number < QUIZ_QUESTIONS:
        manager.dialog_data["page"] = number + 1
    else:
        await _passed(manager)


async def _passed(manager: DialogManager) -> None:
    data = manager.middleware_data
    who: Who = data["who"]
    mode: PersonalData = data["mode"]
    now: datetime = data["now"]
    # Each page opens only after the right answer to the one before.
    assert quiz_passed((True,) * _number(manager))
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await admission.passed_quiz(tx, who.person_id or 0, document=document.current(mode), now=now)
    await manager.switch_to(Quiz.passed)


dialog = Dialog(
    Screen(
        Words("quiz-head"),
        Html("asked"),
        Row(Select(Item(), id="answer", item_id_getter=lambda one: one["id"], items="options", on_click=answered)),
        state=Quiz.question,
        getter=question_shown,
    ),
    Screen(Words("quiz-passed"), state=Quiz.passed),
)
