"""Templates: which one is in use and since when, take it away to change it, send another one, go back to the shipped one."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.export import templates
from db.export.templates import Version
from db.organization import organizations
from domain.office_papers import OF_LEVEL, Paper, exists_in
from domain.offices import Act, Level
from domain.personal import PersonalData
from domain.who import Seat
from handlers.fetching import fetched
from handlers.gone import Gone
from handlers.office_papers.place import may, paper_in_hand, seat_in_hand
from handlers.office_papers.states import OfficePapers
from handlers.office_papers.writing import names, template_for
from locales import Texts
from papers.office import making
from papers.office.catalogue import CATALOGUE
from papers.office.language import Fault, Faulty, Wrong
from papers.office.package import LARGEST
from papers.refusal import Refused, Why

log = structlog.get_logger("office_papers")

KINDS = (".docx",)
#: Signs of one message of the list of fields; Telegram takes 4096.
_MESSAGE = 3500
#: Names are shown that long.
_NAME = 60


async def _mine(tx: AsyncSession, manager: DialogManager) -> Seat:
    """Whose templates are on show. Raises `Gone` for whoever may not change them (any more)."""
    seat = seat_in_hand(manager)
    if not await may(tx, manager, Act.KEEP_TEMPLATES, seat.organization_id):
        raise Gone
    return seat


async def templates_shown(
    db: UpdateDatabase, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Every document with where its template comes from. Those above keep them for the organisations below, too."""
    async with db.read() as tx:
        seat = await _mine(tx, dialog_manager)
        level = await organizations.level(tx, seat.kind)
        used = await templates.in_use(tx, seat.organization_id)
    return {
        "text": texts("office-templates", organization=seat.organization),
        "papers": [
            {
                "id": paper.value,
                "label": texts.plain(
                    "office-template-line",
                    name=texts.plain("office-paper", paper=paper.value),
                    origin=_origin(used.get(paper), seat),
                ),
            }
            for paper in (OF_LEVEL[level] if level is Level.INSTITUTION else Paper)
            if exists_in(paper, mode)
        ],
    }


def _origin(one: Version | None, seat: Seat) -> str:
    if one is None:
        return "shipped"
    return "own" if one.organization_id == seat.organization_id else "above"


async def chose_template(_: CallbackQuery, __: Any, manager: DialogManager, paper: str) -> None:
    """One of them."""
    manager.dialog_data["paper"] = Paper(paper).value
    await manager.switch_to(OfficePapers.template)


async def template_shown(
    db: UpdateDatabase, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Which version is in use, who sent it and when, and the earlier ones."""
    paper = paper_in_hand(dialog_manager)
    async with db.read() as tx:
        seat = await _mine(tx, dialog_manager)
        used = (await templates.in_use(tx, seat.organization_id)).get(paper)
        versions = await templates.history(tx, seat.organization_id, paper)
    parts = [
        texts(
            "office-template",
            name=texts.plain("office-paper", paper=paper.value),
            origin=_origin(used, seat),
            organization=used.organization if used else "none",
        ),
        *(_version(one, texts, mode) for one in versions),
    ]
    return {
        "said": said,
        "text": "\n".join(parts),
        "own": used is not None and used.organization_id == seat.organization_id,
        "versions": [
            {"id": one.id, "label": texts.plain("office-version-button", at=_at(one), file=one.filename[:_NAME])}
            for one in versions
            if one.retired_at is not None
        ],
    }


def _at(one: Version) -> datetime:
    return one.added_at.astimezone(ZoneInfo(one.zone))


def _version(one: Version, texts: Texts, mode: PersonalData) -> str:
    return texts(
        "office-version",
        at=_at(one),
        file=one.filename[:_NAME],
        by=one.by if mode is PersonalData.NAMES and one.by else "none",
        used=one.retired_at is None,
    )


async def asked_for_template(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The template that is in use, to be changed, and after it the list of its fields."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    paper = paper_in_hand(manager)
    async with data["db"].read() as tx:
        seat = await _mine(tx, manager)
        content, _language = await template_for(tx, seat.organization_id, paper, texts)
    name = texts.plain("office-template-file", name=texts.plain("office-paper-plain", paper=paper.value))
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{name}.docx"), caption=texts("office-template-how"))
    for part in fields_said(paper, texts):
        await bot.send_message(query.from_user.id, part)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def asked_for_version(query: CallbackQuery, _: Any, manager: DialogManager, template_id: int) -> None:
    """An earlier version, to be looked at or sent again."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        seat = await _mine(tx, manager)
        known = await templates.history(tx, seat.organization_id, paper_in_hand(manager))
        one = next((each for each in known if each.id == template_id), None)
        if one is None:
            raise Gone
        content = await templates.content(tx, one.id)
    bot: Bot = data["bot"]
    await bot.send_document(query.from_user.id, BufferedInputFile(content, one.filename))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def fields_said(paper: Paper, texts: Texts) -> list[str]:
    """The fields of a document with what they mean (HTML), in as many messages as it takes."""
    fields = CATALOGUE[paper]
    lines = [texts("office-fields", name=texts.plain("office-paper", paper=paper.value))]
    lines += [_field(code, texts) for code in fields.plain]
    for code, row in fields.lists.items():
        lines += [
            "",
            texts(
                "office-fields-list", name=texts.plain("office-field", field=code), means=texts.plain("office-means", field=code)
            ),
        ]
        lines += [_field(each, texts) for each in row]
    if fields.lists:
        lines += ["", texts("office-fields-rows", repeat=_tag("repeat", texts, next(iter(fields.lists))), end=_tag("end", texts))]
    tags = {what: _tag(what, texts, "curator") for what in ("if", "else", "end")}
    lines += ["", texts("office-fields-condition", **tags)]
    messages = [""]
    for line in lines:
        if len(messages[-1]) + len(line) > _MESSAGE:
            messages.append("")
        messages[-1] += f"{line}\n"
    return [message for message in messages if message.strip()]


def _tag(what: str, texts: Texts, code: str = "") -> str:
    """A command as it is written in a template, about this field."""
    name = texts.plain("office-field", field=code) if code else ""
    return "{% " + texts.plain("office-tag", what=what, field=name) + " %}"


def _field(code: str, texts: Texts) -> str:
    name = "{{ " + texts.plain("office-field", field=code) + " }}"
    return texts("office-fields-one", name=name, means=texts.plain("office-means", field=code))


async def came(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A template: looked at and filled on trial in a process of its own, then in use; a broken one changes nothing."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    manager.show_mode = ShowMode.SEND
    assert message.document is not None  # the window takes documents here
    paper, name = paper_in_hand(manager), message.document.file_name or "?"
    async with data["db"].read() as tx:
        seat = await _mine(tx, manager)
    try:
        template = await _fetched(message, data["bot"], name)
        await making.check(template, paper, names())
    except Faulty as broken:
        data["said"] = refused(broken.faults, texts)
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            seat = await _mine(tx, manager)
            await templates.keep(
                tx,
                seat.organization_id,
                paper,
                template,
                name[:200],
                language=texts.language,
                by=data["who"].person_id,
                now=data["now"],
            )
    log.info("template kept", paper=paper.value, organization=seat.organization_id, by=data["who"].person_id)
    data["said"] = texts("office-template-kept")


async def _fetched(message: Message, bot: Bot, name: str) -> bytes:
    """The bytes. Raises `Faulty` for what is no `.docx`, or too large."""
    assert message.document is not None  # asked by `came`
    size = message.document.file_size
    if (size or 0) > LARGEST:
        raise Faulty(Fault(Wrong.TOO_LARGE))
    try:
        return await fetched(bot, message.document.file_id, name, size, KINDS)
    except Refused as found:
        raise Faulty(Fault(Wrong.TOO_LARGE if found.why is Why.TOO_LARGE else Wrong.NOT_DOCX)) from None


def refused(faults: tuple[Fault, ...], texts: Texts) -> str:
    """Why a template is not used: every fault with its place (HTML)."""
    return "\n".join([texts("office-refused"), *(_fault(one, texts) for one in faults), texts("office-refused-stays")])


def _fault(one: Fault, texts: Texts) -> str:
    meant = ", ".join(f"«{name}»" for name in one.meant) or "none"
    tag = one.tag or "none"
    said = texts("office-fault", wrong=one.wrong.value, tag=tag, meant=meant, end=_tag("end", texts), field="{{ … }}")
    if one.place is None:
        return said
    words = "none" if one.place.words in ("", one.tag) else one.place.words
    return said + texts("office-where", part=one.place.part, table=one.place.table, row=one.place.row, words=words)


async def went_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The shipped template again, or that of the organisation above; what was sent stays among the versions."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            seat = await _mine(tx, manager)
            await templates.take_back(tx, seat.organization_id, paper_in_hand(manager), by=data["who"].person_id, now=data["now"])
    data["said"] = data["texts"]("office-template-back")
