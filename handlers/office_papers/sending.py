"""One document on its way: read in a snapshot, written in a process of its own, recorded, sent to whoever asked."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.export import exports
from domain.office_papers import Paper
from handlers.office_papers.building import Built, name_of
from handlers.office_papers.naming import Naming
from handlers.office_papers.writing import RECORDED, holds, names, template_for
from locales import Texts
from papers.office import making

log = structlog.get_logger("office_papers")

#: Reads a document in the transaction and by the words that it is handed.
Builds = Callable[[AsyncSession, Naming], Awaitable[Built]]


async def sends(query: CallbackQuery, manager: DialogManager, paper: Paper, organization_id: int, builds: Builds) -> None:
    """Make it and send it; that it was made is recorded first."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_DOCUMENT):
        async with data["db"].snapshot() as tx:
            template, language = await template_for(tx, organization_id, paper, texts)
            naming = Naming(Texts(language, texts.mode))
            built = await builds(tx, naming)
        try:
            content = await making.fill(template, paper, names(), built.values)
        except making.NotMade as fault:
            log.error("no document", paper=paper.value, organization=organization_id, fault=str(fault))
            await query.answer(texts.plain("office-not-made"), show_alert=True)
            return
        name = f"{name_of(built, naming, data['now'])}.docx"
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                await exports.note(
                    tx,
                    by=data["who"].person_id,
                    organization_id=organization_id,
                    what=RECORDED[paper],
                    format="docx",
                    holds=holds(paper, texts.mode),
                    rows=built.rows,
                    content=content,
                    now=data["now"],
                    file_name=name,
                )
        await bot.send_document(query.from_user.id, BufferedInputFile(content, name))
    manager.show_mode = ShowMode.DELETE_AND_SEND
