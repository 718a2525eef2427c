"""«Мои встречи»: what was logged, the one tap that confirms, taking back within a week, how it was."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.kbd import Button, Column, Row, ScrollingGroup, Select, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.pair import meeting_entries, meeting_plans, meetings, pairs
from db.pair.meeting_entries import Entry
from domain import offices
from domain.forms import Part
from domain.meetings import Refusal, State
from domain.personal import PersonalData
from domain.who import Who
from handlers.buttons import Act
from handlers.gone import Gone
from handlers.meetings.in_hand import whom
from handlers.meetings.states import Meetings, Plans
from handlers.meetings.topics import topic_said
from handlers.screens import Screen
from handlers.spent import spent
from handlers.words import Html, Item, Label, Words
from locales import Texts

ROWS = 8
#: The latest meetings are enough for a phone; papers have them all.
MOST = 40
STARS = ("😀", "🙂", "😐", "🙁", "😢")


async def listed_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """The latest meetings: one's own, or of the pair that a curator came from."""
    started: Any = dialog_manager.start_data or {}
    async with db.read() as tx:
        if "pair" in started:
            one = await pairs.find(tx, started["pair"])
            found = [one] if one and await _may_see(tx, one.row.organization_id, dialog_manager) else []
        else:
            found = await pairs.of_person(tx, who.person_id or 0)
        entries = await meeting_entries.entries(tx, found, limit=MOST)
        ahead = await meeting_plans.ahead(tx, [one.row.id for one in found])
    starts = {meeting_id: at for meeting_id, _, at in ahead}
    rows = [{"id": entry.id, "label": _line(entry, starts.get(entry.id), who, mode, texts)} for entry in entries]
    return {"meetings": rows, "count": len(rows)}


async def _may_see(tx: Any, organization_id: int, manager: DialogManager) -> bool:
    data = manager.middleware_data
    return await rights.allowed(tx, data["who"].person_id, offices.Act.SEE_PAIRS, organization_id, data["now"])


def _line(entry: Entry, starts: datetime | None, who: Who, mode: PersonalData, texts: Texts) -> str:
    shown = entry.meeting.shown
    return texts.plain(
        "meetings-line",
        day=entry.meeting.day,
        state=_state(entry, who),
        partner=whom(entry.pair, who, mode),
        minutes=shown.minutes if shown else 0,
        time=f"{starts.astimezone(entry.pair.zone):%H:%M}" if starts else "none",
    )


def _state(entry: Entry, who: Who) -> str:
    """The state as this person sees it: `ask` when their own yes is missing, `denied` when a side said no."""
    if entry.waits_for(who.person_id):
        return "ask"
    return "denied" if entry.meeting.denied_by is not None else entry.meeting.state.value


async def _entry(manager: DialogManager, tx: Any) -> Entry:
    """The chosen meeting, if this person is in the pair or sees its meetings by office."""
    started: Any = manager.start_data or {}
    wanted = manager.dialog_data.get("id") or started.get("id") or 0
    entry = await meeting_entries.find(tx, wanted)
    who: Who = manager.middleware_data["who"]
    if entry is None or (
        entry.pair.part_of(who.person_id) is None and not await _may_see(tx, entry.pair.row.organization_id, manager)
    ):
        raise Gone("no such meeting")
    return entry


async def card_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, refused: str = "none", **_: Any
) -> dict[str, Any]:
    """One meeting and what may be done about it."""
    async with db.read() as tx:
        entry = await _entry(dialog_manager, tx)
        planned = await meeting_plans.find(tx, entry.id)
        about = await topic_said(tx, entry.pair, entry.meeting.shown, texts)
    part, shown = entry.pair.part_of(who.person_id), entry.meeting.shown
    curator = part is None
    silent = [one for one in Part if one not in entry.meeting.logs and not entry.pair.side(one).has_account]
    held = entry.meeting.state is State.HELD
    journal = [one for one, log in entry.meeting.logs.items() if log.by_journal]
    # A side's note is for the curator's eyes and its own.
    noted = next((log.note for side, log in entry.meeting.logs.items() if log.note and (curator or side is part)), None)
    text = texts(
        "meetings-card",
        day=entry.meeting.day,
        state=_state(entry, who),
        partner=whom(entry.pair, who, mode),
        kind=shown.kind.value if shown else "none",
        minutes=shown.minutes if shown else 0,
        time=f"{planned.starts:%H:%M}" if planned and entry.meeting.state is State.PLANNED else "none",
        place=shown.place.value if shown and shown.place else "none",
        topic=about,
        note=noted or "none",
        by_journal=entry.meeting.by_journal,
    )
    return {
        "text": text,
        "refused": refused,
        "can_confirm": entry.waits_for(who.person_id) or (curator and held and bool(silent)),
        "can_deny": entry.waits_for(who.person_id),
        "can_take_back": (part is not None and part in entry.meeting.logs) or (curator and bool(journal)),
        "can_rate": part is Part.MENTEE and entry.meeting.state is State.CONFIRMED,
    }


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, meeting_id: int) -> None:
    """One meeting of the list; one to come has a screen of its own for the two who meet."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        planned = await meeting_plans.find(tx, meeting_id)
    if planned is not None and planned.state is State.PLANNED and planned.pair.part_of(data["who"].person_id) is not None:
        await manager.start(Plans.card, {"meeting": meeting_id})
        return
    manager.dialog_data["id"] = meeting_id
    await manager.switch_to(Meetings.card)


async def confirmed_here(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Да, встретились» on the own screen."""
    await _word(manager, yes=True)


async def denied_here(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Не было» on the own screen."""
    await _word(manager, yes=False)


async def _word(manager: DialogManager, *, yes: bool) -> None:
    data = manager.middleware_data
    result: Entry | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            entry = await _entry(manager, tx)
            says = meetings.confirm if yes else meetings.deny
            result = await says(tx, entry.id, data["who"].person_id, now=data["now"])
    if isinstance(result, Refusal):
        data["refused"] = result.value
    await manager.switch_to(Meetings.card)


async def took_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The own entry goes, within a week."""
    data = manager.middleware_data
    result: Entry | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            entry = await _entry(manager, tx)
            result = await meetings.take_back(tx, entry.id, data["who"].person_id, now=data["now"])
    if isinstance(result, Refusal):
        data["refused"] = result.value
        await manager.switch_to(Meetings.card)
    else:
        await manager.switch_to(Meetings.listed)


async def rate_shown(db: UpdateDatabase, dialog_manager: DialogManager, who: Who, **_: Any) -> dict[str, Any]:
    """How it was, five faces."""
    async with db.read() as tx:
        entry = await _entry(dialog_manager, tx)
    part = entry.pair.part_of(who.person_id) or Part.MENTEE
    faces = [{"id": 5 - at, "label": face} for at, face in enumerate(STARS)]
    return {"day": entry.meeting.day, "faces": faces, "polite": entry.pair.side(part).polite, "rated": entry.rating is not None}


async def rated(_: CallbackQuery, __: Any, manager: DialogManager, stars: int) -> None:
    """One tap; it may be changed by another."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            entry = await _entry(manager, tx)
            await meetings.rate(tx, entry.id, data["who"].person_id, stars)


async def confirmed(act: Act, manager: DialogManager) -> str | None:
    """«Да, встретились» under the notice: one tap. A mentee may then say how it was."""
    data = manager.middleware_data
    async with data["db"].begin() as tx:
        result = await meetings.confirm(tx, act.id, data["who"].person_id, now=data["now"])
    await spent(manager, act.id, "confirm-meeting", "deny-meeting")
    texts: Texts = data["texts"]
    if isinstance(result, Refusal):
        return texts.plain("meetings-answer-refused", reason=result.value)
    if result.pair.part_of(data["who"].person_id) is Part.MENTEE:
        await manager.start(Meetings.rate, {"id": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
        return None
    return texts.plain("meetings-confirmed")


async def denied(act: Act, manager: DialogManager) -> str:
    """«Не было» under the notice."""
    data = manager.middleware_data
    async with data["db"].begin() as tx:
        result = await meetings.deny(tx, act.id, data["who"].person_id, now=data["now"])
    await spent(manager, act.id, "confirm-meeting", "deny-meeting")
    texts: Texts = data["texts"]
    if isinstance(result, Refusal):
        return texts.plain("meetings-answer-refused", reason=result.value)
    return texts.plain("meetings-denied")


dialog = Dialog(
    Screen(
        Words("meetings-list"),
        ScrollingGroup(
            Select(Item(), id="one", item_id_getter=lambda one: one["id"], items="meetings", type_factory=int, on_click=opened),
            id="meetings",
            width=1,
            height=ROWS,
            hide_on_single_page=True,
        ),
        state=Meetings.listed,
        getter=listed_shown,
    ),
    Screen(
        Words("meetings-refused", when=lambda data, *_: data["refused"] != "none"),
        Html("text"),
        Column(
            Button(Label("meetings-yes"), id="yes", on_click=confirmed_here, when="can_confirm"),
            Button(Label("meetings-no"), id="no", on_click=denied_here, when="can_deny"),
            SwitchTo(Label("meetings-rate"), id="rate", state=Meetings.rate, when="can_rate"),
            Button(Label("meetings-take-back"), id="take_back", on_click=took_back, when="can_take_back"),
        ),
        SwitchTo(Label("meetings-to-list"), id="list", state=Meetings.listed),
        state=Meetings.card,
        getter=card_shown,
    ),
    Screen(
        Words("meetings-ask-rate"),
        Row(Select(Item(), id="stars", item_id_getter=lambda one: one["id"], items="faces", type_factory=int, on_click=rated)),
        SwitchTo(Label("meetings-to-list"), id="list", state=Meetings.listed),
        state=Meetings.rate,
        getter=rate_shown,
    ),
)
