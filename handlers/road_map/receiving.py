"""A paper comes in: fetched, read by a child process, understood beside the event loop, and only then written, in one go.

Nothing is written before, so a bot that dies while reading reads again when it is back.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, amending, drafting, drafts, papers, publishing
from domain.pieces import LARGEST
from domain.road_map import Reading, understand
from domain.who import Seat
from handlers.road_map import amending as editions
from handlers.road_map import desk, pasting
from handlers.road_map.states import RoadMaps
from locales import Texts
from papers import safely
from papers.refusal import Refused, Why

#: The kind under which a file waits among the drafts while nobody has said that it is a road map.
OFFERED = "paper-file"


@dataclass(frozen=True)
class Sent:
    """A document as the messenger names it."""

    file_id: str
    name: str
    size: int


async def came_document(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file on the desk: read it."""
    assert message.document is not None  # the window takes documents here
    sent = Sent(message.document.file_id, message.document.file_name or "", message.document.file_size or 0)
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
    name = data["texts"].plain("road-map-pasted-name")
    await _takes(manager, query.from_user.id, text.encode(), f"{name}.txt", pasted=True)


async def offers(message: Message, manager: DialogManager) -> bool:
    """A file came while nothing was open. True when it is kept and the question is on the screen."""
    data = manager.middleware_data
    if message.document is None or desk.seat_of(data["who"]) is None:
        return False
    one = message.document
    kept = {"file_id": one.file_id, "name": one.file_name or "", "size": one.file_size or 0}
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.keep(tx, data["who"].person_id, OFFERED, 0, kept, now=data["now"])
    await manager.start(RoadMaps.offered, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return True


async def offered_shown(db: Any, who: Any, texts: Texts, **_: Any) -> dict[str, Any]:
    """Which file it is about."""
    async with db.read() as tx:
        kept = await drafts.find(tx, who.person_id or 0, OFFERED, 0)
    return {"text": texts("road-map-offered", file=(kept or {}).get("name") or "?")}


async def offer_taken(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Yes, it is a road map."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        kept = await drafts.find(tx, data["who"].person_id or 0, OFFERED, 0)
    await manager.switch_to(RoadMaps.desk)
    if kept is not None:
        await _takes_file(manager, query.from_user.id, Sent(**kept))


async def _takes_file(manager: DialogManager, chat_id: int, sent: Sent) -> None:
    """Fetch the file; Telegram hands out 20 MB at most."""
    data = manager.middleware_data
    bot: Bot = data["bot"]
    manager.show_mode = ShowMode.SEND
    content = BytesIO()
    try:
        if sent.size > LARGEST:
            raise Refused(Why.TOO_LARGE)
        await bot.download(sent.file_id, content)
    except (Refused, TelegramBadRequest) as fault:
        if isinstance(fault, TelegramBadRequest) and "too big" not in fault.message.lower():
            raise
        await bot.send_message(chat_id, data["texts"](f"reading-refused-{Why.TOO_LARGE.value}", file=sent.name))
        return
    await _takes(manager, chat_id, content.getvalue(), sent.name)


async def _takes(manager: DialogManager, chat_id: int, content: bytes, name: str, *, pasted: bool = False) -> None:
    """The bytes of a paper: recognised, or read and written; whatever hinders it is said and loses nothing."""
    data = manager.middleware_data
    bot, texts = data["bot"], data["texts"]
    manager.show_mode = ShowMode.SEND
    seat = desk.seat_of(data["who"])
    if seat is None:
        return
    async with data["db"].read() as tx:
        known = await papers.road_map_of(tx, seat.organization_id, content)
    if known is None:
        await bot.send_message(chat_id, texts("road-map-reading", file=name))
        try:
            reading = await asyncio.to_thread(understand, await safely.read(content, name))
        except Refused as refused:
            await bot.send_message(chat_id, texts(f"reading-refused-{refused.why.value}", file=name))
            return
        if reading.is_empty:
            lost = [texts("reading-ask-columns", text=one.text) for one in reading.questions]
            await bot.send_message(chat_id, "\n\n".join([texts("reading-nothing", file=name), *lost]))
            return
        known, fresh = await _written(manager, seat, content, name, reading, pasted=pasted)
    else:
        fresh = False
    if not fresh:
        data["said"] = texts("road-map-known")
    manager.dialog_data["map"] = known
    await (editions.opens(manager) if fresh and data.get("said") else desk.opens(manager))


async def _written(
    manager: DialogManager, seat: Seat, content: bytes, name: str, reading: Reading, *, pasted: bool
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
            await drafts.drop(tx, who.person_id, pasting.PASTED if pasted else OFFERED, 0)
    async with db.read() as tx:
        found = await papers.road_map_of(tx, seat.organization_id, content)
    return found or 0, fresh
