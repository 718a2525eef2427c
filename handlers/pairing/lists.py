"""«Подобрать всем»: who waits, which list is matched, and the solving aside; what comes out is a draft (`rounds`)."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog
from aiogram.enums import ChatAction
from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from aside import fresh, whole_list
from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.pair import matches, matching_rounds
from db.participant.participants import Card
from domain.offices import Act
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone
from handlers.joining import document
from handlers.joining.profile_words import titled
from handlers.joining.today import curates
from handlers.pairing.states import Round
from handlers.presses import token
from locales import Texts

log = structlog.get_logger("pairing")

ALL_FORMS = "all"


async def waiting_here(tx: AsyncSession, who: Who, mode: PersonalData, now: datetime) -> dict[int, list[Card]]:
    """Who waits for a mentor, by organisation of the curator."""
    return {place: await matches.waiting(tx, place, document.current(mode), now) for place in curates(who)}


async def entrance(tx: AsyncSession, who: Who, waiting: Mapping[int, list[Card]]) -> dict[str, Any]:
    """What the list of those who wait offers beside its names: matching all of them, or going on with an open draft."""
    open_drafts = [found for place in curates(who) if (found := await matching_rounds.draft_of(tx, place))]
    together = sum(len(found) for found in waiting.values())
    return {
        "all_token": token(0, together=together) if together > 1 else [],
        "draft_token": token(open_drafts[0][0], pairs_count=open_drafts[0][1]) if open_drafts else [],
    }


async def matches_all(_: CallbackQuery, manager: DialogManager, __: int, ___: int) -> None:
    """Everybody who waits: the form is asked where there are several."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        waiting = await waiting_here(tx, data["who"], data["mode"], data["now"])
    lists = [(place, {one.row.form for one in found}) for place, found in waiting.items() if found]
    if len(lists) == 1 and len(lists[0][1]) == 1:
        await _match(manager, lists[0][0], next(iter(lists[0][1])))
    else:
        await manager.start(Round.forms)


async def continues(_: CallbackQuery, manager: DialogManager, round_id: int, __: int) -> None:
    """The open draft."""
    await manager.start(Round.drafts, {"round": round_id})


async def forms_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, failed: bool = False, **_: Any
) -> dict[str, Any]:
    """The lists that can be matched: each form of each organisation, and all forms together."""
    rows = []
    async with db.read() as tx:
        for place, found in (await waiting_here(tx, who, mode, now)).items():
            named = found[0].organization if found and len(curates(who)) > 1 else ""
            forms = await matching_rounds.forms_waiting(tx, found)
            if len(forms) > 1:
                rows.append({"id": f"{place}.{ALL_FORMS}", "label": _list_named(texts, "", named, len(found))})
            rows += [
                {"id": f"{place}.{code}", "label": _list_named(texts, titled(title, texts), named, number)}
                for code, title, number in forms
            ]
    return {"lists": rows, "failed": failed}


def _list_named(texts: Texts, form: str, organization: str, count: int) -> str:
    return texts.plain("rounds-list", form=form or "all", organization=organization or "none", count=count)


async def chose_list(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    """One of the lists."""
    place, _dot, form = chosen.partition(".")
    if place.isdecimal():
        await _match(manager, int(place), None if form == ALL_FORMS else form)


async def _match(manager: DialogManager, organization_id: int, form: str | None) -> None:
    """Solve the list aside and keep what came out as the draft."""
    data = manager.middleware_data
    person, now, text = data["who"].person_id, data["now"], document.current(data["mode"])
    async with data["db"].read() as tx:
        if not await rights.allowed(tx, person, Act.FORM_PAIRS, organization_id, now):
            raise Gone("no list of this person's")
        asked = await matches.whole_list(tx, organization_id, form, text, now)
    message = manager.event.message if isinstance(manager.event, CallbackQuery) else None
    try:
        async with ChatActionSender(bot=data["bot"], chat_id=message.chat.id if message else person, action=ChatAction.TYPING):
            answer = await whole_list.solved(asked.question)
    except fresh.Failed as failure:
        log.warning("the list was not matched", reason=str(failure), mentees=len(asked.mentees), mentors=len(asked.mentors))
        data["failed"] = True
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await matching_rounds.make(tx, person, organization_id, form, asked, answer, now=now)
    async with data["db"].read() as tx:
        made = await matching_rounds.draft_of(tx, organization_id)
    await manager.start(Round.drafts, {"round": made[0] if made else 0})
