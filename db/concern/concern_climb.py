"""Who of the adults hears of a report, and when: written down at once for the whole climb, and looked at again every minute.

What changes on the way (an office, a phone that blocks the bot) changes who is next; who may not hear of it any more does not,
even where the words were on their way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.models import Appointment, Concern, Delivery, Notice, Organization
from db.reminder import holders
from db.reminder.holders import stands_in
from db.speaking import notices
from domain import safety
from domain.allowed_hours import Voice, local_day
from domain.offices import Office
from domain.safety import About, Adult, Category, Report

#: What notices about a report are about, and the key of the one that asks for an answer.
SUBJECT, ASKS = "concern", "concern-notice"
#: The key of the one that says that a report somebody has taken is still open.
STILL_OPEN = "concern-still-open"

#: Whoever has taken a report is asked about it after this long; the next above hears of it after the second.
ASKED_AGAIN, ABOVE_HEARS = timedelta(days=3), timedelta(days=7)

#: A message that failed is tried anew after this long, while the person can be reached.
AGAIN_AFTER = timedelta(minutes=15)

#: A report that nobody has answered for so long stays in the list and is not looked at every minute.
LOOKED_AT = timedelta(days=30)


def report_of(row: Concern) -> Report:
    """The row as the rules see it; whether the reporter is a stranger has been settled with `passed_at`."""
    office = safety.ACCUSED_OFFICE.get(About(row.about)) if row.about else None
    return Report(Category(row.category), row.urgent, row.reported_at, row.reporter_id, row.about_person_id, office)


async def adults(tx: AsyncSession, organization_id: int | None, today: date) -> list[Adult]:
    """Everybody who holds an office in the organisation or above it on this local day; deputies while they stand in."""
    if organization_id is None:
        return []
    path = (await tx.execute(select(Organization.path).where(Organization.id == organization_id))).scalar_one()
    rows = await tx.execute(
        select(Appointment.person_id, Appointment.office, Appointment.deputy_person_id, stands_in(today)).where(
            Appointment.organization_id.in_(path),
            Appointment.since <= today,
            or_(Appointment.until.is_(None), Appointment.until >= today),
        )
    )
    found: list[Adult] = []
    for person_id, office, deputy, is_there in rows:
        found.append(Adult(person_id, Office(office)))
        if is_there and deputy is not None:
            found.append(Adult(deputy, Office(office), deputy=True))
    return found


async def adults_now(tx: AsyncSession, row: Concern, now: datetime) -> list[Adult]:
    """The same for a report, on the local day of the reporter at the aware moment `now`."""
    zone = await calendar.zone_of(tx, row.reporter_id)
    return await adults(tx, row.organization_id, local_day(now, zone))


async def may_listen(tx: AsyncSession, row: Concern, person_id: int, now: datetime) -> bool:
    """Whether the rules let this person hear of the report today: never the accused, nor those below."""
    return any(person_id in wave for wave in safety.listeners(report_of(row), await adults_now(tx, row, now)))


async def still_true(tx: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Asked right before a notice is said: the reader may still hear of it, and a question still has no answer."""
    if notice.subject_kind != SUBJECT or notice.subject_id is None:
        return True
    row = (await tx.execute(select(Concern).where(Concern.id == notice.subject_id))).scalar_one_or_none()
    if row is None or (notice.key == ASKS and row.taken_at is not None):
        return False
    if notice.key in (ASKS, STILL_OPEN) and row.closed_at is not None:
        return False
    return await may_listen(tx, row, notice.person_id, now)


@dataclass(frozen=True)
class _Said:
    """A notice that asks one adult for an answer, with what became of it."""

    notice_id: int
    state: str
    due_at: datetime
    created_at: datetime

    def covers(self, at: datetime, now: datetime) -> bool:
        """Whether nothing else has to be said at the moment `at`."""
        match self.state:
            case "sent":
                return True
            case "waiting":
                return self.due_at <= at
            case "failed":
                return now < self.created_at + AGAIN_AFTER
        return False


async def tell(tx: AsyncSession, row: Concern, now: datetime) -> int:
    """Write down whom this report reaches and when, as far as it does not stand already. Returns how many are to hear of it."""
    if row.passed_at is None:
        return 0
    everybody = await adults_now(tx, row, now)
    people = {one.person for one in everybody}
    silent = people - await holders.reachable(tx, people) if people else set()
    told = await _written(tx, row.id)
    waves = safety.climb(report_of(row), everybody, row.passed_at, silent)
    for wave in waves:
        at = max(wave.at, now)
        for person in sorted(wave.persons):
            said = told.get(person, ())
            if any(one.covers(at, now) for one in said) or (said and person in silent):
                continue
            # It waits for a later moment than it should by now: the message goes anew.
            late = [one.notice_id for one in said if one.state == "waiting"]
            await tx.execute(update(Notice).where(Notice.id.in_(late)).values(void_at=now))
            await _ask(tx, row, person, at, now)
    return sum(len(wave.persons) for wave in waves)


async def _written(tx: AsyncSession, concern_id: int) -> dict[int, Sequence[_Said]]:
    rows = await tx.execute(
        select(Notice.person_id, Notice.id, Delivery.state, Delivery.due_at, Notice.created_at)
        .join(Delivery, Delivery.id == Notice.delivery_id)
        .where(Notice.subject_kind == SUBJECT, Notice.subject_id == concern_id, Notice.key == ASKS, Notice.void_at.is_(None))
    )
    found: dict[int, list[_Said]] = {}
    for person_id, notice_id, state, due_at, created_at in rows:
        found.setdefault(person_id, []).append(_Said(notice_id, state, due_at, created_at))
    return dict(found)


async def _ask(tx: AsyncSession, row: Concern, person_id: int, at: datetime, now: datetime) -> None:
    buttons: list[list[dict[str, Any]]] = [
        [notices.button("concern-take", "take-concern", row.id)],
        [notices.button("concern-open", "open-concern", row.id)],
    ]
    await notices.tell(
        tx,
        person_id,
        ASKS,
        now=now,
        at=at,
        voice=Voice.SAFETY,
        subject=(SUBJECT, row.id),
        buttons=buttons,
        number=str(row.id),
        category=row.category,
        urgent="yes" if row.urgent else "no",
        about=row.about or "none",
    )


async def sweep(tx: AsyncSession, now: datetime) -> None:
    """Every minute: whoever has come into office, or stands next because somebody cannot be reached, hears of it now."""
    waiting = await tx.execute(
        select(Concern)
        .where(Concern.taken_at.is_(None), Concern.closed_at.is_(None), Concern.passed_at > now - LOOKED_AT)
        .order_by(Concern.id)
        .with_for_update(skip_locked=True)
    )
    for row in waiting.scalars().all():
        await tell(tx, row, now)
    await _ask_about_taken(tx, now)


async def _ask_about_taken(tx: AsyncSession, now: datetime) -> None:
    """A report that was taken and is not closed for days: whoever took it is asked, later the next above hears, each once."""
    taken = await tx.execute(
        select(Concern)
        .where(Concern.closed_at.is_(None), Concern.taken_at.between(now - LOOKED_AT, now - ASKED_AGAIN))
        .order_by(Concern.id)
        .with_for_update(skip_locked=True)
    )
    for row in taken.scalars().all():
        already = await tx.execute(
            select(Notice.person_id).where(Notice.subject_kind == SUBJECT, Notice.subject_id == row.id, Notice.key == STILL_OPEN)
        )
        for person in sorted(_who_settles(row, await adults_now(tx, row, now), now) - set(already.scalars())):
            await notices.tell(
                tx,
                person,
                STILL_OPEN,
                now=now,
                subject=(SUBJECT, row.id),
                buttons=[[notices.button("concern-open", "open-concern", row.id)]],
                number=str(row.id),
                mine="yes" if person == row.taken_by else "no",
            )


def _who_settles(row: Concern, everybody: Sequence[Adult], now: datetime) -> set[int]:
    """Who is asked about a taken report: the one who took it, after a week the next above too; the first again where that one has
    left."""
    waves = safety.listeners(report_of(row), everybody)
    mine = next((number for number, wave in enumerate(waves) if row.taken_by in wave), None)
    if mine is None:
        return set(waves[0]) if waves else set()
    late = row.taken_at is not None and now >= row.taken_at + ABOVE_HEARS
    return {row.taken_by or 0} | set(waves[mine + 1] if late and mine + 1 < len(waves) else ())


async def next_step(tx: AsyncSession, concern_id: int, now: datetime) -> datetime | None:
    """When the next adult hears of it, if nobody answers; None where everybody has."""
    found = await tx.execute(
        text("""
            SELECT min(d.due_at) FROM notices n JOIN deliveries d ON d.id = n.delivery_id
             WHERE n.subject_kind = :kind AND n.subject_id = :id AND n.key = :key AND n.void_at IS NULL AND d.due_at > :now
        """),
        {"kind": SUBJECT, "id": concern_id, "key": ASKS, "now": now},
    )
    moment: datetime | None = found.scalar_one()
    return moment


@dataclass(frozen=True)
class Told:
    """One adult of the climb: when it was said, or when it is to be; `failed` where the messenger did not take it."""

    person_id: int
    due_at: datetime
    sent_at: datetime | None
    failed: bool


async def told(tx: AsyncSession, concern_id: int) -> list[Told]:
    """The climb as it was said and stands, the earliest first."""
    rows = await tx.execute(
        select(Notice.person_id, Delivery.due_at, Delivery.sent_at, Delivery.state)
        .join(Delivery, Delivery.id == Notice.delivery_id)
        .where(Notice.subject_kind == SUBJECT, Notice.subject_id == concern_id, Notice.key == ASKS)
        .where(or_(Notice.void_at.is_(None), Delivery.state == "sent"))
        .order_by(Delivery.due_at, Notice.id)
    )
    return [Told(person, due, sent, state == "failed") for person, due, sent, state in rows]
