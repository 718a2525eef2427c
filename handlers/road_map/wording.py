"""Whatever is corrected by typing: the measure, its result, the heading, whom a target counts. The old words can be copied."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.models import Measure, RoadMap, Target
from db.road_map import editing
from db.road_map.editing import Corrected
from domain.assignment import EvidenceKind
from domain.road_map import EvidenceKind as Wanted
from domain.road_map.edits import LONGEST, Field, accepted, percent
from handlers.assignments.showing import shortened
from handlers.road_map import adding
from handlers.road_map import editing as on
from locales import Texts

#: Fields that may be left empty.
_OPTIONAL = (Field.RESULT, Field.NUMBER, Field.ISSUER)
#: Signs of the old words that one message holds beside the rest.
_OLD = 3000


def _value(one: Corrected, field: Field) -> str:
    value = getattr(one, field.value)
    return f"{value.normalize():f}" if field is Field.PERCENT else str(value or "")


async def shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """What is asked, the old words, the printed ones where they differ."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
    if found is None:
        return on.over(texts, said)
    _road_map, one = found
    if on.at(dialog_manager, "field") == adding.NEW:
        return on.shown(one, dialog_manager, texts, said, texts("road-map-add-ask", longest=LONGEST[Field.TEXT]))
    field = Field(on.at(dialog_manager, "field"))
    value = _value(one, field)
    parts = [texts("road-map-edit-ask", field=field.value, longest=LONGEST[field])]
    if value:
        parts.append(texts("road-map-edit-now", value=shortened(value, _OLD)))
    printed = one.printed.get(field.value)
    if printed is not None:
        parts.append(texts("road-map-edit-printed", value=shortened(str(printed[field.value] or ""), 600) or "none"))
    chips = field is Field.RESULT and isinstance(one, Measure)
    if chips:
        parts.append(texts("road-map-ask-evidence"))
    return on.shown(
        one,
        dialog_manager,
        texts,
        said,
        "\n\n".join(parts),
        choices=_chips(one, texts) if isinstance(one, Measure) and chips else [],
        corrected=editing.is_corrected(one, field.value) or (chips and editing.is_corrected(one, "evidence")),
        empties=bool(value) and field in _OPTIONAL,
    )


def _chips(measure: Measure, texts: Texts) -> list[dict[str, str]]:
    return [
        {"id": kind.value, "label": texts.plain("road-map-evidence", kind=kind.value, chosen=kind.value == measure.evidence)}
        for kind in EvidenceKind
    ]


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """New words in place of the old ones, or the words of a new row."""
    on.below(manager)
    words = message.text or ""
    if on.at(manager, "field") == adding.NEW:
        await adding.worded(manager, words)
        return
    field = Field(on.at(manager, "field"))

    async def does(tx: AsyncSession, _: RoadMap, one: Corrected) -> str | None:
        return await _put(tx, one, field, words, manager.middleware_data["texts"])

    if await on.change(manager, does, typed=words):
        await on.onward(manager)


async def _put(tx: AsyncSession, one: Corrected, field: Field, words: str, texts: Texts) -> str | None:
    match one:
        case Measure() if field is Field.TEXT:
            editing.text_said(one, accepted(field, words))
        case Measure():
            editing.result_said(one, accepted(field, words))
        case Target():
            share = percent(words) if field is Field.PERCENT else one.percent
            base = accepted(field, words) if field is Field.BASE else one.base
            if await editing.is_twice(tx, one, percent=share, due=one.due, base=base):
                return texts("road-map-edit-twice")
            editing.write(one, field.value, {"percent": share} if field is Field.PERCENT else {"base": base})
        case RoadMap():
            editing.write(one, field.value, {field.value: accepted(field, words)})
    return None


async def emptied(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing stands there any more."""
    field = Field(on.at(manager, "field"))

    async def does(_: AsyncSession, __: RoadMap, one: Corrected) -> None:
        if isinstance(one, Measure):
            editing.result_said(one, None)
        elif isinstance(one, RoadMap) and field in _OPTIONAL:
            editing.write(one, field.value, {field.value: None})

    await on.change(manager, does)


async def chose_evidence(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    """What the executor will be asked for."""

    async def does(_: AsyncSession, __: RoadMap, one: Corrected) -> None:
        if isinstance(one, Measure) and kind in set(Wanted):
            editing.evidence_chosen(one, Wanted(kind))

    await on.change(manager, does)
