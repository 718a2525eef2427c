"""Promises: what is owed becomes rows, what is owed no more is withdrawn; and what stands in a message.

`replan` is the one function that writes promises. Handlers call it in the transaction in which a date or a person changes, the
sweep of `scheduler/planning.py` calls it for everything. Asking twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.organization.organizations import SEEN
from db.reminder import watched_keys, watching
from db.reminder.holders import Seat, first_seats
from domain.allowed_hours import local_day
from domain.reminders import HORIZON, Changes, Key, Planned, Promise, Standing, difference, wanted
from domain.watched import Item, ItemKey, Kind
from domain.working_days import A_DAY, WorkingDays

_COLUMNS = "id, item_kind, item_id, occurrence, rung, person_id, day, at, state, on_behalf_of"


@dataclass(frozen=True)
class Written:
    """A promise with the id of its row."""

    id: int
    planned: Planned

    @property
    def promise(self) -> Promise:
        """The promise itself."""
        return self.planned.promise


async def replan(
    tx: AsyncSession,
    assignment_ids: Collection[int] | None,
    *,
    now: datetime,
    targets: Collection[int] = (),
    since: Mapping[ItemKey, date] | None = None,
) -> int:
    """Let the promises about these assignments and targets be the ones that are owed from today on; None: about everything.

    `now` is aware programme time; "today" is the local day of each item. `since` names items of which mornings that have passed
    already must be planned as well (somebody was to hear and could not). Returns how many promises were written or withdrawn.
    A promise that was sent is never touched.
    """
    if assignment_ids is None:
        return await plan(tx, watched_keys.keys_of(*await watched_keys.everything(tx)), now=now, since=since)
    return await plan(tx, watched_keys.keys_of(assignment_ids, targets), now=now, since=since)


async def plan(
    tx: AsyncSession,
    keys: Collection[ItemKey],
    *,
    now: datetime,
    since: Mapping[ItemKey, date] | None = None,
    after: datetime | None = None,
) -> int:
    """`replan` by keys. `after` is the moment at which everything was planned last: mornings of days since then are caught up."""
    if not keys:
        return 0
    items = await watching.items(tx, keys, now=now)
    working_days = await calendar.working_days(tx, now.date())
    written = await _about(tx, keys)
    put: list[Promise] = []
    withdrawn: list[int] = []
    for key in keys:
        rows = written.get(key, ())
        item = items.get(key)
        if item is None and not rows:
            continue
        changes = _changes(item, rows, working_days, now, (since or {}).get(key), after)
        put += (*changes.add, *changes.revive, *changes.amend)
        gone = set(changes.withdraw)
        withdrawn += [row.id for row in rows if row.promise.key in gone]
    await _withdraw(tx, withdrawn)
    await _put(tx, put)
    return len(put) + len(withdrawn)


def _changes(
    item: Item | None,
    rows: Sequence[Written],
    working_days: WorkingDays,
    now: datetime,
    since: date | None,
    after: datetime | None,
) -> Changes:
    """What to write about one item; one that is watched no more owes nothing, whatever the morning."""
    if item is None:
        return Changes(withdraw=tuple(row.promise.key for row in rows if row.planned.standing is Standing.PLANNED))
    today = local_day(now, item.zone)
    from_day = min(today, since or today, local_day(after, item.zone) + A_DAY if after is not None else today)
    owed = wanted(item, working_days=working_days, from_day=from_day, until=today + HORIZON)
    return difference(owed, [row.planned for row in rows], from_day=from_day)


async def _about(tx: AsyncSession, keys: Collection[ItemKey]) -> dict[ItemKey, list[Written]]:
    """Every promise ever written about these items."""
    ids: dict[Kind, list[int]] = defaultdict(list)
    for key in keys:
        ids[key.kind].append(key.id)
    found: dict[ItemKey, list[Written]] = defaultdict(list)
    for kind, numbers in ids.items():
        rows = await tx.execute(
            text(f"SELECT {_COLUMNS} FROM reminders WHERE item_kind = :kind AND item_id = ANY(:ids)"),
            {"kind": kind.value, "ids": numbers},
        )
        for row in rows:
            found[ItemKey(kind, row.item_id)].append(_written(row))
    return found


def _written(row: Any) -> Written:
    key = Key(Kind(row.item_kind), row.item_id, row.occurrence, int(row.rung), row.person_id)
    return Written(row.id, Planned(Promise(key, row.day, row.at, row.on_behalf_of), Standing(row.state)))


async def _withdraw(tx: AsyncSession, ids: list[int]) -> None:
    if ids:
        await tx.execute(
            text("""
                UPDATE reminders SET state = 'withdrawn', delivery_id = NULL
                 WHERE id IN (SELECT id FROM reminders WHERE id = ANY(:ids) AND state = 'planned' ORDER BY id FOR UPDATE)
            """),
            {"ids": ids},
        )


async def _put(tx: AsyncSession, promises: Iterable[Promise]) -> None:
    """New ones, and those that were withdrawn or dropped once, or meant another morning. What was sent stays sent."""
    rows = sorted(promises, key=lambda one: one.key)
    if not rows:
        return
    await tx.execute(
        text("""
            INSERT INTO reminders AS r (item_kind, item_id, occurrence, rung, person_id, day, at, on_behalf_of)
            SELECT * FROM unnest(CAST(:kinds AS text[]), CAST(:items AS bigint[]), CAST(:occurrences AS date[]),
                                 CAST(:rungs AS text[]), CAST(:people AS bigint[]), CAST(:days AS date[]),
                                 CAST(:moments AS timestamptz[]), CAST(:behalf AS bigint[]))
            ON CONFLICT (item_kind, item_id, occurrence, rung, person_id) DO UPDATE
               SET state = 'planned', day = excluded.day, at = excluded.at, on_behalf_of = excluded.on_behalf_of,
                   delivery_id = CASE WHEN r.state = 'planned' AND r.day = excluded.day THEN r.delivery_id END
             WHERE r.state <> 'sent'
        """),
        {
            "kinds": [one.key.kind.value for one in rows],
            "items": [one.key.id for one in rows],
            "occurrences": [one.key.occurrence for one in rows],
            "rungs": [str(one.key.rung) for one in rows],
            "people": [one.key.person for one in rows],
            "days": [one.day for one in rows],
            "moments": [one.at for one in rows],
            "behalf": [one.on_behalf_of for one in rows],
        },
    )


async def carried_by(tx: AsyncSession, delivery_id: int) -> list[Written]:
    """The promises that wait in a delivery."""
    rows = await tx.execute(
        text(f"SELECT {_COLUMNS} FROM reminders WHERE delivery_id = :id AND state = 'planned' ORDER BY id"), {"id": delivery_id}
    )
    return [_written(row) for row in rows]


async def overdue_for(tx: AsyncSession, person_id: int, now: datetime) -> dict[ItemKey, date]:
    """What this person was to have heard by now and has not: item → the earliest of those mornings."""
    rows = await tx.execute(
        text("""
            SELECT item_kind, item_id, min(day) AS day FROM reminders
             WHERE person_id = :person AND state = 'planned' AND at <= :now GROUP BY 1, 2
        """),
        {"person": person_id, "now": now},
    )
    return {ItemKey(Kind(row.item_kind), row.item_id): row.day for row in rows}


@dataclass(frozen=True)
class Told:
    """What was tried about an item before: how many reminders its executors were sent, and when the last one was."""

    times: int
    last: date


async def told_before(tx: AsyncSession, chains: Mapping[ItemKey, Collection[int]]) -> dict[ItemKey, Told]:
    """How often the persons of each item were reminded of it."""
    kinds, ids, people = [], [], []
    for key, persons in chains.items():
        for person in persons:
            kinds.append(key.kind.value)
            ids.append(key.id)
            people.append(person)
    rows = await tx.execute(
        text("""
            SELECT r.item_kind, r.item_id, count(*) AS times, max(d.day) AS last
              FROM unnest(CAST(:kinds AS text[]), CAST(:ids AS bigint[]), CAST(:people AS bigint[])) AS w (kind, id, person)
              JOIN reminders r ON r.item_kind = w.kind AND r.item_id = w.id AND r.person_id = w.person AND r.state = 'sent'
              JOIN deliveries d ON d.id = r.delivery_id
             GROUP BY 1, 2
        """),
        {"kinds": kinds, "ids": ids, "people": people},
    )
    return {ItemKey(Kind(row.item_kind), row.item_id): Told(row.times, row.last) for row in rows}


@dataclass(frozen=True)
class Foreseen:
    """What one person will be sent on one morning, if nothing is done until then."""

    day: date
    person_id: int
    #: Office and organisation of the person; None for somebody without one.
    seat: Seat | None
    #: Items whose date lies ahead or is that day, and items that will be past their date.
    warnings: int
    overdue: int
    #: How many of both are heard for an organisation where nobody can be reached.
    behalf: int
    rungs: tuple[int, ...]


#: From the organisations to their items to the promises about them, so that a municipality reads no neighbour's.
_FORESEEN = text(f"""
    WITH seen AS MATERIALIZED (SELECT o.id FROM organizations o WHERE {SEEN}),
    orders AS (
        SELECT w.id FROM road_maps w
         WHERE w.state = 'published'
           AND w.organization_id = ANY(CAST((SELECT path FROM organizations WHERE id = :place) AS bigint[]))),
    items AS (
        SELECT k.kind, a.id
          FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN orders ON orders.id = m.road_map_id
         CROSS JOIN (VALUES ('assignment'), ('acceptance')) AS k (kind)
         WHERE a.organization_id = ANY(ARRAY(SELECT id FROM seen)) AND a.state IN ('open', 'returned', 'reported')
        UNION ALL
        SELECT 'target', t.id FROM targets t JOIN orders ON orders.id = t.road_map_id
         WHERE t.organization_id = ANY(ARRAY(SELECT id FROM seen)) AND t.result IS NULL
        UNION ALL
        SELECT 'approval', s.id FROM submissions s JOIN road_maps w ON w.id = s.road_map_id
         WHERE w.organization_id = ANY(ARRAY(SELECT id FROM seen)) AND s.state = 'waiting'
        UNION ALL
        SELECT 'request', q.id FROM request_addressees q JOIN data_requests d ON d.id = q.request_id AND d.state = 'sent'
         WHERE q.organization_id = ANY(ARRAY(SELECT id FROM seen)) AND q.state = 'open'
        UNION ALL
        SELECT 'number', n.id FROM number_requests n
         WHERE n.organization_id = ANY(ARRAY(SELECT id FROM seen)) AND n.answered_at IS NULL AND n.withdrawn_at IS NULL)
    SELECT greatest(r.day, d.day) AS day, r.person_id,
           count(DISTINCT (r.item_kind, r.item_id)) FILTER (WHERE r.rung::int <= 0) AS warnings,
           count(DISTINCT (r.item_kind, r.item_id)) FILTER (WHERE r.rung::int > 0) AS overdue,
           count(DISTINCT (r.item_kind, r.item_id)) FILTER (WHERE r.on_behalf_of IS NOT NULL) AS behalf,
           array_agg(DISTINCT r.rung::int ORDER BY r.rung::int) AS rungs
      FROM items i
     CROSS JOIN LATERAL (  -- OFFSET: item by item, never every promise of these days
           SELECT r.* FROM reminders r
            WHERE r.item_kind = i.kind AND r.item_id = i.id AND r.state = 'planned' AND r.at <= :until OFFSET 0) r
      LEFT JOIN LATERAL (SELECT d.day FROM deliveries d WHERE d.id = r.delivery_id AND d.state = 'waiting' OFFSET 0) d ON true
     GROUP BY 1, 2 ORDER BY 1, 2
""")


async def preview(tx: AsyncSession, organization_id: int, *, now: datetime, days: int = 30) -> list[Foreseen]:
    """Everything that the bot will say about what an organisation, or one above it, has ordered of itself and of those that its
    offices see, by day and person. What a school below has set itself in its own road map is the school's matter and is left out.

    `days` from now (aware) on, at most as far as the plan reaches (40). One entry is one message; a person's own items of other
    organisations may make it longer, never two.
    """
    rows = (await tx.execute(_FORESEEN, {"place": organization_id, "until": now + timedelta(days=days)})).all()
    seats = await first_seats(tx, {row.person_id for row in rows})
    return [
        Foreseen(row.day, row.person_id, seats.get(row.person_id), row.warnings, row.overdue, row.behalf, tuple(row.rungs))
        for row in rows
    ]
