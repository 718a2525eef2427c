"""Organisations × measures: a page as text, the same page as a picture, everything as a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db.office import people
from domain.exports import Holds
from domain.lead_in import spoken
from domain.matrix import Fact, Matrix, Tally
from handlers.assignments import showing
from handlers.control import sheets
from handlers.control.shown import Shown, shown_of
from handlers.control.view import tally_said, view_of
from handlers.exports.noting import noted
from handlers.presses import page_of
from locales import Texts
from papers import books
from papers.drawing import NotDrawn, matrix_picture
from papers.matrix_picture import FACES, MatrixPicture, Row

log = structlog.get_logger("control")

#: Measures explained under a picture, and signs of each: Telegram takes 1024 signs there.
LONGEST = 70
CAPTION = 1024


async def _shown(manager: DialogManager) -> Shown:
    """Of the road map that was chosen; asked in one statement."""
    async with manager.middleware_data["db"].read() as tx:
        return await _read(tx, manager)


async def _read(tx: AsyncSession, manager: DialogManager) -> Shown:
    data = manager.middleware_data
    return shown_of(await view_of(tx, data["who"], data["now"]), int(manager.dialog_data.get("map", 0)))


async def matrix_shown(texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The page on show as text: each organisation with its counts, the reddest first."""
    shown = await _shown(dialog_manager)
    (page,), pages = page_of(shown.pages, dialog_manager, 1)
    counts = _counts(shown.view.facts)
    lines = [
        texts("control-matrix-line", organization=shown.organizations[row], tally=tally_said(counts[row], texts, short=True))
        for row in page.rows
    ]
    head = texts(
        "control-matrix",
        title=showing.shortened(shown.maps.get(shown.road_map_id, ""), showing.IN_LIST) or "none",
        organizations=len(shown.organizations),
        measures=len(shown.measures),
        tally=tally_said(Tally.of(fact.stand for fact in shown.view.facts), texts),
    )
    others = [(key, title) for key, title in shown.maps.items() if key != shown.road_map_id]
    return {
        **pages,
        "said": said,
        "text": "\n".join([head, "", *lines]),
        "some": bool(shown.view.facts),
        "maps": [{"id": key, "label": texts.plain("control-map", title=showing.shortened(title, 40))} for key, title in others],
    }


def _counts(facts: Sequence[Fact]) -> dict[int, Tally]:
    stands: dict[int, list[Any]] = {}
    for fact in facts:
        stands.setdefault(fact.place, []).append(fact.stand)
    return {place: Tally.of(found) for place, found in stands.items()}


async def chose_map(_: CallbackQuery, __: Any, manager: DialogManager, road_map_id: int) -> None:
    """The matrix of another road map."""
    manager.dialog_data.update(map=road_map_id, page=0)


async def asked_for_picture(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Draw the page on show in a child process, outside of any transaction, and send it; the numbers stay below as text."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    shown = await _shown(manager)
    (page,), pages = page_of(shown.pages, manager, 1)
    async with data["db"].read() as tx:
        theme = await people.theme(tx, data["who"].person_id)
    try:
        async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_PHOTO):
            png = await matrix_picture(replace(_picture(shown, page, pages, data["now"], texts), theme=theme))
    except NotDrawn as fault:
        log.error("no picture", fault=str(fault))
        await query.answer(texts.plain("share-no-picture"), show_alert=True)
        return
    file = BufferedInputFile(png, f"matrix-{pages['page']}.png")
    await bot.send_photo(query.from_user.id, file, caption=_caption(shown, page, texts))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def _number(shown: Shown, column: int) -> str:
    """How a column is called: the printed number, else its place in the road map."""
    return shown.measures[column].number or f"({list(shown.measures).index(column) + 1})"


def _picture(shown: Shown, page: Matrix, pages: dict[str, Any], now: datetime, texts: Texts) -> MatrixPicture:
    cells = {
        row: tuple(None if (how := page.cell(row, column)) is None else how.value for column in page.columns) for row in page.rows
    }
    return MatrixPicture(
        title=texts.plain("control-picture-title"),
        subtitle=shown.maps.get(shown.road_map_id, ""),
        columns=tuple(_number(shown, column) for column in page.columns),
        rows=tuple(Row(shown.organizations[row], cells[row]) for row in page.rows),
        legend=tuple((kind, texts.plain("control-stand", stand=kind)) for kind in FACES),
        footer=texts.plain("control-picture-footer", day=shown.view.scope.today(now), page=pages["page"], pages=pages["pages"]),
        nothing=texts.plain("control-nothing"),
    )


def _caption(shown: Shown, page: Matrix, texts: Texts) -> str:
    """What the numbers above the columns mean, as far as a caption may be long (its entities count as signs here, to be safe)."""
    said: list[str] = []
    for column in page.columns:
        one = shown.measures[column]
        line = texts(
            "control-picture-measure",
            number=_number(shown, column),
            text=showing.shortened(spoken(one.text, one.section), LONGEST),
        )
        if sum(map(len, said)) + len(said) + len(line) > CAPTION:
            break
        said.append(line)
    return "\n".join(said)


async def asked_for_workbook(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Everything of the road map on show as XLSX, of one moment."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    now: datetime = data["now"]
    async with data["db"].snapshot() as tx:
        shown = await _read(tx, manager)
        tables = await sheets.of(tx, shown, now, texts, data["mode"])
    async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_DOCUMENT):
        content = await books.book(tables)
    day = now.astimezone(ZoneInfo(shown.view.scope.zone)).date()
    name = f"{texts.plain('control-workbook-name', day=day.isoformat())}.xlsx"
    rows = sum(len(one.rows) for one in tables)
    await noted(manager, shown.view.scope.place, "control", name, content, rows=rows, holds=Holds.COUNTS)
    await bot.send_document(query.from_user.id, BufferedInputFile(content, name))
    manager.show_mode = ShowMode.DELETE_AND_SEND
