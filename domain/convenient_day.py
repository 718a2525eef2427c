"""The day of the week on which somebody can meet."""

from __future__ import annotations

from enum import StrEnum, auto


class Day(StrEnum):
    """A convenient day of the week."""

    MONDAY = auto()
    TUESDAY = auto()
    WEDNESDAY = auto()
    THURSDAY = auto()
    FRIDAY = auto()
    SATURDAY = auto()
    ANY = auto()

    @property
    def weekday(self) -> int | None:
        """ISO number, Monday is 1; None for any day."""
        return None if self is Day.ANY else list(Day).index(self) + 1

    @classmethod
    def of_weekday(cls, number: int | None) -> Day:
        """The day of an ISO number 1–6; any day for None. Raises IndexError for Sunday: schools are closed."""
        return cls.ANY if number is None else list(cls)[:6][number - 1]
