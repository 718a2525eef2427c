"""What the windows about the ladder show; asked of the database at every look."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.office import rights
from db.reminder import ladders
from db.reminder.ladders import Shown
from domain.allowed_hours import local_day
from domain.offices import Act, Office
from domain.own_ladder import CHOICES, SEVERAL, OwnLadder, Setting
from domain.who import Seat, Who
from handlers.assignments.showing import shortened
from handlers.gone import Gone
from handlers.presses import page_of
from handlers.reminders.getters import WATCHERS
from locales import Texts

#: Measures on one page of a phone.
ROWS = 6


def seat_in_hand(who: Who) -> Seat:
    """The seat whose ladder is on show. Raises `Gone` for somebody who looks after nobody (any more)."""
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL) or who.seat(*WATCHERS)
    if seat is None:
        raise Gone
    return seat


def measure_in_hand(manager: DialogManager) -> int | None:
    """The measure whose own ladder is on show; None: the ladder of everything."""
    found = manager.dialog_data.get("measure")
    return found if isinstance(found, int) else None


def _settings(seat: Seat, measure_id: int | None) -> list[Setting]:
    """What this office may change there: the region only of its own orders, the hour of an organisation only."""
    hidden = {Setting.HOUR} if measure_id is not None else set()
    hidden |= {Setting.REGION} if seat.office is not Office.REGIONAL else set()
    return [one for one in Setting if one not in hidden]


async def ladder_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The whole ladder in words, with a button for each thing that may be changed."""
    seat = seat_in_hand(who)
    measure_id = measure_in_hand(dialog_manager)
    async with db.read() as tx:
        may = await rights.allowed(tx, who.person_id, Act.OWN_ROAD_MAPS, seat.organization_id, now)
        found = await ladders.find(tx, seat.organization_id, measure_id)
        measures = await ladders.measures(tx, seat.organization_id) if may else []
    measure = next((one for one in measures if one.id == measure_id), None)
    if measure_id is not None and measure is None:
        raise Gone
    title = texts(
        "ladder-title",
        what="all" if measure is None else "measure",
        organization=seat.organization,
        number=measure.number if measure else None,
        text=measure.text if measure else "",
    )
    settings = _settings(seat, measure_id) if may else []
    return {
        "text": "\n\n".join([title, *in_words(found, seat, texts), _origin(found, seat, texts)]),
        "settings": [{"id": one.value, "label": texts.plain("ladder-setting", setting=one.value)} for one in settings],
        "keeps_list": may and measure_id is None,
        "has_measures": bool(measures) and measure_id is None,
        "restorable": may and found.own and measure_id is None,
        "restorable_measure": may and found.own and measure_id is not None,
        "measure": measure_id is not None,
    }


def in_words(found: Shown, seat: Seat, texts: Texts) -> list[str]:
    """The rungs as sentences."""
    one = found.ladder
    words = [
        texts("ladder-before", days=_days(one.before, texts), documents=_days(one.documents, texts) or None),
        texts("ladder-short", days=_days(one.ladder.short, texts)),
        texts("ladder-overdue", executor=one.executor, above=one.above, controller=one.controller),
        texts("ladder-weekly", weeks=one.weeks),
    ]
    if seat.office is Office.REGIONAL:
        words.append(texts("ladder-region", days=one.region))
    if found.measure_id is None:
        words.append(texts("ladder-hour", hour=one.hour))
    return words


def _days(days: tuple[int, ...], texts: Texts) -> str:
    return ", ".join(texts.plain("ladder-day", days=one) for one in days)


def _origin(found: Shown, seat: Seat, texts: Texts) -> str:
    origin = "own" if found.own else "general" if found.measure_id is not None else "rule"
    day = local_day(found.set_at, ZoneInfo(seat.zone)) if found.set_at else None
    return texts("ladder-origin", origin=origin, day=day)


async def setting_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One setting with the values that it may have; what holds is ticked. A button says what is to hold, so that pressing it
    twice is pressing it once."""
    seat = seat_in_hand(who)
    setting = setting_in_hand(dialog_manager)
    async with db.read() as tx:
        if not await rights.allowed(tx, who.person_id, Act.OWN_ROAD_MAPS, seat.organization_id, now):
            raise Gone
        found = await ladders.find(tx, seat.organization_id, measure_in_hand(dialog_manager))
    refused = dialog_manager.dialog_data.pop("refused", None)
    parts = [texts("ladder-ask", setting=setting.value), *([texts("ladder-refused", reason=refused)] if refused else [])]
    return {"text": "\n\n".join(parts), "values": _values(found.ladder, setting, texts)}


def setting_in_hand(manager: DialogManager) -> Setting:
    """The setting that was chosen. Raises `Gone` when none was."""
    try:
        return Setting(manager.dialog_data.get("setting", ""))
    except ValueError:
        raise Gone from None


def _values(ladder: OwnLadder, setting: Setting, texts: Texts) -> list[dict[str, str]]:
    held = ladder.value(setting)
    return [
        {
            "id": f"{value}.{int(setting not in SEVERAL or value not in held)}",
            "label": texts.plain("ladder-value", on="yes" if value in held else "no", words=_value(setting, value, texts)),
        }
        for value in CHOICES[setting]
    ]


def _value(setting: Setting, value: int, texts: Texts) -> str:
    if setting in SEVERAL:
        return texts.plain("ladder-day", days=value)
    if setting is Setting.HOUR:
        return f"{value}:00"
    return texts.plain("ladder-weeks" if setting is Setting.WEEKS else "ladder-after", value=value)


async def measures_shown(db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The measures that are being executed; those with a ladder of their own are marked."""
    seat = seat_in_hand(who)
    async with db.read() as tx:
        every = await ladders.measures(tx, seat.organization_id)
    listed, paging = page_of(every, dialog_manager, ROWS)
    return {
        "text": texts("ladder-measures", count=len(every)),
        "measures": [
            {
                "id": one.id,
                "label": texts.plain(
                    "ladder-measure", own="yes" if one.own else "no", number=one.number, text=shortened(one.text, 40)
                ),
            }
            for one in listed
        ],
        **paging,
    }
