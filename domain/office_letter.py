"""What the office address of an organisation is written, where nobody there can be reached in the messenger."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from domain.digest import Digest, catch_up
from domain.reminders import wanted
from domain.watched import Chain, Item, Kind
from domain.working_days import WorkingDays

#: Stands for the office in the place of its silent people; no person has this id.
OFFICE = 0
#: Stands for everybody above, whose rungs are not the office's.
_ABOVE = -1
_SEEN_FROM_THERE = Chain(executors=(OFFICE,), coordinators=(_ABOVE,))


def is_silent(item: Item) -> bool:
    """Whether nobody of the organisation itself hears of the item: neither who executes it nor its head."""
    return not any(person in item.reachable for person in (*item.chain.executors, *item.chain.heads))


def letter(items: Iterable[Item], *, working_days: WorkingDays, after: date, today: date) -> Digest:
    """The digest that the organisation would have had on the local day `today`, together with those since `after` (excluded).

    Only assignments of which nobody there hears, along their own ladder; what is not owed any more is left out. An empty one is
    not sent.
    """
    watched = {
        item.key: replace(item, chain=_SEEN_FROM_THERE, reachable=frozenset({OFFICE, _ABOVE}), snoozes=())
        for item in items
        if item.kind is Kind.ASSIGNMENT and is_silent(item)
    }
    promises = [
        promise
        for item in watched.values()
        for promise in wanted(item, working_days=working_days, from_day=after + timedelta(days=1), until=today)
        if promise.key.person == OFFICE
    ]
    (digest,) = catch_up(promises, watched, working_days=working_days, today=today) or (Digest(OFFICE),)
    return digest
