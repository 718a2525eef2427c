"""A paper comes in: fetched, read and understood by a child process, and only then written, in one go.

Nothing is written before, so a bot that dies while reading reads again when it is back.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Document, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, drafts
from db.road_map import amending, drafting, papers, publishing
from domain.road_map import NOTED, Reading
from domain.who import Seat, Who
from handlers.assignments.showing import shortened
from handlers.fetching import fetched
from handlers.road_map import amending as editions
from handlers.road_map import desk, pasting, saying
from handlers.road_map.states import RoadMaps
from locales import Texts
from papers import safely
from papers.refusal import Refused

#: The kind under which files wait among the drafts while nobody has said that they are road maps.
OFFERED = "paper-file"
#: So many wait at most: an order and its appendices, sent together.
OFFERED_AT_MOST = 5


@dataclass(frozen=True)
class Sent:
    """A document as the messenger names it."""

    file_id: str
    name: str
    size: int


async def came_document(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file on the desk: read it."""
    assert message.document is not None  # the window takes documents here
    sent = _sent(message.document)
    if len(desk.seats_of(manager.middleware_data["who"])) > 1:
        await _keep(manager, [sent])
        await _asks_whose(manager)
        manager.show_mode = ShowMode.SEND
    else:
        await _takes_file(manager, message.chat.id, sent)


async def came_photo(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A photo of a paper: say what to send instead."""
    texts: Texts = manager.middleware_data["texts"]
    await message.answer(texts("road-map-photo"))
    manager.show_mode = ShowMode.SEND


async def read_pasted(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The pasted parts are all of it: read them as one paper."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        text = pasting.joined(await drafts.find(tx, data["who"].person_id or 0, pasting.PASTED, 0))
    if not text.strip():
        return
    if len(desk.seats_of(data["who"])) > 1:
        await manager.switch_to(RoadMaps.whose)
        manager.dialog_data["pasted"] = True
        return
    await _takes_pasted(manager, query.from_user.id, text)


async def _takes_pasted(manager: DialogManager, chat_id: int, text: str, seat: Seat | None = None) -> None:
    name = manager.middleware_data["texts"].plain("road-map-pasted-name")
    await _takes(manager, chat_id, text.encode(), f"{name}.txt", None, seat)


async def offers(message: Message, manager: DialogManager) -> bool:
    """A file came while nothing was open. True when it is kept and the question is on the screen."""
    data = manager.middleware_data
    if message.document is None or desk.seat_of(data["who"]) is None:
        return False
    await _keep(manager, [_sent(message.document)])
    await manager.start(RoadMaps.offered, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return True


async def came_another(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """One more file while the first waits for its answer: both are asked about."""
    data = manager.middleware_data
    assert message.document is not None  # the window takes documents here
    async with data["db"].read() as tx:
        waiting = await offered(tx, data["who"].person_id or 0)
    if len(waiting) >= OFFERED_AT_MOST:
        await message.answer(data["texts"]("road-map-offered-enough", count=len(waiting)))
    else:
        await _keep(manager, [*waiting, _sent(message.document)])
    manager.show_mode = ShowMode.SEND


def _sent(one: Document) -> Sent:
    return Sent(one.file_id, one.file_name or "", one.file_size or 0)


async def offered(tx: AsyncSession, person_id: int) -> list[Sent]:
    """The files that wait for an answer about them, in the order in which they came."""
    kept = await drafts.find(tx, person_id, OFFERED, 0)
    return [Sent(**one) for one in (kept or {}).get("files", ())]


async def offer(tx: AsyncSession, person_id: int, files: Sequence[Sent], now: datetime) -> None:
    """These files wait for an answer, instead of those before."""
    await drafts.keep(tx, person_id, OFFERED, 0, {"files": [asdict(one) for one in files]}, now=now)


async def _keep(manager: DialogManager, files: Sequence[Sent]) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await offer(tx, data["who"].person_id, files, data["now"])


async def offered_shown(db: Any, who: Any, texts: Texts, **_: Any) -> dict[str, Any]:
    """Which files it is about."""
    async with db.read() as tx:
        files = await offered(tx, who.person_id or 0)
    return {
        "text": texts("road-map-offered", files=_called([one.name for one in files], texts), count=len(files)),
        "alone": len(files) == 1,
    }


def _called(names: Sequence[str], texts: Texts) -> str:
    return ", ".join(texts.plain("road-map-called", name=name) for name in names) or "?"


async def offer_taken(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Yes, it is a road map: read the first that waits; those behind it wait on."""
    data = manager.middleware_data
    if len(desk.seats_of(data["who"])) > 1:
        await _asks_whose(manager)
        return
    async with data["db"].read() as tx:
        files = await offered(tx, data["who"].person_id or 0)
    await manager.switch_to(RoadMaps.desk)
    if files:
        await _takes_file(manager, query.from_user.id, files[0])


async def next_shown(db: Any, who: Who, **_: Any) -> dict[str, Any]:
    """The file that waits behind the one that was read."""
    async with db.read() as tx:
        files = await offered(tx, who.person_id or 0)
    return {"next_file": files[0].name if files else ""}


async def _asks_whose(manager: DialogManager) -> None:
    manager.dialog_data["pasted"] = False
    await manager.switch_to(RoadMaps.whose)


async def whose_shown(db: Any, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Somebody holds offices in several organisations: in whose name does the paper come?"""
    async with db.read() as tx:
        files = await offered(tx, who.person_id or 0)
    pasted = dialog_manager.dialog_data.get("pasted")
    names = [texts.plain("road-map-pasted-name")] if pasted else [one.name for one in files[:1]]
    return {
        "text": texts("road-map-whose", file=_called(names, texts)),
        "choices": [
            {
                "id": one.organization_id,
                "label": texts.plain("road-map-whose-seat", office=one.office.value, organization=one.organization),
            }
            for one in desk.seats_of(who)
        ],
    }


async def whose_chosen(query: CallbackQuery, _: Any, manager: DialogManager, organization_id: int) -> None:
    """It is that organisation's: read it there."""
    data = manager.middleware_data
    person = data["who"].person_id or 0
    seat = next((one for one in desk.seats_of(data["who"]) if one.organization_id == organization_id), None)
    pasted = bool(manager.dialog_data.get("pasted"))
    async with data["db"].read() as tx:
        files = await offered(tx, person)
        text = pasting.joined(await drafts.find(tx, person, pasting.PASTED, 0))
    await manager.switch_to(RoadMaps.desk)
    if seat is None:
        return
    if pasted and text.strip():
        await _takes_pasted(manager, query.from_user.id, text, seat)
    elif not pasted and files:
        await _takes_file(manager, query.from_user.id, files[0], seat)


async def _takes_file(manager: DialogManager, chat_id: int, sent: Sent, seat: Seat | None = None) -> None:
    """Fetch the file, then read it."""
    data = manager.middleware_data
    bot: Bot = data["bot"]
    manager.show_mode = ShowMode.SEND
    try:
        content = await fetched(bot, sent.file_id, sent.name, sent.size)
    except Refused as refused:
        await bot.send_message(chat_id, data["texts"](f"reading-refused-{refused.why.value}", file=sent.name))
        await _answered(manager, sent)
        return
    await _takes(manager, chat_id, content, sent.name, sent, seat)


async def _answered(manager: DialogManager, sent: Sent | None) -> None:
    """This file waits no more; None for a pasted text."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await _waits_no_more(tx, data["who"].person_id, sent, data["now"])


async def _waits_no_more(tx: AsyncSession, person_id: int, sent: Sent | None, now: datetime) -> None:
    waiting = await offered(tx, person_id)
    if left := [one for one in waiting if one != sent]:
        await offer(tx, person_id, left, now)
    elif waiting:
        await drafts.drop(tx, person_id, OFFERED, 0)


async def _takes(manager: DialogManager, chat_id: int, content: bytes, name: str, sent: Sent | None, seat: Seat | None) -> None:
    """The bytes of a paper, a file or (None) a pasted text: recognised, or read and written; whatever hinders it is said and
    loses nothing."""
    data = manager.middleware_data
    bot, texts = data["bot"], data["texts"]
    manager.show_mode = ShowMode.SEND
    seat = seat or desk.seat_of(data["who"])
    if seat is None:
        return
    await _without_what_was_left(manager, chat_id)
    async with data["db"].read() as tx:
        known = await papers.road_map_of(tx, seat.organization_id, content)
    if known is None:
        progress = await bot.send_message(chat_id, texts("road-map-reading", file=name))
        await data["db"].shows(progress.message_id)
        try:
            reading = await safely.understood(content, name)
        except Refused as refused:
            await _ends(progress, texts(f"reading-refused-{refused.why.value}", file=name))
            await _answered(manager, sent)
            return
        if reading.is_empty:
            lost = [
                texts(f"reading-ask-{one.about.value}", text=shortened(one.text, saying.OPEN))
                for one in reading.questions
                if one.about in NOTED
            ]
            await _ends(progress, saying.fitting([texts("reading-nothing", file=name), *lost], texts))
            await _answered(manager, sent)
            return
        known, fresh = await _written(manager, seat, content, name, reading, sent)
        with suppress(TelegramBadRequest):  # deleted by the reader: nothing is left to take away
            await progress.delete()
    else:
        fresh = False
        await _answered(manager, sent)
    if not fresh:
        data["said"] = texts("road-map-known")
    manager.dialog_data["map"] = known
    await (editions.opens(manager) if fresh and data.get("said") else desk.opens(manager))


async def _without_what_was_left(manager: DialogManager, chat_id: int) -> None:
    """«Читаю …» of a run that ended with its process: this run says it anew, or has the answer already."""
    data = manager.middleware_data
    if (left := data["db"].shown_before) is not None:
        with suppress(TelegramBadRequest):
            await data["bot"].delete_message(chat_id, left)


async def _ends(progress: Message, said: str) -> None:
    """«Читаю …» turns into what came of it; below, where it was deleted meanwhile."""
    try:
        await progress.edit_text(said)
    except TelegramBadRequest:
        await progress.answer(said)


async def _written(
    manager: DialogManager, seat: Seat, content: bytes, name: str, reading: Reading, sent: Sent | None
) -> tuple[int, bool]:
    """The paper and its draft as rows; two people who send the same bytes at once get one road map."""
    data = manager.middleware_data
    db, who, now = data["db"], data["who"], data["now"]
    fresh = False
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            paper_id = await papers.keep(tx, seat.organization_id, name, content, by=who.person_id, now=now)
            if await papers.road_map_of(tx, seat.organization_id, content) is None:
                owner = await publishing.owner_of(
                    tx, seat.organization_id, await publishing.today_of(tx, seat.organization_id, now)
                )
                draft_id = await drafting.draft(tx, owner, paper_id, reading, by=who.person_id, now=now, title=name)
                amends = await amending.recognise(tx, draft_id, reading.edition_of, now=now)
                data["said"] = data["texts"]("edition-recognised") if amends else ""
                fresh = True
            if sent is None:
                await drafts.drop(tx, who.person_id, pasting.PASTED, 0)
            else:
                await _waits_no_more(tx, who.person_id, sent, now)
    async with db.read() as tx:
        found = await papers.road_map_of(tx, seat.organization_id, content)
    return found or 0, fresh
