"""Lines of targets: what a paper promises from year to year, and what became of each promise on its date."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.share import shares
from db.share.shares import Counted, Number
from domain.offices import Level
from domain.target_base import Base, base_of
from domain.targets import CountingRule, Share, Year, Years, from_percent, missing, reached


@dataclass(frozen=True)
class Promised:
    """A share promised by a date; `result` once it is closed, with the frozen numbers it was made of."""

    id: int
    due: date
    percent: Decimal
    result: str | None
    snapshot: Mapping[str, Any] | None

    @property
    def target(self) -> Fraction:
        """The exact share."""
        return from_percent(self.percent)

    def frozen(self, organization_id: int) -> Number | None:
        """What the closed promise was made of at an organisation, the one that promised included; None where it says nothing."""
        if self.snapshot is None:
            return None
        if organization_id == self.snapshot["organization"]:
            return Number(self.snapshot["numerator"], self.snapshot["by_journal"], self.snapshot["denominator"])
        return next((Number(*one[1:]) for one in self.snapshot["places"] if one[0] == organization_id), None)


@dataclass(frozen=True)
class Line:
    """The promises of one paper on one base (`base` is null where the paper has a single one), by date."""

    road_map_id: int
    title: str
    number: str | None
    issued: date | None
    base: str | None
    #: The printed words, and the organisations that they mean; None: nobody has said yet, so nothing is counted.
    words: str
    scope: Base | None
    organization_id: int
    organization: str
    targets: tuple[Promised, ...]

    def current(self, today: date) -> Promised | None:
        """The promise that is worked on: the next one by date; after the last date the last one."""
        return next((one for one in self.targets if one.due >= today), self.targets[-1] if self.targets else None)

    def within(self, year: Year) -> Promised | None:
        """The last promise of a year."""
        return next((one for one in reversed(self.targets) if one.due in year), None)


async def lines(tx: AsyncSession, programme_id: int, path: Collection[int]) -> Sequence[Line]:
    """What the organisations on `path` have promised in published papers of the programme, the earlier paper first."""
    rows = await tx.execute(
        text("""
            SELECT t.id, t.due, t.percent, t.result, t.snapshot, t.base, t.counted_base, t.organization_id, o.short_name,
                   r.id AS road_map_id, r.title, r.number, r.issued,
                   (SELECT count(DISTINCT s.base) FROM targets s
                     WHERE s.road_map_id = r.id AND s.programme_id = :programme AND s.organization_id = o.id) AS bases
              FROM targets t JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'
              JOIN organizations o ON o.id = t.organization_id
             WHERE t.programme_id = :programme AND t.organization_id = ANY(:path)
             ORDER BY r.published_at, r.id, o.id, t.base, t.due, t.id
        """),
        {"programme": programme_id, "path": list(path)},
    )
    found = []
    for _, group in groupby(rows, key=lambda row: (row.road_map_id, row.organization_id, row.base)):
        of_line = list(group)
        one = of_line[0]
        found.append(
            Line(
                road_map_id=one.road_map_id,
                title=one.title,
                number=one.number,
                issued=one.issued,
                base=one.base if one.bases > 1 else None,
                words=one.base,
                scope=base_of(one.counted_base, one.base),
                organization_id=one.organization_id,
                organization=one.short_name,
                targets=tuple(Promised(row.id, row.due, row.percent, row.result, row.snapshot) for row in of_line),
            )
        )
    return found


async def say_base(tx: AsyncSession, line: Line, base: Base) -> None:
    """A coordinator's word: whose learners every open promise of the line is of. Rights are asked by the caller."""
    await tx.execute(
        text("""
            UPDATE targets SET counted_base = :base, version = version + 1
             WHERE id = ANY(:ids) AND result IS NULL AND counted_base IS DISTINCT FROM :base
        """),
        {"ids": [one.id for one in line.targets], "base": base},
    )


async def zones_with_due(tx: AsyncSession, now: datetime) -> Sequence[tuple[str, date]]:
    """Zones in which an open promise's date is over at this aware moment, each with its local day."""
    rows = await tx.execute(
        text("""
            SELECT DISTINCT o.zone, (CAST(:now AS timestamptz) AT TIME ZONE o.zone)::date AS today
              FROM targets t JOIN organizations o ON o.id = t.organization_id
              JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'
             WHERE t.result IS NULL AND t.due < (CAST(:now AS timestamptz) AT TIME ZONE o.zone)::date
             ORDER BY 1
        """),
        {"now": now},
    )
    return [(row.zone, row.today) for row in rows]


@dataclass(frozen=True)
class Closed:
    """A promise whose date is over, with what its result is made of. `late`: its date was over when the paper was published."""

    id: int
    organization_id: int
    path: tuple[int, ...]
    level: Level
    base: Base
    organization: str
    due: date
    percent: Decimal
    result: str
    counted: Counted
    missing: int | None
    title: str
    number: str | None
    issued: date | None
    late: bool


async def close(tx: AsyncSession, zone: str, today: date, now: datetime) -> Sequence[Closed]:
    """Close every open promise in the zone whose date is over on its local day `today`: count, judge, freeze.

    A promise of which nobody has said whose learners it is of stays open until somebody does. One that somebody else is
    closing at this moment is left to them.
    """
    rows = await tx.execute(
        text("""
            SELECT t.id, t.programme_id, t.organization_id, t.due, t.percent, t.base, t.counted_base, o.path,
                   o.short_name, k.level, p.counting, p.counted_role, p.counted_year, r.title, r.number, r.issued,
                   (r.published_at AT TIME ZONE o.zone)::date > t.due AS late
              FROM targets t JOIN organizations o ON o.id = t.organization_id JOIN organization_kinds k ON k.code = o.kind
              JOIN programmes p ON p.id = t.programme_id
              JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'
             WHERE t.result IS NULL AND o.zone = :zone AND t.due < :today
             ORDER BY t.due, t.id FOR UPDATE OF t SKIP LOCKED
        """),
        {"zone": zone, "today": today},
    )
    found = [(row, base_of(row.counted_base, row.base)) for row in rows.all()]
    return [await _close(tx, row, base, now) for row, base in found if base is not None]


async def _close(tx: AsyncSession, row: Any, base: Base, now: datetime) -> Closed:
    rule = CountingRule(needs_meeting=row.counting == "meeting", either_role=row.counted_role == "either")
    under = await shares.places(tx, row.programme_id, row.organization_id, base)
    counted = await shares.count(tx, row.programme_id, rule, Years(row.counted_year).of(row.due), row.due, under)
    target = from_percent(row.percent)
    result = {True: "reached", False: "missed", None: "no-data"}[reached(counted.total.share, target)]
    lacking = missing(counted.total.share, target)
    await tx.execute(
        text("UPDATE targets SET result = :result, closed_at = :now, snapshot = CAST(:snapshot AS jsonb) WHERE id = :id"),
        {"id": row.id, "result": result, "now": now, "snapshot": _snapshot(row, base, counted, lacking)},
    )
    return Closed(
        id=row.id,
        organization_id=row.organization_id,
        path=tuple(row.path),
        level=Level(row.level),
        base=base,
        organization=row.short_name,
        due=row.due,
        percent=row.percent,
        result=result,
        counted=counted,
        missing=lacking,
        title=row.title,
        number=row.number,
        issued=row.issued,
        late=row.late,
    )


def _snapshot(row: Any, base: Base, counted: Counted, lacking: int | None) -> str:
    """Plain numbers only: later corrections, departures and erasures never change what was reported."""
    share: Share = counted.total.share
    return json.dumps(
        {
            "organization": row.organization_id,
            "on": row.due.isoformat(),
            "numerator": share.numerator,
            "denominator": share.denominator,
            "by_journal": counted.by_journal,
            "missing": lacking,
            "unknown": sorted(counted.total.unknown),
            "counting": row.counting,
            "counted_role": row.counted_role,
            "counted_year": row.counted_year,
            "base": base,
            #: organisation, involved, of them by journal, learners
            "places": [[place, one.involved, one.by_journal, one.pupils] for place, one in sorted(counted.places.items())],
        }
    )
