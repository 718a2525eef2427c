"""How many learners an organisation has in a year: the latest word counts, earlier ones stay."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Denominator
from db.request import number_requests
from db.share.shares import FAMILY

#: Earlier words that are shown beside the one that counts.
SHOWN = 4


@dataclass(frozen=True)
class Entered:
    """What was said and when (aware)."""

    pupils: int
    at: datetime


async def enter(
    tx: AsyncSession, organization_id: int, programme_id: int, year: int, pupils: int, *, now: datetime, by: int | None
) -> None:
    """A new word about a year. Rights are asked by the caller in this transaction."""
    tx.add(
        Denominator(
            organization_id=organization_id, programme_id=programme_id, year=year, pupils=pupils, entered_at=now, entered_by=by
        )
    )
    await tx.flush()
    await number_requests.answered(tx, organization_id, programme_id, year, now=now)


async def history(tx: AsyncSession, organization_id: int, programme_id: int, year: int) -> Sequence[Entered]:
    """What was said about the year, the latest first."""
    rows = await tx.execute(
        select(Denominator.pupils, Denominator.entered_at)
        .where(
            Denominator.organization_id == organization_id,
            Denominator.programme_id == programme_id,
            Denominator.year == year,
        )
        .order_by(Denominator.entered_at.desc(), Denominator.id.desc())
        .limit(SHOWN)
    )
    return [Entered(row.pupils, row.entered_at) for row in rows]


@dataclass(frozen=True)
class Owing:
    """An organisation whose head has not said how many learners there are; `joined`: the head has an account."""

    organization_id: int
    organization: str
    joined: bool


async def owing(tx: AsyncSession, programme_id: int, year: int, place_ids: Collection[int]) -> Sequence[Owing]:
    """Which of these organisations have no number for the year."""
    rows = await tx.execute(
        text(f"""
            SELECT o.id, o.short_name, o.id = ANY(ARRAY(
                       SELECT a.organization_id FROM appointments a
                         JOIN accounts c ON c.person_id = a.person_id AND c.replaced_at IS NULL
                        WHERE a.organization_id = ANY(:places) AND a.office = 'head' AND a.until IS NULL)) AS joined
              FROM organizations o
             WHERE o.id = ANY(:places) AND NOT EXISTS (
                       SELECT 1 FROM denominators d
                        WHERE d.organization_id = o.id AND d.programme_id IN ({FAMILY}) AND d.year = :year)
             ORDER BY o.kind DESC, o.id
        """),
        {"places": sorted(place_ids), "programme": programme_id, "year": year},
    )
    return [Owing(row.id, row.short_name, row.joined) for row in rows]
