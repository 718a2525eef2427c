"""«Не на связи»: whoever holds an office and cannot be reached, where nobody holds one, and who hears of their items instead."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import assignments
from db.assignment.assignments import Listed
from db.organization.organizations import SEEN
from db.reminder import watched_keys, watching
from db.reminder.holders import first_seats
from db.request import request_answers
from db.request.request_answers import Owed
from domain.assignment import State
from domain.ladder import Place
from domain.offices import Office
from domain.watched import Kind, audience


class Why(StrEnum):
    """Why the bot cannot write."""

    BLOCKED = "blocked"  # the account takes no messages any more
    INVITED = "invited"  # a link was made and nobody has come by it yet
    NEVER = "never"  # no account, and no link that is still good
    NOBODY = "nobody"  # nobody holds the office that has something to do


@dataclass(frozen=True)
class Absent:
    """One office that cannot be reached: who (None: nobody), where, why, since when, and who hears instead."""

    organization_id: int
    organization: str
    office: Office
    why: Why
    person_id: int | None
    name: str | None
    #: Of a closed door when it was found closed, of a link when it was made.
    since: datetime | None
    #: The offices of those who hear instead, each with how many items.
    moved: tuple[tuple[str, int], ...]
    #: Items that nobody at all can be told of.
    unheard: int

    @property
    def items(self) -> int:
        """How many items there are, heard by somebody or not."""
        return sum(count for _, count in self.moved) + self.unheard


#: Whoever holds an office that an organisation looks after and has no account that takes messages, and offices with work, or
#: a request, that nobody holds; each person once, by the first office.
_ABSENT = f"""
    WITH places AS MATERIALIZED (SELECT o.id, o.short_name FROM organizations o WHERE {SEEN}),
    held AS (
        SELECT DISTINCT ON (a.person_id) a.person_id, a.office, a.organization_id, c.unreachable_since,
               c.id IS NOT NULL AS blocked
          FROM appointments a
          LEFT JOIN accounts c ON c.person_id = a.person_id AND c.replaced_at IS NULL
         WHERE a.organization_id = ANY(ARRAY(SELECT id FROM places)) AND a.until IS NULL AND (c.id IS NULL OR NOT c.reachable)
         ORDER BY a.person_id, a.id),
    empty AS (
        SELECT DISTINCT s.organization_id, s.office
          FROM assignments s
         WHERE s.organization_id = ANY(ARRAY(SELECT id FROM places)) AND s.state IN ('open', 'returned')
           AND s.executor_id IS NULL AND s.due IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.organization_id = s.organization_id AND a.until IS NULL
                              AND (a.office = s.office OR s.curator_too AND a.office = 'curator'))
        UNION
        SELECT d.organization_id, d.office
          FROM request_addressees d JOIN data_requests r ON r.id = d.request_id AND r.state = 'sent'
         WHERE d.organization_id = ANY(ARRAY(SELECT id FROM places)) AND d.state = 'open' AND d.executor_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.organization_id = d.organization_id AND a.office = d.office
                              AND a.until IS NULL))
"""


async def of(tx: AsyncSession, organization_id: int, *, now: datetime) -> list[Absent]:
    """Everybody who cannot be reached in the organisation and below it, as far as its offices see: closed doors first, and of
    them the longest closed."""
    rows = (
        await tx.execute(
            text(
                _ABSENT
                + """
                SELECT h.person_id, n.name, h.office, h.organization_id, p.short_name, h.blocked,
                       CASE WHEN h.blocked THEN h.unreachable_since ELSE i.issued_at END AS since
                  FROM held h JOIN persons n ON n.id = h.person_id JOIN places p ON p.id = h.organization_id
                  LEFT JOIN LATERAL (
                       SELECT max(i.issued_at) AS issued_at FROM invitations i
                        WHERE i.organization_id = h.organization_id AND i.office = h.office AND i.opened_at IS NULL
                          AND i.revoked_at IS NULL AND i.expires_at > :now) i ON true
                UNION ALL
                SELECT NULL, NULL, e.office, e.organization_id, p.short_name, false, NULL
                  FROM empty e JOIN places p ON p.id = e.organization_id
                 ORDER BY 6 DESC, 7 NULLS LAST, 4
                """
            ),
            {"place": organization_id, "now": now},
        )
    ).all()
    moved, unheard = await moved_from(tx, [row.person_id for row in rows if row.person_id is not None], now)
    nobody = await _of_nobody(tx, [row.organization_id for row in rows if row.person_id is None], now)
    return [
        Absent(
            organization_id=row.organization_id,
            organization=row.short_name,
            office=Office(row.office),
            why=_why(row.person_id, row.blocked, row.since),
            person_id=row.person_id,
            name=row.name,
            since=row.since,
            moved=tuple(sorted((moved[row.person_id] if row.person_id is not None else nobody[row.organization_id]).items())),
            unheard=unheard[row.person_id] if row.person_id is not None else 0,
        )
        for row in rows
    ]


def _why(person_id: int | None, blocked: bool, since: datetime | None) -> Why:
    if person_id is None:
        return Why.NOBODY
    if blocked:
        return Why.BLOCKED
    return Why.NEVER if since is None else Why.INVITED


async def count(tx: AsyncSession, organization_id: int) -> int:
    """How many entries `of` has."""
    found = await tx.execute(
        text(_ABSENT + "SELECT (SELECT count(*) FROM held) + (SELECT count(*) FROM empty)"), {"place": organization_id}
    )
    return int(found.scalar_one())


async def moved_from(tx: AsyncSession, people: Collection[int], now: datetime) -> tuple[dict[int, Counter[str]], Counter[int]]:
    """Who hears of these persons' items now: person → office → how many; and person → how many that nobody hears of."""
    items = await watching.items(tx, await watched_keys.concerning(tx, *people), now=now) if people else {}
    hearers: dict[int, Counter[int]] = defaultdict(Counter)
    unheard: Counter[int] = Counter()
    for item in items.values():
        if not item.is_watched or item.kind is Kind.WEEK:
            continue  # a summary that nobody reads is nobody's work
        hear = set(audience(item, Place.EXECUTOR))
        for person in set(item.chain.executors).intersection(people):
            hearers[person].update(hear - {person})
            unheard[person] += not hear
    return await _by_office(tx, hearers), unheard


async def _of_nobody(tx: AsyncSession, places: Collection[int], now: datetime) -> dict[int, Counter[str]]:
    """Organisation → office of whoever hears of what nobody there executes → how many."""
    if not places:
        return defaultdict(Counter)
    rows = await tx.execute(
        text("SELECT id FROM assignments WHERE organization_id = ANY(:places) AND state IN ('open', 'returned')"),
        {"places": sorted(places)},
    )
    asked = await tx.execute(
        text("SELECT id FROM request_addressees WHERE organization_id = ANY(:places) AND state = 'open'"),
        {"places": sorted(places)},
    )
    keys = watched_keys.keys_of(list(rows.scalars()), addressee_ids=list(asked.scalars()))
    items = await watching.items(tx, keys, now=now)
    hearers: dict[int, Counter[int]] = defaultdict(Counter)
    for item in items.values():
        if item.is_watched and not item.chain.executors:
            hearers[item.organization].update(audience(item, Place.EXECUTOR))
    return await _by_office(tx, hearers)


async def _by_office(tx: AsyncSession, hearers: dict[int, Counter[int]]) -> dict[int, Counter[str]]:
    seats = await first_seats(tx, {hearer for counts in hearers.values() for hearer in counts})
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for key, counts in hearers.items():
        for hearer, number in counts.items():
            found[key][seats[hearer].office.value if hearer in seats else "other"] += number
    return found


async def owed(tx: AsyncSession, one: Absent, today: date) -> list[Listed]:
    """What waits for this office: the person's own open assignments, or those of the office that nobody holds."""
    if one.person_id is not None:
        mine = await assignments.of_person(tx, one.person_id, today)
    else:
        mine = await assignments.where(
            tx,
            "a.organization_id = :place AND a.office = :office AND a.executor_id IS NULL",
            "greatest(a.due, a.return_due), m.position, a.id",
            {"place": one.organization_id, "office": one.office.value},
        )
    return [each for each in mine if each.state in (State.OPEN, State.RETURNED)]


async def asked(tx: AsyncSession, one: Absent, now: datetime) -> list[Owed]:
    """The requests that wait for this office: those that the person answers, or those of the office that nobody holds."""
    found = (
        await request_answers.of_person(tx, one.person_id, now)
        if one.person_id is not None
        else await request_answers.of_office(tx, one.organization_id, one.office, now)
    )
    return [each for each in found if each.state == "open" and not each.is_past]
