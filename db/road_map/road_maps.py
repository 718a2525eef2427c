"""Road maps with their measures: a paper that was understood becomes a draft, its rows are looked at and corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Centre, Measure, Paper, RoadMap, Target
from domain.responsible import likened

#: States in which a road map is on somebody's desk; the others are history.
LIVING = ("draft", "submitted", "returned", "approved", "published")


@dataclass(frozen=True)
class Summary:
    """What the first look at a road map says, in numbers. Rows taken out are only `removed`, rows that were split are nothing."""

    rows: int
    points: int
    targets: int
    undated: int
    centres: int
    questions: int
    removed: int


async def find(tx: AsyncSession, road_map_id: int, *, lock: bool = False) -> RoadMap | None:
    """The road map, locked until the commit where it is about to change; None when there is none."""
    query = select(RoadMap).where(RoadMap.id == road_map_id)
    return (await tx.execute(query.with_for_update() if lock else query)).scalar_one_or_none()


async def of_owner(tx: AsyncSession, organization_ids: Sequence[int]) -> Sequence[RoadMap]:
    """The living road maps of these organisations, the newest first."""
    found = await tx.execute(
        select(RoadMap)
        .where(RoadMap.organization_id.in_(organization_ids), RoadMap.state.in_(LIVING))
        .order_by(RoadMap.created_at.desc(), RoadMap.id.desc())
    )
    return found.scalars().all()


async def measures(tx: AsyncSession, road_map_id: int) -> Sequence[Measure]:
    """Every measure in the order of the paper, those taken out as well."""
    found = await tx.execute(select(Measure).where(Measure.road_map_id == road_map_id).order_by(Measure.position))
    return found.scalars().all()


async def measure(tx: AsyncSession, road_map_id: int, measure_id: int) -> Measure | None:
    """One measure of this road map."""
    found = await tx.execute(select(Measure).where(Measure.id == measure_id, Measure.road_map_id == road_map_id))
    return found.scalar_one_or_none()


async def targets(tx: AsyncSession, road_map_id: int, *, removed_too: bool = False) -> Sequence[Target]:
    """The shares that the paper promises, by date; `removed_too`: with those that were taken out of the draft."""
    query = select(Target).where(Target.road_map_id == road_map_id).order_by(Target.due, Target.id)
    return (await tx.execute(query if removed_too else query.where(Target.removed_at.is_(None)))).scalars().all()


async def target(tx: AsyncSession, road_map_id: int, target_id: int) -> Target | None:
    """One share of this road map."""
    found = await tx.execute(select(Target).where(Target.id == target_id, Target.road_map_id == road_map_id))
    return found.scalar_one_or_none()


async def forget_removed_targets(tx: AsyncSession, road_map_id: int) -> None:
    """A road map in force holds no share that was taken out of its draft."""
    await tx.execute(delete(Target).where(Target.road_map_id == road_map_id, Target.removed_at.is_not(None)))


async def centres(tx: AsyncSession, road_map_id: int) -> Sequence[Centre]:
    """The directory of the paper."""
    found = await tx.execute(select(Centre).where(Centre.road_map_id == road_map_id).order_by(Centre.position))
    return found.scalars().all()


async def filename(tx: AsyncSession, road_map: RoadMap) -> str:
    """How the file was called that the road map was made of."""
    found = await tx.execute(select(Paper.filename).where(Paper.id == road_map.paper_id))
    return found.scalar_one_or_none() or ""


async def summary(tx: AsyncSession, road_map: RoadMap) -> Summary:
    """The numbers of a road map; a question that stands under several rows is one question."""
    all_rows = await measures(tx, road_map.id)
    rows = [one for one in all_rows if one.removed_at is None]
    centres = (await tx.execute(select(func.count()).where(Centre.road_map_id == road_map.id))).scalar_one()
    split = {one.split_from_id for one in all_rows}
    return Summary(
        rows=sum(one.source in ("row", "added") for one in rows),
        points=sum(one.source in ("point", "request") for one in rows),
        targets=len(await targets(tx, road_map.id)),
        undated=sum(one.target_id is None and not has_date(one) and not one.questions for one in rows),
        centres=centres,
        questions=len(distinct_questions(road_map, rows)),
        removed=sum(one.removed_at is not None and one.id not in split for one in all_rows),
    )


def has_date(one: Measure) -> bool:
    """Whether anything of a measure falls due on a day."""
    return one.due is not None or one.recurrence is not None or bool(one.deadlines)


def distinct_questions(road_map: RoadMap, rows: Sequence[Measure]) -> list[tuple[dict[str, Any], list[Measure]]]:
    """Each question once, with the rows under which it stands (none: it is about the whole paper), in the paper's order.

    A difference of scopes, and who is meant by the same words, however they are spelled, is the same question wherever it stands;
    anything else belongs to its row.
    """
    found: list[tuple[dict[str, Any], list[Measure]]] = [(one, []) for one in road_map.reading.get("questions", [])]
    seen: dict[str, list[Measure]] = {}
    for row in rows:
        if row.removed_at is not None:
            continue
        for one in row.questions:
            what = shared(one)
            if what and (same := seen.get(what)) is not None:
                if row not in same:
                    same.append(row)
                continue
            here = [row]
            if what:
                seen[what] = here
            found.append((one, here))
    return found


def shared(question: Mapping[str, Any]) -> str:
    """What makes questions of several rows one and the same; empty for a question of its own row alone."""
    match question["about"]:
        case "scope":
            return f"scope {question['scopes']}"
        case "responsible" if likened(question["text"]):
            return f"responsible {likened(question['text'])}"
        case _:
            return ""


async def choose(tx: AsyncSession, road_map: RoadMap, organization_ids: Sequence[int] | None) -> None:
    """The organisations that will get it; None: those whom the paper addresses."""
    kept = {key: value for key, value in road_map.reading.items() if key != "chosen"}
    road_map.reading = kept if organization_ids is None else {**kept, "chosen": sorted(organization_ids)}
    await tx.flush()


async def discard(tx: AsyncSession, road_map: RoadMap) -> None:
    """A draft is thrown away: the paper stays, and may be read anew."""
    road_map.state = "discarded"
    await tx.flush()
