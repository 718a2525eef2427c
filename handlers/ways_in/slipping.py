"""Slips with personal codes to print and cut: for one class or all, for the people of one link. No names stand on them."""

from typing import Any

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager, ShowMode

from db import UpdateDatabase
from db.organization import offers, school_links
from db.organization.school_links import SchoolLink
from db.participant import rosters
from db.participant.rosters import Entry
from domain.exports import Holds
from domain.forms import Category, Part
from domain.joining import Choices
from domain.school_links import payload
from handlers.exports.noting import noted
from handlers.gone import Gone
from handlers.presses import page_of
from handlers.ways_in.place import place_in_hand
from handlers.ways_in.posters import manner
from handlers.ways_in.showing import choices_of
from locales import Texts
from papers.drawing import NotDrawn, slips_file
from papers.slips import Slip, Slips

log = structlog.get_logger(__name__)

#: Classes on one page of a phone; slips of one file.
ROWS, MOST = 16, 400
EVERY = "all"


def for_pupils(link: SchoolLink, offered: Choices) -> bool:
    """Whether pupils come in by this link: a roster is of pupils."""
    rule = offered.rule(link.kind.form)
    if rule is None:
        return True
    return rule.mentees is Category.PUPIL if link.kind.part is Part.MENTEE else Category.PUPIL in rule.mentors


async def _links(tx: Any, manager: DialogManager, place: int) -> list[SchoolLink]:
    offered = await choices_of(tx, manager, place)
    return [one for one in await school_links.living(tx, place) if for_pupils(one, offered)]


async def slips_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """For whom the slips are, and the classes that still have free codes."""
    async with db.read() as tx:
        place = (await place_in_hand(tx, dialog_manager)).organization_id
        links = await _links(tx, dialog_manager, place)
        free = [one for one in await rosters.of(tx, place) if not one.claimed]
        titles = await offers.form_titles(tx)
    chosen = _chosen(links, dialog_manager)
    classes = sorted({one.school_class for one in free})
    shown, pages = page_of(classes, dialog_manager, ROWS)
    return {
        **pages,
        "said": said,
        "count": len(free),
        "links": [
            {"id": one.id, "label": texts.plain("slips-link", chosen=one is chosen, title=_title(one, titles, texts))}
            for one in links[:4]
        ],
        "linked": bool(links),
        "classes": [{"id": str(one), "label": str(one)} for one in shown] if links else [],
        "every": bool(links) and 0 < len(free) <= MOST,
    }


def _title(link: SchoolLink, titles: dict[str, dict[str, str]], texts: Texts) -> str:
    title = titles.get(link.kind.form or "", {})
    return texts.plain("ways-in-kind", part=link.kind.part.value, form=title.get(texts.language) or title.get("ru") or "none")


def _chosen(links: list[SchoolLink], manager: DialogManager) -> SchoolLink | None:
    wanted = manager.dialog_data.get("slips")
    return next((one for one in links if one.id == wanted), links[0] if links else None)


async def chose_link(_: CallbackQuery, __: Any, manager: DialogManager, link_id: int) -> None:
    """For other people."""
    manager.dialog_data["slips"] = link_id


async def every_class(query: CallbackQuery, button: Any, manager: DialogManager) -> None:
    """All that is free, in one file."""
    await chose_class(query, button, manager, EVERY)


async def chose_class(query: CallbackQuery, _: Any, manager: DialogManager, school_class: str) -> None:
    """The sheets of a class."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
        link = _chosen(await _links(tx, manager, seat.organization_id), manager)
        free = [one for one in await rosters.of(tx, seat.organization_id) if not one.claimed]
    wanted = [one for one in free if school_class in (EVERY, str(one.school_class))][:MOST]
    if link is None or not wanted:
        raise Gone
    address = await create_start_link(bot, link.code)
    sheets = sheets_of(wanted, link, address, seat.organization, texts)
    try:
        async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_DOCUMENT):
            pdf = await slips_file(sheets)
    except NotDrawn as fault:
        log.error("no slips", fault=str(fault))
        data["said"] = texts("poster-not-drawn")
        return
    name = texts.plain("slips-file", school_class="none" if school_class == EVERY else school_class)
    file_name = f"{name}.pdf"
    await noted(manager, seat.organization_id, "slips", file_name, pdf, rows=len(wanted), holds=Holds.CODES)
    await bot.send_document(query.from_user.id, BufferedInputFile(pdf, file_name), caption=texts("slips-caption"))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def sheets_of(entries: list[Entry], link: SchoolLink, address: str, organization: str, texts: Texts) -> Slips:
    """The sheets of these codes, class by class. `address` is the school's link; a slip's has a personal part behind."""
    base = address.removesuffix(link.code)
    bot_address = address.partition("?")[0].removeprefix("https://")
    classes = sorted({one.school_class for one in entries})
    return Slips(
        organization=organization,
        steps=tuple(texts.plain("slips-step", step=step, polite=manner(link.kind)) for step in (1, 2)),
        address=bot_address,
        classes=tuple(
            (
                str(one),
                tuple(
                    Slip(str(entry.code), f"{base}{payload(link.code, entry.token)}")
                    for entry in entries
                    if entry.school_class == one
                ),
            )
            for one in classes
        ),
    )
