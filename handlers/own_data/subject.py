"""Whose data is in hand: one's own, or a child's whose confirmed guardian looks."""

from dataclasses import dataclass
from typing import Any

from aiogram_dialog import DialogManager

from db.organization import organizations
from db.participant import consents, guardians, participants
from domain.consent import Consent, Purpose, Voice, within
from domain.who import Who
from handlers.gone import Gone


@dataclass(frozen=True)
class Subject:
    """A person, who speaks for them, and the organisations that process their data."""

    person_id: int
    voice: Voice
    places: tuple[tuple[int, str], ...]
    guardianship_id: int | None = None
    polite: str = "vy"

    @property
    def child(self) -> bool:
        """A guardian speaks."""
        return self.voice is Voice.GUARDIAN


async def subject_of(tx: Any, manager: DialogManager) -> Subject:
    """Asked anew at every press: a guardian who is none any more is led home."""
    who: Who = manager.middleware_data["who"]
    started: Any = manager.start_data or {}
    if "guardianship" in started:
        row = await guardians.find(tx, started["guardianship"], who.person_id or 0)
        if row is None or row.confirmed_at is None:
            raise Gone("no such child")
        place = await organizations.find(tx, row.organization_id)
        return Subject(row.child_id, Voice.GUARDIAN, ((place.id, place.short_name),), row.id)
    if who.person_id is None:
        raise Gone("nothing is known")
    joined = await participants.places_of(tx, who.person_id)
    return Subject(who.person_id, Voice.OWN, tuple(joined), polite=who.polite)


@dataclass(frozen=True)
class Standing:
    """One purpose in one organisation, and the word of whoever looks about it."""

    organization_id: int
    organization: str
    purpose: Purpose
    given: Consent | None

    @property
    def id(self) -> str:
        """What a button carries."""
        return f"{self.organization_id}.{self.purpose.value}"


async def standings(tx: Any, one: Subject, guardian_id: int | None) -> list[Standing]:
    """Every purpose in every organisation, with the word in force of this voice (of a guardian: the own one, or a paper)."""
    every = await consents.of(tx, one.person_id)
    found: list[Standing] = []
    for place, name in one.places:
        words = [word for word in within(every, place) if word.voice is one.voice and word.withdrawn_at is None]
        words.sort(key=lambda word: word.recorded_by == guardian_id)
        for purpose in Purpose:
            given = [word for word in words if word.document.purpose is purpose]
            found.append(Standing(place, name, purpose, given[-1] if given else None))
    return found
