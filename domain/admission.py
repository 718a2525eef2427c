"""What a curator may decide about an application, and what has to be there first."""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum, auto

from domain.clearance import Uncleared
from domain.consent import Missing


class State(StrEnum):
    """Where a participation stands."""

    APPLIED = auto()
    ADMITTED = auto()
    REFUSED = auto()
    LEFT = auto()


class Refusal(StrEnum):
    """Why a decision, or a mark on an application, is not taken."""

    NOT_ALLOWED = auto()  # whoever pressed is no curator of this organisation (any more)
    OWN = auto()  # nobody decides about their own application
    GONE = auto()  # there is no such application, or it was taken back
    DECIDED = auto()  # somebody has decided before
    CONSENT = auto()  # own or guardian's consent is missing
    CLEARANCE = auto()  # an adult from outside without checklist or quiz
    FUTURE = auto()  # a paper cannot be dated tomorrow
    EXPIRED = auto()  # a certificate that is over already
    NOT_NEEDED = auto()  # nobody asks this of this person
    CODES_OVER = auto()  # every personal code of the new class has been given


class Reason(StrEnum):
    """Why an application is refused, as the person is told."""

    TALK = auto()  # come and talk to the curator first
    NO_PLACES = auto()
    WRONG_DATA = auto()  # class or form does not fit
    NOT_OURS = auto()  # does not belong to this organisation
    OTHER = auto()


class Question(StrEnum):
    """What a curator asks back about an application, as chips."""

    CLASS = auto()  # the class is wrong
    NAME = auto()  # the name is not understood
    ANSWERS = auto()  # interests and requests want another look
    COME = auto()  # come to me in person
    PAPER = auto()  # bring the paper of the guardian

    @property
    def by_form(self) -> bool:
        """Whether it is answered by editing the form; the others are answered in person."""
        return self in (Question.CLASS, Question.NAME, Question.ANSWERS)


def is_ready(state: State, missing: Set[Missing], uncleared: Set[Uncleared], *, whole: bool) -> bool:
    """Whether an application lacks nothing at all, so that it may be admitted in bulk. `whole`: answered to the end."""
    return whole and state is State.APPLIED and not missing and not uncleared


def admit(state: State, missing: Set[Missing], uncleared: Set[Uncleared], *, own: bool) -> Refusal | None:
    """Whether a person may be admitted now; None when nothing stands against it."""
    if own:
        return Refusal.OWN
    if state is State.LEFT:
        return Refusal.GONE
    if state is not State.APPLIED:
        return Refusal.DECIDED
    if missing:
        return Refusal.CONSENT
    return Refusal.CLEARANCE if uncleared else None


def refuse(state: State, *, own: bool) -> Refusal | None:
    """Whether an application may be refused now."""
    if own:
        return Refusal.OWN
    if state is State.LEFT:
        return Refusal.GONE
    return None if state is State.APPLIED else Refusal.DECIDED
