"""The ladder of reminders as data: how many days before and after a due date somebody hears, and on which morning that falls.

A rung is a whole number of days from the due date: −14 is two weeks before, 0 the due date itself, 3 the third day after it.
Weekly rungs after the last escalation are numbered the same way, by their Monday.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from domain.working_days import A_DAY, LONGEST_REST, WorkingDays

MONDAY = 0


class Place(IntEnum):
    """A place in the chain of those who answer for an item, from the nearest to the highest."""

    EXECUTOR = 0
    HEAD = 1
    COORDINATOR = 2
    CONTROLLER = 3
    REGION = 4


@dataclass(frozen=True)
class Step:
    """One step of the overdue part: so many days after the due date this place of the chain is told."""

    days: int
    place: Place

    def __post_init__(self) -> None:
        if self.days < 1:
            raise ValueError("an overdue step lies at least one day after the due date")


@dataclass(frozen=True)
class Ladder:
    """When an item speaks. The defaults are the rule of the product; a municipality or a measure may have its own."""

    #: Days before the due date on which the executor is reminded.
    before: tuple[int, ...] = (14, 7, 3, 1, 0)
    #: Further days for documents and targets, which take longer to prepare.
    documents: tuple[int, ...] = (30,)
    #: The days instead of both when fewer than `short_below` days were given.
    short: tuple[int, ...] = (3, 1, 0)
    short_below: int = 14
    #: Who is told how many days after the due date.
    overdue: tuple[Step, ...] = (
        Step(1, Place.EXECUTOR),
        Step(3, Place.HEAD),
        Step(3, Place.COORDINATOR),
        Step(7, Place.CONTROLLER),
    )
    #: Who is told every Monday after the last of these steps, until the item is closed.
    weekly: tuple[Place, ...] = (Place.EXECUTOR, Place.COORDINATOR)
    #: Of those Mondays every one (1), or every second one (2) …
    every_weeks: int = 1
    #: Days after which the region is told of what the region ordered; None: never. The usual number is 14.
    region: int | None = None

    def __post_init__(self) -> None:
        if any(days < 0 for days in (*self.before, *self.documents, *self.short)):
            raise ValueError("days before the due date are counted from 0")
        if self.region is not None and self.region < 1:
            raise ValueError("the region is told at least one day after the due date")
        if self.every_weeks < 1:
            raise ValueError("the Mondays come back after at least one week")

    def warnings(self, *, days_given: int, long: bool) -> tuple[int, ...]:
        """The rungs up to the due date (0 and negative numbers) of an item for which so many days were given; `long` marks
        documents and targets."""
        if days_given < self.short_below:
            return tuple(-days for days in self.short)
        return tuple(-days for days in (*self.before, *(self.documents if long else ())))

    def steps(self, *, ordered_by_region: bool) -> tuple[Step, ...]:
        """The overdue steps, without the weekly ones."""
        if self.region is None or not ordered_by_region:
            return self.overdue
        return (*self.overdue, Step(self.region, Place.REGION))

    @property
    def last_step(self) -> int:
        """The day after the due date behind which the Mondays begin."""
        return max((step.days for step in self.overdue), default=0)


#: The ladder of the product's rules, unchanged.
USUAL = Ladder()


def morning_of_rung(due: date, rung: int, working_days: WorkingDays) -> date:
    """The local day on whose morning a rung is said.

    A rung on a weekend or a holiday moves to the working day before it, but never across the due date: a warning stays a warning
    (it moves backwards only), and nobody is told "overdue" on the due date or before, so an overdue rung without a working day
    between the due date and itself waits for the first one after.
    """
    before = working_days.on_or_before(due + timedelta(days=rung))
    return before if rung <= 0 or before > due else working_days.on_or_after(due + A_DAY)


def mondays(due: date, *, ladder: Ladder, working_days: WorkingDays, from_day: date, until: date) -> Iterator[tuple[int, date]]:
    """The weekly rungs whose morning lies between two days, both included: number of the rung and its morning.

    They begin with the first Monday after the last overdue step and come back every so many weeks as the ladder says. A Monday
    without work is made good on the next working day (moving backwards, as warnings do, would say it twice in one week).
    """
    after_all = due + timedelta(days=ladder.last_step + 1)
    first = after_all + timedelta(days=(MONDAY - after_all.weekday()) % 7)
    between = timedelta(weeks=ladder.every_weeks)
    skipped = max(0, (from_day - timedelta(days=LONGEST_REST) - first) // between)
    monday = first + skipped * between
    while monday <= until:
        morning = working_days.on_or_after(monday)
        if from_day <= morning <= until:
            yield (monday - due).days, morning
        monday += between
