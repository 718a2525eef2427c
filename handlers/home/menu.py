"""The visible list of what each role can do from home. One line per conversation; at most six lie before any one role."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from aiogram.fsm.state import State
from sqlalchemy.ext.asyncio import AsyncSession

from domain.offices import Office
from domain.who import Who
from handlers.assignments import today as assignments
from handlers.assignments.states import Assignments, Judging
from handlers.invitations.states import Invite
from handlers.reminders import getters as reminders
from handlers.reminders.states import Forecast, Unreachable
from handlers.road_map.states import RoadMaps
from handlers.targets.states import Share

#: How many things wait behind a button, for this person at this moment (aware).
Counts = Callable[[AsyncSession, Who, datetime], Awaitable[int]]


@dataclass(frozen=True)
class Entry:
    """A button of home: its id, its label, where it leads, and who sees it. The dialog asks the database again anyway.

    With `count` it is seen only while something waits behind it; its label may say `{ $count_<id> }`.
    """

    id: str
    label: str
    state: State
    seen_by: Callable[[Who], bool]
    count: Counts | None = None


def holds(*offices: Office) -> Callable[[Who], bool]:
    """Seen by whoever holds one of these offices today."""
    return lambda who: who.seat(*offices) is not None


#: Who sees numbers.
SEES_NUMBERS = (Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL)

ENTRIES: tuple[Entry, ...] = (
    Entry("road_map", "home-road-map", RoadMaps.desk, holds(Office.COORDINATOR, Office.REGIONAL)),
    Entry("assignments", "home-assignments", Assignments.listed, holds(*assignments.EXECUTORS), count=assignments.count_mine),
    Entry("queue", "home-queue", Judging.queue, holds(*assignments.JUDGES), count=assignments.count_waiting),
    Entry("share", "home-share", Share.main, holds(*SEES_NUMBERS)),
    Entry("invite", "home-invite", Invite.office, holds(Office.REGIONAL, Office.COORDINATOR, Office.HEAD)),
    Entry(
        "unreachable",
        "reminders-unreachable-button",
        Unreachable.people,
        holds(*reminders.WATCHERS),
        count=reminders.count_unreachable,
    ),
    Entry("forecast", "forecast-button", Forecast.days, holds(Office.COORDINATOR)),
)
