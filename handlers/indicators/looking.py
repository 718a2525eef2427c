"""What the screens of other indicators show, and in whose hands they are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.office import rights
from db.share import indicators
from db.share.indicators import Seen
from db.share.shares import Outlook
from domain.allowed_hours import local_day
from domain.indicators import BANDS, Rule, Shown, lacking, shown
from domain.offices import Act, Level
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone
from handlers.targets.view import chosen, outlooks
from locales import Texts


@dataclass(frozen=True)
class Look:
    """A programme from above the school in a year, and whether this person may change its indicators."""

    outlook: Outlook
    year: int
    today: date
    owns: bool


async def look(tx: AsyncSession, who: Who, now: datetime, manager: DialogManager) -> Look:
    """What this person looks at, asked of the database. Raises `Gone` where it may not be seen (any more)."""
    data, start = manager.dialog_data, manager.start_data
    given = start if isinstance(start, dict) else {}
    seen = [one for one in await outlooks(tx, who, now) if one.level is not Level.INSTITUTION]
    one = chosen(seen, given.get("programme"), given.get("place"))
    if one is None or manager.middleware_data["mode"] is PersonalData.NONE:
        raise Gone
    today = local_day(now, ZoneInfo(one.zone))
    this = one.years.number(today)
    year = min(max(int(data.get("year", this)), this - 2), this + 1)
    owns = one.place_id == one.owner_id and await rights.allowed(tx, who.person_id, Act.OWN_ROAD_MAPS, one.place_id, now)
    return Look(one, year, today, owns)


async def seen_in(tx: AsyncSession, at: Look) -> list[Seen]:
    """The indicators of the year that is looked at."""
    span = at.outlook.years.ending_in(at.year)
    return await indicators.of(tx, at.outlook, span, at.today)


async def main_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """All of them in a year, each with numerator, denominator, share and target together."""
    async with db.read() as tx:
        at = await look(tx, who, now, dialog_manager)
        found = await seen_in(tx, at)
    years = at.outlook.years
    head = texts("indicators-main", place=at.outlook.place, programme=at.outlook.programme, year=years.label(at.year))
    lines = [said(one, texts) for one in found] or [texts("indicators-none", owns=at.owns)]
    this = years.number(at.today)
    return {
        "text": "\n\n".join([head, *lines]),
        "owns": at.owns,
        "room": at.owns and len(found) < indicators.MOST,
        "ones": [{"id": one.id, "label": one.title} for one in found] if at.owns else [],
        "years": [
            {"id": number, "label": years.label(number)}
            for number in (at.year - 1, at.year + 1)
            if this - 2 <= number <= this + 1
        ],
    }


def said(one: Seen, texts: Texts) -> str:
    """One indicator in words; a small group is not told."""
    how = shown(one.rule, one.value)
    hidden = how in (Shown.SMALL, Shown.HIDDEN)
    share = one.value.share
    lacks = None if one.goal is None else lacking(one.value, one.goal)
    return texts(
        "indicators-one-line",
        title=one.title,
        state=how.value,
        counted="no" if one.value.numerator is None else "hidden" if hidden or _few(one) else "yes",
        numerator=0 if hidden or _few(one) else one.value.numerator or 0,
        denominator=one.value.denominator or 0,
        entered="no" if one.value.denominator is None else "yes",
        percent=float(share.percent) if share is not None and share.percent is not None and not hidden else 0.0,
        goal="none" if one.goal is None else f"{one.goal.normalize():f}".replace(".", ","),
        aim="none" if lacks is None else "reached" if lacks == 0 else "hidden" if hidden else "missing",
        missing=0 if hidden else lacks or 0,
        classes=_classes(one.band),
        low=one.band[0] if one.band else 0,
        high=one.band[1] if one.band else 0,
        source=one.source or "none",
    )


def _few(one: Seen) -> bool:
    """A numerator without a denominator that is too small to be told."""
    return one.rule.of_people and one.value.numerator is not None and 0 < one.value.numerator < 5


def _classes(band: tuple[int, int] | None) -> str:
    return "all" if band is None else "some"


async def in_hand(tx: AsyncSession, at: Look, manager: DialogManager) -> Seen:
    """The chosen indicator, if this person may change it. Raises `Gone`."""
    wanted = manager.dialog_data.get("indicator")
    found = next((one for one in await seen_in(tx, at) if one.id == wanted), None) if at.owns else None
    if found is None:
        raise Gone
    return found


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One indicator with what was entered for it, and what may be changed."""
    async with db.read() as tx:
        at = await look(tx, who, now, dialog_manager)
        one = await in_hand(tx, at, dialog_manager)
        before = await indicators.history(tx, one.id, at.year)
    zone = ZoneInfo(at.outlook.zone)
    parts = [texts("indicators-one", year=at.outlook.years.label(at.year), rule=one.rule.value), said(one, texts)]
    if before:
        entered = [
            texts("indicators-entered", part=row.part, number=row.number, day=local_day(row.entered_at, zone)) for row in before
        ]
        parts.append("\n".join(entered))
    return {
        "text": "\n\n".join(parts),
        "denominator": one.rule.asks_denominator,
        "numerator": one.rule is Rule.TYPED,
        "classes": one.rule.has_classes,
        "bands": [{"id": str(at), "label": _band(band, texts)} for at, band in enumerate(BANDS)],
        "rule": one.rule.value,
    }


def _band(band: tuple[int, int] | None, texts: Texts) -> str:
    low, high = band or (0, 0)
    return texts.plain("indicators-band", classes=_classes(band), low=low, high=high)


async def typed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The question, and why the last answer was not taken."""
    async with db.read() as tx:
        at = await look(tx, who, now, dialog_manager)
        one = await in_hand(tx, at, dialog_manager)
    field = str(dialog_manager.dialog_data.get("field", "denominator"))
    refused = dialog_manager.dialog_data.pop("refused", None)
    year = at.outlook.years.label(at.year)
    parts = [texts("indicators-refused", reason=refused)] if refused else []
    parts.append(texts("indicators-ask", field=field, title=one.title, rule=one.rule.value, year=year))
    return {"text": "\n\n".join(parts)}


async def rules_shown(texts: Texts, **_: Any) -> dict[str, Any]:
    """What can be counted."""
    return {"rules": [{"id": one.value, "label": texts.plain("indicators-rule", rule=one.value)} for one in Rule]}
