"""To whom something is said: a role, organisations, and how they stand. Officials are named, participants only counted.

A segment is a plain record that lies in a draft and on what was sent; whom it reaches is asked of the database at that moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from domain.offices import Office


class Whom(StrEnum):
    """The roles that can be addressed together."""

    HEADS = "heads"
    CURATORS = "curators"
    OFFICIALS = "officials"  # heads, curators and staff
    MENTORS = "mentors"
    MENTEES = "mentees"
    COORDINATORS = "coordinators"
    CONTROLLERS = "controllers"
    MUNICIPAL = "municipal"  # both

    @property
    def is_official(self) -> bool:
        """Whether they are office holders, who may be named to whoever speaks."""
        return self in OFFICES


class Standing(StrEnum):
    """Which of them: everybody, or only those of whom this is true."""

    ANY = "any"
    RED = "red"  # the organisation is late with something, or with one measure
    UNPAIRED = "unpaired"  # a participant without a pair


#: The offices that a role stands for.
OFFICES: Mapping[Whom, tuple[Office, ...]] = MappingProxyType(
    {
        Whom.HEADS: (Office.HEAD,),
        Whom.CURATORS: (Office.CURATOR,),
        Whom.OFFICIALS: (Office.HEAD, Office.CURATOR, Office.STAFF),
        Whom.COORDINATORS: (Office.COORDINATOR,),
        Whom.CONTROLLERS: (Office.CONTROLLER,),
        Whom.MUNICIPAL: (Office.COORDINATOR, Office.CONTROLLER),
    }
)
#: Whom an office may speak to, the usual ones first: a municipality its organisations and their participants, a region the
#: officials of its municipalities (rule: above the school only numbers travel, and schools answer to their municipality).
OFFERED: Mapping[Office, tuple[Whom, ...]] = MappingProxyType(
    {
        Office.COORDINATOR: (Whom.HEADS, Whom.CURATORS, Whom.OFFICIALS, Whom.MENTORS, Whom.MENTEES),
        Office.REGIONAL: (Whom.COORDINATORS, Whom.CONTROLLERS, Whom.MUNICIPAL),
    }
)
#: The role of participants that they stand for.
ROLES: Mapping[Whom, str] = MappingProxyType({Whom.MENTORS: "mentor", Whom.MENTEES: "mentee"})


@dataclass(frozen=True)
class Segment:
    """A role × organisations × standing. No `places` means every organisation; `measure` narrows RED, `form` participants."""

    whom: Whom = Whom.HEADS
    places: frozenset[int] = frozenset()
    standing: Standing = Standing.ANY
    measure: int | None = None
    form: str | None = None

    def __post_init__(self) -> None:
        """What does not belong to the role is refused, so that a count never means something else than it says."""
        if self.standing is Standing.UNPAIRED and self.whom.is_official:
            raise ValueError("officials have no pairs")
        if self.standing is Standing.RED and not self.whom.is_official:
            raise ValueError("participants answer for no assignments")
        if self.form is not None and self.whom.is_official:
            raise ValueError("officials take part in no form")

    def addressed_to(self, whom: Whom) -> Segment:
        """The same organisations, another role; what does not belong to that role falls away."""
        return Segment(whom, self.places)

    def toggled(self, place: int) -> Segment:
        """With the organisation if it was not there, without it if it was; everything else stays."""
        return Segment(self.whom, self.places ^ {place}, self.standing, self.measure, self.form)

    def everywhere(self) -> Segment:
        """In every organisation."""
        return Segment(self.whom, frozenset(), self.standing, self.measure, self.form)

    def standing_so(self, standing: Standing, measure: int | None = None, form: str | None = None) -> Segment:
        """Narrowed to those who stand so. Raises ValueError for what does not belong to the role."""
        return Segment(self.whom, self.places, standing, measure if standing is Standing.RED else None, form)

    def packed(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "whom": self.whom.value,
            "places": sorted(self.places),
            "standing": self.standing.value,
            "measure": self.measure,
            "form": self.form,
        }

    @classmethod
    def unpacked(cls, data: Mapping[str, Any] | None) -> Segment:
        """From JSON; nothing chosen yet: all heads."""
        if not data:
            return cls()
        return cls(Whom(data["whom"]), frozenset(data["places"]), Standing(data["standing"]), data["measure"], data["form"])

    @classmethod
    def begun(cls, data: Mapping[str, Any] | None, office: Office) -> Segment:
        """What this office has chosen so far; where it has chosen nothing that it may, everybody of its first role."""
        one = cls.unpacked(data)
        return one if data and one.whom in OFFERED[office] else cls(OFFERED[office][0])


class Refusal(StrEnum):
    """Why something is not sent; nothing typed is lost by it."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOBODY = "nobody"
    MOVED = "moved"  # the people it would reach are others than those of the preview
    NOT_YOURS = "not-yours"


#: The preview says beside the typed words who gets them and who cannot, and Telegram takes 4096 signs.
LONGEST = 3000


def words_refused(words: str) -> Refusal | None:
    """What is wrong with typed words; their length counts in UTF-16 units, as Telegram counts."""
    if not words.strip():
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(words.encode("utf-16-le")) // 2 > LONGEST else None
