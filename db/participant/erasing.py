"""«Удалить меня»: what is personal goes, what others need stays without a name.

Stay: that there was a participation, pairs and meetings (counts and the partner's own history), consents as proof that data was
processed lawfully, reports of problems (a duty to children), and offices as offices: who held which, and what was decided.
A holder of an office today keeps account and name until the office ends; then they go by themselves.
"""

import hashlib
import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.export import export_files
from db.models import (
    Account,
    Appointment,
    Clearance,
    CuratorLetter,
    Delivery,
    Draft,
    Erasure,
    GoalStep,
    MeetingWord,
    Notice,
    PairGoal,
    Participant,
    Person,
    RosterCode,
)
from db.office import people
from db.participant import consents, guardians, stopping
from domain.admission import State
from domain.consent import Consent, Purpose, Stop, Voice, in_force, within


def account_hash(salt: bytes, external_id: int) -> bytes:
    """By what an erased account is known again after a restore."""
    return hashlib.sha256(salt + f"telegram:{external_id}".encode()).digest()


async def holds_office(tx: AsyncSession, person_id: int, today: date) -> bool:
    """Whether the person answers for something today; then account and name stay until the office ends."""
    current = exists().where(Appointment.person_id == person_id, or_(Appointment.until.is_(None), Appointment.until >= today))
    return bool((await tx.execute(select(current))).scalar_one())


async def erase(tx: AsyncSession, person_id: int, asked: Voice, *, by: int, now: datetime, today: date) -> None:
    """Forget the person, on their own wish or the guardian's. `today` is the local day on which offices are looked at."""
    office = await holds_office(tx, person_id, today)
    known = await people.address(tx, person_id)
    await export_files.make_anew(tx, person_id)
    await _stop_everywhere(tx, person_id, by=by, now=now)
    await _stop_as_guardian(tx, person_id, now=now)
    await _blank(tx, person_id)
    born_at = (await tx.execute(select(Person.created_at).where(Person.id == person_id))).scalar_one()
    salt = secrets.token_bytes(16)
    row = await tx.get(Erasure, person_id)
    if row is None:
        tx.add(
            Erasure(
                person_id=person_id,
                born_at=born_at,
                salt=salt,
                account_hash=account_hash(salt, known[0]) if known else None,
                asked="own" if asked is Voice.OWN else "guardian",
                erased_at=now,
                waits=office,
            )
        )
    elif row.waits:
        row.waits, row.erased_at = office, now
    await tx.flush()
    if office:
        return
    await tx.execute(
        update(Person).where(Person.id == person_id).values(name=None, minor=None, adult_since=None, adult_recorded_by=None)
    )
    await _forget_account(tx, person_id, now)


async def finish(tx: AsyncSession, *, today: date, now: datetime) -> None:
    """The daily work: whose office has ended since the erasure is forgotten whole, once they have heard what waits for them.
    Who takes part anew by then is not, as long as they do."""
    takes_part = exists().where(Participant.person_id == Erasure.person_id, Participant.state != State.LEFT)
    to_hear = exists().where(Delivery.person_id == Erasure.person_id, Delivery.state == "waiting")
    waiting = await tx.execute(select(Erasure).where(Erasure.waits, ~takes_part, ~to_hear).order_by(Erasure.person_id))
    for row in waiting.scalars().all():
        if not await holds_office(tx, row.person_id, today):
            asked = Voice.OWN if row.asked == "own" else Voice.GUARDIAN
            await erase(tx, row.person_id, asked, by=row.person_id, now=now, today=today)


async def _stop_everywhere(tx: AsyncSession, person_id: int, *, by: int, now: datetime) -> None:
    places = await tx.execute(
        select(Participant.organization_id)
        .where(Participant.person_id == person_id)
        .distinct()
        .order_by(Participant.organization_id)
    )
    for organization_id in places.scalars().all():
        await stopping.stop(tx, person_id, organization_id, Stop.ERASED, by=by, now=now)
    await consents.withdraw(tx, person_id, None, now=now)


async def _stop_as_guardian(tx: AsyncSession, person_id: int, *, now: datetime) -> None:
    """What the person agreed to for children ends with them; a child for whom nobody else has agreed takes part no longer."""
    for row in await guardians.end_all(tx, person_id, now=now):
        child, place = row.child_id, row.organization_id
        await consents.withdraw(tx, child, None, consents.LINK, now=now, organization_id=place, guardian_id=person_id)
        if row.confirmed_at is None:
            continue
        minor = (await tx.execute(select(Person.minor).where(Person.id == child))).scalar_one()
        if minor is not False and not _guarded(within(await consents.of(tx, child), place)):
            await stopping.stop(tx, child, place, Stop.GUARDIAN, by=person_id, now=now)


def _guarded(given: list[Consent]) -> bool:
    return in_force(Purpose.PARTICIPATION, given, voices={Voice.GUARDIAN})


async def _blank(tx: AsyncSession, person_id: int) -> None:
    """Answers, class, code, own words, papers: what says something about the person."""
    await tx.execute(update(Participant).where(Participant.person_id == person_id).values(**BLANK))
    mine = select(Participant.id).where(Participant.person_id == person_id)
    await tx.execute(delete(RosterCode).where(RosterCode.participant_id.in_(mine)))
    await tx.execute(delete(CuratorLetter).where(CuratorLetter.participant_id.in_(mine)))
    await tx.execute(delete(Clearance).where(Clearance.person_id == person_id))
    await tx.execute(delete(Draft).where(Draft.person_id == person_id))
    for table in (PairGoal, GoalStep):
        await tx.execute(update(table).where(table.written_by == person_id).values(words="…"))
    own_words = (MeetingWord.recorded_by == person_id) & MeetingWord.by_journal.is_(False)
    await tx.execute(update(MeetingWord).where(own_words).values(note=None))


#: A participation of which nothing is known but that there was one.
BLANK: dict[str, Any] = {
    "grade": None,
    "letter": None,
    "code": None,
    "weekday": None,
    "refusal": None,
    "interests": [],
    "requests": [],
    "directions": [],
    "own_answers": [],
    "about_self": None,
}


async def _forget_account(tx: AsyncSession, person_id: int, now: datetime) -> None:
    """The way to the person goes, with what waited to be said and where the talk stood."""
    waiting = select(Delivery.id).where(Delivery.person_id == person_id, Delivery.state == "waiting")
    await tx.execute(update(Notice).where(Notice.delivery_id.in_(waiting)).values(void_at=now))
    await tx.execute(update(Delivery).where(Delivery.person_id == person_id).values(message_id=None))
    await tx.execute(update(Delivery).where(Delivery.person_id == person_id, Delivery.state == "waiting").values(state="dropped"))
    gone = await tx.execute(delete(Account).where(Account.person_id == person_id).returning(Account.external_id))
    for external_id in gone.scalars().all():
        await tx.execute(text("DELETE FROM conversations WHERE chat_id = :id"), {"id": external_id})
        await tx.execute(
            text("DELETE FROM updates WHERE key = :id AND (done_at IS NOT NULL OR dead_at IS NOT NULL)"), {"id": external_id}
        )
