"""Matching: hard rules by name (`rules`), what speaks for a pair (`score`), the best of the whole list at once (`whole_list`).

`whole_list` alone needs numbers by the array, so it is imported only where a process solves: the idle bot never holds it.
"""

from domain.matching.question import Answer, Left, Question
from domain.matching.rules import NOTHING_YET, History, Mentee, Mentor, Obstacle, obstacles
from domain.matching.score import DEFAULT_WEIGHTS, Kind, Reason, Suggestion, Weights, reasons, shortlist

__all__ = [
    "DEFAULT_WEIGHTS",
    "NOTHING_YET",
    "Answer",
    "History",
    "Kind",
    "Left",
    "Mentee",
    "Mentor",
    "Obstacle",
    "Question",
    "Reason",
    "Suggestion",
    "Weights",
    "obstacles",
    "reasons",
    "shortlist",
]
