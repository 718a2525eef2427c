"""One-time links: who may open one, until when, and who has the last word.

The payload is known only to whoever holds the link; the database keeps its SHA-256. Simultaneous openers are separated
by the database (a conditional UPDATE); this module says what each of them is told.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, auto

from domain.offices import Office

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{43}")


class Purpose(StrEnum):
    """What a link gives."""

    OFFICE = auto()  # an office in an organisation
    GUARDIAN = auto()  # the say of a minor's guardian


class State(StrEnum):
    """Where a link stands at a given moment."""

    OPEN = auto()
    OPENED = auto()  # somebody opened it; the inviter has not confirmed yet
    CONFIRMED = auto()
    REVOKED = auto()
    EXPIRED = auto()


class Refusal(StrEnum):
    """Why a link does nothing for this person."""

    UNKNOWN = auto()  # no such link: mistyped, or never made here
    EXPIRED = auto()  # its time is over; a new one has to be asked for
    REVOKED = auto()  # the inviter has taken it back
    USED = auto()  # somebody else was first
    FOREIGN = auto()  # it was made for another person
    OWN = auto()  # the inviter opened the own link
    ALREADY_YOURS = auto()  # this person has already received what it gives
    NOT_YOURS = auto()  # somebody else made it: only the inviter confirms or revokes
    POWERLESS = auto()  # who made it may not give the office any more
    OF_AGE = auto()  # a guardian's link of somebody whom the school has recorded as 18: nobody's word is needed any more
    NOT_OPENED = auto()  # nobody has opened it yet: there is nobody to confirm


def payload(random: bytes) -> str:
    """The 43 characters that stand after `?start=`, from 32 random bytes of the caller. Raises ValueError for another length."""
    if len(random) != 32:
        raise ValueError("a link is made of exactly 32 random bytes")
    return base64.urlsafe_b64encode(random).decode("ascii").rstrip("=")


def is_payload(text: str) -> bool:
    """Whether the text has the shape of a one-time link's payload (43 characters of base64url)."""
    return _PAYLOAD.fullmatch(text) is not None


def fingerprint(text: str) -> bytes:
    """What is stored instead of the payload: its SHA-256, 32 bytes."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def lifetime(purpose: Purpose, office: Office | None = None) -> timedelta:
    """14 days for heads, curators and guardians (their links travel on paper or home with a child), 72 hours for others."""
    if purpose is Purpose.GUARDIAN or office in (Office.HEAD, Office.CURATOR):
        return timedelta(days=14)
    return timedelta(hours=72)


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A link and what happened to it. Moments are aware; `made_by` None is the command line; ids are persons'."""

    purpose: Purpose
    office: Office | None
    made_at: datetime
    made_by: int | None
    for_person: int | None = None  # when the link was made for somebody who is already known
    opened_at: datetime | None = None
    opened_by: int | None = None
    confirmed_at: datetime | None = None
    revoked_at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.office is not None) != (self.purpose is Purpose.OFFICE):
            raise ValueError("a link for an office names the office, another link names none")
        if self.made_at.tzinfo is None:
            raise ValueError("moments carry their zone")

    @property
    def valid_until(self) -> datetime:
        """The first moment at which the link cannot be opened any more."""
        return self.made_at + lifetime(self.purpose, self.office)

    def state(self, now: datetime) -> State:
        """Where the link stands at `now`. One opened in time does not expire while it waits for the inviter."""
        if self.revoked_at is not None:
            return State.REVOKED
        if self.confirmed_at is not None:
            return State.CONFIRMED
        if self.opened_by is not None:
            return State.OPENED
        return State.OPEN if now < self.valid_until else State.EXPIRED


@dataclass(frozen=True)
class Opened:
    """The link as it stands after opening, and whether its inviter still has to confirm who opened it."""

    invitation: Invitation
    waits_for_inviter: bool


def open_invitation(invitation: Invitation | None, person: int, now: datetime, *, inviter_may: bool = True) -> Opened | Refusal:
    """What happens when `person` follows the link at `now`. Opening again before the inviter's answer changes nothing.

    `inviter_may`: whether whoever made the link may give the office at this moment; a link gives no more than its maker has.
    """
    if invitation is None:
        return Refusal.UNKNOWN
    state = invitation.state(now)
    if state is State.REVOKED:
        return Refusal.REVOKED
    if invitation.made_by == person:
        return Refusal.OWN
    if invitation.for_person not in (None, person):
        return Refusal.FOREIGN
    if state is State.EXPIRED:
        return Refusal.EXPIRED
    if not inviter_may and state in (State.OPEN, State.OPENED):
        return Refusal.POWERLESS
    if state is State.OPEN:
        # A link from the command line was handed over by whoever has the server: nobody is left to confirm it.
        at_once = invitation.made_by is None
        opened = replace(invitation, opened_at=now, opened_by=person, confirmed_at=now if at_once else None)
        return Opened(opened, waits_for_inviter=not at_once)
    if invitation.opened_by != person:
        return Refusal.USED
    return Opened(invitation, waits_for_inviter=True) if state is State.OPENED else Refusal.ALREADY_YOURS


def confirm(invitation: Invitation, by: int, now: datetime, *, inviter_may: bool = True) -> Invitation | Refusal:
    """The inviter's one tap: yes, this is the right person. Who may not give the office any more does not confirm either."""
    if invitation.made_by != by:
        return Refusal.NOT_YOURS
    match invitation.state(now):
        case State.OPENED if not inviter_may:
            return Refusal.POWERLESS
        case State.OPENED:
            return replace(invitation, confirmed_at=now)
        case State.OPEN:
            return Refusal.NOT_OPENED
        case State.CONFIRMED:
            return Refusal.USED
        case State.REVOKED:
            return Refusal.REVOKED
        case State.EXPIRED:
            return Refusal.EXPIRED


def revoke(invitation: Invitation, by: int, now: datetime) -> Invitation | Refusal:
    """The inviter takes the link back, also when the wrong person has opened it. What was confirmed is ended otherwise."""
    if invitation.made_by != by:
        return Refusal.NOT_YOURS
    match invitation.state(now):
        case State.CONFIRMED:
            return Refusal.USED
        case State.REVOKED:
            return Refusal.REVOKED
        case State.OPEN | State.OPENED | State.EXPIRED:
            return replace(invitation, revoked_at=now)
