"""An order that only lists its changes becomes a whole edition: the rows in force once more, with the changes written in.

Rows go on as they stand, what was corrected, split or added by hand included; a change that finds no row, or not its words, is a
question about the whole paper.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db import rereading, road_maps
from db import road_map_rows as kept
from db.models import Measure, RoadMap, Target
from domain.responsible import responsible_in
from domain.road_map import AskedAbout
from domain.road_map.amendment import plain
from domain.road_map.corrections import Act, Correction, is_instruction
from domain.road_map.evidence import wanted
from domain.road_map.quoted_row import Words, words_of
from domain.terms import parse_term

_ROW = (
    *("source", "number", "section", "text", "term_text", "term_kind", "start", "due", "recurrence", "deadlines", "responsible"),
    *("result", "evidence", "questions", "printed", "removed_at"),
)
_TARGET = ("organization_id", "percent", "due", "base", "counted_base", "text", "printed")


def listed(road_map: RoadMap) -> list[Correction]:
    """The changes that the paper of a draft lists; none where it is a whole road map."""
    found = road_map.reading.get("corrections", [])
    return [Correction(Act(one["act"]), one["printed"], one["number"], one["old"], one["new"]) for one in found]


async def rows_of(tx: AsyncSession, draft: RoadMap, old: RoadMap, now: datetime) -> dict[int, int]:
    """The rows in force as rows of the draft, changed as its paper says: id of the new row → id of the old one."""
    pairs = await _copied(tx, draft, old)
    draft.title = old.title
    draft.reading = {
        **draft.reading,
        **{key: old.reading.get(key, []) for key in ("addressees",)},
        "year": old.reading.get("year"),
    }
    copies = [one for one in await road_maps.measures(tx, draft.id) if one.id in pairs]
    missed = [
        one.printed for one in listed(draft) if one.act is not Act.UNCLEAR and not await _applied(tx, draft, copies, one, now)
    ]
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


async def _applied(tx: AsyncSession, draft: RoadMap, copies: list[Measure], one: Correction, now: datetime) -> bool:
    """Whether the change found what it is about, and was written in."""
    meant = [row for row in copies if row.removed_at is None and (one.number is None or _called(row, one.number))]
    match one.act:
        case Act.ADDED:
            return await _added(tx, draft, copies, one)
        case Act.WORDS:
            return [_worded(draft, row, one) for row in meant].count(True) > 0  # in every row, not only in the first
        case _ if len(meant) != 1:
            return False  # no such row, or several of that number
        case Act.REMOVED:
            share = meant[0].target_id
            await tx.delete(meant[0])
            copies.remove(meant[0])
            await tx.flush()
            if share is not None and all(row.target_id != share for row in copies):
                await tx.delete(await tx.get_one(Target, share))  # its promise goes with it
                await tx.flush()
        case Act.REWRITTEN:
            _written(draft, meant[0], words_of(one.new))
        case Act.PEOPLE:
            _charged(meant[0], one.new)
        case Act.RESULT:
            _resulting(meant[0], one.new)
        case Act.RENUMBERED:
            if any(_called(row, one.new) for row in copies if row.removed_at is None):
                return False
            meant[0].number = one.new
        case Act.MOVED:
            return await _moved(tx, draft, copies, meant[0], one.new)
        case _:
            _dated(draft, meant[0], one.new)
    return True


async def _moved(tx: AsyncSession, draft: RoadMap, copies: list[Measure], row: Measure, to: str) -> bool:
    """The row behind the one of that number, or behind the last one of that section; whether there is such a place."""
    beside = [one for one in copies if one is not row and one.removed_at is None and (_called(one, to) or _under(one, to))]
    if not beside:
        return False
    last = max(beside, key=lambda one: one.position)
    row.section = last.section
    every = sorted(await road_maps.measures(tx, draft.id), key=lambda one: one.position)
    every.remove(row)
    every.insert(every.index(last) + 1, row)
    for at, one in enumerate(every, start=1):
        one.position = -at
    await tx.flush()
    for at, one in enumerate(every, start=1):
        one.position = at
    await tx.flush()
    return True


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


def _called(row: Measure, number: str) -> bool:
    return (row.number or "").strip(" .)") == number


async def _added(tx: AsyncSession, draft: RoadMap, copies: list[Measure], one: Correction) -> bool:
    words = words_of(one.new)
    if not any(sign.isalpha() for sign in words.text) or (one.number and any(_called(row, one.number) for row in copies)):
        return False
    last = max((row.position for row in await road_maps.measures(tx, draft.id)), default=0)
    new = Measure(
        road_map_id=draft.id, position=last + 1, source="row", number=one.number, text=words.text, term_kind="unparseable"
    )
    tx.add(new)
    _written(draft, new, Words(words.text, words.term or "", words.people or "", words.result))
    await tx.flush()
    copies.append(new)
    return True


def _written(draft: RoadMap, row: Measure, words: Words) -> None:
    """The row in the new words; what they do not say stays as it was."""
    row.text = words.text or row.text
    row.printed = {name: was for name, was in row.printed.items() if name != "text"}
    if words.term is not None:
        _dated(draft, row, words.term)
    if words.people is not None:
        _charged(row, words.people)
    if words.result is not None:
        _resulting(row, words.result)


def _resulting(row: Measure, result: str) -> None:
    """What the row ends in, and what therefore shows that it is done."""
    row.result = result
    row.evidence = wanted(row.text, row.result, row.target_id is not None).value


def _worded(draft: RoadMap, row: Measure, one: Correction) -> bool:
    """The words in the text, the term, among the responsible or in the result of a row; whether they stood anywhere."""
    if not one.old:
        row.text = f"{row.text.rstrip(' .')} {one.new}"
        return True
    people = "; ".join(each["text"] for each in row.responsible)
    found = False
    for name, said in (("text", row.text), ("term", row.term_text), ("people", people), ("result", row.result or "")):
        changed = _replaced(said, one.old, one.new)
        if changed is None:
            continue
        found = True
        match name:
            case "text":
                row.text = changed
            case "term":
                _dated(draft, row, changed)
            case "people":
                _charged(row, changed)
            case _:
                row.result = changed
    return found


def _replaced(said: str, old: str, new: str) -> str | None:
    """The words with the new in place of the old, whatever the case of the first letter; None where they do not stand there."""
    at = said.casefold().find(old.casefold()) if len(said.casefold()) == len(said) else said.find(old)
    if at < 0:
        return None
    put = f"{new[:1].upper()}{new[1:]}" if said[at : at + 1].isupper() else new
    return " ".join(f"{said[:at]}{put}{said[at + len(old) :]}".split())


def _dated(draft: RoadMap, row: Measure, phrase: str) -> None:
    """The term in its new words; an unclear one is asked about."""
    term = parse_term(phrase, context=rereading.context_of(draft))
    row.term_text = term.text
    row.printed = {name: was for name, was in row.printed.items() if name != "term"}
    row.questions = [asked for asked in row.questions if asked["about"] != AskedAbout.TERM]
    if term.question is not None:
        row.term_kind, row.start, row.due, row.recurrence, row.deadlines = term.kind.value, None, None, None, []
        row.questions = [*row.questions, kept.question_json(AskedAbout.TERM, term.text, term.question)]
        return
    for column, value in kept.term_columns(term).items():
        setattr(row, column, value)


def _charged(row: Measure, words: str) -> None:
    """Who answers, in the new words; whom nobody understands is asked about."""
    people = responsible_in(words)
    row.responsible = [kept.responsible_json(each) for each in people]
    row.printed = {name: was for name, was in row.printed.items() if name != "responsible"}
    row.questions = [asked for asked in row.questions if asked["about"] not in (AskedAbout.RESPONSIBLE, AskedAbout.SCOPE)]
    unclear = [each.text for each in people if each.office is None and each.person is None] if people else [""]
    row.questions = [*row.questions, *(kept.question_json(AskedAbout.RESPONSIBLE, said) for said in unclear)]


def is_of(old: RoadMap, earlier: Sequence[RoadMap], number: str) -> bool:
    """Whether a road map in force, or an edition before it, is the order of that number."""
    wanted_number = plain(number)
    return any(plain(one.number or "") == wanted_number for one in (old, *earlier))


__all__ = ["is_of", "listed", "rows_of", "take_back"]
