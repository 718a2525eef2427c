"""The small municipality of a simulated year: what happens in it at noon, and what its people are owed to hear."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from domain.snoozing import snooze_choices
from domain.watched import due_of_acceptance
from domain.working_days import WorkingDays
from tests.domain.year_oracle import ONE, Oracle
from tests.domain.year_script import (
    CONTROLLER,
    COORDINATOR,
    CURATOR_A,
    FIRST_SUCCESSOR,
    HEAD_OF,
    MUNICIPALITY,
    PEOPLE,
    Act,
    Fact,
    Publication,
    Script,
)

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
