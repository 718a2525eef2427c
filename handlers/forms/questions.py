"""What pairs are asked at the beginning and at the end: four lists; questions are typed, reworded, moved, retired, restored."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.models import Programme
from db.organization import programme_questions
from domain.forms import Part
from domain.question_lists import LONGEST, MOST, Asked, longest
from domain.questionnaires import Kind, Stage
from domain.tags import Refusal
from domain.who import Who
from handlers.feedback.answering import words_of
from handlers.forms.place import programme_of
from handlers.forms.states import Forms
from handlers.gone import Gone
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts

#: One change of the programme that is held.
Change = Callable[[AsyncSession, Programme], Awaitable[Asked | Refusal | None]]


def _list(manager: DialogManager) -> tuple[Stage, Part]:
    stage, _, part = str(manager.dialog_data.get("sheet", "start.mentee")).partition(".")
    return Stage(stage), Part(part)


async def _held(tx: AsyncSession, who: Who, now: datetime, manager: DialogManager) -> Programme:
    programme = await programme_of(tx, who, now, manager)
    if programme is None:
        raise Gone
    return programme


async def sheets_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The four lists with how many questions each has."""
    rows = []
    async with db.read() as tx:
        programme = await _held(tx, who, now, dialog_manager)
        for stage in Stage:
            for part in Part:
                known = await programme_questions.of(tx, programme.id, stage, part)
                label = texts.plain(
                    "forms-sheet", stage=stage.value, part=part.value, count=sum(not one.retired for one in known)
                )
                rows.append({"id": f"{stage.value}.{part.value}", "label": label})
    return {"lists": rows}


async def list_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One list in the order in which it is asked, what was retired below."""
    stage, part = _list(dialog_manager)
    async with db.read() as tx:
        programme = await _held(tx, who, now, dialog_manager)
        known = await programme_questions.of(tx, programme.id, stage, part)
        every = {one.code: one.forms is None or set(programme.forms) <= one.forms for one in known}
    shown = list(enumerate(sorted(known, key=lambda one: one.retired), start=1))
    lines = [
        texts(
            "forms-question-line", number=number, words=words_of(one, part, "vy", texts), offered=not one.retired,
            optional=one.optional, every=every[one.code],
        )
        for number, one in shown
    ]  # fmt: skip
    return {
        "text": "\n".join([texts("forms-questions", stage=stage.value, part=part.value, most=MOST), *lines]),
        # Words of a question do not fit on a button of a phone: the buttons carry its number.
        "questions": [
            {"id": one.code, "label": texts.plain("forms-question-number", number=number, offered=not one.retired)}
            for number, one in shown
        ],
        "room": longest(known, programme.forms) < MOST,
    }


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One question: how it is answered, by how many, whether it may be passed over."""
    (stage, part), code = _list(dialog_manager), _code(dialog_manager)
    async with db.read() as tx:
        programme = await _held(tx, who, now, dialog_manager)
        known = await programme_questions.of(tx, programme.id, stage, part)
        one = next((one for one in known if one.code == code), None)
        if one is None:
            raise Gone
        many = await programme_questions.answers(tx, programme.organization_id, stage, part, code)
        every = one.forms is None or set(programme.forms) <= one.forms
    refused = dialog_manager.dialog_data.pop("refused", None)
    offered = [other.code for other in known if not other.retired]
    place = offered.index(code) if code in offered else -1
    said = texts(
        "forms-question-one", words=words_of(one, part, "vy", texts), kind=one.kind.value, offered=not one.retired,
        count=many, optional=one.optional, every=every, number=place + 1, all=len(offered),
    )  # fmt: skip
    lines = [said, *([texts("forms-question-refused", reason=refused, most=MOST, longest=LONGEST)] if refused else [])]
    return {
        "text": "\n\n".join(lines),
        "offered": not one.retired,
        "retired": one.retired,
        "may_skip": not one.retired and not one.optional,
        "must_answer": not one.retired and one.optional,
        "can_rise": place > 0,
    }


async def words_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The question for words, and why the last ones were not taken."""
    (stage, part), code = _list(dialog_manager), _code(dialog_manager)
    async with db.read() as tx:
        programme = await _held(tx, who, now, dialog_manager)
        known = await programme_questions.of(tx, programme.id, stage, part)
    one = next((one for one in known if one.code == code), None)
    refused = dialog_manager.dialog_data.pop("refused", None)
    said = [texts("forms-question-refused", reason=refused, most=MOST, longest=LONGEST)] if refused else []
    old = words_of(one, part, "vy", texts) if one else "none"
    kind = dialog_manager.dialog_data.get("kind", Kind.SCALE.value)
    return {"text": "\n\n".join([*said, texts("forms-question-ask-words", old=old, kind=kind, longest=LONGEST)])}


def _code(manager: DialogManager) -> str:
    return str(manager.dialog_data.get("question", ""))


async def opened_list(_: CallbackQuery, __: Any, manager: DialogManager, sheet: str) -> None:
    """One of the four lists."""
    manager.dialog_data["sheet"] = sheet
    await manager.switch_to(Forms.questions)


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """One question."""
    manager.dialog_data["question"] = code
    await manager.switch_to(Forms.question)


async def adds(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Words of a new question are asked; the button says how it will be answered."""
    manager.dialog_data.update(question="", kind=Kind(str(button.widget_id)).value)
    await manager.switch_to(Forms.question_words)


async def _do(manager: DialogManager, change: Change) -> bool:
    """Change the programme's list, or remember why not."""
    data = manager.middleware_data
    result: Asked | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await change(tx, await _held(tx, data["who"], data["now"], manager))
    if isinstance(result, Refusal):
        manager.dialog_data["refused"] = result.value
    return not isinstance(result, Refusal)


async def rises(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Asked one place earlier."""
    (stage, part), code, now = _list(manager), _code(manager), manager.middleware_data["now"]

    async def change(tx: AsyncSession, programme: Programme) -> None:
        await programme_questions.move_up(tx, programme, stage, part, code, now=now)

    await _do(manager, change)


async def skipping(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """May be passed over from now on, or not."""
    (stage, part), code, now = _list(manager), _code(manager), manager.middleware_data["now"]
    optional = button.widget_id == "may"

    async def change(tx: AsyncSession, programme: Programme) -> Asked | Refusal:
        return await programme_questions.allow_skipping(tx, programme, stage, part, code, optional=optional, now=now)

    await _do(manager, change)


async def offers_it(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Retire the question, or put it back."""
    (stage, part), code, now = _list(manager), _code(manager), manager.middleware_data["now"]
    offered = button.widget_id == "restore"

    async def change(tx: AsyncSession, programme: Programme) -> Asked | Refusal:
        return await programme_questions.offer(tx, programme, stage, part, code, offered=offered, now=now)

    if await _do(manager, change):
        await manager.switch_to(Forms.questions)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words of a new question, or other words for one that stands."""
    (stage, part), code, now = _list(manager), _code(manager), manager.middleware_data["now"]
    words, kind = message.text or "", Kind(manager.dialog_data.get("kind", Kind.SCALE))
    manager.show_mode = ShowMode.SEND

    async def change(tx: AsyncSession, programme: Programme) -> Asked | Refusal:
        if code:
            return await programme_questions.reword(tx, programme, stage, part, code, words, now=now)
        return await programme_questions.add(tx, programme, stage, part, kind, words, now=now)

    if await _do(manager, change):
        await manager.switch_to(Forms.question if code else Forms.questions)


async def leaves_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back without typing."""
    await manager.switch_to(Forms.question if _code(manager) else Forms.questions)


windows = (
    Screen(
        Words("forms-sheets"),
        Column(choices("sheet", "lists", opened_list)),
        SwitchTo(Label("footer-back"), id="back", state=Forms.main),
        state=Forms.sheets,
        getter=sheets_shown,
    ),
    Screen(
        Html("text"),
        Group(choices("question", "questions", opened), width=4),
        Button(Label("forms-question-add-scale"), id=Kind.SCALE.value, on_click=adds, when="room"),
        Button(Label("forms-question-add-faces"), id=Kind.FACES.value, on_click=adds, when="room"),
        SwitchTo(Label("footer-back"), id="back", state=Forms.sheets),
        state=Forms.questions,
        getter=list_shown,
    ),
    Screen(
        Html("text"),
        SwitchTo(Label("forms-question-reword"), id="reword", state=Forms.question_words),
        Button(Label("forms-question-up"), id="up", on_click=rises, when="can_rise"),
        Button(Label("forms-question-may-skip"), id="may", on_click=skipping, when="may_skip"),
        Button(Label("forms-question-must"), id="must", on_click=skipping, when="must_answer"),
        Button(Label("forms-question-retire"), id="retire", on_click=offers_it, when="offered"),
        Button(Label("forms-question-restore"), id="restore", on_click=offers_it, when="retired"),
        SwitchTo(Label("footer-back"), id="back", state=Forms.questions),
        state=Forms.question,
        getter=one_shown,
    ),
    Screen(
        Html("text"),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        Button(Label("footer-back"), id="back", on_click=leaves_words),
        state=Forms.question_words,
        getter=words_shown,
    ),
)
