"""The planning under test, lived morning by morning, held against the oracle after each of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.digest import Digest, catch_up, digest_moment
from domain.ladder import Ladder
from domain.reminders import HORIZON, Key, Planned, Promise, Standing, difference, wanted
from domain.watched import Chain, Item, ItemKey, Kind, Snooze, State
from domain.working_days import WorkingDays
from tests.domain.year_oracle import ONE, Oracle
from tests.domain.year_script import (
    CONTROLLER,
    COORDINATOR,
    FIRST_DAY,
    REGIONAL,
    YEAR,
    Fact,
    Script,
)
from tests.domain.year_town import Ears, Said, Town


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
