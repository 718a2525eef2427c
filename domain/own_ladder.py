"""A ladder as somebody sets it: whoever owns a road map may change, within limits, when its items speak.

Each setting has a short list of values that make sense; whatever is chosen stays a ladder: somebody is always warned, the later
step is always the higher one, and what is overdue is never silent for longer than two weeks.
"""

from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import Any

from domain.ladder import Ladder, Place, Step

#: Rungs before the due date at the same time: more would be nagging.
MOST_BEFORE = 7


class Setting(StrEnum):
    """One thing about a ladder that can be changed."""

    BEFORE = "before"
    """Days before the due date."""
    DOCUMENTS = "documents"
    """Further days for documents and targets."""
    EXECUTOR = "executor"
    """Days after the due date until the executor hears."""
    ABOVE = "above"
    """… until head and coordinator hear."""
    CONTROLLER = "controller"
    """… until the controller hears."""
    WEEKS = "weeks"
    """How many weeks lie between the Mondays after all that."""
    REGION = "region"
    """Days until the region hears of its own order; 0: never."""
    HOUR = "hour"
    """The local hour of the mornings; of an organisation, never of one measure: a morning is one message."""


#: The settings of which several values hold at once.
SEVERAL = (Setting.BEFORE, Setting.DOCUMENTS)

CHOICES: dict[Setting, tuple[int, ...]] = {
    Setting.BEFORE: (21, 14, 10, 7, 5, 3, 2, 1, 0),
    Setting.DOCUMENTS: (60, 45, 30),
    Setting.EXECUTOR: (1, 2, 3),
    Setting.ABOVE: (2, 3, 5, 7),
    Setting.CONTROLLER: (5, 7, 10, 14),
    Setting.WEEKS: (1, 2),
    Setting.REGION: (0, 14, 21, 30),
    Setting.HOUR: (8, 9, 10, 11, 12),
}


class Refused(StrEnum):
    """Why a change is not made."""

    UNKNOWN = "unknown"
    """No value of the list."""
    NOBODY_WARNED = "nobody-warned"
    """The last rung before the due date cannot go."""
    TOO_MANY = "too-many"
    """More rungs before the due date than people bear."""
    ORDER = "order"
    """A higher office would hear before a lower one."""


@dataclass(frozen=True)
class OwnLadder:
    """The settings together. The defaults are the rule of the product; days are counted from the due date, 0 is that day."""

    before: tuple[int, ...] = (14, 7, 3, 1, 0)
    documents: tuple[int, ...] = (30,)
    executor: int = 1
    above: int = 3
    controller: int = 7
    weeks: int = 1
    #: 0: the region is never told.
    region: int = 0
    hour: int = 9

    def value(self, setting: Setting) -> tuple[int, ...]:
        """What holds of one setting; one value for most."""
        held = getattr(self, setting.value)
        return held if setting in SEVERAL else (held,)

    @property
    def ladder(self) -> Ladder:
        """The ladder that these settings mean. Who was given less than two weeks hears on the rungs of the last three days."""
        near = tuple(days for days in self.before if days <= 3)
        return Ladder(
            before=self.before,
            documents=self.documents,
            short=near or (min(self.before),),
            overdue=(
                Step(self.executor, Place.EXECUTOR),
                Step(self.above, Place.HEAD),
                Step(self.above, Place.COORDINATOR),
                Step(self.controller, Place.CONTROLLER),
            ),
            every_weeks=self.weeks,
            region=self.region or None,
        )

    @property
    def morning(self) -> time:
        """The local time of the mornings."""
        return time(self.hour)


#: «Как в положении».
AS_RULED = OwnLadder()


def changed(ladder: OwnLadder, setting: Setting, value: int, *, on: bool = True) -> OwnLadder | Refused:
    """The ladder with this value chosen, or, of a setting with several values, taken out (`on` false). Asking twice for the
    same gives the same."""
    if value not in CHOICES[setting]:
        return Refused.UNKNOWN
    held = set(ladder.value(setting)) | {value} if on else set(ladder.value(setting)) - {value}
    new: Any = tuple(sorted(held, reverse=True)) if setting in SEVERAL else value
    return _checked(replace(ladder, **{setting.value: new}))


def _checked(ladder: OwnLadder) -> OwnLadder | Refused:
    if not ladder.before:
        return Refused.NOBODY_WARNED
    if len(ladder.before) > MOST_BEFORE:
        return Refused.TOO_MANY
    if not ladder.executor < ladder.above < ladder.controller:
        return Refused.ORDER
    if ladder.region and ladder.region <= ladder.controller:
        return Refused.ORDER
    return ladder
