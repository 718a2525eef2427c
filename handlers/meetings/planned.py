"""A meeting to come as both sides see it: «Буду», «Перенести», the file for the calendar; and the day after it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Column, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.pair import meeting_plans
from db.pair.seen import Planned
from domain.forms import Part
from domain.meeting_plans import Refusal
from domain.meetings import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone
from handlers.meetings import planning
from handlers.meetings.in_hand import whom
from handlers.meetings.plan_answers import sends
from handlers.meetings.plan_steps import Step, agreeing, cancelling, nobody_came, offering, taking
from handlers.meetings.states import Plans
from handlers.meetings.topics import first_after_yes
from handlers.presses import Press, choices, token
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts


async def planned_of(manager: DialogManager, tx: Any) -> Planned:
    """The meeting of this conversation, if this person is one of the two. Otherwise like an old button."""
    started: Any = manager.start_data or {}
    one = await meeting_plans.find(tx, manager.dialog_data.get("meeting") or started.get("meeting") or 0)
    if one is None or one.pair.part_of(manager.middleware_data["who"].person_id) is None:
        raise Gone("no such meeting")
    return one


def _said(one: Planned, who: Who, mode: PersonalData) -> dict[str, Any]:
    part = one.pair.part_of(who.person_id) or Part.MENTOR
    return {
        "partner": whom(one.pair, who, mode),
        "polite": one.pair.side(part).polite,
        "day": one.starts.date(),
        "time": f"{one.starts:%H:%M}",
        "place": one.place.value if one.place else "none",
    }


def _standing(one: Planned, part: Part | None, now: datetime) -> str:
    """How it stands, as this side sees it."""
    if one.state is not State.PLANNED:
        return one.state.value
    if not one.pair.life.active:
        return "rests"
    if one.plan.starts_at <= now:
        return "over"
    if one.plan.offered:
        return "offered" if one.plan.offered_by is part else "choose"
    if one.plan.agreed:
        return "agreed"
    if one.plan.planned_by is not part:
        return "ask"
    return "waits" if one.pair.other(part).has_account else "paper"


async def card_shown(
    db: UpdateDatabase,
    dialog_manager: DialogManager,
    who: Who,
    mode: PersonalData,
    texts: Texts,
    now: datetime,
    refused: str = "none",
    **_: Any,
) -> dict[str, Any]:
    """When, where, and how it stands with the other side."""
    async with db.read() as tx:
        one = await planned_of(dialog_manager, tx)
    standing = _standing(one, one.pair.part_of(who.person_id), now)
    fresh = bool(dialog_manager.dialog_data.get("fresh"))
    goes_on = one.state is State.PLANNED and standing != "rests"
    stands = goes_on and one.plan.starts_at > now
    choose = standing == "choose"
    moments = [
        {"id": f"{one.id}.{one.plan.version}.{number}", "label": f"{at.astimezone(one.pair.zone):%d.%m, %H:%M}"}
        for number, at in enumerate(one.plan.offered)
    ]
    return {
        "text": texts("plans-card", standing=standing, fresh=fresh, **_said(one, who, mode)),
        "refused": refused,
        "token": token(one.id, one.plan.version),
        "moments": moments if choose else [],
        "can_agree": standing in ("ask", "choose"),
        "can_move": goes_on,
        "over": standing == "over",
        "stands": stands,
    }


async def moving_shown(
    db: UpdateDatabase,
    dialog_manager: DialogManager,
    who: Who,
    mode: PersonalData,
    now: datetime,
    refused: str = "none",
    **_: Any,
) -> dict[str, Any]:
    """Three other dates of the same hour, to be offered in one tap."""
    async with db.read() as tx:
        one = await planned_of(dialog_manager, tx)
        moments = await meeting_plans.other_moments(tx, one, now)
    part = one.pair.part_of(who.person_id) or Part.MENTOR
    local = [moment.astimezone(one.pair.zone) for moment in moments]
    return {
        **_said(one, who, mode),
        "refused": refused,
        "token": token(one.id, one.plan.version),
        "dates": "\u000a".join(f"• {at:%d.%m, %H:%M}" for at in local),
        "can_offer": one.pair.other(part).has_account,
    }


async def missed_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, **_: Any
) -> dict[str, Any]:
    """Why it was none: two chips."""
    async with db.read() as tx:
        one = await planned_of(dialog_manager, tx)
    return {**_said(one, who, mode), "token": token(one.id, one.plan.version)}


async def _step(manager: DialogManager, meeting_id: int, version: int, step: Step) -> Planned | Refusal | None:
    """One step in the database; a press that was done before goes on to what is there."""
    data = manager.middleware_data
    result: Planned | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await step(tx, meeting_id, data["who"].person_id, version, data["now"])
    if isinstance(result, Refusal):
        data["refused"] = result.value
    return result


def _does(step: Step) -> Callable[[CallbackQuery, DialogManager, int, int], Awaitable[None]]:
    """A press on a screen: the step, then the meeting as it is after it."""

    async def pressed(_: CallbackQuery, manager: DialogManager, meeting_id: int, version: int) -> None:
        await _step(manager, meeting_id, version, step)
        manager.dialog_data.pop("fresh", None)
        manager.dialog_data["meeting"] = meeting_id
        await manager.switch_to(Plans.card)

    return pressed


async def _other_date(_: CallbackQuery, manager: DialogManager, meeting_id: int, version: int) -> None:
    """Day and time of one's own choice; the version goes along, so that two moves do not cross."""
    async with manager.middleware_data["db"].read() as tx:
        one = await planned_of(manager, tx)
    manager.dialog_data.update(pair=one.pair.row.id, meeting=meeting_id, version=version)
    await manager.switch_to(Plans.day)


async def _took(_: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
    """One of the offered dates on the own screen."""
    meeting_id, version, number = (int(one) if one.isdecimal() else 0 for one in (carried.split(".") + ["0"] * 3)[:3])
    await _step(manager, meeting_id, version, taking(number))
    await manager.switch_to(Plans.card)


async def own_calendar(_: CallbackQuery, manager: DialogManager, __: int, ___: int) -> None:
    """The file from the own screen."""
    async with manager.middleware_data["db"].read() as tx:
        one = await planned_of(manager, tx)
    await sends(manager, one)
    manager.show_mode = ShowMode.SEND


async def _met_here(_: CallbackQuery, manager: DialogManager, __: int, ___: int) -> None:
    """«Да» on the own screen."""
    async with manager.middleware_data["db"].read() as tx:
        one = await planned_of(manager, tx)
        state = await first_after_yes(tx, one.pair)
    await manager.start(state, {"pair": one.pair.row.id, "day": one.starts.date().isoformat()})


dialog = Dialog(
    *planning.WINDOWS,
    Screen(
        Words("plans-refused", when=lambda data, *_: data["refused"] != "none"),
        Html("text"),
        Column(choices("take", "moments", _took)),
        Column(
            Press("plans-yes", "yes", _does(agreeing), when="can_agree"),
            Press("plans-calendar", "ics", own_calendar, when="stands"),
            SwitchTo(Label("plans-move"), id="move", state=Plans.moving, when="can_move"),
            Press("plans-met", "met", _met_here, when="over"),
            SwitchTo(Label("plans-no-meeting"), id="missed", state=Plans.missed, when="over"),
            Press("plans-cancel", "cancel", _does(cancelling), when="stands"),
        ),
        state=Plans.card,
        getter=card_shown,
    ),
    Screen(
        Words("plans-refused", when=lambda data, *_: data["refused"] != "none"),
        Words("plans-ask-moving"),
        Column(
            Press("plans-offer", "offer", _does(offering), when="can_offer"),
            Press("plans-own-date", "own", _other_date),
            Press("plans-cancel", "cancel", _does(cancelling)),
        ),
        SwitchTo(Label("plans-to-card"), id="card", state=Plans.card),
        state=Plans.moving,
        getter=moving_shown,
    ),
    Screen(
        Words("plans-ask-missed"),
        Column(
            Press("plans-was-cancelled", "cancel", _does(cancelling)),
            Press("plans-no-show", "noshow", _does(nobody_came)),
        ),
        SwitchTo(Label("plans-to-card"), id="card", state=Plans.card),
        state=Plans.missed,
        getter=missed_shown,
    ),
)
