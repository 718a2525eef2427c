"""People of a school made through the database functions, quickly and by the same rules as from the phone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import JoinLink
from db.office import people
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import admission, clearances, joining, sending
from db.participant.joining import LINK, Opened, Subject
from domain.codes import SchoolClass
from domain.consent import Document, Voice
from domain.joining import Question, Tags
from domain.personal import PersonalData
from domain.who import Who

#: What somebody answers who is asked everything and has no wishes of their own.
USUAL: Mapping[Question, Any] = {
    Question.CATEGORY: "employer",
    Question.FORM: "pupil_pupil",
    Question.SCHOOL_CLASS: SchoolClass(7, "Б"),
    Question.NAME: "Саша К",
    Question.TAGS: Tags(frozenset({"books"}), frozenset({"maths"})),
    Question.CAPACITY: 1,
    Question.DAY: "wednesday",
}


async def newcomer(tx: AsyncSession, external_id: int, now: datetime) -> int:
    """Somebody who has pressed Start; returns the person's id, also of one who has done so before."""
    who = await people.who(tx, external_id, today=now.date(), language="ru")
    return await people.settle(tx, who if who.person_id else Who(external_id, None, "ru"), now=now)


async def link(tx: AsyncSession, organization_id: int, role: str, form: str | None, now: datetime) -> int:
    """A new school's link."""
    row = JoinLink(
        code=f"s-{organization_id}-{role}-{form}-{now:%H%M%S%f}"[:60], organization_id=organization_id, role=role, form=form,
        created_at=now,
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row.id


async def fills(
    tx: AsyncSession,
    person_id: int,
    subject: Subject,
    document: Document,
    now: datetime,
    mode: PersonalData = PersonalData.NAMES,
    **other: Any,
) -> int:
    """Answers whatever is asked now and sends it; `other` answers by question. Returns the participant's id."""
    said = {**{q.value: answer for q, answer in USUAL.items()}, "consent": document.text_hash, **other}
    one = await joining.opened(tx, person_id, subject, document, mode, now=now)
    assert isinstance(one, Opened), one
    while one.form.question is not None:
        result = await joining.answer(tx, one, one.form.question, said[one.form.question.value], document, now=now)
        assert isinstance(result, Opened), (one.form.question, result)
        one = result
    sent = await sending.send(tx, one, now=now)
    assert isinstance(sent, int), sent
    return sent


async def joins(tx: AsyncSession, person_id: int, link_id: int, document: Document, now: datetime, **other: Any) -> int:
    """Joins by a school's link, as far as may be asked before a guardian's consent."""
    return await fills(tx, person_id, Subject(LINK, link_id), document, now, **other)


async def cleared(tx: AsyncSession, curator: int, participant_id: int, document: Document, now: datetime) -> None:
    """Every paper seen and every step ticked; what nobody asks of this person is refused and does no harm."""
    today = now.date()
    for voice in Voice:
        await admission.mark_paper(tx, curator, participant_id, voice, today, document, now=now)
    for step in (clearances.CERTIFICATE, clearances.INSTRUCTION, clearances.ORDER):
        until = today + timedelta(days=300) if step == clearances.CERTIFICATE else None
        await admission.tick(tx, curator, participant_id, step, document, now=now, valid_until=until)
    person_id = (await tx.execute(text("SELECT person_id FROM participants WHERE id = :id"), {"id": participant_id})).scalar_one()
    await admission.passed_quiz(tx, person_id, document=document, now=now)


async def admitted(tx: AsyncSession, curator: int, participant_id: int, document: Document, now: datetime) -> None:
    """Cleared and let in."""
    await cleared(tx, curator, participant_id, document, now)
    result = await admission.admit(tx, curator, participant_id, document, now=now)
    assert not isinstance(result, admission.Refusal), result


async def paired(tx: AsyncSession, curator: int, mentor_id: int, mentee_id: int, document: Document, now: datetime) -> Seen:
    """Proposed and accepted by both, by tap or from the journal."""
    found = await pairs.propose(tx, curator, mentor_id, mentee_id, document, now=now)
    assert isinstance(found, Seen), found
    for part in ("mentor", "mentee"):
        side = found.mentor if part == "mentor" else found.mentee
        if side.has_account:
            result = await pairs.accept(tx, found.row.id, side.person_id, document, now=now)
        else:
            from_journal = pairs.Part(part)
            result = await pairs.accept_from_journal(tx, found.row.id, from_journal, curator, document, now=now)
        assert isinstance(result, Seen), result
        found = result
    return found
