"""What a meeting to come tells: to both sides, and to the adults who watch over a minor's meetings with somebody from outside.

No notice holds more than ids, a moment and a place out of a closed list. What is not true any more is not said: `still_true` is
asked right before sending.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar, models
from db.models import Notice
from db.pair.seen import Planned, Seen
from db.participant import guardians, participants
from db.speaking import notices
from domain import meeting_plans as rules
from domain.allowed_hours import Voice, local_day
from domain.forms import FROM_OUTSIDE, Category, Part
from domain.meeting_reminders import meeting_reminders
from domain.meetings import State
from domain.pair import State as PairState

#: What notices about a meeting to come are about.
SUBJECT = "meeting-plan"
SOON, ASK = "plans-soon", "plans-ask"
#: What is said of a meeting that has not begun, and of dates that wait for an answer.
_AHEAD = ("plans-invited", "plans-moved", "plans-watched", SOON)
_OFFERED = "plans-offered"


def partner_of(one: Planned, part: Part) -> notices.Known:
    """The other side as this one may know it."""
    return notices.called_to(part.value, one.pair.other(part).participant_id)


def said_of(one: Planned) -> dict[str, Any]:
    """Day, time and place, on the clocks of the organisation."""
    starts = one.plan.starts_at.astimezone(one.pair.zone)
    return {"day": starts.date(), "time": f"{starts:%H:%M}", "place": one.place or "none", "version": one.plan.version}


async def _tell(
    tx: AsyncSession, one: Planned, part: Part, key: str, *, now: datetime, voice: Voice | None = None, **more: Any
) -> None:
    side = one.pair.side(part)
    if not side.has_account:
        return
    pupil = side.category is Category.PUPIL
    heard = voice or rules.news_voice(
        pupil,
        one.plan.starts_at,
        now=now,
        zone=one.pair.zone,
        working_days=await calendar.working_days(tx, local_day(now, one.pair.zone)),
    )
    await notices.tell(
        tx, side.person_id, key, now=now, voice=heard or Voice.NOTICE,
        saturdays=rules.is_weekend(one.plan.starts_at, one.pair.zone), subject=(SUBJECT, one.id),
        polite=side.polite, partner=partner_of(one, part), **said_of(one), **more,
    )  # fmt: skip


def _buttons(one: Planned, *acts: str) -> list[list[dict[str, Any]]]:
    return [[notices.button(f"plans-{act}", f"plan-{act}", one.id, one.plan.version)] for act in acts]


async def announced(tx: AsyncSession, one: Planned, part: Part, key: str, *, now: datetime) -> None:
    """The side `part` hears of the meeting; both are reminded and asked the day after, who watches over it is told."""
    answers = ("yes", "move", "calendar") if key != "plans-agreed-date" else ("move", "calendar")
    await _tell(tx, one, part, key, now=now, buttons=_buttons(one, *answers))
    await _reminders(tx, one, now=now)
    await _tell_watchers(tx, one, "plans-watched", now=now)


async def _reminders(tx: AsyncSession, one: Planned, *, now: datetime) -> None:
    zone, starts_at = one.pair.zone, one.plan.starts_at
    working_days = await calendar.working_days(tx, local_day(now, zone))
    for part in Part:
        pupil = one.pair.side(part).category is Category.PUPIL
        voice = Voice.MEETING_PUPIL if pupil else Voice.MEETING_ADULT
        for reminder in meeting_reminders(starts_at, agreed_at=now, pupil=pupil, zone=zone, working_days=working_days):
            buttons = _buttons(one, "yes", "move")
            await _tell(tx, one, part, SOON, now=now, voice=voice, at=reminder.at, buttons=buttons)
    asked = next((part for part in Part if one.pair.side(part).has_account), None)
    if asked is not None:
        voice = Voice.MEETING_PUPIL if one.pair.side(asked).category is Category.PUPIL else Voice.MEETING_ADULT
        at = rules.asked_at(starts_at, zone)
        await _tell(tx, one, asked, ASK, now=now, voice=voice, at=at, buttons=_buttons(one, "met", "postponed", "missed"))


async def offered(tx: AsyncSession, one: Planned, part: Part, *, now: datetime) -> None:
    """The side `part` chooses among three dates; reminders of the old one are not said any more."""
    moments: dict[str, Any] = {
        f"at{number}": moment.astimezone(one.pair.zone).strftime("%d.%m, %H:%M")
        for number, moment in enumerate(one.plan.offered, start=1)
    }
    numbered = [
        [notices.button(f"plans-take-{n}", f"plan-take-{n}", one.id, one.plan.version)] for n in range(1, len(moments) + 1)
    ]
    buttons = [*numbered, *_buttons(one, "other")]
    await _tell(tx, one, part, _OFFERED, now=now, buttons=buttons, **moments)


async def answered(tx: AsyncSession, one: Planned, part: Part, *, now: datetime) -> None:
    """Who planned it hears that the other side comes."""
    await _tell(tx, one, part, "plans-will-come", now=now)


async def called_off(tx: AsyncSession, one: Planned, part: Part, *, now: datetime) -> None:
    """The side `part`, and who watches, hear that a meeting to come is none."""
    await _tell(tx, one, part, "plans-cancelled", now=now)
    await _tell_watchers(tx, one, "plans-watched-cancelled", now=now)


def is_watched(pair: Seen) -> bool:
    """Whether curator and guardian see the meeting before it happens: a pupil with an adult who does not work in the school."""
    return pair.mentor.category in FROM_OUTSIDE and pair.mentee.category is Category.PUPIL


async def watchers(tx: AsyncSession, pair: Seen, now: datetime) -> list[int]:
    """The curators of the organisation and the confirmed guardians of the pupil; nobody where no outside adult meets a pupil."""
    if not is_watched(pair):
        return []
    curators = await participants.curators(tx, pair.row.organization_id, now)
    return [*curators, *await guardians.confirmed_of(tx, pair.mentee.person_id, pair.row.organization_id)]


async def _tell_watchers(tx: AsyncSession, one: Planned, key: str, *, now: datetime) -> None:
    zone = one.pair.zone
    working_days = await calendar.working_days(tx, local_day(now, zone))
    voice = rules.news_voice(False, one.plan.starts_at, now=now, zone=zone, working_days=working_days)
    for person in await watchers(tx, one.pair, now):
        await notices.tell(
            tx, person, key, now=now, voice=voice or Voice.NOTICE, saturdays=rules.is_weekend(one.plan.starts_at, zone),
            subject=(SUBJECT, one.id), mentee=notices.called_to(Part.MENTOR.value, one.pair.mentee.participant_id),
            mentor=notices.called_to(Part.MENTEE.value, one.pair.mentor.participant_id), category=one.pair.mentor.category.value,
            **said_of(one),
        )  # fmt: skip


async def still_true(tx: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Whether what a notice says of a meeting to come holds: the pair works, the meeting stands on that date, (not) begun."""
    if notice.subject_kind != SUBJECT or notice.key not in (*_AHEAD, ASK, _OFFERED):
        return True
    found = await tx.execute(
        select(models.MeetingPlan, models.Meeting.state, models.Pair.state)
        .join(models.Meeting, models.Meeting.id == models.MeetingPlan.meeting_id)
        .join(models.Pair, models.Pair.id == models.Meeting.pair_id)
        .where(models.MeetingPlan.meeting_id == notice.subject_id)
    )
    row = found.one_or_none()
    if row is None or row[1] != State.PLANNED or row[2] != PairState.ACTIVE or row[0].version != notice.arguments.get("version"):
        return False
    plan: models.MeetingPlan = row[0]
    if notice.key == _OFFERED:
        return bool(plan.offered)
    if notice.key == ASK:
        return plan.starts_at <= now
    return plan.starts_at > now and not (notice.key == SOON and plan.offered)
