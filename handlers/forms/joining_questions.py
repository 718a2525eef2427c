"""What the form of joining asks: each question in the programme's words, some left out, and one of its own with chips."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.models import Programme
from db.participant import joining_questions
from domain.forms import Part
from domain.joining_questions import FEWEST, LONGEST_QUESTION, MOST, Put
from domain.tags import LONGEST, Refusal
from domain.who import Who
from handlers.forms.place import programme_of
from handlers.forms.states import Forms
from handlers.gone import Gone
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html, Label
from locales import Texts

#: One change of the programme that is held.
Change = Callable[[AsyncSession, Programme, Part, str], Awaitable[Put | Refusal]]

#: What the message that is waited for will be: words of a question, answers of one, or a new question with its answers.
WORDS, ANSWERS, NEW = "words", "answers", "new"


def _part(manager: DialogManager) -> Part:
    return Part(manager.dialog_data.get("part", Part.MENTEE))


def _code(manager: DialogManager) -> str:
    return str(manager.dialog_data.get("joining_question", ""))


async def _held(tx: AsyncSession, who: Who, now: datetime, manager: DialogManager) -> Programme:
    programme = await programme_of(tx, who, now, manager)
    if programme is None:
        raise Gone
    return programme


def words_of(one: Put, texts: Texts) -> str:
    """The question in the programme's words, or the shipped ones. Not escaped."""
    return one.title or texts.plain("forms-joining-shipped", question=one.code)


def _refused(manager: DialogManager, texts: Texts) -> list[str]:
    reason = manager.dialog_data.pop("refused", None)
    limits = {"longest": LONGEST_QUESTION, "chip": LONGEST, "fewest": FEWEST, "most": MOST}
    return [texts("forms-joining-refused", reason=reason, **limits)] if reason else []


async def list_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The questions of one part in the order in which they are asked."""
    part = _part(dialog_manager)
    async with db.read() as tx:
        programme = await _held(tx, who, now, dialog_manager)
        known = (await joining_questions.of(tx, programme.id))[part]
    lines = [
        texts(
            "forms-joining-line", number=number, words=words_of(one, texts), offered=not one.retired, optional=one.optional,
            chips=" · ".join(chip.title for chip in one.offered) or "none",
        )
        for number, one in enumerate(known, start=1)
    ]  # fmt: skip
    return {
        "text": "\n".join([texts("forms-joining", part=part.value), *lines]),
        "questions": [
            {"id": one.code, "label": texts.plain("forms-question-number", number=number, offered=not one.retired)}
            for number, one in enumerate(known, start=1)
        ],
        "room": not any(one.own and not one.retired for one in known),
        "other": (Part.MENTOR if part is Part.MENTEE else Part.MENTEE).value,
    }


async def _one(tx: AsyncSession, programme: Programme, manager: DialogManager) -> Put:
    known = (await joining_questions.of(tx, programme.id))[_part(manager)]
    one = next((one for one in known if one.code == _code(manager)), None)
    if one is None:
        raise Gone
    return one


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One question: what may be done with it, and by how many an own one was answered."""
    async with db.read() as tx:
        programme = await _held(tx, who, now, dialog_manager)
        one = await _one(tx, programme, dialog_manager)
        many = await joining_questions.many_answers(tx, programme.organization_id, one.code) if one.own else 0
    said = texts(
        "forms-joining-one", words=words_of(one, texts), offered=not one.retired, optional=one.optional, own=one.own,
        without="may" if one.may_go or one.may_be_passed else one.code, count=many,
        chips=" · ".join(chip.title for chip in one.offered) or "none",
    )  # fmt: skip
    return {
        "text": "\n\n".join([said, *_refused(dialog_manager, texts)]),
        "own": one.own,
        "can_retire": one.may_go and not one.retired,
        "can_restore": one.retired,
        "may_skip": one.may_be_passed and not one.retired and not one.optional,
        "must_answer": one.may_be_passed and not one.retired and one.optional,
    }


async def words_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What is to be typed, and why the last was not taken."""
    what, old = str(dialog_manager.dialog_data.get("what", NEW)), "none"
    if what != NEW:
        async with db.read() as tx:
            programme = await _held(tx, who, now, dialog_manager)
            one = await _one(tx, programme, dialog_manager)
        old = words_of(one, texts) if what == WORDS else " · ".join(chip.title for chip in one.offered)
    asked = texts("forms-joining-ask-words", what=what, old=old, longest=LONGEST_QUESTION, chip=LONGEST, fewest=FEWEST, most=MOST)
    return {"text": "\n\n".join([*_refused(dialog_manager, texts), asked])}


async def opened_other(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The questions of the other part."""
    manager.dialog_data["part"] = (Part.MENTOR if _part(manager) is Part.MENTEE else Part.MENTEE).value


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """One question."""
    manager.dialog_data["joining_question"] = code
    await manager.switch_to(Forms.joining_one)


async def asks_for(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Something is to be typed: the button says what."""
    manager.dialog_data["what"] = str(button.widget_id)
    await manager.switch_to(Forms.joining_words)


async def _do(manager: DialogManager, change: Change) -> bool:
    """Change the programme's list, or remember why not."""
    data = manager.middleware_data
    result: Put | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await change(tx, await _held(tx, data["who"], data["now"], manager), _part(manager), _code(manager))
    if isinstance(result, Refusal):
        manager.dialog_data["refused"] = result.value
    return not isinstance(result, Refusal)


async def passing(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """May be passed over from now on, or not."""
    optional = button.widget_id == "may"

    async def change(tx: AsyncSession, programme: Programme, part: Part, code: str) -> Put | Refusal:
        return await joining_questions.allow_passing(tx, programme, part, code, optional=optional)

    await _do(manager, change)


async def offers_it(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take the question out of the form, or put it back."""
    offered, now = button.widget_id == "restore", manager.middleware_data["now"]

    async def change(tx: AsyncSession, programme: Programme, part: Part, code: str) -> Put | Refusal:
        return await joining_questions.offer(tx, programme, part, code, offered=offered, now=now)

    await _do(manager, change)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words, answers, or a whole new question."""
    what, said = str(manager.dialog_data.get("what", NEW)), message.text or ""
    manager.show_mode = ShowMode.SEND

    async def change(tx: AsyncSession, programme: Programme, part: Part, code: str) -> Put | Refusal:
        if what == NEW:
            return await joining_questions.add(tx, programme, part, said)
        if what == ANSWERS:
            return await joining_questions.answers_are(tx, programme, part, code, said)
        return await joining_questions.reword(tx, programme, part, code, said)

    if await _do(manager, change):
        await manager.switch_to(Forms.joining if what == NEW else Forms.joining_one)


async def leaves_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back without typing."""
    await manager.switch_to(Forms.joining if manager.dialog_data.get("what", NEW) == NEW else Forms.joining_one)


windows = (
    Screen(
        Html("text"),
        Group(choices("joining_question", "questions", opened), width=4),
        Button(Label("forms-joining-add"), id=NEW, on_click=asks_for, when="room"),
        Button(Label("forms-joining-other"), id="part", on_click=opened_other),
        SwitchTo(Label("footer-back"), id="back", state=Forms.main),
        state=Forms.joining,
        getter=list_shown,
    ),
    Screen(
        Html("text"),
        Button(Label("forms-question-reword"), id=WORDS, on_click=asks_for),
        Button(Label("forms-joining-answers"), id=ANSWERS, on_click=asks_for, when="own"),
        Button(Label("forms-question-may-skip"), id="may", on_click=passing, when="may_skip"),
        Button(Label("forms-question-must"), id="must", on_click=passing, when="must_answer"),
        Button(Label("forms-question-retire"), id="retire", on_click=offers_it, when="can_retire"),
        Button(Label("forms-question-restore"), id="restore", on_click=offers_it, when="can_restore"),
        SwitchTo(Label("footer-back"), id="back", state=Forms.joining),
        state=Forms.joining_one,
        getter=one_shown,
    ),
    Screen(
        Html("text"),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        Button(Label("footer-back"), id="back", on_click=leaves_words),
        state=Forms.joining_words,
        getter=words_shown,
    ),
)
