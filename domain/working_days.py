"""Which days are working days: weekends, public holidays and transferred days come in as one set of dates.

The set is made elsewhere (the production calendar of the country) and handed in, so that every rule about days can be checked on
paper. Days of years that the set does not cover are judged by the week alone: Monday to Friday work, Saturday and Sunday rest.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date, timedelta

A_DAY = timedelta(days=1)

#: No country rests longer than this in one piece; a calendar that does is a mistake and is refused instead of searched for ever.
LONGEST_REST = 60


class NoWorkingDay(ValueError):
    """The calendar holds no working day within two months of the day asked about: it must be wrong."""


@dataclass(frozen=True)
class WorkingDays:
    """A calendar of working days.

    `off` holds every day without work, ordinary weekends included, of the years in `years`; a Saturday that was declared a
    working day is simply not in it. In other years the week alone decides.
    """

    off: Set[date] = frozenset()
    years: Set[int] = field(default=frozenset())

    def is_working(self, day: date) -> bool:
        """Whether people work on this day."""
        return day not in self.off if day.year in self.years else day.weekday() < 5

    def on_or_before(self, day: date) -> date:
        """The day itself when it is a working day, otherwise the working day before it."""
        return self._nearest(day, -A_DAY)

    def on_or_after(self, day: date) -> date:
        """The day itself when it is a working day, otherwise the working day after it."""
        return self._nearest(day, A_DAY)

    def after(self, day: date, count: int = 1) -> date:
        """The last of `count` working days that follow `day`; the day itself never counts (rule: three working days to do a
        returned report again, two to look at a report)."""
        if count < 1:
            raise ValueError("the count of working days starts with 1")
        for _ in range(count):
            day = self.on_or_after(day + A_DAY)
        return day

    def _nearest(self, day: date, step: timedelta) -> date:
        nearest = day
        for _ in range(LONGEST_REST):
            if self.is_working(nearest):
                return nearest
            nearest += step
        raise NoWorkingDay(f"no working day within {LONGEST_REST} days of {day}")
