"""What the registers say above the organisations: counts by organisation and form, or by month. Masked by the caller."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms import Part
from domain.targets import Year

#: Organisation → form (or month «2026-09») → how many.
Table = Mapping[int, Mapping[str, int]]

#: Every organisation under the place in which people can take part, with somebody in it or not.
_UNDER = """
    SELECT o.id, o.short_name FROM organizations o JOIN organization_kinds k ON k.code = o.kind
     WHERE o.path @> ARRAY[CAST(:place AS bigint)] AND k.level = 'institution'
"""
_LIVING_PAIR = "p.state IN ('active', 'paused')"


async def places(tx: AsyncSession, place_id: int) -> Mapping[int, str]:
    """The organisations under a place: id → short name, by name."""
    rows = await tx.execute(text(f"{_UNDER} ORDER BY o.short_name, o.id"), {"place": place_id})
    return {row.id: row.short_name for row in rows}


async def participations(tx: AsyncSession, place_id: int, part: Part) -> Table:
    """Admitted participations: somebody who takes part in two forms is counted in each."""
    return await _table(
        tx,
        f"""
        SELECT t.organization_id AS place, t.form AS cell, count(*) AS number FROM participants t
         WHERE t.organization_id IN (SELECT id FROM ({_UNDER}) under) AND t.role = :part AND t.state = 'admitted' GROUP BY 1, 2
        """,
        {"place": place_id, "part": part.value},
    )


async def pairs(tx: AsyncSession, place_id: int) -> Table:
    """Pairs in which both have agreed and that have not ended."""
    return await _table(
        tx,
        f"""
        SELECT p.organization_id AS place, p.form AS cell, count(*) AS number FROM pairs p
         WHERE p.organization_id IN (SELECT id FROM ({_UNDER}) under) AND {_LIVING_PAIR} GROUP BY 1, 2
        """,
        {"place": place_id},
    )


@dataclass(frozen=True)
class Months:
    """Confirmed meetings by organisation and month, and the pairs that had them: by month, and in all the months."""

    meetings: Table
    pairs: Table
    pairs_in_all: Mapping[int, int]


async def meetings(tx: AsyncSession, place_id: int, span: Year) -> Months:
    """The confirmed meetings of these days."""
    asked = {"place": place_id, "first": span.first, "last": span.last}
    confirmed = f"""
          FROM meetings m JOIN pairs p ON p.id = m.pair_id
         WHERE p.organization_id IN (SELECT id FROM ({_UNDER}) under) AND m.state = 'confirmed'
           AND m.day BETWEEN :first AND :last
    """
    cell = "to_char(m.day, 'YYYY-MM')"
    in_all = await tx.execute(
        text(f"SELECT p.organization_id AS place, count(DISTINCT p.id) AS number {confirmed} GROUP BY 1"), asked
    )
    return Months(
        meetings=await _table(
            tx, f"SELECT p.organization_id AS place, {cell} AS cell, count(*) AS number {confirmed} GROUP BY 1, 2", asked
        ),
        pairs=await _table(
            tx,
            f"SELECT p.organization_id AS place, {cell} AS cell, count(DISTINCT p.id) AS number {confirmed} GROUP BY 1, 2",
            asked,
        ),
        pairs_in_all={row.place: row.number for row in in_all},
    )


async def _table(tx: AsyncSession, statement: str, asked: dict[str, object]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for row in await tx.execute(text(statement), asked):
        found.setdefault(row.place, {})[row.cell] = row.number
    return found
