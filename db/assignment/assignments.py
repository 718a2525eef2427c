"""Assignments as they stand: on whose list, what is in one. Who answers for one is in `answerable.py`, what is done to it in
`reporting.py`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Evidence
from db.reminder.holders import STANDS_IN
from domain import assignment as rules
from domain.allowed_hours import local_day
from domain.assignment import Acceptor, EvidenceKind, Mark, State
from domain.offices import Level, Office

_COLUMNS = """
    a.id, a.version, a.state, a.given, a.due, a.return_due, a.reported_at, a.reported_by, a.decided_at, a.comment, a.office,
    a.executor_id, a.curator_too, a.delegated_by, a.extended_at, a.on_paper, a.without_controller, a.organization_id,
    a.measure_id,
    m.number, m.text, m.section, m.term_text, m.result, m.evidence, m.recurrence IS NOT NULL AS recurs,
    r.id AS road_map_id, r.title, r.organization_id AS owner_id, wk.level AS owner_level, r.state = 'replaced' AS replaced,
    o.short_name AS organization, o.path, o.zone
"""
_FROM = """
    FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN road_maps r ON r.id = m.road_map_id
    JOIN organizations o ON o.id = a.organization_id
    JOIN organizations w ON w.id = r.organization_id JOIN organization_kinds wk ON wk.code = w.kind
"""
#: SQL: the assignment `s` is of the office that `p` holds in its organisation; what was handed on still is.
_OF_OFFICE = """
    (s.office = p.office AND (s.executor_id IS NULL OR s.delegated_by IS NOT NULL) OR s.curator_too AND p.office = 'curator')
"""


@dataclass(frozen=True)
class Listed:
    """An assignment with the words of its measure, as lists and screens show it. Days are local to its organisation."""

    id: int
    version: int
    state: State
    given: date
    due: date | None
    return_due: date | None
    reported_at: datetime | None
    reported_by: int | None
    decided_at: datetime | None
    comment: str | None
    office: Office
    executor_id: int | None
    #: The curators execute it as well as the office, or the named person.
    curator_too: bool
    #: Who handed it on to `executor_id`; the office goes on answering for it.
    delegated_by: int | None
    extended_at: datetime | None
    on_paper: bool
    without_controller: bool
    organization_id: int
    organization: str
    measure_id: int
    number: str | None
    text: str
    section: str | None
    term_text: str
    result: str | None
    evidence: EvidenceKind
    recurs: bool
    road_map_id: int
    title: str
    owner_id: int
    owner_level: Level
    #: It stands in an edition of its road map that another one has replaced.
    replaced: bool
    path: tuple[int, ...]
    zone: str
    #: On the list of a person (`of_person`): it was handed on to somebody else, who does it.
    handed_away: bool = False

    @property
    def own(self) -> bool:
        """Whether the owner of the road map executes it itself."""
        return self.organization_id == self.owner_id

    @property
    def inside(self) -> bool:
        """Whether it is of an organisation's own road map: nobody above has a say in it."""
        return self.owner_level is Level.INSTITUTION

    @property
    def rule(self) -> rules.Assignment:
        """The assignment as the rules see it, without people and evidence."""
        return rules.Assignment(
            responsible=frozenset(),
            due=self.due,
            evidence_kind=self.evidence,
            acceptor=Acceptor.COORDINATOR,
            state=self.state,
            reported_by=self.reported_by,
            comment=self.comment or "",
            return_due=self.return_due,
            on_paper=self.on_paper,
        )

    @property
    def deadline(self) -> date | None:
        """The last day on which a report is in time."""
        return self.rule.deadline

    def today(self, now: datetime) -> date:
        """The local day of the organisation."""
        return local_day(now, ZoneInfo(self.zone))

    def mark(self, now: datetime) -> Mark:
        """Its colour in a list."""
        return rules.mark(self.rule, self.given, self.today(now))

    def is_past(self) -> bool:
        """Whether its day was over before it was handed out."""
        return rules.past_when_given(self.rule, self.given)


def _listed(row: Any) -> Listed:
    fields = dict(row._mapping)
    fields |= {
        "state": State(row.state),
        "evidence": EvidenceKind(row.evidence),
        "office": Office(row.office),
        "owner_level": Level(row.owner_level),
        "path": tuple(row.path),
    }
    return Listed(**fields)


async def find(tx: AsyncSession, assignment_id: int, *, lock: bool = False) -> Listed | None:
    """One assignment of a published road map, locked until the commit where it is about to change."""
    if lock:  # by itself, so that a new edition which moves it to another row meanwhile is waited for and seen
        await tx.execute(text("SELECT 1 FROM assignments WHERE id = :id FOR UPDATE"), {"id": assignment_id})
    row = (
        await tx.execute(
            text(
                f"SELECT {_COLUMNS} {_FROM} WHERE a.id = :id AND a.state <> 'withdrawn' AND r.state IN ('published', 'replaced')"
            ),
            {"id": assignment_id},
        )
    ).one_or_none()
    return None if row is None else _listed(row)


async def where(tx: AsyncSession, condition: str, order: str, values: dict[str, Any]) -> list[Listed]:
    """For other modules of `db`: the assignments of published road maps that fit a condition on `a`, `m`, `r`, `o`."""
    rows = await tx.execute(
        text(
            f"SELECT {_COLUMNS} {_FROM} WHERE a.state <> 'withdrawn' AND r.state = 'published' AND {condition} ORDER BY {order}"
        ),
        values,
    )
    return [_listed(row) for row in rows]


async def of_person(tx: AsyncSession, person_id: int, today: date, *, road_map_id: int | None = None) -> list[Listed]:
    """What a person answers for: named in it or given it, or holding its office (also as a deputy of either) on this day; what
    the office has handed on to somebody stays on its list, as handed away.

    What still has to be done comes first, by deadline; then what waits for others; what is closed last.
    """
    rows = await tx.execute(
        text(f"""
            WITH instead AS MATERIALIZED (
                SELECT p.person_id, p.organization_id FROM appointments p
                 WHERE p.deputy_person_id = :person AND {STANDS_IN}
                   AND p.since <= :today AND (p.until IS NULL OR p.until >= :today))
            SELECT {_COLUMNS},
                   a.delegated_by IS NOT NULL AND a.executor_id <> :person
                   AND (a.executor_id, a.organization_id) NOT IN (SELECT * FROM instead) AS handed_away {_FROM}
             WHERE a.state <> 'withdrawn' AND r.state = 'published' AND (CAST(:map AS bigint) IS NULL OR r.id = :map)
               AND a.id IN (
                   SELECT id FROM assignments WHERE executor_id = :person
                   UNION SELECT s.id FROM instead i
                           JOIN assignments s ON s.executor_id = i.person_id AND s.organization_id = i.organization_id
                   UNION SELECT s.id FROM appointments p
                           JOIN assignments s ON s.organization_id = p.organization_id AND {_OF_OFFICE}
                          WHERE (p.person_id = :person OR p.deputy_person_id = :person AND {STANDS_IN})
                            AND p.since <= :today AND (p.until IS NULL OR p.until >= :today))
             ORDER BY CASE a.state WHEN 'open' THEN 0 WHEN 'returned' THEN 0 WHEN 'reported' THEN 1 ELSE 2 END,
                      greatest(a.due, a.return_due), m.position, a.id
        """),
        {"person": person_id, "today": today, "map": road_map_id},
    )
    return [_listed(row) for row in rows]


async def reported_to(tx: AsyncSession, owner_ids: Collection[int]) -> list[Listed]:
    """Reports on road maps of these owners that wait to be looked at, the longest waiting first. A school's road map that waits
    for approval is no report: it is in `db/road_map/submissions.py`."""
    rows = await tx.execute(
        text(f"""
            SELECT {_COLUMNS} {_FROM}
             WHERE a.state = 'reported' AND r.organization_id = ANY(:owners)
               AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.assignment_id = a.id AND s.state = 'waiting')
             ORDER BY a.reported_at, a.id
        """),
        {"owners": sorted(owner_ids)},
    )
    return [_listed(row) for row in rows]


async def awaits_approval(tx: AsyncSession, assignment_id: int) -> bool:
    """Whether what was reported is a school's road map that waits to be approved."""
    found = await tx.execute(
        text("SELECT EXISTS (SELECT 1 FROM submissions WHERE assignment_id = :id AND state = 'waiting')"), {"id": assignment_id}
    )
    return bool(found.scalar_one())


async def evidence_of(tx: AsyncSession, assignment_id: int) -> Sequence[Evidence]:
    """Everything that was attached, in the order in which it came."""
    found = await tx.execute(select(Evidence).where(Evidence.assignment_id == assignment_id).order_by(Evidence.id))
    return found.scalars().all()
