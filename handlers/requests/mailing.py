"""The tables of a request to the office address: asked for in one press, its fate said on the screen of the request."""

from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.request import request_mails
from db.request.request_mails import Last, Unmailed
from db.request.request_results import Results
from handlers.requests.view import on_show
from locales import Texts


async def shown(tx: AsyncSession, found: Results, mails: bool, mine: bool) -> tuple[Last | None, dict[str, Any]]:
    """The last letter, and what the buttons of the screen need; to the list of addresses where one is missing or was refused."""
    asked = found.request
    last = await request_mails.last(tx, asked.id)
    may = bool(found.answered) and mine
    lost = last.state == "failed" if last else await request_mails.address_of(tx, asked.organization_id) is None
    return last, {"mail": may, "mails": mails, "offices": may and mails and lost}


def said_of(last: Last | None, zone: str, texts: Texts) -> list[str]:
    """What became of the last letter, as a paragraph; none where nothing was mailed."""
    if last is None:
        return []
    at = last.at.astimezone(ZoneInfo(zone))
    return [texts("request-mail-state", state=last.state, address=last.address, at=at, failure=last.failure)]


async def asked_for_mail(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Mail XLSX and DOCX; without a mail server, an address or an answer: why not, and what to do instead."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    if not data["mails"]:
        data["said"] = texts("request-unmailed", reason="no-server")
        return
    outcome: str | Unmailed | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_mails.ask(tx, on_show(manager), data["who"].person_id, now=data["now"])
    if isinstance(outcome, Unmailed):
        data["said"] = texts("request-unmailed", reason=outcome.value)
