"""A whole year of a small municipality, lived twice: by the planning and by an oracle that looks at one morning at a time.

Every night or every few nights promises are planned, every morning they are kept, at noon things happen: reports, returns,
extensions, delegations, snoozes, blocked bots. Whole stretches of days the bot is down. After every morning both must have said
the same to the same people. `LONG=1` lives ten thousand such years instead of a few.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from domain.digest import Digest, catch_up, digest_moment
from domain.ladder import Ladder
from domain.reminders import HORIZON, Key, Planned, Promise, Standing, difference, wanted
from domain.snoozing import snooze_choices
from domain.watched import Chain, Item, ItemKey, Kind, Snooze, State, due_after_return, due_of_acceptance
from domain.working_days import WorkingDays
from tests.domain.year_oracle import ONE, Oracle
from tests.domain.year_script import (
    CONTROLLER,
    COORDINATOR,
    CURATOR_A,
    FIRST_DAY,
    FIRST_SUCCESSOR,
    FORTY,
    HEAD_A,
    HEAD_OF,
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
    forty_schools,
    scripts,
)
from tests.long import LONG, count, in_parts

#: (person, kind, id, due date, rung, told on somebody else's behalf)
Said = tuple[int, str, int, date, int, bool]


@dataclass
class Town:
    """What is true: the facts, whose door is really shut, and whose door the bot believes shut."""

    script: Script
    oracle: Oracle
    calendar: WorkingDays
    facts: dict[tuple[str, int], Fact] = field(default_factory=dict)
    shut: set[int] = field(default_factory=set)
    reachable: set[int] = field(default_factory=set)
    #: Who heads which school today, and everybody who ever held an office.
    head_of: dict[int, int] = field(default_factory=lambda: dict(HEAD_OF))
    people: list[int] = field(default_factory=lambda: list(PEOPLE))

    def noon(self, today: date, waiting: list[Publication], acts: list[Act], said: list[Said]) -> set[tuple[str, int]]:
        """Everything that happens on a day; returns the names of the facts that must be planned anew."""
        touched = set()
        for publication in waiting:
            for organization in sorted(self.head_of) if publication.everywhere else (None,):
                fact = publication.appears(len(self.facts) + 1, today, organization, self.head_of)
                self.facts[fact.name] = fact
                touched.add(fact.name)
        for act in acts:
            touched |= self._happens(act, today, said)
        return touched

    def _happens(self, act: Act, today: date, said: list[Said]) -> set[tuple[str, int]]:
        if act.what in ("block", "unblock"):
            person = self.people[act.which % len(self.people)]
            if act.what == "block":
                self.shut.add(person)  # the bot learns of it when it knocks
                return set()
            self.shut.discard(person)
            self.reachable.add(person)
            return set(self.facts)
        if act.what == "snooze":
            return self._puts_off(act, today, said)
        if act.what == "leave":
            return self._leaves(sorted(self.head_of)[act.which % len(self.head_of)])
        states = {"report": ("open", "returned"), "return": ("reported",), "extend": ("open", "returned")}
        possible = [
            fact
            for fact in self.facts.values()
            if fact.kind == "assignment" and fact.state in states.get(act.what, ("open", "returned", "reported"))
        ]
        if not possible:
            return set()
        fact = possible[act.which % len(possible)]
        look = ("acceptance", fact.id)
        if act.what == "report":
            fact.state = "reported"
            self.facts[look] = self._to_accept(fact, today)
        elif act.what == "return":
            due = max(fact.due, self.oracle.in_working_days(today, 3))
            assert due_after_return(fact.due, today, self.calendar) == due
            fact.state, fact.due, fact.given = "returned", due, today
            self.facts[look].state = "closed"
        elif act.what == "extend":
            fact.due, fact.given = max(fact.due, today) + timedelta(days=act.how + 1), today
        elif act.what == "delegate":
            head = self.head_of.get(fact.organization, COORDINATOR)
            fact.executors = [(head,), (CURATOR_A,), (head, CURATOR_A), ()][act.how % 4]
        else:
            fact.state = "closed"
            if look in self.facts:
                self.facts[look].state = "closed"
        return {fact.name} | ({look} & self.facts.keys())

    def _leaves(self, school: int) -> set[tuple[str, int]]:
        """A head leaves; somebody new takes over the school with everything that is open there."""
        old, new = self.head_of[school], FIRST_SUCCESSOR + len(self.people)
        self.head_of[school] = new
        self.people.append(new)
        self.reachable.add(new)
        touched = set()
        for fact in self.facts.values():
            if fact.organization == school and fact.kind == "assignment":
                fact.head = new
                fact.executors = tuple(new if person == old else person for person in fact.executors)
                touched.add(fact.name)
        return touched

    def _to_accept(self, fact: Fact, today: date) -> Fact:
        due = self.oracle.in_working_days(today, 2)
        assert due_of_acceptance(today, self.calendar) == due
        who = CONTROLLER if fact.organization == MUNICIPALITY else COORDINATOR
        return Fact("acceptance", fact.id, MUNICIPALITY, due, today, (who,))

    def _puts_off(self, act: Act, today: date, said: list[Said]) -> set[tuple[str, int]]:
        warned = [one for one in said if one[4] <= 0]
        if not warned:
            return set()
        person, kind, number, due, _, _ = warned[act.which % len(warned)]
        fact = self.facts[kind, number]
        taken = fact.put_off.setdefault(person, [])
        choices = list(snooze_choices(today, due=due, taken=len(taken), working_days=self.calendar).values())
        if fact.due != due or not choices:
            if not taken:
                del fact.put_off[person]
            return set()
        until = choices[act.how % len(choices)]
        assert today < until <= due
        assert self.oracle.works(until)
        taken.append(until)
        assert len(taken) <= 2
        return {fact.name}


@dataclass
class Planner:
    """The rules under test, with a dictionary for a table."""

    town: Town
    zone: ZoneInfo
    ladder: Ladder
    book: dict[Key, Planned] = field(default_factory=dict)
    last_sent: dict[int, date] = field(default_factory=dict)

    def item(self, fact: Fact) -> Item:
        region = (REGIONAL,) if fact.from_region else ()
        return Item(
            kind=Kind(fact.kind),
            id=fact.id,
            due=fact.due,
            given=fact.given,
            organization=fact.organization,
            chain=Chain(fact.executors, fact.heads, (COORDINATOR,), (CONTROLLER,), region),
            zone=self.zone,
            reachable=frozenset(self.town.reachable),
            state=State(fact.state),
            document=fact.document,
            ordered_by_region=fact.from_region,
            snoozes=tuple(Snooze(person, until) for person, untils in fact.put_off.items() for until in untils),
            ladder=self.ladder,
        )

    def plan(self, names: set[tuple[str, int]], today: date, reaching_back: dict[tuple[str, int], date] | None = None) -> None:
        """What a handler or a sweep does: wanted against planned, from today or from the earliest message that failed."""
        rows: dict[ItemKey, list[Planned]] = defaultdict(list)
        for row in self.book.values():
            rows[row.promise.key.item].append(row)
        for name in names:
            from_day = (reaching_back or {}).get(name, today)
            item = self.item(self.town.facts[name])
            want = wanted(item, working_days=self.town.calendar, from_day=from_day, until=today + HORIZON)
            changes = difference(want, rows[item.key], from_day=from_day)
            assert not {one.key for one in changes.add} & self.book.keys()
            for promise in (*changes.add, *changes.revive, *changes.amend):
                self.book[promise.key] = Planned(promise)
            for key in changes.withdraw:
                self.book[key] = Planned(self.book[key].promise, Standing.WITHDRAWN)

    def morning(self, today: date) -> list[Said]:
        """Keeps what is due, at most one message a person; a shut door sends the words to the next in line at once."""
        said: list[Said] = []
        while True:
            failed: dict[tuple[str, int], date] = {}
            for digest in self._due(today):
                for promise in digest.dropped:
                    self._mark(promise, Standing.DROPPED)
                lines = [*digest.lines, *digest.behalf]
                if digest.is_empty:
                    continue
                kept = [*(line.promise for line in lines), *digest.covered]
                if digest.person in self.town.shut:
                    self.town.reachable.discard(digest.person)
                    for promise in kept:
                        name = (promise.key.kind.value, promise.key.id)
                        failed[name] = min(promise.day, failed.get(name, today))
                    continue
                said += [self._said(line.promise, line in digest.behalf) for line in lines]
                for promise in kept:
                    self._mark(promise, Standing.SENT)
                self.last_sent[digest.person] = today
            if not failed:
                return said
            self.plan(set(self.town.facts), today, failed)

    def _due(self, today: date) -> list[Digest]:
        now = datetime.combine(today, time(9), self.zone)
        due = [row.promise for row in self.book.values() if row.standing is Standing.PLANNED and row.promise.at <= now]
        open_now = [
            promise
            for promise in due
            if digest_moment(
                now, zone=self.zone, working_days=self.town.calendar, last_sent=self.last_sent.get(promise.key.person)
            )
            == (today, now)
        ]
        items = [self.item(fact) for fact in self.town.facts.values()]
        return list(catch_up(open_now, {one.key: one for one in items}, working_days=self.town.calendar, today=today))

    def _mark(self, promise: Promise, standing: Standing) -> None:
        assert self.book[promise.key].standing is not Standing.SENT, "kept twice"
        self.book[promise.key] = Planned(self.book[promise.key].promise, standing)

    @staticmethod
    def _said(promise: Promise, behalf: bool) -> Said:
        return promise.key.person, promise.key.kind.value, promise.key.id, promise.key.occurrence, promise.key.rung, behalf


@dataclass
class Ears:
    """The oracle's memory: what each person should have heard and has not yet, and what nobody may hear twice."""

    town: Town
    #: person -> {(fact, due date, rung): the morning it was loud}
    pending: dict[int, dict[tuple[tuple[str, int], date, int], date]] = field(default_factory=lambda: defaultdict(dict))
    told: set[tuple[tuple[str, int], date, int, int]] = field(default_factory=set)
    spoken_to: set[int] = field(default_factory=set)

    def listen(self, morning: date, names: set[tuple[str, int]]) -> None:
        for name in names:
            fact = self.town.facts[name]
            for person, rung in self.town.oracle.loud(fact, morning, self.town.reachable).items():
                if (name, fact.due, rung, person) not in self.told:
                    self.pending[person].setdefault((name, fact.due, rung), morning)

    def morning(self, today: date, believed: set[int]) -> list[Said]:
        """What should be said this morning; `believed` is who was thought reachable before anybody knocked."""
        self.spoken_to = set()
        said: list[Said] = []
        if not self.town.oracle.works(today):
            return said
        self.town.reachable = set(believed)
        while True:
            failed: dict[tuple[str, int], date] = {}
            reachable = frozenset(self.town.reachable)
            for person in sorted(self.pending.keys() - self.spoken_to):
                heard = self.pending.pop(person)
                matter = {what: day for what, day in heard.items() if self._matters(what, person, day, today, reachable)}
                if not matter:
                    continue
                if person in self.town.shut:
                    self.town.reachable.discard(person)
                    for (name, _, _), day in matter.items():
                        failed[name] = min(day, failed.get(name, day))
                    continue
                self.spoken_to.add(person)
                self.told |= {(*what, person) for what in matter}
                for name, of_fact in groupby(sorted(matter), key=lambda what: what[0]):
                    _, due, rung = max(of_fact, key=lambda what: what[2])
                    behalf = self.town.oracle.for_somebody_else(self.town.facts[name], person, reachable)
                    said.append((person, *name, due, rung, behalf))
            if not failed:
                return said
            self.listen(today, set(self.town.facts))
            for name, day in failed.items():
                for n in range((today - day).days):
                    self.listen(day + n * ONE, {name})

    def _matters(
        self, what: tuple[tuple[str, int], date, int], person: int, day: date, today: date, reachable: frozenset[int]
    ) -> bool:
        name, due, rung = what
        fact = self.town.facts[name]
        if fact.due != due or (rung <= 0 and today > due):
            return False
        return self.town.oracle.loud(fact, day, reachable).get(person) == rung


def live(script: Script, *, days: int = len(YEAR)) -> list[tuple[date, list[Said]]]:
    """A year or its beginning, morning by morning; asserts that planning and oracle agree and returns what was said."""
    oracle = Oracle(script.days_off, script.region_hears)
    calendar = WorkingDays(off=script.days_off, years=frozenset(range(2019, 2024)))
    reachable = set(script.people) - script.never_joined
    town = Town(script, oracle, calendar, reachable=reachable, head_of=dict(script.head_of), people=list(script.people))
    ladder = Ladder(region=14) if script.region_hears else Ladder()
    planner = Planner(town, ZoneInfo(script.zone), ladder)
    ears = Ears(town)
    waiting = sorted(script.publications, key=lambda publication: publication.day)
    acts = sorted(script.acts, key=lambda act: act.day)
    history = []
    last_sweep, alive = -100, FIRST_DAY - ONE
    for number, today in enumerate(YEAR[:days]):
        up = number not in script.down
        ears.listen(today, set(town.facts))
        said: list[Said] = []
        if up:
            if number - last_sweep >= script.sweep_every or number - 1 in script.down:
                since = dict.fromkeys(town.facts, alive + ONE)  # after an outage: its first day
                planner.plan(set(town.facts), today, since)
                last_sweep = number
            believed = set(town.reachable)
            said = planner.morning(today)
            learned = set(town.reachable)
            expected = ears.morning(today, believed)
            assert sorted(said) == sorted(expected), today
            assert town.reachable == learned
            history.append((today, said))
            arrived = [publication for publication in waiting if publication.day <= number]
            waiting = waiting[len(arrived) :]
            now = [act for act in acts if act.day <= number and (act.what != "snooze" or any(one[4] <= 0 for one in said))]
            acts = [act for act in acts if act not in now]
            touched = town.noon(today, arrived, now, said)
            planner.plan(touched, today)
            ears.listen(today, touched)
            alive = today
    check_manners(script, planner, history)
    return history


def check_manners(script: Script, planner: Planner, history: list[tuple[date, list[Said]]]) -> None:
    """What holds whatever happened: no night, no idle day, nobody told the same twice."""
    for row in planner.book.values():
        local = row.promise.at.astimezone(planner.zone)
        assert (local.date(), local.time()) == (row.promise.day, time(9))
        assert row.promise.day not in script.days_off
    told = [one[:5] for _, said in history for one in said]
    assert len(told) == len(set(told))
    for today, said in history:
        assert not said or today not in script.days_off
        assert len({one[:3] for one in said}) == len(said), "an item is said once in a digest"


@in_parts(40)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    max_examples=count(20, 10_000 // 40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(script=scripts)
def test_each_owed_reminder_is_said_exactly_once_in_a_year_of_ordinary_life(part: int, script: Script) -> None:
    live(script)


@in_parts(20)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    max_examples=count(2, 100 // 20),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(script=forty_schools)
def test_a_year_of_forty_schools_from_which_heads_leave(part: int, script: Script) -> None:
    """`LONG=1` lives a hundred of them; otherwise a few months of two (hypothesis begins with the emptiest there is)."""
    live(script, days=count(100, len(YEAR)))


def test_forty_schools_whose_heads_leave_and_block_hear_of_everything_once() -> None:
    """What the property is worth: much is said, to many, also by those who took over and for those who cannot be reached."""
    publications = tuple(
        Publication(40 * n, 60, "assignment", SCHOOL_A, n == 1, n == 0, False, everywhere=True) for n in range(2)
    )
    leaving = tuple(Act(30 + 9 * n, "leave", 7 * n, 0) for n in range(12))
    others = tuple(Act(45 + 3 * n, ("report", "close", "extend", "block", "return")[n % 5], 3 * n, n) for n in range(60))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    silent = frozenset(sorted(FORTY.values())[-5:])
    script = Script(
        "Asia/Yekaterinburg", weekends, publications, leaving + others, frozenset(range(120, 127)), silent, 7, True, dict(FORTY)
    )
    said = [one for _, lines in live(script, days=count(200, len(YEAR))) for one in lines]
    assert len({one[0] for one in said}) > 45
    assert [one for one in said if one[0] > FIRST_SUCCESSOR]
    assert {one[5] for one in said} == {True, False}
    assert len(said) > 1_000
    assert not {one[0] for one in said} & silent


def test_a_busy_year_has_everything_in_it() -> None:
    """The comparison is worth something only if much is said: every rung, every kind of listener, every act."""
    publications = tuple(
        Publication(
            day=3 * n,
            days_given=20 + 7 * n % 60,
            kind="target" if n % 6 == 5 else "assignment",
            organization=(SCHOOL_A, SCHOOL_B, MUNICIPALITY)[n % 3],
            document=n % 2 == 0,
            from_region=n % 4 == 0,
            nobody_named=n == 7,
        )
        for n in range(24)
    )
    rounds = [(n // len(WHATS), what) for n, what in enumerate(WHATS * 6)]
    acts = tuple(Act(day=20 + 5 * n, what=what, which=turn, how=turn + 1) for n, (turn, what) in enumerate(rounds))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    script = Script("Europe/Moscow", weekends, publications, acts, frozenset(range(90, 97)), frozenset({HEAD_A}), 3, True)
    said = [one for _, lines in live(script) for one in lines]
    rungs = {one[4] for one in said}
    assert rungs >= {-30, -14, -7, -3, -1, 0, 1, 3, 7}
    assert len([rung for rung in rungs if rung > 7]) > 20
    assert {one[0] for one in said} == set(PEOPLE)
    assert {one[1] for one in said} == {"assignment", "acceptance", "target"}
    assert {one[5] for one in said} == {True, False}
    assert len(said) > 300
