"""«Ознакомлен(а)»: who has seen their list of a published road map, who has not, and who has not joined at all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import assignments
from db.models import Acknowledgement
from db.reminder.holders import STANDS_IN, Seat
from domain.offices import Office


@dataclass(frozen=True)
class Standing:
    """The organisations of a road map by their short names: acknowledged, silent, unreachable by the bot.

    `partly`: organisations where one office has read it and another one, named here, has not; they are in no other list.
    """

    read: tuple[str, ...]
    silent: tuple[str, ...]
    not_joined: tuple[str, ...]
    partly: tuple[Seat, ...] = ()


async def acknowledge(tx: AsyncSession, road_map_id: int, person_id: int, today: date, *, now: datetime) -> bool:
    """This person has seen the list. False when the road map gives this person nothing; doing it twice changes nothing."""
    if not await assignments.of_person(tx, person_id, today, road_map_id=road_map_id):
        return False
    row = insert(Acknowledgement).values(road_map_id=road_map_id, person_id=person_id, at=now)
    await tx.execute(row.on_conflict_do_nothing())
    return True


async def carry_over(tx: AsyncSession, old_id: int, new_id: int, *, without: Collection[int]) -> None:
    """Whoever had read the earlier edition has read the new one, but not those for whom something changed."""
    await tx.execute(
        text("""
            INSERT INTO acknowledgements (road_map_id, person_id, at)
            SELECT :new, person_id, at FROM acknowledgements WHERE road_map_id = :old AND person_id <> ALL(:without)
            ON CONFLICT DO NOTHING
        """),
        {"old": old_id, "new": new_id, "without": list(without)},
    )


async def unread(tx: AsyncSession, person_id: int, today: date) -> list[int]:
    """Published road maps that give this person something and were not acknowledged yet."""
    given = await assignments.of_person(tx, person_id, today)
    read = await tx.execute(text("SELECT road_map_id FROM acknowledgements WHERE person_id = :person"), {"person": person_id})
    return sorted({one.road_map_id for one in given} - set(read.scalars()))


async def standing(tx: AsyncSession, road_map_id: int, today: date) -> Standing:
    """Of each organisation below the owner: has every office there that got something read it, or is nobody with the bot? Of a
    holder and a deputy one is enough."""
    rows = await tx.execute(
        text(f"""
            WITH theirs AS MATERIALIZED (
                SELECT a.organization_id, a.office, a.curator_too,
                       CASE WHEN a.delegated_by IS NULL THEN a.executor_id END AS executor_id
                  FROM assignments a JOIN measures m ON m.id = a.measure_id
                  JOIN road_maps r ON r.id = m.road_map_id AND r.organization_id <> a.organization_id
                 WHERE m.road_map_id = :map AND a.state <> 'withdrawn'),
            given AS (SELECT organization_id, office, executor_id FROM theirs
                       UNION SELECT organization_id, 'curator', NULL FROM theirs WHERE curator_too),
            held AS (SELECT p.* FROM appointments p WHERE p.since <= :today AND (p.until IS NULL OR p.until >= :today)),
            people AS (SELECT g.organization_id, g.office, coalesce(g.executor_id, p.person_id) AS person_id
                         FROM given g LEFT JOIN held p ON g.executor_id IS NULL
                          AND p.organization_id = g.organization_id AND p.office = g.office
                       UNION SELECT g.organization_id, g.office, p.deputy_person_id
                         FROM given g JOIN held p ON g.executor_id IS NULL
                          AND p.organization_id = g.organization_id AND p.office = g.office AND {STANDS_IN})
            SELECT o.id, o.short_name, w.office, bool_or(k.person_id IS NOT NULL) AS read, bool_or(c.id IS NOT NULL) AS joined
              FROM people w JOIN organizations o ON o.id = w.organization_id
              LEFT JOIN accounts c ON c.person_id = w.person_id AND c.replaced_at IS NULL
              LEFT JOIN acknowledgements k ON k.person_id = w.person_id AND k.road_map_id = :map
             GROUP BY o.id, o.short_name, o.kind, w.office ORDER BY o.kind DESC, o.id, w.office
        """),
        {"map": road_map_id, "today": today},
    )
    by_place: dict[int, list[Row[Any]]] = {}
    for row in rows:
        by_place.setdefault(row.id, []).append(row)
    read: list[str] = []
    silent: list[str] = []
    not_joined: list[str] = []
    partly: list[Seat] = []
    for seats in by_place.values():
        name = seats[0].short_name
        waits = [seat for seat in seats if seat.joined and not seat.read]
        if not any(seat.read for seat in seats):
            (silent if waits else not_joined).append(name)
        elif not waits:
            read.append(name)
        partly += [Seat(Office(seat.office), name) for seat in waits if name not in silent]
    return Standing(tuple(read), tuple(silent), tuple(not_joined), tuple(partly))


async def progress(tx: AsyncSession, road_map_id: int, today: date) -> dict[str, int]:
    """How many assignments of a road map are open, overdue, waiting, closed."""
    row = (
        await tx.execute(
            text("""
                SELECT count(*) FILTER (WHERE a.state IN ('open', 'returned')) AS open,
                       count(*) FILTER (WHERE a.state IN ('open', 'returned') AND greatest(a.due, a.return_due) < :today
                                          AND greatest(a.due, a.return_due) >= a.given) AS overdue,
                       count(*) FILTER (WHERE a.state = 'reported') AS waiting,
                       count(*) FILTER (WHERE a.state IN ('accepted', 'not-required')) AS closed, count(*) AS total
                  FROM assignments a JOIN measures m ON m.id = a.measure_id
                 WHERE m.road_map_id = :map AND a.state <> 'withdrawn'
            """),
            {"map": road_map_id, "today": today},
        )
    ).one()
    return dict(row._mapping)
