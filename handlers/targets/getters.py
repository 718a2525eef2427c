"""What the screens of the share show."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase, denominators
from db.shares import Outlook
from domain.allowed_hours import local_day
from domain.denominator import day_of_counting
from domain.personal import PersonalData
from domain.who import Who
from handlers.targets.sentences import askable, numbers
from handlers.targets.view import View, chosen, look, look_closely, outlooks
from locales import Texts

#: Organisations on one page of a phone.
ROWS = 10


async def outlook_in_hand(tx: AsyncSession, who: Who, now: datetime, data: Mapping[str, Any]) -> Outlook | None:
    """What this person looks at, if it may still be seen; the dialog keeps ids only."""
    return chosen(await outlooks(tx, who, now), data.get("programme"), data.get("place"))


async def view_in_hand(tx: AsyncSession, who: Who, now: datetime, data: Mapping[str, Any]) -> View | None:
    """The numbers of what this person looks at."""
    one = await outlook_in_hand(tx, who, now, data)
    return None if one is None else await look(tx, who, one, now)


async def main_shows(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The numbers, and what else may be looked at."""
    nothing = {"view": False, "above": False, "enters": False, "askable": False, "owing": 0, "others": [], "year": str(now.year)}
    if texts.mode is PersonalData.NONE:
        return {**nothing, "text": texts("share-without-people")}
    async with db.read() as tx:
        seen = await outlooks(tx, who, now)
        one = chosen(seen, dialog_manager.dialog_data.get("programme"), dialog_manager.dialog_data.get("place"))
        if one is None:
            return {**nothing, "text": texts("share-nothing")}
        view = await look_closely(tx, who, one, now)
    return {
        "text": numbers(view, texts),
        "askable": bool(askable(view)),
        "view": True,
        "above": view.above,
        "enters": view.enters,
        "owing": len(view.owing),
        "year": view.label,
        "others": _others(seen, one),
    }


def _others(seen: Sequence[Outlook], one: Outlook) -> list[dict[str, str]]:
    """What else this person may look at, by the place and, where a place has several, by the programme."""
    several = len({other.place_id for other in seen}) < len(seen)
    return [
        {
            "id": f"{other.programme_id}-{other.place_id}",
            "label": f"{other.place}: {other.programme}" if several else other.place,
        }
        for other in seen
        if other != one
    ]


async def organizations_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Organisations one by one, the lowest share first; small groups and what would tell them are hidden."""
    async with db.read() as tx:
        view = await view_in_hand(tx, who, now, dialog_manager.dialog_data)
    if view is None or not view.above:
        return {"text": texts("share-nothing"), "more": False, "page": 1, "pages": 1}
    rows = _ranked(view)
    pages = max(1, ceil(len(rows) / ROWS))
    page = min(max(int(dialog_manager.dialog_data.get("page", 0)), 0), pages - 1)
    shown = rows[page * ROWS : (page + 1) * ROWS]
    lines = [texts("share-organization", **row) for row in shown]
    head = texts("share-organizations", place=view.outlook.place, year=view.label, all=len(rows))
    foot = [texts("share-hidden")] if any(row["state"] == "hidden" for row in shown) else []
    return {"text": "\n\n".join([head, "\n".join(lines), *foot]), "more": pages > 1, "page": page + 1, "pages": pages}


def _ranked(view: View) -> list[dict[str, Any]]:
    """Known shares from the lowest, then hidden ones by name, so that their order tells nothing, then those without data."""
    masked = view.masked()
    known: list[dict[str, Any]] = []
    hidden: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    for place, name in view.names.items():
        number = view.counted.places[place]
        row = {"name": name, "involved": 0, "pupils": number.pupils or 0, "percent": 0.0}
        if number.share.percent is None:
            unknown.append({**row, "state": "none"})
        elif (involved := masked.get(place)) is None:
            hidden.append({**row, "state": "hidden"})
        else:
            known.append({**row, "state": "known", "involved": involved, "percent": float(number.share.percent)})
    return sorted(known, key=lambda row: row["percent"]) + hidden + unknown


async def owing_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Who has not said how many learners there are."""
    async with db.read() as tx:
        view = await view_in_hand(tx, who, now, dialog_manager.dialog_data)
    if view is None or not view.above:
        return {"text": texts("share-nothing")}
    head = texts("share-owing", year=view.label, count=len(view.owing))
    lines = [texts("share-owing-one", name=one.organization, joined="yes" if one.joined else "no") for one in view.owing]
    return {"text": "\n\n".join([head, "\n".join(lines)])}


async def number_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The question, what was said before, and why the last answer was not taken."""
    data = dialog_manager.dialog_data
    async with db.read() as tx:
        one = await outlook_in_hand(tx, who, now, data)
        if one is None:
            return {"text": texts("share-nothing"), "years": []}
        today = local_day(now, ZoneInfo(one.zone))
        this = one.years.number(today)
        year = int(data.get("year", this))
        said = await denominators.history(tx, one.place_id, one.programme_id, year)
    days = [local_day(entered.at, ZoneInfo(one.zone)) for entered in said]
    counted_on = day_of_counting(one.years, year)
    ahead = "yes" if today < counted_on else "no"
    parts = [texts("share-ask-number", place=one.place, programme=one.programme, year=str(counted_on.year), ahead=ahead)]
    known = [
        texts("share-number-said", number=entered.pupils, day=day, latest="no" if at else "yes")
        for at, (entered, day) in enumerate(zip(said, days, strict=True))
    ]
    if known:
        parts.append("\n".join(known))
    if refused := data.get("refused"):
        parts.append(texts("share-number-refused", reason=refused))
    years = [{"id": number, "label": one.years.label(number)} for number in (this - 1, this, this + 1) if number != year]
    return {"text": "\n\n".join(parts), "years": years, "year": one.years.label(year), "place": one.place}
