"""A row with several works becomes several rows: at the places found, or as a person types them, a row for each line."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.models import Measure, RoadMap
from db.road_map import splitting
from db.road_map.editing import Corrected
from domain.road_map.edits import Refusal, Refused
from domain.road_map.splitting import MOST_PARTS, Way, cuts, lines
from handlers.assignments.showing import shortened
from handlers.road_map import editing as on
from handlers.road_map import saying
from locales import Texts

#: Parts of one way that are shown, and signs of each.
SHOWN, SIGNS = 12, 120
#: Signs of the row that can be copied.
COPIED = 1500


async def shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The row, and what would become of it in each way."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
    if found is None or not isinstance(found[1], Measure):
        return on.over(texts, said)
    measure = found[1]
    ways = [(cut.way, list(cut.parts)) for cut in cuts(measure.text)]
    if _by_terms(measure):
        ways.append((Way.TERMS, saying.days(measure, texts)))
    parts = [texts("road-map-split", found=len(ways), most=MOST_PARTS, value=shortened(measure.text, COPIED))]
    for way, rows in ways:
        listed = "\n".join(f"{at}. {shortened(row, SIGNS)}" for at, row in enumerate(rows[:SHOWN], start=1))
        parts.append(texts("road-map-split-way", way=way.value, count=len(rows), rows=listed, more=max(len(rows) - SHOWN, 0)))
    choices = [{"id": way.value, "label": texts.plain("road-map-split-by", way=way.value, count=len(rows))} for way, rows in ways]
    return on.shown(measure, dialog_manager, texts, said, saying.fitting(parts, texts), choices=choices)


def _by_terms(measure: Measure) -> bool:
    return 2 <= len(measure.deadlines) <= MOST_PARTS and not measure.questions


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, way: str) -> None:
    """Cut the row in one of the ways found."""

    def parts_of(measure: Measure) -> tuple[str, ...]:
        return next((cut.parts for cut in cuts(measure.text) if cut.way.value == way), ())

    await _split(manager, parts_of, by_terms=way == Way.TERMS)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Every line is a row."""
    on.below(manager)
    words = message.text or ""
    await _split(manager, lambda _: lines(words), typed=words)


async def _split(manager: DialogManager, parts_of: Any, *, by_terms: bool = False, typed: str = "") -> None:
    data = manager.middleware_data
    texts: Texts = data["texts"]

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        if not isinstance(one, Measure) or one.target_id is not None or one.removed_at is not None:
            return texts("road-map-edit-nothing")
        if by_terms and _by_terms(one):
            return texts("road-map-split-done", count=len(await splitting.split_by_terms(tx, one, now=data["now"])))
        parts = parts_of(one)
        if await splitting.is_full(tx, road_map.id, len(parts)):
            raise Refused(Refusal.TOO_MANY)
        if len(parts) < 2:
            return texts("road-map-edit-nothing")
        return texts("road-map-split-done", count=len(await splitting.split(tx, road_map, one, parts, now=data["now"])))

    if await on.change(manager, does, typed=typed):
        await on.onward(manager)


async def joined(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """The parts are one row again; what was corrected in them goes."""
    texts: Texts = manager.middleware_data["texts"]
    manager.dialog_data["version"] = version
    whole: list[int] = []

    async def does(tx: AsyncSession, _: RoadMap, one: Corrected) -> str:
        back = await splitting.join_again(tx, one) if isinstance(one, Measure) else None
        whole.extend([back.id] if back is not None else [])
        return texts("road-map-joined" if back is not None else "road-map-edit-nothing")

    if await on.change(manager, does) and whole:
        manager.dialog_data["row"] = whole[0]
