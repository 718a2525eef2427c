"""Consent: which document, whose word, how it was given, and what is still missing before a pair.

Source: a consent is its own document with one purpose (156-FZ, since 01.09.2025); under 18 the guardian's word is
needed and the pupil agrees too. The text's hash is kept, so a changed text asks again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum, auto

#: What an unconfirmed minor has told is erased after this long without a guardian's consent.
WAIT_FOR_GUARDIAN = timedelta(days=30)
#: After a consent was taken back, class, name and code stay so long for the curator's papers (152-FZ art. 21 p. 5: 30 days).
KEPT_FOR_PAPERS = timedelta(days=30)


class Purpose(StrEnum):
    """What a consent is for; one document each."""

    PARTICIPATION = auto()  # processing what the programme needs: the only one that a pair requires
    PHOTO = auto()
    PUBLICATION = auto()


class Voice(StrEnum):
    """Whose word it is."""

    OWN = auto()
    GUARDIAN = auto()


class How(StrEnum):
    """How the word was given."""

    TAP = auto()  # the person's own press under the text
    PAPER = auto()  # signed paper, marked by the curator with date and who signed («по журналу»)
    LINK = auto()  # the guardian's own one-time link; counts once the curator has confirmed the guardian


class Stop(StrEnum):
    """Why an organisation stops processing somebody's data."""

    OWN = auto()  # the person took the consent back, or handed the curator a paper that does
    GUARDIAN = auto()  # the guardian did
    ERASED = auto()  # the person, or the guardian, asked to be forgotten altogether


@dataclass(frozen=True)
class Document:
    """One version of a consent's text."""

    purpose: Purpose
    version: int
    text_hash: str  # SHA-256 of the text in UTF-8, 64 hexadecimal digits


def document(purpose: Purpose, version: int, text: str) -> Document:
    """The document for a text as it is shown."""
    return Document(purpose, version, hashlib.sha256(text.encode("utf-8")).hexdigest())


@dataclass(frozen=True, kw_only=True)
class Consent:
    """A consent as recorded. Moments are aware; for paper `signed_on` is its date and `recorded_by` the curator's person id."""

    document: Document
    voice: Voice
    how: How
    at: datetime
    signed_on: date | None = None
    recorded_by: int | None = None
    confirmed_by: int | None = None  # the curator who confirmed the guardian behind a link
    organization_id: int | None = None  # who may process the data by it; None: it counts everywhere
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.how is How.PAPER and (self.signed_on is None or self.recorded_by is None):
            raise ValueError("a paper consent names its date and who recorded it")
        if self.how is How.LINK and self.voice is not Voice.GUARDIAN:
            raise ValueError("a link is the guardian's way")
        if self.how is How.TAP and self.voice is not Voice.OWN:
            raise ValueError("a tap is the person's own word; a guardian answers by paper or by link")

    @property
    def counts(self) -> bool:
        """Whether it is in force: not withdrawn, and behind a link a confirmed guardian."""
        return self.withdrawn_at is None and (self.how is not How.LINK or self.confirmed_by is not None)


def within(consents: Iterable[Consent], organization_id: int) -> list[Consent]:
    """Those given to this organisation: a consent names who processes the data, and does not travel to another school."""
    return [one for one in consents if one.organization_id in (None, organization_id)]


def in_force(purpose: Purpose, consents: Iterable[Consent], *, voices: Set[Voice]) -> bool:
    """Whether each of `voices` has agreed to some text of this purpose: a later text asks again, it undoes no word given."""
    given = {one.voice for one in consents if one.document.purpose is purpose and one.counts}
    return voices <= given


class Missing(StrEnum):
    """What stands between a person and a pair."""

    OWN = auto()  # the person has not agreed, or took it back
    OWN_CHANGED = auto()  # agreed to an earlier text; asked again
    GUARDIAN = auto()  # nobody has answered for the minor
    GUARDIAN_CHANGED = auto()  # the guardian agreed to an earlier text
    GUARDIAN_UNCONFIRMED = auto()  # a guardian answered by link; the curator has to confirm who that is


def missing(current: Document, consents: Iterable[Consent], *, minor: bool) -> frozenset[Missing]:
    """What is still needed under the current text before the person may be in a pair; empty means nothing."""
    same = [one for one in consents if one.document.purpose is current.purpose and one.withdrawn_at is None]
    own = [one for one in same if one.voice is Voice.OWN]
    guardian = [one for one in same if one.voice is Voice.GUARDIAN]
    found: set[Missing] = set()
    if not any(one.document == current for one in own):
        found.add(Missing.OWN_CHANGED if own else Missing.OWN)
    if minor and not any(one.counts and one.document == current for one in guardian):
        if any(one.document == current for one in guardian):
            found.add(Missing.GUARDIAN_UNCONFIRMED)
        else:
            found.add(Missing.GUARDIAN_CHANGED if any(one.counts for one in guardian) else Missing.GUARDIAN)
    return frozenset(found)


def guardian_agreed(current: Document, consents: Iterable[Consent]) -> bool:
    """Whether more than class, form and name or code may be kept of a minor."""
    return not missing(current, consents, minor=True) & {
        Missing.GUARDIAN,
        Missing.GUARDIAN_CHANGED,
        Missing.GUARDIAN_UNCONFIRMED,
    }


def erase_on(joined_on: date) -> date:
    """The day on which a minor's half-known data goes when no guardian has agreed (dates of the organisation's zone)."""
    return joined_on + WAIT_FOR_GUARDIAN
