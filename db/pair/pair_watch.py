"""What the clocks of pairs have come to: pairs that are silent, proposals that nobody answers, and what was asked already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import PairAsk
from domain.allowed_hours import local_day
from domain.pair_clocks import Clock, Rung

#: What `pair_asks` says of a proposal that was asked about again.
NUDGE = "nudge"


@dataclass(frozen=True)
class Watched:
    """An active pair: its clock, and the rungs that were asked since the clock's beginning."""

    pair_id: int
    organization_id: int
    zone: ZoneInfo
    clock: Clock
    told: frozenset[Rung]


async def silent(tx: AsyncSession, now: datetime, organization_id: int | None = None) -> Sequence[Watched]:
    """Active pairs (of one organisation, or of all) without a sign of life for a week at least, at the aware moment `now`; a
    meeting that is planned is one."""
    rows = await tx.execute(
        text("""
            SELECT p.id, p.organization_id, o.zone, p.active_at, p.watched_from, m.last, coalesce(m.met, false) AS met,
                   ARRAY(SELECT a.rung || ' ' || a.since FROM pair_asks a WHERE a.pair_id = p.id) AS asked
              FROM pairs p JOIN organizations o ON o.id = p.organization_id
              LEFT JOIN LATERAL (
                   SELECT max(m.day) FILTER (WHERE m.state <> 'planned'
                                                OR m.day >= (CAST(:now AS timestamptz) AT TIME ZONE o.zone)::date) AS last,
                          bool_or(m.state IN ('held', 'confirmed')) AS met
                     FROM meetings m WHERE m.pair_id = p.id) m ON true
             WHERE p.state = 'active' AND p.organization_id = coalesce(CAST(:place AS bigint), p.organization_id)
               AND greatest(p.active_at, p.watched_from) < CAST(:now AS timestamptz) - interval '6 days'
               AND (m.last IS NULL OR m.last < (CAST(:now AS timestamptz) AT TIME ZONE o.zone)::date - 6)
             ORDER BY p.organization_id, p.id
        """),
        {"now": now, "place": organization_id},
    )
    return [_watched(row) for row in rows]


def _watched(row: Any) -> Watched:
    zone = ZoneInfo(row.zone)
    clock = Clock(
        begun_on=local_day(row.active_at, zone),
        last_sign=row.last,
        met=row.met,
        resumed_on=local_day(row.watched_from, zone) if row.watched_from else None,
    )
    asked = (one.split(" ") for one in row.asked)
    told = frozenset(Rung(rung) for rung, since in asked if rung != NUDGE and date.fromisoformat(since) >= clock.since)
    return Watched(row.id, row.organization_id, zone, clock, told)


async def unanswered(tx: AsyncSession, now: datetime) -> Sequence[tuple[int, bool]]:
    """Proposals that wait for a week at least, the oldest first: pair id, and whether it was asked about again.

    While an urgent report about one of the two is open, nobody is asked about their pair.
    """
    rows = await tx.execute(
        text("""
            SELECT p.id, EXISTS (SELECT 1 FROM pair_asks a WHERE a.pair_id = p.id AND a.rung = :nudge) AS asked
              FROM pairs p WHERE p.state = 'proposed' AND p.proposed_at <= CAST(:now AS timestamptz) - interval '6 days'
               AND NOT EXISTS (SELECT 1 FROM concerns c JOIN participants o ON o.person_id = c.about_person_id
                                WHERE c.urgent AND c.closed_at IS NULL AND o.id IN (p.mentor_id, p.mentee_id))
             ORDER BY p.proposed_at, p.id
        """),
        {"now": now, "nudge": NUDGE},
    )
    return [(row.id, row.asked) for row in rows]


async def asked(tx: AsyncSession, pair_id: int, rungs: Iterable[str], since: date, today: date) -> None:
    """These rungs were asked on the local day `today`; asked before, they stay as they are."""
    for rung in rungs:
        await tx.execute(
            insert(PairAsk).values(pair_id=pair_id, rung=str(rung), since=since, asked_on=today).on_conflict_do_nothing()
        )
