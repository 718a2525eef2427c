"""What an executor may ask of whoever has the last word: more time, help, to be let off. The answer changes the assignment."""

from __future__ import annotations

from datetime import date
from enum import StrEnum, auto

from domain.assignment import Assignment, Refusal, State, extend, lift

#: Signs of what is asked or answered; more belongs into a letter.
LONGEST = 1000


class About(StrEnum):
    """What is asked."""

    EXTENSION = auto()  # «Прошу продлить»: a new date and the reason
    HELP = auto()  # «Нужна помощь»: words, or the press alone
    LIFT = auto()  # «Не требуется»: the reason


class Standing(StrEnum):
    """What became of a plea."""

    WAITING = auto()
    GRANTED = auto()  # extended (to this or another day), or not required any more
    REFUSED = auto()
    ANSWERED = auto()  # help: a message came back
    MOOT = auto()  # the assignment went on without it: reported, accepted, lifted


#: What a step of the assignment leaves without an object: a report needs no more time, but a question for help stays open.
MOOT_AFTER_REPORT = frozenset({About.EXTENSION, About.LIFT})
EVERYTHING = frozenset(About)


def ask(
    assignment: Assignment, by: int, about: About, today: date, *, wished: date | None = None, words: str = "", waits: bool
) -> Refusal | None:
    """Why this cannot be asked; None when it can. `waits`: the same was asked before and has no answer yet.

    `wished` is the local day until which more time is asked; `today` is local as well.
    """
    if by not in assignment.responsible:
        return Refusal.NOT_YOURS
    if refusal := _refused(assignment, about, today, wished, words):
        return refusal
    return Refusal.ALREADY_ASKED if waits else None


def _refused(assignment: Assignment, about: About, today: date, wished: date | None, words: str) -> Refusal | None:
    """What would hinder whoever grants it, asked beforehand."""
    match about:
        case About.EXTENSION:
            granted = extend(assignment, wished or today, today, may_accept=True)
        case About.LIFT:
            granted = lift(assignment, words, may_accept=True)
        case About.HELP:
            granted = lift(assignment, "-", may_accept=True)  # closed is closed, also for help
    if isinstance(granted, Refusal):
        return granted
    if assignment.state is State.REPORTED:
        return Refusal.ALREADY_REPORTED
    return Refusal.REASON_MISSING if about is About.EXTENSION and not words.strip() else None
