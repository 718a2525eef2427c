"""Letters of participants to the curators of their organisation, and the answers.

The words lie in the letter alone; a notice carries its id, and they are looked up when it goes out. The curators share the
letters, and the head reads them where there is no curator: an adult never talks to a pupil in a corner.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import CuratorLetter, Notice, Participant
from db.office import people, rights
from db.pair import pairs
from db.participant import participants
from db.speaking import notices
from domain.admission import State
from domain.curator_letters import MOST_A_DAY, Refusal, words_refused
from domain.forms import Category
from domain.offices import Office

SUBJECT = "curator-letter"
A_DAY = timedelta(days=1)


async def readers(tx: AsyncSession, organization_id: int, now: datetime, *, besides: int = 0) -> list[int]:
    """Who reads letters there: the curators, the head where there is none; never the person `besides`."""
    found = [one for one in await participants.curators(tx, organization_id, now) if one != besides]
    if found:
        return found
    today = await rights.today_in(tx, organization_id, now)
    heads = (await people.holders(tx, Office.HEAD, [organization_id], today)).get(organization_id, [])
    return [one for one in heads if one != besides]


async def write(tx: AsyncSession, person_id: int | None, organization_id: int, words: str, *, now: datetime) -> int | Refusal:
    """A letter to the curators of an organisation in which the person takes part; returns its id. All readers are told."""
    if refusal := words_refused(words):
        return refusal
    own = await tx.execute(
        select(Participant.id)
        .where(
            Participant.person_id == person_id,
            Participant.organization_id == organization_id,
            Participant.state != State.LEFT,
        )
        .order_by(Participant.id)
    )
    mine = list(own.scalars())
    if not mine or person_id is None:
        return Refusal.NOT_YOURS
    await pairs.hold(tx, person_id)
    said = words.strip()
    lately = select(CuratorLetter).where(CuratorLetter.participant_id.in_(mine), CuratorLetter.written_at > now - A_DAY)
    again = await tx.execute(lately.where(CuratorLetter.words == said, CuratorLetter.answered_at.is_(None)))
    if (known := again.scalars().first()) is not None:
        return known.id
    if (await tx.execute(select(func.count()).select_from(lately.subquery()))).scalar_one() >= MOST_A_DAY:
        return Refusal.TOO_MANY
    to = await readers(tx, organization_id, now, besides=person_id)
    if not to:
        return Refusal.NOBODY
    row = CuratorLetter(organization_id=organization_id, participant_id=mine[0], words=said, written_at=now)
    tx.add(row)
    await tx.flush()
    for person in to:
        await notices.tell(
            tx,
            person,
            "writing-came",
            now=now,
            subject=(SUBJECT, row.id),
            buttons=[[notices.button("writing-answer", "letter-answer", row.id)]],
            who=notices.called(mine[0]),
        )
    return row.id


async def filled(tx: AsyncSession, notice: Notice) -> dict[str, Any]:
    """The words of the letter that a notice is about; a question mark where they were erased."""
    if notice.subject_kind != SUBJECT or notice.subject_id is None:
        return {}
    row = await tx.get(CuratorLetter, notice.subject_id)
    return {"words": row.words if row else "…", "answer": (row.answer if row else None) or "…"}


async def to_answer(
    tx: AsyncSession, letter_id: int, by: int | None, now: datetime, *, lock: bool = False
) -> CuratorLetter | Refusal:
    """The letter, if this person reads letters there and nobody has answered it."""
    query = select(CuratorLetter).where(CuratorLetter.id == letter_id)
    row = (await tx.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if row is None or by is None or by not in await readers(tx, row.organization_id, now):
        return Refusal.NOT_YOURS
    return Refusal.ANSWERED if row.answered_at is not None else row


async def answer(tx: AsyncSession, letter_id: int, by: int | None, words: str, *, now: datetime) -> CuratorLetter | Refusal:
    """A curator answers; the writer is told, the other curators are not asked any more."""
    if refusal := words_refused(words):
        return refusal
    row = await to_answer(tx, letter_id, by, now, lock=True)
    if isinstance(row, Refusal):
        return row
    row.answer, row.answered_at, row.answered_by = words.strip(), now, by
    await tx.flush()
    await notices.call_off(tx, (SUBJECT, letter_id), now=now)
    writer = await tx.get_one(Participant, row.participant_id)
    await notices.tell(
        tx,
        writer.person_id,
        "writing-answered",
        now=now,
        subject=(SUBJECT, letter_id),
        polite="ty" if writer.category == Category.PUPIL else "vy",
    )
    return row


async def waiting(tx: AsyncSession, organization_ids: Sequence[int]) -> Sequence[CuratorLetter]:
    """Letters without an answer, the longest waiting first."""
    rows = await tx.execute(
        select(CuratorLetter)
        .where(CuratorLetter.organization_id.in_(organization_ids), CuratorLetter.answered_at.is_(None))
        .order_by(CuratorLetter.id)
    )
    return rows.scalars().all()


async def waiting_for(tx: AsyncSession, curated: Sequence[int], headed: Sequence[int], now: datetime) -> Sequence[CuratorLetter]:
    """The letters that wait for somebody who is curator of `curated` and head of `headed`: a head's are those of an organisation
    without a curator today."""
    found = await waiting(tx, [*curated, *headed])
    alone = {
        place
        for place in {one.organization_id for one in found} - set(curated)
        if not await participants.curators(tx, place, now)
    }
    return [one for one in found if one.organization_id in alone.union(curated)]
