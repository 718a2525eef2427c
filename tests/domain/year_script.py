"""A year of a small municipality as plain facts: what is published, who does what at noon, which days the bot is down.

Neither the rules of the product nor those of the oracle stand here: only the facts that both are shown.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from hypothesis import strategies as st

FIRST_DAY = date(2020, 7, 1)
YEAR = [FIRST_DAY + timedelta(days=n) for n in range(366)]

HEAD_A, CURATOR_A, HEAD_B, COORDINATOR, CONTROLLER, REGIONAL = range(1, 7)
PEOPLE = (HEAD_A, CURATOR_A, HEAD_B, COORDINATOR, CONTROLLER, REGIONAL)
SCHOOL_A, SCHOOL_B, MUNICIPALITY = 101, 102, 100
HEAD_OF = {SCHOOL_A: HEAD_A, SCHOOL_B: HEAD_B}
#: The heads of a whole municipality: the two schools above and 38 more.
FORTY = {**HEAD_OF, **{101 + n: 1001 + n for n in range(2, 40)}}
#: Who takes over from a head who leaves is somebody new, numbered from here.
FIRST_SUCCESSOR = 5001

What = Literal["report", "return", "close", "extend", "delegate", "block", "unblock", "snooze", "leave"]
WHATS: tuple[What, ...] = ("report", "return", "close", "extend", "delegate", "block", "unblock", "snooze")
#: How often each happens: people put off, report, delegate and come back more often than a matter is closed for good.
OFTEN: tuple[What, ...] = (*WHATS, "snooze", "snooze", "snooze", "report", "return", "delegate", "unblock")


@dataclass
class Fact:
    """One watched thing as it is right now, in plain words; both sides read it, only noon changes it."""

    kind: str
    id: int
    organization: int
    due: date
    given: date
    executors: tuple[int, ...]
    document: bool = False
    from_region: bool = False
    state: str = "open"
    #: Until when each person put it off, and how often.
    put_off: dict[int, list[date]] = field(default_factory=dict)
    #: Who is the head of its school now.
    head: int | None = None

    @property
    def name(self) -> tuple[str, int]:
        return self.kind, self.id

    @property
    def heads(self) -> tuple[int, ...]:
        """A school's matters have a head; the municipality's own have none."""
        return (self.head,) if self.head is not None and self.kind != "acceptance" else ()


@dataclass(frozen=True)
class Publication:
    """Something that appears during the year at noon of a day."""

    day: int
    days_given: int
    kind: str
    organization: int
    document: bool
    from_region: bool
    nobody_named: bool
    #: One measure of every school of the municipality, not of one.
    everywhere: bool = False

    def appears(self, number: int, today: date, organization: int | None = None, head_of: dict[int, int] = HEAD_OF) -> Fact:
        organization = self.organization if organization is None else organization
        head = head_of.get(organization)
        boss = COORDINATOR if head is None else head
        return Fact(
            kind=self.kind,
            id=number,
            organization=organization,
            head=head,
            due=today + timedelta(days=self.days_given),
            given=today,
            executors=() if self.nobody_named and organization != MUNICIPALITY else (boss,),
            document=self.document,
            from_region=self.from_region,
        )


@dataclass(frozen=True)
class Act:
    """Something that somebody does at noon; `which` and `how` are read modulo what there is. A snooze waits for a day on which
    something was said that can be put off."""

    day: int
    what: What
    which: int
    how: int


@dataclass(frozen=True)
class Script:
    """Everything that happens in one year."""

    zone: str
    days_off: frozenset[date]
    publications: tuple[Publication, ...]
    acts: tuple[Act, ...]
    down: frozenset[int]
    never_joined: frozenset[int]
    sweep_every: int
    region_hears: bool
    #: The heads of the municipality's schools in the beginning.
    head_of: dict[int, int] = field(default_factory=lambda: dict(HEAD_OF))

    @property
    def people(self) -> tuple[int, ...]:
        """Everybody with an office in the beginning."""
        return (*PEOPLE, *sorted(set(self.head_of.values()) - set(PEOPLE)))


def _rests(runs: list[tuple[int, int]], working_weekends: list[int]) -> frozenset[date]:
    """Weekends without those declared working, and a few runs of holidays; a month beyond the year on both sides."""
    span = [FIRST_DAY + timedelta(days=n) for n in range(-400, 900)]
    weekends = {day for day in span if day.isoweekday() >= 6} - {YEAR[n] for n in working_weekends}
    return frozenset(weekends | {YEAR[start] + timedelta(days=n) for start, length in runs for n in range(length)})


def _outages(runs: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(start + n for start, length in runs for n in range(length))


_day = st.integers(0, 365)
_publications = st.builds(
    Publication,
    day=st.integers(0, 200),
    days_given=st.one_of(st.integers(10, 110), st.integers(-3, 30)),
    kind=st.sampled_from(["assignment", "assignment", "assignment", "target"]),
    organization=st.sampled_from([SCHOOL_A, SCHOOL_A, SCHOOL_B, MUNICIPALITY]),
    document=st.booleans(),
    from_region=st.booleans(),
    nobody_named=st.sampled_from([False, False, False, False, True]),
)
_acts = st.builds(Act, day=_day, what=st.sampled_from(OFTEN), which=st.integers(0, 20), how=st.integers(0, 40))

scripts = st.builds(
    Script,
    zone=st.sampled_from(
        ["Europe/Moscow", "Asia/Kamchatka", "Europe/Lisbon", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"]
    ),
    days_off=st.builds(_rests, st.lists(st.tuples(_day, st.integers(1, 9)), max_size=8), st.lists(_day, max_size=6)),
    publications=st.lists(_publications, min_size=2, max_size=5).map(tuple),
    acts=st.lists(_acts, min_size=5, max_size=30).map(tuple),
    down=st.builds(_outages, st.lists(st.tuples(_day, st.integers(1, 60)), max_size=4)),
    never_joined=st.frozensets(st.sampled_from(PEOPLE), max_size=2),
    sweep_every=st.integers(1, 14),
    region_hears=st.booleans(),
)

#: A municipality of forty schools: a measure goes to all of them, heads leave and others take over.
forty_schools = st.builds(
    Script,
    zone=st.sampled_from(["Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka"]),
    days_off=st.builds(_rests, st.lists(st.tuples(_day, st.integers(1, 9)), max_size=8), st.lists(_day, max_size=6)),
    publications=st.lists(
        st.builds(
            Publication,
            day=st.integers(0, 200),
            days_given=st.integers(10, 110),
            kind=st.just("assignment"),
            organization=st.just(SCHOOL_A),
            document=st.booleans(),
            from_region=st.booleans(),
            nobody_named=st.just(False),
            everywhere=st.just(True),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    acts=st.lists(
        st.builds(
            Act,
            day=_day,
            what=st.sampled_from((*OFTEN, "report", "leave", "leave")),
            which=st.integers(0, 200),
            how=st.integers(0, 40),
        ),
        min_size=40,
        max_size=120,
    ).map(tuple),
    down=st.builds(_outages, st.lists(st.tuples(_day, st.integers(1, 30)), max_size=3)),
    never_joined=st.frozensets(st.sampled_from(sorted(FORTY.values())), max_size=8),
    sweep_every=st.integers(7, 14),
    region_hears=st.booleans(),
    head_of=st.builds(dict, st.just(FORTY)),
)
