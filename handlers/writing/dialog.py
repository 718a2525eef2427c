"""A letter to the curators and their answer: what is typed goes to the adults of the school and to nobody else."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Cancel, Column

from db import AlreadyDone, UpdateDatabase
from db.models import CuratorLetter
from db.participant import curator_letters, participants
from domain.curator_letters import LONGEST, Refusal
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.buttons import Act
from handlers.gone import Gone
from handlers.presses import choices, page_of, pager
from handlers.screens import Screen, back
from handlers.words import Html, Label, Words
from handlers.writing import today
from handlers.writing.states import Writing
from locales import Texts

#: Letters on one page of a phone, and signs of each.
ON_PAGE, ON_LIST = 5, 200


async def begun(_: Any, manager: DialogManager) -> None:
    """With one school nobody is asked which."""
    if manager.current_context().state is not Writing.place:
        return
    who: Who = manager.middleware_data["who"]
    async with manager.middleware_data["db"].read() as tx:
        places = await participants.places_of(tx, who.person_id or 0)
    if len(places) == 1:
        manager.dialog_data["place"] = places[0][0]
        await manager.switch_to(Writing.words)


async def place_shown(db: UpdateDatabase, who: Who, **_: Any) -> dict[str, Any]:
    """The schools in which one takes part."""
    async with db.read() as tx:
        places = await participants.places_of(tx, who.person_id or 0)
    return {"places": [{"id": place, "label": name} for place, name in places], "count": len(places), "polite": who.polite}


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
    """To whose curators; whether one takes part there is asked when it is sent."""
    manager.dialog_data["place"] = place
    await manager.switch_to(Writing.words)


async def words_shown(who: Who, refused: str = "none", **_: Any) -> dict[str, Any]:
    """What will happen to the words."""
    return {"polite": who.polite, "refused": refused, "longest": LONGEST}


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The letter."""
    data = manager.middleware_data
    manager.show_mode = ShowMode.SEND
    result: int | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await curator_letters.write(
                tx, data["who"].person_id, manager.dialog_data.get("place", 0), message.text or "", now=data["now"]
            )
    if isinstance(result, Refusal):
        data["refused"] = result.value
        return
    await manager.switch_to(Writing.sent)


async def sent_shown(who: Who, **_: Any) -> dict[str, Any]:
    """The receipt."""
    return {"polite": who.polite}


async def waiting_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The letters that wait, the longest waiting first."""
    async with db.read() as tx:
        found = await today.waiting(tx, who, now)
        shown, pages = page_of(found, dialog_manager, ON_PAGE)
        called = await participants.called(tx, [one.participant_id for one in shown])
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts(
            "writing-line",
            position=number,
            who=called[one.participant_id].in_full(mode),
            day=one.written_at.astimezone(now.tzinfo).date(),
            words=shortened(one.words, ON_LIST),
        )
        for number, one in numbered
    ]
    return {
        **pages,
        "text": "\n\n".join([texts("writing-waiting", count=len(found)), *lines]),
        "numbers": [{"id": one.id, "label": f"💬 {number}"} for number, one in numbered],
    }


async def chose_letter(_: CallbackQuery, __: Any, manager: DialogManager, letter_id: int) -> None:
    """Open one to answer it."""
    manager.dialog_data["letter"] = letter_id
    await manager.switch_to(Writing.answer)


def _letter(manager: DialogManager) -> int:
    started: Any = manager.start_data or {}
    return int(manager.dialog_data.get("letter") or started.get("letter") or 0)


async def answer_shown(
    db: UpdateDatabase,
    who: Who,
    mode: PersonalData,
    now: datetime,
    texts: Texts,
    dialog_manager: DialogManager,
    refused: str = "none",
    **_: Any,
) -> dict[str, Any]:
    """The letter and how it stands."""
    async with db.read() as tx:
        found = await curator_letters.to_answer(tx, _letter(dialog_manager), who.person_id, now)
        if found is Refusal.NOT_YOURS:
            raise Gone("no such letter")
        called = await participants.called(tx, [found.participant_id]) if isinstance(found, CuratorLetter) else {}
    if isinstance(found, Refusal):
        return {"refused": refused, "text": texts("writing-is-answered"), "waits": False, "longest": LONGEST}
    who_wrote = called[found.participant_id].in_full(mode)
    text = texts("writing-ask-answer", who=who_wrote, words=found.words)
    return {"refused": refused, "text": text, "waits": True, "longest": LONGEST}


async def answered(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The answer goes to the writer alone."""
    data = manager.middleware_data
    manager.show_mode = ShowMode.SEND
    result: CuratorLetter | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await curator_letters.answer(
                tx, _letter(manager), data["who"].person_id, message.text or "", now=data["now"]
            )
    if isinstance(result, Refusal) and result is not Refusal.ANSWERED:
        data["refused"] = result.value


async def opens_answer(act: Act, manager: DialogManager) -> str | None:
    """«Ответить» under a letter."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        found = await curator_letters.to_answer(tx, act.id, data["who"].person_id, data["now"])
    if isinstance(found, Refusal):
        return texts.plain("writing-refused", refused=found.value, longest=LONGEST)
    await manager.start(Writing.answer, {"letter": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None


dialog = Dialog(
    Screen(
        Words("writing-ask-place"),
        Column(choices("place", "places", chose_place, number=True)),
        Cancel(Label("footer-back"), id="cancel"),
        state=Writing.place,
        getter=place_shown,
    ),
    Screen(
        Words("writing-refused", when=lambda data, *_: data["refused"] != "none"),
        Words("writing-ask"),
        MessageInput(typed, content_types=["text"]),
        Cancel(Label("footer-back"), id="cancel"),
        state=Writing.words,
        getter=words_shown,
    ),
    Screen(
        Words("writing-sent"),
        Cancel(Label("writing-return"), id="cancel"),
        state=Writing.sent,
        getter=sent_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("one", "numbers", chose_letter, number=True)),
        pager(),
        back(),
        state=Writing.waiting,
        getter=waiting_shown,
    ),
    Screen(
        Words("writing-refused", when=lambda data, *_: data["refused"] != "none"),
        Html("text"),
        MessageInput(answered, content_types=["text"]),
        back(),
        state=Writing.answer,
        getter=answer_shown,
    ),
    on_start=begun,
)
