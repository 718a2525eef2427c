"""A consent is taken back: processing stops at once, pairs end without blame, nothing is said any more, the curators know.

What was answered in the form goes at once; class, name and code stay for thirty days, so that the curator can put the papers
in order, and then go too (`db/participant/retention`).
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Delivery, Draft, Guardianship, JoinLink, Meeting, Notice, Pair, Participant, Person
from db.office import people
from db.pair import pair_endings, pairs
from db.participant import consents, participants
from db.participant.joining import KINDS, LINK, PROFILE
from db.speaking import notices
from domain.admission import State
from domain.consent import Purpose, Stop
from domain.forms import Category, Part
from domain.pair import State as Standing

#: Words to a participant: those not said yet are not said any more.
_ABOUT_TAKING_PART = ("joining-%", "admission-%", "pairing-%", "meetings-%")


async def withdraw(
    tx: AsyncSession,
    person_id: int,
    organization_id: int,
    purpose: Purpose,
    why: Stop,
    *,
    by: int,
    now: datetime,
) -> None:
    """A word is taken back: one's own, or the guardian's (then no guardian's word counts until one is given anew).

    Only without the consent to take part does everything stop; another purpose ends by itself.
    """
    grounds = (consents.OWN,) if why is Stop.OWN else consents.GUARDIAN
    await consents.withdraw(tx, person_id, purpose, *grounds, now=now, organization_id=organization_id)
    if purpose is Purpose.PARTICIPATION:
        await stop(tx, person_id, organization_id, why, by=by, now=now)


async def stop(tx: AsyncSession, person_id: int, organization_id: int, why: Stop, *, by: int, now: datetime) -> int:
    """End every participation of the person there. Returns how many there were.

    The own consents end with it, whoever has stopped it: coming back later is joining anew, with the present text.
    """
    # Whoever proposes a pair at this moment waits, and then sees that the person takes part no longer.
    await pairs.hold(tx, person_id)
    here = (Participant.person_id == person_id) & (Participant.organization_id == organization_id)
    living = select(Participant).where(here, Participant.state != State.LEFT).order_by(Participant.id).with_for_update()
    rows = (await tx.execute(living)).scalars().all()
    await consents.withdraw(tx, person_id, None, consents.OWN, now=now, organization_id=organization_id)
    await _drop_drafts(tx, person_id, organization_id, [row.id for row in rows])
    if not rows:
        return 0
    ended = [pair for row in rows for pair in await end_pairs(tx, row, by=by, now=now, named=why is not Stop.ERASED)]
    await _silence(tx, person_id, now=now)
    for row in rows:
        row.state, row.decided_at, row.decided_by = State.LEFT.value, now, by
        row.interests, row.requests, row.directions, row.own_answers = [], [], [], []
        row.weekday, row.refusal, row.closed_at, row.about_self = None, None, None, None
    await tx.flush()
    await _tell(tx, rows[0], len(ended), why, by=by, now=now)
    return len(rows)


async def _drop_drafts(tx: AsyncSession, person_id: int, organization_id: int, participant_ids: Sequence[int]) -> None:
    links = select(JoinLink.id).where(JoinLink.organization_id == organization_id)
    here = or_(
        (Draft.kind == LINK) & Draft.subject_id.in_(links), (Draft.kind == PROFILE) & Draft.subject_id.in_(participant_ids)
    )
    await tx.execute(delete(Draft).where(Draft.person_id == person_id, Draft.kind.in_(KINDS), here))


async def end_pairs(tx: AsyncSession, row: Participant, *, by: int | None, now: datetime, named: bool) -> list[int]:
    """End what stands open of a participant; the other side is told without blame. Returns the pairs' ids."""
    own = or_(Pair.mentor_id == row.id, Pair.mentee_id == row.id)
    open_pairs = await tx.execute(select(Pair.id).where(own, Pair.state != Standing.ENDED).order_by(Pair.id))
    ended = list(open_pairs.scalars())
    for pair_id in ended:
        await pair_endings.break_off(tx, pair_id, Part(row.role), by, now=now, named=named)
    planned = Meeting.pair_id.in_(ended) & (Meeting.state == "planned")
    await tx.execute(update(Meeting).where(planned).values(state="cancelled"))
    for meeting_id in (await tx.execute(select(Meeting.id).where(Meeting.pair_id.in_(ended)))).scalars():
        for subject in ("meeting", "meeting-plan"):
            await notices.call_off(tx, (subject, meeting_id), now=now)
    return ended


async def _silence(tx: AsyncSession, person_id: int, *, now: datetime) -> None:
    """What was to be said to this person about taking part, and has not been said yet, is not said any more."""
    waiting = select(Delivery.id).where(Delivery.person_id == person_id, Delivery.state == "waiting")
    await tx.execute(
        update(Notice)
        .where(
            Notice.person_id == person_id,
            Notice.void_at.is_(None),
            Notice.delivery_id.in_(waiting),
            or_(*(Notice.key.like(beginning) for beginning in _ABOUT_TAKING_PART)),
        )
        .values(void_at=now)
    )


async def _tell(tx: AsyncSession, row: Participant, ended: int, why: Stop, *, by: int, now: datetime) -> None:
    """The curators, the pupil where somebody else has decided, and the guardians where they have not."""
    # Whoever is being erased has no name any more when the words go out; a code names nobody.
    who = notices.called(row.id) if why is not Stop.ERASED else row.code or "?"
    for curator in await participants.curators(tx, row.organization_id, now):
        if curator != by:
            await notices.tell(
                tx, curator, "own-stopped-curator", now=now, who=who, why=why.value, pairs=ended, part=row.role,
                minor=row.category == Category.PUPIL,
            )  # fmt: skip
    if row.person_id != by and why is not Stop.ERASED and await people.address(tx, row.person_id) is not None:
        polite = "ty" if row.category == Category.PUPIL else "vy"
        await notices.tell(tx, row.person_id, "own-stopped", now=now, why=why.value, polite=polite)
    for guardian in await guardians_of(tx, row.person_id, row.organization_id):
        if guardian != by:
            await notices.tell(tx, guardian, "own-stopped-guardian", now=now, who=who, why=why.value)


def for_a_minor() -> ColumnElement[bool]:
    """Whether the child of a guardianship counts as under 18."""
    return exists().where(Person.id == Guardianship.child_id, Person.minor.is_not(False))


async def guardians_of(tx: AsyncSession, child_id: int, organization_id: int) -> list[int]:
    """The confirmed guardians of a pupil in this organisation, by person id."""
    rows = await tx.execute(
        select(Guardianship.guardian_id).where(
            Guardianship.child_id == child_id,
            Guardianship.organization_id == organization_id,
            Guardianship.confirmed_at.is_not(None),
            Guardianship.ended_at.is_(None),
            for_a_minor(),
        )
    )
    return [one for one in rows.scalars() if one is not None]
