"""The evidence of a measure as archives: files fetched from Telegram part by part, named for people, with an index inside.

One press sends one part. A part is closed when it is large enough for one message, or when fetching has taken long enough; the
next press goes on where it ended, so nothing runs longer than a press may.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNetworkError
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode

from db import UpdateDatabase
from db.assignment import control
from db.assignment.assignments import Listed
from db.assignment.control import Attached
from domain.assignment import EvidenceKind
from domain.exports import Holds
from domain.lead_in import spoken
from domain.pieces import LARGEST
from handlers.assignments import showing
from handlers.control.states import Control
from handlers.control.view import comes_back, goes_in, scope_in_hand
from handlers.exports.noting import noted
from handlers.presses import token
from locales import Texts
from papers import books
from papers.evidence_zip import PART, File, archive, named, portion
from papers.matrix_xlsx import Sheet, Value

log = structlog.get_logger("control")

#: Pieces in one part, files fetched at the same time, and seconds that the fetching of one part may take.
MOST, AT_ONCE, SECONDS = 120, 4, 18.0
#: Seconds in which Telegram must have taken a part; with the fetching less than one press may take.
UPLOAD_SECONDS = 25


@dataclass(frozen=True)
class Fetched:
    """A piece of evidence with its file, or why there is none: `large`, `gone`; `none` for what never was a file."""

    piece: Attached
    name: str = ""
    content: bytes | None = None
    why: str = "none"


async def opens(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """From the assignments of a measure to its archive, from the first part on."""
    goes_in(manager)
    manager.dialog_data["from"] = 0
    await manager.switch_to(Control.archive)


async def archive_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What there is, and where the sending stands."""
    measure = int(dialog_manager.dialog_data.get("group", 0))
    async with db.read() as tx:
        one, pieces = await _asked(dialog_manager)(tx)
    begins = int(dialog_manager.dialog_data.get("from", 0))
    files = [piece for piece in pieces if piece.file_id is not None]
    left = len(pieces) - begins
    head = texts(
        "control-archive",
        measure=_called(one, texts) if one is not None else texts.plain("control-nothing"),
        pieces=len(pieces),
        files=len(files),
        organizations=len({piece.organization for piece in pieces}),
    )
    return {
        "said": said,
        "text": head,
        "token": token(measure, begins, begun=begins > 0, left=left) if left > 0 else [],
    }


def _asked(manager: DialogManager) -> Any:
    """Reads the measure on show and its evidence, as far as whoever looks may see it."""
    scope = scope_in_hand(manager.middleware_data["who"])
    measure = int(manager.dialog_data.get("group", 0))

    async def read(tx: Any) -> tuple[Listed | None, list[Attached]]:
        found = await control.given(tx, scope, measure_id=measure)
        return (found[0] if found else None), await control.evidence(tx, scope, measure)

    return read


def _called(one: Listed, texts: Texts) -> str:
    words = showing.shortened(spoken(one.text, one.section), showing.IN_LIST)
    return texts.plain("control-measure", number=one.number, text=words)


async def sends(query: CallbackQuery, manager: DialogManager, _: int, begins: int) -> None:
    """Fetch and send the next part; an old button begins where it stood."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].snapshot() as tx:
        one, pieces = await _asked(manager)(tx)
    rest = pieces[begins:]
    if one is None or not rest:
        return
    async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_DOCUMENT):
        fetched, content = await part_of(bot, one, rest, data["now"], texts)
        first = 0 if begins == 0 and len(fetched) == len(pieces) else begins + 1  # 0: all in one
        name = texts.plain("control-archive-name", number=one.number or str(one.measure_id), first=first)
        place, rows = scope_in_hand(data["who"]).place, len(fetched)
        await noted(manager, place, "evidence", f"{name}.zip", content, rows=rows, holds=Holds.COUNTS)
        file = BufferedInputFile(content, f"{name}.zip")
        await bot.send_document(query.from_user.id, file, request_timeout=UPLOAD_SECONDS)
    ends = begins + len(fetched)
    missing = sum(got.why in ("large", "gone") for got in fetched)
    manager.dialog_data["from"] = ends
    data["said"] = texts(
        "control-archive-sent",
        files=sum(got.content is not None for got in fetched),
        missing=missing,
        left=len(pieces) - ends,
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def part_of(
    bot: Bot, one: Listed, rest: Sequence[Attached], now: datetime, texts: Texts, *, most: int = PART
) -> tuple[list[Fetched], bytes]:
    """The next part of what is left: the pieces in it, and the archive of at most so many bytes of files (one larger file is a
    part by itself)."""
    take = min(portion([piece.file_size or 0 for piece in rest], most), MOST)
    fetched = await _fetch(bot, rest[:take], texts)
    paths, where = _placed(fetched, texts)
    index = await books.book([_index(one, fetched, where, now, texts)])
    return fetched, await asyncio.to_thread(archive, [(f"{texts.plain('control-archive-index')}.xlsx", index), *paths])


async def _fetch(bot: Bot, pieces: Sequence[Attached], texts: Texts) -> list[Fetched]:
    """The pieces in order with their files, up to the first that did not come in time; always at least one."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(number: int, piece: Attached) -> Fetched:
        async with places:
            return await _file(bot, number, piece, texts)

    tasks = [asyncio.create_task(one(number, piece)) for number, piece in enumerate(pieces, start=1)]
    try:
        await asyncio.wait(tasks, timeout=SECONDS)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    done = [None if task.cancelled() else task.result() for task in tasks]
    came = next((at for at, got in enumerate(done) if got is None), len(done))
    kept = [got for got in done[:came] if got is not None]
    return kept or [Fetched(pieces[0], why="gone")]


async def _file(bot: Bot, number: int, piece: Attached, texts: Texts) -> Fetched:
    """One file; Telegram hands out 20 MB at most, and forgets some."""
    if piece.file_id is None:
        return Fetched(piece)
    if (piece.file_size or 0) > LARGEST:
        return Fetched(piece, why="large")
    try:
        found = await bot.get_file(piece.file_id)
        content = BytesIO()
        assert found.file_path is not None  # the Bot API names it whenever it answers
        await bot.download_file(found.file_path, content)
    except TelegramNetworkError:
        raise
    except TelegramAPIError as refusal:
        log.info("file not fetched", evidence=piece.id, refusal=type(refusal).__name__)
        large = isinstance(refusal, TelegramBadRequest) and "too big" in refusal.message.lower()
        return Fetched(piece, why="large" if large else "gone")
    ending = PurePosixPath(found.file_path).suffix
    name = piece.file_name or texts.plain("control-archive-file", kind=piece.kind, position=number) + ending
    return Fetched(piece, name, content.getvalue(), "")


def _placed(fetched: Sequence[Fetched], texts: Texts) -> tuple[list[tuple[str, bytes]], dict[int, str]]:
    """The files of these pieces under readable names (school / № and date / file), and which piece lies where."""
    documents = {
        got.piece.assignment_id: texts.plain("control-archive-document", number=got.piece.words, day=got.piece.document_date)
        for got in fetched
        if got.piece.kind == EvidenceKind.DOCUMENT
    }
    files = [got for got in fetched if got.content is not None]
    paths = named(File(_folders(got.piece, documents, texts), got.name, got.content or b"") for got in files)
    return paths, {got.piece.id: path for got, (path, _) in zip(files, paths, strict=True)}


def _folders(piece: Attached, documents: dict[int, str], texts: Texts) -> tuple[str, ...]:
    document = documents.get(piece.assignment_id) or texts.plain("control-archive-folder", day=piece.added_on)
    return piece.organization, document


def _index(one: Listed, fetched: Sequence[Fetched], where: dict[int, str], now: datetime, texts: Texts) -> Sheet:
    """What lies where, and what is not in the archive and why."""
    names = ("organization", "state", "kind", "words", "dated", "added", "file")
    rows: list[tuple[Value, ...]] = []
    for got in fetched:
        piece = got.piece
        place = where.get(piece.id) or texts.plain("control-archive-missing", why=got.why)
        state, kind = (
            texts.plain("control-archive-state", state=piece.state),
            texts.plain("control-archive-kind", kind=piece.kind),
        )
        rows.append((piece.organization, state, kind, piece.words, piece.document_date, piece.added_on, place))
    return Sheet(
        name=texts.plain("control-archive-index"),
        title=texts.plain("control-workbook-title", title=_called(one, texts), day=one.today(now)),
        headings=tuple(texts.plain("control-heading", what=what) for what in names),
        rows=rows,
    )


async def back(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Back to the assignments of the measure."""
    comes_back(manager)
    await manager.switch_to(Control.listed)
