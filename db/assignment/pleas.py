"""What executors ask of whoever has the last word, and what is answered. An answer locks the assignment first, then the plea."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable, assignments, changing
from db.assignment.assignment_log import note
from db.assignment.assignments import Listed
from db.assignment.changing import words_of
from db.models import Assignment, Organization, Plea
from db.office import people
from db.speaking import notices
from domain import pleas as rules
from domain.assignment import Refusal
from domain.assignment_log import Did
from domain.offices import Office
from domain.pleas import LONGEST, About, Standing

#: What asking for something is called in the log.
_ASKED = {About.EXTENSION: Did.EXTENSION_ASKED, About.HELP: Did.HELP_ASKED, About.LIFT: Did.LIFT_ASKED}
_REFUSED = {About.EXTENSION: Did.EXTENSION_REFUSED, About.LIFT: Did.LIFT_REFUSED}
#: The buttons under what reaches whoever decides: rows of (label, act).
_BUTTONS = {
    About.EXTENSION: (
        (("plea-grant-button", "plea-grant"), ("plea-other-button", "plea-other")),
        (("plea-refuse-button", "plea-refuse"),),
    ),
    About.HELP: ((("plea-answer-button", "plea-answer"),),),
    About.LIFT: ((("plea-lift-button", "plea-grant"), ("plea-keep-button", "plea-refuse")),),
}


async def ask(
    tx: AsyncSession,
    assignment_id: int,
    person_id: int | None,
    about: About,
    *,
    now: datetime,
    wished: date | None = None,
    words: str = "",
) -> Plea | Refusal:
    """«Прошу продлить», «Нужна помощь», «Не требуется»: whoever has the last word gets it with the assignment attached."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or person_id is None:
        return Refusal.NOT_YOURS
    words = " ".join(words.split())[:LONGEST]
    waits = any(plea.about is about for plea in await changing.waiting(tx, assignment_id))
    rule = await answerable.as_rule(tx, one, now)
    if refusal := rules.ask(rule, person_id, about, one.today(now), wished=wished, words=words, waits=waits):
        return refusal
    asked = await addressees(tx, one, about, now) - {person_id}
    if not asked:
        return Refusal.NOBODY_TO_ASK
    plea = Plea(
        assignment_id=assignment_id,
        about=about,
        asked_by=person_id,
        asked_at=now,
        words=words or None,
        wished=wished if about is About.EXTENSION else None,
    )
    tx.add(plea)
    await tx.flush()
    await note(tx, assignment_id, _ASKED[about], person_id, now, _kept(comment=words, to=plea.wished))
    for person in sorted(asked):
        await notices.tell(
            tx,
            person,
            "plea-came",
            now=now,
            subject=("plea", plea.id),
            buttons=[
                *([notices.button(label, act, plea.id) for label, act in row] for row in _BUTTONS[about]),
                [notices.button("assignment-open", "assignment", assignment_id)],
            ],
            about=about.value,
            wished=plea.wished,
            words=plea.words,
            until=one.deadline,
            **words_of(one),
        )
    return plea


async def addressees(tx: AsyncSession, one: Listed, about: About, now: datetime) -> frozenset[int]:
    """Who is asked: whoever has the last word; for help, where nobody has, the region."""
    judges = await answerable.judges_of(tx, one, now)
    if judges or about is not About.HELP:
        return judges
    found = await people.holders(tx, Office.REGIONAL, one.path, one.today(now))
    return frozenset(person for persons in found.values() for person in persons)


async def find(tx: AsyncSession, plea_id: int) -> tuple[Plea, Listed] | None:
    """A plea with its assignment."""
    plea = (await tx.execute(select(Plea).where(Plea.id == plea_id))).scalar_one_or_none()
    one = await assignments.find(tx, plea.assignment_id) if plea else None
    return (plea, one) if plea and one else None


async def may_answer(tx: AsyncSession, plea: Plea, one: Listed, person_id: int | None, now: datetime) -> bool:
    """Whether this person answers it today; never one's own."""
    if person_id is None or person_id == plea.asked_by:
        return False
    if await answerable.may_judge(tx, one, person_id, now):
        return True
    return plea.about is About.HELP and person_id in await addressees(tx, one, plea.about, now)


async def waiting_for(tx: AsyncSession, person_id: int, now: datetime) -> list[tuple[Plea, Listed]]:
    """What waits for this person's answer, the oldest first."""
    seats = await people.seats(tx, person_id, now.date())
    if not any(seat.office in answerable.JUDGES for seat in seats):
        return []
    waits = select(Plea).where(Plea.standing == Standing.WAITING, Plea.assignment_id.in_(_below(seats))).order_by(Plea.id)
    rows = (await tx.execute(waits)).scalars().all()
    listed = await assignments.where(tx, "a.id = ANY(:ids)", "a.id", {"ids": [plea.assignment_id for plea in rows]})
    by_id = {one.id: one for one in listed}
    found = []
    for plea in rows:
        one = by_id.get(plea.assignment_id)
        if one is None or plea.asked_by == person_id:
            continue
        judges = answerable.seated_to_judge(seats, one, now)
        if judges or (plea.about is About.HELP and await may_answer(tx, plea, one, person_id, now)):
            found.append((plea, one))
    return found


def _below(seats: Sequence[Any]) -> Any:
    """The assignments at and below the places of these seats."""
    places = [seat.organization_id for seat in seats if seat.office in answerable.JUDGES]
    return (
        select(Assignment.id)
        .join(Organization, Organization.id == Assignment.organization_id)
        .where(Organization.path.overlap(places))
    )


async def grant(tx: AsyncSession, plea_id: int, by: int | None, *, now: datetime, until: date | None = None) -> Listed | Refusal:
    """«Продлить» until the wished day or another one (`until`); or: it is not required any more."""
    found = await _mine(tx, plea_id, by, now)
    if isinstance(found, Refusal):
        return found
    plea, one = found
    if plea.about is About.HELP:
        return Refusal.NOTHING_ASKED
    outcome: Listed | Refusal
    plea.standing, plea.decided_at, plea.decided_by = Standing.GRANTED, now, by
    if plea.about is About.EXTENSION:
        assert plea.wished is not None  # a constraint of the table
        plea.granted = until or plea.wished
        outcome = await changing.extend(tx, one.id, by, plea.granted, now=now, wished=plea.wished)
    else:
        outcome = await changing.lift(tx, one.id, by, plea.words or "", now=now)
    if isinstance(outcome, Refusal):
        plea.standing, plea.decided_at, plea.decided_by, plea.granted = Standing.WAITING, None, None, None
        await tx.flush()
        return outcome
    await notices.call_off(tx, ("plea", plea_id), now=now)
    return outcome


async def refuse(tx: AsyncSession, plea_id: int, by: int | None, words: str, *, now: datetime) -> Listed | Refusal:
    """No; with words or without. The assignment and its day stay as they are."""
    found = await _mine(tx, plea_id, by, now)
    if isinstance(found, Refusal):
        return found
    plea, one = found
    if plea.about is About.HELP:
        return Refusal.NOTHING_ASKED
    await _decided(tx, plea, one, Standing.REFUSED, by, words, now)
    await note(tx, one.id, _REFUSED[plea.about], by, now, _kept(comment=plea.answer))
    return one


async def answer(tx: AsyncSession, plea_id: int, by: int | None, words: str, *, now: datetime) -> Listed | Refusal:
    """One message that reaches who asked for help."""
    found = await _mine(tx, plea_id, by, now)
    if isinstance(found, Refusal):
        return found
    plea, one = found
    if plea.about is not About.HELP:
        return Refusal.NOTHING_ASKED
    if not words.strip():
        return Refusal.COMMENT_MISSING
    await _decided(tx, plea, one, Standing.ANSWERED, by, words, now)
    await note(tx, one.id, Did.HELP_ANSWERED, by, now, _kept(comment=plea.answer))
    return one


async def _mine(tx: AsyncSession, plea_id: int, by: int | None, now: datetime) -> tuple[Plea, Listed] | Refusal:
    """The plea with both rows locked, if it still waits and this person may answer it."""
    known = await tx.execute(select(Plea.assignment_id).where(Plea.id == plea_id))
    one = await assignments.find(tx, known.scalar_one_or_none() or 0, lock=True)
    if one is None:
        return Refusal.NOTHING_ASKED
    locked = select(Plea).where(Plea.id == plea_id).with_for_update()
    plea = (await tx.execute(locked)).scalar_one()
    if not await may_answer(tx, plea, one, by, now):
        return Refusal.NOT_YOURS
    return (plea, one) if plea.standing is Standing.WAITING else Refusal.NOTHING_ASKED


async def _decided(
    tx: AsyncSession, plea: Plea, one: Listed, standing: Standing, by: int | None, words: str, now: datetime
) -> None:
    """The answer is kept, who asked is told, nobody else is asked any more."""
    plea.standing, plea.decided_at, plea.decided_by = standing, now, by
    plea.answer = " ".join(words.split())[:LONGEST] or None
    await tx.flush()
    await notices.call_off(tx, ("plea", plea.id), now=now)
    await notices.tell(
        tx,
        plea.asked_by,
        "plea-answered",
        now=now,
        subject=("answer", one.id),
        buttons=[[notices.button("assignment-open", "assignment", one.id)]],
        about=plea.about.value,
        words=plea.answer,
        until=one.deadline,
        **words_of(one),
    )


def _kept(**detail: Any) -> dict[str, Any]:
    """Only what there is."""
    return {name: value for name, value in detail.items() if value}
