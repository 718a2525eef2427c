"""The formal closing of a pair that broke off: why, without blame; and what a mentor has done, for a certificate. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto


class Why(StrEnum):
    """Why a pair broke off."""

    MOVED = auto()  # somebody has left the school or the town
    NO_TIME = auto()
    NO_FIT = auto()
    NO_CONTACT = auto()
    WISH = auto()  # a side wished so
    OTHER = auto()


@dataclass(frozen=True)
class Served:
    """What a mentor has done in one form: pairs that had begun, meetings that took place, from the first day to the last one."""

    form: str
    pairs: int
    meetings: int
    since: date
    until: date

    @property
    def months(self) -> int:
        """Calendar months that were begun, at least one."""
        return (self.until.year - self.since.year) * 12 + self.until.month - self.since.month + 1
