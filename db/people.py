"""People, accounts and offices. Functions per noun; first argument `tx`; never commit."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.holders import stands_in
from db.models import Account, Appointment, Consent, Organization, Participant, Person
from domain.offices import Held, Office
from domain.who import Part, Seat, Who
from domain.working_days import A_DAY

TELEGRAM = "telegram"


async def who(tx: AsyncSession, external_id: int, *, today: date, language: str) -> Who:
    """Everything that a handler has to know about whoever acts; a stranger gets `language` (of the messenger's interface)."""
    found = (
        await tx.execute(
            select(Account, Person)
            .join(Person, Person.id == Account.person_id)
            .where(Account.messenger == TELEGRAM, Account.external_id == external_id, Account.replaced_at.is_(None))
        )
    ).one_or_none()
    if found is None:
        return Who(external_id=external_id, person_id=None, language=language)
    account, person = found
    return Who(
        external_id=external_id,
        person_id=person.id,
        language=person.language,
        name=person.name,
        chosen_role=account.chosen_role,
        reachable=account.reachable,
        seats=await seats(tx, person.id, today),
        parts=await _parts(tx, person.id),
    )


async def seats(tx: AsyncSession, person_id: int, today: date) -> tuple[Seat, ...]:
    """The offices that a person holds today, also as somebody's deputy."""
    rows = await tx.execute(
        select(Appointment, Organization, Person.name)
        .join(Organization, Organization.id == Appointment.organization_id)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            or_(
                Appointment.person_id == person_id,
                and_(Appointment.deputy_person_id == person_id, stands_in(today)),
            ),
            Appointment.since <= today,
            or_(Appointment.until.is_(None), Appointment.until >= today),
        )
        .order_by(func.cardinality(Organization.path), Appointment.id)
    )
    return tuple(
        Seat(
            held=Held(a.office, tuple(o.path), a.since, a.until, deputy=a.person_id != person_id),
            organization_id=o.id,
            organization=o.short_name,
            kind=o.kind,
            zone=o.zone,
            title=a.title,
            holder=name if a.person_id != person_id else None,
            until=a.deputy_until if a.person_id != person_id else None,
        )
        for a, o, name in rows
    )


async def _parts(tx: AsyncSession, person_id: int) -> tuple[Part, ...]:
    agreed = (
        select(Consent.text_hash)
        .where(
            Consent.person_id == Participant.person_id,
            or_(Consent.organization_id.is_(None), Consent.organization_id == Participant.organization_id),
            Consent.purpose == "participation",
            Consent.ground == "own",
            Consent.withdrawn_at.is_(None),
        )
        .order_by(Consent.given_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = await tx.execute(
        select(Participant, Organization.short_name, agreed)
        .join(Organization, Organization.id == Participant.organization_id)
        .where(Participant.person_id == person_id, Participant.state.in_(("applied", "admitted")))
        .order_by(Participant.id)
    )
    return tuple(
        Part(p.id, p.organization_id, place, p.form, p.role, p.state, p.category, text.hex() if text else None)
        for p, place, text in rows
    )


async def settle(tx: AsyncSession, one: Who, *, now: datetime) -> int:
    """The id of the person behind the account, made on first contact; a returning one is reachable again."""
    if one.person_id is not None:
        await tx.execute(
            update(Account)
            .where(Account.person_id == one.person_id, Account.replaced_at.is_(None), Account.reachable.is_(False))
            .values(reachable=True, unreachable_since=None)
        )
        return one.person_id
    person = Person(language=one.language, created_at=now)
    tx.add(person)
    await tx.flush()
    tx.add(Account(person_id=person.id, external_id=one.external_id, started_at=now))
    await tx.flush()
    return person.id


async def choose_role(tx: AsyncSession, person_id: int, role: str) -> None:
    """Remember what a person without any part or office said on the first screen."""
    await tx.execute(
        update(Account).where(Account.person_id == person_id, Account.replaced_at.is_(None)).values(chosen_role=role)
    )


async def speak(tx: AsyncSession, person_id: int, language: str) -> None:
    """The person wants to be spoken to in this language."""
    await tx.execute(update(Person).where(Person.id == person_id).values(language=language))


async def set_reachable(tx: AsyncSession, external_id: int, reachable: bool, *, now: datetime) -> None:
    """The messenger said whether it still delivers to this account."""
    await tx.execute(
        update(Account)
        .where(
            Account.messenger == TELEGRAM,
            Account.external_id == external_id,
            Account.replaced_at.is_(None),
            Account.reachable.is_(not reachable),
        )
        .values(reachable=reachable, unreachable_since=None if reachable else now)
    )


async def address(tx: AsyncSession, person_id: int) -> tuple[int, str, bool] | None:
    """Telegram id, language and whether reachable, of a person with an account; None without one."""
    row = (
        await tx.execute(
            select(Account.external_id, Person.language, Account.reachable)
            .join(Person, Person.id == Account.person_id)
            .where(Account.person_id == person_id, Account.messenger == TELEGRAM, Account.replaced_at.is_(None))
        )
    ).one_or_none()
    return None if row is None else (row.external_id, row.language, row.reachable)


async def holders(tx: AsyncSession, office: Office, organization_ids: Sequence[int], today: date) -> dict[int, list[int]]:
    """Who holds `office` today in each of the organisations: organisation id → person ids, the longest serving first."""
    rows = await tx.execute(
        select(Appointment.organization_id, Appointment.person_id)
        .where(
            Appointment.office == office,
            Appointment.organization_id.in_(organization_ids),
            Appointment.since <= today,
            or_(Appointment.until.is_(None), Appointment.until >= today),
        )
        .order_by(Appointment.since, Appointment.id)
    )
    found: dict[int, list[int]] = {}
    for organization_id, person_id in rows:
        found.setdefault(organization_id, []).append(person_id)
    return found


async def appoint(
    tx: AsyncSession, person_id: int, office: Office, organization_id: int, *, since: date, title: str | None = None
) -> int:
    """Give an office from `since` on; the head that was before steps down the day before (who began that very day, on it).

    What the office has to do goes along: see `db/handing_over.py`. Returns the appointment's id.
    """
    living = (
        await tx.execute(
            select(Appointment).where(
                Appointment.office == office,
                Appointment.organization_id == organization_id,
                Appointment.until.is_(None),
                true() if office is Office.HEAD else Appointment.person_id == person_id,
            )
        )
    ).scalars()
    for before in living:
        if before.person_id == person_id:
            return before.id
        before.until = max(since - A_DAY, before.since)
    await tx.flush()
    given = Appointment(person_id=person_id, organization_id=organization_id, office=office, since=since, title=title)
    tx.add(given)
    await tx.flush()
    return given.id


async def unreached(tx: AsyncSession, person_id: int, now: datetime) -> None:
    """A message could not be delivered to this person: on «не на связи» from now on."""
    await tx.execute(
        update(Account)
        .where(Account.person_id == person_id, Account.replaced_at.is_(None), Account.reachable)
        .values(reachable=False, unreachable_since=now)
    )
