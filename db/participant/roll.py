"""The list of a school's participants, a page at a time: two statements, however many pupils the school has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, Consent, Pair, Participant, Person
from db.participant import consents, participants
from domain.admission import State
from domain.consent import Document
from domain.forms import Category, Part
from domain.naming import Called
from domain.pair import State as Paired
from domain.roll import Lack, Sieve, Standing, standing

#: A pair in which both have agreed and that has not ended.
_TOGETHER = (Paired.ACTIVE.value, Paired.PAUSED.value)


@dataclass(frozen=True)
class Entry:
    """A line of the list."""

    id: int
    called: Called
    part: Part
    standing: Standing
    paired: bool
    consented: bool
    has_phone: bool


@dataclass(frozen=True)
class Page:
    """One page, and how many the whole list has."""

    entries: Sequence[Entry]
    total: int


async def page(
    tx: AsyncSession, organization_id: int, sieve: Sieve, document: Document, *, names: bool, skip: int, size: int
) -> Page:
    """Whoever the sieve lets through, by class and name (with `names`, else by code): `size` lines after `skip` ones."""
    wanted = _wanted(organization_id, sieve, document, names=names)
    rows = select(func.count()).select_from(Participant).join(Person, Person.id == Participant.person_id).where(wanted)
    total = int((await tx.execute(rows)).scalar_one())
    found = await tx.execute(
        select(
            Participant, Person.name, _paired().label("paired"), _consented(document).label("consented"), _phone().label("phone")
        )
        .join(Person, Person.id == Participant.person_id)
        .where(wanted)
        .order_by(
            Participant.grade.asc().nulls_last(),
            Participant.letter,
            func.lower(Person.name) if names else Participant.code,
            Participant.id,
        )
        .limit(size)
        .offset(min(skip, max(0, total - 1) // size * size))
    )
    return Page([_entry(*row) for row in found.all()], total)


def _entry(row: Participant, name: str | None, paired: bool, consented: bool, phone: bool) -> Entry:
    where = standing(State(row.state), resting=row.resting_until is not None)
    return Entry(row.id, participants.called_of(row, name), Part(row.role), where, paired, consented, phone)


def _wanted(organization_id: int, sieve: Sieve, document: Document, *, names: bool) -> ColumnElement[bool]:
    asked: list[ColumnElement[bool]] = [Participant.organization_id == organization_id, _stands(sieve.state)]
    if sieve.form is not None:
        asked.append(Participant.form == sieve.form)
    if sieve.role is not None:
        asked.append(Participant.role == sieve.role.value)
    if sieve.grade is not None:
        asked.append(Participant.grade == sieve.grade)
    if sieve.words:
        asked.append(_holds(sieve.words, names=names))
    for lack in sorted(sieve.lacks):
        match lack:
            case Lack.MENTOR:
                asked.append((Participant.role == Part.MENTEE.value) & not_(_paired()))
            case Lack.CONSENT:
                asked.append(not_(_consented(document)))
            case Lack.PHONE:
                asked.append(not_(_phone()))
    return and_(*asked)


def _stands(state: Standing | None) -> ColumnElement[bool]:
    match state:
        case None:
            return Participant.state.in_([one.value for one in State if one is not State.LEFT])
        case Standing.RESTING:
            return (Participant.state == State.ADMITTED.value) & Participant.resting_until.is_not(None)
        case Standing.ADMITTED:
            return (Participant.state == State.ADMITTED.value) & Participant.resting_until.is_(None)
        case _:
            return Participant.state == state.value


def _holds(words: str, *, names: bool) -> ColumnElement[bool]:
    """The fragment stands in the name (where names are kept), in the code, or begins the class; or both: «яна 9б»."""
    school_class = func.concat(Participant.grade, Participant.letter)
    tight = words.replace(" ", "")
    found = [func.lower(Participant.code).contains(tight, autoescape=True)]
    found.append(func.lower(school_class).startswith(tight, autoescape=True) & Participant.grade.is_not(None))
    if names:
        found.append(func.replace(func.lower(Person.name), "ё", "е").contains(words, autoescape=True))
        name, _, last = words.rpartition(" ")
        if name and last[:1].isdigit():
            found.append(_holds(name, names=True) & func.lower(school_class).startswith(last, autoescape=True))
    return or_(*found)


def _paired() -> ColumnElement[bool]:
    own = or_(Pair.mentor_id == Participant.id, Pair.mentee_id == Participant.id)
    return exists(select(literal(1)).where(own, Pair.state.in_(_TOGETHER)))


def _phone() -> ColumnElement[bool]:
    return exists(select(literal(1)).where(Account.person_id == Participant.person_id, Account.replaced_at.is_(None)))


def _consented(document: Document) -> ColumnElement[bool]:
    """As `domain.consent.missing` says: the own word under the present text, and for a minor the guardian's."""
    own = _given(document, Consent.ground == consents.OWN)
    guardian = _given(document, or_(Consent.ground == consents.PAPER, Consent.confirmed_by.is_not(None)))
    of_age = or_(Participant.category != Category.PUPIL.value, Person.minor.is_(False))
    return own & or_(of_age, guardian)


def _given(document: Document, by: Any) -> ColumnElement[bool]:
    here = or_(Consent.organization_id.is_(None), Consent.organization_id == Participant.organization_id)
    return exists(
        select(literal(1)).where(
            Consent.person_id == Participant.person_id,
            here,
            Consent.purpose == document.purpose.value,
            Consent.version == str(document.version),
            Consent.text_hash == bytes.fromhex(document.text_hash),
            Consent.withdrawn_at.is_(None),
            by,
        )
    )
