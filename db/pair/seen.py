"""What every step of a pair looks at: the pair with both sides, and a meeting to come with its pair."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from db import models
from domain.allowed_hours import local_day
from domain.forms import Category, Part
from domain.meeting_plans import Plan
from domain.meetings import Life, Place
from domain.meetings import State as Stage
from domain.naming import Called
from domain.pair import Pair, State


@dataclass(frozen=True)
class Side:
    """One of the two: participant and person by id, what to call them by, whether the bot can write to them."""

    participant_id: int
    person_id: int
    called: Called
    category: Category
    has_account: bool

    @property
    def polite(self) -> str:
        """«ты» to pupils, «Вы» to everybody else."""
        return "ty" if self.category is Category.PUPIL else "vy"


@dataclass(frozen=True)
class Seen:
    """A pair with both sides."""

    row: models.Pair
    pair: Pair
    zone: ZoneInfo
    mentor: Side
    mentee: Side

    def side(self, part: Part) -> Side:
        """That side."""
        return self.mentor if part is Part.MENTOR else self.mentee

    def other(self, part: Part) -> Side:
        """The other one."""
        return self.mentee if part is Part.MENTOR else self.mentor

    def part_of(self, person_id: int | None) -> Part | None:
        """On which side this person is."""
        return self.pair.side(person_id or 0)

    @property
    def life(self) -> Life:
        """When the pair could meet, in local days."""
        begun, until = self.pair.begun_at, self.pair.ended_at or self.pair.paused_at
        return Life(
            begun_on=local_day(begun, self.zone) if begun else None,
            until=local_day(until, self.zone) if until else None,
            active=self.pair.state is State.ACTIVE,
        )


@dataclass(frozen=True)
class Planned:
    """A meeting to come with its pair."""

    id: int
    pair: Seen
    plan: Plan
    place: Place | None
    state: Stage

    @property
    def starts(self) -> datetime:
        """When it begins, on the clocks of the organisation."""
        return self.plan.starts_at.astimezone(self.pair.zone)
