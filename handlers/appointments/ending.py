"""Who holds an office that this person gives, and its end in three presses. Every press asks the database again."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase
from db.office import deputies, stepping_down
from db.office.stepping_down import Appointed
from domain.allowed_hours import local_day
from domain.offices import Office
from domain.personal import PersonalData
from domain.stepping_down import NEVER_VACANT, Refusal
from domain.who import Who
from handlers.appointments.states import Appointments
from handlers.assignments.doable import called
from handlers.deputies.states import Deputies
from handlers.presses import page_of, token
from locales import Texts

ROWS = 8
#: Nobody takes over: what there was to do falls back to the office.
NOBODY = 0


def may_end(who: Who) -> bool:
    """Whether this person names anybody."""
    return who.seat(Office.HEAD, Office.COORDINATOR, Office.REGIONAL) is not None


def _today(who: Who, now: datetime) -> date:
    return local_day(now, ZoneInfo(who.zone or "Europe/Moscow"))


def _said(one: Appointed, mode: PersonalData) -> dict[str, Any]:
    """What sentences say of an appointment; the name where the operator's mode shows names."""
    return {
        "office": one.office.value,
        "title": one.title,
        "organization": one.organization,
        "name": one.name if mode is PersonalData.NAMES else None,
    }


async def listed_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """Everybody whom this person may name, a page at a time."""
    async with db.read() as tx:
        every = await stepping_down.named_by(tx, who, now)
    shown, pages = page_of(every, dialog_manager, ROWS)
    return {
        **pages,
        "said": said,
        "text": texts("appointments-head", count=len(every)),
        "people": [
            {"id": one.id, "label": texts.plain("appointments-entry", joined=one.joined, **_said(one, mode))} for one in shown
        ],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, appointment_id: int) -> None:
    """Open one."""
    manager.dialog_data["id"] = appointment_id
    await manager.switch_to(Appointments.one)


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
    """One appointment: since when, how much there is to do, to whom it could go."""
    async with db.read() as tx:
        one = await stepping_down.find(tx, who, int(dialog_manager.dialog_data.get("id", 0)), now)
        if one is None:
            refused = texts("appointment-refused", refused=Refusal.OVER.value)
            return {"said": said, "text": refused, "may": False, "deputy": False, "people": [], "nobody": False,
                    "token": []}  # fmt: skip
        today = _today(who, now)
        count = await stepping_down.to_do(tx, one)
        people = await stepping_down.successors(tx, one, today)
        last = await stepping_down.is_last(tx, one, today)
        leaves = await deputies.find(tx, one.id, who.person_id, now)
    held = last and one.office in NEVER_VACANT
    successor = int(dialog_manager.dialog_data.get("successor", NOBODY))
    to = next((called(colleague, texts, mode) for colleague in people if colleague.person_id == successor), None)
    state = dialog_manager.current_context().state
    if state == Appointments.one:
        text = texts("appointment-one", since=one.since, count=count, joined=one.joined, **_said(one, mode))
        text += "\n\n" + texts("appointment-last") if held and not people else ""
    elif state == Appointments.successor:
        text = texts("appointment-ask-successor", count=count, **_said(one, mode))
    else:
        text = texts("appointment-sure", successor=to, count=count, last=last, **_said(one, mode))
    return {
        "said": said,
        "text": text,
        "may": bool(people) or not held,
        "deputy": leaves is not None,
        "people": [{"id": colleague.person_id, "label": called(colleague, texts, mode)} for colleague in people],
        "nobody": not held,
        "token": token(one.id, successor),
    }


async def names_deputy(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Назначить заместителя»: on to who stands in for this person."""
    await manager.start(Deputies.person, data={"office": manager.dialog_data.get("id")})


async def begins(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Завершить полномочия»: who takes over? Always asked, since nobody is an answer as well."""
    manager.dialog_data["successor"] = NOBODY
    await manager.switch_to(Appointments.successor)


async def chose_successor(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    """On to the last question."""
    manager.dialog_data["successor"] = person_id
    await manager.switch_to(Appointments.sure)


async def chose_nobody(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nobody takes over."""
    manager.dialog_data["successor"] = NOBODY
    await manager.switch_to(Appointments.sure)


async def ends(_: CallbackQuery, manager: DialogManager, appointment_id: int, successor: int) -> None:
    """The office ends, as the button said when it was drawn; who left and who takes over are told."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    outcome: Appointed | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            by = data["who"].person_id
            outcome = await stepping_down.end(tx, appointment_id, by, successor or None, now=data["now"])
    if isinstance(outcome, Refusal):
        data["said"] = texts("appointment-refused", refused=outcome.value)
    elif outcome is not None:
        data["said"] = texts("appointment-ended", **_said(outcome, data["mode"]))
    await manager.switch_to(Appointments.listed)
