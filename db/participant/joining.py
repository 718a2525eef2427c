"""Joining: the school's link, and the form as far as it is filled, whoever fills it.

The form is the state. It lies in a draft until it is sent (`sending.py`); corrections begin from the participant's row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import drafts
from db.models import JoinLink, Organization, Participant, Person, RosterCode
from db.office import rights
from db.organization import offers
from db.participant import consents, participants, rosters
from db.participant.participants import Card
from db.participant.rosters import Unusable
from domain import codes
from domain.admission import State
from domain.codes import Code
from domain.consent import Document, guardian_agreed, missing, within
from domain.convenient_day import Day
from domain.first_names import NameRefusal
from domain.forms import FormRule, Part
from domain.joining import Answer, Choices, JoinForm, Question, Refusal, Tags, carrying, start
from domain.naming import parted
from domain.offices import Act
from domain.personal import PersonalData

#: Kinds of drafts: a newcomer by a link (subject: the link), one's own or a journal's participant (subject: the participant),
#: somebody without an account whom a curator enters (subject: the organisation).
LINK, PROFILE, NEW_MENTEE, NEW_MENTOR = "join", "profile", "journal-mentee", "journal-mentor"
KINDS = (LINK, PROFILE, NEW_MENTEE, NEW_MENTOR)


@dataclass(frozen=True)
class Subject:
    """What a form is about: the kind of draft and the id that goes with it."""

    kind: str
    id: int
    #: The code of a roster that a slip's link carried, until a draft knows it.
    entry: int | None = None

    @property
    def journal(self) -> bool:
        """A curator fills it for somebody else."""
        return self.kind in (NEW_MENTEE, NEW_MENTOR)


@dataclass(frozen=True)
class Opened:
    """A form with all that its screens and rules need. `card` is there once the form has been sent in part or in whole."""

    subject: Subject
    filler: int
    organization_id: int
    organization: str
    form: JoinForm
    choices: Choices
    card: Card | None = None

    @property
    def journal(self) -> bool:
        """A curator speaks for somebody without an account."""
        return self.subject.journal or (self.card is not None and self.card.row.person_id != self.filler)


async def link(tx: AsyncSession, code: str) -> JoinLink | None:
    """The school's link of this code, revoked ones too."""
    return (await tx.execute(select(JoinLink).where(JoinLink.code == code))).scalar_one_or_none()


async def link_of(tx: AsyncSession, link_id: int) -> JoinLink | None:
    """The school's link of this id."""
    return (await tx.execute(select(JoinLink).where(JoinLink.id == link_id))).scalar_one_or_none()


async def participations(tx: AsyncSession, person_id: int) -> set[int]:
    """The ids of a person's participations that have not ended."""
    rows = await tx.execute(select(Participant.id).where(Participant.person_id == person_id, Participant.state != State.LEFT))
    return set(rows.scalars())


async def opened(
    tx: AsyncSession, filler: int, subject: Subject, document: Document, mode: PersonalData, *, now: datetime
) -> Opened | Refusal:
    """The form as it stands: from the draft, else begun anew with what is already known of the person."""
    if mode is PersonalData.NONE:
        return Refusal.NO_PARTICIPANTS
    found = await _begin(tx, filler, subject, document, mode, now=now)
    if isinstance(found, Refusal):
        return found
    draft = await drafts.find(tx, filler, subject.kind, subject.id)
    if draft is None:
        return await _with_code(tx, found, None)
    form = drafts.unpacked(draft, mode, adult=found.form.adult, guardian_agreed=found.form.guardian_agreed)
    found = await _with_code(tx, found, form.code)
    # What only the curator may change by now is taken from the row, whatever the draft of last month says.
    free = {Question.CONSENT, Question.FORM} if found.form.movable else {Question.CONSENT}
    fixed = {one.value: getattr(found.form, one.value) for one in found.form.carried if one not in free}
    sheet = found.form.sheet
    tags = replace(form.tags, own=form.tags.own & sheet.chips) if form.tags else None
    form = replace(
        form,
        carried=found.form.carried,
        movable=found.form.movable,
        code=found.form.code,
        name=form.name or found.form.name,
        sheet=sheet,
        tags=tags,
        **fixed,
    )
    return replace(found, form=form.refreshed(found.choices))


async def _with_code(tx: AsyncSession, one: Opened, code: Code | None) -> Opened:
    """A newcomer's form with what the roster says of the code, from the draft or from the slip's link."""
    if one.card is not None:
        return one
    if code is not None:
        # Begun before 1 September and gone on with after it: the class of the year is looked up anew.
        known = await rosters.printed(tx, one.organization_id, code)
        present = rosters.class_of(known) if known is not None else code.school_class
        return replace(one, form=carrying(one.form, code, present, None, one.choices))
    if one.subject.entry is not None:
        row = await rosters.find(tx, one.organization_id, one.subject.entry, one.filler)
        return one if row is None else replace(one, form=_carrying(one, row))
    return one


def _carrying(one: Opened, row: RosterCode) -> JoinForm:
    """The form with what the roster says of this code."""
    name = parted(row.called) if row.called else None
    return carrying(one.form, rosters.code_of(row), rosters.class_of(row), name, one.choices)


async def typed_code(tx: AsyncSession, one: Opened, typed: str, *, now: datetime) -> Opened | Unusable:
    """A newcomer types the code of a slip instead of choosing the class; kept in the draft, as an answer is."""
    code = Code.typed(typed)
    if code is None or one.card is not None:
        return Unusable.MISREAD
    row = await rosters.by_code(tx, one.organization_id, code, None if one.journal else one.filler)
    if isinstance(row, Unusable):
        return row
    form = _carrying(one, row)
    await drafts.keep(tx, one.filler, one.subject.kind, one.subject.id, drafts.packed(form), now=now)
    return replace(one, form=form)


async def without_code(tx: AsyncSession, one: Opened, *, now: datetime) -> None:
    """The code is somebody else's by now: the form goes on without it, and the class is asked."""
    carried = one.form.carried - {Question.SCHOOL_CLASS}
    form = replace(one.form, code=None, school_class=None, carried=carried)
    await drafts.keep(tx, one.filler, one.subject.kind, one.subject.id, drafts.packed(form), now=now)


async def _begin(
    tx: AsyncSession, filler: int, subject: Subject, document: Document, mode: PersonalData, *, now: datetime
) -> Opened | Refusal:
    match subject.kind:
        case "join":
            row = await link_of(tx, subject.id)
            if row is None or row.revoked_at is not None:
                return Refusal.NOT_OFFERED
            return await _by_link(tx, filler, subject, row, document, mode)
        case "profile":
            card = await participants.card(tx, subject.id, document, now)
            if card is None or card.state is State.LEFT:
                return Refusal.NOT_OFFERED
            own = card.row.person_id == filler
            if not own and (card.has_account or not await _may_enter(tx, filler, card.row.organization_id, now)):
                return Refusal.NOT_OFFERED
            return await _from_row(tx, filler, subject, card, document, mode)
        case "journal-mentee" | "journal-mentor":
            if not await _may_enter(tx, filler, subject.id, now):
                return Refusal.NOT_OFFERED
            part = Part.MENTEE if subject.kind == NEW_MENTEE else Part.MENTOR
            offered = await offers.choices(tx, subject.id, document)
            form = start(part, mode, offered)
            if isinstance(form, Refusal):
                return form
            form = replace(form, carried=form.carried | {Question.CONSENT})
            return Opened(subject, filler, subject.id, await _short_name(tx, subject.id), form, offered)
    return Refusal.NOT_OFFERED


async def _may_enter(tx: AsyncSession, person_id: int, organization_id: int, now: datetime) -> bool:
    return await rights.allowed(tx, person_id, Act.ENTER_FROM_JOURNAL, organization_id, now)


async def _short_name(tx: AsyncSession, organization_id: int) -> str:
    return str((await tx.execute(select(Organization.short_name).where(Organization.id == organization_id))).scalar_one())


async def _by_link(
    tx: AsyncSession, filler: int, subject: Subject, row: JoinLink, document: Document, mode: PersonalData
) -> Opened | Refusal:
    """A newcomer; who is known from elsewhere is not asked again what is known."""
    offered = await offers.choices(tx, row.organization_id, document)
    person = (await tx.execute(select(Person).where(Person.id == filler))).scalar_one()
    given = within(await consents.of(tx, filler), row.organization_id)
    form = start(
        Part(row.role),
        mode,
        offered,
        form=row.form,
        adult=person.minor is False,
        guardian_agreed=guardian_agreed(document, given),
    )
    if isinstance(form, Refusal):
        return form
    if not missing(document, given, minor=False):
        form = replace(form, consent=document.text_hash)
    if mode is PersonalData.NAMES and person.name:
        form = replace(form, name=parted(person.name))
    return Opened(subject, filler, row.organization_id, await _short_name(tx, row.organization_id), form, offered)


async def _from_row(
    tx: AsyncSession, filler: int, subject: Subject, card: Card, document: Document, mode: PersonalData
) -> Opened | Refusal:
    """A form that has been sent: its answers, to be completed or corrected."""
    row = card.row
    offered = await offers.choices(tx, row.organization_id, document)
    # What was chosen before it was retired stays an answer.
    offered = replace(
        offered,
        interests=offered.interests | frozenset(row.interests),
        requests=offered.requests | frozenset(row.requests),
        directions=offered.directions | frozenset(row.directions),
    )
    person = (await tx.execute(select(Person).where(Person.id == row.person_id))).scalar_one()
    others = await _other_forms(tx, card, offered.forms)
    carried = {Question.FORM, Question.CATEGORY}
    if others:
        offered = replace(offered, forms=tuple(rule for rule in offered.forms if rule.key == row.form or rule.key in others))
    if row.state == State.ADMITTED and row.person_id == filler:
        carried.add(Question.SCHOOL_CLASS)
    if row.person_id != filler:
        carried.add(Question.CONSENT)
    topics = frozenset(row.requests if card.part is Part.MENTEE else row.directions)
    whole = row.completed_at is not None
    sheet = offered.sheet(card.part).keeping(row.own_answers)
    agreed = not missing(document, card.consents, minor=False)
    form = JoinForm(
        part=card.part,
        mode=mode,
        carried=frozenset(carried),
        movable=bool(others),
        sheet=sheet,
        code=Code.parse(row.code) if row.code else None,
        adult=person.minor is False,
        guardian_agreed=card.guardian_agreed,
        consent=document.text_hash if agreed else None,
        category=card.category,
        form=row.form,
        school_class=codes.SchoolClass(row.grade, row.letter or "") if row.grade is not None else None,
        name=parted(person.name) if person.name and mode is PersonalData.NAMES else None,
        tags=Tags(frozenset(row.interests), topics, frozenset(row.own_answers) & sheet.chips) if whole else None,
        capacity=row.capacity if whole and card.part is Part.MENTOR else None,
        day=Day.of_weekday(row.weekday) if whole else None,
    )
    return Opened(subject, filler, row.organization_id, card.organization, form.refreshed(offered), offered, card)


async def _other_forms(tx: AsyncSession, card: Card, rules: Sequence[FormRule]) -> frozenset[str]:
    """The forms that an application may still be moved to: until it is decided, and only among those of the same kind of people,
    for consents and checks hang on who somebody is."""
    row = card.row
    if card.state not in (State.APPLIED, State.REFUSED) or row.form not in {rule.key for rule in rules}:
        return frozenset()
    fitting = {
        rule.key
        for rule in rules
        if (card.category is rule.mentees if card.part is Part.MENTEE else card.category in rule.mentors)
    }
    here = (Participant.person_id == row.person_id) & (Participant.organization_id == row.organization_id)
    taken = await tx.execute(select(Participant.form).where(here, Participant.role == row.role, Participant.state != State.LEFT))
    return frozenset(fitting) - set(taken.scalars())


async def answer(
    tx: AsyncSession, one: Opened, question: Question, said: Answer, document: Document, *, now: datetime
) -> Opened | Refusal | NameRefusal:
    """Take one answer and keep it. A consent is recorded at once, with the moment of the press."""
    form = one.form.answered(question, said, one.choices)
    if not isinstance(form, JoinForm):
        return form
    if question is Question.CONSENT:
        await consents.give_own(tx, one.filler, document, one.organization_id, now=now)
    await drafts.keep(tx, one.filler, one.subject.kind, one.subject.id, drafts.packed(form), now=now)
    return replace(one, form=form)


async def joined_already(tx: AsyncSession, person_id: int, row: JoinLink) -> int | None:
    """The participation that the link would make a second time: same organisation and part, same form where it names one."""
    query = select(Participant.id).where(
        Participant.person_id == person_id,
        Participant.organization_id == row.organization_id,
        Participant.role == row.role,
        Participant.state != State.LEFT,
    )
    if row.form is not None:
        query = query.where(Participant.form == row.form)
    return (await tx.execute(query.order_by(Participant.id).limit(1))).scalar_one_or_none()


async def unfinished(tx: AsyncSession, person_id: int, cards: list[Card]) -> Subject | None:
    """The form to go on with: an open draft, else one whose later questions may be asked by now."""
    for kind, subject_id in await drafts.of(tx, person_id, (LINK, PROFILE)):
        return Subject(kind, subject_id)
    for card in cards:
        if card.row.completed_at is None and (card.guardian_agreed or not card.minor) and card.state is not State.REFUSED:
            return Subject(PROFILE, card.row.id)
    return None
