"""Reports of problems: recorded first, then passed on to those who may listen, never to the accused; taken, closed."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.concern import concern_climb
from db.concern.concern_climb import SUBJECT
from db.models import Concern, Organization
from db.office import people
from db.organization import school_links
from db.pair import pair_life, pairs
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from db.participant import guardians
from db.speaking import notices
from domain import safety
from domain.allowed_hours import Voice
from domain.consent import Document
from domain.forms import Part
from domain.offices import Office
from domain.pair import PauseReason, Refusal, State
from domain.safety import About, Category, Report
from domain.who import Who

#: Words may be added to the own report for this long.
WORDS_WITHIN = timedelta(days=1)

#: A closing note says something.
SHORTEST_NOTE, LONGEST_NOTE = 3, 1000


class Unanswered(StrEnum):
    """Why a report is not closed, or its pair not let go on."""

    NOT_YOURS = "not_yours"
    """The one who took it closes it, or a head above."""
    NOT_TAKEN = "not_taken"
    CLOSED = "closed"
    NOTHING_FROZEN = "nothing_frozen"
    ANOTHER_OPEN = "another_open"
    """Another urgent report about the pair is still open."""


async def report(
    tx: AsyncSession,
    who: Who,
    category: Category,
    *,
    urgent: bool,
    now: datetime,
    about: About | None = None,
    pair_id: int | None = None,
    link_id: int | None = None,
) -> int:
    """Record what happened and tell the first adults. Returns the report's id; the reporter is never named in a message.

    With `pair_id` it is about the other side of that own pair, or about the mentor of the child whose guardian reports; an
    urgent one freezes it. `link_id` is the school's link whose
    form is open, of one who has said nothing yet.
    """
    person_id = await people.settle(tx, who, now=now)
    found = await _own_pair(tx, pair_id, person_id)
    part = side_of(found, person_id) if found else None
    if about in (About.MENTOR, About.MENTEE) and found is None:
        about = About.OTHER
    concern = Concern(
        reporter_id=person_id,
        organization_id=found.row.organization_id if found else await _organization(tx, who, person_id, link_id),
        pair_id=found.row.id if found else None,
        about_person_id=found.other(part).person_id if found and part else None,
        about=about.value if about else None,
        category=category.value,
        urgent=urgent,
        reported_at=now,
    )
    stranger = not who.seats and not who.parts
    earlier = await _earlier(tx, person_id) if stranger else []
    seen = Report(category, urgent, now, reporter=None if stranger else person_id)
    concern.passed_at = safety.passed_on(seen, await calendar.zone_of(tx, person_id), earlier)
    tx.add(concern)
    await tx.flush()
    if found is not None and urgent:
        await _freeze(tx, concern, found, now)
    await concern_climb.tell(tx, concern, now)
    return concern.id


async def _own_pair(tx: AsyncSession, pair_id: int | None, person_id: int) -> Seen | None:
    found = await pairs.held(tx, pair_id) if pair_id else None
    if found is None or found.part_of(person_id):
        return found
    return found if found.row.id in {one.row.id for one in await _of_children(tx, person_id)} else None


async def _of_children(tx: AsyncSession, person_id: int) -> list[Seen]:
    """The pairs in which a child whose confirmed guardian this is has a mentor."""
    return [
        one
        for row in await guardians.of_guardian(tx, person_id)
        if row.confirmed_at is not None
        for one in await pairs.of_person(tx, row.child_id)
        if one.row.organization_id == row.organization_id and one.part_of(row.child_id) is Part.MENTEE
    ]


def side_of(pair: Seen, person_id: int | None) -> Part:
    """On which side the reporter of a report about the pair is; a guardian stands beside the child."""
    return pair.part_of(person_id) or Part.MENTEE


async def _freeze(tx: AsyncSession, concern: Concern, found: Seen, now: datetime) -> None:
    """The pair rests at once; both sides read the same neutral words, and nobody is told why."""
    life = safety.frozen(found.pair, now)
    if life is None:
        if found.pair.pause_reason is PauseReason.SAFETY:
            concern.frozen_at = now
        return
    concern.frozen_at = now
    if found.pair.state is State.ACTIVE:
        await pair_life.pause_for(tx, found, PauseReason.SAFETY, now=now)
    else:
        await pairs.keep(tx, found.row, life)


async def _organization(tx: AsyncSession, who: Who, person_id: int, link_id: int | None) -> int | None:
    """Where it belongs: the first participation, else the first office, the child's school, the school whose form is being
    filled in; a stranger's belongs to the root of the tree.
    """
    if who.parts:
        return who.parts[0].organization_id
    if who.seats:
        return who.seats[0].organization_id
    if children := await guardians.of_guardian(tx, person_id):
        return children[0].organization_id
    if (joining := await school_links.being_filled(tx, person_id, link_id)) is not None:
        return joining
    root = await tx.execute(select(Organization.id).where(Organization.parent_id.is_(None)).order_by(Organization.id).limit(1))
    return root.scalar_one_or_none()


async def _earlier(tx: AsyncSession, person_id: int) -> list[datetime]:
    rows = await tx.execute(select(Concern.passed_at).where(Concern.reporter_id == person_id, Concern.passed_at.is_not(None)))
    return [moment for moment in rows.scalars() if moment is not None]


async def partners(tx: AsyncSession, who: Who) -> list[Seen]:
    """The pairs that last whose other side a report can be about: the own ones, and a child's."""
    if who.person_id is None:
        return []
    own = await pairs.of_person(tx, who.person_id) if who.parts else []
    of_children = await _of_children(tx, who.person_id) if who.has_children else []
    return own + [one for one in of_children if one.row.id not in {mine.row.id for mine in own}]


async def add_words(tx: AsyncSession, who: Who, words: str, *, now: datetime) -> None:
    """Add words to the latest own report of the last day; what was said before stays. Whoever has heard of it learns of them."""
    latest = (
        select(Concern.id)
        .where(Concern.reporter_id == who.person_id, Concern.reported_at > now - WORDS_WITHIN)
        .order_by(Concern.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    said = func.concat_ws("\n", Concern.words, words)
    found = (await tx.execute(update(Concern).where(Concern.id == latest).values(words=said).returning(Concern.id))).scalar()
    if found is not None:
        await _tell_of_words(tx, found, now)


async def _tell_of_words(tx: AsyncSession, concern_id: int, now: datetime) -> None:
    row = (await tx.execute(select(Concern).where(Concern.id == concern_id))).scalar_one()
    if row.closed_at is not None:
        return
    heard = [one.person_id for one in await concern_climb.told(tx, concern_id) if one.sent_at is not None]
    for person in sorted({row.taken_by} if row.taken_by else set(heard)):
        if await concern_climb.may_listen(tx, row, person, now):
            await notices.tell(
                tx,
                person,
                "concern-words-added",
                now=now,
                voice=Voice.SAFETY,
                subject=(SUBJECT, concern_id),
                buttons=[[notices.button("concern-open", "open-concern", concern_id)]],
                number=str(concern_id),
            )


async def take(tx: AsyncSession, concern_id: int, who: Who, *, now: datetime) -> bool:
    """An adult answers: nobody further is told. False for whoever may not hear of it, and when somebody has answered."""
    row = await _held(tx, concern_id)
    if row is None or who.person_id is None or not await may_read(tx, row, who.person_id, now):
        return False
    if row.taken_at is not None or row.closed_at is not None:
        return False
    row.taken_at, row.taken_by = now, who.person_id
    await tx.flush()
    await notices.call_off(tx, (SUBJECT, concern_id), now=now)
    await notices.tell(tx, row.reporter_id, "concern-taken", now=now, voice=Voice.SAFETY, number=str(concern_id))
    return True


async def may_read(tx: AsyncSession, row: Concern, person_id: int, now: datetime) -> bool:
    """Inside the school its curators and head, above it those whom the climb has reached; never the accused nor those below."""
    if not await concern_climb.may_listen(tx, row, person_id, now):
        return False
    offices = {one.office for one in await concern_climb.adults_now(tx, row, now) if one.person == person_id}
    inside = bool(offices & {Office.CURATOR, Office.HEAD})
    return inside or row.taken_by == person_id or await notices.was_told(tx, person_id, (SUBJECT, row.id))


async def may_close(tx: AsyncSession, row: Concern, person_id: int, now: datetime) -> bool:
    """Whoever has taken it, or a head or somebody above who may read it."""
    if row.taken_at is None or not await may_read(tx, row, person_id, now):
        return False
    offices = {one.office for one in await concern_climb.adults_now(tx, row, now) if one.person == person_id}
    above = {Office.HEAD, Office.COORDINATOR, Office.REGIONAL}
    return row.taken_by == person_id or bool(offices & above)


async def close(tx: AsyncSession, concern_id: int, who: Who, note: str, *, now: datetime) -> Concern | Unanswered:
    """What was done, in words; the reporter learns that it is closed, not what the note says. The pair stays frozen."""
    row = await _held(tx, concern_id)
    if row is None or who.person_id is None or not await may_read(tx, row, who.person_id, now):
        return Unanswered.NOT_YOURS
    if row.closed_at is not None:
        return Unanswered.CLOSED
    if row.taken_at is None:
        return Unanswered.NOT_TAKEN
    if not await may_close(tx, row, who.person_id, now):
        return Unanswered.NOT_YOURS
    row.closed_at, row.closed_by, row.closing = now, who.person_id, note[:LONGEST_NOTE]
    await tx.flush()
    await notices.call_off(tx, (SUBJECT, concern_id), now=now)
    await notices.tell(tx, row.reporter_id, "concern-closed", now=now, voice=Voice.NOTICE, number=str(concern_id))
    return row


async def lift(
    tx: AsyncSession, concern_id: int, who: Who, document: Document, *, now: datetime
) -> Seen | Unanswered | Blocked | Refusal:
    """Let the frozen pair go on: after the closing note, by whoever may close, when no other urgent report about it is open."""
    row = await _held(tx, concern_id)
    if row is None or who.person_id is None or not await may_close(tx, row, who.person_id, now):
        return Unanswered.NOT_YOURS
    if row.closed_at is None:
        return Unanswered.NOT_TAKEN
    found = await pairs.held(tx, row.pair_id) if row.pair_id and row.frozen_at else None
    if found is None or found.pair.pause_reason is not PauseReason.SAFETY or found.pair.state is not State.PAUSED:
        return Unanswered.NOTHING_FROZEN
    if await _open_about(tx, found.row.id):
        return Unanswered.ANOTHER_OPEN
    result = await pair_life.resume_held(tx, found, document, now=now)
    if isinstance(result, Seen):
        row.lifted_at, row.lifted_by = now, who.person_id
        await tx.flush()
    return result


async def _open_about(tx: AsyncSession, pair_id: int) -> bool:
    found = await tx.execute(
        select(Concern.id).where(Concern.pair_id == pair_id, Concern.urgent, Concern.closed_at.is_(None)).limit(1)
    )
    return found.scalar_one_or_none() is not None


async def _held(tx: AsyncSession, concern_id: int) -> Concern | None:
    """The report, held until the commit. Its pair's people first, in the order in which everybody takes them."""
    pair_id = (await tx.execute(select(Concern.pair_id).where(Concern.id == concern_id))).scalar_one_or_none()
    if pair_id:
        await pairs.held(tx, pair_id)
    found = await tx.execute(select(Concern).where(Concern.id == concern_id).with_for_update())
    return found.scalar_one_or_none()
