"""An order that only lists its changes becomes a whole edition: the rows in force once more, with the changes written in.

Rows go on as they stand, what was corrected, split or added by hand included; a change that finds no row, or not its words, is a
question about the whole paper.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap, Target
from db.road_map import road_map_rows as kept
from db.road_map import road_maps
from db.road_map.rewording import added, called, charged, dated, resulting, worded, written
from db.road_map.sections import anew, moved, removed
from domain.road_map import AskedAbout
from domain.road_map.amendment import plain
from domain.road_map.orders.corrections import is_instruction
from domain.road_map.orders.quoted_row import words_of
from domain.road_map.record import Act, Correction

_ROW = (
    *("source", "number", "section", "text", "term_text", "term_kind", "start", "due", "recurrence", "deadlines", "responsible"),
    *("result", "evidence", "questions", "printed", "removed_at"),
)
_TARGET = ("organization_id", "percent", "due", "base", "counted_base", "text", "printed")


def listed(road_map: RoadMap) -> list[Correction]:
    """The changes that the paper of a draft lists; none where it is a whole road map."""
    found = road_map.reading.get("corrections", [])
    return [Correction(Act(one["act"]), one["printed"], one["number"], one["old"], one["new"]) for one in found]


async def rows_of(tx: AsyncSession, draft: RoadMap, old: RoadMap) -> dict[int, int]:
    """The rows in force as rows of the draft, changed as its paper says: id of the new row → id of the old one."""
    pairs = await _copied(tx, draft, old)
    draft.title = old.title
    draft.reading = {
        **draft.reading,
        **{key: old.reading.get(key, []) for key in ("addressees",)},
        "year": old.reading.get("year"),
    }
    copies = [one for one in await road_maps.measures(tx, draft.id) if one.id in pairs]
    missed = [one.printed for one in listed(draft) if one.act is not Act.UNCLEAR and not await _applied(tx, draft, copies, one)]
    asked = [one for one in draft.reading.get("questions", []) if one["about"] != AskedAbout.CHANGE or one["text"] not in missed]
    asked += [kept.question_json(AskedAbout.CHANGE, printed) for printed in dict.fromkeys(missed)]
    draft.reading = {**draft.reading, "questions": asked, "copies": sorted(one.id for one in copies)}
    await tx.flush()
    there = {one.id for one in await road_maps.measures(tx, draft.id) if one.removed_at is None}
    return {new: was for new, was in pairs.items() if new in there}


async def _copied(tx: AsyncSession, draft: RoadMap, old: RoadMap) -> dict[int, int]:
    """Points that only order the changes go; what else the paper asks for stands behind the rows that go on."""
    await take_back(tx, draft)
    own = await road_maps.measures(tx, draft.id)
    for one in own:
        if is_instruction(f"{one.section or ''} {one.text}"):
            await tx.delete(one)
    before = await road_maps.measures(tx, old.id)
    wholes = {one.split_from_id for one in before}
    going = [one for one in before if one.removed_at is None or one.id in wholes]
    await tx.flush()
    left = await road_maps.measures(tx, draft.id)
    for one in left:
        one.position = -one.position
    await tx.flush()
    for at, one in enumerate(left, start=len(going) + 1):
        one.position = at
    targets = {one.id: await _target(tx, draft, one) for one in await road_maps.targets(tx, old.id)}
    made: dict[int, Measure] = {}
    for at, one in enumerate(going, start=1):
        made[one.id] = Measure(road_map_id=draft.id, position=at, **{name: getattr(one, name) for name in _ROW})
        made[one.id].target_id = targets.get(one.target_id or 0)
        tx.add(made[one.id])
    await tx.flush()
    for one in going:
        if one.split_from_id in made:
            made[one.id].split_from_id = made[one.split_from_id].id
    await tx.flush()
    return {new.id: was for was, new in made.items()}


async def _target(tx: AsyncSession, draft: RoadMap, old: Target) -> int:
    new = Target(road_map_id=draft.id, programme_id=old.programme_id, **{name: getattr(old, name) for name in _TARGET})
    tx.add(new)
    await tx.flush()
    return new.id


async def take_back(tx: AsyncSession, draft: RoadMap) -> None:
    """The rows that came from the road map in force leave the draft."""
    copies = set(draft.reading.get("copies", []))
    shares = set()
    for one in await road_maps.measures(tx, draft.id):
        if one.id in copies:
            shares.add(one.target_id)
            await tx.delete(one)
    await tx.flush()
    for share in await road_maps.targets(tx, draft.id, removed_too=True):
        if share.id in shares:
            await tx.delete(share)
    draft.reading = {key: value for key, value in draft.reading.items() if key != "copies"}
    await tx.flush()


async def _applied(tx: AsyncSession, draft: RoadMap, copies: list[Measure], one: Correction) -> bool:
    """Whether the change found what it is about, and was written in."""
    meant = [row for row in copies if row.removed_at is None and (one.number is None or called(row, one.number))]
    match one.act:
        case Act.ADDED:
            return await added(tx, draft, copies, one.number, one.new)
        case Act.SECTION:
            return await anew(tx, draft, copies, one.old, one.new)
        case Act.WORDS:
            return [worded(draft, row, one.old, one.new) for row in meant].count(True) > 0  # in every row, not only in the first
        case _ if len(meant) != 1:
            return False  # no such row, or several of that number
        case Act.REMOVED:
            await removed(tx, copies, meant[0])
        case Act.REWRITTEN:
            written(draft, meant[0], words_of(one.new))
        case Act.PEOPLE:
            charged(meant[0], one.new)
        case Act.RESULT:
            resulting(meant[0], one.new)
        case Act.RENUMBERED:
            if any(called(row, one.new) for row in copies if row.removed_at is None):
                return False
            meant[0].number = one.new
        case Act.MOVED:
            return await moved(tx, draft, copies, meant[0], one.new)
        case _:
            dated(draft, meant[0], one.new)
    return True


def is_of(old: RoadMap, earlier: Sequence[RoadMap], number: str) -> bool:
    """Whether a road map in force, or an edition before it, is the order of that number."""
    wanted_number = plain(number)
    return any(plain(one.number or "") == wanted_number for one in (old, *earlier))
