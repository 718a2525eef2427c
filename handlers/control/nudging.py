"""«Напомнить всем красным»: who would be reached, one press, and what became of it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase, calendar
from db.speaking import nudges
from db.speaking.nudges import Fate, Late
from domain.allowed_hours import Voice, local_day, next_allowed
from domain.matrix import natural
from domain.personal import PersonalData
from domain.who import Who
from handlers.control.states import Control
from handlers.control.view import ROWS, person_said, scope_in_hand
from handlers.presses import page_of, token
from locales import Texts

#: Organisations named in one line of the report.
MOST_NAMED = 12


async def nudge_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """The preview: everybody with what is overdue, page by page, and who is left out and why."""
    scope = scope_in_hand(who)
    zone = ZoneInfo(scope.zone)
    async with db.read() as tx:
        found = await nudges.reach(tx, scope, who.person_id, now)
        working_days = await calendar.working_days(tx, local_day(now, zone))
    at = next_allowed(now, voice=Voice.NOTICE, zone=zone, working_days=working_days)
    fresh = sorted(found.fresh, key=lambda one: (-len(one.items), natural(one.person.organization)))
    shown, pages = page_of(fresh, dialog_manager, ROWS)
    parts = [texts("control-nudge-ask", count=len(fresh), at=at.astimezone(zone) if at > now else None)]
    parts += [
        texts("control-nudge-person", position=number, person=person_said(one.person, texts, mode), count=len(one.items))
        for number, one in enumerate(shown, start=pages["first"] + 1)
    ]
    if found.again:
        parts.append(texts("control-nudge-again", count=len(found.again)))
    if left_out := [*_places(found.unreachable), *found.empty]:
        parts.append(texts("control-nudge-unreachable", **_named(left_out)))
    return {
        **pages,
        "said": said,
        "text": "\n\n".join(parts),
        "token": token(0, found.print, count_red=len(fresh)) if fresh and scope.owns else [],
    }


def _places(late: Sequence[Late]) -> list[str]:
    return [one.person.organization for one in late]


def _named(places: Sequence[str]) -> dict[str, Any]:
    """Organisations, each once, in a sentence; of very many the first."""
    once = sorted(set(places), key=natural)
    return {"count": len(once), "places": ", ".join(once[:MOST_NAMED]), "more": max(len(once) - MOST_NAMED, 0)}


async def sends(_: CallbackQuery, manager: DialogManager, __: int, shown: int) -> None:
    """Remind exactly those of the preview; when it has changed since, it is shown anew and nobody hears anything."""
    data = manager.middleware_data
    done: int | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            done = await nudges.send(tx, scope_in_hand(data["who"]), data["who"].person_id or 0, shown, now=data["now"])
        if done is None:
            data["said"] = data["texts"]("control-nudge-moved")
            return
    await manager.switch_to(Control.nudged)


async def nudged_shown(db: UpdateDatabase, who: Who, texts: Texts, said: str = "", **_: Any) -> dict[str, Any]:
    """The delivery report of the last nudge as it stands now."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        report = await nudges.latest(tx, scope.place)
    if report is None:
        return {"said": said, "text": texts("control-nudged-none")}
    parts = [texts("control-nudged", at=report.at.astimezone(ZoneInfo(scope.zone)))]
    parts += [
        texts("control-nudged-fate", fate=fate.value, **_counted(report.organizations[fate]))
        for fate in Fate
        if report.organizations[fate]
    ]
    return {"said": said, "text": "\n\n".join(parts)}


def _counted(places: Sequence[str]) -> dict[str, Any]:
    """Messages, and the organisations that they went to."""
    return {**_named(places), "messages": len(places)}


async def looks_again(_: CallbackQuery, __: Any, ___: DialogManager) -> None:
    """The report is drawn anew by the return."""
