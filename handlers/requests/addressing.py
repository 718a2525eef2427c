"""A request finds its date and its organisations, is looked at as a school will see it, and goes out."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.reminder.holders import Holders
from db.reminder.watching import OFFICE_OF
from db.request import request_drafts, request_proofs, request_sending
from db.request.requests import Asked
from db.road_map import publishing
from domain.handing_out import Place
from domain.offices import Level
from domain.personal import PersonalData
from domain.requests import FURTHEST_DAYS, Unready, unready
from handlers.assignments.showing import shortened
from handlers.presses import page_of, token
from handlers.requests import showing
from handlers.requests.states import Requests
from handlers.requests.view import ROWS, draft, on_show, refused
from handlers.words import begun
from locales import Texts

#: Organisations on one page.
PLACES = 8


async def due_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A calendar from today on."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
    today = one.today(now)
    return {
        "said": said,
        "text": texts("request-due-ask", due=one.due),
        "today": today,
        "first_day": today,
        "last_day": today + timedelta(days=FURTHEST_DAYS),
    }


async def chose_due(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """The date of the request."""
    if await _changed(manager, request_drafts.dated(day)):
        await manager.switch_to(Requests.draft)


async def _changed(manager: DialogManager, does: Any) -> bool:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_drafts.change(tx, on_show(manager), data["who"].person_id, does, now=data["now"])
        return not refused(manager, outcome)
    return True


async def audience_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The kinds of organisations, with how many of each are chosen."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
        places = await request_sending.who_may_be_asked(tx, one, now)
        titles = await publishing.kind_titles(tx, texts.language)
        there = bool(await request_drafts.measures(tx, one.organization_id))
    asked = set(request_sending.addressees(one, places))
    every = Counter(place.kind for place in places)
    chosen = Counter(place.kind for place in places if place.id in asked)
    kinds = [
        {"id": kind, "label": texts.plain("road-map-kind", kind=begun(titles[kind]), chosen=chosen[kind], count=count)}
        for kind, count in every.items()
    ]
    return {
        "said": said,
        "text": texts("request-audience", chosen=len(asked), count=len(places)),
        "kinds": kinds,
        "some": bool(places),
        "measures": there,
    }


async def places_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The organisations one by one."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
        places = await request_sending.who_may_be_asked(tx, one, now)
        rows = await publishing.places(tx, [place.id for place in places])
    asked = set(request_sending.addressees(one, places))
    shown, pages = page_of(rows, dialog_manager, PLACES)
    return {
        **pages,
        "said": said,
        "text": texts("road-map-places", chosen=len(asked), count=len(rows)),
        "choices": [
            {"id": each.id, "label": texts.plain("road-map-place", name=each.short_name, chosen=each.id in asked)}
            for each in shown
        ],
    }


async def toggled_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    """All organisations of a kind in, or all out when all were in."""
    await _choose(manager, lambda places: {place.id for place in places if place.kind == kind})


async def toggled_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """One organisation in or out."""
    await _choose(manager, lambda places: {place.id for place in places if place.id == organization_id})


async def chose_all(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Everybody who may be asked."""
    await _changed(manager, request_drafts.addressed(None))


async def chose_nobody(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Nobody, to choose a few from there."""
    await _changed(manager, request_drafts.addressed(()))


async def _choose(manager: DialogManager, which: Callable[[Sequence[Place]], Collection[int]]) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await request_drafts.draft_of(tx, on_show(manager), data["who"].person_id, data["now"])
            if isinstance(one, Unready):
                refused(manager, one)
                return
            places = await request_sending.who_may_be_asked(tx, one, data["now"])
            asked, meant = set(request_sending.addressees(one, places)), set(which(places))
            after = asked - meant if meant <= asked else asked | meant
            whole = after == {place.id for place in places}
            does = request_drafts.addressed(None if whole else after)
            await request_drafts.change(tx, one.id, data["who"].person_id, does, now=data["now"])


async def measures_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The measures whose organisations can be asked."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
        found = await request_drafts.measures(tx, one.organization_id)
    shown, pages = page_of(found, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts("request-measure", position=n, number=each.number, text=shortened(each.text, showing.IN_LIST), places=each.places)
        for n, each in numbered
    ]
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([texts("request-measures", count=len(found)), *lines]),
        "numbers": [{"id": each.id, "label": str(n)} for n, each in numbered],
    }


async def chose_measure(_: CallbackQuery, __: Any, manager: DialogManager, measure_id: int) -> None:
    """Exactly the organisations that answer for this measure."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await request_drafts.draft_of(tx, on_show(manager), data["who"].person_id, data["now"])
            if isinstance(one, Unready):
                refused(manager, one)
                return
            if measure_id not in {each.id for each in await request_drafts.measures(tx, one.organization_id)}:
                return
            places = await request_drafts.places_of_measure(tx, measure_id, one.organization_id)
            await request_drafts.change(tx, one.id, data["who"].person_id, request_drafts.addressed(places), now=data["now"])
    manager.dialog_data["page"] = 0
    await manager.switch_to(Requests.audience)


async def preview_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The form as a school will see it; below it to how many it goes, and who cannot be reached."""
    async with db.read() as tx:
        one = await draft(tx, dialog_manager)
        places = await request_sending.who_may_be_asked(tx, one, now)
        asked = request_sending.addressees(one, places)
        refusal = unready(one.title, one.fields, one.due, len(asked), one.today(now))
        silent = await _unreached(tx, one, asked, now) if asked else []
        served = await request_proofs.served_by(tx, one)
    if refusal is not None:
        return {"said": said, "text": texts("request-unready", reason=refusal.value), "token": []}
    parts = [
        texts("request-preview"),
        showing.form(one, texts, served=served),
        texts("request-preview-counts", count=len(asked), unreached=len(silent), places=", ".join(silent[:8]),
              more=max(len(silent) - 8, 0)),
        showing.serves(served, texts, asker=True),
        showing.warning(one.fields, mode, texts),
    ]  # fmt: skip
    return {
        "said": said,
        "text": "\n\n".join(part for part in parts if part),
        "token": token(one.id, one.version, count=len(asked)),
    }


async def _unreached(tx: AsyncSession, one: Asked, asked: Collection[int], now: datetime) -> list[str]:
    """The organisations where nobody who would answer can be written to."""
    holders = await Holders.of(tx, asked)
    rows = await publishing.places(tx, list(asked))
    levels = (Level.MUNICIPALITY, Level.INSTITUTION)
    found = []
    for row in rows:
        held = {person for level in levels for person in holders.at(OFFICE_OF[level], [row.id], one.today(now))}
        if not held & holders.reachable:
            found.append(row.short_name)
    return found


async def sent(_: CallbackQuery, manager: DialogManager, request_id: int, version: int) -> None:
    """Send exactly what was on show."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await request_sending.send(tx, request_id, data["who"].person_id, version, now=data["now"])
        if outcome is Unready.SENT_ALREADY:
            data["said"] = data["texts"]("request-unready", reason=outcome.value)
        elif isinstance(outcome, Unready):
            refused(manager, outcome)
            return
        else:
            data["said"] = data["texts"]("request-sent", count=len(outcome))
    manager.dialog_data["page"] = 0
    await manager.switch_to(Requests.one)
