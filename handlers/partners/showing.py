"""The register as pages, one partner as a card, everything as a workbook; the line of home about terms that end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.assignment.control import Scope
from db.organization import partners
from db.organization.partners import Listed
from db.speaking import segments
from db.speaking.segments import keeps_partners
from domain.exports import Holds
from domain.partners import Field, Term
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.exports.noting import noted
from handlers.gone import Gone
from handlers.partners.states import Partners
from handlers.presses import page_of, token
from locales import Texts
from papers import books
from papers.matrix_xlsx import Sheet

#: Partners, and organisations, on one page of a phone; signs of a list of organisations.
ROWS, MOST_SIGNS = 6, 400


def scope_in_hand(who: Who) -> Scope:
    """Whose register this person keeps. Raises `Gone`."""
    scope = keeps_partners(who)
    if scope is None:
        raise Gone
    return scope


async def listed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A page of the register, what ends first at the top."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        found = await partners.of(tx, scope.place)
        below = await partners.below(tx, scope.place, scope.today(now))
    shown, pages = page_of(found, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    today = scope.today(now)
    lines = [_line(number, one, today, texts) for number, one in numbered]
    mentors = sum(one.row.mentors for one in found if one.term(today) is not Term.ENDED)
    return {
        **pages,
        "said": said,
        "some": bool(found),
        "text": "\n\n".join([texts("partners-head", count=len(found), mentors=mentors), *lines, *_below(below, texts)]),
        "numbers": [{"id": one.row.id, "label": str(number)} for number, one in numbered],
    }


def _below(below: Mapping[str, int], texts: Texts) -> list[str]:
    """For a region: what the registers of its municipalities hold."""
    said = ", ".join(f"{name} — {number}" for name, number in below.items())
    return [texts("partners-below", count=sum(below.values()), places=shortened(said, MOST_SIGNS))] if below else []


def _line(position: int, one: Listed, today: date, texts: Texts) -> str:
    return texts(
        "partners-line",
        position=position,
        name=shortened(one.row.name, 120),
        number=one.row.number,
        dated=one.row.dated,
        term=one.term(today).value,
        until=one.row.until,
        schools=len(one.schools),
        mentors=one.row.mentors,
    )


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, partner_id: int) -> None:
    """Open one."""
    manager.dialog_data["id"] = partner_id
    await manager.switch_to(Partners.one)


async def on_show(tx: AsyncSession, manager: DialogManager) -> Listed:
    """The partner that the screens are about. Raises `Gone`."""
    scope = scope_in_hand(manager.middleware_data["who"])
    found = await partners.find(tx, scope, int(manager.dialog_data.get("id", 0)))
    if found is None:
        raise Gone
    return found


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The card."""
    async with db.read() as tx:
        one = await on_show(tx, dialog_manager)
    text = texts(
        "partner-card",
        name=one.row.name,
        number=one.row.number,
        dated=one.row.dated,
        term=one.term(scope_in_hand(who).today(now)).value,
        until=one.row.until,
        contact=one.row.contact,
        mentors=one.row.mentors,
        count=len(one.schools),
        schools=shortened(", ".join(one.schools), MOST_SIGNS),
    )
    fields = [{"id": field.value, "label": texts.plain("partner-field-button", field=field.value)} for field in Field]
    return {"said": said, "text": text, "fields": fields, "token": token(one.row.id)}


async def schools_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Every organisation that the partner may work with, those that it works with ticked."""
    async with db.read() as tx:
        one = await on_show(tx, dialog_manager)
        below = await segments.places(tx, scope_in_hand(who))
    shown, pages = page_of(below, dialog_manager, ROWS)
    return {
        **pages,
        "said": said,
        "text": texts("partner-schools", name=one.row.name, count=len(one.schools)),
        "list": [
            {"id": place.id, "label": texts.plain("segment-place", on=place.id in one.school_ids, place=place.short_name)}
            for place in shown
        ],
    }


async def asked_for_workbook(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The register as XLSX, written beside the event loop."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    scope = scope_in_hand(data["who"])
    today = scope.today(data["now"])
    async with data["db"].snapshot() as tx:
        found = await partners.of(tx, scope.place)
    names = ("name", "number", "dated", "until", "term", "schools", "mentors", "contact")
    sheet = Sheet(
        name=texts.plain("partners-sheet"),
        title=texts.plain("partners-sheet-title", day=today),
        headings=tuple(texts.plain("partners-heading", what=what) for what in names),
        rows=[
            (
                one.row.name,
                one.row.number,
                one.row.dated,
                one.row.until,
                texts.plain("partners-term", term=one.term(today).value),
                ", ".join(one.schools),
                one.row.mentors,
                one.row.contact,
            )
            for one in found
        ],
    )
    content = await books.book([sheet])
    name = f"{texts.plain('partners-file', day=today.isoformat())}.xlsx"
    holds = Holds.NAMES if any(one.row.contact for one in found) else Holds.COUNTS
    await noted(manager, scope.place, "partners", name, content, rows=len(found), holds=holds)
    await bot.send_document(query.from_user.id, BufferedInputFile(content, name))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """For home: agreements that end within a month or have ended."""
    scope = keeps_partners(who)
    if scope is None:
        return []
    terms = [one.term(scope.today(now)) for one in await partners.of(tx, scope.place)]
    soon, ended = terms.count(Term.SOON), terms.count(Term.ENDED)
    return [texts("partners-today", soon=soon, ended=ended)] if soon or ended else []
