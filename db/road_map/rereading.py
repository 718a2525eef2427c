"""Another year or another date of the paper: the terms that depend on it are read again, those said by hand stay."""

from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.road_map import editing, road_maps
from db.road_map import road_map_rows as kept
from domain.road_map import AskedAbout
from domain.road_map.tables.measures import term_under
from domain.terms import Reason, Term, YearContext


def context_of(road_map: RoadMap) -> YearContext:
    """The year that the paper is about and its date, as every term of it is read."""
    year = road_map.reading.get("year") or {}
    return YearContext(year.get("first"), year.get("last"), bool(year.get("school")), road_map.issued)


async def year_said(tx: AsyncSession, road_map: RoadMap, year: YearContext, *, waiting_only: bool = False) -> int:
    """The paper is about this year (`written_on` is not looked at). Returns how many rows are read otherwise now;
    `waiting_only`: rows that were read already stay, since organisations work on them."""
    before = context_of(road_map)
    said = {"first": year.first, "last": year.last, "school": year.school}
    read = road_map.printed.get("year", road_map.reading.get("year"))
    rest = {name: value for name, value in road_map.printed.items() if name != "year"}
    road_map.printed = rest if said == read else {**rest, "year": read}
    road_map.reading = {**road_map.reading, "year": said}
    road_map.version += 1
    return await _reread(tx, road_map, before, waiting_only=waiting_only)


async def year_restored(tx: AsyncSession, road_map: RoadMap) -> int:
    """«Как в бумаге» for the year."""
    if "year" not in road_map.printed:
        return 0
    read = road_map.printed["year"] or {}
    return await year_said(tx, road_map, YearContext(read.get("first"), read.get("last"), bool(read.get("school"))))


async def issued_said(tx: AsyncSession, road_map: RoadMap, day: date | None, *, restored: bool = False) -> int:
    """The paper bears this date; `restored`: the one that was read. Returns how many rows are read otherwise now."""
    before = context_of(road_map)
    if restored:
        editing.restore(road_map, "issued")
    else:
        editing.write(road_map, "issued", {"issued": day})
    return await _reread(tx, road_map, before)


async def _reread(tx: AsyncSession, road_map: RoadMap, before: YearContext, *, waiting_only: bool = False) -> int:
    """Rows that stand as `before` read them, or wait for a year, are read as of now."""
    now = context_of(road_map)
    changed = 0
    for measure in await road_maps.measures(tx, road_map.id):
        if not measure.term_text or measure.target_id is not None or editing.is_corrected(measure, "term"):
            continue
        if waiting_only and not _waits_for_a_year(measure):
            continue
        was, term = (term_under(measure.term_text, measure.section, one) for one in (before, now))
        if _stands(measure) != _said(was) and not _waits_for_a_year(measure):
            continue
        if _stands(measure) != _said(term):
            _put(measure, term)
            changed += 1
    await tx.flush()
    return changed


def _said(term: Term) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """How a term stands in a row: its columns, and its question."""
    if term.question is None:
        return kept.term_columns(term), []
    nothing = {**kept.term_columns(Term(term.text, term.kind)), "term_kind": term.kind.value}
    return nothing, [kept.question_json(AskedAbout.TERM, term.text, term.question)]


def _stands(measure: Measure) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    columns = ("term_kind", "start", "due", "recurrence", "deadlines")
    return {name: getattr(measure, name) for name in columns}, _asked(measure)


def _asked(measure: Measure) -> list[dict[str, Any]]:
    return [one for one in measure.questions if one["about"] == AskedAbout.TERM]


def _waits_for_a_year(measure: Measure) -> bool:
    return any(kept.reason_of(one) in (Reason.YEAR_UNKNOWN, Reason.BEFORE_ORDER) for one in _asked(measure))


def _put(measure: Measure, term: Term) -> None:
    """The reader's word in place of the reader's earlier word: no correction by hand."""
    columns, asked = _said(term)
    for name, value in columns.items():
        setattr(measure, name, value)
    others = [one for one in measure.questions if one["about"] != AskedAbout.TERM]
    measure.questions = [*others, *asked]
    measure.version += 1
