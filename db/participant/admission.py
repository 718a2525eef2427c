"""The curator's decisions about applications: papers seen, checklist ticked, admitted or refused; and the mentor's quiz."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Participant, Person
from db.office import rights
from db.participant import clearances, consents, ending_clearances, moving, participants, stopping
from db.participant.participants import Card
from db.speaking import notices
from domain import admission
from domain.admission import Question, Reason, Refusal, State
from domain.allowed_hours import local_day
from domain.consent import Document, Purpose, Stop, in_force, within
from domain.consent import Voice as Whose
from domain.forms import Category, Part
from domain.offices import Act


async def opened(tx: AsyncSession, by: int | None, participant_id: int, document: Document, now: datetime) -> Card | Refusal:
    """The application, held until the commit, if this person is curator over it."""
    place = (
        await tx.execute(select(Participant.organization_id).where(Participant.id == participant_id).with_for_update())
    ).scalar_one_or_none()
    if place is None:
        return Refusal.GONE
    if not await rights.allowed(tx, by, Act.ADMIT_PARTICIPANTS, place, now):
        return Refusal.NOT_ALLOWED
    one = await participants.card(tx, participant_id, document, now)
    return Refusal.GONE if one is None or one.state is State.LEFT else one


async def admit(tx: AsyncSession, by: int | None, participant_id: int, document: Document, *, now: datetime) -> Card | Refusal:
    """The curator lets somebody in; the person is told."""
    one = await opened(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if refusal := admission.admit(one.state, one.missing, one.uncleared, own=one.row.person_id == by):
        return refusal
    await _decide(tx, one, State.ADMITTED, by, None, now=now)
    await participants.tell(tx, one, "admission-admitted", now=now, role=one.row.role)
    await moving.leaves_the_other_school(tx, one, now=now)
    return one


async def admit_all(
    tx: AsyncSession, by: int | None, participant_ids: Sequence[int], document: Document, *, now: datetime
) -> list[Card]:
    """Those of a list who lack nothing are let in, each by the same rule as one by one; who lacks something waits on."""
    admitted: list[Card] = []
    for participant_id in sorted(participant_ids):
        one = await opened(tx, by, participant_id, document, now)
        if isinstance(one, Refusal) or not admission.is_ready(one.state, one.missing, one.uncleared, whole=is_whole(one)):
            continue
        found = await admit(tx, by, participant_id, document, now=now)
        if not isinstance(found, Refusal):
            admitted.append(found)
    return admitted


def is_whole(one: Card) -> bool:
    """Whether the form is answered to its end and nothing was asked back that is not answered yet."""
    return one.row.completed_at is not None and one.row.asked_back is None


async def ask_back(
    tx: AsyncSession, by: int | None, participant_id: int, what: Question, document: Document, *, now: datetime
) -> Card | Refusal:
    """«Уточнить»: the applicant, and the confirmed guardian of a minor, hear what to put right; the form is opened by one tap."""
    one = await opened(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if refusal := admission.refuse(one.state, own=one.row.person_id == by):
        return refusal
    guardians = await stopping.guardians_of(tx, one.row.person_id, one.row.organization_id) if one.minor else []
    if not one.has_account and not guardians:
        return Refusal.NOT_NEEDED
    one.row.asked_back = what.value
    await tx.flush()
    form = [[notices.button("admission-correct-form", "go-on", participant_id)]] if what.by_form else []
    await participants.tell(tx, one, "admission-asked-back", now=now, what=what.value, buttons=form)
    for guardian in guardians:
        await notices.tell(
            tx, guardian, "admission-asked-back-guardian", now=now, what=what.value,
            who=notices.called_to("mentor", participant_id), organization=one.organization,
        )  # fmt: skip
    return one


async def answered_back(tx: AsyncSession, row: Participant, *, now: datetime) -> None:
    """The form was sent again: the question is answered, the curators hear it."""
    if row.asked_back is None:
        return
    row.asked_back = None
    await tx.flush()
    for curator in await participants.curators(tx, row.organization_id, now):
        await notices.tell(
            tx, curator, "admission-answered-back", now=now, who=notices.called(row.id),
            buttons=[[notices.button("admission-open-card", "open-participant", row.id)]],
        )  # fmt: skip


async def refuse(
    tx: AsyncSession, by: int | None, participant_id: int, reason: Reason, document: Document, *, now: datetime
) -> Card | Refusal:
    """The curator does not let somebody in, and says why; the person is told kindly."""
    one = await opened(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if refusal := admission.refuse(one.state, own=one.row.person_id == by):
        return refusal
    await _decide(tx, one, State.REFUSED, by, reason.value, now=now)
    await participants.tell(tx, one, "admission-refused", now=now, reason=reason.value)
    return one


async def _decide(tx: AsyncSession, one: Card, state: State, by: int | None, reason: str | None, *, now: datetime) -> None:
    await tx.execute(
        update(Participant)
        .where(Participant.id == one.row.id)
        .values(state=state.value, decided_at=now, decided_by=by, refusal=reason, asked_back=None)
    )


async def mark_paper(
    tx: AsyncSession, by: int | None, participant_id: int, whose: Whose, signed_on: date, document: Document, *, now: datetime
) -> Card | Refusal:
    """The curator has seen a signed consent: the guardian's, or the own one of somebody without an account."""
    one = await opened(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if one.row.person_id == by:
        return Refusal.OWN
    if signed_on > local_day(now, ZoneInfo(one.zone)):
        return Refusal.FUTURE
    if (whose is Whose.GUARDIAN and not one.minor) or (whose is Whose.OWN and one.has_account):
        return Refusal.NOT_NEEDED
    before = one.guardian_agreed
    await consents.mark_paper(
        tx, one.row.person_id, document, one.row.organization_id, whose, signed_on=signed_on, recorded_by=by or 0, now=now
    )
    if whose is Whose.GUARDIAN and not before and one.row.completed_at is None:
        rows = [[notices.button("joining-go-on", "go-on", one.row.id)]]
        await participants.tell(tx, one, "joining-guardian-agreed", now=now, buttons=rows)
    return one


async def tick(
    tx: AsyncSession,
    by: int | None,
    participant_id: int,
    step: str,
    document: Document,
    *,
    now: datetime,
    valid_until: date | None = None,
) -> Card | Refusal:
    """A step of the checklist of an adult from outside is done today; the quiz is the mentor's own business."""
    one = await opened(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    today = local_day(now, ZoneInfo(one.zone))
    if one.row.person_id == by:
        return Refusal.OWN
    if not one.from_outside or (step == clearances.QUIZ and one.has_account):
        return Refusal.NOT_NEEDED
    if valid_until is not None and valid_until < today:
        return Refusal.EXPIRED
    await clearances.tick(
        tx, one.row.person_id, one.row.organization_id, step, day=today, recorded_by=by or 0, valid_until=valid_until
    )
    await ending_clearances.settle(tx, participant_id, document, now)
    return one


async def curated(tx: AsyncSession, by: int | None, participant_id: int, now: datetime) -> Participant | Refusal:
    """A participant who has not left, held until the commit, for a curator of the organisation who is somebody else."""
    row = (await tx.execute(select(Participant).where(Participant.id == participant_id).with_for_update())).scalar_one_or_none()
    if row is None or row.state == State.LEFT:
        return Refusal.GONE
    if not await rights.allowed(tx, by, Act.ADMIT_PARTICIPANTS, row.organization_id, now):
        return Refusal.NOT_ALLOWED
    return Refusal.OWN if row.person_id == by else row


async def record_age(
    tx: AsyncSession, by: int | None, participant_id: int, adult: bool, *, now: datetime
) -> Participant | Refusal:
    """The curator records that a pupil is of age, or that this was a mistake. The day of the record is kept, no birthday.

    No guardian is asked for an adult any more. Of a minor after all, without a guardian's word, only class, form and name or
    code stay, and no pair.
    """
    row = await curated(tx, by, participant_id, now)
    if isinstance(row, Refusal):
        return row
    if row.category != Category.PUPIL:
        return Refusal.NOT_NEEDED
    today = await rights.today_in(tx, row.organization_id, now)
    await tx.execute(
        update(Person)
        .where(Person.id == row.person_id)
        .values(minor=not adult, adult_since=today if adult else None, adult_recorded_by=by if adult else None)
    )
    if not adult:
        await _as_before_guardian(tx, row.person_id, now=now)
    return row


async def _as_before_guardian(tx: AsyncSession, person_id: int, *, now: datetime) -> None:
    """Where no guardian has agreed: the later answers go, pairs end without blame."""
    given = await consents.of(tx, person_id)
    rows = await tx.execute(
        select(Participant).where(Participant.person_id == person_id, Participant.state != State.LEFT).order_by(Participant.id)
    )
    for row in rows.scalars().all():
        if in_force(Purpose.PARTICIPATION, within(given, row.organization_id), voices={Whose.GUARDIAN}):
            continue
        await stopping.end_pairs(tx, row, by=None, now=now, named=True)
        row.interests, row.requests, row.directions, row.own_answers = [], [], [], []
        row.weekday, row.completed_at, row.about_self = None, None, None
    await tx.flush()


async def takes_nobody_new(
    tx: AsyncSession, by: int | None, participant_id: int, closed: bool, document: Document, *, now: datetime
) -> Card | Refusal:
    """A mentor without an account has told the curator that nobody new should be proposed for now, or again somebody."""
    one = await opened(tx, by, participant_id, document, now)
    if isinstance(one, Refusal):
        return one
    if one.row.person_id == by:
        return Refusal.OWN
    if one.has_account or one.part is not Part.MENTOR or one.state is not State.ADMITTED:
        return Refusal.NOT_NEEDED
    await participants.take_nobody_new(tx, one.row.person_id, closed, now=now)
    return one


async def of_age_since(tx: AsyncSession, person_id: int) -> date | None:
    """The day on which a curator recorded that the person is of age."""
    return (await tx.execute(select(Person.adult_since).where(Person.id == person_id))).scalar_one()


async def withdrawn_on_paper(
    tx: AsyncSession, by: int | None, participant_id: int, why: Stop, *, now: datetime
) -> Participant | Refusal:
    """The curator holds a paper that takes a consent back: processing stops at once."""
    row = await curated(tx, by, participant_id, now)
    if isinstance(row, Refusal):
        return row
    await stopping.withdraw(tx, row.person_id, row.organization_id, Purpose.PARTICIPATION, why, by=by or 0, now=now)
    return row


async def passed_quiz(tx: AsyncSession, person_id: int, *, document: Document, now: datetime) -> bool:
    """The mentor has answered all five questions; the curators are told. False when nobody asks it of this person."""
    outside = [one for one in await participants.of_person(tx, person_id, document, now) if one.from_outside]
    for one in outside:
        day = local_day(now, ZoneInfo(one.zone))
        place = one.row.organization_id
        await clearances.tick(tx, person_id, place, clearances.QUIZ, day=day, recorded_by=person_id)
        await ending_clearances.settle(tx, one.row.id, document, now)
        for curator in await participants.curators(tx, place, now):
            await notices.tell(tx, curator, "admission-quiz-passed", now=now, who=notices.called(one.row.id))
    return bool(outside)
