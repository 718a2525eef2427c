"""Whose learners a line of targets is of: a coordinator's word where the paper's own are not clear, or mean something else."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.share import targets
from db.share.shares import Outlook
from db.share.targets import Line
from domain.offices import Act
from domain.personal import PersonalData
from domain.target_base import Base
from domain.who import Who
from handlers.targets.getters import outlook_in_hand
from handlers.targets.sentences import paper
from handlers.targets.states import Share
from locales import Texts


async def _lines(tx: AsyncSession, one: Outlook) -> list[Line]:
    """The lines of the organisation that is looked at, with an open promise."""
    found = await targets.lines(tx, one.programme_id, one.path)
    return [line for line in found if line.organization_id == one.place_id and any(t.result is None for t in line.targets)]


def _called(line: Line) -> int:
    """What a line is called in a button: its first promise that is open."""
    return next(one.id for one in line.targets if one.result is None)


async def lines_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Every line of which it may be said."""
    async with db.read() as tx:
        one = await outlook_in_hand(tx, who, now, dialog_manager.dialog_data)
        found = await _lines(tx, one) if one is not None and texts.mode is not PersonalData.NONE else []
    return {"lines": [{"id": _called(line), "label": texts.plain("share-base-line", **paper(line))} for line in found]}


async def line_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The printed words, and how they are understood."""
    async with db.read() as tx:
        line = await _in_hand(tx, who, now, dialog_manager)
    if line is None:
        return {"text": texts("share-nothing"), "asked": False}
    return {"text": texts("share-base-ask", **paper(line)), "asked": True}


async def _in_hand(tx: AsyncSession, who: Who, now: datetime, manager: DialogManager) -> Line | None:
    """The chosen line, if this person may say it today."""
    one = await outlook_in_hand(tx, who, now, manager.dialog_data)
    if one is None or not await rights.allowed(tx, who.person_id, Act.OWN_ROAD_MAPS, one.place_id, now):
        return None
    wanted = manager.dialog_data.get("line")
    return next((line for line in await _lines(tx, one) if any(t.id == wanted for t in line.targets)), None)


async def chose_line(_: CallbackQuery, __: Any, manager: DialogManager, line: int) -> None:
    """The line that is asked about."""
    manager.dialog_data["line"] = line
    await manager.switch_to(Share.base)


async def said(query: CallbackQuery, button: Any, manager: DialogManager) -> None:
    """Whose learners they are: written, where this person may say it and the line is still open."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    base = Base(button.widget_id.removeprefix("b_"))
    try:
        async with data["db"].begin() as tx:
            line = await _in_hand(tx, data["who"], data["now"], manager)
            if line is not None:
                await targets.say_base(tx, line, base)
    except AlreadyDone:
        async with data["db"].read() as tx:
            line = await _in_hand(tx, data["who"], data["now"], manager)
    key = "share-base-kept" if line is not None else "share-base-not-kept"
    await query.answer(texts.plain(key, scope=base.value))
    await manager.switch_to(Share.main)
