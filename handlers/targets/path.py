"""From signing up to meeting regularly, meetings by week, and who counts by form and direction: as numbers and as pictures."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import UpdateDatabase
from domain.personal import PersonalData
from domain.who import Who
from handlers.targets import on
from handlers.targets.getters import outlook_in_hand
from handlers.targets.way import Way, way
from locales import Texts
from papers.charts import ShareChart


async def shows(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The numbers."""
    async with db.read() as tx:
        one = await outlook_in_hand(tx, who, now, dialog_manager.dialog_data)
        if one is None or texts.mode is PersonalData.NONE:
            return {"text": texts("share-nothing"), "shown": False}
        seen = await way(tx, one, now, texts)
    return {"text": "\n\n".join(_parts(seen, texts)), "shown": True}


def _parts(seen: Way, texts: Texts) -> list[str]:
    parts = [texts("share-path", place=seen.outlook.place, year=seen.year), _steps(seen, texts), _weeks(seen, texts)]
    for key, cells in (("share-path-forms", seen.forms), ("share-path-directions", seen.directions)):
        if cells:
            parts.append("\n".join([texts(key), *(_row(texts, name, number) for name, number in cells.items())]))
    if any(None in cells.values() for cells in (seen.steps, seen.forms, seen.directions, seen.weeks)):
        parts.append(texts("share-path-hidden"))
    return parts


def _steps(seen: Way, texts: Texts) -> str:
    return "\n".join(_row(texts, texts.plain("share-path-step", step=step), number) for step, number in seen.steps.items())


def _weeks(seen: Way, texts: Texts) -> str:
    weeks = [_row(texts, texts.plain("share-path-week", day=week), number) for week, number in seen.weeks.items()]
    return "\n".join([texts("share-path-weeks"), *weeks])


def _row(texts: Texts, name: str, number: int | None) -> str:
    return texts("share-path-row", name=name, state="hidden" if number is None else "known", number=number or 0)


async def asked_for_pictures(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The way and the weeks as two pictures, each with its numbers in words."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].snapshot() as tx:
        one = await outlook_in_hand(tx, data["who"], data["now"], manager.dialog_data)
        if one is None or texts.mode is PersonalData.NONE:
            return
        seen = await way(tx, one, data["now"], texts)
    await on.send(query, manager, charts(seen, texts))


def charts(seen: Way, texts: Texts) -> Sequence[tuple[ShareChart, str]]:
    """Both pictures. A hidden number has no bar, since its height would tell it."""
    steps = {texts.plain("share-path-step-short", step=step): number for step, number in seen.steps.items()}
    weeks = {f"{week:%d.%m}": number for week, number in seen.weeks.items()}
    return [
        (_chart(seen, "share-path-picture-steps", steps, texts), _steps(seen, texts)),
        (_chart(seen, "share-path-picture-weeks", weeks, texts), _weeks(seen, texts)),
    ]


def _chart(seen: Way, title: str, bars: Mapping[str, int | None], texts: Texts) -> ShareChart:
    empty = not any(number != 0 for number in bars.values())
    return ShareChart(
        title=texts.plain(title, place=seen.outlook.place),
        subtitle=seen.outlook.programme,
        years=tuple(bars),
        label=texts.plain(f"{title}-label"),
        values=tuple(None if empty or number is None else float(number) for number in bars.values()),
        shown=tuple(_shown(texts, number) for number in bars.values()),
        footer=texts.plain("share-picture-footer", day=seen.today, known=0, all=0),
        nothing=texts.plain("share-picture-nothing"),
        unit="",
    )


def _shown(texts: Texts, number: int | None) -> str:
    return texts.plain("share-path-shown", state="hidden" if number is None else "known", number=number or 0)
