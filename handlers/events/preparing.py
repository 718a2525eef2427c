"""An event is prepared: what, which day, at what time, where, whom. Every answer lies in a draft row; the last press invites."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase, drafts, events
from db.speaking import segments
from domain import events as rules
from domain.allowed_hours import local_day, moment_of
from domain.events import Refusal
from domain.personal import PersonalData
from domain.who import Who
from handlers.events.states import Events
from handlers.presses import token
from handlers.segments.choosing import Choosing, described, keeps, kept, left_out, scope_in_hand, segment_in
from locales import Texts

#: The kind under which an event that is being prepared lies among the drafts.
DRAFT = "event"
#: What must be known before anybody is invited.
ASKED = ("title", "day", "time", "lasts", "place")
#: How far ahead an event may lie.
AHEAD = timedelta(days=366)
#: The hours that are offered; any other is typed.
HOURS = ("9:00", "10:00", "11:00", "12:00", "14:00", "15:00", "16:00", "17:00")

CHOOSING = Choosing(
    kind=DRAFT,
    whom=Events.whom,
    places=Events.places,
    back=Events.check,
    participants=False,
)


async def draft_shown(db: UpdateDatabase, who: Who, now: datetime, texts: Texts, said: str = "", **_: Any) -> dict[str, Any]:
    """What the screens of the questions need: what was said so far, and between which days an event may lie."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        data = await kept(tx, who, DRAFT)
    today = scope.today(now)
    refused = data.get("refused")
    return {
        "said": said,
        "refused": texts("event-refused", reason=refused) if refused else "",
        "title": data.get("title", "none"),
        "day": date.fromisoformat(data["day"]) if "day" in data else None,
        "time": data.get("time", "none"),
        "hours": [{"id": hour, "label": hour} for hour in HOURS],
        "today": today,
        "first_day": today,
        "last_day": today + AHEAD,
        "lengths": [{"id": minutes, "label": length_said(minutes, texts)} for minutes in rules.LASTS],
        "place": data.get("place", "none"),
        "whole": all(data.get(field) for field in ASKED),
    }


async def typed_title(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """What it is called."""
    await _takes_words(message, manager, "title", rules.LONGEST_TITLE, Events.day)


async def typed_place(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Where: an address, a room, a link."""
    await _takes_words(message, manager, "place", rules.LONGEST_PLACE, Events.check)


async def _takes_words(message: Message, manager: DialogManager, field: str, longest: int, on: Any) -> None:
    words = " ".join((message.text or "").split())
    manager.show_mode = ShowMode.SEND
    if refused := rules.words_refused(words, longest):
        await keeps(manager, DRAFT, refused=refused.value)
        return
    await keeps(manager, DRAFT, refused=None, **{field: words})
    await _goes_on(manager, on)


async def _goes_on(manager: DialogManager, state: Any) -> None:
    """To the next question, or back to the check where everything has been answered before."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        draft = await kept(tx, data["who"], DRAFT)
    whole = all(draft.get(field) for field in ASKED)
    await manager.switch_to(Events.check if whole else state)


async def chose_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """Which day."""
    await keeps(manager, DRAFT, day=day.isoformat(), refused=None)
    await manager.switch_to(Events.time)


async def chose_hour(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
    """One of the offered hours."""
    await _takes_time(manager, hour)


async def typed_time(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any other time."""
    manager.show_mode = ShowMode.SEND
    await _takes_time(manager, message.text or "")


async def _takes_time(manager: DialogManager, said: str) -> None:
    data = manager.middleware_data
    at = rules.read_time(said)
    if at is None:
        await keeps(manager, DRAFT, refused=Refusal.NO_TIME.value)
        return
    async with data["db"].read() as tx:
        draft = await kept(tx, data["who"], DRAFT)
    if "day" not in draft:
        await manager.switch_to(Events.day)
        return
    moment = rules.starts(date.fromisoformat(draft["day"]), at, ZoneInfo(scope_in_hand(data["who"]).zone), data["now"])
    if isinstance(moment, Refusal):
        await keeps(manager, DRAFT, refused=moment.value)
        return
    await keeps(manager, DRAFT, time=f"{at:%H:%M}", refused=None)
    await _goes_on(manager, Events.lasts)


async def chose_length(_: CallbackQuery, __: Any, manager: DialogManager, minutes: int) -> None:
    """How long it lasts: one of the offered lengths."""
    if minutes in rules.LASTS:
        await keeps(manager, DRAFT, lasts=minutes, refused=None)
        await _goes_on(manager, Events.place)


def length_said(minutes: int, texts: Texts) -> str:
    """«1 ч 30 мин» as a chip."""
    return texts.plain("event-length", hours=minutes // 60, minutes=minutes % 60)


def moment_in(draft: dict[str, Any], zone: ZoneInfo) -> datetime | None:
    """The beginning that the draft says (UTC); None while day or time are missing."""
    if not draft.get("day") or not draft.get("time"):
        return None
    return moment_of(date.fromisoformat(draft["day"]), time.fromisoformat(draft["time"]), zone)


async def check_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, said: str = "", **_: Any
) -> dict[str, Any]:
    """The whole event once more, how many are invited, and who cannot be reached."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        data = await kept(tx, who, DRAFT)
        segment = segment_in(data, scope)
        found = await segments.reach(tx, scope, segment, who.person_id, now)
        to = await described(tx, scope, segment, now, texts)
    starts = moment_in(data, ZoneInfo(scope.zone))
    if starts is None or not all(data.get(field) for field in ASKED):
        return {"said": said, "text": texts("event-refused", reason="empty"), "token": []}
    parts = [
        texts(
            "event-said",
            title=data["title"],
            day=local_day(starts, ZoneInfo(scope.zone)),
            time=events.hours(starts.astimezone(ZoneInfo(scope.zone)), int(data["lasts"])),
            place=data["place"],
        ),
        to,
        texts("event-count", count=len(found.reached)),
    ]
    if out := left_out(found, segment, texts, mode):
        parts.append(out)
    return {
        "said": said,
        "text": "\n\n".join(parts),
        "token": token(0, found.print, count_to=len(found.reached)) if found.reached else [],
    }


async def invites(_: CallbackQuery, manager: DialogManager, __: int, shown: int) -> None:
    """Invite exactly those of the check; the draft goes with it, so that a second press invites nobody again."""
    data = manager.middleware_data
    who, now, texts = data["who"], data["now"], data["texts"]
    scope = scope_in_hand(who)
    outcome: int | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            draft = await kept(tx, who, DRAFT)
            starts = moment_in(draft, ZoneInfo(scope.zone))
            segment = segment_in(draft, scope)
            found = await segments.reach(tx, scope, segment, who.person_id, now)
            if starts is None:
                outcome = Refusal.EMPTY
            elif found.print != shown:
                outcome = Refusal.MOVED
            else:
                title, where, lasts = draft.get("title", ""), draft.get("place", ""), int(draft.get("lasts") or 0)
                outcome = await events.invite(tx, scope, segment, title, starts, where, who.person_id or 0, lasts=lasts, now=now)
            if isinstance(outcome, int):
                await drafts.drop(tx, who.person_id or 0, DRAFT, 0)
    if isinstance(outcome, Refusal):
        data["said"] = texts("event-refused", reason="people-moved" if outcome is Refusal.MOVED else outcome.value)
        return
    if outcome is not None:
        manager.dialog_data["id"] = outcome
        data["said"] = texts("event-is-called")
    await manager.switch_to(Events.one if outcome is not None else Events.listed)


async def thrown_away(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Begin anew."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.drop(tx, data["who"].person_id or 0, DRAFT, 0)
    await manager.switch_to(Events.title)
