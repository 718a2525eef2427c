"""«☎️ Телефоны помощи»: a coordinator says which numbers stand on the first screen of a report."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.organization import helplines
from domain.offices import Act, Office
from domain.safety import LONGEST_LINE, MOST_LINES, helplines_typed
from domain.who import Seat, Who
from handlers.gone import Gone
from handlers.safety.dialog import helplines_said
from handlers.safety.states import Helpline
from handlers.screens import Screen, back
from handlers.words import Html, Label, Words
from locales import Texts


def _seat(who: Who) -> Seat:
    """The office that says the numbers. Raises `Gone` for somebody who does not."""
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL)
    if seat is None:
        raise Gone
    return seat


async def shown(db: UpdateDatabase, who: Who, now: datetime, texts: Texts, wrong: bool = False, **_: Any) -> dict[str, Any]:
    """The numbers as everybody sees them."""
    seat = _seat(who)
    async with db.read() as tx:
        if not await rights.allowed(tx, who.person_id, Act.OWN_ROAD_MAPS, seat.organization_id, now):
            raise Gone
        lines = await helplines.at(tx, seat.organization_id)
    return {
        "lines": helplines_said(lines, texts),
        "own": bool(lines),
        "wrong": wrong,
        "most": MOST_LINES,
        "longest": LONGEST_LINE,
    }


async def _put(manager: DialogManager, lines: list[str]) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            if not await helplines.put(tx, data["who"].person_id, _seat(data["who"]).organization_id, lines, now=data["now"]):
                raise Gone


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """New lines in place of those before."""
    lines = helplines_typed(message.text or "")
    manager.show_mode = ShowMode.SEND
    if lines is None:
        manager.middleware_data["wrong"] = True
        return
    await _put(manager, lines)


async def restored(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Как было»."""
    await _put(manager, [])


dialog = Dialog(
    Screen(
        Words("helpline-wrong", when="wrong"),
        Words("helpline-title"),
        Html("lines"),
        Words("helpline-ask"),
        MessageInput(typed, content_types=["text"]),
        Button(Label("helpline-restore"), id="restore", on_click=restored, when="own"),
        back(),
        state=Helpline.lines,
        getter=shown,
    )
)
