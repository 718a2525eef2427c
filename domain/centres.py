"""Regional centres: the directory that a paper prints becomes entries by direction and topic; a question goes to one of them.

The same direction may belong to two centres by topic («социально-гуманитарная» of museums and of olympiads): then whoever asks
chooses, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: Signs of a question and of an answer.
LONGEST = 2000


class Refusal(StrEnum):
    """Why a question or an answer is not taken."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    GONE = "gone"  # the directory has no such entry (any more)
    ANSWERED = "answered"  # somebody of the centre was faster
    NOT_YOURS = "not-yours"


@dataclass(frozen=True)
class Entry:
    """One centre for one direction, or for one topic of it."""

    direction: str
    topic: str | None
    centre: str


def directory(printed: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """Entries by direction, in the order of the alphabet, from names of centres with their directions as printed.

    What is printed twice is one entry; a centre without directions answers for everything, under the empty direction.
    """
    found: dict[Entry, None] = {}
    for centre, directions in printed:
        for direction, topic in split(directions) or [("", None)]:
            found.setdefault(Entry(direction, topic, centre))
    return tuple(sorted(found, key=lambda one: (one.direction.casefold(), (one.topic or "").casefold(), one.centre)))


def split(directions: str) -> list[tuple[str, str | None]]:
    """Directions with their topics: «техническая, социальная (музеи, память)» → техническая; социальная with its topic."""
    pieces, depth, begin = [], 0, 0
    for at, sign in enumerate(directions):
        depth += (sign == "(") - (sign == ")" and depth > 0)
        if sign in ",;" and depth == 0:
            pieces.append(directions[begin:at])
            begin = at + 1
    pieces.append(directions[begin:])
    found: list[tuple[str, str | None]] = []
    for piece in pieces:
        direction, bracket, topic = piece.partition("(")
        if direction := " ".join(direction.split()):
            found.append((direction, " ".join(topic.rstrip(" )").split()) or None if bracket else None))
    return found


def words_refused(words: str) -> Refusal | None:
    """What is wrong with a typed question or answer."""
    if not words.strip():
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(words) > LONGEST else None
