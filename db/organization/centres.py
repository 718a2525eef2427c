"""The directory of regional centres as published papers print it, and the questions that go to them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Centre, CentreQuestion, Organization, RoadMap
from db.office import people, rights
from db.organization import organizations
from db.speaking import notices
from domain.centres import Entry, Refusal, directory, words_refused
from domain.offices import Office
from domain.who import Seat, Who

#: Who may ask: for their own organisation.
ASKERS = (Office.HEAD, Office.CURATOR, Office.COORDINATOR)
#: What a notice of this kind is about.
SUBJECT = "centre-question"
#: How many earlier questions are shown.
MOST_LISTED = 20


def seat_of(who: Who) -> Seat | None:
    """The seat for which this person may ask a centre."""
    return who.seat(*ASKERS)


async def of(tx: AsyncSession, seat: Seat) -> tuple[Entry, ...]:
    """The directory as this seat sees it: of published papers of its own organisation and of those above it."""
    rows = await tx.execute(
        select(Centre.name, Centre.directions)
        .join(RoadMap, RoadMap.id == Centre.road_map_id)
        .where(RoadMap.state == "published", RoadMap.organization_id.in_(seat.held.organisation))
        .order_by(RoadMap.id.desc(), Centre.position)
    )
    return directory((row.name, row.directions) for row in rows)


async def ask(tx: AsyncSession, seat: Seat, by: int, entry: Entry, words: str, *, now: datetime) -> CentreQuestion | Refusal:
    """A question to the centre of this entry. Where the centre has somebody here, they are told; else it is only kept.

    The same open question asked again is the one that is there: nobody hears it twice.
    """
    if refusal := words_refused(words):
        return refusal
    if entry not in await of(tx, seat):
        return Refusal.GONE
    said = words.strip()
    again = await tx.execute(
        select(CentreQuestion).where(
            CentreQuestion.asked_by == by,
            CentreQuestion.centre == entry.centre,
            CentreQuestion.direction == entry.direction,
            CentreQuestion.words == said,
            CentreQuestion.answered_at.is_(None),
        )
    )
    if (known := again.scalars().first()) is not None:
        return known
    centre = await _centre(tx, entry.centre, seat.held.organisation[0])
    holders = await _holders(tx, centre, now)
    row = CentreQuestion(
        asked_by=by,
        organization_id=seat.organization_id,
        centre=entry.centre,
        centre_id=centre.id if centre is not None and holders else None,
        direction=entry.direction,
        topic=entry.topic,
        words=said,
        asked_at=now,
    )
    tx.add(row)
    await tx.flush()
    for person in holders:
        await notices.tell(
            tx,
            person,
            "centre-question",
            now=now,
            subject=(SUBJECT, row.id),
            buttons=[[notices.button("centre-answer-button", "centre-answer", row.id)]],
            organization=seat.organization,
            office=seat.office.value,
            direction=entry.direction or "none",
            topic=entry.topic or "none",
            words=said,
        )
    return row


async def _centre(tx: AsyncSession, name: str, root: int) -> Organization | None:
    """The centre of this name in the region, if it is one of the organisations here."""
    wanted = " ".join(name.split()).casefold()
    rows = await tx.execute(
        select(Organization).where(Organization.kind == "centre", Organization.path.contains([root])).order_by(Organization.id)
    )
    # Compared here: a database may stand in a locale that does not know the case of Cyrillic letters.
    return next((one for one in rows.scalars() if wanted in (one.name.casefold(), one.short_name.casefold())), None)


async def _holders(tx: AsyncSession, centre: Organization | None, now: datetime) -> list[int]:
    """Who answers for a centre: the officials of its organisation who can be spoken to."""
    if centre is None:
        return []
    today: date = await rights.today_in(tx, centre.id, now)
    found = (await people.holders(tx, Office.REGIONAL, [centre.id], today)).get(centre.id, [])
    known = [(person, await people.address(tx, person)) for person in found]
    return [person for person, address in known if address is not None and address[2]]


async def find(tx: AsyncSession, question_id: int, *, lock: bool = False) -> CentreQuestion | None:
    """One question."""
    query = select(CentreQuestion).where(CentreQuestion.id == question_id)
    return (await tx.execute(query.with_for_update() if lock else query)).scalar_one_or_none()


async def to_answer(tx: AsyncSession, question_id: int, person_id: int | None, now: datetime) -> CentreQuestion | Refusal:
    """The question, if this person answers for its centre today and it waits for an answer."""
    row = await find(tx, question_id, lock=True)
    if row is None or row.centre_id is None or person_id is None:
        return Refusal.NOT_YOURS
    centre = await organizations.find(tx, row.centre_id)
    if person_id not in await _holders(tx, centre, now):
        return Refusal.NOT_YOURS
    return Refusal.ANSWERED if row.answered_at is not None else row


async def waiting_for(tx: AsyncSession, who: Who) -> Sequence[CentreQuestion]:
    """The questions that wait for an answer of the centres for which this person answers, the longest waiting first."""
    seats = [seat.organization_id for seat in who.seats if seat.office is Office.REGIONAL]
    if not seats:
        return []
    rows = await tx.execute(
        select(CentreQuestion)
        .where(CentreQuestion.centre_id.in_(seats), CentreQuestion.answered_at.is_(None))
        .order_by(CentreQuestion.id)
    )
    return rows.scalars().all()


async def answer(
    tx: AsyncSession, question_id: int, person_id: int | None, words: str, *, now: datetime
) -> CentreQuestion | Refusal:
    """The centre answers; whoever asked is told. A second answer finds the first."""
    if refusal := words_refused(words):
        return refusal
    row = await to_answer(tx, question_id, person_id, now)
    if isinstance(row, Refusal):
        return row
    row.answer, row.answered_at, row.answered_by = words.strip(), now, person_id
    await tx.flush()
    await notices.tell(
        tx, row.asked_by, "centre-answered", now=now, subject=(SUBJECT, row.id), centre=row.centre, question=row.words,
        answer=row.answer,
    )  # fmt: skip
    return row


async def asked_by(tx: AsyncSession, person_id: int) -> Sequence[CentreQuestion]:
    """What this person has asked, the newest first."""
    rows = await tx.execute(
        select(CentreQuestion).where(CentreQuestion.asked_by == person_id).order_by(CentreQuestion.id.desc()).limit(MOST_LISTED)
    )
    return rows.scalars().all()
