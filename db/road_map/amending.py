"""A draft that is a new edition: of which road map, and which of its rows goes on from which row of the one in force."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.models.amending import Continuation
from db.organization import organizations
from db.road_map import correcting, editing, resplitting, road_maps, splitting
from db.road_map.comparing import continued, rows_of, words_in_print
from domain.offices import Level
from domain.road_map.amendment import Head, Row, Why, match, plain, recognised


async def in_force(tx: AsyncSession, draft: RoadMap) -> Sequence[RoadMap]:
    """The published road maps of the same organisation that a draft may replace, the newest first. A school's own road map is
    approved, and replaced, on its own way (`db/road_map/approving.py`)."""
    place = await organizations.find(tx, draft.organization_id)
    if await organizations.level(tx, place.kind) is Level.INSTITUTION:
        return []
    found = await tx.execute(
        select(RoadMap)
        .where(RoadMap.organization_id == draft.organization_id, RoadMap.state == "published", RoadMap.id != draft.id)
        .order_by(RoadMap.published_at.desc(), RoadMap.id.desc())
    )
    return found.scalars().all()


async def recognise(tx: AsyncSession, draft_id: int, edition_of: str | None, *, now: datetime) -> Why | None:
    """Whether a fresh draft looks like a new edition of a road map in force; then it is linked to it, for a person to look at.

    `edition_of` is the number of the order of which the paper calls itself an edition.
    """
    draft = await tx.get_one(RoadMap, draft_id)
    if correcting.listed(draft):
        for old in await in_force(tx, draft):
            if edition_of and correcting.is_of(old, await editions(tx, old), edition_of):
                await link(tx, draft, old, now=now)
                return Why.EDITION
        return None
    rows = await rows_of(tx, draft)
    for old in await in_force(tx, draft):
        before = await rows_of(tx, old, as_printed=True, whole=True)
        why = await asyncio.to_thread(recognised, _head(old), _head(draft, edition_of), before, rows)
        if why is not None:
            await link(tx, draft, old, now=now)
            return why
    return None


def _head(one: RoadMap, edition_of: str | None = None) -> Head:
    return Head(one.title, one.number, one.issued, edition_of, (one.reading.get("year") or {}).get("first"))


async def link(tx: AsyncSession, draft: RoadMap, old: RoadMap, *, now: datetime) -> None:
    """The draft replaces `old` once it is published. Rows are matched, paper with paper; what people had answered, corrected and
    taken out of the old edition holds in the new one wherever the paper prints the same words. What they had added by hand no
    paper prints: it goes on as it stands."""
    await unlink(tx, draft)
    draft.replaces_id, draft.programme_id = old.id, old.programme_id
    for target in await road_maps.targets(tx, draft.id):
        assert old.programme_id is not None  # every draft has a programme
        target.programme_id = old.programme_id
    if correcting.listed(draft):
        await _write(tx, draft, await correcting.rows_of(tx, draft, old))
        if (chosen := old.reading.get("chosen")) is not None:
            await road_maps.choose(tx, draft, chosen)
        return
    before = {one.id: one for one in await road_maps.measures(tx, old.id)}
    parts = await resplitting.split_alike(tx, draft, list(before.values()), now=now)
    after = {one.id: one for one in await road_maps.measures(tx, draft.id)}
    found = await _matched(await rows_of(tx, old, taken_out=True, as_printed=True), await rows_of(tx, draft), parts)
    # A correction by hand may be what the new paper prints.
    found |= await _matched(await rows_of(tx, old, taken_out=True), await rows_of(tx, draft), parts | found)
    for new_id, old_id in found.items():
        await _agreed(tx, before[old_id], after[new_id], now)
    living = parts | {new: was for new, was in found.items() if before[was].removed_at is None}
    for one in before.values():
        if one.source == "added" and one.removed_at is None and one.id not in living.values():
            living[await _carried(tx, draft, one)] = one.id
    await _write(tx, draft, living)
    if (chosen := old.reading.get("chosen")) is not None:
        await road_maps.choose(tx, draft, chosen)
    await tx.flush()


async def _matched(old: Sequence[Row], new: Sequence[Row], known: Mapping[int, int] | None = None) -> dict[int, int]:
    """Id of the new row → id of the old one, among those that are not `known` yet; beside the event loop."""
    pairs = known or {}
    taken = set(pairs.values())
    return await asyncio.to_thread(
        match, [one for one in old if one.id not in taken], [one for one in new if one.id not in pairs]
    )


async def _carried(tx: AsyncSession, draft: RoadMap, old: Measure) -> int:
    """A row that was added by hand, once more in the new edition; its id."""
    new = await splitting.add(tx, draft, old.text)
    for column in ("section", *(column for columns in _COLUMNS.values() for column in columns), "questions", "printed"):
        setattr(new, column, getattr(old, column))
    await tx.flush()
    return new.id


async def unlink(tx: AsyncSession, draft: RoadMap) -> None:
    """It is a road map of its own: what came with the old edition, and was left as it came, goes with it."""
    rows = {one.id: one for one in await road_maps.measures(tx, draft.id)}
    split: dict[int, Measure] = {}
    for new_id, old_id in (await continued(tx, draft)).items():
        new, old = rows[new_id], await tx.get_one(Measure, old_id)
        if new.source == "added" and old.source == "added" and new.version == 1 and new.text == old.text:
            await tx.delete(new)
        elif new.split_from_id is not None and old.split_from_id is not None and new.version == 1:
            split[new.split_from_id] = new
    for part in split.values():
        await splitting.join_again(tx, part)
    draft.replaces_id = None
    await tx.execute(delete(Continuation).where(Continuation.road_map_id == draft.id))
    await correcting.take_back(tx, draft)
    await tx.flush()


async def continue_as(tx: AsyncSession, draft: RoadMap, measure_id: int, old_id: int | None) -> bool:
    """This row goes on from that row of the old edition; None: it is a new one. False when either is not there (any more)."""
    measure = await road_maps.measure(tx, draft.id, measure_id)
    if measure is None or measure.removed_at is not None or draft.replaces_id is None:
        return False
    if old_id is not None:
        old = await road_maps.measure(tx, draft.replaces_id, old_id)
        if old is None or old.removed_at is not None:
            return False
        taken = Continuation.continues_id == old_id, Continuation.road_map_id == draft.id
        await tx.execute(delete(Continuation).where(*taken))
    await tx.execute(delete(Continuation).where(Continuation.measure_id == measure_id))
    if old_id is not None:
        await _write(tx, draft, {measure_id: old_id})
    return True


async def _write(tx: AsyncSession, draft: RoadMap, pairs: Mapping[int, int]) -> None:
    rows = [{"measure_id": new, "road_map_id": draft.id, "continues_id": old} for new, old in pairs.items()]
    if rows:
        await tx.execute(insert(Continuation), rows)


async def editions(tx: AsyncSession, road_map: RoadMap) -> list[RoadMap]:
    """The editions before this one, the latest first."""
    found: list[RoadMap] = []
    while (earlier := (found[-1] if found else road_map).replaces_id) is not None:
        found.append(await tx.get_one(RoadMap, earlier))
    return found


async def replaced_by(tx: AsyncSession, road_map_id: int) -> RoadMap | None:
    """The edition that was published in place of this road map."""
    found = await tx.execute(
        select(RoadMap).where(RoadMap.replaces_id == road_map_id, RoadMap.state.in_(("published", "replaced")))
    )
    return found.scalar_one_or_none()


async def _agreed(tx: AsyncSession, old: Measure, new: Measure, now: datetime) -> None:
    """What was agreed on about the old row goes for the new one, field by field, where both print the same."""
    if old.removed_at is not None:
        await editing.row_taken_out(tx, new, now=now)
        return
    for field, said in (("term", "term_text"), ("result", "result"), ("text", "text")):
        if plain(words_in_print(old, field, said) or "") == plain(getattr(new, said) or ""):
            _take(old, new, field)
    if _names(words_in_print(old, "responsible", "responsible")) == _names(new.responsible):
        _take(old, new, "responsible")
    if plain(words_in_print(old, "result", "result") or "") == plain(new.result or ""):
        _take(old, new, "evidence")


#: The columns that go over with a field.
_COLUMNS = {
    "term": ("term_text", "term_kind", "start", "due", "recurrence", "deadlines"),
    "result": ("result",),
    "text": ("text",),
    "responsible": ("responsible",),
    "evidence": ("evidence",),
}


def _take(old: Measure, new: Measure, field: str) -> None:
    """An open question of the old row is no agreement; another spelling of the same words is none either."""
    about = {"term": {"term"}, "responsible": {"responsible", "scope"}}.get(field, set())
    if any(one["about"] in about for one in old.questions):
        return
    if field in ("text", "result") and field not in old.printed:
        return
    values = {column: getattr(old, column) for column in _COLUMNS[field]}
    if any(getattr(new, column) != value for column, value in values.items()) or any(q["about"] in about for q in new.questions):
        editing.write(new, field, values)


def _names(people: Iterable[Mapping[str, Any]]) -> set[str]:
    return {said for one in people if (said := plain(one["text"]))}
