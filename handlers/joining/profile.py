"""The profile: what is kept of a person, what is still missing, and what they can do about it."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase
from db.pair import serving
from db.participant import about_self, participants
from db.participant.joining import PROFILE, Subject
from db.participant.participants import Card
from domain.admission import State
from domain.forms import Part
from domain.personal import PersonalData
from domain.who import Who
from handlers.guardian import opening
from handlers.home.start import go_home
from handlers.joining import document
from handlers.joining.going import go_to
from handlers.joining.profile_words import GUARDIAN, QUIZ, described, polite, quiz_ends, title_of, waits
from locales import Texts


async def _cards(db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime) -> list[Card]:
    async with db.read() as tx:
        return await participants.of_person(tx, who.person_id or 0, document.current(mode), now)


def _chosen(cards: list[Card], manager: DialogManager) -> Card | None:
    started: Any = manager.start_data or {}
    wanted = manager.dialog_data.get("id") or started.get("id")
    return next((one for one in cards if one.row.id == wanted), cards[0] if cards else None)


async def profile_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One's own participation; others of the same person as buttons."""
    cards = await _cards(db, who, mode, now)
    one = _chosen(cards, dialog_manager)
    if one is None:
        return {"text": texts("joining-profile-none"), "others": [], **dict.fromkeys(_ACTS, False)}
    async with db.read() as tx:
        text = "\n".join(await described(tx, one, texts, about="own"))
        done = await serving.of(tx, one.row.id, ZoneInfo(one.zone), now) if one.part is Part.MENTOR else None
    if done is not None:
        text += "\n" + texts(
            "pairing-served", months=done.months, meetings=done.meetings, pairs=done.pairs, since=done.since, polite=polite(one)
        )
    others = [
        {
            "id": other.row.id,
            "label": texts.plain("joining-other", form=title_of(other, texts), part=other.row.role),
        }
        for other in cards
        if other is not one
    ]
    applied, mentor = one.state is State.APPLIED, one.part is Part.MENTOR
    later = one.row.completed_at is None and not (one.missing & GUARDIAN)
    return {
        "text": text + "\n\n" + "\n".join(waits(one, texts)),
        "polite": polite(one),
        "others": others,
        "can_go_on": later and one.state is not State.REFUSED,
        "can_correct": not later and one.state is not State.REFUSED,
        "can_apply_again": one.state is State.REFUSED,
        "can_quiz": bool(one.uncleared & QUIZ) or quiz_ends(one, now),
        "can_rest": one.state is State.ADMITTED and one.row.resting_until is None,
        "rests": one.row.resting_until is not None,
        "can_close": mentor and one.state is State.ADMITTED and one.row.closed_at is None,
        "can_open": mentor and one.state is State.ADMITTED and one.row.closed_at is not None,
        "can_take_back": applied,
        "can_link": bool(one.missing & GUARDIAN),
        "can_write": about_self.offered(one, mode) and one.row.about_self is None,
        "written": False,
    }


_ACTS = (
    "can_go_on",
    "can_correct",
    "can_apply_again",
    "can_quiz",
    "can_close",
    "can_open",
    "can_take_back",
    "can_link",
    "can_rest",
    "rests",
    "can_write",
    "written",
)


async def of(manager: DialogManager) -> Card | None:
    """The participation on show."""
    data = manager.middleware_data
    return _chosen(await _cards(data["db"], data["who"], data["mode"], data["now"]), manager)


async def corrected(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back into the form: on to what is missing, or to everything that can be changed."""
    one = await of(manager)
    if one is not None:
        await go_to(manager, Subject(PROFILE, one.row.id))


async def chose_other(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """Another participation of the same person."""
    manager.dialog_data["id"] = participant_id


async def closed_or_open(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """A mentor takes nobody new for now, or again somebody."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await participants.take_nobody_new(tx, data["who"].person_id or 0, button.widget_id == "close", now=data["now"])


async def took_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The application is taken back."""
    data, one = manager.middleware_data, await of(manager)
    if one is not None:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                await participants.take_back(tx, data["who"].person_id or 0, one.row.id, now=data["now"])
    await go_home(manager)


async def links_parent(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A one-time link that the pupil passes on to a parent."""
    one = await of(manager)
    if one is not None:
        await opening.make(manager, one.row.person_id, one.row.organization_id)
