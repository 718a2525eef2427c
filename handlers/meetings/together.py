"""One meeting of several pairs in one go: a mentor's group, or a day of the paper journal that a curator enters."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, Row, ScrollingGroup, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.pair import meetings, pairs
from db.pair.seen import Seen
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.meetings import USUAL_MINUTES, Place, Refusal
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.days import Days
from handlers.gone import Gone
from handlers.joining.today import curates
from handlers.meetings.in_hand import whom
from handlers.meetings.states import Together
from handlers.presses import choices
from handlers.screens import Screen, back
from handlers.words import Html, Label, Words
from locales import Texts

ROWS = 8
#: Refusals that are told one by one.
MOST_TOLD = 8


async def possible(tx: Any, who: Who, *, journal: bool) -> list[Seen]:
    """Whose meetings may be logged together: a mentor's own pairs, or a curator's in which somebody has no phone."""
    if not journal:
        found = await pairs.of_person(tx, who.person_id or 0)
        return [one for one in found if one.pair.state is State.ACTIVE and one.part_of(who.person_id) is Part.MENTOR]
    of_school = [one for place in curates(who) for one in await pairs.of_organization(tx, place)]
    return [
        one
        for one in of_school
        if one.pair.state in (State.ACTIVE, State.PAUSED) and not all(one.side(part).has_account for part in Part)
    ]


def _journal(manager: DialogManager) -> bool:
    started: Any = manager.start_data or {}
    return bool(started.get("journal"))


async def begun(_: Any, manager: DialogManager) -> None:
    """A mentor's whole group is ticked; of a journal nobody is."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        found = await possible(tx, data["who"], journal=_journal(manager))
    manager.dialog_data["ticked"] = [] if _journal(manager) else [one.row.id for one in found]


def _called(one: Seen, who: Who, mode: PersonalData, texts: Texts) -> str:
    if one.part_of(who.person_id) is None:
        return texts.plain("together-pair", mentor=one.mentor.called.in_full(mode), mentee=one.mentee.called.in_full(mode))
    return texts.plain("pairing-partner", partner=whom(one, who, mode))


async def who_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """Who was there: a tick each."""
    async with db.read() as tx:
        found = await possible(tx, who, journal=_journal(dialog_manager))
    ticked = set(dialog_manager.dialog_data.get("ticked", ()))
    rows = [
        {"id": one.row.id, "label": ("☑️ " if one.row.id in ticked else "⬜ ") + _called(one, who, mode, texts)} for one in found
    ]
    return {
        "pairs": rows,
        "polite": who.polite,
        "journal": _journal(dialog_manager),
        "count": len(ticked & {one.row.id for one in found}),
        "all": len(rows),
    }


async def _chosen(manager: DialogManager, tx: Any) -> list[Seen]:
    """The ticked pairs that may (still) be logged; none at all is like an old button."""
    ticked = set(manager.dialog_data.get("ticked", ()))
    found = [one for one in await possible(tx, manager.middleware_data["who"], journal=_journal(manager)) if one.row.id in ticked]
    if not found:
        raise Gone("nobody is ticked")
    return found


async def day_shown(db: UpdateDatabase, dialog_manager: DialogManager, who: Who, now: datetime, **_: Any) -> dict[str, Any]:
    """Which day; the calendar reaches from the first day of the oldest of these pairs."""
    async with db.read() as tx:
        found = await _chosen(dialog_manager, tx)
    today = local_day(now, found[0].zone)
    first = min((one.life.begun_on or today for one in found), default=today)
    return {
        "polite": who.polite,
        "count": len(found),
        "today": today,
        "first_day": first,
        "last_day": today,
        "yesterday": first < today,
    }


async def minutes_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """How long; the kind is the next one of each pair's own cycle."""
    async with db.read() as tx:
        found = await _chosen(dialog_manager, tx)
    rows = [{"id": n, "label": texts.plain("meetings-minutes", minutes=n)} for n in USUAL_MINUTES]
    return {"count": len(found), "day": _day(dialog_manager), "minutes": rows}


def _day(manager: DialogManager) -> date:
    return date.fromisoformat(manager.dialog_data["day"])


async def ticked(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """There, or not there."""
    now_ticked = list(manager.dialog_data.get("ticked", ()))
    manager.dialog_data["ticked"] = (
        [one for one in now_ticked if one != pair_id] if pair_id in now_ticked else [*now_ticked, pair_id]
    )


async def near_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Today or yesterday."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        found = await _chosen(manager, tx)
    await chose_day(_, button, manager, local_day(data["now"], found[0].zone) - timedelta(days=button.widget_id == "yesterday"))


async def chose_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """A day; whether it is possible is asked of each pair when it is written."""
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(Together.minutes)


async def chose_minutes(_: CallbackQuery, __: Any, manager: DialogManager, minutes: int) -> None:
    """The last tap: everybody ticked is written."""
    manager.dialog_data["minutes"] = minutes
    await _write(manager, None)


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, place: str) -> None:
    """Where it was, added to all that was written."""
    manager.dialog_data["place"] = Place(place).value
    await _write(manager, Place(place))


async def _write(manager: DialogManager, place: Place | None) -> None:
    data, chosen = manager.middleware_data, manager.dialog_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            ids = [one.row.id for one in await _chosen(manager, tx)]
            result = await meetings.log_together(
                tx, ids, data["who"].person_id, _day(manager), chosen["minutes"], now=data["now"], place=place
            )
        chosen["refused"] = {str(pair): one.value for pair, one in result.items() if isinstance(one, Refusal)}
    await manager.switch_to(Together.done)


async def done_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """How many were written, and who was not and why."""
    chosen = dialog_manager.dialog_data
    async with db.read() as tx:
        found = await _chosen(dialog_manager, tx)
    refused: dict[str, str] = chosen.get("refused", {})
    written = len(found) - len([one for one in found if str(one.row.id) in refused])
    lines = [texts("together-done", count=written, day=_day(dialog_manager), minutes=chosen["minutes"])]
    left = [one for one in found if str(one.row.id) in refused]
    lines += [
        texts("together-not", who=_called(one, who, mode, texts), reason=refused[str(one.row.id)]) for one in left[:MOST_TOLD]
    ]
    if len(left) > MOST_TOLD:
        lines.append(texts("together-more", count=len(left) - MOST_TOLD))
    if written:
        lines.append(texts("together-where"))
    places = [
        {"id": p.value, "label": texts.plain("meetings-place", place=p.value, chosen=p.value == chosen.get("place"))}
        for p in Place
    ]
    return {"text": "\n".join(lines), "places": places if written else []}


dialog = Dialog(
    Screen(
        Words("together-ask-who"),
        ScrollingGroup(choices("one", "pairs", ticked, number=True), id="pairs", width=1, height=ROWS, hide_on_single_page=True),
        SwitchTo(Label("together-on"), id="on", state=Together.day, when="count"),
        back(),
        state=Together.who,
        getter=who_shown,
    ),
    Screen(
        Words("together-ask-day"),
        Row(
            Button(Label("days-today"), id="today", on_click=near_day),
            Button(Label("days-yesterday"), id="yesterday", on_click=near_day, when="yesterday"),
        ),
        SwitchTo(Label("days-other"), id="other", state=Together.calendar, when="yesterday"),
        SwitchTo(Label("footer-back"), id="back", state=Together.who),
        state=Together.day,
        getter=day_shown,
    ),
    Screen(
        Words("together-ask-day"),
        Days(id="day", on_click=chose_day),
        SwitchTo(Label("footer-back"), id="back", state=Together.day),
        state=Together.calendar,
        getter=day_shown,
    ),
    Screen(
        Words("together-ask-minutes"),
        Row(choices("m", "minutes", chose_minutes, number=True)),
        SwitchTo(Label("footer-back"), id="back", state=Together.day),
        state=Together.minutes,
        getter=minutes_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("place", "places", chose_place)),
        state=Together.done,
        getter=done_shown,
    ),
    on_start=begun,
)
