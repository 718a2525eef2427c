"""A request is made: the list of requests, the draft, its title and its questions."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase
from db.request import request_drafts, request_fields, request_sending, requests
from domain.personal import PersonalData
from domain.requests import MOST_FIELDS, Field, FieldKind, FieldUnfit, Unready
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.presses import page_of, token
from handlers.requests import showing
from handlers.requests.states import Requests
from handlers.requests.view import ROWS, draft, on_show, owns, refused, seat_of
from locales import Texts


async def desk_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The requests of the office, the newest first."""
    seat = seat_of(who)
    async with db.read() as tx:
        found = await requests.of_owner(tx, seat.organization_id, drafts=owns(seat))
    shown, pages = page_of(found, dialog_manager, ROWS)
    waits = sum(one.state == "sent" and one.answered < one.asked for one in found)
    return {
        **pages,
        "said": said,
        "text": texts("request-desk", count=len(found), waits=waits, owns=owns(seat)),
        "requests": [{"id": one.id, "label": showing.headline_label(one, texts)} for one in shown],
        "owns": owns(seat),
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, request_id: int) -> None:
    """Open one: a draft where it is made, a sent one where it is watched."""
    manager.dialog_data.update(id=request_id, page=0)
    async with manager.middleware_data["db"].read() as tx:
        one = await requests.find(tx, request_id)
    await manager.switch_to(Requests.draft if one is not None and one.state == "draft" else Requests.one)


async def begins(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """A new draft."""
    data = manager.middleware_data
    made = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            made = await request_drafts.begin(tx, seat_of(data["who"]).organization_id, data["who"].person_id, now=data["now"])
    if made is None:  # it was made by a run of this press that died, and stands in the list
        return
    manager.dialog_data.update(id=made, page=0)
    await manager.switch_to(Requests.title)


async def of_row(_: CallbackQuery, manager: DialogManager, measure_id: int, __: int) -> None:
    """From a row of a published road map: a draft with its words, its date and its organisations."""
    data = manager.middleware_data
    made = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            made = await request_drafts.of_measure(tx, measure_id, data["who"].person_id, now=data["now"])
        if made is None:
            data["said"] = data["texts"]("request-not-of-row")
            return
    state, begun = (Requests.draft, {"id": made}) if made is not None else (Requests.desk, {})
    await manager.start(state, data=begun, mode=StartMode.RESET_STACK)


async def draft_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The draft: what is asked, of whom, until when, and what is missing still."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
        places = await request_sending.who_may_be_asked(tx, one, now)
    asked = request_sending.addressees(one, places)
    parts = [
        texts("request-draft", title=one.title or None, due=one.due, chosen=len(asked), all=len(asked) == len(places)),
        "\n".join(showing.question(number, each, texts) for number, each in enumerate(one.fields, start=1)),
        showing.warning(one.fields, mode, texts),
    ]
    return {
        "said": said,
        "text": "\n\n".join(part for part in parts if part),
        "numbers": [{"id": each.id, "label": str(number)} for number, each in enumerate(one.fields, start=1)],
        "ready": bool(one.title and one.fields and one.due),
        "room": len(one.fields) < MOST_FIELDS,
    }


async def title_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What to call it."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
    return {"said": said, "text": texts("request-title-ask", title=one.title or None)}


async def titled(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A title was typed."""
    data = manager.middleware_data
    manager.show_mode = ShowMode.SEND
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            does = request_drafts.titled(message.text or "")
            outcome = await request_drafts.change(tx, on_show(manager), data["who"].person_id, does, now=data["now"])
        if refused(manager, outcome):
            return
    await manager.switch_to(Requests.draft, show_mode=ShowMode.SEND)


async def kinds_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What kind of answer the new question wants."""
    async with db.read() as tx:
        await draft(tx, dialog_manager)
    kinds = [{"id": kind.value, "label": texts.plain("request-kind", kind=kind.value)} for kind in FieldKind]
    return {"text": texts("request-kind-ask"), "kinds": kinds}


async def chose_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    """On to its words."""
    manager.dialog_data["kind"] = FieldKind(kind).value
    await manager.switch_to(Requests.words)


async def words_shown(
    db: UpdateDatabase, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What to type."""
    async with db.read() as tx:
        await draft(tx, dialog_manager)
    ask = texts("request-words-ask", kind=dialog_manager.dialog_data.get("kind", "text"), named=mode is PersonalData.NAMES)
    return {"said": said, "text": ask}


async def worded(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A question was typed; what will not do is said beside what was typed."""
    data = manager.middleware_data
    typed = message.text or ""
    kind = FieldKind(manager.dialog_data.get("kind", "text"))
    manager.show_mode = ShowMode.SEND
    made: Field | FieldUnfit | Unready | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            made = await request_fields.add(tx, on_show(manager), data["who"].person_id, kind, typed, now=data["now"])
    if isinstance(made, FieldUnfit):
        data["said"] = data["texts"]("request-field-unfit", why=made.value, typed=shortened(typed, 300), most=MOST_FIELDS)
        return
    if isinstance(made, Unready):
        refused(manager, made)
        return
    await manager.switch_to(Requests.draft, show_mode=ShowMode.SEND)


async def discard_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Once more before it is thrown away."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
    return {"text": texts("request-discard-ask", title=one.title or None), "token": token(one.id, one.version)}


async def discarded(_: CallbackQuery, manager: DialogManager, request_id: int, __: int) -> None:
    """Throw the draft away."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_drafts.change(
                tx, request_id, data["who"].person_id, request_drafts.discarded, now=data["now"]
            )
        refused(manager, outcome)
    manager.dialog_data["page"] = 0
    await manager.switch_to(Requests.desk)
