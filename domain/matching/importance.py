"""«⚖️ Что важно при подборе»: how a coordinator says it, and the points that it means. Pure.

An abandoned mentee stays first in line whatever is chosen: that weight is no choice, and no other sum comes near it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType

from domain.matching.score import DEFAULT_WEIGHTS


class Matter(StrEnum):
    """What can matter more or less."""

    REQUESTS = auto()
    INTERESTS = auto()
    DAY = auto()
    CLASS_GAP = auto()
    WAITING = auto()
    TOGETHER = auto()


class Importance(StrEnum):
    """How much, as chips."""

    NONE = auto()
    USUAL = auto()
    MUCH = auto()
    MOST = auto()


#: How many times the usual points each choice counts.
_TIMES: Mapping[Importance, int] = MappingProxyType(
    {Importance.NONE: 0, Importance.USUAL: 1, Importance.MUCH: 2, Importance.MOST: 3}
)

#: The fields of `Weights` that each matter moves.
_FIELDS: Mapping[Matter, tuple[str, ...]] = MappingProxyType(
    {
        Matter.REQUESTS: ("met_request",),
        Matter.INTERESTS: ("shared_interest",),
        Matter.DAY: ("same_day", "any_day"),
        Matter.CLASS_GAP: ("class_gap",),
        Matter.WAITING: ("waiting_week",),
        Matter.TOGETHER: ("together_before",),
    }
)

#: Fewest points of «abandoned» in any choice: more than everything else together at its most.
_MARGIN = 10


def points(matter: Matter, importance: Importance) -> dict[str, int]:
    """The fields of `Weights` as this choice has them; empty for the usual one."""
    if importance is Importance.USUAL:
        return {}
    return {name: int(getattr(DEFAULT_WEIGHTS, name)) * _TIMES[importance] for name in _FIELDS[matter]}


def chosen(kept: Mapping[str, int], matter: Matter) -> Importance | None:
    """What was chosen of this matter, by the weights that are kept; None where they are none of the chips."""
    own = {name: kept[name] for name in _FIELDS[matter] if name in kept}
    return next((one for one in Importance if points(matter, one) == own), None)


def changed(kept: Mapping[str, int], matter: Matter, importance: Importance) -> dict[str, int]:
    """The weights to keep after this choice, with «abandoned» above everything else together."""
    fields = {name: value for name, value in kept.items() if name not in (*_FIELDS[matter], "abandoned")}
    fields |= points(matter, importance)
    best = _best(fields)
    return {**fields, "abandoned": best + _MARGIN} if best >= DEFAULT_WEIGHTS.abandoned else fields


def _best(kept: Mapping[str, int]) -> int:
    """The most that everything but «abandoned» can come to."""

    def of(name: str) -> int:
        return kept.get(name, int(getattr(DEFAULT_WEIGHTS, name)))

    return (
        of("met_request") * of("most_requests")
        + of("shared_interest") * of("most_interests")
        + max(of("same_day"), of("any_day"))
        + of("class_gap")
        + of("waiting_week") * of("most_weeks")
        + of("together_before")
    )
