"""The clocks of a pair that has begun: no first meeting, and silence after one; who is asked on which day, each once.

Rule (spec §5): no first meeting for 7 days asks the mentor, 10 the curator; silence of 21 days asks the mentor, 35 both,
60 the curator «закрыть или продолжить?». School holidays stop every clock, and so does a pause. Pure; days are local dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType

from domain.school_holidays import SchoolHolidays


class Hearer(StrEnum):
    """Who is asked."""

    MENTOR = auto()
    MENTEE = auto()
    CURATOR = auto()


class Rung(StrEnum):
    """What a clock has come to."""

    FIRST_MENTOR = "first-mentor"
    FIRST_CURATOR = "first-curator"
    SILENT_MENTOR = "silent-mentor"
    SILENT_BOTH = "silent-both"
    SILENT_CURATOR = "silent-curator"

    @property
    def days(self) -> int:
        """After so many days without a meeting."""
        return _RUNGS[self][0]

    @property
    def hearers(self) -> tuple[Hearer, ...]:
        """Who is asked then."""
        return _RUNGS[self][1]


_RUNGS: Mapping[Rung, tuple[int, tuple[Hearer, ...]]] = MappingProxyType(
    {
        Rung.FIRST_MENTOR: (7, (Hearer.MENTOR,)),
        Rung.FIRST_CURATOR: (10, (Hearer.CURATOR,)),
        Rung.SILENT_MENTOR: (21, (Hearer.MENTOR,)),
        Rung.SILENT_BOTH: (35, (Hearer.MENTOR, Hearer.MENTEE)),
        Rung.SILENT_CURATOR: (60, (Hearer.CURATOR,)),
    }
)
_FIRST = frozenset({Rung.FIRST_MENTOR, Rung.FIRST_CURATOR})


@dataclass(frozen=True)
class Clock:
    """What runs for one pair: since when it may meet, its last sign of life, and the days on which it paused.

    `last_sign` is the last day on which anything was logged of it (held, confirmed, cancelled, missed: a pair that reports a
    meeting that fell through is not silent); None before the first. `met` says whether it has met at all.
    """

    begun_on: date
    last_sign: date | None = None
    met: bool = False
    resumed_on: date | None = None

    @property
    def since(self) -> date:
        """The day from which silence is counted: what is over has nothing left to wait for."""
        return max(day for day in (self.begun_on, self.last_sign, self.resumed_on) if day is not None)

    def silent_days(self, holidays: SchoolHolidays, today: date) -> int:
        """Days of school without a sign of life."""
        return holidays.days_of_school(self.since, today)


def reached(clock: Clock, holidays: SchoolHolidays, today: date) -> list[Rung]:
    """The rungs that the pair's silence has come to, whoever has been asked; none for a pair that is not silent."""
    silent = clock.silent_days(holidays, today)
    return [rung for rung in Rung if silent >= rung.days and not (clock.met and rung in _FIRST)]


def owed(clock: Clock, told: Set[Rung], holidays: SchoolHolidays, today: date) -> tuple[Rung, ...]:
    """The rungs that `today` owes, the later one last; `told` are those said since `clock.since`.

    After days on which nothing could be said, each hearer is owed only the latest of the rungs that have come meanwhile.
    """
    come = reached(clock, holidays, today)
    return tuple(
        rung
        for at, rung in enumerate(come)
        if rung not in told and not any(set(rung.hearers) <= set(later.hearers) for later in come[at + 1 :])
    )
