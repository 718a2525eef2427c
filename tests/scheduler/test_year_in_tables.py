"""A year of a municipality of two schools or of forty through the real tables: planned, gathered, claimed, composed, recorded.

The facts and the oracle are those of `tests/domain`: what happens is written into rows in the evening as handlers would, every
morning the sweep and the delivery do their work on a moved clock, a recorder stands where Telegram is. After every morning the
tables must have said to each person what the oracle says was owed. `LONG=1` lives two hundred years of two schools and ten of
forty; otherwise four months of two schools, twice (hypothesis begins with the emptiest there is), and some weeks of twelve.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import DataObject, data
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.composing import Composing
from db import Database, calendar, handing_over, organizations, reachability, reminders, watching
from db.deliveries import MORNING, Claimed
from db.models import Account, Appointment, Assignment, Measure, Person, Programme, Target
from domain.allowed_hours import moment_of
from domain.digest import catch_up
from domain.offices import Office
from domain.personal import PersonalData
from domain.working_days import WorkingDays
from scheduler.delivery import Delivering, NoAccount, Nothing, NotNow, Sent, Unreachable, Words
from scheduler.planning import Planning
from tests.domain.test_reminders_year import Ears, Said, Town
from tests.domain.year_oracle import ONE, Oracle
from tests.domain.year_script import (
    CONTROLLER,
    COORDINATOR,
    CURATOR_A,
    FIRST_DAY,
    FIRST_SUCCESSOR,
    FORTY,
    HEAD_A,
    MUNICIPALITY,
    PEOPLE,
    REGIONAL,
    SCHOOL_A,
    SCHOOL_B,
    WHATS,
    YEAR,
    Act,
    Fact,
    Publication,
    Script,
    What,
    forty_schools,
    scripts,
)
from tests.long import LONG, count, in_parts
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
                       reported_at = CASE WHEN :state = 'reported' AND state <> 'reported' THEN :now
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


@dataclass
class Machine:
    """The tables with everything that plans, gathers, claims, composes and records; a recorder instead of Telegram."""

    database: Database
    town: Town
    rows: Rows
    now: datetime = field(init=False)
    said: list[Said] = field(default_factory=list)
    sent: list[tuple[int, datetime]] = field(default_factory=list)
    _knocking: int = 0

    def __post_init__(self) -> None:
        self.now = self.rows.at(FIRST_DAY, time(0))
        self.planning = Planning(self.database, lambda: self.now)
        self.composing = Composing(PersonalData.CODES)
        self.delivering = Delivering(self.database, lambda: self.now, self._compose, self._send, reachability.lost)

    async def morning(self, today: date) -> list[Said]:
        """Nine o'clock: everything due is sent, whoever's door is shut is found out."""
        self.now = self.rows.at(today, time(9))
        self.said = []
        await self.planning.sweep()
        while await self.delivering.once():
            pass
        return self.said

    async def reachable(self) -> set[int]:
        """Whom the tables believe reachable."""
        async with self.database.read() as tx:
            found = await tx.execute(text("SELECT external_id FROM accounts WHERE reachable"))
            return set(found.scalars())

    async def evening(self, today: date, touched: set[tuple[str, int]], opened: list[int]) -> None:
        """What happened today becomes rows, and handlers plan what they changed."""
        self.now = self.rows.at(today)
        async with self.database.begin() as tx:
            await self.rows.hand_over(tx, self.town.head_of, today)
            for name in sorted(touched):
                await self.rows.write(tx, self.town.facts[name], today)
            await tx.flush()
            by_kind = {kind: [i for (k, _), i in self.rows.ids.items() if k == kind] for kind in ("assignment", "target")}
            mine = {self.rows.ids[kind if kind == "target" else "assignment", number] for kind, number in touched}
            await reminders.replan(
                tx,
                [one for one in by_kind["assignment"] if one in mine],
                targets=[one for one in by_kind["target"] if one in mine],
                now=self.now,
            )
        for person in opened:
            await self._opens(person)

    async def _opens(self, person: int) -> None:
        number = self.rows.people[person]
        async with self.database.begin() as tx:
            known = (await tx.execute(text("SELECT 1 FROM accounts WHERE person_id = :id"), {"id": number})).one_or_none()
            if known is None:
                tx.add(Account(person_id=number, external_id=person, started_at=self.now))
                await tx.flush()
            await reachability.found(tx, number, person, self.now)

    async def _compose(self, tx: AsyncSession, claimed: Claimed, now: datetime) -> Words | Nothing | NotNow | NoAccount:
        words = await self.composing.compose(tx, claimed, now)
        if isinstance(words, Words) and claimed.kind == MORNING:
            await self._understand(tx, claimed, words)
        return words

    async def _understand(self, tx: AsyncSession, claimed: Claimed, words: Words) -> None:
        """What the message says, as the oracle would put it; kept until it is really sent."""
        written = await reminders.carried_by(tx, claimed.id)
        items = await watching.items(tx, {row.promise.key.item for row in written}, now=self.now)
        (digest,) = catch_up(
            [row.promise for row in written],
            items,
            working_days=await calendar.working_days(tx, self.now.date()),
            today=self.now.astimezone(self.rows.zone).date(),
        )
        names, facts = self.rows.names(), {there: here for here, there in self.rows.ids.items() if here[0] != "target"}
        targets = {there: here for here, there in self.rows.ids.items() if here[0] == "target"}
        self.understood[claimed.person_id] = []
        for line in (*digest.lines, *digest.behalf):
            key = line.promise.key
            _, number = (targets if key.kind == "target" else facts)[key.id]
            said = (names[key.person], key.kind.value, number, key.occurrence, key.rung, line in digest.behalf)
            self.understood[claimed.person_id].append(said)
        assert len(words.html) < 4096

    understood: dict[int, list[Said]] = field(default_factory=lambda: defaultdict(list))

    async def _send(self, person: int, words: Words, _: bool) -> Sent | Unreachable:
        if not words.promises:
            return Sent(1)  # a notice; the oracle knows of digests only
        here = self.rows.names()[person]
        if here in self.town.shut:
            await self._everybody_else_first()
            return Unreachable("blocked")
        self.said += self.understood[person]
        self.sent.append((here, self.now))
        return Sent(1)

    async def _everybody_else_first(self) -> None:
        """Whose door is open is spoken to before anybody's door is found shut, as the oracle has it."""
        self._knocking += 1
        statement = text("SELECT count(*) FROM deliveries WHERE state = 'waiting' AND lease_until > clock_timestamp()")
        try:
            while True:
                async with self.database.read() as tx:
                    if (await tx.execute(statement)).scalar_one() <= self._knocking:
                        return
                await asyncio.sleep(0.002)
        finally:
            self._knocking -= 1


async def live(database: Database, script: Script, *, days: int = len(YEAR)) -> Machine:
    """A year or its beginning, morning by morning; asserts that tables and oracle agree."""
    script = as_tables_can_hold(script)
    oracle = Oracle(script.days_off, script.region_hears)
    off = WorkingDays(off=script.days_off, years=frozenset(range(2019, 2024)))
    everybody = list(script.people)
    reachable = set(everybody) - script.never_joined
    town = Town(script, oracle, off, reachable=reachable, head_of=dict(script.head_of), people=everybody)
    rows = Rows(ZoneInfo(script.zone))
    async with database.begin() as tx:
        await rows.found(tx, script)
    machine = Machine(database, town, rows)
    ears = Ears(town)
    waiting = sorted(script.publications, key=lambda one: one.day)
    acts = sorted(script.acts, key=lambda act: act.day)
    for number, today in enumerate(YEAR[:days]):
        ears.listen(today, set(town.facts))
        if number in script.down:
            continue
        believed = set(town.reachable)
        said = await machine.morning(today)
        learned = await machine.reachable()
        expected = ears.morning(today, believed)
        assert sorted(said) == sorted(expected), today
        assert town.reachable == learned, today
        arrived = [one for one in waiting if one.day <= number]
        waiting = waiting[len(arrived) :]
        happening = [act for act in acts if act.day <= number]
        acts = acts[len(happening) :]
        mine = [one for one in said if one[1] == "assignment"]
        before = set(town.reachable)
        touched = town.noon(today, arrived, happening, mine)
        await machine.evening(today, touched, sorted(town.reachable - before))
        ears.listen(today, touched)
    await _manners(database, script, rows, machine)
    return machine


async def _manners(database: Database, script: Script, rows: Rows, machine: Machine) -> None:
    """What holds whatever happened: no night, no idle day, one message a day, and the rows know of each."""
    days = [(person, at.astimezone(rows.zone).date()) for person, at in machine.sent]
    assert len(days) == len(set(days))
    assert not {day for _, day in days} & set(script.days_off)
    async with database.read() as tx:
        kept = await tx.execute(text("SELECT person_id, day FROM deliveries WHERE kind = 'morning' AND state = 'sent'"))
        assert sorted((rows.names()[row.person_id], row.day) for row in kept) == sorted(days)
        odd: Any = await tx.execute(
            text("""
                SELECT r.id FROM reminders r LEFT JOIN deliveries d ON d.id = r.delivery_id
                 WHERE (r.state = 'sent') <> (d.state IS NOT NULL AND d.state = 'sent' AND r.state = 'sent')
            """)
        )
        assert odd.all() == []


@pytest.fixture(scope="module")
async def house(server: Any, administer: Any, template: str) -> Any:
    """One database for all the years; each begins with empty tables."""
    from db import open_engine  # noqa: PLC0415
    from tests.conftest import _copied  # noqa: PLC0415 -- the fixture's own helper, wanted for a longer life here

    async with _copied(server, administer, template) as address:
        engine = open_engine(address)
        yield Database(engine)
        await engine.dispose()


@in_parts(40)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    max_examples=count(2, 200 // 40),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(script=scripts)
async def test_each_owed_reminder_is_sent_exactly_once_in_a_year(house: Database, part: int, script: Script) -> None:
    await live(house, script, days=count(120, len(YEAR)))


@pytest.mark.skipif(not LONG, reason="`make test-long` lives ten years of forty schools")
@in_parts(10)
@pytest.mark.timeout(0)
@settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(data=data())
async def test_a_year_of_forty_schools_from_which_heads_leave(house: Database, part: int, data: DataObject) -> None:
    await live(house, data.draw(forty_schools), days=len(YEAR))


@pytest.mark.timeout(0 if LONG else 120)
async def test_many_schools_hear_of_everything_once_also_who_took_over(house: Database) -> None:
    """Two measures for every school, heads who leave, block, report and put off, two days without the bot."""
    schools = dict(sorted(FORTY.items())[: count(12, len(FORTY))])
    publications = tuple(Publication(n, 15, "assignment", SCHOOL_A, n == 1, n == 0, False, everywhere=True) for n in range(2))
    what: tuple[What, ...] = ("leave", "report", "extend", "block", "snooze", "close", "leave", "unblock")
    acts = tuple(Act(4 + n // 2, what[n % len(what)], 5 * n, n) for n in range(32))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    silent = frozenset(sorted(schools.values())[-3:])
    script = Script("Asia/Yekaterinburg", weekends, publications, acts, frozenset((13, 14)), silent, 7, False, schools)
    machine = await live(house, script, days=count(20, len(YEAR)))
    told = {person for person, _ in machine.sent}
    assert len(told & set(schools.values())) >= len(schools) - len(silent) - 3
    assert len([person for person in told if person > FIRST_SUCCESSOR]) > 3


@pytest.mark.timeout(120)
async def test_a_busy_year_has_everything_in_it(house: Database) -> None:
    """Every rung, every listener, every act, a week without the bot; half a year is enough for all of it."""
    publications = tuple(
        Publication(
            day=6 * n,
            days_given=20 + 7 * n % 60,
            kind="target" if n % 6 == 5 else "assignment",
            organization=(SCHOOL_A, SCHOOL_B, MUNICIPALITY)[n % 3],
            document=n % 2 == 0,
            from_region=n % 4 == 0,
            nobody_named=n == 7,
        )
        for n in range(12)
    )
    rounds = [(n // len(WHATS), what) for n, what in enumerate(WHATS * 6)]
    acts = tuple(Act(day=20 + 2 * n, what=what, which=turn, how=turn + 1) for n, (turn, what) in enumerate(rounds))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    script = Script("Europe/Moscow", weekends, publications, acts, frozenset(range(90, 97)), frozenset({HEAD_A}), 1, False)
    machine = await live(house, script, days=count(180, len(YEAR)))
    assert {person for person, _ in machine.sent} == set(PEOPLE) - {REGIONAL}
    assert len(machine.sent) > 100
