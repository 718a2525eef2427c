"""Assignments as they stand: whose they are, what waits, what is in one. What is done to them is in `db/reporting.py`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import people
from db.holders import STANDS_IN
from db.models import AssignmentChange, Evidence
from domain import assignment as rules
from domain.allowed_hours import local_day
from domain.assignment import Acceptor, EvidenceKind, Mark, State
from domain.offices import Act, Level, Office, may

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
OF_OFFICE = """
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
                           JOIN assignments s ON s.organization_id = p.organization_id AND {OF_OFFICE}
                          WHERE (p.person_id = :person OR p.deputy_person_id = :person AND {STANDS_IN})
                            AND p.since <= :today AND (p.until IS NULL OR p.until >= :today))
             ORDER BY CASE a.state WHEN 'open' THEN 0 WHEN 'returned' THEN 0 WHEN 'reported' THEN 1 ELSE 2 END,
                      greatest(a.due, a.return_due), m.position, a.id
        """),
        {"person": person_id, "today": today, "map": road_map_id},
    )
    return [_listed(row) for row in rows]


async def waiting_for(tx: AsyncSession, person_id: int, now: datetime) -> list[Listed]:
    """Reports that this person may accept or return, the longest waiting first. A school's road map that waits for approval is no
    report: it is in `db/approving.py`."""
    seats = await people.seats(tx, person_id, now.date())
    owners = sorted({seat.organization_id for seat in seats if seat.office in JUDGES})
    if not owners:
        return []
    rows = await tx.execute(
        text(f"""
            SELECT {_COLUMNS} {_FROM}
             WHERE a.state = 'reported' AND r.organization_id = ANY(:owners)
               AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.assignment_id = a.id AND s.state = 'waiting')
             ORDER BY a.reported_at, a.id
        """),
        {"owners": owners},
    )
    return [one for one in map(_listed, rows) if seated_to_judge(seats, one, now) and one.reported_by != person_id]


async def awaits_approval(tx: AsyncSession, assignment_id: int) -> bool:
    """Whether what was reported is a school's road map that waits to be approved."""
    found = await tx.execute(
        text("SELECT EXISTS (SELECT 1 FROM submissions WHERE assignment_id = :id AND state = 'waiting')"), {"id": assignment_id}
    )
    return bool(found.scalar_one())


#: Offices that have the last word on somebody's report.
JUDGES = frozenset({Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL, Office.HEAD})


def seated_to_judge(seats: Sequence[Any], one: Listed, now: datetime) -> bool:
    """Whether these seats of one person give the last word on it.

    Who owns the road map judges what organisations report; what the owner executes itself its controller; what is of a school's
    own road map its head.
    """
    held = [seat.held for seat in seats if seat.organization_id == one.owner_id]
    return may(held, Act.ACCEPT_INSIDE if one.inside else Act.ACCEPT_REPORTS, one.path, one.today(now))


async def may_judge(tx: AsyncSession, one: Listed, person_id: int | None, now: datetime) -> bool:
    """Whether this person has the last word on this assignment today."""
    return person_id is not None and seated_to_judge(await people.seats(tx, person_id, one.today(now)), one, now)


async def holders(tx: AsyncSession, organization_id: int, office: Office, today: date) -> frozenset[int]:
    """Everybody who holds an office on this day, and who stands in for them."""
    rows = await tx.execute(
        text(f"""
            SELECT p.person_id, CASE WHEN {STANDS_IN} THEN p.deputy_person_id END AS deputy FROM appointments p
             WHERE p.organization_id = :place AND p.office = :office
               AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
        """),
        {"place": organization_id, "office": office.value, "today": today},
    )
    return frozenset(one for row in rows for one in (row.person_id, row.deputy) if one is not None)


async def with_deputies(tx: AsyncSession, organization_id: int, person_id: int, today: date) -> frozenset[int]:
    """A person, and who stands in there on this day, whatever office the person holds."""
    rows = await tx.execute(
        text(f"""
            SELECT p.deputy_person_id FROM appointments p
             WHERE p.organization_id = :place AND p.person_id = :person AND {STANDS_IN}
               AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
        """),
        {"place": organization_id, "person": person_id, "today": today},
    )
    return frozenset({person_id, *rows.scalars()})


async def answering(
    tx: AsyncSession, organization_id: int, office: Office, executor_id: int | None, *, curator_too: bool, today: date
) -> frozenset[int]:
    """Who answers for what nobody has handed on: the named person or else the office, and the curators where they are named."""
    if executor_id is not None:
        found = await with_deputies(tx, organization_id, executor_id, today)
    else:
        found = await holders(tx, organization_id, office, today)
    return found | await holders(tx, organization_id, Office.CURATOR, today) if curator_too else found


async def responsible_for(tx: AsyncSession, one: Listed, now: datetime) -> frozenset[int]:
    """Who executes an assignment today: whom it was handed on to (also their deputy), else whoever answers for it."""
    if one.executor_id is not None and one.delegated_by is not None:
        return await with_deputies(tx, one.organization_id, one.executor_id, one.today(now))
    return await answering(
        tx, one.organization_id, one.office, one.executor_id, curator_too=one.curator_too, today=one.today(now)
    )


async def answerable_for(tx: AsyncSession, one: Listed, now: datetime) -> frozenset[int]:
    """Who executes it and, where it was handed on, the office that goes on answering for it."""
    executors = await responsible_for(tx, one, now)
    if one.delegated_by is None:
        return executors
    return executors | await answering(
        tx, one.organization_id, one.office, None, curator_too=one.curator_too, today=one.today(now)
    )


async def judges_of(tx: AsyncSession, one: Listed, now: datetime) -> frozenset[int]:
    """Who has the last word: of what the owner executes itself the controllers (in a school the head), else the owner's own
    officials."""
    if one.inside:
        return await holders(tx, one.owner_id, Office.HEAD, one.today(now))
    if one.own:
        return await holders(tx, one.owner_id, Office.CONTROLLER, one.today(now))
    found: set[int] = set()
    for office in (Office.COORDINATOR, Office.REGIONAL):
        found |= await holders(tx, one.owner_id, office, one.today(now))
    return frozenset(found)


async def evidence_of(tx: AsyncSession, assignment_id: int) -> Sequence[Evidence]:
    """Everything that was attached, in the order in which it came."""
    found = await tx.execute(select(Evidence).where(Evidence.assignment_id == assignment_id).order_by(Evidence.id))
    return found.scalars().all()


async def changes_of(tx: AsyncSession, assignment_id: int) -> Sequence[AssignmentChange]:
    """Who did what to it, in order."""
    found = await tx.execute(
        select(AssignmentChange).where(AssignmentChange.assignment_id == assignment_id).order_by(AssignmentChange.id)
    )
    return found.scalars().all()


async def as_rule(tx: AsyncSession, one: Listed, now: datetime) -> rules.Assignment:
    """The assignment as the rules see it, with who answers for it and who accepts."""
    executors = await responsible_for(tx, one, now)
    controllers = await judges_of(tx, one, now) if one.own else frozenset()
    return replace(
        one.rule,
        responsible=executors,
        acceptor=rules.acceptor(own=one.own, controllers=controllers, executors=executors),
    )
