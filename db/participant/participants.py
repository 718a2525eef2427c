"""People in the forms of an organisation: what they are called, what they still lack, who has to be told about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, Form, Notice, Organization, Participant, Person
from db.office import people, rights
from db.participant import clearances, consents
from db.speaking import notices
from domain.admission import State
from domain.allowed_hours import Voice, local_day, morning_of
from domain.clearance import Checklist, Uncleared, uncleared
from domain.codes import ADULT_PREFIX
from domain.consent import Consent, Document, Missing, guardian_agreed, missing, within
from domain.forms import FROM_OUTSIDE, Category, Part
from domain.naming import Called
from domain.offices import Office


@dataclass(frozen=True)
class Card:
    """A participant with everything that a screen or a rule asks about. `missing` and `uncleared` are as of today."""

    row: Participant
    organization: str
    zone: str
    form_title: Mapping[str, str]
    called: Called
    has_account: bool
    minor: bool
    consents: Sequence[Consent]
    guardian_agreed: bool
    missing: frozenset[Missing]
    checklist: Checklist
    uncleared: frozenset[Uncleared] = field(default_factory=frozenset)

    @property
    def part(self) -> Part:
        """Mentor or mentee."""
        return Part(self.row.role)

    @property
    def state(self) -> State:
        """Where the participation stands."""
        return State(self.row.state)

    @property
    def category(self) -> Category:
        """What the person is in life."""
        return Category(self.row.category)

    @property
    def from_outside(self) -> bool:
        """An adult from outside: checklist and quiz come before any pair."""
        return self.part is Part.MENTOR and self.category in FROM_OUTSIDE


def called_of(row: Participant, name: str | None) -> Called:
    """What a participant is known by."""
    return Called(name, row.code, f"{row.grade}{row.letter or ''}" if row.grade is not None else None)


async def cards(tx: AsyncSession, wanted: ColumnElement[bool], document: Document, now: datetime) -> list[Card]:
    """The participants that fulfil `wanted`, those who wait longest first. `document` is the consent's present text."""
    rows = (
        await tx.execute(
            select(Participant, Person, Organization, Form.title)
            .join(Person, Person.id == Participant.person_id)
            .join(Organization, Organization.id == Participant.organization_id)
            .join(Form, Form.code == Participant.form)
            .where(wanted)
            .order_by(Participant.applied_at, Participant.id)
        )
    ).all()
    persons = {person.id for _, person, _, _ in rows}
    given = await consents.of_many(tx, persons)
    lists = await clearances.checklists(tx, {(p.person_id, p.organization_id) for p, _, _, _ in rows})
    accounts = set(
        (
            await tx.execute(select(Account.person_id).where(Account.person_id.in_(persons), Account.replaced_at.is_(None)))
        ).scalars()
    )

    def here(person: Person, place: Organization) -> list[Consent]:
        return within(given[person.id], place.id)

    return [
        _card(row, person, place, title, here(person, place), lists[person.id, place.id], person.id in accounts, document, now)
        for row, person, place, title in rows
    ]


def _card(
    row: Participant,
    person: Person,
    place: Organization,
    title: Mapping[str, str],
    given: Sequence[Consent],
    checklist: Checklist,
    has_account: bool,
    document: Document,
    now: datetime,
) -> Card:
    minor = row.category == Category.PUPIL and person.minor is not False
    outside = row.role == Part.MENTOR and Category(row.category) in FROM_OUTSIDE
    return Card(
        row=row,
        organization=place.short_name,
        zone=place.zone,
        form_title=title,
        called=called_of(row, person.name),
        has_account=has_account,
        minor=minor,
        consents=given,
        guardian_agreed=guardian_agreed(document, given),
        missing=missing(document, given, minor=minor),
        checklist=checklist,
        uncleared=uncleared(checklist, local_day(now, ZoneInfo(place.zone))) if outside else frozenset(),
    )


async def card(tx: AsyncSession, participant_id: int, document: Document, now: datetime) -> Card | None:
    """One participant; None when there is no such."""
    found = await cards(tx, Participant.id == participant_id, document, now)
    return found[0] if found else None


async def of_person(tx: AsyncSession, person_id: int, document: Document, now: datetime) -> list[Card]:
    """A person's participations that have not ended, refused ones too."""
    return await cards(tx, (Participant.person_id == person_id) & (Participant.state != State.LEFT), document, now)


async def applications(tx: AsyncSession, organization_id: int, document: Document, now: datetime) -> list[Card]:
    """Who waits for the curator's decision."""
    wanted = (Participant.organization_id == organization_id) & (Participant.state == State.APPLIED)
    return await cards(tx, wanted, document, now)


async def living(tx: AsyncSession, organization_id: int, document: Document, now: datetime) -> list[Card]:
    """Everybody who has applied or takes part there."""
    wanted = (Participant.organization_id == organization_id) & Participant.state.in_((State.APPLIED, State.ADMITTED))
    return await cards(tx, wanted, document, now)


async def count_applications(tx: AsyncSession, organization_ids: Sequence[int]) -> int:
    """How many wait in these organisations."""
    found = await tx.execute(
        select(func.count())
        .select_from(Participant)
        .where(Participant.organization_id.in_(organization_ids), Participant.state == State.APPLIED)
    )
    return int(found.scalar_one())


async def called(tx: AsyncSession, participant_ids: Sequence[int]) -> dict[int, Called]:
    """What these participants are known by."""
    rows = await tx.execute(
        select(Participant, Person.name)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.id.in_(participant_ids))
    )
    return {row.id: called_of(row, name) for row, name in rows}


async def places_of(tx: AsyncSession, person_id: int) -> list[tuple[int, str]]:
    """The organisations in which a person takes part, refused applications too: id and short name."""
    rows = await tx.execute(
        select(Organization.id, Organization.short_name)
        .where(
            Organization.id.in_(
                select(Participant.organization_id).where(Participant.person_id == person_id, Participant.state != State.LEFT)
            )
        )
        .order_by(Organization.id)
    )
    return [(row.id, row.short_name) for row in rows]


async def of_child(tx: AsyncSession, person_id: int, organization_id: int) -> Called | None:
    """What a pupil is known by in an organisation, a present participation before one that has ended; None for a stranger."""
    rows = await tx.execute(
        select(Participant, Person.name)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.person_id == person_id, Participant.organization_id == organization_id)
        .order_by((Participant.state == State.LEFT.value), Participant.id)
        .limit(1)
    )
    found = rows.one_or_none()
    return called_of(found[0], found[1]) if found else None


async def take_back(tx: AsyncSession, person_id: int, participant_id: int, *, now: datetime) -> bool:
    """The person takes the own application back before it is decided: the answers go, and with the last one the consent."""
    gone = await tx.execute(
        update(Participant)
        .where(
            Participant.id == participant_id,
            Participant.person_id == person_id,
            Participant.state.in_((State.APPLIED, State.REFUSED)),
        )
        .values(
            state=State.LEFT.value,
            decided_at=now,
            decided_by=person_id,
            interests=[],
            requests=[],
            directions=[],
            own_answers=[],
            weekday=None,
            about_self=None,
        )
        .returning(Participant.organization_id)
    )
    place = gone.scalar_one_or_none()
    if place is not None and place not in {one for one, _ in await places_of(tx, person_id)}:
        await consents.withdraw(tx, person_id, None, consents.OWN, now=now, organization_id=place)
    return place is not None


async def take_nobody_new(tx: AsyncSession, person_id: int, closed: bool, *, now: datetime) -> None:
    """A mentor takes nobody new for now, or again somebody."""
    await tx.execute(
        update(Participant)
        .where(Participant.person_id == person_id, Participant.role == Part.MENTOR, Participant.state != State.LEFT)
        .values(closed_at=now if closed else None)
    )


async def curators(tx: AsyncSession, organization_id: int, now: datetime) -> list[int]:
    """Who is curator there today."""
    today = await rights.today_in(tx, organization_id, now)
    return (await people.holders(tx, Office.CURATOR, [organization_id], today)).get(organization_id, [])


async def tell(tx: AsyncSession, one: Card, key: str, *, now: datetime, **more: Any) -> None:
    """Say something to a participant, if there is a phone to say it to."""
    if one.has_account:
        polite = "ty" if one.category is Category.PUPIL else "vy"
        await notices.tell(
            tx, one.row.person_id, key, now=now, voice=Voice.NOTICE, polite=polite, organization=one.organization, **more
        )


async def tell_of_application(tx: AsyncSession, organization_id: int, *, now: datetime) -> None:
    """The curators learn that somebody waits: once a day, however many come."""
    opens = [[notices.button("admission-open", "open-applications", 0)]]
    await _tell_daily(tx, organization_id, "applications", "admission-new", now=now, buttons=opens)


async def tell_of_codes(tx: AsyncSession, organization_id: int, prefix: str, *, now: datetime) -> None:
    """The curators learn that a class (or the adults) has used up its codes and somebody could not come in: once a day each."""
    school_class = "none" if prefix == ADULT_PREFIX else prefix
    subject = f"codes-over {prefix}"
    opens = [[notices.button("admission-open", "open-applications", 0)]]
    await _tell_daily(tx, organization_id, subject, "admission-codes-over", now=now, buttons=opens, school_class=school_class)


async def _tell_daily(
    tx: AsyncSession,
    organization_id: int,
    subject: str,
    key: str,
    *,
    now: datetime,
    buttons: Sequence[Sequence[dict[str, Any]]],
    **arguments: Any,
) -> None:
    """Say it to each curator of an organisation who was not told the same since their day began."""
    zone = ZoneInfo((await tx.execute(select(Organization.zone).where(Organization.id == organization_id))).scalar_one())
    day_began = morning_of(local_day(now, zone), zone) - timedelta(hours=9)
    for curator in await curators(tx, organization_id, now):
        told = await tx.execute(
            select(Notice.id)
            .where(
                Notice.person_id == curator,
                Notice.subject_kind == subject,
                Notice.subject_id == organization_id,
                Notice.created_at >= day_began,
            )
            .limit(1)
        )
        if told.scalar_one_or_none() is None:
            about = (subject, organization_id)
            await notices.tell(tx, curator, key, now=now, subject=about, buttons=buttons, **arguments)
