"""Reminders of a meeting: a day before and two hours before, apart from the ladder and from the one message a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from domain.allowed_hours import Voice, last_allowed, local_day, next_allowed
from domain.working_days import WorkingDays

#: A weekend is shorter than this, so Friday evening still reminds of Monday morning; after longer holidays it would be forgotten.
TOO_FAR_AHEAD = timedelta(days=3)


class Ahead(IntEnum):
    """How many hours before the meeting a reminder is meant to be said."""

    DAY = 24
    TWO_HOURS = 2


@dataclass(frozen=True)
class MeetingReminder:
    """One reminder of a meeting to one side of the pair: which it is, and its moment in UTC."""

    ahead: Ahead
    at: datetime


def meeting_reminders(
    starts_at: datetime, *, agreed_at: datetime, pupil: bool, zone: ZoneInfo, working_days: WorkingDays
) -> tuple[MeetingReminder, ...]:
    """The reminders that one side owes its memory of a meeting, in order of time.

    `starts_at` and `agreed_at` (when the meeting got this date) are aware moments, `zone` is the organisation's.
    Rules: never from 21:00 to 8:00; pupils after 14:00, adults from 9:00; one in quiet hours moves to the last allowed hour
    before. A meeting on a Saturday or a Sunday opens the Saturdays; otherwise weekends and holidays are quiet. A reminder that
    long holidays would push too far ahead is said afterwards, while the meeting is still to come. Of two that would be said at
    the same moment the nearer is said; what would have to be said before the meeting was agreed is not said at all.
    """
    voice = Voice.MEETING_PUPIL if pupil else Voice.MEETING_ADULT
    saturdays = local_day(starts_at, zone).weekday() >= 5
    found: dict[datetime, MeetingReminder] = {}
    for ahead in Ahead:
        ideal = starts_at - timedelta(hours=ahead)
        at = last_allowed(ideal, voice=voice, zone=zone, working_days=working_days, saturdays=saturdays)
        if at < starts_at - TOO_FAR_AHEAD:
            later = next_allowed(ideal, voice=voice, zone=zone, working_days=working_days, saturdays=saturdays)
            at = later if later < starts_at else at
        if at > agreed_at:
            found[at] = MeetingReminder(ahead, at)
    return tuple(found[at] for at in sorted(found))
