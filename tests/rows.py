"""An invented municipality straight in the tables, for tests that need rows and no conversation.

place = await Place.founded(tx, schools=2)
number = await place.assigned(tx, school=0, due=date(2026, 9, 1))
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.models import Account, Appointment, Assignment, Measure, Organization, Person, Programme, RoadMap, Target
from db.organization import organizations
from domain.offices import Office
from scheduler import production_calendar

#: Tuesday, noon in Moscow.
NOW = datetime(2026, 8, 11, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
LONG_AGO = date(2020, 1, 1)
MEETING = "Провести встречу"


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of Moscow's clocks."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


@dataclass
class Place:
    """A region, a municipality with coordinator and controller, schools with heads; ids of persons and organisations."""

    region: int
    town: int
    regional: int
    coordinator: int
    controller: int
    programme: int
    road_map: int
    schools: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    _measures: int = 0

    @classmethod
    async def founded(
        cls, tx: AsyncSession, *, schools: int = 1, zone: str = "Europe/Moscow", calendar_too: bool = True
    ) -> "Place":
        """Everybody has an account that can be reached."""
        if calendar_too:
            years = range(2025, 2029)
            await calendar.put(tx, {year: production_calendar.days_off(year, year) for year in years})
        region = await organizations.add(tx, name="Область", short_name="Область", kind="region", zone=zone)
        town = await organizations.add(tx, name="Город", short_name="Город", kind="municipality", zone=zone, parent=region)
        regional = await joined(tx, Office.REGIONAL, region.id)
        coordinator = await joined(tx, Office.COORDINATOR, town.id)
        controller = await joined(tx, Office.CONTROLLER, town.id)
        programme = Programme(
            organization_id=town.id,
            title="Программа",
            legal_base="приказ",
            first_year=2026,
            last_year=2030,
            forms=["pupil_pupil"],
        )
        tx.add(programme)
        await tx.flush()
        road_map = await published(tx, town.id, programme.id, coordinator)
        place = cls(region.id, town.id, regional, coordinator, controller, programme.id, road_map)
        for number in range(schools):
            await place.adds_school(tx, town, f"Школа № {number + 1}", zone)
        return place

    @classmethod
    async def of_the_town(cls, tx: AsyncSession, coordinator: int) -> "Place":
        """The invented town of the playground with a published road map; `coordinator` is the Telegram id of whoever joined."""
        found = {row.kind: row for row in await tx.execute(text("SELECT id, kind FROM organizations ORDER BY id DESC"))}
        schools = (
            (
                await tx.execute(
                    text("SELECT id FROM organizations WHERE parent_id = :town ORDER BY id"), {"town": found["municipality"].id}
                )
            )
            .scalars()
            .all()
        )
        people = {office: await _holders(tx, office) for office in Office}
        programme = (await tx.execute(text("SELECT id FROM programmes LIMIT 1"))).scalar_one()
        boss = (
            await tx.execute(text("SELECT person_id FROM accounts WHERE external_id = :id"), {"id": coordinator})
        ).scalar_one()
        town = found["municipality"].id
        return cls(
            region=found["region"].id,
            town=town,
            regional=people[Office.REGIONAL].get(found["region"].id, 0),
            coordinator=boss,
            controller=people[Office.CONTROLLER].get(town, 0),
            programme=programme,
            road_map=await published(tx, town, programme, boss),
            schools=list(schools),
            heads=[people[Office.HEAD][school] for school in schools],
        )

    async def adds_school(self, tx: AsyncSession, town: Organization, name: str, zone: str) -> int:
        """One more school with a head."""
        school = await organizations.add(tx, name=name, short_name=name, kind="school", zone=zone, parent=town)
        self.schools.append(school.id)
        self.heads.append(await joined(tx, Office.HEAD, school.id))
        return school.id

    async def measure(
        self, tx: AsyncSession, *, words: str = "Провести встречу", evidence: str = "line", road_map: int = 0
    ) -> int:
        """A row of the road map."""
        self._measures += 1
        row = Measure(
            road_map_id=road_map or self.road_map,
            position=self._measures,
            source="row",
            number=str(self._measures),
            text=words,
            term_kind="date",
            evidence=evidence,
        )
        tx.add(row)
        await tx.flush()
        return row.id

    async def assigned(
        self,
        tx: AsyncSession,
        *,
        due: date,
        given: date = TODAY,
        school: int | None = 0,
        measure: int | None = None,
        executor: int | None = None,
        office: str | None = None,
        evidence: str = "line",
        words: str = MEETING,
        road_map: int = 0,
    ) -> int:
        """An assignment of a school, or of the municipality itself (`school=None`)."""
        row = Assignment(
            measure_id=measure or await self.measure(tx, words=words, evidence=evidence, road_map=road_map),
            organization_id=self.town if school is None else self.schools[school],
            given=given,
            due=due,
            office=office or ("coordinator" if school is None else "head"),
            executor_id=executor,
        )
        tx.add(row)
        await tx.flush()
        return row.id

    async def target(self, tx: AsyncSession, *, due: date, percent: int = 15) -> int:
        """A share that the municipality has promised."""
        row = Target(
            programme_id=self.programme,
            road_map_id=self.road_map,
            organization_id=self.town,
            percent=Decimal(percent),
            due=due,
            base="обучающихся",
            text="Доля обучающихся, вовлечённых в наставничество",
        )
        tx.add(row)
        await tx.flush()
        return row.id


_external = count(900_000)


async def joined(
    tx: AsyncSession, office: Office, organization_id: int, *, account: bool = True, since: date = date(2020, 1, 1)
) -> int:
    """A person with this office, by default with an account that can be reached."""
    person = Person(name=f"{office} {organization_id}", created_at=NOW)
    tx.add(person)
    await tx.flush()
    tx.add(Appointment(person_id=person.id, organization_id=organization_id, office=office, since=since))
    if account:
        tx.add(Account(person_id=person.id, external_id=next(_external), started_at=NOW))
    await tx.flush()
    return person.id


async def _holders(tx: AsyncSession, office: Office) -> dict[int, int]:
    rows = await tx.execute(
        text("SELECT organization_id, person_id FROM appointments WHERE office = :office AND until IS NULL"), {"office": office}
    )
    return {row.organization_id: row.person_id for row in rows}


async def published(
    tx: AsyncSession, organization_id: int, programme_id: int, by: int, *, at: datetime = NOW - timedelta(days=200)
) -> int:
    """A published road map."""
    row = RoadMap(
        organization_id=organization_id,
        programme_id=programme_id,
        state="published",
        title="Дорожная карта",
        created_at=at,
        created_by=by,
        published_at=at,
        published_by=by,
    )
    tx.add(row)
    await tx.flush()
    return row.id


async def reach(tx: AsyncSession, person: int, reachable: bool) -> None:
    """The messenger's word about a person's account, without any consequence."""
    await tx.execute(
        text("UPDATE accounts SET reachable = :yes, unreachable_since = :since WHERE person_id = :id"),
        {"yes": reachable, "id": person, "since": None if reachable else NOW},
    )


async def promised(tx: AsyncSession, state: str = "planned") -> list[tuple[int, str, int, int, date]]:
    """Everything written, as (person, kind, item, rung, day), in order."""
    rows = await tx.execute(
        text("""
            SELECT person_id, item_kind, item_id, rung::int, day FROM reminders WHERE state = :state
             ORDER BY day, person_id, item_id
        """),
        {"state": state},
    )
    return [tuple(row) for row in rows]
