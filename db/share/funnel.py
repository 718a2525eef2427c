"""The way of learners from signing up to meeting regularly, and what they do: counted in the year, in one statement."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.share.shares import LIVING, given
from domain.targets import CountingRule, Year

#: Meetings from which on a pair meets regularly.
REGULARLY = 3
#: Weeks of meetings, the present one included.
WEEKS = 7


@dataclass(frozen=True)
class Funnel:
    """Unique learners: signed up, in a pair of the year, who have met, who have met three times; and who counts by form and by
    direction of the mentor (one may count in several). `weeks`: Monday → confirmed meetings, the present week last."""

    registered: int
    paired: int
    met: int
    regularly: int
    forms: Mapping[str, int]
    directions: Mapping[str, int]
    weeks: Mapping[date, int]

    @property
    def steps(self) -> tuple[int, int, int, int]:
        """From the widest to the narrowest."""
        return self.registered, self.paired, self.met, self.regularly


_FUNNEL = text(f"""{LIVING},
    held AS (
        SELECT living.person, living.pair, p.form, p.mentor_id, m.id AS meeting
          FROM living JOIN pairs p ON p.id = living.pair
          LEFT JOIN meetings m ON m.pair_id = living.pair AND m.state = 'confirmed' AND m.day BETWEEN :first AND :until),
    people AS (SELECT person, count(DISTINCT meeting) AS meetings FROM held GROUP BY person),
    signed AS (
        SELECT t.person_id AS person FROM participants t
         WHERE t.id = ANY(ARRAY(SELECT id FROM pupils)) AND t.state IN ('applied', 'admitted')
           AND (:either_role OR t.role = 'mentee') AND (t.completed_at IS NOT NULL OR t.state = 'admitted')
        UNION SELECT person FROM people)
    SELECT 'step' AS what, 'registered' AS name, count(*) AS people FROM signed
    UNION ALL SELECT 'step', 'paired', count(*) FROM people
    UNION ALL SELECT 'step', 'met', count(*) FROM people WHERE meetings > 0
    UNION ALL SELECT 'step', 'regularly', count(*) FROM people WHERE meetings >= :regularly
    UNION ALL SELECT 'form', form, count(DISTINCT person) FROM held WHERE meeting IS NOT NULL OR NOT :needs_meeting GROUP BY form
    UNION ALL
    SELECT 'direction', d.code, count(DISTINCT held.person)
      FROM held JOIN participants mentor ON mentor.id = held.mentor_id
      CROSS JOIN LATERAL jsonb_array_elements_text(mentor.directions) AS d (code)
     WHERE held.meeting IS NOT NULL OR NOT :needs_meeting GROUP BY d.code
    UNION ALL
    SELECT 'week', date_trunc('week', m.day)::date::text, count(*) FROM meetings m
     WHERE m.pair_id IN (SELECT pair FROM living) AND m.state = 'confirmed' AND m.day BETWEEN :since AND :until
     GROUP BY date_trunc('week', m.day)
""")


async def funnel(
    tx: AsyncSession, programme_id: int, rule: CountingRule, year: Year, on: date, place_ids: Collection[int]
) -> Funnel:
    """The learners of these organisations in `year`, as of the local day `on`. Weeks begin on Mondays and reach back beyond the
    year's first day."""
    monday = min(on, year.last) - timedelta(days=min(on, year.last).weekday())
    weeks = [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    asked = {**given(programme_id, rule, year, on, place_ids), "regularly": REGULARLY, "since": weeks[0]}
    found: dict[str, dict[str, int]] = {"step": {}, "form": {}, "direction": {}, "week": {}}
    for row in await tx.execute(_FUNNEL, asked):
        found[row.what][row.name] = row.people
    return Funnel(
        **found["step"],
        forms=dict(sorted(found["form"].items())),
        directions=dict(sorted(found["direction"].items())),
        weeks={week: found["week"].get(week.isoformat(), 0) for week in weeks},
    )


async def direction_titles(tx: AsyncSession) -> Mapping[str, dict[str, str]]:
    """What directions are called, by code and language; retired ones included."""
    rows = await tx.execute(text("SELECT code, title FROM tags WHERE kind = 'direction'"))
    return {row.code: row.title for row in rows}
