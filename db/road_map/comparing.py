"""A new edition beside the road map that it replaces: the rows of both as they are compared, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap, Target
from db.models.amending import Continuation
from db.road_map import road_maps
from domain.road_map.amendment import Entry, Fate, Row, compare, match


@dataclass(frozen=True)
class Comparison:
    """An edition beside the road map that it replaces. Shares that stand under no row are entries with negative ids."""

    old: RoadMap
    new: RoadMap
    entries: tuple[Entry, ...]
    before: Mapping[int, Measure]
    after: Mapping[int, Measure]

    def of(self, *fates: Fate) -> list[Entry]:
        """The entries that ended so."""
        return [one for one in self.entries if one.fate in fates]

    @property
    def is_current(self) -> bool:
        """Whether the road map that it replaces is (still) the one in force."""
        return self.old.state == "published"


async def continued(tx: AsyncSession, draft: RoadMap) -> dict[int, int]:
    """Id of a row → id of the old row from which it goes on."""
    found = await tx.execute(
        select(Continuation.measure_id, Continuation.continues_id).where(Continuation.road_map_id == draft.id)
    )
    return {row.measure_id: row.continues_id for row in found}


async def comparison(tx: AsyncSession, draft: RoadMap) -> Comparison | None:
    """What the edition changes, row by row in its order, then what is gone; None for a road map that replaces none."""
    if draft.replaces_id is None:
        return None
    old = await tx.get_one(RoadMap, draft.replaces_id)
    before, after = await rows_of(tx, old), await rows_of(tx, draft)
    shares, promised = await _loose(tx, old), await _loose(tx, draft)
    entries = [
        *compare(before, after, await continued(tx, draft)),
        *compare(shares, promised, match(shares, promised)),
    ]
    return Comparison(
        old,
        draft,
        tuple(entries),
        {one.id: one for one in await road_maps.measures(tx, old.id)},
        {one.id: one for one in await road_maps.measures(tx, draft.id)},
    )


def words_in_print(one: Measure, field: str, column: str) -> Any:
    """What the paper printed, whatever was made of it by hand."""
    return one.printed.get(field, {}).get(column, getattr(one, column))


async def rows_of(
    tx: AsyncSession, road_map: RoadMap, *, taken_out: bool = False, as_printed: bool = False, whole: bool = False
) -> list[Row]:
    """The measures as editions are compared; `taken_out`: those as well that whoever prepared it took out, split ones apart;
    `as_printed`: in the words of the paper, whatever was corrected by hand; `whole`: split rows as it has them."""
    shares = {one.id: one for one in await road_maps.targets(tx, road_map.id)}
    every = await road_maps.measures(tx, road_map.id)
    split = {one.split_from_id for one in every}
    living = [one for one in every if one.removed_at is None or (taken_out and one.id not in split)]
    if whole:
        living = [one for one in every if one.id in split or (one.removed_at is None and one.split_from_id is None)]
    rows = [_row(one, shares.get(one.target_id or 0)) for one in living]
    return [_in_print(row, one) for row, one in zip(rows, living, strict=True)] if as_printed else rows


def _in_print(row: Row, one: Measure) -> Row:
    """The row with the words that the paper has where a person put others."""
    people = tuple(each["text"] for each in words_in_print(one, "responsible", "responsible"))
    printed = replace(
        row, text=words_in_print(one, "text", "text"), responsible=people, result=words_in_print(one, "result", "result")
    )
    if (term := one.printed.get("term")) is None:
        return printed
    start, due = (date.fromisoformat(term[day]) if term[day] else None for day in ("start", "due"))
    return replace(
        printed,
        term_text=term["term_text"],
        start=start if start != due else None,
        due=due,
        deadlines=tuple(date.fromisoformat(day) for day in term["deadlines"]),
        again=_again(term["recurrence"]),
    )


def _again(recurrence: Mapping[str, Any] | None) -> str:
    return str(sorted(recurrence.items(), key=str)) if recurrence else ""


def _row(one: Measure, share: Target | None) -> Row:
    return Row(
        id=one.id,
        text=one.text,
        number=one.number,
        lead_in=one.section or "" if one.section and one.section.rstrip().endswith(":") else "",
        in_table=one.source in ("row", "added"),
        term_text=one.term_text,
        start=one.start if one.start != one.due else None,
        due=share.due if share else one.due,
        deadlines=tuple(date.fromisoformat(day) for day in one.deadlines),
        again=_again(one.recurrence),
        responsible=tuple(each["text"] for each in one.responsible),
        result=one.result,
        percent=share.percent if share else None,
    )


async def _loose(tx: AsyncSession, road_map: RoadMap) -> list[Row]:
    """The shares that stand in running text, under no row."""
    stated = {one.target_id for one in await road_maps.measures(tx, road_map.id)}
    return [
        Row(id=-one.id, text=one.base or one.text, in_table=False, due=one.due, percent=one.percent)
        for one in await road_maps.targets(tx, road_map.id)
        if one.id not in stated and one.removed_at is None
    ]
