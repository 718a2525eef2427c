"""Goals of a pair: one to three, each with up to six steps. Their words cross from one side to the other, so they are screened.

Source: spec §4 and the methodology of the target model: the plan is written at the third meeting («планирование»).
"""

from enum import StrEnum, auto

from domain.contacts import Unfit, one_line

MOST_GOALS, MOST_STEPS = 3, 6
#: Signs of a goal, and of a step: a line on a phone.
LONGEST_GOAL, LONGEST_STEP = 200, 120


class Refusal(StrEnum):
    """Why a goal or a step is not taken, or not changed."""

    EMPTY = auto()
    TOO_LONG = auto()
    CONTACT = auto()  # a phone, a link or a name in a network: nothing leads past the school
    TOO_MANY = auto()
    PAIR_NOT_ACTIVE = auto()
    NOT_YOURS = auto()
    GONE = auto()


def accepted(words: str, longest: int) -> str | Refusal:
    """The words in one line, or what is wrong with them."""
    said = one_line(words, longest)
    return Refusal(said.value) if isinstance(said, Unfit) else said
