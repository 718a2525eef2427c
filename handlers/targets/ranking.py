"""Organisations of a municipality one by one, municipalities of a region: as a list, and for the coordinator as pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.share.areas import areas, told
from db.share.shares import Number
from domain.offices import Level, Office
from domain.personal import PersonalData
from domain.target_base import Base
from domain.who import Who
from handlers.targets import on
from handlers.targets.getters import outlook_in_hand
from handlers.targets.sentences import brief, current
from handlers.targets.view import View, look, masked, outlooks
from locales import Texts
from papers.rank_picture import MOST_ROWS, Goal, RankPicture, Row

#: Organisations on one page of a phone; municipalities, which say more, too.
ROWS = 10
MUNICIPALITIES = 4
#: Pictures that come at one press: sixty organisations.
PICTURES = 3


@dataclass(frozen=True)
class Ranked:
    """One organisation or municipality as it may be shown; `state`: known, hidden, none (no data)."""

    name: str
    state: str
    involved: int
    pupils: int
    percent: float


async def ranked(tx: AsyncSession, view: View) -> list[Ranked]:
    """Known shares from the lowest, then hidden ones by name, so that their order tells nothing, then those without data."""
    if view.outlook.level is Level.REGION:
        one = view.outlook
        ids = [place.id for place in view.placed]
        found = await areas(tx, one.programme_id, one.rule, view.span, view.today, ids, one.place_id)
        whole = next((sight for sight in view.sights if sight.base is Base.ALL), None)
        shown = told(found, total_told=whole is not None and not whole.hidden)
        rows = [_row(area.name, area.number, shown[area.id]) for area in found]
    else:
        cells = await masked(tx, view)
        rows = [_row(name, view.counted.places[place], cells.get(place)) for place, name in view.names.items()]
    known = sorted((row for row in rows if row.state == "known"), key=lambda row: row.percent)
    return known + [row for row in rows if row.state == "hidden"] + [row for row in rows if row.state == "none"]


def _row(name: str, number: Number, shown: int | None) -> Ranked:
    percent = number.share.percent
    if percent is None:
        return Ranked(name, "none", 0, number.pupils or 0, 0.0)
    if shown is None:
        return Ranked(name, "hidden", 0, number.pupils or 0, 0.0)
    return Ranked(name, "known", shown, number.pupils or 0, float(percent))


async def view_above(tx: AsyncSession, who: Who, now: datetime, manager: DialogManager) -> View | None:
    """What is looked at, from above the school."""
    one = await outlook_in_hand(tx, who, now, manager.dialog_data)
    view = await look(tx, who, one, now) if one is not None else None
    return view if view is not None and view.above else None


async def shows(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One page of the list."""
    async with db.read() as tx:
        view = await view_above(tx, who, now, dialog_manager)
        rows = await ranked(tx, view) if view is not None else []
    if view is None or texts.mode is PersonalData.NONE:
        return {"text": texts("share-nothing"), "more": False, "page": 1, "pages": 1, "draws": False}
    pages = max(1, ceil(len(rows) / ROWS))
    page = min(max(int(dialog_manager.dialog_data.get("page", 0)), 0), pages - 1)
    shown = rows[page * ROWS : (page + 1) * ROWS]
    what = "region" if view.outlook.level is Level.REGION else "municipality"
    head = texts("share-organizations", place=view.outlook.place, year=view.label, all=len(rows), what=what)
    lines = [texts("share-organization", **_fields(row)) for row in shown]
    foot = [texts("share-hidden")] if any(row.state == "hidden" for row in shown) else []
    return {
        "text": "\n\n".join(part for part in (head, "\n".join(lines), *foot) if part),
        "more": pages > 1,
        "page": page + 1,
        "pages": pages,
        "draws": draws(who, view),
    }


def _fields(row: Ranked) -> dict[str, Any]:
    return {"name": row.name, "state": row.state, "involved": row.involved, "pupils": row.pupils, "percent": row.percent}


def draws(who: Who, view: View) -> bool:
    """Whether this person gets the ranking as a picture: the coordinator of the municipality alone, since pictures travel."""
    return any(seat.office is Office.COORDINATOR and seat.organization_id == view.outlook.place_id for seat in who.seats)


async def asked_for_pictures(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The ranking as pictures, twenty organisations on each; the list stays below as text."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].snapshot() as tx:
        view = await view_above(tx, data["who"], data["now"], manager)
        if view is None or not draws(data["who"], view) or texts.mode is PersonalData.NONE:
            return
        rows = await ranked(tx, view)
    await on.send(query, manager, pictures(view, rows, texts))


def pictures(view: View, rows: Sequence[Ranked], texts: Texts) -> Sequence[tuple[RankPicture, str]]:
    """At most three pictures, each with the same numbers in words."""
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)][:PICTURES] or [[]]
    highest = max((row.percent for row in rows if row.state == "known"), default=0.0)
    made = [_picture(view, part, number, len(parts), texts) for number, part in enumerate(parts, 1)]
    return [(replace(one, highest=highest), _words(part, texts)) for one, part in zip(made, parts, strict=True)]


def _words(rows: Sequence[Ranked], texts: Texts) -> str:
    return "\n".join(texts("share-organization", **_fields(row)) for row in rows)


def _picture(view: View, rows: Sequence[Ranked], number: int, parts: int, texts: Texts) -> RankPicture:
    goals: dict[str, Goal] = {}
    for line, promised in current(view):
        if line.scope is not None and view.concerns(line):
            label = texts.plain("share-rank-goal", percent=float(promised.percent), base=line.scope.value)
            goals.setdefault(label, Goal(float(promised.percent), label))
    return RankPicture(
        title=texts.plain("share-rank-title", place=view.outlook.place, year=view.label),
        subtitle=view.outlook.programme,
        rows=tuple(Row(row.name, row.percent if row.state == "known" else None, _told(row, texts)) for row in rows),
        goals=tuple(goals.values())[:2],
        footer=texts.plain("share-rank-footer", day=view.today, page=number, pages=parts),
        nothing=texts.plain("share-picture-nothing"),
    )


def _told(row: Ranked, texts: Texts) -> str:
    state = "small" if row.state == "hidden" else row.state
    return texts.plain("share-percent", state=state, percent=row.percent)


async def municipalities_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """For a region whose municipalities have programmes of their own: each with its share and its targets, by name."""
    async with db.read() as tx:
        seen = [one for one in await outlooks(tx, who, now) if one.level is Level.MUNICIPALITY]
        seen.sort(key=lambda one: (one.place, one.programme))
        pages = max(1, ceil(len(seen) / MUNICIPALITIES))
        page = min(max(int(dialog_manager.dialog_data.get("page", 0)), 0), pages - 1)
        views = [await look(tx, who, one, now) for one in seen[page * MUNICIPALITIES : (page + 1) * MUNICIPALITIES]]
    head = texts("share-municipalities", count=len({one.place_id for one in seen}))
    blocks = [brief(view, texts) for view in views] or [texts("share-nothing")]
    return {"text": "\n\n".join([head, *blocks]), "more": pages > 1, "page": page + 1, "pages": pages}
