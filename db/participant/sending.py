"""A form is sent: a new participant with a code, or a corrected one; or it is given up."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import drafts
from db.models import Appointment, CodeSeries, Organization, Participant, Person, RosterCode
from db.office import rights
from db.organization import offers, school_links
from db.participant import admission, consents, participants, rosters
from db.participant.joining import LINK, Opened
from domain import codes
from domain.admission import State
from domain.codes import Code
from domain.consent import Document
from domain.convenient_day import Day
from domain.forms import Category, Part
from domain.joining import JoinForm, Question, Refusal, default_capacity
from domain.joining_questions import question_of


async def send(tx: AsyncSession, one: Opened, *, now: datetime) -> int | Refusal:
    """Make of the form what it says: a new participant, or a corrected one. Returns the participant's id.

    A form that lacks an answer is refused; a mentee without a chosen day can on any day. Where the codes of the class are used
    up nothing is written but that the curators are told, and the draft stays as it is.
    """
    form = one.form
    if form.question is Question.DAY:
        form = replace(form, day=Day.ANY)
    if not form.complete or form.form is None or form.category is None:
        return Refusal.WRONG_KIND
    held: RosterCode | None = None
    if form.code is not None and one.card is None:
        found = await rosters.hold(tx, one.organization_id, form.code, None if one.journal else one.filler)
        if isinstance(found, rosters.Unusable):
            return Refusal.CODE_TAKEN
        held = found
    if _asks_for_code(one.card.row if one.card else None, form) and await codes_over(tx, one.organization_id, form.school_class):
        if not one.journal:
            await participants.tell_of_codes(tx, one.organization_id, prefix_of(form.school_class), now=now)
        return Refusal.CODES_OVER
    row = await _row(tx, one, form, now=now)
    if isinstance(row, Refusal):
        return row
    if row.state != State.ADMITTED and one.choices.rule(form.form) is not None:
        row.form = form.form
    before = (row.grade, row.letter or "")
    needs_code = _asks_for_code(row if one.card else None, form)
    row.grade, row.letter = (form.school_class.grade, form.school_class.letter) if form.school_class else (None, None)
    if not form.waits_for_guardian and form.tags is not None:
        topics = sorted(form.tags.topics)
        row.interests = sorted(form.tags.interests)
        row.requests, row.directions = (topics, []) if form.part is Part.MENTEE else ([], topics)
        # What was said to a question that is asked no more stays.
        before_it = [chip for chip in row.own_answers if form.sheet.own is None or question_of(chip) != form.sheet.own.code]
        row.own_answers = [*before_it, *sorted(form.tags.own)]
        row.weekday = form.day.weekday if form.day else None
        row.completed_at = row.completed_at or now
    if form.part is Part.MENTOR:
        row.capacity = form.capacity or row.capacity or default_capacity(form.category)
    if form.name is not None:
        await _name(tx, row.person_id, str(form.name))
    await tx.flush()
    if held is not None:
        row.code = await rosters.claim(tx, held, row)
    corrected = one.card is not None and form.school_class and before != (row.grade, row.letter or "")
    if needs_code:
        row.code = await next_code(tx, one.organization_id, form.school_class)
    if row.state == State.REFUSED:
        row.state, row.decided_at, row.decided_by, row.refusal = State.APPLIED.value, None, None, None
    await tx.flush()
    await drafts.drop(tx, one.filler, one.subject.kind, one.subject.id)
    if one.subject.kind == LINK:
        await school_links.came(tx, row.id, one.subject.id)
    if corrected:
        row.class_as_of = await rights.today_in(tx, row.organization_id, now)
    if row.person_id == one.filler:
        await admission.answered_back(tx, row, now=now)
    if one.card is None and not one.journal:
        await participants.tell_of_application(tx, one.organization_id, now=now)
    return row.id


def _asks_for_code(row: Participant | None, form: JoinForm) -> bool:
    """Whether this form needs a code of its class that nobody has had: a newcomer without one of the roster, or a class that is
    corrected. A code outlives 1 September: a class that has only grown keeps it."""
    if row is None:
        return form.code is None
    if row.code is None:
        return True
    wanted = form.school_class
    corrected = wanted is not None and (row.grade, row.letter or "") != (wanted.grade, wanted.letter)
    return corrected and not row.code.startswith(f"{wanted}-")


async def _row(tx: AsyncSession, one: Opened, form: JoinForm, *, now: datetime) -> Participant | Refusal:
    """The row to write into: the one that is there, or a new one."""
    if one.card is not None:
        return (await tx.execute(select(Participant).where(Participant.id == one.card.row.id).with_for_update())).scalar_one()
    person_id = one.filler
    if one.journal:
        person = Person(created_at=now, minor=True if form.category is Category.PUPIL else None)
        tx.add(person)
        await tx.flush()
        person_id = person.id
    elif form.category is Category.PUPIL:
        await tx.execute(update(Person).where(Person.id == person_id, Person.minor.is_(None)).values(minor=True))
    programme = await offers.programme_of(tx, one.organization_id)
    again = await tx.execute(
        select(Participant.id).where(
            Participant.person_id == person_id,
            Participant.organization_id == one.organization_id,
            Participant.form == form.form,
            Participant.role == form.part.value,
            Participant.state != State.LEFT,
        )
    )
    if programme is None or again.scalar_one_or_none() is not None:
        return Refusal.NOT_OFFERED
    row = Participant(
        programme_id=programme.id,
        organization_id=one.organization_id,
        person_id=person_id,
        form=form.form or "",
        role=form.part.value,
        category=(form.category or Category.PUPIL).value,
        origin="journal" if one.journal else "self",
        applied_at=now,
    )
    tx.add(row)
    return row


async def _name(tx: AsyncSession, person_id: int, name: str) -> None:
    """Keep how the person wants to be called; an official's full name is the office's matter and stays."""
    official = exists().where(Appointment.person_id == Person.id)
    await tx.execute(update(Person).where(Person.id == person_id, or_(Person.name.is_(None), ~official)).values(name=name))


def prefix_of(school_class: codes.SchoolClass | None) -> str:
    """What the codes of a class, or of the adults, begin with."""
    return str(school_class) if school_class else codes.ADULT_PREFIX


async def codes_over(tx: AsyncSession, organization_id: int, school_class: codes.SchoolClass | None) -> bool:
    """Whether every code of the class, or of the adults, has been given. Whoever asks for the last one beside somebody else meets
    the OverflowError of `next_code` and is told at the next attempt."""
    key = CodeSeries.organization_id == organization_id, CodeSeries.prefix == prefix_of(school_class)
    last = (await tx.execute(select(CodeSeries.last).where(*key))).scalar_one_or_none()
    return last is not None and last >= codes.LAST_NUMBER


async def next_code(tx: AsyncSession, organization_id: int, school_class: codes.SchoolClass | None) -> str:
    """The next personal code of the class, or of the adults; numbers of those who left are not given again.

    Raises OverflowError after 999 in one class: ask `codes_over` before, where that can be said kindly.
    """
    prefix = prefix_of(school_class)
    key = CodeSeries.organization_id == organization_id, CodeSeries.prefix == prefix
    # One organisation gives its codes one after another, also to those who ask in the same instant. Not a full lock: each of
    # them has just written a row that refers to the organisation, and would wait for the others as they for it.
    await tx.execute(select(Organization.id).where(Organization.id == organization_id).with_for_update(key_share=True))
    row = (await tx.execute(select(CodeSeries).where(*key))).scalar_one_or_none()
    code = codes.next_code(school_class, [Code(school_class, row.last)] if row else [])
    if code is None:
        raise OverflowError("all 999 codes of a class are given")
    if row is None:
        tx.add(CodeSeries(organization_id=organization_id, prefix=prefix, last=code.number))
    else:
        row.last = code.number
    await tx.flush()
    return str(code)


async def give_up(tx: AsyncSession, one: Opened, document: Document, *, now: datetime) -> None:
    """The half-filled form is thrown away; a consent that was given only for it ends."""
    await drafts.drop(tx, one.filler, one.subject.kind, one.subject.id)
    here = (Participant.person_id == one.filler) & (Participant.organization_id == one.organization_id)
    others = await tx.execute(select(Participant.id).where(here, Participant.state != State.LEFT).limit(1))
    if not one.journal and one.card is None and others.scalar_one_or_none() is None:
        await consents.withdraw(tx, one.filler, document.purpose, consents.OWN, now=now, organization_id=one.organization_id)
