"""The summary of a week for whoever answers for a municipality or a region: plain numbers, and what has changed in them. Pure.

Numbers of people are as they may be told above the school, held against the summary before (`domain.masking.told_again`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from domain.masking import is_small, told_again
from domain.working_days import WorkingDays


@dataclass(frozen=True)
class ShareOfWeek:
    """So many of so many in a programme, on a base. `involved`: None is hidden, `pupils`: None is unknown."""

    programme: int
    title: str
    base: str
    involved: int | None
    pupils: int | None
    #: It has moved by fewer than five since the last summary, which is therefore told again.
    steady: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What makes it the same share next week."""
        return self.programme, self.base


@dataclass(frozen=True)
class Work:
    """How the road map stands: counts of assignments, and of organisations."""

    overdue: int
    waiting: int
    accepted: int
    unreachable: int
    owing: int


@dataclass(frozen=True)
class Week:
    """What is told of one week. `meetings` were confirmed in the seven days before; None is hidden."""

    shares: tuple[ShareOfWeek, ...]
    meetings: int | None
    work: Work

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell: no share, no meeting, no work."""
        return not self.shares and self.meetings == 0 and self.work == Work(0, 0, 0, 0, 0)

    def written(self) -> dict[str, Any]:
        """As plain JSON."""
        return asdict(self)


def told_on(monday: date, working_days: WorkingDays) -> date:
    """The morning that tells the summary of the week of this Monday: of its first working day, or of its Sunday."""
    return min(working_days.on_or_after(monday), monday + timedelta(days=6))


def read(written: Mapping[str, Any]) -> Week:
    """The week that `written` gave."""
    return Week(tuple(ShareOfWeek(**one) for one in written["shares"]), written["meetings"], Work(**written["work"]))


@dataclass(frozen=True)
class Counted:
    """A share as it was counted; `hidden`: it may not be told whatever its size."""

    programme: int
    title: str
    base: str
    involved: int
    pupils: int | None
    hidden: bool = False


def told(counted: Sequence[Counted], meetings: int, work: Work, before: Week | None) -> Week:
    """What may be told of these numbers beside the summary before."""
    last = {one.key: one for one in before.shares} if before else {}
    shares = []
    for one in counted:
        earlier = last.get((one.programme, one.base))
        said = None if one.hidden else told_again(earlier.involved if earlier else None, one.involved)
        steady = said is not None and said != one.involved
        shares.append(ShareOfWeek(one.programme, one.title, one.base, said, one.pupils, steady))
    return Week(tuple(shares), None if is_small(meetings) else meetings, work)


def gained(share: ShareOfWeek, before: Week | None) -> int | None:
    """By how many a share has moved since the summary before; None where that may not be said, or nothing was told."""
    earlier = next((one for one in before.shares if one.key == share.key), None) if before else None
    if earlier is None or earlier.involved is None or share.involved is None or share.steady:
        return None
    return share.involved - earlier.involved
