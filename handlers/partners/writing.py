"""A partner is written: three answers make a row, each field can be typed anew. A refusal says why and loses nothing."""

from contextlib import suppress
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts
from db.organization import partners
from domain import partners as rules
from domain.partners import REQUIRED, Agreement, Field, Refusal
from domain.who import Who
from handlers.partners.showing import on_show, scope_in_hand
from handlers.partners.states import Partners
from handlers.segments.choosing import kept
from locales import Texts

#: The kind under which a new partner lies among the drafts.
DRAFT = "partner"

#: What a typed line is read as.
Value = str | int | date | Agreement | None


async def begins(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """A new partner: the first question that has no answer yet."""
    manager.dialog_data.update(id=0)
    async with manager.middleware_data["db"].read() as tx:
        draft = await kept(tx, manager.middleware_data["who"], DRAFT)
    manager.dialog_data["field"] = next((one for one in REQUIRED if one.value not in draft), Field.UNTIL).value
    await manager.switch_to(Partners.field)


async def edits(_: CallbackQuery, __: Any, manager: DialogManager, field: str) -> None:
    """One field of the card anew."""
    manager.dialog_data["field"] = Field(field).value
    await manager.switch_to(Partners.field)


async def field_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The question, and for a new partner what was answered so far."""
    scope_in_hand(who)
    field = Field(dialog_manager.dialog_data.get("field", Field.NAME))
    new = not dialog_manager.dialog_data.get("id")
    async with db.read() as tx:
        draft = await kept(tx, who, DRAFT) if new else {}
        name = str(draft.get(Field.NAME.value, "none")) if new else (await on_show(tx, dialog_manager)).row.name
    return {
        "said": said,
        "text": texts("partner-ask", field=field.value, name=name),
        "endless": field is Field.UNTIL,
        "clears": field is Field.CONTACT,
        "new": new,
        "old": not new,
    }


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The answer to the question on show."""
    manager.show_mode = ShowMode.SEND
    await _takes(manager, message.text or "")


async def nothing(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """«Бессрочно», «Без контакта»."""
    await _takes(manager, None)


async def _takes(manager: DialogManager, line: str | None) -> None:
    """Read the line; keep it in the draft of a new one, or in the row. `None` is the button beside the question."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    field = Field(manager.dialog_data.get("field", Field.NAME))
    new = not manager.dialog_data.get("id")
    if line is None and field not in (Field.UNTIL, Field.CONTACT):
        return
    refusal: Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            refusal = await (_to_draft if new else _to_row)(tx, manager, field, line)
    if refusal is not None:
        data["said"] = texts("partner-refused", reason=refusal.value)
        return
    if not new or manager.dialog_data.get("id"):
        await manager.switch_to(Partners.one)
        return
    await manager.switch_to(Partners.field)


def _read(field: Field, line: str | None, today: date, dated: date, until: date | None) -> Value | Refusal:
    """What the line says of the field."""
    if line is None:
        return None
    match field:
        case Field.NAME:
            return rules.read_name(line)
        case Field.AGREEMENT:
            return rules.read_agreement(line, today, until)
        case Field.UNTIL:
            return rules.read_until(line, dated)
        case Field.CONTACT:
            return rules.read_contact(line)
        case Field.MENTORS:
            return rules.read_mentors(line)


async def _to_row(tx: AsyncSession, manager: DialogManager, field: Field, line: str | None) -> Refusal | None:
    data = manager.middleware_data
    scope = scope_in_hand(data["who"])
    one = await on_show(tx, manager)
    value = _read(field, line, scope.today(data["now"]), one.row.dated, one.row.until)
    if isinstance(value, Refusal):
        return value
    outcome = await partners.change(tx, scope, one.row.id, field, value)
    return outcome if isinstance(outcome, Refusal) else None


async def _to_draft(tx: AsyncSession, manager: DialogManager, field: Field, line: str | None) -> Refusal | None:
    """One more answer; with the last of them the row is made and the draft is done."""
    data = manager.middleware_data
    scope, person = scope_in_hand(data["who"]), data["who"].person_id or 0
    draft = await kept(tx, data["who"], DRAFT)
    today = scope.today(data["now"])
    agreement = _agreement(draft)
    value = _read(field, line, today, agreement.dated if agreement else today, None)
    if isinstance(value, Refusal):
        return value
    if isinstance(value, Agreement):
        draft[field.value] = [value.number, value.dated.isoformat()]
    elif field is not Field.UNTIL:
        draft[field.value] = value
    if field is Field.UNTIL and agreement is not None and Field.NAME.value in draft:
        until = value if isinstance(value, date) else None
        made = await partners.add(tx, scope, draft[Field.NAME.value], agreement, until, person, now=data["now"])
        if isinstance(made, Refusal):
            return made  # the answers stay: one of them can be given anew
        await drafts.drop(tx, person, DRAFT, 0)
        manager.dialog_data["id"] = made
        return None
    await drafts.keep(tx, person, DRAFT, 0, draft, now=data["now"])
    manager.dialog_data["field"] = next((one for one in REQUIRED if one.value not in draft), Field.UNTIL).value
    return None


def _agreement(draft: dict[str, Any]) -> Agreement | None:
    found = draft.get(Field.AGREEMENT.value)
    return Agreement(found[0], date.fromisoformat(found[1])) if found else None


async def goes_back(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Of a new partner to the question before, from the first to the register; of a known one to its card."""
    if manager.dialog_data.get("id"):
        await manager.switch_to(Partners.one)
        return
    field = Field(manager.dialog_data.get("field", Field.NAME))
    before = [one for one in REQUIRED if REQUIRED.index(one) < REQUIRED.index(field)]
    if not before:
        await manager.switch_to(Partners.listed)
        return
    manager.dialog_data["field"] = before[-1].value


async def toggled(_: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
    """Tick an organisation, or take the tick away."""
    data = manager.middleware_data
    refusal: Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            refusal = await partners.toggle_school(tx, scope_in_hand(data["who"]), int(manager.dialog_data.get("id", 0)), place)
    if refusal is not None:
        data["said"] = data["texts"]("partner-refused", reason=refusal.value)


async def removes(_: CallbackQuery, manager: DialogManager, partner_id: int, __: int) -> None:
    """Out of the register."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            refusal = await partners.remove(tx, scope_in_hand(data["who"]), partner_id, now=data["now"])
        data["said"] = data["texts"]("partner-refused", reason=refusal.value) if refusal else data["texts"]("partner-removed")
    await manager.switch_to(Partners.listed)
