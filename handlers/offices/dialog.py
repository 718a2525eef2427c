"""The list of organisations with their office addresses, and the address of one, typed in one message."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Select, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.speaking import letters
from domain.office_address import read_address
from domain.offices import Act, Office
from domain.who import Who
from handlers.gone import Gone
from handlers.offices.states import Offices
from handlers.presses import page_of, pager
from handlers.screens import Screen, back
from handlers.words import Html, Item, Label
from locales import Texts

#: Organisations on one page of a phone.
ROWS = 6


def _seat(who: Who) -> int:
    """The organisation whose list this person keeps. Raises `Gone` for somebody who keeps none."""
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL)
    if seat is None:
        raise Gone
    return seat.organization_id


async def _listed(db: UpdateDatabase, who: Who, now: datetime) -> list[letters.Addressed]:
    place = _seat(who)
    async with db.read() as tx:
        if not await rights.allowed(tx, who.person_id, Act.UPLOAD_ORGANISATIONS, place, now):
            raise Gone
        return await letters.addresses(tx, place)


async def listed_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The organisations; those with an address and those whose last letter was not taken are marked."""
    every = await _listed(db, who, now)
    rows, paging = page_of(every, dialog_manager, ROWS)
    return {
        "text": texts("offices-title", known=sum(one.address is not None for one in every), count=len(every)),
        "offices": [{"id": one.id, "label": texts.plain("offices-row", state=_state(one), name=one.name)} for one in rows],
        **paging,
    }


def _state(one: letters.Addressed) -> str:
    if one.address is None:
        return "none"
    return "failed" if one.state == "failed" else "known"


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One organisation: its address, what became of the last letter, and how to say another address."""
    chosen = dialog_manager.dialog_data.get("office")
    one = next((one for one in await _listed(db, who, now) if one.id == chosen), None)
    if one is None:
        raise Gone
    parts = [texts("offices-one", name=one.name, address=one.address)]
    if one.state is not None:
        parts.append(texts("offices-last", state=one.state, day=one.day, failure=one.failure))
    if dialog_manager.dialog_data.pop("wrong", False):
        parts.append(texts("offices-wrong"))
    parts.append(texts("offices-ask"))
    return {"text": "\n\n".join(parts), "known": one.address is not None}


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, office: int) -> None:
    """On to one organisation; whether it is on this person's list is asked when it is shown."""
    manager.dialog_data["office"] = office
    await manager.switch_to(Offices.one)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The address in one message, or why it is none."""
    address = read_address(message.text or "")
    if address is None:
        manager.dialog_data["wrong"] = True
        return
    await _keep(manager, address)


async def forgets(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """No letters to this organisation any more."""
    await _keep(manager, None)


async def _keep(manager: DialogManager, address: str | None) -> None:
    data = manager.middleware_data
    who: Who = data["who"]
    office = int(manager.dialog_data.get("office", 0))
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            if not await letters.set_address(tx, who.person_id, office, _seat(who), address, now=data["now"]):
                raise Gone


dialog = Dialog(
    Screen(
        Html("text"),
        Column(
            Select(Item(), id="office", item_id_getter=lambda one: one["id"], items="offices", type_factory=int, on_click=chose)
        ),
        pager(),
        back(),
        state=Offices.listed,
        getter=listed_shown,
    ),
    Screen(
        Html("text"),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        Button(Label("offices-forget"), id="forget", on_click=forgets, when="known"),
        SwitchTo(Label("footer-back"), id="back", state=Offices.listed),
        state=Offices.one,
        getter=one_shown,
    ),
)
