"""Reports of problems: recorded first, then passed on to those who may listen, never to the accused."""

from datetime import date, datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar, notices, people
from db.holders import stands_in
from db.models import Appointment, Concern, Organization
from domain import safety
from domain.allowed_hours import Voice, local_day
from domain.offices import Office
from domain.safety import Adult, Category, Report
from domain.who import Who

#: Words may be added to the own report for this long.
WORDS_WITHIN = timedelta(days=1)


async def report(tx: AsyncSession, who: Who, category: Category, *, urgent: bool, now: datetime) -> int:
    """Record what happened and tell the first adults. Returns the report's id; the reporter is never named in a message."""
    person_id = await people.settle(tx, who, now=now)
    organization_id = await _organization(tx, who)
    concern = Concern(
        reporter_id=person_id, organization_id=organization_id, category=category.value, urgent=urgent, reported_at=now
    )
    tx.add(concern)
    await tx.flush()
    stranger = not who.seats and not who.parts
    earlier = await _earlier(tx, person_id, concern.id) if stranger else []
    seen = Report(category, urgent, now, reporter=None if stranger else person_id)
    zone = await calendar.zone_of(tx, person_id)
    for wave in safety.waves(seen, await _adults(tx, organization_id, local_day(now, zone)), zone, earlier):
        for listener in sorted(wave.persons):
            await notices.tell(
                tx,
                listener,
                "concern-notice",
                now=now,
                at=wave.at,
                voice=Voice.SAFETY,
                subject=("concern", concern.id),
                buttons=[[notices.button("concern-take", "take-concern", concern.id)]],
                number=str(concern.id),
                category=category.value,
                urgent="yes" if urgent else "no",
            )
    return concern.id


async def _organization(tx: AsyncSession, who: Who) -> int | None:
    """Where it belongs: the first participation, else the first office, else the root of the tree."""
    if who.parts:
        return who.parts[0].organization_id
    if who.seats:
        return who.seats[0].organization_id
    root = await tx.execute(select(Organization.id).where(Organization.parent_id.is_(None)).order_by(Organization.id).limit(1))
    return root.scalar_one_or_none()


async def _adults(tx: AsyncSession, organization_id: int | None, today: date) -> list[Adult]:
    """Everybody who holds an office in the organisation or above it."""
    if organization_id is None:
        return []
    path = (await tx.execute(select(Organization.path).where(Organization.id == organization_id))).scalar_one()
    rows = await tx.execute(
        select(Appointment.person_id, Appointment.office, Appointment.deputy_person_id, stands_in(today)).where(
            Appointment.organization_id.in_(path), Appointment.until.is_(None), Appointment.since <= today
        )
    )
    found: list[Adult] = []
    for person_id, office, deputy, is_there in rows:
        found.append(Adult(person_id, Office(office)))
        if is_there and deputy is not None:
            found.append(Adult(deputy, Office(office), deputy=True))
    return found


async def _earlier(tx: AsyncSession, person_id: int, but: int) -> list[datetime]:
    rows = await tx.execute(select(Concern.reported_at).where(Concern.reporter_id == person_id, Concern.id != but))
    return list(rows.scalars())


async def add_words(tx: AsyncSession, who: Who, words: str, *, now: datetime) -> None:
    """Add words to the latest own report of the last day; what was said before stays."""
    latest = (
        select(Concern.id)
        .where(Concern.reporter_id == who.person_id, Concern.reported_at > now - WORDS_WITHIN)
        .order_by(Concern.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    said = func.concat_ws("\n", Concern.words, words)
    await tx.execute(update(Concern).where(Concern.id == latest).values(words=said))


async def take(tx: AsyncSession, concern_id: int, who: Who, *, now: datetime) -> bool:
    """An adult answers: nobody further is told. False when this person was never told, or somebody has answered."""
    if not await notices.was_told(tx, who.person_id or 0, ("concern", concern_id)):
        return False
    taken = await tx.execute(
        update(Concern)
        .where(Concern.id == concern_id, Concern.taken_at.is_(None))
        .values(taken_at=now, taken_by=who.person_id)
        .returning(Concern.reporter_id)
    )
    reporter = taken.scalar_one_or_none()
    if reporter is None:
        return False
    await notices.call_off(tx, ("concern", concern_id), now=now)
    await notices.tell(tx, reporter, "concern-taken", now=now, voice=Voice.SAFETY, number=str(concern_id))
    return True
