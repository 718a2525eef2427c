"""One question of a draft: its place, its words, whether it may be left out, whether it counts people; or it goes."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase
from db.request import request_fields
from db.request.requests import Asked
from domain.personal import PersonalData
from domain.requests import MOST_FIELDS, Field, FieldKind, FieldUnfit, Unready
from handlers.assignments.showing import shortened
from handlers.presses import token
from handlers.requests import showing
from handlers.requests.states import Requests
from handlers.requests.view import draft, on_show, refused
from locales import Texts


async def chose_field(_: CallbackQuery, __: Any, manager: DialogManager, field_id: int) -> None:
    """Look at one question."""
    manager.dialog_data["field"] = field_id
    await manager.switch_to(Requests.field)


def _field(one: Asked, manager: DialogManager) -> Field | None:
    return next((each for each in one.fields if each.id == manager.dialog_data.get("field")), None)


async def field_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """One question of the draft, and below it the form as it will be seen."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
    found = _field(one, dialog_manager)
    if found is None:
        gone = {"token": [], "people": [], "required": [], "up": [], "down": [], "there": False}
        return {"said": said, "text": texts("request-field-gone"), **gone}
    at = list(one.fields).index(found)
    parts = [showing.question(at + 1, found, texts)]
    parts += [texts("request-choice", choice=choice) for choice in found.choices]
    if found.kind is FieldKind.NUMBER:
        parts.append(texts("request-people", people=found.people))
    form = [showing.field_said(number, each, None, texts) for number, each in enumerate(one.fields, start=1)]
    parts += ["", texts("request-form-so"), *form]
    number = found.kind is FieldKind.NUMBER
    return {
        "said": said,
        "text": "\n".join(parts),
        "token": token(found.id),
        "people": token(found.id, int(not found.people), people=found.people) if number else [],
        "required": token(found.id, int(not found.required), required=found.required),
        "up": token(found.id, one.version) if at else [],
        "down": token(found.id, one.version) if at < len(one.fields) - 1 else [],
        "there": True,
    }


async def dropped(_: CallbackQuery, manager: DialogManager, field_id: int, __: int) -> None:
    """Take the question out."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_fields.drop(tx, on_show(manager), data["who"].person_id, field_id, now=data["now"])
        if refused(manager, outcome):
            return
    await manager.switch_to(Requests.draft)


async def toggled_people(_: CallbackQuery, manager: DialogManager, field_id: int, yes: int) -> None:
    """The number counts people, or does not; the button carries what it was drawn for."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            person, now = data["who"].person_id, data["now"]
            outcome = await request_fields.count_people(tx, on_show(manager), person, field_id, yes=bool(yes), now=now)
        refused(manager, outcome)


async def toggled_required(_: CallbackQuery, manager: DialogManager, field_id: int, yes: int) -> None:
    """The question must be answered, or may be left out; the button carries what it was drawn for."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            person, now = data["who"].person_id, data["now"]
            outcome = await request_fields.require(tx, on_show(manager), person, field_id, yes=bool(yes), now=now)
        refused(manager, outcome)


async def moved_up(_: CallbackQuery, manager: DialogManager, field_id: int, version: int) -> None:
    """One place up."""
    await _moves(manager, field_id, version, up=True)


async def moved_down(_: CallbackQuery, manager: DialogManager, field_id: int, version: int) -> None:
    """One place down."""
    await _moves(manager, field_id, version, up=False)


async def _moves(manager: DialogManager, field_id: int, version: int, *, up: bool) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            person, now = data["who"].person_id, data["now"]
            outcome = await request_fields.move(tx, on_show(manager), person, field_id, version, up=up, now=now)
        refused(manager, outcome)


async def reword_shown(
    db: UpdateDatabase, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """How it reads now, to be typed anew."""
    async with db.read() as tx:
        found = _field(await draft(tx, dialog_manager), dialog_manager)
    if found is None:
        return {"said": said, "text": texts("request-field-gone")}
    now = "\n".join([found.label, *found.choices])
    ask = texts("request-words-ask", kind=found.kind.value, named=mode is PersonalData.NAMES)
    return {"said": said, "text": "\n".join([texts("request-words-now", words=now), ask])}


async def reworded(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Other words were typed; what will not do is said beside them."""
    data = manager.middleware_data
    typed = message.text or ""
    manager.show_mode = ShowMode.SEND
    made: Field | FieldUnfit | Unready | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            field_id = int(manager.dialog_data.get("field") or 0)
            made = await request_fields.reword(tx, on_show(manager), data["who"].person_id, field_id, typed, now=data["now"])
    if isinstance(made, FieldUnfit):
        data["said"] = data["texts"]("request-field-unfit", why=made.value, typed=shortened(typed, 300), most=MOST_FIELDS)
        return
    if isinstance(made, Unready):
        refused(manager, made)
        return
    await manager.switch_to(Requests.field, show_mode=ShowMode.SEND)
