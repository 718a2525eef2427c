"""Who should hear about what, and when: wanted − planned is added, planned − wanted is withdrawn.

Everything here is worked out on paper from an item, a calendar and a day; nothing reads a clock or a table. Planning is
repeatable: asking twice gives the same promises under the same natural keys.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.allowed_hours import morning_of
from domain.ladder import Place, mondays, morning_of_rung
from domain.watched import Item, ItemKey, Kind, audience, on_behalf_of
from domain.working_days import WorkingDays

#: How far ahead promises are written down; longer than the preview of thirty days that a coordinator can ask for.
HORIZON = timedelta(days=40)


class Key(NamedTuple):
    """What makes a promise this one and no other. A moved due date makes new promises; a sent one is never planned again."""

    kind: Kind
    id: int
    #: The due date that the promise speaks of.
    occurrence: date
    #: Days from that date on which it is meant to be said, negative before it; a morning may lie earlier (weekends, holidays).
    rung: int
    person: int

    @property
    def item(self) -> ItemKey:
        """The item it is about."""
        return ItemKey(self.kind, self.id)


@dataclass(frozen=True)
class Promise:
    """One reminder to one person about one item at one rung: the local morning that carries it and the moment of that morning."""

    key: Key
    day: date
    #: The organisation's morning hour (nine, unless another was chosen) of `day` in its zone, as an aware moment in UTC.
    at: datetime
    #: The organisation for which this person hears, because nobody there can be reached.
    on_behalf_of: int | None = None


class Standing(StrEnum):
    """What became of a written promise."""

    PLANNED = "planned"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"
    """Found not owed any more in the moment of sending."""


@dataclass(frozen=True)
class Planned:
    """A promise as it is written down, with what became of it."""

    promise: Promise
    standing: Standing = Standing.PLANNED


@dataclass(frozen=True)
class Changes:
    """What must be written so that what is planned becomes what is wanted."""

    add: tuple[Promise, ...] = ()
    withdraw: tuple[Key, ...] = ()
    #: Withdrawn or dropped once, wanted again.
    revive: tuple[Promise, ...] = ()
    #: Planned, but for another morning or on another's behalf.
    amend: tuple[Promise, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.withdraw or self.revive or self.amend)


def wanted(item: Item, *, working_days: WorkingDays, from_day: date, until: date) -> tuple[Promise, ...]:
    """The promises about an item whose mornings lie between two local days, both included, in order of day and person.

    Rules, in words: the executor is warned along the ladder; overdue rungs climb the chain and end in Mondays; what was done,
    waits to be looked at, or was past when it was given, reminds nobody; on the day on which a date was given nobody is reminded
    of it (the news itself tells it); of two rungs on one morning the later, stronger one is said.

    `from_day` is today; after an outage its first day, so that what would have been planned meanwhile is caught up with; after a
    message that could not be handed over the earliest morning which that message carried, so that the next in line hears what the
    other did not. Weekly rungs have no end of their own, hence `until` (see `HORIZON`).
    """
    if not item.is_watched:
        return ()
    first = max(from_day, item.given + timedelta(days=1))
    # A rest moves a step of the ladder back and a Monday forward: a rung that falls on two mornings is said on the first.
    mornings: dict[tuple[int, int], date] = {}
    for person, rung, day in _owed(item, working_days, from_day, until):
        if first <= day <= until:
            mornings[person, rung] = min(day, mornings.get((person, rung), day))
    strongest: dict[tuple[date, int], int] = {}
    for (person, rung), day in mornings.items():
        strongest[day, person] = max(rung, strongest.get((day, person), rung))
    return tuple(
        Promise(
            key=Key(item.kind, item.id, item.due, rung, person),
            day=day,
            at=morning_of(day, item.zone, item.morning),
            on_behalf_of=on_behalf_of(item, person),
        )
        for (day, person), rung in sorted(strongest.items())
    )


def _owed(item: Item, working_days: WorkingDays, from_day: date, until: date) -> Iterator[tuple[int, int, date]]:
    """Person, rung and morning of everything owed, before two on one morning become one."""
    executors = audience(item, Place.EXECUTOR)
    silent_before = {person: _hears_again(item, person, working_days) for person in executors}
    for person, again in silent_before.items():
        if again is not None:
            yield person, (again - item.due).days, again
    for rung in item.warnings:
        day = morning_of_rung(item.due, rung, working_days)
        for person in executors:
            again = silent_before[person]
            if again is None or day >= again:
                yield person, rung, day
    if item.kind is Kind.TARGET:
        return  # it closes itself on its date: reached or missed, but never overdue
    for step in item.ladder.steps(ordered_by_region=item.ordered_by_region):
        day = morning_of_rung(item.due, step.days, working_days)
        for person in audience(item, step.place):
            yield person, step.days, day
    for rung, day in mondays(item.due, ladder=item.ladder, working_days=working_days, from_day=from_day, until=until):
        for place in item.ladder.weekly:
            for person in audience(item, place):
                yield person, rung, day


def _hears_again(item: Item, person: int, working_days: WorkingDays) -> date | None:
    """The morning on which the last snooze of this person ends, never past the due date; None without a snooze."""
    untils = [snooze.until for snooze in item.snoozes if snooze.person == person]
    return working_days.on_or_before(min(untils[-1], item.due)) if untils else None


def difference(wanted: Iterable[Promise], planned: Iterable[Planned], *, from_day: date) -> Changes:
    """What to write so that the promises from `from_day` on are the wanted ones.

    `wanted` and `planned` are about the same items; `planned` may reach further back: earlier mornings are left to the sending,
    which asks the world again, and what was sent is never touched nor planned again.
    """
    written = {row.promise.key: row for row in planned}
    add, revive, amend = [], [], []
    kept = set()
    for promise in wanted:
        kept.add(promise.key)
        row = written.get(promise.key)
        if row is None:
            add.append(promise)
        elif row.standing in (Standing.WITHDRAWN, Standing.DROPPED):
            revive.append(promise)
        elif row.standing is Standing.PLANNED and row.promise != promise:
            amend.append(promise)
    withdraw = [
        key
        for key, row in written.items()
        if row.standing is Standing.PLANNED and row.promise.day >= from_day and key not in kept
    ]
    return Changes(tuple(add), tuple(withdraw), tuple(revive), tuple(amend))


def still_owed(promise: Promise, item: Item, *, working_days: WorkingDays, today: date) -> bool:
    """Whether a promise still stands, asked of the item as it is right before sending on the local day `today`.

    Still due (neither done nor waiting, the same due date), still responsible, still reachable, not snoozed meanwhile. A warning
    whose due date is past is not owed any more: the overdue rungs speak instead.
    """
    if promise.key.rung <= 0 and today > item.due:
        return False
    owed = wanted(item, working_days=working_days, from_day=item.given, until=max(promise.day, today))
    return promise.key in {again.key for again in owed}
