"""Both sides answer: one tap under the notice, or on their own screen «Моя пара»."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, ListGroup

from db import AlreadyDone, UpdateDatabase
from db.pair import meeting_entries, pair_endings, pairs
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from db.participant import participants
from domain.forms import Part
from domain.pair import Refusal, State
from domain.personal import PersonalData
from domain.who import Who
from handlers.buttons import Act
from handlers.goals.states import Goals
from handlers.joining import document
from handlers.meetings import ahead
from handlers.meetings.states import Plans
from handlers.pairing.states import Mine
from handlers.presses import choices
from handlers.screens import Screen
from handlers.spent import spent
from handlers.words import Html, Label
from locales import Texts

ANSWERS = ("accept-pair", "accept-last-pair", "decline-pair")


async def answer(data: dict[str, Any], pair_id: int, *, yes: bool, last: bool = False) -> str:
    """Write one side's answer; returns what the person is told."""
    who: Who = data["who"]
    now: datetime = data["now"]
    mode: PersonalData = data["mode"]
    async with data["db"].begin() as tx:
        result: Seen | Refusal | Blocked
        if yes:
            result = await pairs.accept(tx, pair_id, who.person_id, document.current(mode), now=now)
        else:
            result = await pair_endings.decline(tx, pair_id, who.person_id, now=now)
        if last and isinstance(result, Seen) and result.part_of(who.person_id) is Part.MENTOR:
            await participants.take_nobody_new(tx, who.person_id or 0, True, now=now)
    return told(result, who, data["texts"], yes=yes)


def told(result: Seen | Refusal | Blocked, who: Who, texts: Texts, *, yes: bool) -> str:
    """The outcome in words, short enough for a toast."""
    if isinstance(result, Blocked):
        return texts.plain("pairing-answer-blocked")
    if isinstance(result, Refusal):
        return texts.plain("pairing-answer-refused", reason=result.value)
    part = result.part_of(who.person_id)
    polite = result.side(part).polite if part else "vy"
    if not yes:
        return texts.plain("pairing-answer-no", polite=polite)
    return texts.plain("pairing-answer-yes", active=result.pair.state is State.ACTIVE, polite=polite)


async def accepted(act: Act, manager: DialogManager) -> str:
    """«Согласен» under the notice."""
    return await _pressed(act, manager, yes=True)


async def accepted_last(act: Act, manager: DialogManager) -> str:
    """The mentor's third button: yes, and nobody new after this one."""
    return await _pressed(act, manager, yes=True, last=True)


async def declined(act: Act, manager: DialogManager) -> str:
    """«Не могу» under the notice."""
    return await _pressed(act, manager, yes=False)


async def _pressed(act: Act, manager: DialogManager, *, yes: bool, last: bool = False) -> str:
    said = await answer(manager.middleware_data, act.id, yes=yes, last=last)
    await spent(manager, act.id, *ANSWERS)
    return said


async def mine_shown(db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, **_: Any) -> dict[str, Any]:
    """One's own pairs and proposals, with the other side's first name (or code) and nothing else of them."""
    async with db.read() as tx:
        found = await pairs.of_person(tx, who.person_id or 0)
        entries = await meeting_entries.entries(tx, found)
        next_ones = await ahead.lines(tx, found, who, now, texts)
    lines, rows, working, aims = [], [], [], []
    for one in found:
        part = one.part_of(who.person_id) or Part.MENTEE
        side, other = one.side(part), one.other(part)
        days = [e.meeting.day for e in entries if e.pair is one and e.meeting.state == "confirmed"]
        open_to_me = one.pair.state is State.PROPOSED and not one.pair.accepted_by(part)
        partner = other.called.to_partner(mode, with_class=part is Part.MENTOR)
        lines.append(
            texts(
                "pairing-mine",
                partner=partner,
                part=part.value,
                polite=side.polite,
                state="ask" if open_to_me else one.pair.state.value,
                meetings=len(days),
                last=max(days, default="none"),
            )
        )
        if one.pair.state is State.ACTIVE:
            working.append({"id": one.row.id, "label": texts.plain("plans-next-whom", partner=partner)})
            aims.append({"id": one.row.id, "label": texts.plain("goals-open-pair", partner=partner)})
        if open_to_me:
            partner_label = texts.plain("pairing-partner", partner=partner)
            rows.append({"id": one.row.id, "mentor": part is Part.MENTOR, "partner": partner_label})
    if not lines:
        lines.append(texts("pairing-mine-none"))
    lines += next_ones
    return {"text": "\n\n".join(lines), "open": rows, "working": working, "aims": aims}


async def _on_screen(manager: DialogManager, *, yes: bool, last: bool = False) -> None:
    pair_id = int(getattr(manager, "item_id", 0))
    with suppress(AlreadyDone):
        said = await answer(manager.middleware_data, pair_id, yes=yes, last=last)
        if isinstance(manager.event, CallbackQuery):
            await manager.event.answer(said, show_alert=len(said) > 60)


async def yes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Yes on the own screen."""
    await _on_screen(manager, yes=True)


async def yes_last(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Yes, and nobody new after this one."""
    await _on_screen(manager, yes=True, last=True)


async def no(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """No on the own screen."""
    await _on_screen(manager, yes=False)


async def plans_next(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """«Следующая встреча» of one of the pairs."""
    await manager.start(Plans.day, {"pair": pair_id})


async def to_goals(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """The goals of one of the pairs."""
    await manager.start(Goals.main, {"pair": pair_id})


def _of_mentor(data: dict[str, Any], *_: Any) -> bool:
    return bool(data["item"]["mentor"])


dialog = Dialog(
    Screen(
        Html("text"),
        ListGroup(
            Button(Label("pairing-accept-whom"), id="yes", on_click=yes),
            Button(Label("pairing-accept-last"), id="last", on_click=yes_last, when=_of_mentor),
            Button(Label("pairing-decline-whom"), id="no", on_click=no),
            id="open",
            item_id_getter=lambda one: one["id"],
            items="open",
        ),
        Column(choices("next", "working", plans_next, number=True), choices("goals", "aims", to_goals, number=True)),
        state=Mine.pairs,
        getter=mine_shown,
    ),
)
