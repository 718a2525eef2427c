"""Who holds which office, who stands in for whom, and who of them can be reached: in one organisation, or in many at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Appointment
from domain.offices import Office

#: SQL: the deputy of the appointment `p` stands in for its holder on the day `:today`.
STANDS_IN = """
    p.deputy_person_id IS NOT NULL
    AND (p.deputy_since IS NULL OR p.deputy_since <= :today) AND (p.deputy_until IS NULL OR p.deputy_until >= :today)
"""


def stands_in(today: date) -> ColumnElement[bool]:
    """The same for a query over `Appointment`."""
    return and_(
        Appointment.deputy_person_id.is_not(None),
        or_(Appointment.deputy_since.is_(None), Appointment.deputy_since <= today),
        or_(Appointment.deputy_until.is_(None), Appointment.deputy_until >= today),
    )


@dataclass(frozen=True)
class Holding:
    """One appointment, as far as chains need it. Days are local dates, both included; those of a deputy may be open."""

    person: int
    deputy: int | None
    since: date
    until: date | None
    deputy_since: date | None = None
    deputy_until: date | None = None

    def in_force(self, today: date) -> bool:
        """Whether the office is held on this day."""
        return self.since <= today and (self.until is None or today <= self.until)

    def standing_in(self, today: date) -> int | None:
        """The deputy on this day."""
        begun = self.deputy_since is None or self.deputy_since <= today
        return self.deputy if begun and (self.deputy_until is None or today <= self.deputy_until) else None


@dataclass(frozen=True)
class Holders:
    """The offices of a set of organisations."""

    held: dict[tuple[int, Office], list[Holding]]
    #: Persons who have an account that takes messages.
    reachable: frozenset[int]

    @classmethod
    async def of(cls, tx: AsyncSession, organization_ids: Collection[int], also: Iterable[int] = ()) -> "Holders":
        """The offices of these organisations; `also` are further persons whose reachability matters."""
        rows = await tx.execute(
            text("""
                SELECT organization_id, office, person_id, deputy_person_id, since, until, deputy_since, deputy_until
                  FROM appointments
                 WHERE organization_id = ANY(:places) ORDER BY since, id
            """),
            {"places": sorted(organization_ids)},
        )
        held: dict[tuple[int, Office], list[Holding]] = {}
        people = set(also)
        for row in rows:
            holding = Holding(row.person_id, row.deputy_person_id, row.since, row.until, row.deputy_since, row.deputy_until)
            held.setdefault((row.organization_id, Office(row.office)), []).append(holding)
            people.add(row.person_id)
            if row.deputy_person_id is not None:
                people.add(row.deputy_person_id)
        return cls(held, await reachable(tx, people))

    def at(self, office: Office, organization_ids: Iterable[int], today: date) -> tuple[int, ...]:
        """Who answers for an office in these organisations on a local day, the longest serving first, each once.

        A deputy for leave stands where the holder stands; one who cannot be reached does not, so that the holder hears.
        """
        found = [
            deputy if (deputy := one.standing_in(today)) is not None and deputy in self.reachable else one.person
            for place in organization_ids
            for one in self.held.get((place, office), ())
            if one.in_force(today)
        ]
        return tuple(dict.fromkeys(found))

    def instead_of(self, person: int, organization_id: int, today: date) -> int:
        """Who stands in there for a person named in something or given it, whatever office that person holds; else the person."""
        offices = [office for place, office in self.held if place == organization_id]
        held = [one for office in offices for one in self.held[organization_id, office] if one.person == person]
        deputies = [one.standing_in(today) for one in held if one.in_force(today)]
        return next((deputy for deputy in deputies if deputy is not None and deputy in self.reachable), person)


async def reachable(tx: AsyncSession, person_ids: Collection[int]) -> frozenset[int]:
    """Those of them who have an account that takes messages."""
    rows = await tx.execute(
        text("SELECT person_id FROM accounts WHERE person_id = ANY(:ids) AND replaced_at IS NULL AND reachable"),
        {"ids": sorted(person_ids)},
    )
    return frozenset(rows.scalars())


@dataclass(frozen=True)
class Seat:
    """What somebody is called by in a message that names nobody: an office, and the short name of its organisation."""

    office: Office
    organization: str


async def first_seats(tx: AsyncSession, person_ids: Collection[int]) -> dict[int, Seat]:
    """The longest held office of each of these persons; those without one are missing."""
    rows = await tx.execute(
        text("""
            SELECT DISTINCT ON (a.person_id) a.person_id, a.office, o.short_name
              FROM appointments a JOIN organizations o ON o.id = a.organization_id
             WHERE a.person_id = ANY(:people) AND a.until IS NULL ORDER BY a.person_id, a.id
        """),
        {"people": sorted(person_ids)},
    )
    return {row.person_id: Seat(Office(row.office), row.short_name) for row in rows}


async def of_office(tx: AsyncSession, organization_id: int, office: Office, today: date) -> frozenset[int]:
    """Everybody who holds an office on this day, and who stands in for them."""
    rows = await tx.execute(
        text(f"""
            SELECT p.person_id, CASE WHEN {STANDS_IN} THEN p.deputy_person_id END AS deputy FROM appointments p
             WHERE p.organization_id = :place AND p.office = :office
               AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
        """),
        {"place": organization_id, "office": office.value, "today": today},
    )
    return frozenset(one for row in rows for one in (row.person_id, row.deputy) if one is not None)


async def with_deputies(tx: AsyncSession, organization_id: int, person_id: int, today: date) -> frozenset[int]:
    """A person, and who stands in there on this day, whatever office the person holds."""
    rows = await tx.execute(
        text(f"""
            SELECT p.deputy_person_id FROM appointments p
             WHERE p.organization_id = :place AND p.person_id = :person AND {STANDS_IN}
               AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
        """),
        {"place": organization_id, "person": person_id, "today": today},
    )
    return frozenset({person_id, *rows.scalars()})
