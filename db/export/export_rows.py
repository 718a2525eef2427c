"""What stands in the registers of an organisation, line by line: pairs, the journal of meetings, whoever counts in a share.

Rows come through a cursor, some hundreds at a time, so that memory does not grow with their number: call it in one transaction
that sees one moment (`db/snapshot.py`). The rules of who counts are those of `db/share/shares.py`.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.share.shares import LIVING, given
from domain.forms import Category
from domain.naming import Called
from domain.targets import CountingRule, Year

#: Rows that the cursor brings at a time.
AT_A_TIME = 500


@dataclass(frozen=True)
class Paired:
    """A pair as a line of the register. Days are local; `meetings` are confirmed ones, of all time."""

    id: int
    mentor: Called
    mentor_category: Category
    mentee: Called
    form: str
    state: str
    paused: str | None
    by_journal: bool
    order_number: str | None
    order_date: date | None
    proposed_on: date
    begun_on: date | None
    ended_on: date | None
    outcome: str | None
    why: str | None
    meetings: int
    last_meeting: date | None


@dataclass(frozen=True)
class Met:
    """A meeting as a line of the journal."""

    id: int
    day: date
    mentor: Called
    mentee: Called
    form: str
    kind: str | None
    minutes: int | None
    place: str | None
    state: str
    by_journal: bool
    rating: int | None


@dataclass(frozen=True)
class Involved:
    """A learner who counts in a share: since when, by which forms, how many confirmed meetings of the year, whether only paper
    speaks for them."""

    called: Called
    forms: tuple[str, ...]
    since: date
    pairs: int
    meetings: int
    by_journal: bool


#: A pair belongs to the register when it lives, or had begun.
_REGISTERED = "p.organization_id = :place AND (p.state <> 'ended' OR p.active_at IS NOT NULL)"

_SIDES = """
    JOIN participants a ON a.id = p.mentor_id JOIN persons an ON an.id = a.person_id
    JOIN participants e ON e.id = p.mentee_id JOIN persons en ON en.id = e.person_id
"""
_CALLED = """
    an.name AS mentor_name, a.code AS mentor_code, a.grade AS mentor_grade, a.letter AS mentor_letter,
    a.category AS mentor_category, en.name AS mentee_name, e.code AS mentee_code, e.grade AS mentee_grade,
    e.letter AS mentee_letter
"""

_PAIRS = text(f"""
    SELECT p.id, p.form, p.state, p.pause_reason, p.by_journal, p.order_number, p.order_date,
           (p.proposed_at AT TIME ZONE o.zone)::date AS proposed_on, (p.active_at AT TIME ZONE o.zone)::date AS begun_on,
           (p.ended_at AT TIME ZONE o.zone)::date AS ended_on, p.end_reason, p.end_why, met.meetings, met.last, {_CALLED}
      FROM pairs p JOIN organizations o ON o.id = p.organization_id {_SIDES}
      CROSS JOIN LATERAL (SELECT count(*) AS meetings, max(m.day) AS last FROM meetings m
                           WHERE m.pair_id = p.id AND m.state = 'confirmed') met
     WHERE {_REGISTERED} ORDER BY p.proposed_at, p.id
""")

_MEETINGS = text(f"""
    SELECT m.id, m.day, m.kind, m.minutes, m.place, m.state, m.by_journal, m.rating, p.form, {_CALLED}
      FROM meetings m JOIN pairs p ON p.id = m.pair_id {_SIDES}
     WHERE p.organization_id = :place AND m.state <> 'planned' AND m.day BETWEEN :first AND :last ORDER BY m.day, m.id
""")

_COUNTS = {
    "pairs": text(f"SELECT count(*) FROM pairs p WHERE {_REGISTERED}"),
    "meetings": text("""
        SELECT count(*) FROM meetings m JOIN pairs p ON p.id = m.pair_id
         WHERE p.organization_id = :place AND m.state <> 'planned' AND m.day BETWEEN :first AND :last
    """),
}

# One line per person, as the share counts them; of several participations the first says the class and the code.
_INVOLVED = text(f"""{LIVING},
    held AS (
        SELECT living.person, living.pair, living.by_journal, p.form,
               greatest(living.active_on, CAST(:first AS date), CASE WHEN :needs_meeting THEN met.day END) AS day,
               met.meetings, met.paper, met.day AS met
          FROM living JOIN pairs p ON p.id = living.pair
          CROSS JOIN LATERAL (
               SELECT count(*) AS meetings, min(m.day) AS day, bool_and(m.by_journal) AS paper FROM meetings m
                WHERE m.pair_id = living.pair AND m.state = 'confirmed' AND m.day BETWEEN :first AND :until) met
         WHERE met.day IS NOT NULL OR NOT :needs_meeting),
    people AS (
        SELECT person, min(day) AS since, count(DISTINCT pair) AS pairs, array_agg(DISTINCT form ORDER BY form) AS forms,
               sum(meetings) AS meetings, bool_and(CASE WHEN :needs_meeting THEN paper ELSE by_journal END) AS by_journal
          FROM (SELECT DISTINCT person, pair, form, day, meetings, paper, by_journal FROM held) once GROUP BY person)
    SELECT people.*, n.name, t.code, t.grade, t.letter
      FROM people JOIN persons n ON n.id = people.person
      JOIN (SELECT DISTINCT ON (pupils.person) pupils.person, t.code, t.grade, t.letter
              FROM pupils JOIN participants t ON t.id = pupils.id ORDER BY pupils.person, t.id) t ON t.person = people.person
     ORDER BY t.grade NULLS LAST, t.letter, t.code, n.name, people.person
""")


async def count_pairs(tx: AsyncSession, organization_id: int) -> int:
    """How many lines the register of pairs has."""
    return int((await tx.execute(_COUNTS["pairs"], {"place": organization_id})).scalar_one())


async def pairs(tx: AsyncSession, organization_id: int) -> AsyncIterator[Paired]:
    """The register of pairs, by the day of the proposal: living ones, and those that have ended after they had begun."""
    async for row in _streamed(tx, _PAIRS, {"place": organization_id}):
        yield Paired(
            id=row.id,
            mentor=_called(row, "mentor"),
            mentor_category=Category(row.mentor_category),
            mentee=_called(row, "mentee"),
            form=row.form,
            state=row.state,
            paused=row.pause_reason,
            by_journal=row.by_journal,
            order_number=row.order_number,
            order_date=row.order_date,
            proposed_on=row.proposed_on,
            begun_on=row.begun_on,
            ended_on=row.ended_on,
            outcome=row.end_reason,
            why=row.end_why,
            meetings=row.meetings,
            last_meeting=row.last,
        )


async def count_meetings(tx: AsyncSession, organization_id: int, span: Year) -> int:
    """How many lines the journal of these days has."""
    asked = {"place": organization_id, "first": span.first, "last": span.last}
    return int((await tx.execute(_COUNTS["meetings"], asked)).scalar_one())


async def meetings(tx: AsyncSession, organization_id: int, span: Year) -> AsyncIterator[Met]:
    """The journal of these local days, by day: what took place, and what was called off or missed; not what is only planned."""
    async for row in _streamed(tx, _MEETINGS, {"place": organization_id, "first": span.first, "last": span.last}):
        yield Met(
            id=row.id,
            day=row.day,
            mentor=_called(row, "mentor"),
            mentee=_called(row, "mentee"),
            form=row.form,
            kind=row.kind,
            minutes=row.minutes,
            place=row.place,
            state=row.state,
            by_journal=row.by_journal,
            rating=row.rating,
        )


async def involved(
    tx: AsyncSession, programme_id: int, rule: CountingRule, year: Year, on: date, organization_id: int
) -> AsyncIterator[Involved]:
    """Whoever counts at the organisation in the year on the local day `on`, by class: one line per learner."""
    async for row in _streamed(tx, _INVOLVED, given(programme_id, rule, year, on, [organization_id])):
        yield Involved(
            called=Called(row.name, row.code, _class(row.grade, row.letter)),
            forms=tuple(row.forms),
            since=row.since,
            pairs=row.pairs,
            meetings=int(row.meetings),
            by_journal=row.by_journal,
        )


async def _streamed(tx: AsyncSession, statement: Any, asked: dict[str, Any]) -> AsyncIterator[Any]:
    found = await tx.stream(statement, asked, execution_options={"yield_per": AT_A_TIME})
    async for row in found:
        yield row


def _called(row: Any, side: str) -> Called:
    grade, letter = getattr(row, f"{side}_grade"), getattr(row, f"{side}_letter")
    return Called(getattr(row, f"{side}_name"), getattr(row, f"{side}_code"), _class(grade, letter))


def _class(grade: int | None, letter: str | None) -> str | None:
    return f"{grade}{letter or ''}" if grade is not None else None
