"""Control of execution: what stands where under an office, who answers for it, what waits longer than it should.

Each screen asks one statement for its assignments and at most two for the people behind them, whatever their number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment import answerable, assignments, reporting
from db.assignment.assignments import Listed
from db.models import Person
from db.organization.organizations import SEEN
from db.reminder.holders import Holders
from domain.allowed_hours import local_day
from domain.assignment import Refusal, State
from domain.offices import RIGHTS, Act, Office, Relation
from domain.watched import due_of_acceptance
from domain.who import Seat, Who

#: Offices that control what others execute.
CONTROLLERS = (Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL)
#: Offices that also ask and accept; the controller reads, and accepts only what the owner executes itself.
OWNERS = (Office.COORDINATOR, Office.REGIONAL)


@dataclass(frozen=True)
class Scope:
    """What an office controls: the organisation itself and what stands below it, as deep as the office may see."""

    place: int
    path: tuple[int, ...]
    zone: str
    office: Office
    #: The greatest length of a path that is still seen; None: everything below.
    depth: int | None

    @property
    def owns(self) -> bool:
        """Whether this office may remind and accept what organisations report."""
        return self.office in OWNERS

    def today(self, now: datetime) -> date:
        """The local day of the organisation."""
        return local_day(now, ZoneInfo(self.zone))


def scope_of(who: Who) -> Scope | None:
    """The scope of the first controlling office that this person holds today."""
    seat = who.seat(*CONTROLLERS)
    return None if seat is None else scope_at(seat)


def scope_at(seat: Seat) -> Scope:
    """What this very office sees of assignments. Raises KeyError for one that sees its own only."""
    seen = RIGHTS[seat.office][Act.SEE_ASSIGNMENTS]
    path = seat.held.organisation
    return Scope(
        place=seat.organization_id,
        path=path,
        zone=seat.zone,
        office=seat.office,
        depth=None if Relation.DESCENDANT in seen else len(path) + 1,
    )


async def given(
    tx: AsyncSession,
    scope: Scope,
    *,
    road_map_id: int | None = None,
    measure_id: int | None = None,
    ids: Sequence[int] | None = None,
) -> list[Listed]:
    """Everything handed out by the organisation or from above it to itself and to those below, in the order of the papers.

    The keywords narrow it to one road map, one measure, or to these assignments.
    """
    return await assignments.where(
        tx,
        """
        a.organization_id = ANY(ARRAY(
            SELECT id FROM organizations
             WHERE path @> ARRAY[CAST(:place AS bigint)] AND (CAST(:depth AS int) IS NULL OR cardinality(path) <= :depth)))
        AND r.organization_id = ANY(CAST(:owners AS bigint[]))
        AND (CAST(:map AS bigint) IS NULL OR r.id = :map) AND (CAST(:measure AS bigint) IS NULL OR a.measure_id = :measure)
        AND (CAST(:ids AS bigint[]) IS NULL OR a.id = ANY(:ids))
        """,
        "r.id, m.position, a.occurrence, o.kind DESC, o.id",
        {
            "place": scope.place,
            "depth": scope.depth,
            "owners": list(scope.path),
            "map": road_map_id,
            "measure": measure_id,
            "ids": None if ids is None else list(ids),
        },
    )


@dataclass(frozen=True)
class Responsible:
    """Somebody who answers for assignments: the person, an office and the short name of its organisation."""

    person_id: int
    name: str | None
    office: Office
    organization: str
    reachable: bool


async def responsible(tx: AsyncSession, listed: Iterable[Listed], now: datetime) -> dict[int, tuple[Responsible, ...]]:
    """Assignment → who answers for it today (a deputy for leave where the holder is away); nobody where an office is empty.

    Of several holders of one office those who can be reached: on the day of a hand-over the one who leaves holds it too.
    """
    all_of_them = list(listed)
    named = {one.executor_id for one in all_of_them if one.executor_id is not None}
    holders = await Holders.of(tx, {one.organization_id for one in all_of_them}, named)
    people: dict[int, tuple[int, ...]] = {}
    for one in all_of_them:
        held = holders.at(one.office, [one.organization_id], one.today(now))
        held = tuple(person for person in held if person in holders.reachable) or held
        theirs = held
        if one.executor_id is not None:
            theirs = (holders.instead_of(one.executor_id, one.organization_id, one.today(now)),)
        if one.curator_too and one.delegated_by is None:
            theirs = tuple(dict.fromkeys((*theirs, *holders.at(Office.CURATOR, [one.organization_id], one.today(now)))))
        people[one.id] = theirs
    names = await _names(tx, {person for persons in people.values() for person in persons})
    return {
        one.id: tuple(
            Responsible(
                person, names.get(person), _seat(holders, person, one, now), one.organization, person in holders.reachable
            )
            for person in people[one.id]
        )
        for one in all_of_them
    }


def _seat(holders: Holders, person: int, one: Listed, now: datetime) -> Office:
    """The office in which a person answers for it: the one that executes, else what the person holds there: a curator
    named beside the head, staff to whom it was handed on."""
    held = [office for (place, office) in holders.held if place == one.organization_id]
    others = sorted((office for office in held if office is not one.office), key=list(Office).index)
    for office in (one.office, *others):
        if person in holders.at(office, [one.organization_id], one.today(now)):
            return office
    return one.office


async def _names(tx: AsyncSession, person_ids: set[int]) -> dict[int, str | None]:
    rows = await tx.execute(select(Person.id, Person.name).where(Person.id.in_(sorted(person_ids))))
    return {row.id: row.name for row in rows}


async def waiting_too_long(tx: AsyncSession, listed: Iterable[Listed], now: datetime) -> frozenset[int]:
    """Those of them that were reported more than two working days ago: the clock of whoever accepts."""
    working_days = await calendar.working_days(tx, now.date())
    return frozenset(
        one.id
        for one in listed
        if one.state is State.REPORTED
        and one.reported_at is not None
        and due_of_acceptance(local_day(one.reported_at, ZoneInfo(one.zone)), working_days) < one.today(now)
    )


async def to_judge(tx: AsyncSession, person_id: int, measure_id: int, now: datetime) -> list[Listed]:
    """The reports of one measure that this person may accept now, the longest waiting first."""
    return [one for one in await answerable.waiting_for(tx, person_id, now) if one.measure_id == measure_id]


@dataclass(frozen=True)
class Accepted:
    """What became of a list of reports: accepted now, and left since somebody else has moved them meanwhile."""

    accepted: tuple[Listed, ...]
    left: int


async def accept_seen(tx: AsyncSession, seen: Sequence[tuple[int, int]], person_id: int, *, now: datetime) -> Accepted:
    """Accept exactly these reports, by id and by the version that was on show; others that came later are not touched.

    Each is asked for its rights and its state again, on a locked row, in order of id: two who press at once do not block each
    other for ever, and each report is accepted once.
    """
    outcomes = [await reporting.accept(tx, one, person_id, version, now=now) for one, version in sorted(seen)]
    accepted = tuple(one for one in outcomes if isinstance(one, Listed))
    return Accepted(accepted, sum(isinstance(one, Refusal) for one in outcomes))


@dataclass(frozen=True)
class Attached:
    """A piece of evidence with the assignment that it shows."""

    id: int
    assignment_id: int
    organization: str
    state: str
    kind: str
    words: str | None
    document_date: date | None
    file_id: str | None
    file_name: str | None
    file_size: int | None
    added_on: date


async def evidence(tx: AsyncSession, scope: Scope, measure_id: int) -> list[Attached]:
    """Everything that was attached under one measure, school by school, in the order in which it came."""
    rows = await tx.execute(
        text("""
            SELECT e.id, e.assignment_id, o.short_name AS organization, o.zone, a.state, e.kind, e.words, e.document_date,
                   e.file_id, e.file_name, e.file_size, e.added_at
              FROM assignments a JOIN organizations o ON o.id = a.organization_id
              JOIN measures m ON m.id = a.measure_id JOIN road_maps r ON r.id = m.road_map_id
              JOIN evidence e ON e.assignment_id = a.id
             WHERE a.measure_id = :measure AND a.state <> 'withdrawn' AND r.organization_id = ANY(CAST(:owners AS bigint[]))
               AND o.path @> ARRAY[CAST(:place AS bigint)] AND (CAST(:depth AS int) IS NULL OR cardinality(o.path) <= :depth)
             ORDER BY o.kind DESC, o.id, a.id, e.id
        """),
        {"measure": measure_id, "owners": list(scope.path), "place": scope.place, "depth": scope.depth},
    )
    return [
        Attached(
            id=row.id,
            assignment_id=row.assignment_id,
            organization=row.organization,
            state=row.state,
            kind=row.kind,
            words=row.words,
            document_date=row.document_date,
            file_id=row.file_id,
            file_name=row.file_name,
            file_size=row.file_size,
            added_on=local_day(row.added_at, ZoneInfo(row.zone)),
        )
        for row in rows
    ]


class Written(StrEnum):
    """What a message that is written already and waits for its hour is about."""

    EVENT = "event"  # an invitation, or a reminder of it
    REQUEST = "request"
    MEETING = "meeting"  # of a pair: planned, to be looked forward to, to be logged
    WEEK = "week"  # the summary of a week
    TABLE = "table"  # a table or a document on a set day
    NUMBER = "number"  # the question for the number of learners
    NUDGE = "nudge"  # «Напомнить всем красным»
    OTHER = "other"  # answers and other news that came in quiet hours


async def waiting_messages(tx: AsyncSession, organization_id: int, until: date) -> dict[date, dict[Written, int]]:
    """Messages to office holders and participants of the organisation and of those that its offices see, written and waiting for
    their hour, up to and including `until`: day → what about → how many. The mornings of the plan are not among them."""
    found = await tx.execute(
        text(f"""
            SELECT day, about, count(*) AS messages FROM (
                SELECT DISTINCT ON (d.id) d.day, CASE
                       WHEN n.key LIKE 'event-%' THEN 'event' WHEN n.subject_kind = 'nudge' THEN 'nudge'
                       WHEN n.key LIKE 'request-%' THEN 'request' WHEN n.key LIKE 'plans-%' THEN 'meeting'
                       ELSE 'other' END AS about
                  FROM deliveries d JOIN notices n ON n.delivery_id = d.id AND n.void_at IS NULL
                 WHERE d.state = 'waiting' AND d.kind <> 'morning' AND d.day <= :until AND d.person_id = ANY(ARRAY(
                       SELECT a.person_id FROM organizations o JOIN appointments a ON a.organization_id = o.id AND a.until IS NULL
                        WHERE {SEEN}
                       UNION SELECT p.person_id FROM organizations o JOIN participants p ON p.organization_id = o.id
                        WHERE {SEEN}))
                 ORDER BY d.id, n.id) one
             GROUP BY 1, 2 ORDER BY 1, 2
        """),
        {"place": organization_id, "until": until},
    )
    days: dict[date, dict[Written, int]] = {}
    for row in found:
        days.setdefault(row.day, {})[Written(row.about)] = row.messages
    return days
