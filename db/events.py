"""Events: invited, answered, moved, called off, attended. Whoever is invited hears of every change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment.control import Scope
from db.models import Event, EventGuest, Notice, Organization, Person
from db.organization import organizations
from db.speaking import notices, segments
from domain import events as rules
from domain.allowed_hours import Voice, local_day
from domain.events import Answer, Refusal, Turnout
from domain.offices import Office
from domain.segments import Segment

#: What notices about an event are about.
SUBJECT = "event"
REMINDER = "event-soon"
#: How many events a list goes back.
MOST_LISTED = 60


@dataclass(frozen=True)
class Guest:
    """Somebody who was invited."""

    person_id: int
    organization_id: int
    organization: str
    office: Office
    name: str | None
    reachable: bool
    answer: Answer | None
    came: bool


@dataclass(frozen=True)
class Seen:
    """An event with everybody who was invited; `zone` is that of whoever invites."""

    row: Event
    organization: str
    zone: ZoneInfo
    guests: tuple[Guest, ...]

    @property
    def turnout(self) -> Turnout:
        """The counts."""
        return Turnout.of((one.answer, one.reachable, one.came) for one in self.guests)

    @property
    def starts(self) -> datetime:
        """The beginning, on the clocks of whoever invites."""
        return self.row.starts_at.astimezone(self.zone)

    @property
    def hours(self) -> str:
        """From when till when, on the same clocks."""
        return hours(self.starts, self.row.lasts)

    @property
    def came_from(self) -> frozenset[int]:
        """The organisations from which somebody came."""
        return frozenset(one.organization_id for one in self.guests if one.came)


async def find(tx: AsyncSession, event_id: int, *, lock: bool = False) -> Seen | None:
    """One event with its guests, organisation by organisation."""
    query = select(Event, Organization).join(Organization, Organization.id == Event.organization_id).where(Event.id == event_id)
    if lock:
        query = query.with_for_update(of=Event)
    known = (await tx.execute(query)).one_or_none()
    if known is None:
        return None
    rows = await tx.execute(
        select(EventGuest, Organization.short_name, Person.name)
        .join(Organization, Organization.id == EventGuest.organization_id)
        .join(Person, Person.id == EventGuest.person_id)
        .where(EventGuest.event_id == event_id)
        .order_by(Organization.kind.desc(), Organization.id, EventGuest.person_id)
    )
    guests = tuple(
        Guest(one.person_id, one.organization_id, place, one.office, name, one.reachable, one.answer, one.came)
        for one, place, name in rows
    )
    return Seen(known[0], known[1].short_name, ZoneInfo(known[1].zone), guests)


async def of(tx: AsyncSession, organization_id: int) -> Sequence[Event]:
    """The events of an organisation, the latest first."""
    rows = await tx.execute(
        select(Event).where(Event.organization_id == organization_id).order_by(Event.starts_at.desc()).limit(MOST_LISTED)
    )
    return rows.scalars().all()


async def invite(
    tx: AsyncSession,
    scope: Scope,
    segment: Segment,
    title: str,
    starts_at: datetime,
    place: str,
    by: int,
    *,
    lasts: int = 60,
    now: datetime,
) -> int | Refusal:
    """Everybody of the segment is invited and will be reminded; returns the event's id. Only offices are invited; `lasts` is in
    minutes, one of those that are offered."""
    if refusal := rules.words_refused(title, rules.LONGEST_TITLE) or rules.words_refused(place, rules.LONGEST_PLACE):
        return refusal
    if starts_at <= now:
        return Refusal.PAST
    if lasts not in rules.LASTS:
        return Refusal.EMPTY
    if not segment.whom.is_official:
        return Refusal.NOBODY
    found = await segments.reach(tx, scope, segment, by, now)
    if not found.reached:
        return Refusal.NOBODY
    row = Event(
        organization_id=scope.place,
        by=by,
        title=" ".join(title.split()),
        starts_at=starts_at,
        lasts=lasts,
        place=" ".join(place.split()),
        segment=segment.packed(),
        created_at=now,
    )
    tx.add(row)
    await tx.flush()
    tx.add_all(
        EventGuest(
            event_id=row.id,
            person_id=one.person_id,
            organization_id=one.organization_id,
            office=one.office or Office.STAFF,
            reachable=one.reachable,
        )
        for one in found.people
    )
    await tx.flush()
    await _announce(tx, row, "event-invited", [one.person_id for one in found.reached], now=now)
    return row.id


async def _announce(tx: AsyncSession, row: Event, key: str, people: Sequence[int], *, now: datetime) -> None:
    """Tell these people, and plan their reminders."""
    owner = await organizations.find(tx, row.organization_id)
    zone = ZoneInfo(owner.zone)
    said = _said(row, owner.short_name, zone)
    questions = [[notices.button(f"event-{one.value}", f"event-{one.value}", row.id, row.version)] for one in Answer]
    questions.append([notices.button("event-calendar", "event-calendar", row.id, row.version)])
    subject = (SUBJECT, row.id)
    await notices.tell_all(tx, dict.fromkeys(people, Voice.NOTICE), key, now=now, buttons=questions, subject=subject, **said)
    working_days = await calendar.working_days(tx, local_day(now, zone))
    voices = dict.fromkeys(people, Voice.MEETING_ADULT)
    for at in rules.reminders(row.starts_at, told_at=now, zone=zone, working_days=working_days):
        await notices.tell_all(tx, voices, REMINDER, now=now, at=at, buttons=questions[1:3], subject=subject, **said)


def hours(starts: datetime, lasts: int) -> str:
    """From when till when, on the clocks of `starts`: 14:30–16:00."""
    return f"{starts:%H:%M}–{rules.ends(starts, lasts):%H:%M}"


def _said(row: Event, organization: str, zone: ZoneInfo) -> dict[str, Any]:
    starts = row.starts_at.astimezone(zone)
    return {
        "title": row.title,
        "organization": organization,
        "day": starts.date(),
        "time": hours(starts, row.lasts),
        "place": row.place,
        "version": row.version,
    }


async def still_true(tx: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Whether what a notice says of an event still holds: not begun, not moved since; who has said no is not reminded."""
    if notice.subject_kind != SUBJECT or notice.key not in ("event-invited", "event-moved", REMINDER):
        return True
    row = await tx.get(Event, notice.subject_id)
    if row is None or row.cancelled_at is not None or row.starts_at <= now or row.version != notice.arguments.get("version"):
        return False
    guest = await tx.get(EventGuest, (row.id, notice.person_id))
    return guest is not None and not (notice.key == REMINDER and guest.answer is Answer.NO)


async def answer(
    tx: AsyncSession, event_id: int, person_id: int | None, version: int, said: Answer, *, now: datetime
) -> Event | Refusal:
    """«Буду», «Не буду», «Пришлю замену»; until it begins the answer may be changed."""
    row = (await tx.execute(select(Event).where(Event.id == event_id).with_for_update())).scalar_one_or_none()
    guest = await tx.get(EventGuest, (event_id, person_id)) if person_id is not None else None
    if row is None or guest is None:
        return Refusal.NOT_INVITED
    if row.cancelled_at is not None:
        return Refusal.CANCELLED
    if row.starts_at <= now:
        return Refusal.OVER
    if row.version != version:
        return Refusal.MOVED
    guest.answer, guest.answered_at = said, now
    await tx.flush()
    return row


async def move(tx: AsyncSession, scope: Scope, event_id: int, starts_at: datetime, *, now: datetime) -> Seen | Refusal:
    """Another date: everybody is told and asked anew; reminders of the old date are not said any more."""
    one = await _own(tx, scope, event_id, now)
    if isinstance(one, Refusal):
        return one
    if starts_at <= now:
        return Refusal.PAST
    if starts_at == one.row.starts_at:
        return Refusal.SAME
    knew = await _told(tx, event_id)
    one.row.starts_at, one.row.version = starts_at, one.row.version + 1
    await tx.execute(update(EventGuest).where(EventGuest.event_id == event_id).values(answer=None, answered_at=None))
    await notices.call_off(tx, (SUBJECT, event_id), now=now)
    await tx.flush()
    invited = [guest.person_id for guest in one.guests if guest.reachable]
    # Who has not heard of the first date is simply invited for the second.
    for key, people in (
        ("event-moved", [person for person in invited if person in knew]),
        ("event-invited", [person for person in invited if person not in knew]),
    ):
        if people:
            await _announce(tx, one.row, key, people, now=now)
    return await _again(tx, event_id)


async def cancel(tx: AsyncSession, scope: Scope, event_id: int, version: int, *, now: datetime) -> Seen | Refusal:
    """Called off: whoever has heard of it is told, nobody is reminded."""
    one = await _own(tx, scope, event_id, now)
    if isinstance(one, Refusal):
        return one
    if one.row.version != version:
        return Refusal.MOVED
    knew = await _told(tx, event_id)
    one.row.cancelled_at = now
    await notices.call_off(tx, (SUBJECT, event_id), now=now)
    said = _said(one.row, one.organization, one.zone)
    people = {guest.person_id: Voice.NOTICE for guest in one.guests if guest.person_id in knew}
    await notices.tell_all(tx, people, "event-cancelled", now=now, subject=(SUBJECT, event_id), **said)
    return await _again(tx, event_id)


async def mark(
    tx: AsyncSession, scope: Scope, event_id: int, people: Sequence[int], came: bool, *, now: datetime
) -> Seen | Refusal:
    """Who came, as the organiser says; only once it has begun."""
    one = await find(tx, event_id, lock=True)
    if one is None or one.row.organization_id != scope.place:
        return Refusal.NOT_YOURS
    if one.row.cancelled_at is not None:
        return Refusal.CANCELLED
    if one.row.starts_at > now:
        return Refusal.NOT_BEGUN
    await tx.execute(
        update(EventGuest).where(EventGuest.event_id == event_id, EventGuest.person_id.in_(people)).values(came=came)
    )
    return await _again(tx, event_id)


async def _own(tx: AsyncSession, scope: Scope, event_id: int, now: datetime) -> Seen | Refusal:
    """An event of this office that is still ahead, locked until the commit."""
    one = await find(tx, event_id, lock=True)
    if one is None or one.row.organization_id != scope.place:
        return Refusal.NOT_YOURS
    if one.row.cancelled_at is not None:
        return Refusal.CANCELLED
    return Refusal.OVER if one.row.starts_at <= now else one


async def _told(tx: AsyncSession, event_id: int) -> frozenset[int]:
    """Everybody who was sent something about the event."""
    rows = await tx.execute(
        text("""
            SELECT DISTINCT n.person_id FROM notices n JOIN deliveries d ON d.id = n.delivery_id
             WHERE n.subject_kind = :kind AND n.subject_id = :id AND d.sent_at IS NOT NULL
        """),
        {"kind": SUBJECT, "id": event_id},
    )
    return frozenset(rows.scalars())


async def for_reader(tx: AsyncSession, event_id: int, person_id: int | None) -> Seen | None:
    """An event, if this person was invited to it or invites."""
    one = await find(tx, event_id)
    if one is None or person_id is None:
        return None
    return one if person_id == one.row.by or any(guest.person_id == person_id for guest in one.guests) else None


async def _again(tx: AsyncSession, event_id: int) -> Seen:
    tx.expire_all()
    found = await find(tx, event_id)
    assert found is not None  # it was locked a moment ago
    return found
