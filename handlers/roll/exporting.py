"""The databases of mentees and mentors as a workbook: the list goes out as a table (a job), its empty shape at once."""

from contextlib import suppress

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone
from db.export.export_jobs import Enough
from domain.exports import Holds, What
from domain.forms import Part
from handlers.exports import on as exports
from handlers.exports.noting import noted
from handlers.roll.place import place_in_hand
from handlers.roll.tables import sheets
from locales import Texts
from papers import books


async def table_asked(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The workbook of this organisation will come into the chat of whoever asked, and is recorded."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    try:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                seat = await place_in_hand(tx, manager)
                await exports.asks(tx, manager, What.PARTICIPANTS, seat.organization_id, {})
    except Enough:
        await query.answer(texts.plain("exports-enough"), show_alert=True)
        return
    await query.answer(texts.plain("exports-asked"))


async def template_asked(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The same workbook without anybody in it, to be filled."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
    content = await books.book(sheets({part: [] for part in Part}, seat.organization, texts))
    name = f"{texts.plain('roll-file-empty')}.xlsx"
    await noted(manager, seat.organization_id, "blank", name, content, rows=0, holds=Holds.COUNTS)
    await bot.send_document(query.from_user.id, BufferedInputFile(content, name))
    manager.show_mode = ShowMode.DELETE_AND_SEND
