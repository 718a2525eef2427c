"""«Мои поручения»: the list by deadline, one assignment, «Ознакомлен(а)»."""

from collections import Counter
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment import answerable, assignments, reporting
from db.assignment.assignments import Listed
from db.organization import centres
from db.request import request_answers
from db.road_map import acknowledgements, amending, own_maps, submissions
from domain.allowed_hours import local_day
from domain.assignment import Mark, Refusal, State
from domain.offices import Act, Office, may
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments import doable, showing, sieve
from handlers.assignments.states import Assignments
from handlers.presses import page_of, token
from locales import Texts

#: Entries on one page of a phone.
ROWS = 6
#: Whoever holds one of these prepares the road map of a school.
PREPARE = (Office.HEAD, Office.CURATOR)


def today_of(who: Who, now: datetime) -> Any:
    """The local day where the person works."""
    return local_day(now, ZoneInfo(who.zone or "Europe/Moscow"))


async def list_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The page on show of what this person answers for."""
    person = who.person_id or 0
    async with db.read() as tx:
        mine = await assignments.of_person(tx, person, today_of(who, now))
        unread = await acknowledgements.unread(tx, person, today_of(who, now))
        asked = await request_answers.of_person(tx, person, now)
        seat = centres.seat_of(who)
        directory = await centres.of(tx, seat) if seat is not None else ()
    part, parts = sieve.sifted(mine, now, dialog_manager, texts, long=ROWS)
    shown, pages = page_of(part, dialog_manager, ROWS)
    several = len({one.organization_id for one in mine}) > 1
    lines = [showing.line(number, one, now, texts, place=several) for number, one in enumerate(shown, start=pages["first"] + 1)]
    return {
        **pages,
        "said": said,
        "head": _head(mine, now, texts),
        "parts": parts,
        "lines": "\n" + "\n\n".join(lines) if lines else "",
        "numbers": [{"id": one.id, "label": str(number)} for number, one in enumerate(shown, start=pages["first"] + 1)],
        "unread": token(unread[0]) if unread else [],
        "count_requests": len(asked),
        "own_map": who.seat(*PREPARE) is not None,
        "centres": bool(directory),
    }


def _head(mine: list[Listed], now: datetime, texts: Texts) -> str:
    """How much there is, and how urgent."""
    acting = [one for one in mine if sieve.is_mine_to_do(one)]
    marks = Counter(one.mark(now) for one in acting)
    return texts(
        "assignments-head",
        total=len(mine),
        open=len(acting),
        overdue=marks[Mark.OVERDUE],
        soon=marks[Mark.SOON],
        waiting=sum(one.state is State.REPORTED for one in mine),
    )


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """Open one."""
    manager.dialog_data["id"] = assignment_id
    await manager.switch_to(Assignments.one)


def on_show(manager: DialogManager) -> int:
    """The assignment that the conversation is about."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return int(manager.dialog_data.get("id") or start.get("id") or 0)


def behind(assignment_id: int) -> dict[str, Any]:
    """What another conversation starts the card with, so that «Назад» leads back there."""
    return {"id": assignment_id, "behind": True}


def opened_elsewhere(_: dict[str, Any], __: Any, manager: DialogManager) -> bool:
    """Whether another conversation lies under the card."""
    return isinstance(manager.start_data, dict) and bool(manager.start_data.get("behind"))


def opened_here(data: dict[str, Any], widget: Any, manager: DialogManager) -> bool:
    """Whether the card was opened from the list, or from a notice."""
    return not opened_elsewhere(data, widget, manager)


async def may_see(tx: AsyncSession, one: Listed, who: Who, now: datetime) -> bool:
    """Whether this person answers for it, or sees everything of the organisation."""
    if who.person_id in await answerable.answerable_for(tx, one, now):
        return True
    return may(who.held, Act.SEE_ASSIGNMENTS, one.path, one.today(now))


async def one_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """One assignment with its evidence, for those who answer for it or may see it."""
    person = who.person_id or 0
    async with db.read() as tx:
        one = await assignments.find(tx, on_show(dialog_manager))
        if one is None or not await may_see(tx, one, who, now):
            return {
                **dict.fromkeys(doable.ACTS, False),
                "may_see": False,
                "said": said,
                "card": texts("assignment-refused", reason=Refusal.NOT_YOURS.value),
                "pieces": "",
                "done": False,
                "own_map": False,
                "token": [],
            }
        mine = person in await answerable.responsible_for(tx, one, now)
        acts = await doable.acts(tx, one, person, now)
        beside = await doable.beside(tx, one, person, now, texts, mode)
        prepares = own_maps.asks(one) and await submissions.may_submit(tx, one.organization_id, person, now)
        pieces = [reporting.as_piece(row) for row in await assignments.evidence_of(tx, one.id)]
    return {
        **acts,
        "may_see": True,
        "said": said,
        "card": "\n\n".join(part for part in (showing.card(one, now, texts, place=not mine), beside) if part),
        "pieces": texts("assignment-attached") + "\n" + showing.pieces_shown(pieces, texts) if pieces else "",
        "done": mine and one.state in (State.OPEN, State.RETURNED),
        "own_map": prepares and one.state is not State.ACCEPTED,
        "token": token(one.id, one.version),
    }


async def begins_report(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """«Выполнено»: on to what the row asks for."""
    manager.dialog_data["id"] = assignment_id
    await manager.switch_to(Assignments.report)


async def acknowledged(_: CallbackQuery, manager: DialogManager, road_map_id: int, __: int) -> None:
    """«Ознакомлен(а)» under the list."""
    manager.middleware_data["said"] = await acknowledge(manager, road_map_id)


async def acknowledge(manager: DialogManager, road_map_id: int) -> str:
    """Keep that the person has seen the list; says what came of it (HTML)."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    said = "acknowledged"
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            if not await acknowledgements.acknowledge(tx, road_map_id, who.person_id or 0, today_of(who, now), now=now):
                later = await amending.replaced_by(tx, road_map_id)
                said = "acknowledge-replaced" if later else "acknowledge-nothing"
    return str(texts(said))
