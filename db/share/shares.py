"""Shares of involved learners: who counts, of how many, per organisation and all together; counted in one statement.

The rules are those of `domain/targets.py`; a recount in plain Python over random histories holds the statement to them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.offices import Level
from domain.target_base import Base
from domain.targets import CountingRule, Share, Total, Year, Years

#: Kinds of organisations whose learners a share is of; another one belongs to it once a number of learners was entered there.
TEACHING: tuple[str, ...] = (Base.SCHOOLS, Base.ADDITIONAL)


@dataclass(frozen=True)
class Outlook:
    """A programme as it is seen from an organisation below or above: `place` is whose share is meant."""

    programme_id: int
    programme: str
    owner_id: int
    place_id: int
    place: str
    path: tuple[int, ...]
    level: Level
    zone: str
    rule: CountingRule
    years: Years = Years.CALENDAR


@dataclass(frozen=True)
class Number:
    """One organisation: learners involved, those among them for whom only paper speaks, and the number of learners."""

    involved: int
    by_journal: int
    pupils: int | None

    @property
    def share(self) -> Share:
        """So many of so many; "no data" where the number is unknown or 0."""
        return Share(self.involved, self.pupils)


@dataclass(frozen=True)
class Counted:
    """Organisations one by one, and their sum with each person once; `by_journal` are those of the sum's numerator."""

    places: Mapping[int, Number]
    total: Total
    by_journal: int


_OUTLOOKS = text("""
    SELECT p.id, p.title, p.counting, p.counted_role, p.counted_year, p.organization_id AS owner_id,
           place.id AS place_id, place.short_name, place.path, place.zone, k.level
      FROM organizations here
      JOIN programmes p ON true
      JOIN organizations owner ON owner.id = p.organization_id
      JOIN organizations place ON place.id = CASE WHEN here.path @> ARRAY[owner.id] THEN here.id ELSE owner.id END
      JOIN organization_kinds k ON k.code = place.kind
     WHERE here.id = :here AND (here.path @> ARRAY[owner.id] OR owner.path @> ARRAY[here.id])
     ORDER BY owner.path, p.id
""")


async def outlooks(tx: AsyncSession, organization_id: int) -> Sequence[Outlook]:
    """Every programme that concerns the organisation: its own, one of an organisation above, and for those above one below."""
    rows = await tx.execute(_OUTLOOKS, {"here": organization_id})
    return [
        Outlook(
            programme_id=row.id,
            programme=row.title,
            owner_id=row.owner_id,
            place_id=row.place_id,
            place=row.short_name,
            path=tuple(row.path),
            level=Level(row.level),
            zone=row.zone,
            rule=CountingRule(needs_meeting=row.counting == "meeting", either_role=row.counted_role == "either"),
            years=Years(row.counted_year),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Place:
    """An organisation whose learners are counted. `base`: the narrow base that it belongs to; None: only to that of all."""

    id: int
    name: str
    base: Base | None

    def within(self, base: Base) -> bool:
        """Whether its learners are meant by a share of this base."""
        return base is Base.ALL or base is self.base


async def placed(tx: AsyncSession, programme_id: int, root_id: int) -> Sequence[Place]:
    """The organisations under `root_id` (itself included) whose learners the programme counts, kind by kind."""
    rows = await tx.execute(
        text(f"""
            SELECT o.id, o.short_name, o.kind FROM organizations o JOIN organization_kinds k ON k.code = o.kind
             WHERE o.path @> ARRAY[CAST(:root AS bigint)] AND k.level = 'institution'
               AND (o.kind = ANY(:teaching)
                    OR EXISTS (SELECT 1 FROM denominators d WHERE d.organization_id = o.id AND d.programme_id IN ({FAMILY})))
             ORDER BY o.kind DESC, o.id
        """),
        {"root": root_id, "teaching": list(TEACHING), "programme": programme_id},
    )
    return [Place(row.id, row.short_name, Base(row.kind) if row.kind in TEACHING else None) for row in rows]


async def places(tx: AsyncSession, programme_id: int, root_id: int, base: Base = Base.ALL) -> Mapping[int, str]:
    """The organisations under `root_id` (itself included) whose learners a share of this base is of: id → short name."""
    return {one.id: one.name for one in await placed(tx, programme_id, root_id) if one.within(base)}


#: SQL: the programmes that `:programme` is counted from: its owner's, itself among them, and those of organisations below, in
#: which people take part and numbers of learners are entered (rule: a region's share is the sum of its municipalities').
FAMILY = """
    SELECT f.id FROM programmes f JOIN organizations fo ON fo.id = f.organization_id
     WHERE fo.path @> ARRAY[(SELECT organization_id FROM programmes WHERE id = :programme)]
"""

#: SQL: which participants (t) count for a programme: its own, those of programmes below, and in its forms those of programmes
#: beside it: nobody joins twice because an owner runs two programmes at a time.
TAKING_PART = f"""
    t.programme_id IN ({FAMILY})
    AND (t.form IN (SELECT jsonb_array_elements_text(forms) FROM programmes WHERE id = :programme)
         OR t.programme_id NOT IN (SELECT b.id FROM programmes b JOIN programmes me ON me.organization_id = b.organization_id
                                    WHERE me.id = :programme AND b.id <> me.id))
"""

# From the organisations to their pupils, their pairs: a municipality reads no neighbour's.
LIVING = f"""
    WITH wanted AS (SELECT unnest(CAST(:places AS bigint[])) AS place),
    family AS ({FAMILY}),
    pupils AS MATERIALIZED (
        SELECT t.id, t.organization_id AS place, t.person_id AS person
          FROM participants t
         WHERE t.organization_id = ANY(CAST(:places AS bigint[])) AND {TAKING_PART}
           AND t.category = 'pupil'),
    mine AS MATERIALIZED (
        SELECT p.* FROM pairs p
         WHERE p.mentee_id = ANY(ARRAY(SELECT id FROM pupils)) OR p.mentor_id = ANY(ARRAY(SELECT id FROM pupils))),
    sides AS (
        SELECT pupils.place, pupils.person, p.id AS pair, p.by_journal, p.organization_id, p.active_at, p.ended_at
          FROM pupils JOIN mine p ON p.mentee_id = pupils.id
        UNION ALL
        SELECT pupils.place, pupils.person, p.id, p.by_journal, p.organization_id, p.active_at, p.ended_at
          FROM pupils JOIN mine p ON p.mentor_id = pupils.id WHERE :either_role),
    living AS (
        SELECT sides.*, (sides.active_at AT TIME ZONE o.zone)::date AS active_on
          FROM sides JOIN organizations o ON o.id = sides.organization_id
         WHERE (sides.active_at AT TIME ZONE o.zone)::date <= :until
           AND (sides.ended_at IS NULL OR (sides.ended_at AT TIME ZONE o.zone)::date >= :first))
"""

# Organisations one by one. `paper`: only what was entered «по журналу» speaks for the person. An organisation is known when it
# has a number, or entered 0 and has nobody.
NUMBERS = f"""{LIVING},
    said AS (
        SELECT DISTINCT ON (d.organization_id) d.organization_id AS place, d.pupils
          FROM denominators d
         WHERE d.organization_id = ANY(CAST(:places AS bigint[])) AND d.programme_id IN (SELECT id FROM family) AND d.year = :year
         ORDER BY d.organization_id, d.programme_id = :programme DESC, d.entered_at DESC, d.id DESC),
    involved AS (
        SELECT living.place, living.person, bool_and(CASE WHEN :needs_meeting THEN met.paper ELSE living.by_journal END) AS paper
          FROM living LEFT JOIN LATERAL (
               SELECT bool_and(m.by_journal) AS paper FROM meetings m
                WHERE :needs_meeting AND m.pair_id = living.pair AND m.state = 'confirmed' AND m.day BETWEEN :first AND :until
               ) met ON true
         WHERE met.paper IS NOT NULL OR NOT :needs_meeting
         GROUP BY living.place, living.person),
    numbers AS (
        SELECT wanted.place, said.pupils, count(involved.person) AS involved,
               count(involved.person) FILTER (WHERE involved.paper) AS by_journal,
               coalesce(said.pupils > 0 OR (said.pupils = 0 AND count(involved.person) = 0), false) AS known
          FROM wanted LEFT JOIN said USING (place) LEFT JOIN involved USING (place)
         GROUP BY wanted.place, said.pupils)
"""

# One row per organisation, then one for the sum (place is null).
_COUNT = text(f"""{NUMBERS},
    people AS (
        SELECT person, bool_or(known) AS known, bool_and(paper) FILTER (WHERE known) AS paper
          FROM involved JOIN numbers USING (place) GROUP BY person)
    SELECT place, known, pupils::bigint, involved, by_journal, NULL::bigint AS everybody FROM numbers
    UNION ALL
    SELECT NULL, NULL, (SELECT sum(pupils)::bigint FROM numbers WHERE known), count(*) FILTER (WHERE known),
           count(*) FILTER (WHERE known AND paper), count(*) FROM people
""")


async def count(
    tx: AsyncSession, programme_id: int, rule: CountingRule, year: Year, on: date, place_ids: Collection[int]
) -> Counted:
    """Who counts in `year` on the local day `on` in these organisations; what came after `on` is not seen.

    The number of learners is the one entered last for the year in which the span ends.
    """
    asked = given(programme_id, rule, year, on, place_ids)
    rows = (await tx.execute(_COUNT, {**asked, "year": year.last.year})).all()
    single = [row for row in rows if row.place is not None]
    (whole,) = [row for row in rows if row.place is None]
    return Counted(
        places={row.place: Number(row.involved, row.by_journal, row.pupils) for row in single},
        total=_total(single, whole),
        by_journal=whole.by_journal,
    )


def given(programme_id: int, rule: CountingRule, year: Year, on: date, place_ids: Collection[int]) -> dict[str, Any]:
    """What the statements that count are given: the rule, the days from the year's first to the local day `on`, the places."""
    return {
        "programme": programme_id,
        "places": sorted(place_ids),
        "needs_meeting": rule.needs_meeting,
        "either_role": rule.either_role,
        "first": year.first,
        "until": min(on, year.last),
    }


#: The day from which on a person counts: of all pairs the first day on which the pair was there and, where the rule wants one,
#: had met. A pair that goes on from an earlier year counts from the first day of this one.
_FIRST_DAYS = text(f"""{LIVING},
    days AS (
        SELECT living.person, min(greatest(living.active_on, CAST(:first AS date), met.day)) AS day
          FROM living LEFT JOIN LATERAL (
               SELECT min(m.day) AS day FROM meetings m
                WHERE :needs_meeting AND m.pair_id = living.pair AND m.state = 'confirmed' AND m.day BETWEEN :first AND :until
               ) met ON true
         WHERE met.day IS NOT NULL OR NOT :needs_meeting
         GROUP BY living.person)
    SELECT day, count(*) AS people FROM days GROUP BY day ORDER BY day
""")


async def first_days(
    tx: AsyncSession, programme_id: int, rule: CountingRule, year: Year, on: date, place_ids: Collection[int]
) -> Mapping[date, int]:
    """Of those who count in these organisations on the local day `on`: the day from which on they do → how many, by day."""
    rows = await tx.execute(_FIRST_DAYS, given(programme_id, rule, year, on, place_ids))
    return {row.day: row.people for row in rows}


def _total(single: Sequence[Any], whole: Any) -> Total:
    known = frozenset(row.place for row in single if row.known)
    return Total(
        share=Share(whole.involved, whole.pupils if known else None),
        involved=whole.everybody,
        known=known,
        unknown=frozenset(row.place for row in single) - known,
    )
