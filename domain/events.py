"""An event to which offices are invited: who comes, when they are reminded, and what is refused.

Moments are aware; days and times of day are those of the organisation that invites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.allowed_hours import Voice, last_allowed, moment_of
from domain.meeting_reminders import meeting_reminders
from domain.working_days import WorkingDays

#: Signs of a title and of a place.
LONGEST_TITLE, LONGEST_PLACE = 200, 300


#: How long an event may last (minutes): what is offered.
LASTS = (30, 60, 90, 120, 180, 240, 360, 480)


def ends(starts_at: datetime, lasts: int) -> datetime:
    """The end of what begins then and lasts so many minutes."""
    return starts_at + timedelta(minutes=lasts)


class Answer(StrEnum):
    """What somebody invited has said."""

    YES = "yes"
    NO = "no"
    SUBSTITUTE = "substitute"  # somebody else comes instead


class Refusal(StrEnum):
    """Why a step is not taken; the event stays as it was."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_TIME = "no-time"  # what was typed is no time of day
    PAST = "past"  # the event would be over before anybody hears of it
    OVER = "over"  # it has begun: nobody signs up any more, it is not moved or called off
    NOT_BEGUN = "not-begun"  # nobody can have come yet
    CANCELLED = "cancelled"
    MOVED = "moved"  # the button speaks of an earlier date
    NOBODY = "nobody"
    NOT_INVITED = "not-invited"
    NOT_YOURS = "not-yours"
    SAME = "same"  # moved to the moment at which it is anyway


_TIME = re.compile(r"\s*(?:в\s+|at\s+)?(\d{1,2})(?:\s*[:.\-ч]\s*(\d{2}))?\s*(?:ч\.?|час(?:а|ов)?)?\s*", re.IGNORECASE)


def read_time(typed: str) -> time | None:
    """«14:30», «14.30», «9», «в 10 часов» as a time of day; None when it is none."""
    found = _TIME.fullmatch(typed)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def words_refused(words: str, longest: int) -> Refusal | None:
    """What is wrong with a typed title or place."""
    if not words.strip():
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(" ".join(words.split())) > longest else None


def starts(day: date, at: time, zone: ZoneInfo, now: datetime) -> datetime | Refusal:
    """The moment (UTC) of a local day and time; refused when it is not ahead of `now`."""
    moment = moment_of(day, at, zone)
    return moment if moment > now else Refusal.PAST


def reminders(starts_at: datetime, *, told_at: datetime, zone: ZoneInfo, working_days: WorkingDays) -> tuple[datetime, ...]:
    """When the invited are reminded: a day and two hours before within allowed hours, as of a meeting between adults.

    Officials hear nothing on days off: what would fall on a Saturday is said in the last allowed hour before it.
    """
    found = {
        last_allowed(one.at, voice=Voice.MEETING_ADULT, zone=zone, working_days=working_days)
        for one in meeting_reminders(starts_at, agreed_at=told_at, pupil=False, zone=zone, working_days=working_days)
    }
    return tuple(sorted(at for at in found if told_at < at < starts_at))


@dataclass(frozen=True)
class Turnout:
    """How many were invited, what they said, how many could not be reached, and how many came."""

    invited: int
    yes: int
    no: int
    substitute: int
    unreachable: int
    came: int

    @classmethod
    def of(cls, guests: Iterable[tuple[Answer | None, bool, bool]]) -> Turnout:
        """From each guest's answer, whether they could be reached, and whether they came."""
        known = list(guests)
        said = [answer for answer, _, _ in known]
        return cls(
            invited=len(known),
            yes=said.count(Answer.YES),
            no=said.count(Answer.NO),
            substitute=said.count(Answer.SUBSTITUTE),
            unreachable=sum(not reachable for _, reachable, _ in known),
            came=sum(came for _, _, came in known),
        )

    @property
    def silent(self) -> int:
        """Those who were reached and have said nothing."""
        answered = self.yes + self.no + self.substitute
        return max(self.invited - answered - self.unreachable, 0)
