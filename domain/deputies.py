"""Deputies for leave: who stands in for whom from one day to another, and whom one may not name.

All days are local dates, both included. Whether somebody may name a deputy at all is a matter of offices (`may_name`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

#: A leave longer than this is a new holder of the office.
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Deputyship:
    """`deputy` stands in for `holder`; a bound that is None is open."""

    holder: int
    deputy: int
    since: date | None
    until: date | None

    def meets(self, since: date, until: date) -> bool:
        """Whether any of its days lies between these two."""
        return (self.since is None or self.since <= until) and (self.until is None or self.until >= since)


class Refusal(StrEnum):
    """Why a deputy is not named; who stood in before stays."""

    NOT_YOURS = auto()  # the office is not one's own, or one holds it as a deputy oneself: deputies name no deputies
    ONESELF = auto()
    BACKWARDS = auto()  # ends before it begins
    PAST = auto()  # ended already
    TOO_LONG = auto()
    NOT_HERE = auto()  # does not work in the organisation (any more)
    CIRCLE = auto()  # the deputy is away in these days, and the stand-ins lead back here
    AWAY = auto()  # the deputy is away in these days


def refused(holder: int, deputy: int, since: date, until: date, today: date, others: Iterable[Deputyship]) -> Refusal | None:
    """Why `deputy` cannot stand in for `holder` from `since` to `until`; None when it can.

    `others` are all living deputyships.
    """
    if deputy == holder:
        return Refusal.ONESELF
    if until < since:
        return Refusal.BACKWARDS
    if until < today:
        return Refusal.PAST
    if until - since > LONGEST:
        return Refusal.TOO_LONG
    met = [one for one in others if one.holder != holder and one.meets(since, until)]
    if not any(one.holder == deputy for one in met):
        return None
    return Refusal.CIRCLE if holder in _behind(deputy, met) else Refusal.AWAY


def _behind(person: int, deputyships: list[Deputyship]) -> set[int]:
    """Everybody who stands in for this person, for those who stand in, and so on."""
    found: set[int] = set()
    ahead = [person]
    while ahead:
        one = ahead.pop()
        further = {other.deputy for other in deputyships if other.holder == one} - found
        found |= further
        ahead += further
    return found
