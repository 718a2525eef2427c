"""What a sent request came to: the numbers at a glance, question by question, organisation by organisation; the files."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.request import request_proofs, request_results
from db.request.request_answers import Addressee
from db.request.request_results import Results
from domain.assignment import EvidenceKind
from domain.exports import Holds
from domain.request_results import Column
from domain.requests import FieldKind
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.exports.noting import noted
from handlers.gone import Gone
from handlers.presses import page_of, token
from handlers.requests import mailing, showing, tables
from handlers.requests.states import Requests
from handlers.requests.view import on_show, owns, seat_of
from locales import Texts
from papers import books

#: Questions on one page, organisations on one page, texts quoted under a question.
QUESTIONS, PLACES, QUOTED = 4, 8, 3


async def results_of(tx: AsyncSession, manager: DialogManager) -> Results:
    """The results on show. Raises `Gone` for whoever may not read them."""
    data = manager.middleware_data
    found = await request_results.of(tx, on_show(manager), data["who"].person_id, data["now"])
    if found is None:
        raise Gone
    return found


async def one_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mails: bool,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """How many have answered, and the ways on."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
        reach = await request_results.reach(tx, found, now)
        last = await request_results.last_reminded(tx, found.request.id)
        served = await request_proofs.served_by(tx, found.request)
        mailed, letters = await mailing.shown(tx, found, mails, owns(seat_of(who)))
    asked = found.request
    running = asked.state == "sent"
    mine = owns(seat_of(who)) and running
    past = asked.due is not None and asked.today(now) > asked.due
    parts = [
        texts(
            "request-one",
            title=asked.title,
            due=asked.due,
            how=asked.state if not running else "past" if past else "runs",
            answered=len(found.answered),
            asked=len(found.addressees),
        )
    ]
    if served is not None:
        parts.append(showing.serves(served, texts, asker=True))
    if last is not None:
        parts.append(texts("request-reminded", at=last[0].astimezone(ZoneInfo(asked.zone)), count=last[1]))
    parts += mailing.said_of(mailed, asked.zone, texts)
    return {
        "said": said,
        "text": "\n\n".join(parts),
        "some": bool(found.answered),
        **letters,
        "nudge": mine and bool(reach.fresh or reach.again or reach.unreachable),
        "count": len(found.silent),
        "mine": mine,
        "past": past,
        "token": token(asked.id, asked.version),
    }


async def results_shown(
    db: UpdateDatabase, who: Who, texts: Texts, mails: bool, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Question by question: sums, counts, texts."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
        mailed, letters = await mailing.shown(tx, found, mails, owns(seat_of(who)))
    numbered = list(enumerate(found.columns, start=1))
    shown, pages = page_of(numbered, dialog_manager, QUESTIONS)
    names = {one.id: one.organization for one in found.addressees}
    head = texts("request-results", title=found.request.title, answered=len(found.answered), asked=len(found.addressees))
    letter = mailing.said_of(mailed, found.request.zone, texts)
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([head, *(_sum(n, one, names, texts) for n, one in shown), *letter]),
        **letters,
    }


def _sum(position: int, one: Column, names: dict[int, str], texts: Texts) -> str:
    """What one question comes to."""
    head = texts("request-sum-head", position=position, label=shortened(one.asked.label, showing.QUESTION))
    match one.asked.kind:
        case FieldKind.NUMBER:
            total = None if one.total is None else showing.number_said(one.total)
            lines = [texts("request-sum", total=total, count=len(one.cells), hidden=one.hidden)]
        case FieldKind.CHOICE:
            lines = [texts("request-sum-choice", choice=choice, count=count) for choice, count in one.counts.items()]
        case FieldKind.TEXT:
            said = [(place, str(words)) for place, words in one.cells.items() if words]
            lines = [
                texts("request-sum-text", organization=names[place], words=shortened(words, showing.IN_LIST))
                for place, words in said[:QUOTED]
            ]
            if len(said) > QUOTED:
                lines.append(texts("request-sum-more", count=len(said) - QUOTED))
        case FieldKind.FILE:
            lines = [texts("request-sum-files", count=sum(int(files or 0) for files in one.cells.values()))]
    return "\n".join([head, *lines])


async def listed_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Every organisation: the silent ones first."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
    ordered = [*found.silent, *found.answered]
    shown, pages = page_of(ordered, dialog_manager, PLACES)
    return {
        **pages,
        "said": said,
        "text": texts("request-places", silent=len(found.silent), answered=len(found.answered)),
        "places": [
            {"id": one.id, "label": texts.plain("request-place-entry", how=_how(one, now), organization=one.organization)}
            for one in shown
        ],
    }


def _how(one: Addressee, now: datetime) -> str:
    if one.answered:
        return "answered"
    if one.refusal(now) is not None:
        return "past"
    return "begun" if one.answers else "open"


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, addressee_id: int) -> None:
    """One organisation's answer."""
    manager.dialog_data["place"] = addressee_id
    await manager.switch_to(Requests.place)


def place_of(found: Results, manager: DialogManager) -> Addressee:
    """The organisation that was chosen. Raises `Gone` where the request does not ask it (any more)."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    chosen = int(manager.dialog_data.get("place") or start.get("place") or 0)
    for one in found.addressees:
        if one.id == chosen:
            return one
    raise Gone


async def place_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What one organisation has answered; what it has only begun is its own matter still."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
    one = place_of(found, dialog_manager)
    zone = ZoneInfo(one.zone)
    at = one.answered_at.astimezone(zone) if one.answered_at else None
    parts = [
        texts(
            "request-place",
            organization=one.organization,
            title=found.request.title,
            how=_how(one, now),
            at=at,
            due=one.due,
        )
    ]
    if one.answered:
        parts.append("\n".join(_answer(n, one, each, texts) for n, each in enumerate(found.columns, start=1)))
    return {
        "said": said,
        "text": "\n\n".join(parts),
        "files": _files(one) if one.answered else [],
        "mine": owns(seat_of(who)) and found.request.state == "sent",
    }


def _answer(position: int, one: Addressee, of: Column, texts: Texts) -> str:
    """One answer as it may be seen above the organisation."""
    given = one.answers.get(of.asked.id)
    hidden = of.asked.kind is FieldKind.NUMBER and of.cells.get(one.id) is None
    said = texts.plain("request-hidden") if hidden else showing.value_said(given.value, texts) if given else "none"
    return texts(
        "request-field-line",
        position=position,
        label=shortened(of.asked.label, showing.QUESTION),
        kind=of.asked.kind.value,
        required=of.asked.required,
        answer=said,
    )


def _files(one: Addressee) -> list[dict[str, Any]]:
    """A button for each file, by question and place among its files."""
    found = []
    for asked in one.request.fields:
        given = one.answers.get(asked.id)
        for number, piece in enumerate(given.value.files if given else ()):
            name = piece.file_name or ("🖼" if piece.kind is EvidenceKind.PHOTO else "📎")
            found.append({"id": f"{asked.id}.{number}", "label": f"📎 {shortened(name, 40)}"})
    return found[:10]


async def shows_file(query: CallbackQuery, _: Any, manager: DialogManager, carried: str) -> None:
    """Send a file on, by its id in the messenger."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = place_of(await results_of(tx, manager), manager)
    field_id, _, number = carried.partition(".")
    given = one.answers.get(int(field_id)) if field_id.isdecimal() else None
    pieces = given.value.files if given and one.answered else ()
    if not number.isdecimal() or int(number) >= len(pieces):
        return
    piece = pieces[int(number)]
    bot: Bot = data["bot"]
    caption = data["texts"].plain("request-file-caption", organization=one.organization, title=shortened(one.request.title, 200))
    if piece.kind is EvidenceKind.PHOTO and piece.file_name is None:
        await bot.send_photo(query.from_user.id, piece.file_id or "", caption=caption)
    else:
        await bot.send_document(query.from_user.id, piece.file_id or "", caption=caption)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def asked_for_xlsx(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The table as a workbook."""
    await _sends(query, manager, "xlsx")


async def asked_for_docx(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The table as a document to sign."""
    await _sends(query, manager, "docx")


async def _sends(query: CallbackQuery, manager: DialogManager, kind: str) -> None:
    data = manager.middleware_data
    async with data["db"].snapshot() as tx:
        found = await results_of(tx, manager)
    bot: Bot = data["bot"]
    table = tables.table(found, data["now"], data["texts"])
    writes = books.request_book if kind == "xlsx" else books.request_paper
    async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_DOCUMENT):
        content = await writes(table)
    name = f"{table.file_name}.{kind}"
    organization_id = found.request.organization_id
    await noted(manager, organization_id, "request", name, content, rows=len(table.rows), holds=Holds.COUNTS)
    await bot.send_document(query.from_user.id, BufferedInputFile(content, name))
    manager.show_mode = ShowMode.DELETE_AND_SEND
