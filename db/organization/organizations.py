"""The tree of organisations."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Organization, OrganizationKind
from domain.offices import Level

#: SQL: the organisation `o` is seen from `:place` by the offices held there: a municipality sees everything below it, a region
#: what stands directly below (rule: schools answer to their municipality, only their numbers reach the region).
SEEN = """
    o.path @> ARRAY[CAST(:place AS bigint)]
    AND cardinality(o.path) <= (SELECT CASE sk.level WHEN 'region' THEN cardinality(sw.path) + 1 ELSE 100 END
                                  FROM organizations sw JOIN organization_kinds sk ON sk.code = sw.kind WHERE sw.id = :place)
"""


async def add(
    tx: AsyncSession, *, name: str, short_name: str, kind: str, zone: str, parent: Organization | None = None
) -> Organization:
    """A new organisation under `parent` (a region has none)."""
    one = Organization(parent_id=parent.id if parent else None, name=name, short_name=short_name, kind=kind, zone=zone, path=[])
    tx.add(one)
    await tx.flush()
    one.path = [*(parent.path if parent else []), one.id]
    await tx.flush()
    return one


async def find(tx: AsyncSession, organization_id: int) -> Organization:
    """The organisation of this id. Raises sqlalchemy's NoResultFound."""
    return (await tx.execute(select(Organization).where(Organization.id == organization_id))).scalar_one()


async def every(tx: AsyncSession) -> Sequence[Organization]:
    """All of them, in the order in which they came."""
    return (await tx.execute(select(Organization).order_by(Organization.id))).scalars().all()


async def institutions(tx: AsyncSession) -> Sequence[Organization]:
    """Schools and whatever else stands on their level."""
    level = select(OrganizationKind.code).where(OrganizationKind.level == Level.INSTITUTION.value)
    return (await tx.execute(select(Organization).where(Organization.kind.in_(level)).order_by(Organization.id))).scalars().all()


async def level(tx: AsyncSession, kind: str) -> Level:
    """The level in the tree of a kind of organisation."""
    found = await tx.execute(select(OrganizationKind.level).where(OrganizationKind.code == kind))
    return Level(found.scalar_one())


async def below(tx: AsyncSession, organization_id: int, *, kinds: Sequence[str] | None = None) -> Sequence[Organization]:
    """Everything that stands below, by kind and name; only of `kinds` where given."""
    query = select(Organization).where(Organization.path.contains([organization_id]), Organization.id != organization_id)
    if kinds is not None:
        query = query.where(Organization.kind.in_(kinds))
    return (await tx.execute(query.order_by(Organization.kind.desc(), Organization.id))).scalars().all()


async def has_below(tx: AsyncSession, organization_id: int) -> bool:
    """Whether any organisation stands directly below."""
    found = await tx.execute(select(Organization.id).where(Organization.parent_id == organization_id).limit(1))
    return found.first() is not None


async def count(tx: AsyncSession) -> int:
    """How many there are."""
    return len((await tx.execute(select(Organization.id))).all())


async def short_names(tx: AsyncSession, ids: Collection[int]) -> dict[int, str]:
    """What these organisations are called on a phone."""
    rows = await tx.execute(select(Organization.id, Organization.short_name).where(Organization.id.in_(ids)))
    return {row.id: row.short_name for row in rows}
