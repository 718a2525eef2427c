"""Random short lives of a school: people join, agree, take it back, are paired, meet. Promises that hold in every one of them:
no pair without consent, no adult from outside without clearance, no capacity exceeded, unique persons counted once."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count as numbers

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import meetings, pair
from domain.clearance import Checklist, uncleared
from domain.consent import Consent, How, Purpose, Voice, document, missing
from domain.forms import FROM_OUTSIDE, Category, Part
from domain.matching import History, Mentee, Mentor, Obstacle, obstacles
from domain.pair import Pair, PauseReason, State
from tests.long import count

START = datetime(2020, 9, 1, 6, tzinfo=UTC)
TEXT = document(Purpose.PARTICIPATION, 1, "Согласие")
SCHOOLS = (10, 20)
FORM = "mixed"  # one form for all, so that as many as possible can meet


@dataclass
class Human:
    person: int
    category: Category
    schools: tuple[int, ...]
    grade: int | None
    capacity: int = 1
    consents: list[Consent] = field(default_factory=list)
    checklist: Checklist = field(default_factory=Checklist)
    lacks: str = ""  # what is still missing on the first day


@dataclass
class World:
    """A caller of the rules as the other rooms will be: keeps the records, passes what the rules ask for, obeys the answer."""

    now: datetime = START
    people: dict[int, Human] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)
    place: dict[int, int] = field(default_factory=dict)
    days: dict[int, dict[date, meetings.Meeting]] = field(default_factory=dict)
    refused: set[tuple[int, int]] = field(default_factory=set)
    number: "numbers[int]" = field(default_factory=numbers)

    @property
    def today(self) -> date:
        return self.now.date()

    def consented(self, person: int) -> bool:
        human = self.people[person]
        return not missing(TEXT, human.consents, minor=human.category is Category.PUPIL)

    def cleared(self, person: int) -> bool:
        human = self.people[person]
        return human.category not in FROM_OUTSIDE or not uncleared(human.checklist, self.today)

    def open(self, without: int | None = None) -> list[Pair]:
        return [one for key, one in self.pairs.items() if one.state is not State.ENDED and key != without]

    def in_the_way(self, mentor: int, mentee: int, school: int, without: int | None = None) -> frozenset[Obstacle]:
        m, s = self.people[mentor], self.people[mentee]
        return obstacles(
            Mentor(
                person=mentor, organisation=school if school in m.schools else -1, form=FORM, admitted=True,
                consented=self.consented(mentor), cleared=self.cleared(mentor), capacity=m.capacity, grade=m.grade,
                taken=sum(one.mentor == mentor for one in self.open(without)),
            ),
            Mentee(
                person=mentee, organisation=school if school in s.schools else -2, form=FORM, admitted=True,
                consented=self.consented(mentee), waiting_since=self.today, grade=s.grade,
            ),
            History(frozenset((one.mentor, one.mentee, FORM) for one in self.open(without)), frozenset(self.refused)),
        )  # fmt: skip

    def keep(self, key: int, result: Pair | pair.Refusal) -> None:
        if isinstance(result, Pair):
            before = self.pairs.get(key)
            self.pairs[key] = result
            if result.state is State.ACTIVE and (before is None or before.state is not State.ACTIVE):
                # The promise, asked of the records themselves and not of the rule that should have kept it.
                self.promise(result.mentor, result.mentee)

    def promise(self, mentor: int, mentee: int) -> None:
        for person in (mentor, mentee):
            consents = [one for one in self.people[person].consents if one.withdrawn_at is None]
            assert any(one.voice is Voice.OWN for one in consents)
            if self.people[person].category is Category.PUPIL:
                assert any(one.voice is Voice.GUARDIAN and (one.how is How.PAPER or one.confirmed_by) for one in consents)
        human = self.people[mentor]
        if human.category in FROM_OUTSIDE:
            quiz, paper = human.checklist.quiz_passed_on, human.checklist.certificate_until
            assert quiz is not None
            assert (self.today - quiz).days <= 365
            assert paper is not None
            assert paper >= self.today
        assert mentor != mentee


PEOPLE = st.lists(
    st.builds(
        Human, st.just(0), st.sampled_from([Category.PUPIL, Category.PUPIL, Category.TEACHER, Category.EMPLOYER]),
        st.sampled_from([(10,), (20,), (10, 20)]), st.integers(5, 11), st.integers(1, 2),
        lacks=st.sampled_from(["", "", "", "own", "guardian", "check"]),
    ),
    min_size=4, max_size=7,
)  # fmt: skip
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["own", "guardian", "link", "withdraw", "check", *["propose"] * 4, *["accept"] * 6, "decline", "pause", "resume",
             "end", *["log"] * 4, *["confirm"] * 4, "wait", "year"]
        ),
        st.integers(0, 5), st.integers(0, 5), st.integers(0, 20),
    ),
    min_size=25, max_size=80,
)  # fmt: skip


def act(world: World, what: str, first: int, second: int, number: int) -> None:
    persons = list(world.people)
    a, b = persons[first % len(persons)], persons[second % len(persons)]
    human = world.people[a]
    key = aimed(world, what, number)
    chosen = world.pairs[key] if key is not None else None
    match what:
        case "own":
            human.consents.append(Consent(document=TEXT, voice=Voice.OWN, how=How.TAP, at=world.now))
        case "guardian":
            human.consents.append(
                Consent(document=TEXT, voice=Voice.GUARDIAN, how=How.PAPER, at=world.now, signed_on=world.today, recorded_by=99)
            )
        case "link":
            confirmed = 99 if number % 2 else None
            human.consents.append(
                Consent(document=TEXT, voice=Voice.GUARDIAN, how=How.LINK, at=world.now, confirmed_by=confirmed)
            )
        case "withdraw":
            human.consents[:] = [replace(one, withdrawn_at=world.now) for one in human.consents]
            for other, one in list(world.pairs.items()):
                if one.side(a) and one.state is State.ACTIVE:
                    world.keep(other, pair.pause(one, PauseReason.CONSENT, world.now))
        case "check":
            human.checklist = Checklist(world.today + timedelta(days=200), world.today, world.today, world.today)
        case "propose":
            school = SCHOOLS[number % 2]
            if number % 4:
                fitting = [(m, n) for m in persons for n in persons if not world.in_the_way(m, n, school)]
                a, b = fitting[first % len(fitting)] if fitting else (a, b)
            result = pair.propose(a, b, FORM, world.in_the_way(a, b, school), world.now)
            if isinstance(result, Pair):
                fresh = next(world.number)
                world.place[fresh] = school
                world.keep(fresh, result)
        case "wait":
            world.now += timedelta(days=number // 4)
        case "year":
            world.now += timedelta(days=100)
    if key is None or chosen is None:
        return
    blocked = world.in_the_way(chosen.mentor, chosen.mentee, world.place[key], without=key)
    match what:
        case "accept":
            silent = [one for one in (chosen.mentor, chosen.mentee) if not chosen.accepted_by(chosen.side(one) or Part.MENTOR)]
            by = silent[0] if silent and number % 4 else (chosen.mentor, chosen.mentee, b)[first % 3]
            world.keep(key, pair.accept(chosen, by, blocked, world.now))
        case "decline":
            result = pair.decline(chosen, (chosen.mentor, chosen.mentee, b)[first % 3], world.now)
            if isinstance(result, Pair):
                world.refused.add((chosen.mentor, chosen.mentee))
            world.keep(key, result)
        case "pause":
            world.keep(key, pair.pause(chosen, PauseReason.ASKED, world.now))
        case "resume":
            world.keep(key, pair.resume(chosen, blocked))
        case "end":
            world.keep(key, pair.end(chosen, pair.Outcome.REACHED, world.now))
        case "log" | "confirm":
            met(world, key, chosen, what, first, number)


def aimed(world: World, what: str, number: int) -> int | None:
    """Mostly a pair for which the act makes sense, otherwise any: both the road and the ditch are walked."""
    steps = {"accept": pair.Step.ACCEPT, "resume": pair.Step.RESUME, "pause": pair.Step.PAUSE, "end": pair.Step.END}
    if what in steps:
        apt = [key for key, one in world.pairs.items() if one.state in pair.ALLOWED[steps[what]]]
    else:
        apt = [key for key, one in world.pairs.items() if one.state is State.ACTIVE]
    keys = apt if apt and number % 5 else list(world.pairs)
    return keys[number % len(keys)] if keys else None


def met(world: World, key: int, chosen: Pair, what: str, first: int, number: int) -> None:
    side, day = list(Part)[first % 2], world.today - timedelta(days=max(0, number - 14))
    known = world.days.setdefault(key, {})
    result: meetings.Meeting | meetings.Refusal
    if what == "confirm" and known:
        day = list(known)[number % len(known)]
        result = meetings.confirm(known[day], side)
    else:
        life = meetings.Life(chosen.begun_at.date() if chosen.begun_at else None, active=chosen.state is State.ACTIVE)
        result = meetings.log(
            known.get(day), side, day, meetings.Log(meetings.Kind.REGULAR, 30, world.today), life, frozenset(), world.today
        )
    if isinstance(result, meetings.Meeting):
        known[day] = result


@pytest.mark.long
@settings(deadline=None, max_examples=count(60, 1500))
@given(PEOPLE, ACTS)
def test_no_short_life_breaks_a_promise(people: list[Human], acts: list[tuple[str, int, int, int]]) -> None:
    world = World()
    for person, drawn in enumerate(people, start=1):
        human = replace(drawn, person=person, consents=[], checklist=Checklist())
        world.people[person] = human if human.category is Category.PUPIL else replace(human, grade=None)
        for what in {"own", "guardian", "check"} - {drawn.lacks}:
            act(world, what, person - 1, 0, 0)
    for what, first, second, number in acts:
        act(world, what, first, second, number)
        for person, human in world.people.items():
            assert sum(one.mentor == person for one in world.open()) <= human.capacity
            assert sum(one.mentee == person for one in world.open()) <= 1
        for one in world.pairs.values():
            older, younger = world.people[one.mentor].grade, world.people[one.mentee].grade
            assert older is None or younger is None or older > younger
