"""A school answers: the form, one question after another, corrections until the date."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment.assignments import Listed
from db.assignment.proofs import Became
from db.request import request_answers, request_handing, request_proofs
from db.request.request_answers import Addressee
from domain import pieces
from domain import request_answers as rules
from domain.lead_in import spoken
from domain.offices import Office
from domain.personal import PersonalData
from domain.pieces import Unfit
from domain.request_answers import AnswerUnfit, Refusal, Value
from domain.requests import Field, FieldKind
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.presses import page_of, token
from handlers.requests import showing
from handlers.requests.states import Answering
from handlers.requests.view import ROWS
from handlers.screens import not_here
from locales import Texts


def on_show(manager: DialogManager) -> int:
    """The addressee that the conversation is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("id") or start.get("id") or 0)


async def in_hand(manager: DialogManager) -> Addressee | None:
    """The answer on show, if this person may give it."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await request_answers.find(tx, on_show(manager))
        if one is None or data["who"].person_id not in await request_answers.answerable(tx, one, data["now"]):
            return None
    return one


async def listed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The requests that this person answers."""
    async with db.read() as tx:
        found = await request_answers.of_person(tx, who.person_id or 0, now)
    shown, pages = page_of(found, dialog_manager, ROWS)
    several = len({one.organization for one in found}) > 1
    return {
        **pages,
        "said": said,
        "text": texts("request-list", count=len(found), open=sum(one.state == "open" for one in found)),
        "requests": [
            {
                "id": one.id,
                "label": texts.plain(
                    "request-list-entry",
                    how="past" if one.is_past else one.state,
                    due=one.due,
                    title=shortened(one.title, 40),
                    organization=one.organization if several else None,
                ),
            }
            for one in shown
        ],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, addressee_id: int) -> None:
    """Open one."""
    manager.dialog_data["id"] = addressee_id
    await manager.switch_to(Answering.form)


async def form_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The form with what was answered so far."""
    one = await in_hand(dialog_manager)
    if one is None:
        nothing = {"numbers": [], "token": [], "next": False, "send": False, "hand": False, "plea": False}
        return {"said": said, "text": texts("request-refused", reason=Refusal.NOT_YOURS.value), **nothing}
    async with db.read() as tx:
        served = await request_proofs.served_by(tx, one.request)
        may_hand = bool(await request_handing.candidates(tx, one, who.person_id, now)) or (
            one.executor_id is not None and not one.answered and who.seat(Office.HEAD) is not None
        )
    refusal = one.refusal(now)
    taken = refusal is None
    numbers = [{"id": each.id, "label": str(number)} for number, each in enumerate(one.request.fields, start=1)]
    return {
        "said": said,
        "text": showing.form(one.request, texts, one=one, now=now, served=served),
        "numbers": numbers if taken else [],
        "token": token(one.id, begun=bool(one.answers)),
        "next": taken and not one.answered and not one.complete,
        "send": taken and one.complete and not one.answered,
        "hand": taken and may_hand,
        "plea": refusal is Refusal.CLOSED,
    }


async def goes_on(_: CallbackQuery, manager: DialogManager, __: int, ___: int) -> None:
    """The first question without an answer."""
    one = await in_hand(manager)
    further = one.next_field() if one is not None else None
    if further is not None:
        await _opens(manager, further.id)


async def came_to_form(message: Message, widget: MessageInput, manager: DialogManager) -> None:
    """Something was sent to the form itself: the answer to its first open question, if it can be one."""
    one = await in_hand(manager)
    takes = one is not None and not one.answered and one.refusal(manager.middleware_data["now"]) is None
    further = one.next_field() if one is not None and takes else None
    if further is None or (further.kind is FieldKind.FILE) != (message.text is None):
        await not_here(message, widget, manager)
        return
    manager.dialog_data.update(field=further.id, seen=0)
    await manager.switch_to(Answering.field)
    await (typed if message.text is not None else came_file)(message, widget, manager)


async def chose_field(_: CallbackQuery, __: Any, manager: DialogManager, field_id: int) -> None:
    """Answer, or correct, one question."""
    await _opens(manager, field_id)


async def _opens(manager: DialogManager, field_id: int) -> None:
    manager.dialog_data["field"] = field_id
    await manager.switch_to(Answering.field)


def _asked(one: Addressee | None, manager: DialogManager) -> Field | None:
    fields = one.request.fields if one else ()
    return next((each for each in fields if each.id == manager.dialog_data.get("field")), None)


async def field_shown(
    now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """One question with its answer so far; remembers which answer was on show."""
    one = await in_hand(dialog_manager)
    asked = _asked(one, dialog_manager)
    refusal = Refusal.NOT_YOURS if one is None or asked is None else one.refusal(now)
    if one is None or asked is None or refusal is not None:
        reason = (refusal or Refusal.NOT_YOURS).value
        nothing = {"choices": [], "files": False, "token": [], "skip": False, "clear": False}
        return {"said": said, "text": texts("request-refused", reason=reason), **nothing}
    given = one.answers.get(asked.id)
    version = given.version if given else 0
    dialog_manager.dialog_data["seen"] = version
    text = texts(
        "request-field-ask",
        position=list(one.request.fields).index(asked) + 1,
        total=len(one.request.fields),
        label=asked.label,
        kind=asked.kind.value,
        people=asked.people,
        required=asked.required,
        answer=showing.value_said(given.value, texts) if given else "none",
        named=mode is PersonalData.NAMES,
    )
    return {
        "said": said,
        "text": text,
        "choices": [{"id": number, "label": choice} for number, choice in enumerate(asked.choices)],
        "files": asked.kind is FieldKind.FILE and given is not None,
        "skip": not asked.required and given is None and not one.answered,
        "clear": not asked.required and given is not None and asked.kind is not FieldKind.FILE,
        "token": token(asked.id, version),
    }


async def picked(_: CallbackQuery, __: Any, manager: DialogManager, number: int) -> None:
    """One of the answers to choose from."""
    asked = _asked(await in_hand(manager), manager)
    if asked is not None and 0 <= number < len(asked.choices):
        await _keep(manager, asked, Value(choice=asked.choices[number]), asked.choices[number])


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A line was typed."""
    manager.show_mode = ShowMode.SEND
    asked = _asked(await in_hand(manager), manager)
    if asked is not None:
        await _keep(manager, asked, rules.read_answer(asked, message.text or ""), message.text or "")


async def came_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file or a photo was sent."""
    manager.show_mode = ShowMode.SEND
    asked = _asked(await in_hand(manager), manager)
    if asked is None:
        return
    if asked.kind is not FieldKind.FILE:
        await _keep(manager, asked, AnswerUnfit.WANTS_WORDS, "")
        return
    if message.photo:
        piece = pieces.from_file(message.photo[-1].file_id, photo=True, size=message.photo[-1].file_size)
    else:
        sent = message.document or message.video
        assert sent is not None  # the window takes these kinds only
        picture = (sent.mime_type or "").startswith("image/")
        piece = pieces.from_file(sent.file_id, photo=picture, name=sent.file_name, size=sent.file_size)
    await _keep(manager, asked, AnswerUnfit.TOO_LARGE if isinstance(piece, Unfit) else Value(files=(piece,)), "")


async def unusable(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """A sticker, a voice message."""
    manager.show_mode = ShowMode.SEND
    if (asked := _asked(await in_hand(manager), manager)) is not None:
        await _keep(manager, asked, AnswerUnfit.NO_ANSWER, "")


async def _keep(manager: DialogManager, asked: Field, value: Value | AnswerUnfit, words: str) -> None:
    """Keep the answer and go on: to the next question while there is one, files stay where more may come."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    said = shortened(words, showing.QUESTION) or "none"
    outcome: Addressee | Refusal | AnswerUnfit | None = value if isinstance(value, AnswerUnfit) else None
    if isinstance(value, Value):
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                seen = int(manager.dialog_data.get("seen") or 0)
                person, now = data["who"].person_id, data["now"]
                outcome = await request_answers.put(tx, on_show(manager), asked.id, person, value, seen, now=now)
                if isinstance(outcome, Addressee):
                    await _proves(tx, manager, outcome, fresh=False)
    if isinstance(outcome, AnswerUnfit):
        data["said"] = texts("request-unfit", why=outcome.value, typed=said)
    elif outcome is Refusal.MEANWHILE:
        data["said"] = texts("request-meanwhile", typed=said)
    elif isinstance(outcome, Refusal):
        data["said"] = texts("request-refused", reason=outcome.value)
        await manager.switch_to(Answering.form)
    elif asked.kind is not FieldKind.FILE:
        await _further(manager, outcome or await in_hand(manager))


async def _further(manager: DialogManager, one: Addressee | None) -> None:
    further = one.next_field(manager.dialog_data.get("field")) if one is not None and not one.answered else None
    if further is not None:
        manager.dialog_data["field"] = further.id
        return
    if one is not None and one.answered:
        manager.middleware_data["said"] = manager.middleware_data["texts"]("request-corrected")
    await manager.switch_to(Answering.form)


async def files_done(_: CallbackQuery, manager: DialogManager, __: int, ___: int) -> None:
    """No more files, or no answer at all: on to the next question."""
    await _further(manager, await in_hand(manager))


async def cleared(_: CallbackQuery, manager: DialogManager, field_id: int, __: int) -> None:
    """Begin the files of this question anew, or take the answer back where none is required."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            person, now = data["who"].person_id, data["now"]
            outcome = await request_answers.clear(tx, on_show(manager), field_id, person, now=now)
        if isinstance(outcome, Refusal):
            data["said"] = data["texts"]("request-refused", reason=outcome.value)


async def sent(_: CallbackQuery, manager: DialogManager, addressee_id: int, __: int) -> None:
    """The answer counts from now on."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            before = await request_answers.find(tx, addressee_id, lock=True)
            outcome = await request_answers.send(tx, addressee_id, data["who"].person_id, now=data["now"])
            proven = None
            if isinstance(outcome, Addressee) and before is not None and not before.answered:
                proven = await _proves(tx, manager, outcome, fresh=True)
        if isinstance(outcome, Refusal):
            data["said"] = data["texts"]("request-refused", reason=outcome.value)
            return
        data["said"] = "\n\n".join([data["texts"]("request-answered", due=outcome.due), *_proven(proven, data["texts"])])


async def _proves(tx: AsyncSession, manager: DialogManager, one: Addressee, *, fresh: bool) -> tuple[Listed, Became] | None:
    """The answer is the report of the row that the request was made of."""
    data = manager.middleware_data
    line = data["texts"].plain("proof-request", title=shortened(one.request.title, showing.QUESTION), day=one.today(data["now"]))
    return await request_proofs.report(tx, one, data["who"].person_id or 0, line, fresh=fresh, now=data["now"])


def _proven(found: tuple[Listed, Became] | None, texts: Texts) -> list[str]:
    if found is None or found[1] is Became.NOTHING:
        return []
    row, became = found
    words = shortened(spoken(row.text, row.section), showing.IN_A_SENTENCE)
    return [texts("request-proven", number=row.number, text=words, begun=became is Became.BEGUN)]
