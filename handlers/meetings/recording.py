"""«➕ Встреча»: with whom, which day, which kind, how long. The last tap writes it; what comes after is in `logged.py`."""

from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Back, Button, Column, Group, Row, Select, Start, SwitchTo

from db import UpdateDatabase
from db.pair import meetings, pairs
from db.pair.seen import Seen
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.meetings import USUAL_MINUTES, Kind
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.days import Days
from handlers.meetings import logged
from handlers.meetings.in_hand import day_of, pair_of, whom
from handlers.meetings.states import Log, Together
from handlers.meetings.topics import topics_shown
from handlers.screens import Screen
from handlers.words import Item, Label, Words
from locales import Texts


async def own_pairs(tx: Any, who: Who) -> list[Seen]:
    """The pairs whose meetings this person may log now."""
    return [one for one in await pairs.of_person(tx, who.person_id or 0) if one.pair.state is State.ACTIVE]


async def begun(data: Any, manager: DialogManager) -> None:
    """With one pair nobody is asked which; the curator comes with the pair already chosen."""
    started: Any = data or {}
    if "pair" in started:
        manager.dialog_data.update({name: started[name] for name in ("pair", "day") if name in started})
        return
    async with manager.middleware_data["db"].read() as tx:
        found = await own_pairs(tx, manager.middleware_data["who"])
    if len(found) == 1:
        manager.dialog_data["pair"] = found[0].row.id
        await manager.switch_to(Log.day)


async def pairs_shown(db: UpdateDatabase, who: Who, mode: PersonalData, texts: Texts, **_: Any) -> dict[str, Any]:
    """With whom."""
    async with db.read() as tx:
        found = await own_pairs(tx, who)
    rows = [{"id": one.row.id, "label": texts.plain("pairing-partner", partner=whom(one, who, mode))} for one in found]
    group = sum(one.part_of(who.person_id) is Part.MENTOR for one in found)
    return {"pairs": rows, "count": len(rows), "group": group > 1}


async def day_shown(
    db: UpdateDatabase,
    dialog_manager: DialogManager,
    who: Who,
    mode: PersonalData,
    now: datetime,
    refused: str = "none",
    **_: Any,
) -> dict[str, Any]:
    """Which day; the calendar reaches from the pair's first day to today."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
    today = local_day(now, one.zone)
    begun_on = one.life.begun_on or today
    return {
        "partner": whom(one, who, mode),
        "refused": refused,
        "begun": begun_on,
        "today": today,
        "first_day": begun_on,
        "last_day": today,
        "yesterday": today - timedelta(days=1) >= begun_on,
    }


async def kind_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """Which kind; the next of the cycle stands first."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
        expected = await meetings.next_kind(tx, one, day_of(dialog_manager))
    order = [expected, *(kind for kind in Kind if kind is not expected)]
    rows = [{"id": kind.value, "label": texts.plain("meetings-kind", kind=kind.value, next=kind is expected)} for kind in order]
    return {"partner": whom(one, who, mode), "day": day_of(dialog_manager), "kinds": rows}


async def minutes_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """How long."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
    rows = [{"id": n, "label": texts.plain("meetings-minutes", minutes=n)} for n in USUAL_MINUTES]
    return {
        "partner": whom(one, who, mode),
        "day": day_of(dialog_manager),
        "kind": dialog_manager.dialog_data.get("kind", Kind.REGULAR.value),
        "minutes": rows,
    }


async def chose_pair(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """With whom."""
    manager.dialog_data["pair"] = pair_id
    await manager.switch_to(Log.day)


async def near_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Today or yesterday."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await pair_of(manager, tx)
    today = local_day(data["now"], one.zone)
    await chose_day(_, button, manager, today - timedelta(days=button.widget_id == "yesterday"))


async def chose_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """A day; whether it is possible is asked when the meeting is written."""
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(Log.kind)


async def chose_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    """A kind of the cycle."""
    manager.dialog_data["kind"] = Kind(kind).value
    await manager.switch_to(Log.minutes)


async def chose_topic(_: CallbackQuery, __: Any, manager: DialogManager, topic: str) -> None:
    """One of them."""
    manager.dialog_data["topic"] = topic
    await _after_topic(manager)


async def left_topic(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nobody has to say what it was about."""
    await _after_topic(manager)


async def _after_topic(manager: DialogManager) -> None:
    """A meeting that is written gets its topic; of another the next kind of the cycle is taken, and how long is asked."""
    if "minutes" in manager.dialog_data:
        await logged.write(manager)
        return
    async with manager.middleware_data["db"].read() as tx:
        expected = await meetings.next_kind(tx, await pair_of(manager, tx), day_of(manager))
    manager.dialog_data["kind"] = expected.value
    await manager.switch_to(Log.minutes)


async def chose_minutes(_: CallbackQuery, __: Any, manager: DialogManager, minutes: int) -> None:
    """The last tap: the meeting is written and the other side asked."""
    manager.dialog_data["minutes"] = minutes
    await logged.write(manager)


dialog = Dialog(
    Screen(
        Words("meetings-ask-pair"),
        Column(
            Select(Item(), id="one", item_id_getter=lambda one: one["id"], items="pairs", type_factory=int, on_click=chose_pair)
        ),
        Start(Label("together-open"), id="together", state=Together.who, when="group"),
        state=Log.pair,
        getter=pairs_shown,
    ),
    Screen(
        Words("meetings-refused", when=lambda data, *_: data["refused"] != "none"),
        Words("meetings-ask-day"),
        Row(
            Button(Label("days-today"), id="today", on_click=near_day),
            Button(Label("days-yesterday"), id="yesterday", on_click=near_day, when="yesterday"),
        ),
        SwitchTo(Label("days-other"), id="other", state=Log.calendar, when="yesterday"),
        state=Log.day,
        getter=day_shown,
    ),
    Screen(
        Words("meetings-ask-day"),
        Days(id="day", on_click=chose_day),
        Back(Label("footer-back"), id="back"),
        state=Log.calendar,
        getter=day_shown,
    ),
    Screen(
        Words("meetings-ask-kind"),
        Column(Select(Item(), id="kind", item_id_getter=lambda one: one["id"], items="kinds", on_click=chose_kind)),
        SwitchTo(Label("footer-back"), id="back", state=Log.day),
        state=Log.kind,
        getter=kind_shown,
    ),
    Screen(
        Words("meetings-ask-minutes"),
        Row(
            Select(
                Item(), id="m", item_id_getter=lambda one: one["id"], items="minutes", type_factory=int, on_click=chose_minutes
            )
        ),
        Back(Label("footer-back"), id="back"),
        state=Log.minutes,
        getter=minutes_shown,
    ),
    *logged.windows,
    Screen(
        Words("meetings-ask-topic"),
        Group(Select(Item(), id="t", item_id_getter=lambda one: one["id"], items="topics", on_click=chose_topic), width=2),
        Button(Label("meetings-no-topic"), id="none", on_click=left_topic),
        state=Log.topic,
        getter=topics_shown,
    ),
    on_start=begun,
)
