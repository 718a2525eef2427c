"""The first screen: how many have come in, what to do about the rest; the list as a file to fill in."""

from datetime import datetime
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.office import connecting, invitations, rights
from db.office.connecting import Guest, Stand
from db.organization import organization_lists, organizations
from domain.exports import Holds
from domain.offices import Act, Office
from domain.organization_list import Column, Kind
from domain.organization_plan import Known
from domain.personal import PersonalData
from domain.who import Seat, Who
from handlers.exports.noting import noted
from handlers.gone import Gone
from locales import Texts
from papers import books
from papers.matrix_xlsx import Sheet, Value

#: Whoever keeps a list of organisations.
KEEPERS = (Office.COORDINATOR, Office.REGIONAL)


def seat_of(who: Who) -> Seat:
    """The organisation whose list this person keeps. Raises `Gone` for somebody who keeps none."""
    seat = who.seat(*KEEPERS)
    if seat is None:
        raise Gone
    return seat


async def guests_of(tx: AsyncSession, who: Who, now: datetime) -> list[Guest]:
    """The organisations and how far each has come, for whoever may keep the list at this moment; `Gone` for others."""
    place = seat_of(who).organization_id
    if not await rights.allowed(tx, who.person_id, Act.UPLOAD_ORGANISATIONS, place, now):
        raise Gone
    return await connecting.guests(tx, place, now)


def absent_of(found: list[Guest]) -> list[Guest]:
    """Those for whom a link would help: neither come in nor waiting for a confirmation."""
    return [one for one in found if one.stand not in (Stand.CONNECTED, Stand.WAITING)]


async def main_shown(db: UpdateDatabase, who: Who, now: datetime, texts: Texts, said: str = "", **_: Any) -> dict[str, Any]:
    """«Подключились 31 из 40», and what is left to do."""
    seat = seat_of(who)
    async with db.read() as tx:
        found = await guests_of(tx, who, now)
        opened = [one for one in await invitations.made_by(tx, who.person_id or 0, now) if one.opened_at is not None]
    counts = {stand: sum(one.stand is stand for one in found) for stand in Stand}
    absent = absent_of(found)
    parts = [
        texts("organizations-main", organization=seat.organization, connected=counts[Stand.CONNECTED], count=len(found)),
        texts(
            "organizations-rest",
            waiting=counts[Stand.WAITING],
            invited=counts[Stand.INVITED],
            expired=counts[Stand.EXPIRED],
            never=counts[Stand.NEVER],
        )
        if found
        else "",
        texts("organizations-how", mode=texts.mode.value, some="yes" if found else "no"),
    ]
    return {
        "said": said,
        "text": "\n\n".join(part for part in parts if part),
        "some": bool(found),
        "absent": bool(absent),
        "count_absent": len(absent),
        "again": "yes" if any(one.stand in (Stand.INVITED, Stand.EXPIRED) and one.inviter for one in absent) else "no",
        "waiting": bool(opened),
        "count_waiting": len(opened),
    }


async def asked_for_template(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The list as it stands, as a workbook to be filled in and sent back; an example and the allowed words beside it."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    seat = seat_of(data["who"])
    async with data["db"].read() as tx:
        await guests_of(tx, data["who"], data["now"])
        known = await organization_lists.known(tx, seat.organization_id)
        level = await organizations.level(tx, seat.kind)
        kinds = [one for one in await organization_lists.kinds(tx) if one.level in organization_lists.LISTED[level]]
    content = await books.book(_sheets(texts, seat, known, kinds))
    name = texts.plain("organizations-template-file") + ".xlsx"
    holds = Holds.NAMES if Column.HEAD in columns_of(texts.mode) else Holds.COUNTS
    await noted(manager, seat.organization_id, "organizations", name, content, rows=len(known), holds=holds)
    file = BufferedInputFile(content, name)
    await data["bot"].send_document(query.from_user.id, file, caption=texts("organizations-template-caption", count=len(known)))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def columns_of(mode: PersonalData) -> tuple[Column, ...]:
    """The columns that a list has in this mode: names of heads travel through the messenger only where names may."""
    return tuple(one for one in Column if one is not Column.HEAD or mode is PersonalData.NAMES)


def _sheets(texts: Texts, seat: Seat, known: list[Known], kinds: list[Kind]) -> list[Sheet]:
    columns = columns_of(texts.mode)
    headings = tuple(texts.plain("organizations-column", column=one.value) for one in columns)
    titles = {one.code: one.title(texts.language) for one in kinds}
    rows = [tuple(_cell(one, column, titles) for column in columns) for one in known]
    example = tuple(
        texts.plain("organizations-example", column=column.value)
        if column is not Column.KIND
        else titles.get("school", next(iter(titles.values())))
        for column in columns
    )
    words: list[tuple[Value, ...]] = [(texts.plain("organizations-word-kind"), title) for title in titles.values()]
    words += [(texts.plain("organizations-word-zone"), zone) for zone in texts.plain("organizations-zones").split("; ")]
    return [
        Sheet(
            texts.plain("organizations-sheet"),
            texts.plain("organizations-sheet-title", organization=seat.organization),
            headings,
            rows,
        ),
        Sheet(texts.plain("organizations-sheet-example"), texts.plain("organizations-sheet-example-title"), headings, [example]),
        Sheet(
            texts.plain("organizations-sheet-words"),
            texts.plain("organizations-sheet-words-title"),
            (texts.plain("organizations-word-column"), texts.plain("organizations-word-value")),
            words,
        ),
    ]


def _cell(one: Known, column: Column, titles: dict[str, str]) -> Value:
    match column:
        case Column.NAME:
            return one.name
        case Column.SHORT_NAME:
            return one.short_name
        case Column.KIND:
            return titles.get(one.kind, one.kind)
        case Column.HEAD:
            return one.head
        case Column.ZONE:
            return one.zone
        case Column.EMAIL:
            return one.email
