"""After a request was sent: the silent are reminded, another date is given, the request is withdrawn."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.request import request_results
from domain.requests import FURTHEST_DAYS, Unready
from handlers.presses import token
from handlers.requests.results import place_of, results_of
from handlers.requests.states import Requests
from handlers.requests.view import on_show, refused
from locales import Texts

#: Organisations that a sentence names.
MOST_NAMED = 12


def _named(places: Sequence[str]) -> dict[str, Any]:
    return {"places": ", ".join(places[:MOST_NAMED]), "more": max(len(places) - MOST_NAMED, 0)}


async def nudge_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Whom «Напомнить молчащим» would reach."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
        reach = await request_results.reach(tx, found, now)
    names = sorted({one.organization for items in reach.fresh.values() for one in items})
    parts = [texts("request-nudge-ask", count=len(reach.fresh), **_named(names))]
    if reach.again:
        parts.append(texts("control-nudge-again", count=len(reach.again)))
    if reach.unreachable:
        parts.append(texts("control-nudge-unreachable", count=len(reach.unreachable), **_named(reach.unreachable)))
    pressed = token(found.request.id, reach.print, count=len(reach.fresh)) if reach.fresh else []
    return {"said": said, "text": "\n\n".join(parts), "token": pressed}


async def reminds(_: CallbackQuery, manager: DialogManager, request_id: int, shown: int) -> None:
    """Remind exactly those of the preview."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            done = await request_results.remind(tx, request_id, data["who"].person_id, shown, now=data["now"])
        if done is None:
            data["said"] = data["texts"]("control-nudge-moved")
            return
        data["said"] = data["texts"]("request-nudged", count=done)
    await manager.switch_to(Requests.one)


async def moves_all(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Another date for everybody."""
    manager.dialog_data["only"] = 0
    await manager.switch_to(Requests.until)


async def moves_one(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Another date for the organisation on show."""
    async with manager.middleware_data["db"].read() as tx:
        manager.dialog_data["only"] = place_of(await results_of(tx, manager), manager).id
    await manager.switch_to(Requests.until)


async def until_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A calendar for the new date."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
    today = found.request.today(now)
    only = int(dialog_manager.dialog_data.get("only") or 0)
    name = next((one.organization for one in found.addressees if one.id == only), None)
    return {
        "said": said,
        "text": texts("request-until-ask", organization=name, due=found.request.due),
        "today": today,
        "first_day": today,
        "last_day": today + timedelta(days=FURTHEST_DAYS),
    }


async def chose_until(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """Answers are taken until this day."""
    data = manager.middleware_data
    only = int(manager.dialog_data.get("only") or 0) or None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_results.reopen(tx, on_show(manager), only, data["who"].person_id, day, now=data["now"])
        if isinstance(outcome, Unready):
            refused(manager, outcome)
            return
        data["said"] = data["texts"]("request-reopened-said", due=day, count=len(outcome))
    await manager.switch_to(Requests.place if only else Requests.one)


async def withdraw_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Once more before it is withdrawn."""
    async with db.read() as tx:
        found = await results_of(tx, dialog_manager)
    asked = found.request
    return {
        "said": said,
        "text": texts("request-withdraw-ask", title=asked.title, answered=len(found.answered), silent=len(found.silent)),
        "token": token(asked.id, asked.version) if asked.state == "sent" else [],
    }


async def withdrawn(_: CallbackQuery, manager: DialogManager, request_id: int, __: int) -> None:
    """Nobody asks any more."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_results.withdraw(tx, request_id, data["who"].person_id, now=data["now"])
        refused(manager, outcome)
    await manager.switch_to(Requests.one)
