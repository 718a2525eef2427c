"""What changes about a participant who is in: the class that was wrong, another school, a pause until a day."""

from contextlib import suppress
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.organization import offers
from db.participant import resting, transferring
from domain import resting as rests
from domain.codes import SchoolClass
from domain.personal import PersonalData
from handlers.admission.getters import card_of, today_of
from handlers.admission.marking import marked
from handlers.admission.states import Admit
from handlers.days import Days, Said
from handlers.joining import document
from handlers.presses import choices, page_of, pager
from handlers.screens import Screen
from handlers.words import Label, Words
from locales import Texts

#: Schools on one page of a phone.
ROWS = 8


async def classes_shown(
    db: UpdateDatabase, mode: PersonalData, dialog_manager: DialogManager, texts: Texts, **_: Any
) -> dict[str, Any]:
    """The real classes of the school."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
        offered = await offers.choices(tx, one.row.organization_id, document.current(mode))
    return {
        "who": one.called.in_full(texts.mode),
        "code": mode is PersonalData.CODES,
        "classes": [{"id": str(each), "label": str(each)} for each in sorted(offered.classes)],
    }


async def chose_class(query: CallbackQuery, _: Any, manager: DialogManager, said: str) -> None:
    """The class is put right."""
    data, school_class = manager.middleware_data, SchoolClass.parse(said)
    result: object = None
    if school_class is not None:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                one = await card_of(manager, tx)
                result = await transferring.correct_class(tx, data["who"].person_id, one.row.id, school_class, now=data["now"])
    await marked(query, manager, result)


async def schools_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """The other schools of the municipality that can be joined."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
        found = await transferring.schools(tx, one.row)
    shown, paging = page_of(found, dialog_manager, ROWS)
    rows = [{"id": each.id, "label": each.name} for each in shown]
    return {"who": one.called.in_full(texts.mode), "schools": rows, "count": len(found), **paging}


async def chose_school(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """On to the question whether that is so."""
    manager.dialog_data["school"] = organization_id
    await manager.switch_to(Admit.sure_school)


async def sure_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """What going to that school means."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
        found = await transferring.schools(tx, one.row)
    name = next((each.name for each in found if each.id == dialog_manager.dialog_data.get("school")), "?")
    return {"who": one.called.in_full(texts.mode), "school": name, "has_account": one.has_account, "known": name != "?"}


async def transferred(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Here taking part ends."""
    data, place = manager.middleware_data, int(manager.dialog_data.get("school", 0))
    result: object = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await transferring.transfer(tx, data["who"].person_id, one.row.id, place, now=data["now"])
    await marked(query, manager, result)


async def rest_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Until which day."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
    today = today_of(one, dialog_manager)
    return {
        "who": one.called.in_full(texts.mode),
        "today": today,
        "first_day": rests.first_day(today),
        "last_day": rests.last_day(today),
    }


async def rests_until(said: Said, _: Any, manager: DialogManager, day: date) -> None:
    """Nothing is asked until then."""
    data = manager.middleware_data
    result: object = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            current = document.current(data["mode"])
            result = await resting.begin(tx, data["who"].person_id, one.row.id, day, current, now=data["now"])
    await marked(said, manager, result)


async def back_again(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The pause is over before its day."""
    data = manager.middleware_data
    result: object = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            current = document.current(data["mode"])
            result = await resting.end(tx, data["who"].person_id, one.row.id, current, now=data["now"])
    await marked(query, manager, result)


def _to_more() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=Admit.more)


WINDOWS = (
    Screen(
        Words("admission-ask-class"),
        Group(choices("class", "classes", chose_class), width=4),
        _to_more(),
        state=Admit.school_class,
        getter=classes_shown,
    ),
    Screen(
        Words("admission-ask-school"),
        Column(choices("school", "schools", chose_school, number=True)),
        pager(),
        _to_more(),
        state=Admit.school,
        getter=schools_shown,
    ),
    Screen(
        Words("admission-sure-school"),
        Button(Label("admission-sure-school-yes"), id="transfer", on_click=transferred, when="known"),
        SwitchTo(Label("footer-back"), id="back", state=Admit.school),
        state=Admit.sure_school,
        getter=sure_shown,
    ),
    Screen(
        Words("admission-ask-rest"),
        Days(id="rest_day", on_click=rests_until),
        _to_more(),
        state=Admit.rest,
        getter=rest_shown,
    ),
)
