"""What the screens of the share show."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.office import people
from db.request import number_requests
from db.share import denominators
from db.share.shares import Outlook
from domain.allowed_hours import local_day
from domain.denominator import day_of_counting
from domain.offices import Level
from domain.personal import PersonalData
from domain.who import Who
from handlers.targets.sentences import askable, numbers
from handlers.targets.view import View, chosen, look, look_closely, outlooks
from locales import Texts


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
    flags = ("view", "above", "region", "municipality", "municipalities", "enters", "askable", "waits")
    nothing = {**dict.fromkeys(flags, False), "theme": "light", "owing": 0, "others": [], "year": str(now.year)}
    if texts.mode is PersonalData.NONE:
        return {**nothing, "text": texts("share-without-people")}
    async with db.read() as tx:
        seen = await outlooks(tx, who, now)
        one = chosen(seen, dialog_manager.dialog_data.get("programme"), dialog_manager.dialog_data.get("place"))
        if one is None:
            return {**nothing, "text": texts("share-nothing")}
        view = await look_closely(tx, who, one, now)
        theme = await people.theme(tx, who.person_id)
        ids = [place.id for place in view.placed] if view.above else []
        older = await number_requests.outdated(tx, one.programme_id, view.year, ids)
    return {
        "text": numbers(view, texts),
        "askable": bool(askable(view)),
        "view": True,
        "above": view.above,
        "enters": view.enters,
        "owing": len(view.owing),
        "waits": view.above and bool(view.owing or older),
        "year": view.label,
        "others": _others(seen, one),
        "region": view.outlook.level is Level.REGION,
        "municipality": view.outlook.level is Level.MUNICIPALITY,
        "municipalities": len({other.place_id for other in seen if other.level is Level.MUNICIPALITY}) > 1,
        "theme": theme,
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


async def owing_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Who has not said how many learners there are, and who was asked for a newer number and has not answered."""
    async with db.read() as tx:
        view = await view_in_hand(tx, who, now, dialog_manager.dialog_data)
        if view is None or not view.above:
            return {"text": texts("share-nothing")}
        programme = view.outlook.programme_id
        older = await number_requests.outdated(tx, programme, view.year, [place.id for place in view.placed])
    parts = [texts("share-owing", year=view.label, count=len(view.owing))]
    if view.owing:
        lines = [texts("share-owing-one", name=one.organization, joined="yes" if one.joined else "no") for one in view.owing]
        parts.append("\n".join(lines))
    if older:
        lines = [texts("share-owing-older-one", name=one.organization, day=one.asked_on) for one in older]
        parts.append("\n".join([texts("share-owing-older", count=len(older)), *lines]))
    return {"text": "\n\n".join(parts)}


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
