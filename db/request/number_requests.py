"""Heads are asked for the number of learners of a year and reminded until they have said it.

The coordinator hears of it only where no head can be reached, and sees who has not answered on the screens and in the summary
of the week.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.organization.organizations import SEEN
from db.reminder import reminders
from db.reminder.holders import Holders
from db.reminder.ladder_rows import Ladders
from db.reminder.own_items import of_number
from db.share import shares, targets
from db.share.shares import FAMILY
from domain.allowed_hours import local_day
from domain.denominator import Ask, asked_for, days_of_asking
from domain.offices import Office
from domain.reminders import wanted
from domain.target_base import Base
from domain.targets import Years
from domain.watched import Item, ItemKey, Kind
from domain.working_days import A_DAY

#: Days that a head has for the answer.
DAYS = 14

_LIVE = """
    SELECT p.id, p.organization_id, p.counted_year, p.numbers_on, o.zone, o.path
      FROM programmes p JOIN organizations o ON o.id = p.organization_id
     WHERE EXISTS (SELECT 1 FROM targets t JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'
                    WHERE t.programme_id = p.id AND t.result IS NULL AND t.organization_id = ANY(o.path))
"""
_DEEPEST_FIRST = "ORDER BY cardinality(o.path) DESC, p.id"
#: Those of an organisation, of the ones above it, and of institutions that its offices see.
_NEAR = f"""
    AND (o.id = ANY(ARRAY(SELECT unnest(near.path) FROM organizations near WHERE near.id = :place))
         OR {SEEN} AND EXISTS (SELECT 1 FROM organization_kinds ok WHERE ok.code = o.kind AND ok.level = 'institution'))
"""


async def ask(tx: AsyncSession, _: date, now: datetime) -> None:
    """The daily work: ask whoever has to be asked today, take back what nobody waits for any more.

    A school that takes part in programmes of its municipality is asked for those, not once more for one of the region: a
    region's share is the sum of its municipalities'. Of several programmes of one owner one asks, and the answer serves all.
    """
    asked: list[int] = []
    live = (await tx.execute(text(f"{_LIVE} {_DEEPEST_FIRST}"))).all()
    for programme, places in await _asking(tx, live):
        asked += await _ask(tx, programme, places, now)
    over = await _over(tx, [one.id for one in live], now)
    await reminders.plan(tx, [ItemKey(Kind.NUMBER, one) for one in (*asked, *over)], now=now)


async def ahead(tx: AsyncSession, organization_id: int, until: date, *, now: datetime) -> dict[date, frozenset[int]]:
    """Local day → who of this organisation, and of those that its offices see, will hear that morning of a number of learners
    that is not asked for yet, up to and including `until`. For the plan of thirty days: a number that is said until then is not
    asked for."""
    live = (await tx.execute(text(f"{_LIVE} {_NEAR} {_DEEPEST_FIRST}"), {"place": organization_id})).all()
    days = {one.id: _days(one, until, now) for one in live}
    if not any(days.values()):
        return {}
    seen = frozenset(
        (await tx.execute(text(f"SELECT o.id FROM organizations o WHERE {SEEN}"), {"place": organization_id})).scalars()
    )
    found: dict[date, set[int]] = {}
    for programme, places in await _asking(tx, live):
        for day in days[programme.id]:
            working_days = await calendar.working_days(tx, day)
            for item in await _items(tx, programme, sorted(seen.intersection(places)), day, now):
                for promise in wanted(item, working_days=working_days, from_day=day, until=until):
                    found.setdefault(promise.day, set()).add(promise.key.person)
    return {day: frozenset(people) for day, people in sorted(found.items())}


def _days(programme: Any, until: date, now: datetime) -> list[date]:
    tomorrow = local_day(now, ZoneInfo(programme.zone)) + A_DAY
    return days_of_asking(Years(programme.counted_year), programme.numbers_on, tomorrow, until)


async def _items(tx: AsyncSession, programme: Any, places: Collection[int], day: date, now: datetime) -> list[Item]:
    """What would be asked on a day to come, as what is watched. Where the number of that year is owed already, nothing is."""
    asked = [place for place, _ in await _wanted(tx, programme, places, day)]
    rows = await tx.execute(
        text("""
            SELECT 0 AS id, o.id AS organization_id, o.path, o.zone, CAST(:day AS date) AS asked_on, CAST(:due AS date) AS due,
                   CAST(:owner AS bigint) AS owner_id
              FROM organizations o
             WHERE o.id = ANY(:places) AND NOT EXISTS (
                   SELECT 1 FROM number_requests n JOIN programmes p ON p.id = n.programme_id
                    WHERE p.organization_id = :owner AND n.organization_id = o.id AND n.year = :year
                      AND n.answered_at IS NULL AND n.withdrawn_at IS NULL)
             ORDER BY o.id
        """),
        {
            "places": asked,
            "owner": programme.organization_id,
            "year": Years(programme.counted_year).number(day),
            "day": day,
            "due": day + timedelta(days=DAYS),
        },
    )
    found = rows.all()
    near = {place for row in found for place in row.path} | {programme.organization_id}
    holders, ladders = await Holders.of(tx, near), await Ladders.of(tx, near)
    return [of_number(row, holders, ladders, now) for row in found]


async def _asking(tx: AsyncSession, live: Sequence[Any]) -> list[tuple[Any, list[int]]]:
    """Which programme asks which organisations, the deepest first."""
    nearest: dict[int, int] = {}  # organisation → how deep the owner of the programme lies that it is asked for
    found = []
    for programme in live:
        depth = len(programme.path)
        places = [place for place in await _concerned(tx, programme) if nearest.setdefault(place, depth) == depth]
        found.append((programme, places))
    return found


async def _concerned(tx: AsyncSession, programme: Any) -> list[int]:
    """Organisations whose learners an open promise of the programme is of; all of them where nobody has said yet whose."""
    lines = await targets.lines(tx, programme.id, [programme.organization_id, *programme.path])
    scopes = {line.scope or Base.ALL for line in lines if any(one.result is None for one in line.targets)}
    placed = await shares.placed(tx, programme.id, programme.organization_id)
    return [place.id for place in placed if any(place.within(scope) for scope in scopes)]


async def _wanted(tx: AsyncSession, programme: Any, places: Collection[int], day: date) -> list[tuple[int, bool]]:
    """Which of these organisations owe a number on a local day, and whether one stands already that is too old."""
    zone, years = ZoneInfo(programme.zone), Years(programme.counted_year)
    rows = await tx.execute(
        text(f"""
            SELECT o.id, max(d.entered_at) AS entered_at
              FROM unnest(CAST(:places AS bigint[])) AS o (id)
              LEFT JOIN denominators d ON d.organization_id = o.id AND d.programme_id IN ({FAMILY}) AND d.year = :year
             GROUP BY o.id ORDER BY o.id
        """),
        {"places": sorted(places), "programme": programme.id, "year": years.number(day)},
    )
    heads = await Holders.of(tx, places)
    found = []
    for row in rows:
        entered = local_day(row.entered_at, zone) if row.entered_at is not None else None
        what = asked_for(years, day, programme.numbers_on, entered)
        # Where a number stands and no head can be reached, nobody else is bothered.
        if what is Ask.FIRST or (what is Ask.ANEW and heads.reachable.intersection(heads.at(Office.HEAD, [row.id], day))):
            found.append((row.id, what is Ask.ANEW))
    return found


async def _ask(tx: AsyncSession, programme: Any, places: Collection[int], now: datetime) -> list[int]:
    """New requests of the programme, by id."""
    today = local_day(now, ZoneInfo(programme.zone))
    owed = await _wanted(tx, programme, places, today)
    made = await tx.execute(
        text("""
            INSERT INTO number_requests (organization_id, programme_id, year, anew, asked_on, due)
            SELECT place, :programme, :year, anew, :today, :due
              FROM unnest(CAST(:places AS bigint[]), CAST(:anew AS boolean[])) AS w (place, anew)
             WHERE NOT EXISTS (
                   SELECT 1 FROM number_requests n JOIN programmes p ON p.id = n.programme_id
                    WHERE p.organization_id = :owner AND n.organization_id = w.place AND n.year = :year
                      AND n.answered_at IS NULL AND n.withdrawn_at IS NULL)
            ON CONFLICT DO NOTHING RETURNING id
        """),
        {
            "programme": programme.id,
            "owner": programme.organization_id,
            "year": Years(programme.counted_year).number(today),
            "today": today,
            "due": today + timedelta(days=DAYS),
            "places": [place for place, _ in owed],
            "anew": [anew for _, anew in owed],
        },
    )
    return list(made.scalars())


async def _over(tx: AsyncSession, live: Collection[int], now: datetime) -> list[int]:
    """Requests that nobody waits for any more: another year has begun, or the programme promises nothing now."""
    rows = await tx.execute(
        text("""
            UPDATE number_requests n SET withdrawn_at = :now
              FROM programmes p JOIN organizations o ON o.id = p.organization_id
             WHERE p.id = n.programme_id AND n.answered_at IS NULL AND n.withdrawn_at IS NULL
               AND (NOT n.programme_id = ANY(:live)
                    OR n.year < EXTRACT(year FROM (CAST(:now AS timestamptz) AT TIME ZONE o.zone)
                                        + CASE p.counted_year WHEN 'school' THEN interval '4 months' ELSE interval '0' END))
            RETURNING n.id
        """),
        {"now": now, "live": sorted(live)},
    )
    return list(rows.scalars())


async def answered(tx: AsyncSession, organization_id: int, programme_id: int, year: int, *, now: datetime) -> None:
    """A number was said: whoever waited for one of this programme, or of one above that counts it, waits no more."""
    rows = await tx.execute(
        text("""
            UPDATE number_requests n SET answered_at = :now
              FROM programmes p JOIN organizations o ON o.id = p.organization_id
             WHERE p.id = n.programme_id AND n.organization_id = :place AND n.year = :year
               AND n.answered_at IS NULL AND n.withdrawn_at IS NULL
               AND (n.programme_id = :programme
                    OR (SELECT own.path FROM programmes said JOIN organizations own ON own.id = said.organization_id
                         WHERE said.id = :programme) @> ARRAY[o.id])
            RETURNING n.id
        """),
        {"now": now, "place": organization_id, "programme": programme_id, "year": year},
    )
    await reminders.plan(tx, [ItemKey(Kind.NUMBER, one) for one in rows.scalars()], now=now)


@dataclass(frozen=True)
class Outdated:
    """An organisation whose number stands from before the day of asking, and which was asked anew on a day."""

    organization: str
    asked_on: date


async def outdated(tx: AsyncSession, programme_id: int, year: int, place_ids: Collection[int]) -> list[Outdated]:
    """Which of these organisations have not answered a request for a newer number."""
    rows = await tx.execute(
        text("""
            SELECT o.short_name, n.asked_on FROM number_requests n JOIN organizations o ON o.id = n.organization_id
             WHERE n.programme_id = :programme AND n.year = :year AND n.anew AND o.id = ANY(:places)
               AND n.answered_at IS NULL AND n.withdrawn_at IS NULL ORDER BY o.kind DESC, o.id
        """),
        {"programme": programme_id, "year": year, "places": sorted(place_ids)},
    )
    return [Outdated(row.short_name, row.asked_on) for row in rows]
