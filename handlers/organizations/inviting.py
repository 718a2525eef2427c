"""Invitations for all who have not come in: a sheet to print, a table to forward from; or one by one."""

import secrets
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager, ShowMode

from db import AlreadyDone, UpdateDatabase
from db.office import connecting
from db.office.connecting import Fresh, Guest
from domain.exports import Holds
from domain.invitations import Purpose, lifetime, payload
from domain.personal import PersonalData
from domain.who import Seat, Who
from handlers.exports.noting import noted
from handlers.organizations.main import absent_of, guests_of, seat_of
from handlers.presses import page_of
from locales import Texts
from papers import books
from papers.drawing import NotDrawn, invitation_cards
from papers.invitations_pdf import Card, InvitationSheet
from papers.matrix_xlsx import Sheet, Value

log = structlog.get_logger("organizations")

#: Organisations on one page of a phone.
ROWS = 8


def _secret() -> str:
    return payload(secrets.token_bytes(32))


async def _renewed(manager: DialogManager, only: int | None = None) -> list[Fresh]:
    """New links, stored before anything is said. A press that is run again makes none: its secrets were never shown."""
    data = manager.middleware_data
    who: Who = data["who"]
    try:
        async with data["db"].begin() as tx:
            await guests_of(tx, who, data["now"])
            place = seat_of(who).organization_id
            return await connecting.renew(tx, who.person_id or 0, place, _secret, now=data["now"], only=only)
    except AlreadyDone:
        data["said"] = data["texts"]("organizations-again")
        return []


async def asked_for_sheets(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Everybody who has not come in gets a new link: the cards as PDF, the texts as a workbook."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    seat = seat_of(data["who"])
    made = await _renewed(manager)
    if not made:
        return
    links = [(one, await create_start_link(bot, one.secret)) for one in made]
    manager.show_mode = ShowMode.DELETE_AND_SEND
    name = texts.plain("organizations-invitations-file", day=_day(data["now"], seat.zone))
    table = await books.book([_table(links, seat.zone, texts)])
    try:
        async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_DOCUMENT):
            pdf = await invitation_cards(_cards(links, seat.organization, seat.zone, data["now"], texts))
        caption = texts("organizations-cards-caption", count=len(made))
        await _noted(manager, seat, f"{name}.pdf", pdf, len(made))
        await bot.send_document(query.from_user.id, BufferedInputFile(pdf, f"{name}.pdf"), caption=caption)
    except NotDrawn as fault:
        # The links are good: without the cards the table still carries every one of them.
        log.error("no sheet of invitations", fault=str(fault))
        await bot.send_message(query.from_user.id, texts("organizations-no-cards"))
    await _noted(manager, seat, f"{name}.xlsx", table, len(made))
    file = BufferedInputFile(table, f"{name}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=texts("organizations-table-caption", count=len(made)))
    data["said"] = texts("organizations-sheets-made", count=len(made))


async def _noted(manager: DialogManager, seat: Seat, file_name: str, content: bytes, rows: int) -> None:
    """Who takes invitations away; names of those invited stand in them where the mode has names."""
    holds = Holds.NAMES if manager.middleware_data["texts"].mode is PersonalData.NAMES else Holds.COUNTS
    await noted(manager, seat.organization_id, "invitations", file_name, content, rows=rows, holds=holds, follows=True)


def _day(moment: datetime, zone: str) -> Any:
    return moment.astimezone(ZoneInfo(zone)).date()


def _whom(guest: Guest, texts: Texts) -> str:
    return guest.name or "" if texts.mode is PersonalData.NAMES else ""


def _forward(one: Fresh, link: str) -> dict[str, Any]:
    """What the text to forward says."""
    office = one.guest.office
    return {
        "office": office.value,
        "organization": one.guest.organization,
        "link": link,
        "days": lifetime(Purpose.OFFICE, office).days,
    }


def _until(one: Fresh, zone: str, texts: Texts) -> str:
    local = one.until.astimezone(ZoneInfo(zone))
    return texts.plain("organizations-until", day=local.date(), time=f"{local:%H:%M}")


def _cards(links: list[tuple[Fresh, str]], organization: str, zone: str, now: datetime, texts: Texts) -> InvitationSheet:
    cards = tuple(
        Card(
            one.guest.organization,
            one.guest.full_name,
            texts.plain("office-name", office=one.guest.office.value),
            _whom(one.guest, texts),
            link,
            texts.plain("organizations-cards-until", until=_until(one, zone, texts)),
        )
        for one, link in links
    )
    foot = texts.plain("organizations-cards-foot", organization=organization, day=_day(now, zone))
    return InvitationSheet(cards, texts.plain("organizations-cards-how"), foot)


def _table(links: list[tuple[Fresh, str]], zone: str, texts: Texts) -> Sheet:
    names = texts.mode is PersonalData.NAMES
    columns = ("organization", "office", *(("whom",) if names else ()), "link", "until", "text")
    rows: list[tuple[Value, ...]] = [
        (
            one.guest.organization,
            texts.plain("office-name", office=one.guest.office.value),
            *((_whom(one.guest, texts),) if names else ()),
            link,
            _until(one, zone, texts),
            texts.plain("invite-forward", **_forward(one, link)),
        )
        for one, link in links
    ]
    return Sheet(
        texts.plain("organizations-invitations-sheet"),
        texts.plain("organizations-invitations-title"),
        tuple(texts.plain("organizations-invitations-column", column=column) for column in columns),
        rows,
    )


async def absent_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Who has not come in and how far each is; a number makes a new text for one."""
    async with db.read() as tx:
        every = absent_of(await guests_of(tx, who, now))
    rows, paging = page_of(every, dialog_manager, ROWS)
    zone = ZoneInfo(seat_of(who).zone)
    lines = [
        texts(
            "organizations-absent-line",
            number=number,
            organization=one.organization,
            stand=one.stand.value,
            until=one.until.astimezone(zone).date() if one.until else now.date(),
        )
        for number, one in enumerate(rows, start=paging["first"] + 1)
    ]
    return {
        **paging,
        "said": said,
        "text": "\n".join([texts("organizations-absent", count=len(every)), "", *lines]),
        "numbers": [
            {"id": one.organization_id, "label": str(number)} for number, one in enumerate(rows, start=paging["first"] + 1)
        ],
    }


async def chose_one(query: CallbackQuery, _: Any, manager: DialogManager, organization_id: int) -> None:
    """A text of its own for one organisation, ready to be forwarded; the link before it stops working."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    made = await _renewed(manager, only=organization_id)
    if not made:
        return
    (one,) = made
    link = await create_start_link(data["bot"], one.secret)
    await data["bot"].send_message(query.from_user.id, texts("invite-forward", **_forward(one, link)))
    manager.show_mode = ShowMode.DELETE_AND_SEND
    data["said"] = texts(
        "organizations-one-made", organization=one.guest.organization, until=_until(one, seat_of(data["who"]).zone, texts)
    )
