"""Rows are split, joined again and added: the draft grows and shrinks, the order of the paper stays."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.road_map import rereading, road_maps
from db.road_map import road_map_rows as kept
from domain.road_map import AskedAbout
from domain.road_map.edits import MOST_ROWS
from domain.road_map.evidence import wanted
from domain.road_map.splitting import own_term
from domain.terms import Kind, Question, Reason


async def split(tx: AsyncSession, road_map: RoadMap, measure: Measure, parts: Sequence[str], *, now: datetime) -> list[Measure]:
    """Rows of these words behind the row that they come from, which is taken out; each inherits term, people and evidence.

    A part whose own words set a term has that one. The caller has asked `is_full`.
    """
    await _make_room(tx, measure, len(parts))
    made = []
    for place, words in enumerate(parts, start=1):
        one = _part(measure, place, words)
        one.questions = [asked for asked in one.questions if asked["about"] != AskedAbout.ROW]  # a person has just cut them
        term = own_term(words, rereading.context_of(road_map))
        if term is not None:
            one.term_text = term.text
            for column, value in kept.term_columns(term).items():
                setattr(one, column, value)
            one.questions = [asked for asked in one.questions if asked["about"] != AskedAbout.TERM]
        made.append(one)
    return await _replaced(tx, measure, made, now)


async def split_by_terms(tx: AsyncSession, measure: Measure, *, now: datetime) -> list[Measure]:
    """The row once for each of its deadlines."""
    days = [date.fromisoformat(day) for day in measure.deadlines]
    await _make_room(tx, measure, len(days))
    made = []
    for place, day in enumerate(days, start=1):
        one = _part(measure, place, measure.text)
        one.term_kind, one.start, one.due, one.deadlines = Kind.DATE.value, None, day, []
        made.append(one)
    return await _replaced(tx, measure, made, now)


def _part(measure: Measure, place: int, words: str) -> Measure:
    return Measure(
        road_map_id=measure.road_map_id,
        position=measure.position + place,
        source=measure.source,
        number=f"{measure.number}/{place}" if measure.number else None,
        section=measure.section,
        text=words,
        term_text=measure.term_text,
        term_kind=measure.term_kind,
        start=measure.start,
        due=measure.due,
        recurrence=measure.recurrence,
        deadlines=list(measure.deadlines),
        responsible=list(measure.responsible),
        result=measure.result,
        evidence=measure.evidence,
        questions=list(measure.questions),
        split_from_id=measure.id,
    )


async def _make_room(tx: AsyncSession, measure: Measure, rows: int) -> None:
    """Whatever stands behind the row moves on. In two steps, since no two rows may have one place even for a moment."""
    behind = (Measure.road_map_id == measure.road_map_id, Measure.position > measure.position)
    await tx.execute(update(Measure).where(*behind).values(position=-Measure.position - rows))
    await _turned_round(tx, measure.road_map_id)


async def _turned_round(tx: AsyncSession, road_map_id: int) -> None:
    await tx.execute(
        update(Measure).where(Measure.road_map_id == road_map_id, Measure.position < 0).values(position=-Measure.position)
    )


async def _replaced(tx: AsyncSession, measure: Measure, parts: list[Measure], now: datetime) -> list[Measure]:
    tx.add_all(parts)
    measure.removed_at = now
    measure.version += 1
    await tx.flush()
    return parts


async def join_again(tx: AsyncSession, measure: Measure) -> Measure | None:
    """The row that was cut, or that a part comes from, is back as it was before the cut, its parts are gone. None for others."""
    parts = select(func.count()).where(Measure.split_from_id == measure.id)
    if (await tx.execute(parts)).scalar_one():
        whole = measure
    elif measure.split_from_id is not None:
        whole = await tx.get_one(Measure, measure.split_from_id)
    else:
        return None
    await tx.execute(delete(Measure).where(Measure.split_from_id == whole.id))
    whole.removed_at = None
    whole.version += 1
    await tx.flush()
    return whole


async def add(tx: AsyncSession, road_map: RoadMap, words: str) -> Measure:
    """A row of these words behind the last row of the table; its term and who answers for it are questions."""
    rows = await road_maps.measures(tx, road_map.id)
    above = next((one for one in reversed(rows) if one.source in ("row", "added")), None)
    if above is not None:
        await _make_room(tx, above, 1)
    else:
        await tx.execute(update(Measure).where(Measure.road_map_id == road_map.id).values(position=-Measure.position - 1))
        await _turned_round(tx, road_map.id)
    one = Measure(
        road_map_id=road_map.id,
        position=above.position + 1 if above else 1,
        source="added",
        text=words,
        term_kind=Kind.UNPARSEABLE.value,
        evidence=wanted(words, None, False).value,
        questions=[
            kept.question_json(AskedAbout.TERM, "", Question(Reason.EMPTY)),
            kept.question_json(AskedAbout.RESPONSIBLE, ""),
        ],
    )
    tx.add(one)
    await tx.flush()
    return one


async def is_full(tx: AsyncSession, road_map_id: int, more: int) -> bool:
    """Whether a road map cannot hold so many rows more."""
    there = await tx.execute(select(func.count()).where(Measure.road_map_id == road_map_id))
    return int(there.scalar_one()) + more > MOST_ROWS


def without_wholes(rows: Sequence[Measure]) -> list[Measure]:
    """The rows without those that were split: they are out, their parts stand for them."""
    wholes = {one.split_from_id for one in rows}
    return [one for one in rows if one.id not in wholes]
