"""An event as it stands: who answered what; moved, called off; afterwards who came, and the line of evidence."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts, events
from db.events import Guest, Seen
from domain import events as rules
from domain.events import Refusal
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.events.preparing import AHEAD, HOURS
from handlers.events.states import Events
from handlers.gone import Gone
from handlers.presses import page_of, token
from handlers.segments.choosing import MOST_NAMED, scope_in_hand
from handlers.speaking import proving
from handlers.speaking.proving import Proof
from locales import Texts

#: The kind under which a new date lies among the drafts, by the id of the event.
MOVE = "event-move"
#: Events, and guests, on one page of a phone.
ROWS, GUESTS = 6, 8


async def listed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The events, the latest first."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        found = await events.of(tx, scope.place)
    shown, pages = page_of(found, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts(
            "event-line",
            position=number,
            at=one.starts_at.astimezone(ZoneInfo(scope.zone)),
            title=shortened(one.title, 80),
            how="cancelled" if one.cancelled_at else "ahead" if one.starts_at > now else "over",
        )
        for number, one in numbered
    ]
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([texts("event-list", count=len(found)), *lines]),
        "numbers": [{"id": one.id, "label": str(number)} for number, one in numbered],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, event_id: int) -> None:
    """Open one."""
    manager.dialog_data.update(id=event_id, page=0)
    await manager.switch_to(Events.one)


async def on_show(tx: AsyncSession, manager: DialogManager) -> Seen:
    """The event that the screens are about, if it is of this office. Raises `Gone`."""
    found = await events.find(tx, int(manager.dialog_data.get("id", 0)))
    if found is None or found.row.organization_id != scope_in_hand(manager.middleware_data["who"]).place:
        raise Gone
    return found


async def one_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Date, place, answers; who could not be reached, by office and organisation."""
    async with db.read() as tx:
        one = await on_show(tx, dialog_manager)
    begun, cancelled = one.row.starts_at <= now, one.row.cancelled_at is not None
    count = one.turnout
    parts = [texts("event-said", title=one.row.title, day=one.starts.date(), time=one.hours, place=one.row.place)]
    if cancelled:
        parts.append(texts("event-is-cancelled"))
    parts.append(
        texts(
            "event-turnout",
            invited=count.invited,
            yes=count.yes,
            no=count.no,
            substitute=count.substitute,
            silent=count.silent,
            begun=begun and not cancelled,
            came=count.came,
        )
    )
    if missing := [guest for guest in one.guests if not guest.reachable]:
        people = "\n".join(f"• {_called(guest, texts, mode)}" for guest in missing[:MOST_NAMED])
        parts.append(texts("segment-out", count=len(missing), people=people, more=max(len(missing) - MOST_NAMED, 0)))
    held = begun and not cancelled and count.came > 0
    proofs = await proving.offered(dialog_manager, _proof(one, texts)) if held else {"proofs": [], "proves": False}
    return {
        "said": said,
        "text": "\n\n".join(parts),
        "ahead": not begun and not cancelled,
        "held": begun and not cancelled,
        **proofs,
        "token": token(one.row.id, one.row.version),
    }


def _called(guest: Guest, texts: Texts, mode: PersonalData) -> str:
    return texts.plain(
        "segment-person",
        office=guest.office.value,
        organization=guest.organization,
        name=guest.name if mode is PersonalData.NAMES else None,
    )


async def guests_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Everybody invited with the answer; once it has begun a press marks who came."""
    async with db.read() as tx:
        one = await on_show(tx, dialog_manager)
    begun = one.row.starts_at <= now and one.row.cancelled_at is None
    shown, pages = page_of(one.guests, dialog_manager, GUESTS)
    lines = [
        texts(
            "event-guest",
            position=number,
            person=_called(guest, texts, mode),
            answer=guest.answer.value if guest.answer else None,
            reachable=guest.reachable,
            came=guest.came if begun else None,
        )
        for number, guest in enumerate(shown, start=pages["first"] + 1)
    ]
    return {
        **pages,
        "said": said,
        "text": "\n".join([texts("event-guests", begun=begun, came=one.turnout.came, invited=one.turnout.invited), "", *lines]),
        "numbers": [
            {"id": guest.person_id, "label": f"{'✅' if guest.came else ''}{number}"}
            for number, guest in enumerate(shown, start=pages["first"] + 1)
        ]
        if begun
        else [],
        "token": token(one.row.id) if begun and one.turnout.yes + one.turnout.substitute else [],
    }


async def marked(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    """Came, or did not after all."""
    data = manager.middleware_data
    event_id = int(manager.dialog_data.get("id", 0))
    outcome: Seen | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await on_show(tx, manager)
            came = any(guest.came for guest in one.guests if guest.person_id == person_id)
            outcome = await events.mark(tx, scope_in_hand(data["who"]), event_id, [person_id], not came, now=data["now"])
    _says(manager, outcome)


async def marked_all(_: CallbackQuery, manager: DialogManager, event_id: int, __: int) -> None:
    """«Пришли все, кто собирался»."""
    data = manager.middleware_data
    outcome: Seen | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await on_show(tx, manager)
            coming = (rules.Answer.YES, rules.Answer.SUBSTITUTE)
            people = [guest.person_id for guest in one.guests if guest.answer in coming]
            outcome = await events.mark(tx, scope_in_hand(data["who"]), event_id, people, True, now=data["now"])
    _says(manager, outcome)


def _says(manager: DialogManager, outcome: Seen | Refusal | None) -> None:
    if isinstance(outcome, Refusal):
        manager.middleware_data["said"] = manager.middleware_data["texts"]("event-refused", reason=outcome.value)


async def move_shown(
    db: UpdateDatabase, who: Who, now: datetime, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The old date, and between which days the new one may lie."""
    async with db.read() as tx:
        one = await on_show(tx, dialog_manager)
        draft = await drafts.find(tx, who.person_id or 0, MOVE, one.row.id) or {}
    today = scope_in_hand(who).today(now)
    return {
        "said": said,
        "title": one.row.title,
        "was": one.starts,
        "day": date.fromisoformat(draft["day"]) if "day" in draft else None,
        "hours": [{"id": hour, "label": hour} for hour in HOURS],
        "today": today,
        "first_day": today,
        "last_day": today + AHEAD,
    }


async def move_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """The new day; on to the time."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await on_show(tx, manager)
            await drafts.keep(tx, data["who"].person_id, MOVE, one.row.id, {"day": day.isoformat()}, now=data["now"])
    await manager.switch_to(Events.move_time)


async def move_hour(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
    """One of the offered hours."""
    await _moves(manager, hour)


async def move_typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any other time."""
    manager.show_mode = ShowMode.SEND
    await _moves(manager, message.text or "")


async def _moves(manager: DialogManager, said: str) -> None:
    """The last answer: everybody is told of the new date; or why not, and the screen stays."""
    data = manager.middleware_data
    scope, texts = scope_in_hand(data["who"]), data["texts"]
    at = rules.read_time(said)
    if at is None:
        data["said"] = texts("event-refused", reason=Refusal.NO_TIME.value)
        return
    outcome: Seen | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await on_show(tx, manager)
            draft = await drafts.find(tx, data["who"].person_id or 0, MOVE, one.row.id)
            if draft is None:
                outcome = Refusal.NO_TIME
            else:
                starts = rules.starts(date.fromisoformat(draft["day"]), at, one.zone, data["now"])
                outcome = (
                    starts if isinstance(starts, Refusal) else await events.move(tx, scope, one.row.id, starts, now=data["now"])
                )
            if isinstance(outcome, Seen):
                await drafts.drop(tx, data["who"].person_id or 0, MOVE, one.row.id)
    if isinstance(outcome, Refusal):
        data["said"] = texts("event-refused", reason=outcome.value)
        return
    data["said"] = texts("event-was-moved")
    await manager.switch_to(Events.one)


async def cancels(_: CallbackQuery, manager: DialogManager, event_id: int, version: int) -> None:
    """Called off; everybody who has heard of it is told."""
    data = manager.middleware_data
    outcome: Seen | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await events.cancel(tx, scope_in_hand(data["who"]), event_id, version, now=data["now"])
    if isinstance(outcome, Refusal):
        data["said"] = data["texts"]("event-refused", reason=outcome.value)
    await manager.switch_to(Events.one)


async def proof(manager: DialogManager) -> Proof:
    """The event on show as one line of evidence: what, when, how many were invited, how many came."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        one = await on_show(tx, manager)
    return _proof(one, texts)


def _proof(one: Seen, texts: Texts) -> Proof:
    count = one.turnout
    title = shortened(one.row.title, 120)
    line = texts.plain("proof-event", title=title, day=one.starts.date(), invited=count.invited, came=count.came)
    return Proof(line, one.came_from)
