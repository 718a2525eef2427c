"""«Сообщить о проблеме»: what happened, how urgent, who is told and when, never the accused nor those below them.

The bot is no emergency service and says so on the first screen; its promise is that an adult learns of it and that it
climbs until one has answered. Times come out as aware UTC moments; the zone is the organisation's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum, auto
from types import MappingProxyType

from domain.offices import Office
from domain.pair import Pair, PauseReason, State

CALM_FROM, CALM_UNTIL = time(8), time(21)  # what is not urgent is passed on between these local times
STRANGER_A_DAY = 3

#: When each next wave of people is told while nobody has answered, counted from the moment of the first.
URGENT_CLIMB = (timedelta(0), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=4))
CALM_CLIMB = (timedelta(0), timedelta(days=1), timedelta(days=3), timedelta(days=7))


class Category(StrEnum):
    """What happened, as chips."""

    RUDENESS = auto()  # insulted, laughed at
    PRESSURE = auto()  # asked to keep a secret, to give money, to do something against one's will
    OUTSIDE_CONTACT = auto()  # asked to write or meet past the school
    HARASSMENT = auto()  # touched, sent or said what is not right
    VIOLENCE = auto()  # hit, threatened
    FEELING_BAD = auto()  # somebody feels very bad, or may harm themselves
    NO_CONTACT = auto()  # the other side cannot be reached
    OTHER = auto()


class About(StrEnum):
    """About whom it is, as chips; of a pair's other side the person is known, of an office that it is one of its holders."""

    MENTOR = auto()  # the reporter's own
    MENTEE = auto()
    CURATOR = auto()
    HEAD = auto()
    COORDINATOR = auto()
    OTHER = auto()
    NOBODY = auto()


#: Whose holders never hear of it, nor anybody below them.
ACCUSED_OFFICE: Mapping[About, Office] = MappingProxyType(
    {About.CURATOR: Office.CURATOR, About.HEAD: Office.HEAD, About.COORDINATOR: Office.COORDINATOR}
)

#: Taken as urgent unless the reporter says otherwise.
URGENT_BY_DEFAULT = frozenset({Category.HARASSMENT, Category.VIOLENCE, Category.FEELING_BAD})

#: Who stands above whom. Participants stand below every office; the controller watches papers, not people.
RANK: Mapping[Office, int] = MappingProxyType(
    {Office.STAFF: 1, Office.CURATOR: 2, Office.HEAD: 3, Office.CONTROLLER: 3, Office.COORDINATOR: 4, Office.REGIONAL: 5}
)
_LISTENING = (Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.REGIONAL)


@dataclass(frozen=True)
class Report:
    """A report: `reporter` and `accused` are person ids (None: a stranger; nobody in particular), `at` an aware moment.

    `office`: whoever holds it is accused, where that is all that was said.
    """

    category: Category
    urgent: bool
    at: datetime
    reporter: int | None = None
    accused: int | None = None
    office: Office | None = None


@dataclass(frozen=True)
class Adult:
    """Somebody who holds an office in the organisation or above it, today."""

    person: int
    office: Office
    deputy: bool = False


@dataclass(frozen=True)
class Wave:
    """At this moment these persons are told, unless somebody told before has answered."""

    at: datetime
    persons: frozenset[int]


def listeners(report: Report, adults: Iterable[Adult], out_of_reach: Collection[int] = ()) -> tuple[frozenset[int], ...]:
    """Who may be told, in the order of telling: curators; their deputies and the head; the coordinator; the region.

    Whoever is accused, everybody below them and everybody beside them is left out, and so is the reporter. Those who are
    `out_of_reach` are not waited for: the next ones hear in their place; where nobody can be reached, everybody stays.
    """
    everybody = tuple(adults)
    rank: dict[int | None, int] = {}
    for one in everybody:
        rank[one.person] = max(rank.get(one.person, 0), RANK[one.office])
    above = max(rank.get(report.accused, 0), RANK[report.office] if report.office else 0)
    may = [
        one
        for one in everybody
        if one.office in _LISTENING and rank[one.person] > above and one.person not in (report.accused, report.reporter)
    ]
    if not may:
        return ()
    left = [one for one in may if one.person not in out_of_reach] or may
    lowest = min(RANK[one.office] for one in left)
    principals_first = any(RANK[one.office] == lowest and not one.deputy for one in left)
    waves: list[set[int]] = [set(), set(), set(), set()]
    for one in left:
        first = RANK[one.office] == lowest and not (one.deputy and principals_first)
        waves[0 if first else _later_wave(one.office, RANK[one.office] == lowest)].add(one.person)
    told: set[int] = set()
    fresh: list[frozenset[int]] = []
    for wave in waves:
        fresh.append(frozenset(wave - told))
        told |= wave
    return tuple(wave for wave in fresh if wave)


def _later_wave(office: Office, deputy_of_first: bool) -> int:
    if deputy_of_first or office is Office.HEAD:
        return 1
    return 2 if office is Office.COORDINATOR else 3


def waves(report: Report, adults: Iterable[Adult], zone: tzinfo, earlier: Sequence[datetime] = ()) -> tuple[Wave, ...]:
    """Whom to tell when, until somebody answers. `earlier`: when this stranger's previous reports were passed on.

    Empty means that no adult is left to tell: the caller shows that as a failure, and 112 and the helpline at once.
    """
    return climb(report, adults, passed_on(report, zone, earlier))


def climb(report: Report, adults: Iterable[Adult], start: datetime, out_of_reach: Collection[int] = ()) -> tuple[Wave, ...]:
    """The same from the moment `start` (aware) at which it is passed on."""
    steps = URGENT_CLIMB if report.urgent else CALM_CLIMB
    return tuple(Wave(start + after, told) for after, told in zip(steps, listeners(report, adults, out_of_reach), strict=False))


def frozen(pair: Pair, now: datetime) -> Pair | None:
    """What an urgent report makes of the pair that it is about; None where there is nothing to freeze.

    A pair that rests for another reason goes on resting for this one, so that nothing else lets it go on.
    """
    if pair.state is State.ACTIVE:
        return replace(pair, paused_at=now, pause_reason=PauseReason.SAFETY)
    if pair.state is State.PAUSED and pair.pause_reason is not PauseReason.SAFETY:
        return replace(pair, pause_reason=PauseReason.SAFETY)
    return None


def passed_on(report: Report, zone: tzinfo, earlier: Sequence[datetime] = ()) -> datetime:
    """When the first adult is told: urgent at once, day or night; others between 8:00 and 21:00 local time.

    Of a stranger at most three a day are passed on, counted by local day; the rest waits for 8:00 of the first day
    with room, and none is dropped.
    """
    moment = report.at if report.urgent else _calm(report.at, zone)
    if report.reporter is None:
        taken = [one.astimezone(zone).date() for one in earlier]
        day = moment.astimezone(zone).date()
        while taken.count(day) >= STRANGER_A_DAY:
            day += timedelta(days=1)
            moment = _local(day, zone)
    return moment.astimezone(UTC)


def _calm(moment: datetime, zone: tzinfo) -> datetime:
    local = moment.astimezone(zone)
    if local.time() < CALM_FROM:
        return _local(local.date(), zone)
    return moment if local.time() < CALM_UNTIL else _local(local.date() + timedelta(days=1), zone)


def _local(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, CALM_FROM, zone)


#: Lines of help that are kept, and signs of one: they stand before everything else on a phone's screen.
MOST_LINES, LONGEST_LINE = 5, 100


def helplines_typed(typed: str) -> list[str] | None:
    """The lines of help in a message, one in each row with a number to call; None where a row has none, or there are too many."""
    lines = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    dialled = all(sum(sign.isdecimal() for sign in line) >= 2 and len(line) <= LONGEST_LINE for line in lines)
    return lines if lines and len(lines) <= MOST_LINES and dialled else None
