"""The school holidays of one year: a list, one press takes a stretch out, one message adds one."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.organization import school_holidays
from db.organization.school_holidays import Origin
from domain.allowed_hours import local_day
from domain.offices import Act, Office
from domain.school_holidays import Unread, school_year_of
from domain.who import Seat, Who
from handlers.gone import Gone
from handlers.holidays.states import Holidays
from handlers.screens import Screen, back
from handlers.words import Html, Item, Label
from locales import Texts

#: Lines of one message that are read, and signs of one that are said back.
MOST, LONGEST = 12, 60


def _seat(who: Who) -> Seat:
    """The office that says the dates. Raises `Gone` for somebody who does not."""
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL)
    if seat is None:
        raise Gone
    return seat


def _year(manager: DialogManager) -> int:
    """The school year on show: this one, or the next."""
    data = manager.middleware_data
    this = school_year_of(local_day(data["now"], ZoneInfo(_seat(data["who"]).zone)))
    return this + (1 if manager.dialog_data.get("next") else 0)


async def year_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The dates with where they come from; each may be taken out."""
    seat, year = _seat(who), _year(dialog_manager)
    async with db.read() as tx:
        if not await rights.allowed(tx, who.person_id, Act.OWN_ROAD_MAPS, seat.organization_id, now):
            raise Gone
        found = await school_holidays.of_year(tx, seat.organization_id, year)
    refused, line = (dialog_manager.dialog_data.pop(name, None) for name in ("refused", "typed"))
    parts = [
        texts("holidays-title", organization=seat.organization, first=str(year), last=str(year + 1)),
        "\n".join(texts("holidays-line", first=one.first, last=one.last) for one in found.stretches),
        texts("holidays-origin", origin=found.origin.value),
        *([texts("holidays-refused", reason=refused, typed=line)] if refused else []),
        texts("holidays-ask", origin=found.origin.value),
    ]
    return {
        "text": "\n\n".join(part for part in parts if part),
        "stretches": [
            {"id": one.first.isoformat(), "label": texts.plain("holidays-remove", first=one.first, last=one.last)}
            for one in found.stretches
        ],
        "own": found.origin is Origin.OWN,
        "is_next": bool(dialog_manager.dialog_data.get("next")),
        "is_this": not dialog_manager.dialog_data.get("next"),
        "this_year": str(year - 1),
        "next_year": str(year + 1),
    }


async def turned(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The other school year."""
    manager.dialog_data["next"] = button.widget_id == "next"


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """More stretches, one in each line, or why one is none; those before it stay."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place, year = _seat(data["who"]).organization_id, _year(manager)
            for line in (message.text or "").split("\n")[:MOST]:
                if not line.strip():
                    continue
                added = await school_holidays.add(tx, data["who"].person_id, place, year, line, now=data["now"])
                if added is None:
                    raise Gone
                if isinstance(added, Unread):
                    manager.dialog_data.update(refused=added.value, typed=line.strip()[:LONGEST])
                    break


async def takes_out(_: CallbackQuery, __: Any, manager: DialogManager, first: str) -> None:
    """The stretch that begins on this day is none."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place = _seat(data["who"]).organization_id
            day = date.fromisoformat(first)
            if not await school_holidays.remove(tx, data["who"].person_id, place, _year(manager), day, now=data["now"]):
                raise Gone


async def restores(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to what is recommended, or said above."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place = _seat(data["who"]).organization_id
            if not await school_holidays.restore(tx, data["who"].person_id, place, _year(manager), now=data["now"]):
                raise Gone


dialog = Dialog(
    Screen(
        Html("text"),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        Column(
            Select(Item(), id="out", item_id_getter=lambda one: one["id"], items="stretches", on_click=takes_out),
        ),
        Row(
            Button(Label("holidays-this-year"), id="this", on_click=turned, when="is_next"),
            Button(Label("holidays-next-year"), id="next", on_click=turned, when="is_this"),
        ),
        Button(Label("holidays-restore"), id="restore", on_click=restores, when="own"),
        back(),
        state=Holidays.year,
        getter=year_shown,
    )
)
