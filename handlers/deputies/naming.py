"""A deputy is named in three presses, and called off in one. What was chosen so far lies in a draft row."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts
from db.office import deputies
from db.office.colleagues import Colleague
from db.office.deputies import NAMING, SEEING, Held
from domain.allowed_hours import local_day
from domain.deputies import LONGEST, Refusal
from domain.offices import Office
from domain.personal import PersonalData
from domain.who import Who
from domain.working_days import A_DAY
from handlers.assignments.doable import called
from handlers.assignments.listing import today_of
from handlers.deputies.states import Deputies
from locales import Texts

#: The kind under which a deputy who is being named lies among the drafts, by the id of the office.
DRAFT = "deputy"
#: Others' deputies in one message, and how far ahead a leave may begin.
MOST, AHEAD = 20, timedelta(days=366)


def may_look(who: Who) -> bool:
    """Whether this person leaves an own office to a deputy or sees those of others; who is a deputy names none."""
    return any(seat.office in SEEING and not seat.held.deputy for seat in who.seats)


async def main_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """The own offices with their deputies; for whoever is above also those of the organisations below."""
    today = today_of(who, now)
    places = [seat.organization_id for seat in who.seats if seat.office in NAMING]
    regions = [seat.organization_id for seat in who.seats if seat.office is Office.REGIONAL]
    async with db.read() as tx:
        own = await deputies.own(tx, who.person_id or 0, today)
        below = await deputies.below(tx, places, today, regions=regions)
        others = [one for one in below if one.id not in {held.id for held in own}]
        given = [one for one in others[:MOST] if await deputies.find(tx, one.id, who.person_id, now)]
    lines = [_line("deputy-own", one, today, texts, mode) for one in own]
    if regions:
        lines.append(texts("deputy-region"))
    elif not own:
        lines.append(texts("deputy-refused", refused="not_yours"))
    if others:
        lines.append(texts("deputy-others"))
        lines += [_line("deputy-other", one, today, texts, mode) for one in others[:MOST]]
    if len(others) > MOST:
        lines.append(texts("deputy-more", count=len(others) - MOST))
    several = len(own) > 1
    return {
        "said": said,
        "text": "\n".join(lines),
        "offices": [{"id": one.id, "label": _label("deputy-name", one, several, texts)} for one in own],
        "recalled": [
            {"id": one.id, "label": _label("deputy-recall", one, several, texts)} for one in own if not one.deputy_is_over(today)
        ]
        + [{"id": one.id, "label": texts.plain("deputy-recall-of", **_called(one))} for one in given],
    }


def _label(key: str, one: Held, several: bool, texts: Texts) -> str:
    return texts.plain(key, organization=one.organization if several else None)


def _called(one: Held) -> dict[str, Any]:
    return {"office": one.office.value, "organization": one.organization}


def _line(key: str, one: Held, today: date, texts: Texts, mode: PersonalData) -> str:
    over = one.deputy_is_over(today)
    deputy = None
    if not over and one.deputy is not None and one.deputy_office is not None:
        deputy = called(Colleague(one.deputy, one.deputy_office, one.deputy_title, one.deputy_name, None), texts, mode)
    return texts(
        key,
        office=one.office.value,
        organization=one.organization,
        deputy=deputy,
        since=None if over else one.since,
        until=None if over else one.until,
    )


async def began(_: CallbackQuery, __: Any, manager: DialogManager, appointment_id: int) -> None:
    """«Назначить заместителя»: on to who."""
    manager.dialog_data["office"] = appointment_id
    await manager.switch_to(Deputies.person)


async def recalled(_: CallbackQuery, __: Any, manager: DialogManager, appointment_id: int) -> None:
    """«Отменить замещение»."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await deputies.recall(tx, appointment_id, data["who"].person_id, now=data["now"])
        refused = outcome.value if isinstance(outcome, Refusal) else None
        own = isinstance(outcome, Held) and outcome.person_id == data["who"].person_id
        key = "deputy-is-recalled" if own else "deputy-is-recalled-for"
        data["said"] = data["texts"]("deputy-refused", refused=refused) if refused else data["texts"](key)


async def _office(tx: AsyncSession, manager: DialogManager) -> Held | None:
    """The office that the conversation is about, if this person may leave it to somebody."""
    data = manager.middleware_data
    return await deputies.find(tx, _which(manager), data["who"].person_id, data["now"])


def _which(manager: DialogManager) -> int:
    """The appointment that was chosen here, or with which the conversation was opened."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("office") or start.get("office") or 0)


async def people_shown(
    db: UpdateDatabase, who: Who, texts: Texts, now: datetime, mode: PersonalData, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Who could stand in, or that there is nobody yet."""
    async with db.read() as tx:
        held = await _office(tx, dialog_manager)
        found = await deputies.candidates(tx, held, local_day(now, ZoneInfo(held.zone))) if held else []
    key = "deputy-ask-person" if found else "deputy-nobody"
    return {
        "text": texts(
            key,
            own=held is not None and held.person_id == who.person_id,
            office=held.office.value if held else None,
            organization=held.organization if held else None,
        ),
        "people": [{"id": one.person_id, "label": called(one, texts, mode)} for one in found],
    }


async def chose_person(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    """On to the first day."""
    await _keep(manager, {"person": person_id})
    await manager.switch_to(Deputies.since)


async def day_shown(
    db: UpdateDatabase, who: Who, now: datetime, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Between which days may be chosen: a leave begins today or later and lasts a year at most."""
    today = today_of(who, now)
    async with db.read() as tx:
        kept = await drafts.find(tx, who.person_id or 0, DRAFT, _which(dialog_manager)) or {}
    since = date.fromisoformat(kept["since"]) if "since" in kept else None
    last = dialog_manager.current_context().state == Deputies.until and since is not None
    first = max(since, today) if last and since is not None else today
    return {
        "said": said,
        "since": since,
        "today": today,
        "first_day": first,
        "last_day": first + (LONGEST - A_DAY if last else AHEAD),
    }


async def chose_since(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """On to the last day."""
    await _keep(manager, {"since": day.isoformat()})
    await manager.switch_to(Deputies.until)


async def _keep(manager: DialogManager, more: dict[str, Any]) -> None:
    data = manager.middleware_data
    person, office = data["who"].person_id, _which(manager)
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = await drafts.find(tx, person, DRAFT, office) or {}
            await drafts.keep(tx, person, DRAFT, office, {**kept, **more}, now=data["now"])


async def chose_until(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """The last day: named, told; or why not."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    person, office = data["who"].person_id, _which(manager)
    outcome: Held | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            kept = await drafts.find(tx, person, DRAFT, office) or {}
            if "person" in kept and "since" in kept:
                since = date.fromisoformat(kept["since"])
                outcome = await deputies.name(tx, office, person, int(kept["person"]), since, day, now=data["now"])
                await drafts.drop(tx, person, DRAFT, office)
    if isinstance(outcome, Refusal):
        data["said"] = texts("deputy-refused", refused=outcome.value)
    elif outcome is not None:
        data["said"] = texts("deputy-done", since=outcome.since, until=outcome.until)
    await manager.switch_to(Deputies.main)
