"""A draft is corrected by hand: what is on show, the check before every change, and where one goes after it.

The screens hold ids only: of the road map, of the row or target, and the version that was last shown. A change that was meant
for an older version is not made; the person sees how it stands now and keeps what was typed.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.models import Measure, RoadMap, Target
from db.road_map import editing, road_maps
from db.road_map.editing import Corrected
from domain.road_map.approval import EDITABLE
from domain.road_map.edits import LONGEST, Field, Refused
from handlers.presses import token
from handlers.road_map import desk
from handlers.road_map.states import Editing
from locales import Texts

#: What a change does with the locked draft and the thing on show; gives the sentence that says so, None for «Записано».
Does = Callable[[AsyncSession, RoadMap, Any], Awaitable[str | None]]


def at(manager: DialogManager, name: str) -> Any:
    """A fact of the screen: as it stands, else as it was opened."""
    start = manager.start_data if isinstance(manager.start_data, dict) else {}
    return manager.dialog_data.get(name, start.get(name))


async def on_show(tx: AsyncSession, manager: DialogManager, road_map: RoadMap) -> Corrected | None:
    """The row, the target or the heading that is corrected."""
    if at(manager, "row"):
        return await road_maps.measure(tx, road_map.id, int(at(manager, "row")))
    if at(manager, "target"):
        return await road_maps.target(tx, road_map.id, int(at(manager, "target")))
    return road_map


async def looked_at(tx: AsyncSession, manager: DialogManager) -> tuple[RoadMap, Corrected] | None:
    """The same for a screen, with its version remembered as seen; None when it can no longer be corrected."""
    found = await desk.mine(tx, manager)
    one = await on_show(tx, manager, found) if found is not None and found.state in EDITABLE else None
    if found is None or one is None:
        return None
    manager.dialog_data["version"] = one.version
    return found, one


def over(texts: Texts, said: str = "") -> dict[str, Any]:
    """What every screen shows, and what stands there when the draft is no more."""
    return {"said": said, "text": texts("road-map-edit-over"), "there": False, "choices": [], "token": [], "corrected": False,
            "adding": False, "proposed": False, "empties": False, "undated": False, "paged": False, "page": 1, "pages": 1,
            "people": [], "kinds": [], "taken": False, "names": False}  # fmt: skip


def shown(one: Corrected, manager: DialogManager, texts: Texts, said: str, text: str, **more: Any) -> dict[str, Any]:
    """The common part of every screen on something that can be corrected."""
    adding = bool(at(manager, "adding"))
    return {**over(texts, said), "there": True, "text": text, "token": token(one.id, one.version), "adding": adding, **more}


async def change(manager: DialogManager, does: Does, *, typed: str = "", always: bool = False) -> bool:
    """Make a change in the one transaction of the update, if the person still may, it is still a draft and nobody else has
    changed the thing since it was shown (`always`: whatever its version). Whether it was made."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    try:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                found = await desk.draft_of_mine(tx, manager)
                one = await on_show(tx, manager, found) if found is not None else None
                if found is None or one is None:
                    data["said"] = texts("road-map-edit-lost", typed=typed or "none")
                    return False
                if not always and one.version != at(manager, "version"):
                    data["said"] = texts("road-map-edit-stale", typed=typed or "none")
                    return False
                said = await does(tx, found, one)
                await tx.flush()
                data["said"] = said or texts("road-map-edit-written")
    except Refused as refused:
        field = at(manager, "field")
        longest = LONGEST[Field(field)] if field in set(Field) else LONGEST[Field.TEXT]
        data["said"] = texts("road-map-edit-refused", why=refused.why.value, longest=longest, length=len(typed))
        return False
    return True


def below(manager: DialogManager) -> None:
    """Something was typed: the answer stands below it."""
    manager.show_mode = ShowMode.SEND


async def opens(manager: DialogManager, state: State, **data: Any) -> None:
    """Open a screen of corrections above the screen on show."""
    await manager.start(state, data={"map": desk.on_show(manager), **data})


def opener(state: State, **data: Any) -> Callable[[CallbackQuery, Button, DialogManager], Awaitable[None]]:
    """A button of a row that opens a screen of corrections on it."""

    async def pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await opens(manager, state, row=manager.dialog_data.get("row"), **data)

    return pressed


async def onward(manager: DialogManager) -> None:
    """After a correction: back to where it was opened; while a row is added, to what is still to be said about it."""
    state = manager.current_context().state
    if not at(manager, "adding") or state == Editing.words:
        show = manager.show_mode
        await manager.done(show_mode=show)
    elif state == Editing.people or state == Editing.named:
        manager.dialog_data["field"] = Field.RESULT.value
        await manager.switch_to(Editing.words)
    else:
        await manager.switch_to(Editing.people)


async def later(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Позже»: what is not said now is a question of the row."""
    await onward(manager)


async def back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing more is to be corrected here."""
    await manager.done()


async def as_printed(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """«Как в бумаге»."""
    manager.dialog_data["version"] = version
    field = str(at(manager, "field"))
    fields = (field, "evidence") if field == Field.RESULT else (field,)

    async def does(tx: AsyncSession, _: RoadMap, one: Corrected) -> str | None:
        return await restored(tx, one, fields, manager.middleware_data["texts"])

    await change(manager, does)


async def restored(tx: AsyncSession, one: Corrected, fields: Sequence[str], texts: Texts) -> str | None:
    """The fields as they were read; what to say when that cannot be."""
    if isinstance(one, Target):
        return None if await editing.share_restored(tx, one, fields[0]) else texts("road-map-edit-twice")
    editing.restore(one, *fields)
    return None


async def row_out(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """The row, or the target, is no part of the road map."""
    await takes(manager, version, out=True)


async def row_back(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """It is one after all."""
    await takes(manager, version, out=False)


async def takes(manager: DialogManager, version: int, *, out: bool) -> None:
    """Take the thing on show out of the draft, or put it back."""
    manager.dialog_data["version"] = version
    now = manager.middleware_data["now"] if out else None

    async def does(tx: AsyncSession, _: RoadMap, one: Corrected) -> str:
        if isinstance(one, Measure):
            await editing.row_taken_out(tx, one, now=now)
        elif isinstance(one, Target):
            await editing.target_taken_out(tx, one, now=now)
        return ""

    if await change(manager, does):
        manager.middleware_data["said"] = ""
