"""«Следующая встреча»: a day, an hour, a place — one tap each. The same steps set another date for one that is planned."""

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column, Group, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.pair import meeting_plans, pairs
from db.pair.seen import Planned, Seen
from domain import meeting_plans as rules
from domain.allowed_hours import local_day
from domain.events import read_time
from domain.forms import Part
from domain.meeting_plans import Refusal
from domain.meetings import PLAN_AHEAD, Place
from domain.personal import PersonalData
from domain.who import Who
from handlers.days import Days
from handlers.gone import Gone
from handlers.meetings.in_hand import whom
from handlers.meetings.states import Plans
from handlers.presses import choices
from handlers.screens import Screen, back
from handlers.words import Label, Words
from locales import Texts

HOURS_IN_A_ROW = 4


async def _pair(manager: DialogManager, tx: Any) -> Seen:
    """The pair whose meeting is planned, if this person is in it. Otherwise like an old button."""
    started: Any = manager.start_data or {}
    one = await pairs.find(tx, manager.dialog_data.get("pair") or started.get("pair") or 0)
    if one is None or one.part_of(manager.middleware_data["who"].person_id) is None:
        raise Gone("no such pair")
    return one


def _polite(one: Seen, who: Who) -> str:
    return one.side(one.part_of(who.person_id) or Part.MENTOR).polite


async def day_shown(
    db: UpdateDatabase,
    dialog_manager: DialogManager,
    who: Who,
    mode: PersonalData,
    texts: Texts,
    now: datetime,
    refused: str = "none",
    **_: Any,
) -> dict[str, Any]:
    """The pair's days, and a calendar of half a year."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
        days, _at, _place = await meeting_plans.suggested(tx, one, now)
    today = local_day(now, one.zone)
    rows = [{"id": day.isoformat(), "label": texts.plain("plans-day", day=day, weekday=day.isoweekday())} for day in days]
    return {
        "partner": whom(one, who, mode),
        "polite": _polite(one, who),
        "moving": "version" in dialog_manager.dialog_data,
        "refused": refused,
        "days": rows,
        "today": today,
        "first_day": today,
        "last_day": today + PLAN_AHEAD,
    }


async def time_shown(
    db: UpdateDatabase,
    dialog_manager: DialogManager,
    who: Who,
    mode: PersonalData,
    now: datetime,
    refused: str = "none",
    **_: Any,
) -> dict[str, Any]:
    """Whole hours; the one of the last time is marked, another time may be typed."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
        _days, last, _place = await meeting_plans.suggested(tx, one, now)
    hours = [f"{hour}:00" for hour in rules.USUAL_HOURS]
    usual = f"{last.hour}:{last.minute:02d}" if last is not None else None
    if usual is not None and usual not in hours:
        hours.insert(0, usual)
    rows = [{"id": at.replace(":", "-"), "label": f"👉 {at}" if at == usual else at} for at in hours]
    return {
        "partner": whom(one, who, mode),
        "polite": _polite(one, who),
        "day": _day(dialog_manager),
        "refused": refused,
        "hours": rows,
    }


async def place_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, now: datetime, **_: Any
) -> dict[str, Any]:
    """Where: always within reach of a second adult; the place of the last time stands first."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
        _days, _at, last = await meeting_plans.suggested(tx, one, now)
    rows = [
        {"id": p.value, "label": texts.plain("plans-place", place=p.value, last=p is last)}
        for p in sorted(Place, key=lambda p: p is not last)
    ]
    return {
        "partner": whom(one, who, mode),
        "day": _day(dialog_manager),
        "time": dialog_manager.dialog_data.get("time", "?"),
        "places": rows,
    }


def _day(manager: DialogManager) -> date:
    return date.fromisoformat(manager.dialog_data["day"])


async def chose_day(_: CallbackQuery, __: Any, manager: DialogManager, day: str) -> None:
    """One of the pair's days; a forged one is like an old button."""
    try:
        manager.dialog_data["day"] = date.fromisoformat(day).isoformat()
    except ValueError:
        raise Gone("no such day") from None
    await manager.switch_to(Plans.time)


async def chose_date(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """A day of the calendar; whether it is possible is asked when the meeting is written."""
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(Plans.time)


async def chose_time(_: CallbackQuery, __: Any, manager: DialogManager, at: str) -> None:
    """A chip."""
    await _takes_time(manager, at.replace("-", ":"))


async def typed_time(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any other time."""
    manager.show_mode = ShowMode.SEND
    await _takes_time(manager, message.text or "")


async def _takes_time(manager: DialogManager, said: str) -> None:
    """What cannot be is said at once, and what was chosen stays; one that is only moved is written here."""
    data, at = manager.middleware_data, read_time(said)
    if at is None:
        data["refused"] = Refusal.NO_TIME.value
        return
    async with data["db"].read() as tx:
        one = await _pair(manager, tx)
    moment = rules.starts(_day(manager), at, one.life, one.zone, data["now"])
    if isinstance(moment, Refusal):
        data["refused"] = moment.value
        if moment is not Refusal.HOURS:
            await manager.switch_to(Plans.day)
        return
    manager.dialog_data["time"] = f"{at:%H:%M}"
    if "version" in manager.dialog_data:
        await _write(manager, None)
    else:
        await manager.switch_to(Plans.place)


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, place: str) -> None:
    """The last tap: the meeting is planned and the other side asked."""
    await _write(manager, Place(place))


async def _write(manager: DialogManager, place: Place | None) -> None:
    data, chosen = manager.middleware_data, manager.dialog_data
    day, at = _day(manager), time.fromisoformat(chosen["time"])
    result: Planned | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await _pair(manager, tx)
            if place is None:
                result = await meeting_plans.move(
                    tx, chosen.get("meeting", 0), data["who"].person_id, chosen["version"], day, at, now=data["now"]
                )
            else:
                result = await meeting_plans.plan(tx, one.row.id, data["who"].person_id, day, at, place, now=data["now"])
    if isinstance(result, Refusal):
        data["refused"] = result.value
        await manager.switch_to(Plans.day)
        return
    async with data["db"].read() as tx:
        ahead = await meeting_plans.ahead(tx, [one.row.id])
    written = next((meeting for meeting, _, at in ahead if at.astimezone(one.zone).date() == day), chosen.get("meeting", 0))
    chosen.pop("version", None)
    chosen["meeting"], chosen["fresh"] = written, True
    await manager.switch_to(Plans.card)


WINDOWS = (
    Screen(
        Words("plans-refused", when=lambda data, *_: data["refused"] != "none"),
        Words("plans-ask-day"),
        Column(choices("on", "days", chose_day)),
        SwitchTo(Label("plans-other-day"), id="other", state=Plans.calendar),
        back(),
        state=Plans.day,
        getter=day_shown,
    ),
    Screen(
        Words("plans-ask-day"),
        Days(id="day", on_click=chose_date),
        SwitchTo(Label("footer-back"), id="back", state=Plans.day),
        state=Plans.calendar,
        getter=day_shown,
    ),
    Screen(
        Words("plans-refused", when=lambda data, *_: data["refused"] != "none"),
        Words("plans-ask-time"),
        Group(choices("at", "hours", chose_time), width=HOURS_IN_A_ROW),
        MessageInput(typed_time, content_types=["text"]),
        SwitchTo(Label("footer-back"), id="back", state=Plans.day),
        state=Plans.time,
        getter=time_shown,
    ),
    Screen(
        Words("plans-ask-place"),
        Column(choices("where", "places", chose_place)),
        SwitchTo(Label("footer-back"), id="back", state=Plans.time),
        state=Plans.place,
        getter=place_shown,
    ),
)
