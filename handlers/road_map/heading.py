"""The heading of the paper and its year: whatever was misread is put right here; terms that depend on it are read again."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.models import Measure, RoadMap
from db.organization import programmes
from db.road_map import publishing, rereading, road_maps
from db.road_map import road_map_rows as kept
from db.road_map.editing import Corrected
from domain.road_map.edits import Field
from domain.terms import Reason, YearContext
from handlers.assignments.showing import shortened
from handlers.road_map import editing as on
from handlers.road_map.states import Editing
from locales import Texts

#: The fields of the heading that are typed, and the one that is a day.
TYPED = (Field.TITLE, Field.NUMBER, Field.ISSUER)


def waiting(rows: list[Measure]) -> list[Measure]:
    """The rows whose term waits for a year."""
    return [
        one
        for one in rows
        if one.removed_at is None and any(kept.reason_of(asked) is Reason.YEAR_UNKNOWN for asked in one.questions)
    ]


async def begins(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Шапка документа»."""
    await on.opens(manager, Editing.head)


async def begins_year(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """One year for every row that waits for one."""
    await on.opens(manager, Editing.year)


async def shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The heading as it stands, with a sign at what was corrected."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        own, _opens = await programmes.choices(tx, found[0]) if found else ([], False)
    if found is None:
        return on.over(texts, said)
    one = found[0]
    parts = ("title", "number", "issued", "issuer", "year", *(("programme",) if own else ()))
    corrected = [name for name in ("title", "number", "issued", "issuer", "year") if name in one.printed]
    text = texts(
        "road-map-head",
        title=shortened(one.title, 500),
        number=one.number,
        issued=one.issued,
        issuer=one.issuer,
        year=_year(rereading.context_of(one), texts),
        programme=next((it.title for it in own if it.id == one.programme_id), None),
        corrected=len(corrected),
    )
    return on.shown(one, dialog_manager, texts, said, text, choices=[
        {"id": name, "label": texts.plain("road-map-head-part", part=name, corrected=name in corrected)}
        for name in parts
    ])  # fmt: skip


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, part: str) -> None:
    """Open one part of the heading."""
    match part:
        case "issued":
            await on.opens(manager, Editing.day, field=part)
        case "year":
            await on.opens(manager, Editing.year)
        case "programme":
            await on.opens(manager, Editing.programme)
        case _ if part in TYPED:
            await on.opens(manager, Editing.words, field=part)


def _year(year: YearContext, texts: Texts) -> str:
    return texts.plain(
        "road-map-year", first=str(year.first) if year.first else "none", last=str(year.last), school=year.school,
        one=year.first == year.last,
    )  # fmt: skip


def _offered(road_map: RoadMap, today_year: int) -> list[YearContext]:
    """The years that a paper of this date is likely to be about."""
    year = road_map.issued.year if road_map.issued else today_year
    return [
        YearContext.calendar(year),
        YearContext.school_year(year),
        YearContext.school_year(year - 1),
        YearContext.calendar(year + 1),
    ]


async def year_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Which year the paper is about, and how many rows wait for it."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        if found is None:
            return on.over(texts, said)
        one = found[0]
        rows = waiting(list(await road_maps.measures(tx, one.id)))
        today = await publishing.today_of(tx, one.organization_id, now)
    named = "; ".join(f"«{shortened(row.term_text, 60)}»" for row in rows[:5])
    text = texts("road-map-year-ask", year=_year(rereading.context_of(one), texts), count=len(rows), rows=named)
    choices = [{"id": f"{year.first}-{year.last}", "label": _year(year, texts)} for year in _offered(one, today.year)]
    return on.shown(
        one, dialog_manager, texts, said, text, choices=choices, corrected="year" in one.printed
    )  # fmt: skip


async def chose_year(_: CallbackQuery, __: Any, manager: DialogManager, which: str) -> None:
    """One of the years on offer."""
    await _said(manager, which)


async def typed_year(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«2026», «2026-2027»."""
    on.below(manager)
    await _said(manager, message.text or "")


async def _said(manager: DialogManager, words: str) -> None:
    texts: Texts = manager.middleware_data["texts"]
    try:
        year = YearContext.parse(words)
    except ValueError:
        year = YearContext()
    if year.first is None:
        manager.middleware_data["said"] = texts("road-map-year-unread", typed=words)
        return

    async def does(tx: AsyncSession, road_map: RoadMap, _: Corrected) -> str:
        return texts("road-map-edit-reread", count=await rereading.year_said(tx, road_map, year))

    if await on.change(manager, does, typed=words):
        await manager.done(show_mode=manager.show_mode)


async def year_as_printed(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """«Как в бумаге»."""
    manager.dialog_data["version"] = version
    texts: Texts = manager.middleware_data["texts"]

    async def does(tx: AsyncSession, road_map: RoadMap, _: Corrected) -> str:
        return texts("road-map-edit-reread", count=await rereading.year_restored(tx, road_map))

    await on.change(manager, does)
