"""Other indicators of a programme: what they are, what people have entered for them, and what the rows give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Indicator, IndicatorGoal, IndicatorNumber
from db.share.shares import TAKING_PART, Outlook
from domain.indicators import FIRST_BAND, SATISFIED, Rule, Value
from domain.targets import Year

#: Indicators that a programme may have at a time.
MOST = 12


@dataclass(frozen=True)
class Seen:
    """An indicator in a year: its value, what it has to reach, and the day on which its denominator was last said."""

    id: int
    rule: Rule
    title: str
    source: str | None
    band: tuple[int, int] | None
    value: Value
    goal: Decimal | None
    entered_at: datetime | None


async def of(tx: AsyncSession, one: Outlook, year: Year, on: date) -> list[Seen]:
    """The indicators of the programme that is looked at, from the place that is looked at, on the local day `on`."""
    rows = await tx.execute(
        select(Indicator).where(Indicator.programme_id == one.programme_id, Indicator.retired_at.is_(None)).order_by(Indicator.id)
    )
    return [await _seen(tx, row, one, year, on) for row in rows.scalars().all()]


async def _seen(tx: AsyncSession, row: Indicator, one: Outlook, year: Year, on: date) -> Seen:
    rule = Rule(row.rule)
    number = year.last.year
    band = None if row.from_grade is None or row.to_grade is None else (row.from_grade, row.to_grade)
    goal = await tx.execute(
        select(IndicatorGoal.percent).where(IndicatorGoal.indicator_id == row.id, IndicatorGoal.year == number)
    )
    said = await _entered(tx, row.id, number)
    numerator, denominator = await _counted(tx, rule, band, one, year, min(on, year.last))
    if rule is Rule.TYPED:
        numerator = said["numerator"].number if "numerator" in said else None
    if rule.asks_denominator:
        denominator = said["denominator"].number if "denominator" in said else None
    at = said["denominator"].entered_at if "denominator" in said else None
    return Seen(row.id, rule, row.title, row.source, band, Value(numerator, denominator), goal.scalar_one_or_none(), at)


async def _entered(tx: AsyncSession, indicator_id: int, year: int) -> dict[str, Any]:
    """The last numbers that a person has said for the year, by part."""
    rows = await tx.execute(
        text("""
            SELECT DISTINCT ON (part) part, number, entered_at FROM indicator_numbers
             WHERE indicator_id = :id AND year = :year ORDER BY part, entered_at DESC, id DESC
        """),
        {"id": indicator_id, "year": year},
    )
    return {row.part: row for row in rows}


#: The class on a day, worked out from the day on which it was last known, by the rule of `domain.school_year.grade_now`: a school
#: year begins in September (four months before January), what is said from August on (five) is the class of the coming one.
_GRADE = """
    t.grade + CASE WHEN CAST(:on AS date) >= said.day
        THEN greatest(0, EXTRACT(year FROM CAST(:on AS date) + interval '4 months') - said.year)
        ELSE EXTRACT(year FROM CAST(:on AS date) + interval '5 months') - said.year END
"""
_PEOPLE = text(f"""
    WITH parts AS (
        SELECT t.id, t.person_id FROM participants t
          JOIN organizations o ON o.id = t.organization_id AND o.path @> ARRAY[CAST(:place AS bigint)]
          CROSS JOIN LATERAL (SELECT coalesce(t.class_as_of, (t.applied_at AT TIME ZONE o.zone)::date) AS day) told
          CROSS JOIN LATERAL (SELECT told.day, EXTRACT(year FROM told.day + interval '5 months') AS year) said
         WHERE {TAKING_PART} AND t.role = :role AND t.category = :category
           AND (CAST(:low AS int) IS NULL OR {_GRADE} BETWEEN :low AND :high))
    SELECT count(DISTINCT parts.person_id) FROM parts
      JOIN pairs p ON parts.id = CASE :role WHEN 'mentor' THEN p.mentor_id ELSE p.mentee_id END
      JOIN organizations o ON o.id = p.organization_id
     WHERE (p.active_at AT TIME ZONE o.zone)::date <= :on
       AND (p.ended_at IS NULL OR (p.ended_at AT TIME ZONE o.zone)::date >= :first)
       AND (NOT :needs_meeting OR EXISTS (SELECT 1 FROM meetings m WHERE m.pair_id = p.id AND m.state = 'confirmed'
                                             AND m.day BETWEEN :first AND :on))
""")
_ENTERPRISES = text("""
    SELECT count(DISTINCT lower(p.name)) FROM partners p
      JOIN organizations o ON o.id = p.organization_id AND o.path @> ARRAY[CAST(:place AS bigint)]
     WHERE p.removed_at IS NULL AND p.mentors > 0 AND p.dated <= :on AND (p.until IS NULL OR p.until >= :on)
""")
_FACES = text(f"""
    WITH last AS (
        SELECT DISTINCT ON (u.person_id) u.value FROM pulses u JOIN pairs p ON p.id = u.pair_id
          JOIN participants t ON t.id = CASE :role WHEN 'mentor' THEN p.mentor_id ELSE p.mentee_id END
          JOIN organizations o ON o.id = p.organization_id AND o.path @> ARRAY[CAST(:place AS bigint)]
         WHERE {TAKING_PART} AND u.part = :role AND u.value IS NOT NULL
           AND (u.said_at AT TIME ZONE o.zone)::date BETWEEN :first AND :on
         ORDER BY u.person_id, u.month DESC)
    SELECT count(*) FILTER (WHERE value >= :satisfied) AS yes, count(*) AS every FROM last
""")


async def _counted(
    tx: AsyncSession, rule: Rule, band: tuple[int, int] | None, one: Outlook, year: Year, on: date
) -> tuple[int | None, int | None]:
    """Numerator and denominator as the rows give them; None for what a person has to say."""
    asked = {"programme": one.programme_id, "place": one.place_id, "first": year.first, "on": on}
    match rule:
        case Rule.TYPED:
            return None, None
        case Rule.ENTERPRISES:
            return int((await tx.execute(_ENTERPRISES, {"place": one.place_id, "on": on})).scalar_one()), None
        case Rule.MENTEES_SATISFIED | Rule.MENTORS_SATISFIED:
            role = "mentor" if rule is Rule.MENTORS_SATISFIED else "mentee"
            row = (await tx.execute(_FACES, {**asked, "role": role, "satisfied": SATISFIED})).one()
            return row.yes, row.every
        case Rule.MENTORS | Rule.MENTEES | Rule.YOUNG_TEACHERS:
            low, high = band or (None, None)
            found = await tx.execute(
                _PEOPLE,
                {
                    **asked,
                    "role": "mentor" if rule is Rule.MENTORS else "mentee",
                    "category": "teacher" if rule is Rule.YOUNG_TEACHERS else "pupil",
                    "low": low,
                    "high": high,
                    "needs_meeting": one.rule.needs_meeting,
                },
            )
            return int(found.scalar_one()), None


async def add(tx: AsyncSession, programme_id: int, rule: Rule, title: str, *, now: datetime, by: int) -> int | None:
    """A new indicator; None where there are as many as a screen holds. Rights are asked by the caller."""
    many = await tx.execute(
        text("SELECT count(*) FROM indicators WHERE programme_id = :id AND retired_at IS NULL"), {"id": programme_id}
    )
    if many.scalar_one() >= MOST:
        return None
    low, high = FIRST_BAND.get(rule, (None, None))
    row = Indicator(
        programme_id=programme_id, rule=rule.value, title=title, from_grade=low, to_grade=high, created_at=now, created_by=by
    )
    tx.add(row)
    await tx.flush()
    return row.id


async def find(tx: AsyncSession, programme_id: int, indicator_id: int) -> Indicator | None:
    """The indicator of the programme, locked; None for another's or a retired one."""
    rows = await tx.execute(
        select(Indicator)
        .where(Indicator.id == indicator_id, Indicator.programme_id == programme_id, Indicator.retired_at.is_(None))
        .with_for_update()
    )
    return rows.scalar_one_or_none()


async def aim(tx: AsyncSession, indicator_id: int, year: int, percent: Decimal, *, now: datetime, by: int) -> None:
    """What it has to reach in a year, in place of what was said before."""
    row = insert(IndicatorGoal).values(indicator_id=indicator_id, year=year, percent=percent, set_at=now, set_by=by)
    await tx.execute(
        row.on_conflict_do_update(index_elements=["indicator_id", "year"], set_={"percent": percent, "set_at": now, "set_by": by})
    )


async def enter(tx: AsyncSession, indicator_id: int, year: int, part: str, number: int, *, now: datetime, by: int) -> None:
    """A new word about one of its numbers; earlier ones stay."""
    tx.add(IndicatorNumber(indicator_id=indicator_id, year=year, part=part, number=number, entered_at=now, entered_by=by))
    await tx.flush()


async def history(tx: AsyncSession, indicator_id: int, year: int) -> Sequence[Any]:
    """What was entered for the year, the latest first: part, number, entered_at."""
    rows = await tx.execute(
        text("""
            SELECT part, number, entered_at FROM indicator_numbers
             WHERE indicator_id = :id AND year = :year ORDER BY entered_at DESC, id DESC LIMIT 5
        """),
        {"id": indicator_id, "year": year},
    )
    return rows.all()
