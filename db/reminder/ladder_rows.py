"""Which ladder an item has and at which hour a morning is read: asked for many at once, in one statement each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.allowed_hours import MORNING
from domain.ladder import USUAL, Ladder
from domain.own_ladder import AS_RULED, OwnLadder

#: SQL: what `read` understands, of a row `l`.
COLUMNS = "l.organization_id, l.measure_id, l.before, l.documents, l.executor, l.above, l.controller, l.weeks, l.region, l.hour"


@dataclass(frozen=True)
class Ladders:
    """What was set by some owners and for some measures, and the hours of some organisations."""

    own: dict[tuple[int, int | None], OwnLadder]

    @classmethod
    async def of(cls, tx: AsyncSession, organization_ids: Collection[int], measure_ids: Collection[int] = ()) -> "Ladders":
        """Everything that was set for these organisations and measures."""
        rows = await tx.execute(
            text(f"""
                SELECT {COLUMNS} FROM ladders l
                 WHERE (l.measure_id IS NULL AND l.organization_id = ANY(:places)) OR l.measure_id = ANY(:measures)
            """),
            {"places": sorted(organization_ids), "measures": sorted(measure_ids)},
        )
        return cls({(row.organization_id, row.measure_id): read(row) for row in rows})

    def ladder(self, owner: int, measure_id: int | None = None) -> Ladder:
        """The ladder of what stands in a road map of this owner: the measure's own, else the owner's, else the rule's."""
        found = self.own.get((owner, measure_id)) or self.own.get((owner, None))
        return found.ladder if found is not None else USUAL

    def morning(self, path: Sequence[int]) -> time:
        """The hour of the mornings of an organisation, set there or by the nearest one above it."""
        for place in reversed(path):
            if (found := self.own.get((place, None))) is not None:
                return found.morning
        return MORNING


def read(row: Any) -> OwnLadder:
    """The settings of a row with `COLUMNS`."""
    return OwnLadder(
        before=tuple(row.before),
        documents=tuple(row.documents),
        executor=row.executor,
        above=row.above,
        controller=row.controller,
        weeks=row.weeks,
        region=row.region,
        hour=row.hour if row.hour is not None else AS_RULED.hour,
    )


async def mornings_of(tx: AsyncSession, person_ids: Collection[int]) -> dict[int, time]:
    """The hour at which each of these persons reads the morning: of the organisation of the first office."""
    rows = await tx.execute(
        text("""
            SELECT p.id, (SELECT l.hour FROM unnest(o.path) WITH ORDINALITY AS above (id, depth)
                            JOIN ladders l ON l.organization_id = above.id AND l.measure_id IS NULL
                           ORDER BY above.depth DESC LIMIT 1) AS hour
              FROM unnest(CAST(:ids AS bigint[])) AS p (id)
              LEFT JOIN LATERAL (SELECT o.path FROM appointments a JOIN organizations o ON o.id = a.organization_id
                                  WHERE a.person_id = p.id AND a.until IS NULL ORDER BY a.id LIMIT 1) o ON true
        """),
        {"ids": sorted(person_ids)},
    )
    return {row.id: MORNING if row.hour is None else time(row.hour) for row in rows}
