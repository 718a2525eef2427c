"""Organisations × measures: how every cell stands, the reddest first, in pages that a phone can show.

A cell may hold several assignments (the turns of a recurring measure); it stands as the worst of them. Nothing here knows names:
rows and columns are ids in the order in which they were handed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import TypeVar

from domain.assignment import Mark, State

K = TypeVar("K", bound=Hashable)


class Stand(StrEnum):
    """How an assignment stands in the eyes of whoever controls it, the worst first."""

    OVERDUE = auto()  # red: somebody has to act and the day has passed
    RETURNED = auto()  # waits for its executor, three working days
    SOON = auto()  # seven days or less are left
    REPORTED = auto()  # waits for whoever accepts
    OPEN = auto()  # there is time
    QUIET = auto()  # without a date, or past before it was given: nobody is late
    ACCEPTED = auto()
    LIFTED = auto()  # not required here


_RANK = {one: rank for rank, one in enumerate(Stand)}


def stand(state: State, mark: Mark) -> Stand:
    """From the state of an assignment and its colour today."""
    match state:
        case State.REPORTED:
            return Stand.REPORTED
        case State.ACCEPTED:
            return Stand.ACCEPTED
        case State.NOT_REQUIRED:
            return Stand.LIFTED
        case State.OPEN | State.RETURNED if mark is Mark.OVERDUE:
            return Stand.OVERDUE
        case State.RETURNED:
            return Stand.RETURNED
        case State.OPEN:
            return {Mark.SOON: Stand.SOON, Mark.CALM: Stand.OPEN}.get(mark, Stand.QUIET)


@dataclass(frozen=True)
class Fact:
    """One assignment: its id, the organisation, the measure, how it stands."""

    id: int
    place: int
    measure: int
    stand: Stand


@dataclass(frozen=True)
class Tally:
    """How many assignments stand how."""

    counts: Mapping[Stand, int] = field(default_factory=dict)

    @classmethod
    def of(cls, stands: Iterable[Stand]) -> Tally:
        """Count them."""
        return cls(Counter(stands))

    def _sum(self, *stands: Stand) -> int:
        return sum(self.counts.get(one, 0) for one in stands)

    @property
    def red(self) -> int:
        """Overdue."""
        return self._sum(Stand.OVERDUE)

    @property
    def yellow(self) -> int:
        """Soon, or returned."""
        return self._sum(Stand.SOON, Stand.RETURNED)

    @property
    def waiting(self) -> int:
        """Reported and not looked at yet."""
        return self._sum(Stand.REPORTED)

    @property
    def open(self) -> int:
        """Still to be done, without haste."""
        return self._sum(Stand.OPEN, Stand.QUIET)

    @property
    def done(self) -> int:
        """Accepted, or not required."""
        return self._sum(Stand.ACCEPTED, Stand.LIFTED)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def urgency(self) -> tuple[int, ...]:
        """Sorts the reddest first, then by what comes next."""
        return (-self.red, -self.yellow, -self.waiting, -self.open)


def tallies(facts: Iterable[Fact], key: Callable[[Fact], Iterable[K]]) -> dict[K, Tally]:
    """Facts counted by group, the reddest first, otherwise in the order of first facts; one may stand in several."""
    found: dict[K, list[Stand]] = {}
    for fact in facts:
        for group in key(fact):
            found.setdefault(group, []).append(fact.stand)
    counted = {group: Tally.of(stands) for group, stands in found.items()}
    return dict(sorted(counted.items(), key=lambda one: one[1].urgency))


@dataclass(frozen=True)
class Matrix:
    """Rows of organisations, columns of measures; a pair that is missing in `cells` was never handed out."""

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    cells: Mapping[tuple[int, int], Stand] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Stand | None:
        """How the measure stands in the organisation; None where it does not concern it."""
        return self.cells.get((row, column))

    def pages(self, rows: int, columns: int) -> tuple[Matrix, ...]:
        """Parts of at most so many rows and columns: all rows of the first columns, then of the next. At least one.

        Where the columns do not fit beside each other, those with the most red are shown first, each part in printed order.
        """
        order = {column: at for at, column in enumerate(self.columns)}
        reds = Counter(column for (_, column), how in self.cells.items() if how is Stand.OVERDUE)
        by_red = sorted(self.columns, key=lambda column: -reds[column]) if len(self.columns) > columns else self.columns
        parts = [tuple(sorted(part, key=order.__getitem__)) for part in _cut(by_red, columns)] or [()]
        return tuple(Matrix(some, part, self.cells) for part in parts for some in (_cut(self.rows, rows) or [()]))


def _cut(ids: Sequence[int], most: int) -> list[tuple[int, ...]]:
    return [tuple(ids[at : at + most]) for at in range(0, len(ids), most)]


def matrix(facts: Sequence[Fact]) -> Matrix:
    """The matrix of these facts: rows by red and then as they come, columns as they come."""
    cells: dict[tuple[int, int], Stand] = {}
    for fact in facts:
        at = (fact.place, fact.measure)
        cells[at] = min(cells.get(at, fact.stand), fact.stand, key=_RANK.__getitem__)
    return Matrix(
        rows=tuple(tallies(facts, lambda fact: (fact.place,))),
        columns=tuple(dict.fromkeys(fact.measure for fact in facts)),
        cells=cells,
    )


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Sorts «Школа № 2» before «Школа № 10»."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.split(r"(\d+)", name) if part)
