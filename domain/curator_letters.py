"""A participant's letter to the curators: free words that nobody screens, because they go to the second adult.

Source: spec §4 («Написать куратору» from every screen); the two sides of a pair never write to each other through the bot.
"""

from enum import StrEnum, auto

#: Signs of a letter and of its answer: a few sentences, so that several fit into one message.
LONGEST = 1000
#: Letters of one person a day; a report of a problem is never counted here.
MOST_A_DAY = 10


class Refusal(StrEnum):
    """Why a letter, or an answer, is not taken."""

    EMPTY = auto()
    TOO_LONG = auto()
    TOO_MANY = auto()  # ten today already
    NOBODY = auto()  # the organisation has neither a curator nor a head who could read it
    NOT_YOURS = auto()  # takes no part there, or is no curator there
    ANSWERED = auto()  # another curator was faster


def words_refused(words: str) -> Refusal | None:
    """What is wrong with typed words."""
    if not words.strip():
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(words.strip()) > LONGEST else None
