"""A whole list as it is asked and answered: what goes to the process that solves, and what comes back from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.matching.rules import NOTHING_YET, History, Mentee, Mentor, Obstacle
from domain.matching.score import DEFAULT_WEIGHTS, Reason, Weights


@dataclass(frozen=True)
class Question:
    """Everybody who may be paired on the local day `today`, what has been between them, and what weighs how much."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    today: date
    history: History = NOTHING_YET
    weights: Weights = DEFAULT_WEIGHTS


@dataclass(frozen=True)
class Placed:
    """A suggestion by places in the lists of the question, with its reasons: the numbers solved with."""

    mentee: int
    mentor: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Left:
    """A mentee for whom nobody is left: how many mentors fit but went to others, and what kept how many of the rest away."""

    mentee: int
    fitting: int
    obstacles: Mapping[Obstacle, int]


@dataclass(frozen=True)
class Answer:
    """The best assignment of the whole list, both parts in the order of the mentees asked about."""

    placed: tuple[Placed, ...]
    left: tuple[Left, ...]
