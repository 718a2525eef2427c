"""The facts of a simulated year as rows, written in the evening as handlers would."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.models import Account, Appointment, Assignment, Measure, Person, Programme, Target
from db.office import handing_over
from db.organization import organizations
from domain.allowed_hours import moment_of
from domain.offices import Office
from tests.domain.year_oracle import ONE
from tests.domain.year_script import (
    CONTROLLER,
    COORDINATOR,
    CURATOR_A,
    FIRST_DAY,
    MUNICIPALITY,
    REGIONAL,
    Fact,
    Publication,
    Script,
)
from tests.rows import published

EVENING = time(20)
STATES = {"open": "open", "reported": "reported", "returned": "returned", "closed": "accepted"}


def as_tables_can_hold(script: Script) -> Script:
    """Targets belong to the municipality, an assignment has one named executor, and the usual ladder is everybody's."""

    def held(one: Publication) -> Publication:
        target = one.kind == "target"
        place = MUNICIPALITY if target else one.organization
        region = one.from_region and place != MUNICIPALITY
        return replace(one, organization=place, from_region=region, nobody_named=one.nobody_named and not target)

    acts = tuple(replace(act, how=act.how + 1) if act.what == "delegate" and act.how % 4 == 2 else act for act in script.acts)
    return replace(script, publications=tuple(map(held, script.publications)), acts=acts, region_hears=False)


@dataclass
class Rows:
    """The town's facts as rows; ids of the story on the left, of the tables on the right."""

    zone: ZoneInfo
    people: dict[int, int] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    road_maps: dict[bool, int] = field(default_factory=dict)
    ids: dict[tuple[str, int], int] = field(default_factory=dict)
    programme: int = 0
    #: Who heads which school, as the rows have it.
    head_of: dict[int, int] = field(default_factory=dict)

    async def found(self, tx: AsyncSession, script: Script) -> None:
        """An empty house, then the region, the municipality, its schools and their people."""
        await tx.execute(text("TRUNCATE organizations, persons, calendar_years, job_runs, reminders RESTART IDENTITY CASCADE"))
        years = range(2019, 2024)
        await calendar.put(tx, {year: [day for day in script.days_off if day.year == year] for year in years})
        region = await organizations.add(tx, name="Область", short_name="Область", kind="region", zone=self.zone.key)
        town = await organizations.add(
            tx, name="Город", short_name="Город", kind="municipality", zone=self.zone.key, parent=region
        )
        self.places[MUNICIPALITY] = town.id
        self.head_of = dict(script.head_of)
        for school in sorted(self.head_of):
            name = f"Школа {school}"
            found = await organizations.add(tx, name=name, short_name=name, kind="school", zone=self.zone.key, parent=town)
            self.places[school] = found.id
        seats = {
            **{head: (Office.HEAD, self.places[school]) for school, head in self.head_of.items()},
            COORDINATOR: (Office.COORDINATOR, town.id),
            CONTROLLER: (Office.CONTROLLER, town.id),
            REGIONAL: (Office.REGIONAL, region.id),
        }
        for one in script.people:
            person = Person(created_at=self.at(FIRST_DAY - ONE))
            tx.add(person)
            await tx.flush()
            self.people[one] = person.id
            if one in seats:
                office, place = seats[one]
                tx.add(Appointment(person_id=person.id, organization_id=place, office=office, since=FIRST_DAY - ONE))
            if one not in script.never_joined:
                tx.add(Account(person_id=person.id, external_id=one, started_at=self.at(FIRST_DAY - ONE)))
        programme = Programme(organization_id=town.id, title="П", legal_base="П", first_year=2020, last_year=2021, forms=[])
        tx.add(programme)
        await tx.flush()
        self.programme = programme.id
        for from_region, owner in ((False, town.id), (True, region.id)):
            at = self.at(FIRST_DAY - ONE)
            self.road_maps[from_region] = await published(tx, owner, programme.id, self.people[COORDINATOR], at=at)

    async def hand_over(self, tx: AsyncSession, head_of: dict[int, int], today: date) -> None:
        """Schools whose head is somebody new by now: the office passes as it does when an invitation is confirmed."""
        for school, new in sorted(head_of.items()):
            if self.head_of[school] == new:
                continue
            person = Person(created_at=self.at(today))
            tx.add(person)
            await tx.flush()
            self.people[new], self.head_of[school] = person.id, new
            tx.add(Account(person_id=person.id, external_id=new, started_at=self.at(today)))
            await tx.flush()
            await handing_over.appoint(tx, person.id, Office.HEAD, self.places[school], now=self.at(today), since=today)

    def at(self, day: date, hour: time = EVENING) -> datetime:
        """The moment of a local time."""
        return moment_of(day, hour, self.zone)

    async def write(self, tx: AsyncSession, fact: Fact, today: date) -> None:
        """Let the rows say what the fact says; an acceptance follows from its assignment."""
        if fact.kind == "acceptance":
            return
        if fact.name not in self.ids:
            self.ids[fact.name] = await (self._target(tx, fact, today) if fact.kind == "target" else self._assignment(tx, fact))
        if fact.kind == "assignment":
            await self._update(tx, fact, today)

    async def _target(self, tx: AsyncSession, fact: Fact, today: date) -> int:
        road_map = await published(tx, self.places[MUNICIPALITY], self.programme, self.people[COORDINATOR], at=self.at(today))
        row = Target(
            programme_id=self.programme,
            road_map_id=road_map,
            organization_id=self.places[MUNICIPALITY],
            percent=15,  # type: ignore[arg-type]
            due=fact.due,
            base="обучающихся",
            text="Доля",
        )
        tx.add(row)
        await tx.flush()
        return row.id

    async def _assignment(self, tx: AsyncSession, fact: Fact) -> int:
        measure = Measure(
            road_map_id=self.road_maps[fact.from_region],
            position=fact.id,
            source="row",
            text=f"Мероприятие {fact.id}",
            term_kind="date",
            evidence="document" if fact.document else "line",
        )
        tx.add(measure)
        await tx.flush()
        row = Assignment(
            measure_id=measure.id, organization_id=self.places[fact.organization], given=fact.given, due=fact.due, office="head"
        )
        tx.add(row)
        await tx.flush()
        return row.id

    async def _update(self, tx: AsyncSession, fact: Fact, today: date) -> None:
        boss = COORDINATOR if fact.organization == MUNICIPALITY else fact.heads[0]
        office = "coordinator" if fact.organization == MUNICIPALITY else "head"
        named = self.people[CURATOR_A] if fact.executors == (CURATOR_A,) else None
        state = STATES[fact.state]
        await tx.execute(
            text("""
                UPDATE assignments SET due = :due, given = :given, office = :office, executor_id = :named,
                       reported_at = CASE WHEN :state = 'reported' AND (state <> 'reported' OR given <> CAST(:given AS date))
                                          THEN :now  -- also where it was returned and reported again on one evening
                                          WHEN :state = 'open' THEN NULL ELSE coalesce(reported_at, :now) END,
                       decided_at = CASE WHEN :state = state THEN decided_at
                                         WHEN :state IN ('returned', 'accepted') THEN :now END,
                       comment = CASE WHEN :state = 'returned' THEN 'Дополните' END,
                       return_due = CASE WHEN :state = 'returned' THEN CAST(:due AS date) END,
                       state = :state
                 WHERE id = :id
            """),
            {
                "id": self.ids[fact.name],
                "due": fact.due,
                "given": fact.given,
                # Nobody named: an office that nobody holds.
                "office": office if fact.executors in ((boss,), (CURATOR_A,)) else "curator",
                "named": named,
                "state": state,
                "now": self.at(today),
            },
        )
        for person, untils in fact.put_off.items():
            for turn, until in enumerate(untils, start=1):
                await tx.execute(
                    text("""
                        INSERT INTO snoozes (assignment_id, person_id, turn, until, at) VALUES (:id, :person, :turn, :until, :now)
                        ON CONFLICT DO NOTHING
                    """),
                    {
                        "id": self.ids[fact.name],
                        "person": self.people[person],
                        "turn": turn,
                        "until": until,
                        "now": self.at(today),
                    },
                )

    def names(self) -> dict[int, int]:
        """Persons of the tables by their number in the story, backwards."""
        return {there: here for here, there in self.people.items()}
