"""What weighs how much when pairs are sought: a list of what can matter, four chips for each, and back to the usual."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.pair import importance
from domain.matching.importance import Importance, Matter
from domain.offices import Office
from domain.who import Seat, Who
from handlers.gone import Gone
from handlers.importance.states import Weighing
from handlers.presses import choices
from handlers.screens import Screen, back
from handlers.words import Html, Label, Words
from locales import Texts


def _seat(who: Who) -> Seat:
    """The office that says it. Raises `Gone` for somebody who does not."""
    seat = who.seat(Office.COORDINATOR, Office.REGIONAL)
    if seat is None:
        raise Gone
    return seat


async def main_shown(db: UpdateDatabase, who: Who, texts: Texts, **_: Any) -> dict[str, Any]:
    """What can matter, with what is said of it now."""
    async with db.read() as tx:
        said = await importance.of(tx, _seat(who).organization_id)
    matters = [
        {"id": matter.value, "label": texts.plain("weighing-line", matter=matter.value, importance=one.value if one else "own")}
        for matter, one in (said or {}).items()
    ]
    changed = any(one is not Importance.USUAL for one in (said or {}).values())
    return {"text": texts("weighing-main" if said else "weighing-no-programme"), "matters": matters, "changed": changed}


async def one_shown(texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The four chips."""
    matter = Matter(dialog_manager.dialog_data["matter"])
    chips = [{"id": one.value, "label": texts.plain("weighing-importance", importance=one.value)} for one in Importance]
    return {"matter": matter.value, "chips": chips}


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, matter: str) -> None:
    """One of them."""
    manager.dialog_data["matter"] = Matter(matter).value
    await manager.switch_to(Weighing.one)


async def _choose(manager: DialogManager, matter: Matter | None, chosen: Importance) -> None:
    data = manager.middleware_data
    now: datetime = data["now"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place = _seat(data["who"]).organization_id
            if not await importance.choose(tx, data["who"].person_id, place, matter, chosen, now=now):
                raise Gone
    await manager.switch_to(Weighing.main)


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    """How much it matters."""
    await _choose(manager, Matter(manager.dialog_data["matter"]), Importance(chosen))


async def restored(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Как было»."""
    await _choose(manager, None, Importance.USUAL)


dialog = Dialog(
    Screen(
        Html("text"),
        Column(choices("one", "matters", opened)),
        Button(Label("weighing-restore"), id="restore", on_click=restored, when="changed"),
        back(),
        state=Weighing.main,
        getter=main_shown,
    ),
    Screen(
        Words("weighing-ask"),
        Column(choices("chip", "chips", chose)),
        SwitchTo(Label("footer-back"), id="back", state=Weighing.main),
        state=Weighing.one,
        getter=one_shown,
    ),
)
