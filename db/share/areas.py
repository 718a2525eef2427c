"""The share municipality by municipality, as a region sees it: each person once in each of them, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.share.shares import NUMBERS, Number, given
from domain.masking import mask
from domain.targets import CountingRule, Year


@dataclass(frozen=True)
class Area:
    """A municipality: so many of so many over the organisations whose number of learners is known, `known` of `all`."""

    id: int
    name: str
    number: Number
    known: int
    all: int


_AREAS = text(f"""{NUMBERS},
    lie AS (
        SELECT place, (SELECT o.path[cardinality(root.path) + 1] FROM organizations o WHERE o.id = place) AS area
          FROM wanted, organizations root WHERE root.id = :root),
    people AS (
        SELECT lie.area, involved.person, bool_and(paper) AS paper
          FROM involved JOIN numbers USING (place) JOIN lie USING (place) WHERE known GROUP BY lie.area, involved.person),
    counted AS (SELECT area, count(*) AS involved, count(*) FILTER (WHERE paper) AS by_journal FROM people GROUP BY area),
    learners AS (
        SELECT lie.area, count(*) AS all, count(*) FILTER (WHERE known) AS known, sum(pupils) FILTER (WHERE known) AS pupils
          FROM lie JOIN numbers USING (place) GROUP BY lie.area)
    SELECT learners.area, o.short_name, learners.all, learners.known, learners.pupils::bigint,
           coalesce(counted.involved, 0) AS involved, coalesce(counted.by_journal, 0) AS by_journal
      FROM learners JOIN organizations o ON o.id = learners.area LEFT JOIN counted ON counted.area = learners.area
     ORDER BY o.short_name, o.id
""")


async def areas(
    tx: AsyncSession, programme_id: int, rule: CountingRule, year: Year, on: date, place_ids: Sequence[int], root_id: int
) -> list[Area]:
    """These organisations by what lies directly below `root_id`; one that lies there itself is an area of its own."""
    asked = {**given(programme_id, rule, year, on, place_ids), "year": year.last.year, "root": root_id}
    return [
        Area(row.area, row.short_name, Number(row.involved, row.by_journal, row.pupils), row.known, row.all)
        for row in await tx.execute(_AREAS, asked)
    ]


def told(found: Sequence[Area], *, total_told: bool) -> dict[int, int | None]:
    """How many are involved in each area, as it may be shown beside the sum of them all. Where that sum is hidden, nothing is."""
    cells = {one.id: one.number.involved for one in found}
    if not total_told:
        return dict.fromkeys(cells)
    return dict(mask(cells).cells)
