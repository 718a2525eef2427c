"""One morning, one message: what is due for a person becomes a single digest, also after an outage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.allowed_hours import MORNING, Voice, local_day, morning_of, next_allowed
from domain.ladder import Place
from domain.reminders import Promise, still_owed
from domain.watched import Item, ItemKey, on_behalf_of, place_of
from domain.working_days import A_DAY, WorkingDays


@dataclass(frozen=True)
class Line:
    """What a digest says of one item."""

    #: The strongest promise that is kept by this line.
    promise: Promise
    #: The place of the chain from which the person hears: as executor, as coordinator …
    place: Place
    #: Whole days from today to the due date; negative when overdue.
    days_left: int


@dataclass(frozen=True)
class Digest:
    """One message to one person. Every promise handed in is shown, covered or dropped: nothing is lost on the way.

    `lines` are said one by one, the most urgent first; `behalf` (items of organisations where nobody can be reached) are one line
    together, however many. A digest without either is not sent, but its `dropped` are still to be written down.
    """

    person: int
    lines: tuple[Line, ...] = ()
    behalf: tuple[Line, ...] = ()
    #: Weaker promises about items that are shown: kept by the same message.
    covered: tuple[Promise, ...] = ()
    #: Not owed any more.
    dropped: tuple[Promise, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say; rule: empty digests are not sent."""
        return not self.lines and not self.behalf


def catch_up(
    promises: Iterable[Promise], items: Mapping[ItemKey, Item], *, working_days: WorkingDays, today: date
) -> tuple[Digest, ...]:
    """The digests of everything that is due, one per person, in order of person.

    `promises` are the planned ones due by now, of one morning or, after an outage, of many; `items` are as they are right now (an
    item that is gone may be missing); `today` is the local day. Each item is said once, at its strongest rung, and only if it is
    still owed: a warning from last week about what is overdue today gives way to the overdue rung.
    """
    of_person: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises:
        of_person[promise.key.person].append(promise)
    return tuple(_digest(person, of_person[person], items, working_days, today) for person in sorted(of_person))


def _digest(
    person: int, promises: list[Promise], items: Mapping[ItemKey, Item], working_days: WorkingDays, today: date
) -> Digest:
    strongest: dict[ItemKey, Promise] = {}
    covered: list[Promise] = []
    dropped: list[Promise] = []
    for promise in sorted(promises, key=lambda each: each.key.rung, reverse=True):
        item = items.get(promise.key.item)
        if item is None or not still_owed(promise, item, working_days=working_days, today=today):
            dropped.append(promise)
        elif promise.key.item in strongest:
            covered.append(promise)
        else:
            strongest[promise.key.item] = promise
    lines: list[Line] = []
    behalf: list[Line] = []
    for key, promise in strongest.items():
        item = items[key]
        together = on_behalf_of(item, person) is not None
        (behalf if together else lines).append(Line(promise, place_of(item, person), (item.due - today).days))
    return Digest(person, _by_urgency(lines), _by_urgency(behalf), tuple(covered), tuple(dropped))


def _by_urgency(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.days_left, line.promise.key)))


def digest_moment(
    now: datetime, *, zone: ZoneInfo, working_days: WorkingDays, last_sent: date | None = None, morning: time = MORNING
) -> tuple[date, datetime]:
    """The local day and the moment (UTC) at which a person may next get an initiative message: now, if it is an allowed hour of
    a day without one, otherwise at the morning hour of the next allowed day.

    `now` is aware; `last_sent` is the local day of the person's latest initiative message; `morning` is the hour at which the
    person's mornings are read. Rule: at most one a day.
    """
    at = next_allowed(now, voice=Voice.OFFICIAL, zone=zone, working_days=working_days, opens_at=morning)
    day = local_day(at, zone)
    if last_sent is not None and day <= last_sent:
        day = working_days.on_or_after(last_sent + A_DAY)
        at = morning_of(day, zone, morning)
    return day, at
