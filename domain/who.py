"""Who is speaking: what is known of the person behind an account when a message or a press arrives."""

from dataclasses import dataclass
from datetime import date

from domain.offices import Held, Office


@dataclass(frozen=True)
class Seat:
    """One office in force, with the names a screen needs."""

    held: Held
    organization_id: int
    organization: str
    kind: str
    zone: str
    title: str | None = None
    #: Of an office held as a deputy: the name of its holder, and the last day of standing in; None is not known.
    holder: str | None = None
    until: date | None = None

    @property
    def office(self) -> Office:
        """The office held."""
        return self.held.office


@dataclass(frozen=True)
class Part:
    """One participation in a form that has not ended."""

    participant_id: int
    organization_id: int
    organization: str
    form: str
    role: str
    state: str
    #: What the person is in life: pupil, student, teacher, employer or graduate.
    category: str
    #: The hash of the consent's text that the person has agreed to there and not taken back; None for none.
    agreed: str | None = None


@dataclass(frozen=True)
class Who:
    """The person behind an account; `person_id` is None for somebody who has never pressed Start."""

    external_id: int
    person_id: int | None
    language: str
    name: str | None = None
    chosen_role: str | None = None
    reachable: bool = True
    seats: tuple[Seat, ...] = ()
    parts: tuple[Part, ...] = ()
    #: Whether there may be a form that was begun or sent (a refused one too), and children to answer for: home asks no more
    #: where there are none.
    has_forms: bool = True
    has_children: bool = True

    @property
    def polite(self) -> str:
        """«ty» to pupils, «vy» to everybody else; who has not joined yet is what they said on the first screen."""
        if self.seats:
            return "vy"
        pupil = any(part.category == "pupil" for part in self.parts) if self.parts else self.chosen_role == "mentee"
        return "ty" if pupil else "vy"

    @property
    def held(self) -> tuple[Held, ...]:
        """The offices, for questions of rights."""
        return tuple(seat.held for seat in self.seats)

    def seat(self, *offices: Office) -> Seat | None:
        """The first seat that is one of these offices."""
        return next((seat for seat in self.seats if seat.office in offices), None)

    @property
    def zone(self) -> str | None:
        """The zone of the first organisation that the person belongs to by office."""
        return self.seats[0].zone if self.seats else None
