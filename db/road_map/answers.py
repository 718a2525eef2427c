"""What a person answers to the questions about a paper: the rows become what was said, the question is gone.

Every function takes rows that are already locked through their road map and says which of them changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap, Target
from db.road_map import editing
from db.road_map import road_map_rows as kept
from db.road_map.drafting import LONGEST_BASE
from domain.offices import Level as TreeLevel
from domain.responsible import Level, Office, OrganisationKind, Responsible, Scope
from domain.road_map import AskedAbout
from domain.terms import Span, Term

#: Who executes a row whose words were not understood, as a person chooses it.
OWNER, EVERYBODY = "owner", "everybody"


def without(measure: Measure, question: dict[str, Any]) -> None:
    """The question stands under this row no more."""
    measure.questions = [one for one in measure.questions if one != question]
    measure.version += 1


async def term_chosen(tx: AsyncSession, measure: Measure, question: dict[str, Any], span: Span) -> None:
    """One of the readings of the term is meant."""
    measure.start = span.start if span.start and span.end and span.start <= span.end else None
    measure.due = span.end
    measure.recurrence, measure.deadlines = None, []
    without(measure, question)
    await tx.flush()


async def term_said(tx: AsyncSession, measure: Measure, question: dict[str, Any], term: Term) -> None:
    """A person typed what the term is; `term` has no question of its own. The printed words stay as printed."""
    for column, value in kept.term_columns(term).items():
        setattr(measure, column, value)
    without(measure, question)
    await tx.flush()


async def no_term(tx: AsyncSession, measure: Measure, question: dict[str, Any]) -> None:
    """It has no date: «постоянно», on its owner's list without a ladder."""
    measure.term_kind = "ongoing"
    measure.start = measure.due = measure.recurrence = None
    measure.deadlines = []
    without(measure, question)
    await tx.flush()


async def scope_chosen(tx: AsyncSession, rows: Sequence[Measure], question: dict[str, Any], scope: Scope) -> None:
    """The circle of organisations that rows mean, wherever the same difference stood. «All» is kept as the names of all kinds,
    so that the order narrows it no more."""
    scope = scope if scope.kinds else replace(scope, kinds=tuple(OrganisationKind))
    for measure in rows:
        measure.responsible = [{**one, "scope": kept.scope_json(scope)} if _is_wide(one) else one for one in measure.responsible]
        measure.questions = [
            one for one in measure.questions if not (one["about"] == AskedAbout.SCOPE and one["scopes"] == question["scopes"])
        ]
        measure.version += 1
    await tx.flush()


def _is_wide(one: dict[str, Any]) -> bool:
    scope = kept.scope_of(one["scope"])
    return scope is not None and scope.level is Level.ORGANISATIONS and not scope.kinds and one["person"] is None


async def responsible_said(
    tx: AsyncSession, measure: Measure, question: dict[str, Any], who: str, owner: TreeLevel = TreeLevel.MUNICIPALITY
) -> None:
    """The owner itself (`OWNER`), or everybody directly below it (`EVERYBODY`: the heads of a municipality's organisations, the
    coordinators of a region's municipalities) answers for it; the printed words stay."""
    region = owner is TreeLevel.REGION
    if who == OWNER:
        office, level = (Office.REGIONAL, Level.REGION) if region else (Office.COORDINATOR, Level.MUNICIPALITY)
    else:
        office, level = (Office.COORDINATOR, Level.MUNICIPALITY) if region else (Office.HEAD, Level.ORGANISATIONS)
    meant = Responsible(question["text"], office, Scope(level, each=who == EVERYBODY))
    printed = [kept.responsible_of(one) for one in measure.responsible]
    known = [replace(meant, text=one.text) if one.text == question["text"] else one for one in printed]
    measure.responsible = [kept.responsible_json(one) for one in (known if meant.text and known else [*known, meant])]
    without(measure, question)
    await tx.flush()


async def person_said(tx: AsyncSession, measure: Measure, question: dict[str, Any], named: Responsible) -> None:
    """A person who holds an office here answers for it; the printed words stay."""
    printed = [kept.responsible_of(one) for one in measure.responsible]
    meant = replace(named, text=question["text"] or named.text)
    known = [meant if one.text == question["text"] else one for one in printed]
    measure.responsible = [kept.responsible_json(one) for one in (known if question["text"] and known else [*known, meant])]
    without(measure, question)
    await tx.flush()


async def organisation_said(tx: AsyncSession, measure: Measure, question: dict[str, Any], organization_id: int) -> None:
    """The head of the organisation that the words call by name answers for it; the printed words stay."""
    meant = Responsible(question["text"], Office.HEAD, Scope(Level.ORGANISATIONS, only=(organization_id,)))
    printed = [kept.responsible_of(one) for one in measure.responsible]
    measure.responsible = [kept.responsible_json(meant if one.text == question["text"] else one) for one in printed]
    without(measure, question)
    await tx.flush()


async def nobody_said(tx: AsyncSession, measure: Measure, question: dict[str, Any], now: datetime) -> None:
    """Whoever is printed is nobody's here: others who are named answer for it; a row that names no others is taken out."""
    others = [one for one in measure.responsible if one["text"] != question["text"]]
    if others:
        measure.responsible = others
    else:
        await editing.row_taken_out(tx, measure, now=now)
    without(measure, question)
    await tx.flush()


async def share_dated(tx: AsyncSession, road_map: RoadMap, measure: Measure | None, question: dict[str, Any], due: date) -> None:
    """The share is promised by this day: it becomes a target of the road map's owner."""
    assert road_map.programme_id is not None  # every draft has a programme
    target = Target(
        programme_id=road_map.programme_id,
        road_map_id=road_map.id,
        organization_id=road_map.organization_id,
        percent=Decimal(question["percent"]),
        due=due,
        base=question["text"][:LONGEST_BASE],
        text=question["text"],
    )
    tx.add(target)
    await tx.flush()
    if measure is not None:
        measure.target_id = target.id
    await noted(tx, road_map, measure, question)


async def noted(tx: AsyncSession, road_map: RoadMap, measure: Measure | None, question: dict[str, Any]) -> None:
    """A remark was read, or needs no answer."""
    if measure is not None:
        without(measure, question)
    else:
        asked = [one for one in road_map.reading.get("questions", []) if one != question]
        road_map.reading = {**road_map.reading, "questions": asked}
    await tx.flush()
