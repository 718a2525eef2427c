"""The first screen: how much there is, what is red, what waits too long; and the ways on."""

from datetime import datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.assignment import control
from db.assignment.control import CONTROLLERS
from db.reminder import absent
from db.speaking import nudges, segments
from domain.matrix import Tally
from domain.who import Who
from handlers.control.states import Control
from handlers.control.view import View, goes_in, tally_said, view_of
from locales import Texts

#: How long the way to the report of the last nudge stays on the first screen.
REPORT_STANDS = timedelta(days=7)


async def main_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The numbers of everything under this office."""
    dialog_manager.dialog_data.update(page=0, pages=[])
    async with db.read() as tx:
        view = await view_of(tx, who, now)
        late = len(await control.waiting_too_long(tx, view.listed, now))
        found = await nudges.reach(tx, view.scope, who.person_id, now, view.listed) if view.scope.owns else None
        last = await nudges.latest(tx, view.scope.place)
        unreachable = await absent.count(tx, view.scope.place)
    tally = Tally.of(one.stand for one in view.facts)
    parts = [
        texts("control-head", organization=_place(who, view), total=tally.total),
        tally_said(tally, texts),
    ]
    if late:
        parts.append(texts("control-late", count=late))
    return {
        "said": said,
        "text": "\n".join(part for part in parts if part),
        "some": bool(view.facts),
        "count_red": len(found.fresh) if found else 0,
        "red": bool(found and (found.fresh or found.again or found.unreachable or found.empty)),
        "nudged": last is not None and now - last.at < REPORT_STANDS,
        "count_unreachable": unreachable,
        "unreachable": unreachable > 0,
        "owns": view.scope.owns,
        "speaks": segments.speaks_for(who) is not None,
    }


def _place(who: Who, view: View) -> str:
    return next(seat.organization for seat in who.seats if seat.organization_id == view.scope.place)


def _opens(by: str) -> Any:
    async def opens(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        goes_in(manager, by=by)
        await manager.switch_to(Control.groups)

    return opens


by_place, by_measure, by_person = _opens("place"), _opens("measure"), _opens("person")


async def says_late(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """For home: what is red under this office, and which reports wait too long; asked in one statement."""
    if who.seat(*CONTROLLERS) is None:
        return []
    view = await view_of(tx, who, now)
    red = Tally.of(one.stand for one in view.facts).red
    late = len(await control.waiting_too_long(tx, view.listed, now))
    return [texts("control-today", red=red, late=late)] if red or late else []
