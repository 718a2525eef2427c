"""The workbook of control in words: the matrix, every assignment as a row, the measures that the numbers stand for."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from db.assignment.assignments import Listed
from db.assignment.control import Responsible
from domain.allowed_hours import local_day
from domain.lead_in import spoken
from domain.matrix import Fact, Matrix, Stand, Tally, natural
from domain.personal import PersonalData
from handlers.assignments import showing
from handlers.control.shown import Shown
from handlers.control.view import person_said
from locales import Texts
from papers.matrix_xlsx import Cell, Sheet, Value


async def of(tx: AsyncSession, shown: Shown, now: datetime, texts: Texts, mode: PersonalData) -> list[Sheet]:
    """The sheets for the road map on show."""
    people = await control.responsible(tx, shown.view.listed, now)
    return [_matrix(shown, now, texts), assigned(shown, people, now, texts, mode), _measures(shown, texts)]


def _title(shown: Shown, now: datetime, texts: Texts) -> str:
    return texts.plain("control-workbook-title", title=shown.maps.get(shown.road_map_id), day=shown.view.scope.today(now))


def _matrix(shown: Shown, now: datetime, texts: Texts) -> Sheet:
    whole = Matrix(
        rows=tuple(dict.fromkeys(row for page in shown.pages for row in page.rows)),
        columns=tuple(shown.measures),
        cells=shown.pages[0].cells,
    )
    rows: list[tuple[Value, ...]] = []
    for row in whole.rows:
        tally = Tally.of(fact.stand for fact in shown.view.facts if fact.place == row)
        cells = (_cell(whole.cell(row, column), texts) for column in whole.columns)
        rows.append((shown.organizations[row], tally.red, tally.waiting, tally.done, *cells))
    heads = [texts.plain("control-heading", what=what) for what in ("organization", "overdue", "waiting", "done")]
    return Sheet(
        name=texts.plain("control-sheet", what="matrix"),
        title=_title(shown, now, texts),
        headings=(*heads, *(_measure(number, one) for number, one in enumerate(shown.measures.values(), start=1))),
        rows=rows,
    )


def _measure(number: int, one: Listed) -> str:
    """The heading of a column: its number and the first words."""
    return f"{one.number or number}. {showing.shortened(spoken(one.text, one.section), 60)}"


def _cell(how: Stand | None, texts: Texts) -> Value:
    return None if how is None else Cell(how.value, texts.plain("control-stand", stand=how.value))


def assigned(shown: Shown, people: dict[int, tuple[Responsible, ...]], now: datetime, texts: Texts, mode: PersonalData) -> Sheet:
    """Every assignment as a row that can be filtered."""
    stands = {fact.id: fact for fact in shown.view.facts}
    ordered = sorted(shown.view.listed, key=lambda one: (natural(one.organization), list(shown.measures).index(one.measure_id)))
    names = ("organization", "number", "measure", "state", "due", "days", "reported", "decided", "answers", "comment")
    return Sheet(
        name=texts.plain("control-sheet", what="assignments"),
        title=_title(shown, now, texts),
        headings=tuple(texts.plain("control-heading", what=what) for what in names),
        rows=[_assignment(one, stands[one.id], people[one.id], now, texts, mode) for one in ordered],
    )


def _assignment(
    one: Listed, fact: Fact, people: tuple[Responsible, ...], now: datetime, texts: Texts, mode: PersonalData
) -> tuple[Value, ...]:
    zone = ZoneInfo(one.zone)
    overdue = fact.stand is Stand.OVERDUE and one.deadline is not None
    return (
        one.organization,
        one.number,
        spoken(one.text, one.section),
        _cell(fact.stand, texts),
        one.deadline,
        (one.today(now) - one.deadline).days if overdue and one.deadline is not None else None,
        local_day(one.reported_at, zone) if one.reported_at is not None else None,
        local_day(one.decided_at, zone) if one.decided_at is not None else None,
        "; ".join(person_said(person, texts, mode) for person in people) or person_said(None, texts, mode),
        one.comment,
    )


def _measures(shown: Shown, texts: Texts) -> Sheet:
    names = ("number", "measure", "term", "result", "overdue", "waiting", "done", "total")
    rows: list[tuple[Value, ...]] = []
    for position, (measure, one) in enumerate(shown.measures.items(), start=1):
        tally = Tally.of(fact.stand for fact in shown.view.facts if fact.measure == measure)
        counts = (tally.red, tally.waiting, tally.done, tally.total)
        rows.append((one.number or str(position), spoken(one.text, one.section), one.term_text, one.result, *counts))
    return Sheet(
        name=texts.plain("control-sheet", what="measures"),
        title=shown.maps.get(shown.road_map_id, ""),
        headings=tuple(texts.plain("control-heading", what=what) for what in names),
        rows=rows,
    )
