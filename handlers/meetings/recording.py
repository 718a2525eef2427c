"""«➕ Встреча»: with whom, which day, which kind, how long. The last tap writes it; a place and a note may be added."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Column, Row, Select, Start, SwitchTo

from db import AlreadyDone, UpdateDatabase, meetings, pairs, rights
from db.meetings import Entry
from db.pairs import Seen
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.meetings import USUAL_MINUTES, Kind, Place, Refusal
from domain.offices import Act
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.days import Days
from handlers.goals.states import Goals
from handlers.gone import Gone
from handlers.meetings.states import Log, Plans, Together
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words
from locales import Texts

#: A note is a few sentences.
LONGEST_NOTE = 1000


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


async def _pair(manager: DialogManager, tx: Any) -> Seen:
    """The chosen pair, if this person may speak about its meetings. Otherwise like an old button."""
    data = manager.middleware_data
    one = await pairs.find(tx, manager.dialog_data.get("pair", 0))
    if one is None or (
        one.part_of(data["who"].person_id) is None
        and not await rights.allowed(tx, data["who"].person_id, Act.ENTER_FROM_JOURNAL, one.row.organization_id, data["now"])
    ):
        raise Gone("no such pair")
    return one


def whom(one: Seen, who: Who, mode: PersonalData) -> Any:
    """The other side as this person may know it; a curator reads both."""
    part = one.part_of(who.person_id)
    return one.other(part or Part.MENTOR).called.to_partner(mode, with_class=part is not Part.MENTEE)


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
        one = await _pair(dialog_manager, tx)
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
        one = await _pair(dialog_manager, tx)
        expected = await meetings.next_kind(tx, one, _day(dialog_manager))
    order = [expected, *(kind for kind in Kind if kind is not expected)]
    rows = [{"id": kind.value, "label": texts.plain("meetings-kind", kind=kind.value, next=kind is expected)} for kind in order]
    return {"partner": whom(one, who, mode), "day": _day(dialog_manager), "kinds": rows}


async def minutes_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """How long."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
    rows = [{"id": n, "label": texts.plain("meetings-minutes", minutes=n)} for n in USUAL_MINUTES]
    return {
        "partner": whom(one, who, mode),
        "day": _day(dialog_manager),
        "kind": dialog_manager.dialog_data.get("kind", Kind.REGULAR.value),
        "minutes": rows,
    }


def _day(manager: DialogManager) -> date:
    return date.fromisoformat(manager.dialog_data["day"])


async def chose_pair(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """With whom."""
    manager.dialog_data["pair"] = pair_id
    await manager.switch_to(Log.day)


async def near_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Today or yesterday."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await _pair(manager, tx)
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


async def chose_minutes(_: CallbackQuery, __: Any, manager: DialogManager, minutes: int) -> None:
    """The last tap: the meeting is written and the other side asked."""
    manager.dialog_data["minutes"] = minutes
    await _write(manager, None)


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, place: str) -> None:
    """Where it was, added to what was written."""
    await _write(manager, Place(place))


async def _write(manager: DialogManager, place: Place | None) -> None:
    data, chosen = manager.middleware_data, manager.dialog_data
    result: Entry | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await meetings.log(
                tx, chosen.get("pair", 0), data["who"].person_id, _day(manager), Kind(chosen["kind"]), chosen["minutes"],
                now=data["now"], place=place,
            )  # fmt: skip
    if isinstance(result, Refusal):
        data["refused"] = result.value
        await manager.switch_to(Log.day)
    else:
        await manager.switch_to(Log.done)


async def done_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """What stands in the log now."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
        entry = await _entry(tx, dialog_manager, one)
    shown = entry.meeting.shown if entry else None
    if entry is None or shown is None:
        return {"text": texts("meetings-no-more"), "places": [], "there": False, "can_plan": False, "offers_plan": False}
    places = [{"id": p.value, "label": texts.plain("meetings-place", place=p.value, chosen=p is shown.place)} for p in Place]
    text = texts(
        "meetings-done",
        partner=whom(one, who, mode),
        day=entry.meeting.day,
        kind=shown.kind.value,
        minutes=shown.minutes,
        state=entry.meeting.state.value,
        note=bool(shown.note),
        other=_asked(one, who),
    )
    own = one.part_of(who.person_id) is not None and one.pair.state is State.ACTIVE
    return {"text": text, "places": places, "there": True, "can_plan": own, "offers_plan": own and shown.kind is Kind.PLANNING}


def _asked(one: Seen, who: Who) -> str:
    """Whether the other side is asked by the bot, or the curator has to mark its word."""
    part = one.part_of(who.person_id)
    return "asked" if part is None or one.other(part).has_account else "paper"


async def _entry(tx: Any, manager: DialogManager, one: Seen) -> Entry | None:
    day = _day(manager)
    found = await meetings.entries(tx, [one])
    return next((entry for entry in found if entry.meeting.day == day and entry.meeting.ended is None), None)


async def typed_note(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A few words for the curator."""
    data = manager.middleware_data
    words = (message.text or "").strip()
    if not 1 <= len(words) <= LONGEST_NOTE:
        data["wrong"] = True
        manager.show_mode = ShowMode.SEND
        return
    async with data["db"].read() as tx:
        entry = await _entry(tx, manager, await _pair(manager, tx))
    if entry is not None:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                await meetings.note(tx, entry.id, data["who"].person_id, words, now=data["now"])
    await manager.switch_to(Log.done)


async def note_shown(wrong: bool = False, **_: Any) -> dict[str, Any]:
    """Whether the last words were too long."""
    return {"wrong": wrong, "longest": LONGEST_NOTE}


async def plans_next(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Следующая встреча» in the same flow."""
    await manager.start(Plans.day, {"pair": manager.dialog_data.get("pair", 0)})


async def to_goals(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The plan of the pair, which belongs to its third meeting."""
    await manager.start(Goals.main, {"pair": manager.dialog_data.get("pair", 0)})


async def took_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The entry just made was a mistake."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            entry = await _entry(tx, manager, await _pair(manager, tx))
            if entry is not None:
                await meetings.take_back(tx, entry.id, data["who"].person_id, now=data["now"])
    await manager.switch_to(Log.done)


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
    Screen(
        Html("text"),
        Column(Select(Item(), id="place", item_id_getter=lambda one: one["id"], items="places", on_click=chose_place)),
        SwitchTo(Label("meetings-add-note"), id="note", state=Log.note, when="there"),
        Button(Label("goals-plan"), id="goals", on_click=to_goals, when="offers_plan"),
        Button(Label("plans-next"), id="next", on_click=plans_next, when="can_plan"),
        Button(Label("meetings-take-back"), id="take_back", on_click=took_back, when="there"),
        state=Log.done,
        getter=done_shown,
    ),
    Screen(
        Words("meetings-note-wrong", when="wrong"),
        Words("meetings-ask-note"),
        MessageInput(typed_note, content_types=["text"]),
        SwitchTo(Label("footer-back"), id="back", state=Log.done),
        state=Log.note,
        getter=note_shown,
    ),
    on_start=begun,
)
