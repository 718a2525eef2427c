"""May this person do that there, now? Asked of the database in the transaction of every press."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Organization, Person
from db.office import people
from domain.allowed_hours import local_day
from domain.offices import RIGHTS, Act, Office, may, relation


async def today_in(tx: AsyncSession, organization_id: int, now: datetime) -> date:
    """The local day of the organisation."""
    zone = (await tx.execute(select(Organization.zone).where(Organization.id == organization_id))).scalar_one()
    return local_day(now, ZoneInfo(zone))


async def allowed(tx: AsyncSession, person_id: int | None, act: Act, organization_id: int, now: datetime) -> bool:
    """Whether any office that the person holds today allows the act on the organisation."""
    found = (
        await tx.execute(select(Organization.path, Organization.zone).where(Organization.id == organization_id))
    ).one_or_none()
    if person_id is None or found is None:
        return False
    today = local_day(now, ZoneInfo(found.zone))
    seats = await people.seats(tx, person_id, today)
    return may([seat.held for seat in seats], act, tuple(found.path), today)


@dataclass(frozen=True)
class Watcher:
    """An office that sees something of the participants of an organisation: `names`, `codes` or `numbers`; who holds it now."""

    office: Office
    organization: str
    sees: str
    names: tuple[str, ...]


async def watchers(tx: AsyncSession, organization_id: int, now: datetime) -> list[Watcher]:
    """Everybody who sees participants of the organisation or counts of them, from the table of rights."""
    place = (await tx.execute(select(Organization).where(Organization.id == organization_id))).scalar_one()
    above = (await tx.execute(select(Organization).where(Organization.id.in_(place.path)))).scalars().all()
    today = local_day(now, ZoneInfo(place.zone))
    found: list[Watcher] = []
    for where in sorted(above, key=lambda one: -len(one.path)):
        for office in (Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL):
            sees = _sees(office, tuple(where.path), tuple(place.path))
            holders = (await people.holders(tx, office, [where.id], today)).get(where.id, [])
            if sees is not None and holders:
                names = await tx.execute(select(Person.name).where(Person.id.in_(holders), Person.name.is_not(None)))
                known = tuple(dict.fromkeys(name for name in names.scalars() if name))
                found.append(Watcher(office, where.short_name, sees, known))
    return found


def _sees(office: Office, held_in: tuple[int, ...], place: tuple[int, ...]) -> str | None:
    """The most that the office lets see there; None for nothing."""
    how = relation(held_in, place)
    for act, what in ((Act.SEE_NAMES, "names"), (Act.SEE_CODES, "codes"), (Act.SEE_NUMBERS, "numbers")):
        if how in RIGHTS[office].get(act, frozenset()):
            return what
    return None
