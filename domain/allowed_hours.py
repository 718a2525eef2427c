"""When the bot may speak unasked: hours of the local day, closed on weekends and holidays, exact in every time zone.

Days are local dates, moments are aware and come out in UTC. A local time that a zone skips (summer time begins) means the first
moment after the gap; one that happens twice means the first of the two.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from domain.working_days import A_DAY, LONGEST_REST, NoWorkingDay, WorkingDays

#: Rule: reminders are read at nine in the morning of the organisation, unless the municipality has chosen another hour.
MORNING = time(9)


class Voice(StrEnum):
    """What kind of message wants to be said; each has its own hours."""

    OFFICIAL = "official"
    """The ladder, the digest, nudges: 9:00–19:00 on working days."""
    NOTICE = "notice"
    """What one person's act tells another (a return, «напомнить красным»): 8:00–19:00 on working days."""
    MEETING_ADULT = "meeting_adult"
    """Reminders and questions about meetings to adults: 9:00–21:00, on Saturdays when the meeting needs it."""
    MEETING_PUPIL = "meeting_pupil"
    """The same to pupils, who are at school before: 14:00–21:00."""
    SAFETY = "safety"
    """A report of a problem: at any moment."""


@dataclass(frozen=True)
class Window:
    """The hours of a local day in which one may speak: from `opens` up to, not including, `closes`."""

    opens: time
    closes: time

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The two moments, in UTC, between which the window is open on a local day."""
        return moment_of(day, self.opens, zone), moment_of(day, self.closes, zone)


def window_of(voice: Voice) -> Window | None:
    """The hours of a voice; None when it knows no quiet hours."""
    match voice:
        case Voice.OFFICIAL:
            return Window(MORNING, time(19))
        case Voice.NOTICE:
            return Window(time(8), time(19))
        case Voice.MEETING_ADULT:
            return Window(time(9), time(21))
        case Voice.MEETING_PUPIL:
            return Window(time(14), time(21))
        case Voice.SAFETY:
            return None
        case _:
            assert_never(voice)


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which clocks in `zone` show `at` on `day`.

    A skipped time becomes as much later as the gap is long (2:30 becomes 3:30); of a repeated one the first is meant. A day that
    a zone skipped altogether (Samoa, 30.12.2011) is the day after it.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The date on the calendars of `zone` at this aware moment."""
    return moment.astimezone(zone).date()


def morning_of(day: date, zone: ZoneInfo, morning: time = MORNING) -> datetime:
    """The moment, in UTC, at which what is planned for this local day is due: at nine, or at the hour that was chosen."""
    return moment_of(day, morning, zone)


def is_allowed(moment: datetime, *, voice: Voice, zone: ZoneInfo, working_days: WorkingDays) -> bool:
    """Whether this voice may speak at this aware moment."""
    return next_allowed(moment, voice=voice, zone=zone, working_days=working_days) == moment


def next_allowed(
    moment: datetime,
    *,
    voice: Voice,
    zone: ZoneInfo,
    working_days: WorkingDays,
    saturdays: bool = False,
    opens_at: time | None = None,
) -> datetime:
    """The first moment not before `moment` (aware) at which this voice may speak, in UTC.

    `saturdays` opens Saturdays to meetings that need them; official voices ignore it. `opens_at` is the morning hour that a
    municipality has chosen in place of the voice's own.
    Raises `NoWorkingDay` when the calendar holds no working day within two months.
    """
    window = window_of(voice)
    if window is None:
        return moment.astimezone(UTC)
    window = Window(opens_at or window.opens, window.closes)
    # The day before as well: where midnight is repeated, the same local date comes twice.
    day = local_day(moment, zone) - A_DAY
    for _ in range(LONGEST_REST + 2):
        opens, closes = window.on(day, zone)
        if moment < closes and is_day_for(voice, day, working_days, saturdays=saturdays):
            return max(moment.astimezone(UTC), opens)
        day += A_DAY
    raise NoWorkingDay(f"no working day within {LONGEST_REST} days of {day}")


def last_allowed(
    moment: datetime, *, voice: Voice, zone: ZoneInfo, working_days: WorkingDays, saturdays: bool = False
) -> datetime:
    """The moment itself (aware) when this voice may speak then, otherwise the last allowed hour before it begins, in UTC.

    Rule: a meeting reminder in quiet hours moves to the last allowed hour before; so 7:00 becomes 20:00 of the evening before.
    """
    window = window_of(voice)
    if window is None:
        return moment.astimezone(UTC)
    day = local_day(moment, zone) + A_DAY
    for _ in range(LONGEST_REST + 2):
        opens, closes = window.on(day, zone)
        if moment >= opens and is_day_for(voice, day, working_days, saturdays=saturdays):
            return moment.astimezone(UTC) if moment < closes else max(opens, closes - timedelta(hours=1))
        day -= A_DAY
    raise NoWorkingDay(f"no working day within {LONGEST_REST} days of {day}")


def is_day_for(voice: Voice, day: date, working_days: WorkingDays, *, saturdays: bool = False) -> bool:
    """Whether a voice may speak on a local day at all."""
    if voice is Voice.SAFETY or working_days.is_working(day):
        return True
    return saturdays and voice in (Voice.MEETING_ADULT, Voice.MEETING_PUPIL) and day.weekday() == 5
