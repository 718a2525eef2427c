"""The poster of a link: its words, and both files in one tap, drawn in a child process."""

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile
from aiogram.utils.chat_action import ChatActionSender
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager, ShowMode

from db.organization.school_links import SchoolLink
from domain.exports import Holds
from domain.forms import FIVE_FORMS, Category, Part
from domain.school_links import Kind, Line
from handlers.exports.noting import noted
from locales import Texts
from papers.drawing import PDF, PNG, NotDrawn, poster_file
from papers.poster import Poster

log = structlog.get_logger(__name__)


def manner(kind: Kind) -> str:
    """«ty» where pupils are spoken to, «vy» to adults, and to whoever it may be."""
    rule = next((one for one in FIVE_FORMS if one.key == kind.form), None)
    if kind.part is Part.MENTEE:
        return "ty" if rule is None or rule.mentees is Category.PUPIL else "vy"
    return "ty" if rule is not None and rule.mentors == {Category.PUPIL} else "vy"


def words_of(link: SchoolLink, texts: Texts) -> dict[Line, str]:
    """The lines of the poster: the school's own where it has them, else the usual ones of the form."""
    usual = {
        line: texts.plain(
            f"poster-{line.value}", part=link.kind.part.value, form=link.kind.form or "any", polite=manner(link.kind)
        )
        for line in Line
    }
    return usual | link.words


async def poster_of(link: SchoolLink, organization: str, bot: Bot, texts: Texts) -> Poster:
    """Everything that stands on it. No person is named: who is asked is an office."""
    said = words_of(link, texts)
    address = await create_start_link(bot, link.code)
    return Poster(
        organization=organization,
        heading=said[Line.HEADING],
        line=said[Line.LINE],
        link=address,
        scan=texts.plain("poster-scan", polite=manner(link.kind)),
        printed=address.removeprefix("https://"),
        ask=said[Line.ASK],
    )


async def send(manager: DialogManager, chat_id: int, link: SchoolLink, organization_id: int, organization: str) -> None:
    """The poster to print and the same as a picture, below the screen's last words."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    poster = await poster_of(link, organization, bot, texts)
    name = texts.plain("poster-file", part=link.kind.part.value, organization=organization)
    try:
        async with ChatActionSender(bot=bot, chat_id=chat_id, action=ChatAction.UPLOAD_DOCUMENT):
            pdf, png = await poster_file(poster, PDF), await poster_file(poster, PNG)
    except NotDrawn as fault:
        log.error("no poster", fault=str(fault))
        data["said"] = texts("poster-not-drawn")
        return
    for file_name, content in ((f"{name}.pdf", pdf), (f"{name}.png", png)):
        await noted(manager, organization_id, "poster", file_name, content, rows=1, holds=Holds.COUNTS, follows=True)
    await bot.send_document(chat_id, BufferedInputFile(pdf, f"{name}.pdf"), caption=texts("poster-caption"))
    await bot.send_document(chat_id, BufferedInputFile(png, f"{name}.png"))
    manager.show_mode = ShowMode.DELETE_AND_SEND
