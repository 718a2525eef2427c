"""A draft is corrected by hand: what stands in a row, in a target, in the heading, with what was read kept beside it.

Every function takes rows that are already locked through their road map. What was read of a field lies under its name in
`printed` from the first correction on, and goes when the field is again as it was read; every change makes a new version.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap, Target
from db.road_map import road_map_rows as kept
from domain.responsible import Responsible
from domain.road_map import AskedAbout, EvidenceKind
from domain.road_map.evidence import wanted
from domain.terms import Kind, Term

#: Something of a draft that a person corrects.
Corrected = Measure | RoadMap | Target

#: The columns that are corrected together, by the name of the field.
_MEASURE: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "result": ("result",),
    "evidence": ("evidence",),
    "term": ("term_text", "term_kind", "start", "due", "recurrence", "deadlines"),
    "responsible": ("responsible",),
}
_ROAD_MAP: Mapping[str, tuple[str, ...]] = {name: (name,) for name in ("title", "number", "issued", "issuer")}
_TARGET: Mapping[str, tuple[str, ...]] = {name: (name,) for name in ("percent", "due", "base")}

#: The questions that a correction of the field answers.
_ANSWERS: Mapping[str, frozenset[AskedAbout]] = {
    "text": frozenset({AskedAbout.ROW}),
    "term": frozenset({AskedAbout.TERM}),
    "responsible": frozenset({AskedAbout.RESPONSIBLE, AskedAbout.SCOPE}),
}
_DAYS = frozenset({"start", "due", "issued"})


def _columns(one: Corrected, field: str) -> tuple[str, ...]:
    if isinstance(one, Measure):
        return _MEASURE[field]
    return (_ROAD_MAP if isinstance(one, RoadMap) else _TARGET)[field]


def _as_it_is(one: Corrected, field: str) -> dict[str, Any]:
    """The field as JSON, with its open questions."""
    found = {name: _json(getattr(one, name)) for name in _columns(one, field)}
    if isinstance(one, Measure) and field in _ANSWERS:
        found["questions"] = [asked for asked in one.questions if asked["about"] in _ANSWERS[field]]
    return found


def _json(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return value


def _read(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DAYS:
        return date.fromisoformat(value)
    return Decimal(value) if name == "percent" else value


def is_corrected(one: Corrected, *fields: str) -> bool:
    """Whether any of these fields (none named: any at all) stands otherwise than it was read."""
    return any(field in one.printed for field in fields) if fields else bool(one.printed)


def write(one: Corrected, field: str, values: Mapping[str, Any], questions: tuple[dict[str, Any], ...] = ()) -> None:
    """Put `values` (by column) over what stands there; `questions` are those that the field has from now on."""
    before = _as_it_is(one, field)
    for name, value in values.items():
        setattr(one, name, value)
    if isinstance(one, Measure) and field in _ANSWERS:
        others = [asked for asked in one.questions if asked["about"] not in _ANSWERS[field]]
        one.questions = [*others, *questions]
    original = one.printed.get(field, before)
    rest = {name: value for name, value in one.printed.items() if name != field}
    by_hand = isinstance(one, Measure) and one.source == "added"
    one.printed = rest if by_hand or _is_same(_as_it_is(one, field), original) else {**rest, field: original}
    one.version += 1


def _is_same(now: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    """Whether a field stands as it was read; what was kept of a field without questions may not speak of them."""
    return {"questions": [], **now} == {"questions": [], **read}


def restore(one: Corrected, *fields: str) -> None:
    """«Как в бумаге»: these fields stand again as they were read, with the questions that they had."""
    for field in fields:
        original = one.printed.get(field)
        if original is not None:
            values = {name: _read(name, value) for name, value in original.items() if name != "questions"}
            write(one, field, values, tuple(original.get("questions", ())))


def text_said(measure: Measure, words: str) -> None:
    """The measure in other words."""
    write(measure, "text", {"text": words})


def result_said(measure: Measure, words: str | None) -> None:
    """What shows that it was done, in words; None: nothing is named. Of an added row the kind of evidence follows from it."""
    write(measure, "result", {"result": words})
    if measure.source == "added":
        measure.evidence = wanted(measure.text, words, False).value


def evidence_chosen(measure: Measure, kind: EvidenceKind) -> None:
    """What the executor is asked for."""
    write(measure, "evidence", {"evidence": kind.value})


def day_said(measure: Measure, day: date, words: str) -> None:
    """It is due on one day; `words` is the day as people write it."""
    term_said(measure, Term(words, Kind.DATE, end=day, start=day), words)


def term_said(measure: Measure, term: Term, words: str) -> None:
    """Another term, which has no question of its own; `words` as they were typed stand where the printed ones stood."""
    write(measure, "term", {"term_text": words, **kept.term_columns(term)})


def undated(measure: Measure) -> None:
    """It has no date: «постоянно»."""
    write(measure, "term", {"term_text": "", **kept.term_columns(Term("", Kind.ONGOING))})


def responsible_said(measure: Measure, people: list[Responsible]) -> None:
    """Others answer for it. Nobody is a question: then it waits."""
    missing = () if people else (kept.question_json(AskedAbout.RESPONSIBLE, ""),)
    write(measure, "responsible", {"responsible": [kept.responsible_json(one) for one in people]}, missing)


async def share_restored(tx: AsyncSession, target: Target, field: str) -> bool:
    """The same for a target; False, and nothing is changed, where the paper promises that share a second time."""
    original = target.printed.get(field, {})
    said = {name: _read(name, original.get(name, _json(getattr(target, name)))) for name in ("percent", "due", "base")}
    if await is_twice(tx, target, **said):
        return False
    restore(target, field)
    return True


async def target_taken_out(tx: AsyncSession, target: Target, *, now: datetime | None) -> None:
    """The share is no part of the road map, with the rows that state it (`now` set), or is again (None)."""
    target.removed_at = now
    target.version += 1
    found = await tx.execute(select(Measure).where(Measure.target_id == target.id))
    for measure in found.scalars():
        measure.removed_at = now
        measure.version += 1
    await tx.flush()


async def row_taken_out(tx: AsyncSession, measure: Measure, *, now: datetime | None) -> None:
    """The row is no part of the road map (`now` set), or is again (None). A share goes with the last row that states it."""
    measure.removed_at = now
    measure.version += 1
    await tx.flush()
    if measure.target_id is None:
        return
    target = await tx.get_one(Target, measure.target_id)
    living = select(func.count()).where(Measure.target_id == target.id, Measure.removed_at.is_(None))
    gone = (await tx.execute(living)).scalar_one() == 0
    if gone != (target.removed_at is not None):
        target.removed_at = now
        target.version += 1
        await tx.flush()


async def is_twice(tx: AsyncSession, target: Target, *, percent: Decimal, due: date, base: str) -> bool:
    """Whether the paper promises this very share already."""
    found = await tx.execute(
        select(func.count()).where(
            Target.road_map_id == target.road_map_id,
            Target.id != target.id,
            Target.percent == percent,
            Target.due == due,
            Target.base == base,
        )
    )
    return bool(found.scalar_one())
