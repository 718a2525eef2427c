"""The list of a school's participants: what it may be narrowed down to, and how a typed fragment is read. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from domain.admission import State
from domain.codes import LAST_GRADE
from domain.forms import Part

#: What a person types to find somebody is no longer than this.
LONGEST = 40


class Facet(StrEnum):
    """What a list is narrowed by, one value each."""

    FORM = auto()
    ROLE = auto()
    STATE = auto()
    GRADE = auto()


class Lack(StrEnum):
    """What somebody on the list is without."""

    MENTOR = auto()  # mentees without a pair
    CONSENT = auto()  # the own or the guardian's
    PHONE = auto()  # no account: everything «по журналу»


class Standing(StrEnum):
    """Where a participation stands, as the list tells it; those who have left only when they are asked for."""

    APPLIED = auto()
    ADMITTED = auto()
    RESTING = auto()
    REFUSED = auto()
    LEFT = auto()


@dataclass(frozen=True)
class Sieve:
    """What is wanted: None and empty are everybody who has not left."""

    words: str = ""
    form: str | None = None
    role: Part | None = None
    state: Standing | None = None
    grade: int | None = None
    lacks: frozenset[Lack] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether nothing is narrowed down."""
        return self == Sieve()

    def chosen(self, facet: Facet, value: str) -> Sieve:
        """With this value of a facet, or without any («»). A value that is none changes nothing."""
        try:
            match facet:
                case Facet.FORM:
                    return replace(self, form=value or None)
                case Facet.ROLE:
                    return replace(self, role=Part(value) if value else None)
                case Facet.STATE:
                    return replace(self, state=Standing(value) if value else None)
                case Facet.GRADE:
                    grade = int(value) if value else None
                    return self if grade is not None and not 1 <= grade <= LAST_GRADE else replace(self, grade=grade)
        except ValueError:
            return self

    def toggled(self, lack: Lack) -> Sieve:
        """With this lack asked for, or no more."""
        return replace(self, lacks=self.lacks ^ {lack})

    def packed(self) -> dict[str, object]:
        """As JSON, for the memory of a screen."""
        return {
            "words": self.words,
            "form": self.form,
            "role": self.role.value if self.role else None,
            "state": self.state.value if self.state else None,
            "grade": self.grade,
            "lacks": sorted(self.lacks),
        }

    @classmethod
    def unpacked(cls, kept: dict[str, object] | None) -> Sieve:
        """From what a screen remembers; whatever does not fit any more is left open."""
        found = cls()
        if not kept:
            return found
        for facet in Facet:
            found = found.chosen(facet, str(kept.get(facet.value) or ""))
        lacks = kept.get("lacks")
        known = frozenset(Lack(one) for one in lacks if one in set(Lack)) if isinstance(lacks, list) else frozenset()
        return replace(found, words=searched(str(kept.get("words") or "")), lacks=known)


def searched(typed: str) -> str:
    """A typed fragment as it is looked for: small letters, «е» for «ё», single spaces, no longer than a name is."""
    return " ".join(typed.casefold().replace("ё", "е").split())[:LONGEST]


def standing(state: State, *, resting: bool) -> Standing:
    """Where a participation stands."""
    return Standing.RESTING if resting and state is State.ADMITTED else Standing(state.value)
