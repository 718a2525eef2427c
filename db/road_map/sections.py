"""Where the rows of an edition stand: in their sections and behind one another, and a section written anew."""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap, Target
from db.road_map import road_maps
from db.road_map.rewording import added, called, written
from domain.road_map.amendment import Row, match, plain
from domain.road_map.orders.quoted_row import section_of, words_of


async def anew(tx: AsyncSession, draft: RoadMap, copies: list[Measure], name: str, new: str) -> bool:
    """The rows of the section give way to the quoted ones; False where no row of it lives on in them, or a number is taken.

    A row lives on in the one of (nearly) its words, else of its number; the others of the section go, and what is new is added.
    """
    said = section_of(new)
    old = [one for one in copies if one.removed_at is None and _under(one, name)]
    if said is None or not old:
        return False
    title, quoted = said
    pairs = _living_on(old, quoted)
    elsewhere = [one for one in copies if one.removed_at is None and one not in old]
    taken = {number for number, _ in quoted if any(called(one, number) for one in elsewhere)}
    begins_anew = any(one.number and called(two, one.number.strip(" .)")) for one in old for two in elsewhere)
    if not pairs or (taken and not begins_anew):
        return False
    place = min(one.position for one in old)
    for one in [one for one in old if one not in pairs.values()]:
        await removed(tx, copies, one)
    standing: list[Measure] = []
    for number, row in quoted:
        if number in pairs:
            written(draft, pairs[number], words_of(row))
            pairs[number].number = number
            standing.append(pairs[number])
    for number, row in quoted:
        if number not in pairs and await added(tx, draft, standing, number, row):
            copies.append(standing[-1])
    for one in standing:
        one.section = title or old[0].section
    order = {number: at for at, (number, _) in enumerate(quoted)}
    standing.sort(key=lambda one: order[one.number or ""])
    every = sorted(await road_maps.measures(tx, draft.id), key=lambda one: one.position)
    before = [one for one in every if one not in standing and one.position < place]
    behind = [one for one in every if one not in standing and one.position >= place]
    await _in_order(tx, [*before, *standing, *behind])
    return True


def _living_on(old: Sequence[Measure], quoted: Sequence[tuple[str, str]]) -> dict[str, Measure]:
    """New number → the row that lives on under it."""
    by_id = {one.id: one for one in old}
    before = [Row(one.id, one.text, one.number) for one in old]
    after = [Row(at, words_of(row).text, number) for at, (number, row) in enumerate(quoted)]
    pairs = {quoted[at][0]: by_id[was] for at, was in match(before, after).items()}
    for number, _ in quoted:
        same = next((one for one in old if called(one, number) and one not in pairs.values()), None)
        if number not in pairs and same is not None:
            pairs[number] = same
    return pairs


async def removed(tx: AsyncSession, copies: list[Measure], row: Measure) -> None:
    """The row leaves the edition, and with the last row that tells of it a promised share."""
    share = row.target_id
    await tx.delete(row)
    copies.remove(row)
    await tx.flush()
    if share is not None and all(one.target_id != share for one in copies):
        await tx.delete(await tx.get_one(Target, share))
        await tx.flush()


async def moved(tx: AsyncSession, draft: RoadMap, copies: list[Measure], row: Measure, to: str) -> bool:
    """The row behind the one of that number, or behind the last one of that section; whether there is such a place."""
    beside = [one for one in copies if one is not row and one.removed_at is None and (called(one, to) or _under(one, to))]
    if not beside:
        return False
    last = max(beside, key=lambda one: one.position)
    row.section = last.section
    every = sorted(await road_maps.measures(tx, draft.id), key=lambda one: one.position)
    every.remove(row)
    every.insert(every.index(last) + 1, row)
    await _in_order(tx, every)
    return True


async def _in_order(tx: AsyncSession, every: Sequence[Measure]) -> None:
    for at, one in enumerate(every, start=1):
        one.position = -at
    await tx.flush()
    for at, one in enumerate(every, start=1):
        one.position = at
    await tx.flush()


_SECTION = re.compile(r"(?:раздел|этап|блок|направлени)\w*\s+(?:№\s*)?(?P<name>[IVXІ]+|\d+)?[.,:\s]*(?P<words>.*)", re.IGNORECASE)


def _under(row: Measure, to: str) -> bool:
    """Whether a row stands in the section that an order calls «раздел II», «раздел «Кадры»»."""
    meant = _SECTION.match(to)
    held = re.match(
        r"\s*(?:раздел|этап|блок|направление)?\s*(?:№\s*)?(?P<name>[IVXІ]+|\d+)?(?![а-яё])", row.section or "", re.IGNORECASE
    )
    if meant is None or not row.section:
        return False
    if meant["name"]:
        return held is not None and held["name"] is not None and held["name"].upper() == meant["name"].upper()
    words = plain(meant["words"])
    return bool(words) and words in plain(row.section)
