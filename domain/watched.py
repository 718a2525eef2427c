"""What is watched: an item with a due date, the chain of those who answer for it, and who of them can be heard right now."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.allowed_hours import MORNING
from domain.ladder import USUAL, Ladder, Place
from domain.working_days import WorkingDays

#: Rule: the coordinator's own clock for looking at a report.
WORKING_DAYS_TO_ACCEPT = 2


class Kind(StrEnum):
    """What an item is in the programme."""

    ASSIGNMENT = "assignment"
    ACCEPTANCE = "acceptance"
    """A report that waits to be accepted or returned; its executor is who accepts."""
    APPROVAL = "approval"
    """A school's own road map that waits to be approved or returned; the same clock."""
    REQUEST = "request"
    """A request for information that an organisation answers."""
    TARGET = "target"
    """A share to reach; it closes itself on its date and so is never overdue."""
    NUMBER = "number"
    """The number of learners of a year, which the head is asked for."""
    WEEK = "week"
    """The summary of a week: said once, on its first working morning or, after an outage, on a later one."""


class State(StrEnum):
    """How far an item is, as far as reminders care."""

    OPEN = "open"
    REPORTED = "reported"
    """Waits to be looked at: whatever its date, nobody is reminded of it (its acceptance is an item of its own)."""
    RETURNED = "returned"
    """To be done again until the due date that the return gave; reminded like an open one."""
    CLOSED = "closed"
    """Accepted, not required, withdrawn."""


class ItemKey(NamedTuple):
    """Which item. Each turn of a recurring measure («ежегодно») is an item with an id of its own."""

    kind: Kind
    id: int


@dataclass(frozen=True)
class Chain:
    """Who answers for an item, place by place, as person ids; deputies for leave already stand where they stand in."""

    executors: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    coordinators: tuple[int, ...] = ()
    controllers: tuple[int, ...] = ()
    region: tuple[int, ...] = ()

    def at(self, place: Place) -> tuple[int, ...]:
        """The persons in one place."""
        return (self.executors, self.heads, self.coordinators, self.controllers, self.region)[place]


class Snooze(NamedTuple):
    """«Отложить»: this person hears nothing of the item before the morning of `until`, and then hears of it."""

    person: int
    until: date


@dataclass(frozen=True)
class Item:
    """Something with a due date that somebody must do or look at.

    `due` and `given` are local dates of `zone`, the organisation's. `given` is the day on which this due date was given to the
    executors: publication, return, extension. Of something returned, `due` is the date that the return gave.
    """

    kind: Kind
    id: int
    due: date
    given: date
    #: The organisation that must do it; its items are one line for who hears instead of its people.
    organization: int
    chain: Chain
    zone: ZoneInfo
    #: Persons who have an account that can be reached.
    reachable: Set[int]
    state: State = State.OPEN
    #: The expected result is a document (an act, an order), which takes longer to prepare.
    document: bool = False
    #: The region's own order: then the ladder may climb to the region.
    ordered_by_region: bool = False
    #: In the order in which they were taken: of one person's the last one counts.
    snoozes: tuple[Snooze, ...] = ()
    #: Whoever owns the road map may have given it, or the measure, a ladder of its own.
    ladder: Ladder = USUAL
    #: The local hour at which the organisation's mornings are read.
    morning: time = MORNING

    @property
    def key(self) -> ItemKey:
        """What makes it this item, whatever its due date."""
        return ItemKey(self.kind, self.id)

    @property
    def warnings(self) -> tuple[int, ...]:
        """The rungs up to the due date that its ladder holds for it."""
        long = self.document or self.kind is Kind.TARGET
        return self.ladder.warnings(days_given=(self.due - self.given).days, long=long)

    @property
    def is_watched(self) -> bool:
        """Whether anything is owed about it at all: neither done nor waiting for somebody else's look, and not past already on
        the day it was given (rule: a road map whose dates are past reminds nobody of old dates)."""
        return self.state in (State.OPEN, State.RETURNED) and self.given <= self.due


def due_of_acceptance(reported_on: date, working_days: WorkingDays) -> date:
    """The day until which a report is to be accepted or returned: the second working day after it."""
    return working_days.after(reported_on, WORKING_DAYS_TO_ACCEPT)


def audience(item: Item, place: Place) -> tuple[int, ...]:
    """Who hears what is said to one place of the chain: the reachable ones in it, or else those of the next place in line.

    Upwards first; where nobody above can be reached either, the nearest below, so that an item never silently has nobody as long
    as one person of its chain can be reached. A head who is the executor is not told of his own item a second time. Executor and
    coordinator must always be spoken to; an office above them that nobody holds is no step of the ladder.
    """
    holders = item.chain.at(place)
    if place is Place.HEAD:
        holders = tuple(person for person in holders if person not in item.chain.executors)
    if not holders and place not in (Place.EXECUTOR, Place.COORDINATOR):
        return ()
    if heard := tuple(person for person in holders if person in item.reachable):
        return heard
    for other in (*(p for p in Place if p > place), *(p for p in reversed(Place) if p < place)):
        if heard := tuple(person for person in item.chain.at(other) if person in item.reachable):
            return heard
    return ()


def on_behalf_of(item: Item, person: int) -> int | None:
    """The organisation for which this person hears because none of its executors can be reached; None when the words are for
    the person's own sake. The heads of an organisation hear of it as their own."""
    own = (*item.chain.executors, *item.chain.heads)
    if person in own or any(executor in item.reachable for executor in item.chain.executors):
        return None
    return item.organization


def place_of(item: Item, person: int) -> Place:
    """The place from which this person hears of the item: the nearest one held in its chain.

    Raises `ValueError` when the person stands nowhere in it.
    """
    return min(place for place in Place if person in item.chain.at(place))
