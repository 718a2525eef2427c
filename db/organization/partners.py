"""Partner enterprises of a municipality or a region: its own rows, which its coordinator or the regional office writes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.control import Scope
from db.models import Organization, Partner, PartnerSchool
from db.speaking import segments
from domain.partners import Agreement, Field, Refusal, Term, term


@dataclass(frozen=True)
class Listed:
    """A row of the register with the short names of its organisations."""

    row: Partner
    schools: tuple[str, ...]
    school_ids: frozenset[int]

    def term(self, today: date) -> Term:
        """Where its agreement stands."""
        return term(self.row.until, today)


async def of(tx: AsyncSession, organization_id: int) -> list[Listed]:
    """The register: what ends first stands first, what has no end last."""
    rows = await tx.execute(
        select(Partner)
        .where(Partner.organization_id == organization_id, Partner.removed_at.is_(None))
        .order_by(Partner.until.asc().nulls_last(), Partner.name, Partner.id)
    )
    return await _with_schools(tx, rows.scalars().all())


async def below(tx: AsyncSession, organization_id: int, today: date) -> dict[str, int]:
    """How many enterprises the registers of the organisations below hold whose agreements have not ended: short name → number."""
    rows = await tx.execute(
        text("""
            SELECT o.short_name, count(DISTINCT lower(p.name)) FROM partners p JOIN organizations o ON o.id = p.organization_id
             WHERE o.path @> ARRAY[CAST(:place AS bigint)] AND o.id <> :place AND p.removed_at IS NULL
               AND (p.until IS NULL OR p.until >= :today)
             GROUP BY o.id, o.short_name ORDER BY 2 DESC, 1
        """),
        {"place": organization_id, "today": today},
    )
    return {row[0]: row[1] for row in rows.all()}


async def find(tx: AsyncSession, scope: Scope, partner_id: int) -> Listed | None:
    """One row of the register of this office."""
    row = await _row(tx, scope, partner_id)
    return None if row is None else (await _with_schools(tx, [row]))[0]


async def _row(tx: AsyncSession, scope: Scope, partner_id: int, *, lock: bool = False) -> Partner | None:
    query = select(Partner).where(Partner.id == partner_id, Partner.organization_id == scope.place, Partner.removed_at.is_(None))
    return (await tx.execute(query.with_for_update() if lock else query)).scalar_one_or_none()


async def _with_schools(tx: AsyncSession, rows: Sequence[Partner]) -> list[Listed]:
    found = await tx.execute(
        select(PartnerSchool.partner_id, Organization.id, Organization.short_name)
        .join(Organization, Organization.id == PartnerSchool.organization_id)
        .where(PartnerSchool.partner_id.in_([row.id for row in rows]))
        .order_by(Organization.kind.desc(), Organization.id)
    )
    schools: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for partner, place, name in found:
        schools[partner].append((place, name))
    return [
        Listed(row, tuple(name for _, name in schools[row.id]), frozenset(place for place, _ in schools[row.id])) for row in rows
    ]


async def add(
    tx: AsyncSession, scope: Scope, name: str, agreement: Agreement, until: date | None, by: int, *, now: datetime
) -> int | Refusal:
    """A new row; the same enterprise under the same number is refused, however often it is sent. Returns its id."""
    if until is not None and until < agreement.dated:
        return Refusal.ENDS_FIRST
    statement = (
        insert(Partner)
        .values(
            organization_id=scope.place,
            name=name,
            number=agreement.number,
            dated=agreement.dated,
            until=until,
            created_at=now,
            created_by=by,
        )
        .on_conflict_do_nothing()
        .returning(Partner.id)
    )
    made: int | None = (await tx.execute(statement)).scalar_one_or_none()
    return Refusal.TWICE if made is None else made


async def change(
    tx: AsyncSession, scope: Scope, partner_id: int, field: Field, value: str | int | date | Agreement | None
) -> Partner | Refusal:
    """Another value of one field, as `domain.partners` has read it."""
    row = await _row(tx, scope, partner_id, lock=True)
    if row is None:
        return Refusal.NOT_YOURS
    name, number, dated, until = row.name, row.number, row.dated, row.until
    match field, value:
        case Field.NAME, str():
            name = value
        case Field.AGREEMENT, Agreement():
            number, dated = value.number, value.dated
        case Field.UNTIL, date() | None:
            until = value
        case Field.CONTACT, str() | None:
            row.contact = value
        case Field.MENTORS, int():
            row.mentors = value
        case _:
            raise ValueError(f"{field} is not kept as {type(value).__name__}")
    if until is not None and until < dated:
        return Refusal.ENDS_FIRST
    if await _taken(tx, scope, name, number, row.id):
        return Refusal.TWICE
    row.name, row.number, row.dated, row.until = name, number, dated, until
    await tx.flush()
    return row


async def _taken(tx: AsyncSession, scope: Scope, name: str, number: str, but: int) -> bool:
    found = await tx.execute(
        select(Partner.id).where(
            Partner.organization_id == scope.place,
            Partner.name == name,
            Partner.number == number,
            Partner.removed_at.is_(None),
            Partner.id != but,
        )
    )
    return found.first() is not None


async def toggle_school(tx: AsyncSession, scope: Scope, partner_id: int, place: int) -> Refusal | None:
    """The partner works with this organisation now, or does so no more."""
    row = await _row(tx, scope, partner_id, lock=True)
    if row is None or place not in {one.id for one in await segments.places(tx, scope)}:
        return Refusal.NOT_YOURS
    key = PartnerSchool.partner_id == partner_id, PartnerSchool.organization_id == place
    gone = await tx.execute(delete(PartnerSchool).where(*key).returning(PartnerSchool.organization_id))
    if gone.scalar_one_or_none() is None:
        tx.add(PartnerSchool(partner_id=partner_id, organization_id=place))
        await tx.flush()
    return None


async def remove(tx: AsyncSession, scope: Scope, partner_id: int, *, now: datetime) -> Refusal | None:
    """Out of the register; the row stays for the record."""
    row = await _row(tx, scope, partner_id, lock=True)
    if row is None:
        return Refusal.NOT_YOURS
    row.removed_at = now
    await tx.flush()
    return None
