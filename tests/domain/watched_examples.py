"""An invented municipality for the tests of reminders: its persons, a calendar, items made in one line."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.reminders import Promise, wanted
from domain.watched import Chain, Item, Kind
from scheduler.production_calendar import working_days

HEAD, CURATOR, COORDINATOR, CONTROLLER, REGIONAL = 1, 2, 3, 4, 5
EVERYBODY = frozenset({HEAD, CURATOR, COORDINATOR, CONTROLLER, REGIONAL})
SCHOOL = 77
MOSCOW = ZoneInfo("Europe/Moscow")
CALENDAR = working_days(2019, 2025)

#: A school's assignment that the head executes.
SCHOOL_CHAIN = Chain(executors=(HEAD,), heads=(HEAD,), coordinators=(COORDINATOR,), controllers=(CONTROLLER,))
#: The same, delegated to the curator.
DELEGATED = Chain(executors=(CURATOR,), heads=(HEAD,), coordinators=(COORDINATOR,), controllers=(CONTROLLER,))
#: The municipality's own: executed by the coordinator, accepted by the controller.
OWN_CHAIN = Chain(executors=(COORDINATOR,), coordinators=(COORDINATOR,), controllers=(CONTROLLER,))


def day(text: str, year: int = 2020) -> date:
    """«30.10» of 2020, or «30.10.2021»."""
    number, month, *rest = text.split(".")
    return date(int(rest[0]) if rest else year, int(month), int(number))


def item(due: str = "30.10", given: str = "01.08", **other: Any) -> Item:
    """An assignment of the school; by default everybody can be reached."""
    values: dict[str, Any] = {
        "kind": Kind.ASSIGNMENT,
        "id": 1,
        "due": day(due),
        "given": day(given),
        "organization": SCHOOL,
        "chain": SCHOOL_CHAIN,
        "zone": MOSCOW,
        "reachable": EVERYBODY,
    }
    return Item(**{**values, **other})


def promises(watched: Item, from_day: str = "01.01", until: str = "31.12") -> tuple[Promise, ...]:
    """Everything owed about an item in a stretch of days."""
    return wanted(watched, working_days=CALENDAR, from_day=day(from_day), until=day(until))


def told(found: Iterable[Promise], person: int) -> list[tuple[str, int]]:
    """The mornings on which a person hears, as («27.10», rung), in order."""
    return [(f"{one.day:%d.%m}", one.key.rung) for one in found if one.key.person == person]


def morning(found: Iterable[Promise], text: str) -> list[int]:
    """The persons who hear on one morning."""
    return [one.key.person for one in found if one.day == day(text)]


def days(first: date, count: int) -> list[date]:
    """So many days in a row."""
    return [first + timedelta(days=n) for n in range(count)]
