"""What the windows about reminders show; everything is asked of the database at every look."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.assignment import control
from db.assignment.control import Written
from db.calendar import DEFAULT_ZONE
from db.reminder import by_itself, item_words, reminders, snoozes
from db.reminder.ladder_rows import mornings_of
from db.reminder.reminders import Foreseen
from db.request import number_requests
from db.speaking import reachability
from domain.allowed_hours import local_day
from domain.offices import Office
from domain.personal import PersonalData
from domain.snoozing import Later
from domain.watched import ItemKey, Kind
from domain.who import Seat, Who
from locales import Texts

#: Offices that look after the organisations below them.
WATCHERS = (Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL)
#: Entries of a list in one message.
MOST_LISTED = 20
#: How far the plan is shown.
AHEAD = timedelta(days=30)


def seat_of(who: Who) -> Seat | None:
    """The seat from which this person looks after others."""
    return who.seat(*WATCHERS)


async def _described(tx: AsyncSession, assignment_id: int, texts: Texts) -> str:
    key = ItemKey(Kind.ASSIGNMENT, assignment_id)
    words = (await item_words.of(tx, [key])).get(key)
    return texts.plain("digest-what", number=words.number, text=words.text) if words else ""


def assignment_of(manager: DialogManager) -> int:
    """The assignment with which the window was opened, or which the conversation about assignments is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("id") or start.get("assignment") or start.get("id") or 0)


async def snooze_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The assignment with the mornings to which it may be put off, or why there are none."""
    one = assignment_of(dialog_manager)
    async with db.read() as tx:
        found = await snoozes.choices(tx, one, who.person_id or 0, now=now)
        what = await _described(tx, one, texts) if found else ""
    if found is None or not found.later:
        reason = "not-yours" if found is None else "taken" if found.all_taken else "near"
        return {"text": texts("snooze-none", reason=reason, what=what, due=found.due if found else None), "choices": []}
    today = local_day(now, ZoneInfo(who.zone or DEFAULT_ZONE))
    return {
        "text": texts("snooze-ask", what=what, due=found.due),
        "choices": [{"id": later.value, "label": _label(later, day, today, texts)} for later, day in found.later.items()],
    }


def _label(later: Later, day: date, today: date, texts: Texts) -> str:
    """What the choice means; a day without work was moved, and then only the date is true."""
    days = {Later.TOMORROW: 1, Later.THREE_DAYS: 3}.get(later)
    moved = day != today + timedelta(days=days) if days is not None else day.weekday() != 0
    return texts.plain("snooze-choice-moved", day=day) if moved else texts.plain("snooze-choice", later=later.value, day=day)


async def snoozed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What was agreed, as it stands in the table."""
    one = assignment_of(dialog_manager)
    async with db.read() as tx:
        until = await snoozes.latest(tx, one, who.person_id or 0)
        found = await snoozes.choices(tx, one, who.person_id or 0, now=now)
        what = await _described(tx, one, texts)
    if until is None or found is None:
        return {"text": texts("snooze-none", reason="not-yours", what=what, due=None)}
    return {"text": texts("snooze-done", what=what, day=until, due=found.due)}


async def _foreseen(db: UpdateDatabase, who: Who, now: datetime) -> dict[date, list[Foreseen]]:
    seat = seat_of(who)
    days: dict[date, list[Foreseen]] = defaultdict(list)
    if seat is not None:
        async with db.read() as tx:
            for one in await reminders.preview(tx, seat.organization_id, now=now):
                days[one.day].append(one)
    return days


async def _written(
    db: UpdateDatabase, who: Who, now: datetime, mode: PersonalData, foreseen: Mapping[date, Sequence[Foreseen]]
) -> dict[date, dict[Written, int]]:
    """What is not of dates: messages that are written already and wait for their hour, and what will be made on its day."""
    seat = seat_of(who)
    if seat is None:
        return {}
    today = local_day(now, ZoneInfo(seat.zone))
    until = today + AHEAD
    async with db.read() as tx:
        days = await control.waiting_messages(tx, seat.organization_id, until)
        weeks = await by_itself.weeks(tx, seat.organization_id, today, until)
        asks = mode is not PersonalData.NONE  # without participants there is no share, so nobody is asked for learners
        numbers = await number_requests.ahead(tx, seat.organization_id, until, now=now) if asks else {}
        files = await by_itself.files(tx, seat.organization_id, until, now=now)
    for day in sorted(weeks.keys() | numbers.keys()):
        # One morning is one message: whoever hears of dates that day reads the rest in it.
        rest = {one.person_id for one in foreseen.get(day, ())}
        for about, hearers in ((Written.NUMBER, numbers), (Written.WEEK, weeks)):
            if alone := hearers.get(day, frozenset()) - rest:
                days.setdefault(day, {})[about] = len(alone)
            rest |= hearers.get(day, frozenset())
    for day, count in files.items():
        days.setdefault(day, {})[Written.TABLE] = count
    return days


async def days_shown(db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, **_: Any) -> dict[str, Any]:
    """The days on which something will be sent, with the number of people each."""
    days = await _foreseen(db, who, now)
    written = await _written(db, who, now, mode, days)
    counts = {day: len(days.get(day, ())) + sum(written.get(day, {}).values()) for day in sorted(days.keys() | written.keys())}
    said = texts("forecast-days", days=len(counts), messages=sum(counts.values())) if counts else texts("forecast-empty")
    buttons = [
        {
            "id": day.isoformat(),
            "label": texts.plain("forecast-day-button", weekday=day.isoweekday(), day=day, messages=count),
        }
        for day, count in counts.items()
    ]
    return {"text": texts("forecast-title") + "\n\n" + said, "days": buttons}


async def day_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Who gets what on one morning, and what else goes out that day."""
    chosen = date.fromisoformat(dialog_manager.dialog_data["day"])
    foreseen = await _foreseen(db, who, now)
    people = foreseen.get(chosen, [])
    async with db.read() as tx:
        hour = (await mornings_of(tx, [who.person_id or 0]))[who.person_id or 0].hour
    lines = [_person(one, texts) for one in people[:MOST_LISTED]]
    if len(people) > MOST_LISTED:
        lines.append(texts("forecast-more", count=len(people) - MOST_LISTED))
    parts = [texts("forecast-day", day=chosen, people=len(people), hour=hour), "\n".join(lines)]
    written = (await _written(db, who, now, mode, foreseen)).get(chosen, {})
    parts.append("\n".join(texts("forecast-written", about=about.value, count=count) for about, count in written.items()))
    return {"text": "\n\n".join(part for part in parts if part)}


def _person(one: Foreseen, texts: Texts) -> str:
    return texts(
        "forecast-person",
        office=one.seat.office.value if one.seat else "other",
        organization=one.seat.organization if one.seat else None,
        warnings=one.warnings,
        overdue=one.overdue,
        behalf=one.behalf,
    )


async def count_unreachable(tx: AsyncSession, who: Who, _: datetime) -> int:
    """How many people this person should look after in another way; for home."""
    seat = seat_of(who)
    return await reachability.count_silent(tx, seat.organization_id) if seat else 0


async def says_unreachable(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """The line of home about them."""
    count = await count_unreachable(tx, who, now)
    return [texts("reminders-unreachable-today", count=count)] if count else []
