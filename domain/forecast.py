"""Where a share will stand on its date if people go on joining as they do now: a likely number and how far it may be off.

An extrapolation, not a promise, and it says so: the pace of the last eight full weeks is carried on to the date, holidays
and campaigns are not known to it. Too few weeks or too few people give no forecast at all. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, sqrt

#: Full weeks whose pace is carried on.
WEEKS = 8
#: Fewer full weeks than these tell nothing.
FEWEST_WEEKS = 4
#: Fewer people than these in those weeks tell nothing.
FEWEST_PEOPLE = 5
#: Four forecasts of five lie between `low` and `high` when people go on joining at random at the same pace.
SPREAD = 1.2816


@dataclass(frozen=True)
class Forecast:
    """Persons who will count on the day `due`: likely, and from–to; `weeks` full weeks are what it rests on."""

    due: date
    likely: int
    low: int
    high: int
    weeks: int


def forecast(
    first_counted: Iterable[date], *, since: date, today: date, due: date, denominator: int | None = None
) -> Forecast | None:
    """Carry the pace on from `today` to `due`, both included in what counts.

    `first_counted`: for each person who counts today, the local day from which on they counted; `since`: the first day on which
    somebody could have counted (the year's beginning, or the programme's start). Nobody beyond the `denominator` is foretold.
    None: the date is over, fewer than 4 full weeks lie behind, or fewer than 5 people came in them.
    """
    days = sorted(day for day in first_counted if day <= today)
    weeks = min(WEEKS, ((today - since).days + 1) // 7)
    ahead = (due - today).days / 7
    if ahead <= 0 or weeks < FEWEST_WEEKS:
        return None
    came = sum(day > today - timedelta(weeks=weeks) for day in days)
    if came < FEWEST_PEOPLE:
        return None
    pace = came / weeks
    # What will come varies by itself, and the pace is known from so many weeks only.
    off = SPREAD * sqrt(pace * ahead + pace * ahead**2 / weeks)
    most = max(len(days), denominator) if denominator else None

    def bounded(number: int) -> int:
        return max(len(days), number if most is None else min(most, number))

    more = pace * ahead
    return Forecast(
        due,
        likely=bounded(len(days) + round(more)),
        low=bounded(len(days) + floor(more - off)),
        high=bounded(len(days) + ceil(more + off)),
        weeks=weeks,
    )
