"""Pairs: proposed by a curator, accepted by both sides, active. Every step asks the rules anew and holds the row; how they end
is `pair_endings.py`.

Rows are `db.models.Pair`; the life is `domain.pair.Pair` with person ids. Both persons are locked before anybody gets a
place, so that a mentor's capacity holds however many curators propose at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db import models
from db.models import Account, Organization, Participant, Person
from db.office import rights
from db.pair import matches, pair_words
from db.pair.seen import Seen, Side
from db.participant import participants
from domain import pair
from domain.consent import Document
from domain.forms import Category, Part
from domain.matching import Obstacle
from domain.offices import Act
from domain.pair import Outcome, Pair, PauseReason, Refusal, State


@dataclass(frozen=True)
class Blocked:
    """The hard rules that forbid the step now."""

    obstacles: frozenset[Obstacle]


#: The two sides with their persons: made once, for each making costs more than the statement.
_SIDES = (
    aliased(Participant, name="mentor"),
    aliased(Participant, name="mentee"),
    aliased(Person, name="mentor_person"),
    aliased(Person, name="mentee_person"),
)


async def seen(tx: AsyncSession, wanted: ColumnElement[bool], *, lock: bool = False) -> list[Seen]:
    """The pairs that fulfil `wanted`, oldest first; held until the commit with `lock`."""
    mentor, mentee, mentor_person, mentee_person = _SIDES
    query = (
        select(
            models.Pair, Organization.zone, mentor, mentor_person.name, _account(mentor.person_id),
            mentee, mentee_person.name, _account(mentee.person_id),
        )
        .join(Organization, Organization.id == models.Pair.organization_id)
        .join(mentor, mentor.id == models.Pair.mentor_id)
        .join(mentee, mentee.id == models.Pair.mentee_id)
        .join(mentor_person, mentor_person.id == mentor.person_id)
        .join(mentee_person, mentee_person.id == mentee.person_id)
        .where(wanted)
        .order_by(models.Pair.proposed_at, models.Pair.id)
    )  # fmt: skip
    if lock:
        query = query.with_for_update(of=models.Pair)
    return [
        Seen(row, _life(row, one, other), ZoneInfo(zone), _side(one, name, phone), _side(other, other_name, other_phone))
        for row, zone, one, name, phone, other, other_name, other_phone in await tx.execute(query)
    ]


def _account(person_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return exists().where(Account.person_id == person_id, Account.replaced_at.is_(None))


def _side(row: Participant, name: str | None, has_account: bool) -> Side:
    return Side(row.id, row.person_id, participants.called_of(row, name), Category(row.category), has_account)


def _life(row: models.Pair, mentor: Participant, mentee: Participant) -> Pair:
    return Pair(
        mentor=mentor.person_id,
        mentee=mentee.person_id,
        form=row.form,
        proposed_at=row.proposed_at,
        mentor_accepted_at=row.mentor_agreed_at,
        mentee_accepted_at=row.mentee_agreed_at,
        begun_at=row.active_at,
        paused_at=row.paused_at,
        pause_reason=PauseReason(row.pause_reason) if row.pause_reason else None,
        ended_at=row.ended_at,
        outcome=Outcome(row.end_reason) if row.end_reason else None,
    )


async def find(tx: AsyncSession, pair_id: int, *, lock: bool = False) -> Seen | None:
    """One pair."""
    found = await seen(tx, models.Pair.id == pair_id, lock=lock)
    return found[0] if found else None


async def of_person(tx: AsyncSession, person_id: int) -> list[Seen]:
    """A person's pairs that have not ended, on either side."""
    own = select(Participant.id).where(Participant.person_id == person_id)
    mine = or_(models.Pair.mentor_id.in_(own), models.Pair.mentee_id.in_(own))
    return await seen(tx, mine & (models.Pair.state != State.ENDED))


async def of_organization(tx: AsyncSession, organization_id: int) -> list[Seen]:
    """The organisation's pairs that have not ended."""
    return await seen(tx, (models.Pair.organization_id == organization_id) & (models.Pair.state != State.ENDED))


async def propose(
    tx: AsyncSession,
    by: int | None,
    mentor_id: int,
    mentee_id: int,
    document: Document,
    *,
    now: datetime,
    ask_at: datetime | None = None,
) -> Seen | Refusal | Blocked:
    """The curator's proposal (participant ids); both sides are asked, not before `ask_at` where it is given."""
    rows = {
        one.id: one for one in (await tx.execute(select(Participant).where(Participant.id.in_((mentor_id, mentee_id))))).scalars()
    }
    mentor, mentee = rows.get(mentor_id), rows.get(mentee_id)
    if mentor is None or mentee is None or (mentor.role, mentee.role) != (Part.MENTOR, Part.MENTEE):
        return Refusal.NOT_YOURS
    if not await rights.allowed(tx, by, Act.FORM_PAIRS, mentee.organization_id, now):
        return Refusal.NOT_YOURS
    await hold(tx, mentor.person_id, mentee.person_id)
    blocked = await matches.obstacles(tx, mentor_id, mentee_id, document, now)
    fresh = pair.propose(mentor.person_id, mentee.person_id, mentee.form, blocked, now)
    if fresh is Refusal.OBSTACLE:
        return Blocked(blocked)
    if isinstance(fresh, Refusal):
        return fresh
    row = models.Pair(
        organization_id=mentee.organization_id,
        form=mentee.form,
        mentor_id=mentor_id,
        mentee_id=mentee_id,
        proposed_at=now,
        proposed_by=by or 0,
    )
    tx.add(row)
    await tx.flush()
    found = await find(tx, row.id)
    assert found is not None  # written a line above
    await pair_words.proposed(tx, found, now=now, at=ask_at)
    return found


async def hold(tx: AsyncSession, *persons: int) -> None:
    """Nobody else gives these people a place until the commit. In order of ids, so that two never wait for each other."""
    await tx.execute(select(Person.id).where(Person.id.in_(persons)).order_by(Person.id).with_for_update(key_share=True))


async def held(tx: AsyncSession, pair_id: int) -> Seen | None:
    """The pair, with both persons and its row held."""
    found = await find(tx, pair_id)
    if found is None:
        return None
    await hold(tx, found.pair.mentor, found.pair.mentee)
    return await find(tx, pair_id, lock=True)


async def held_for_the_journal(tx: AsyncSession, pair_id: int, part: Part, by: int | None, *, now: datetime) -> Seen | None:
    """As `held`, where `by` may write down what that side has told the curator; None where not."""
    found = await held(tx, pair_id)
    if found is None or not await rights.allowed(tx, by, Act.ENTER_FROM_JOURNAL, found.row.organization_id, now):
        return None
    side = found.side(part)
    # Who has a phone speaks for oneself, and nobody agrees for oneself by another's pen.
    return None if side.has_account or side.person_id == by else found


async def accept(
    tx: AsyncSession, pair_id: int, person_id: int | None, document: Document, *, now: datetime
) -> Seen | Refusal | Blocked:
    """One side's yes; with the second one the pair is active and everybody is told."""
    found = await held(tx, pair_id)
    if found is None or found.part_of(person_id) is None:
        return Refusal.NOT_YOURS
    return await _accept(tx, found, person_id or 0, document, now=now)


async def accept_from_journal(
    tx: AsyncSession, pair_id: int, part: Part, by: int | None, document: Document, *, now: datetime
) -> Seen | Refusal | Blocked:
    """The yes of somebody without an account, given to the curator and marked «по журналу»."""
    found = await held_for_the_journal(tx, pair_id, part, by, now=now)
    if found is None:
        return Refusal.NOT_YOURS
    result = await _accept(tx, found, found.side(part).person_id, document, now=now)
    if isinstance(result, Seen):
        result.row.by_journal = True
        await tx.flush()
    return result


async def _accept(
    tx: AsyncSession, found: Seen, person_id: int, document: Document, *, now: datetime
) -> Seen | Refusal | Blocked:
    row = found.row
    blocked = await matches.obstacles(tx, row.mentor_id, row.mentee_id, document, now, without=row.id)
    result = pair.accept(found.pair, person_id, blocked, now)
    if result is Refusal.OBSTACLE:
        return Blocked(blocked)
    if isinstance(result, Refusal):
        return result
    await keep(tx, row, result)
    after = await find(tx, row.id)
    assert after is not None  # held
    if result.state is State.ACTIVE:
        await pair_words.active(tx, after, now=now)
    return after


async def order(
    tx: AsyncSession, pair_ids: Sequence[int], number: str, day: date, by: int | None, *, now: datetime
) -> list[Seen] | Refusal:
    """№ and date of the school's order on these pairs; those that have ended meanwhile keep what they had.

    Returns the pairs that stand in it. Refused as a whole where one of them is not this person's to form, or none is open.
    """
    found = await seen(tx, models.Pair.id.in_(pair_ids), lock=True)
    for place in sorted({one.row.organization_id for one in found}):
        if not await rights.allowed(tx, by, Act.FORM_PAIRS, place, now):
            return Refusal.NOT_YOURS
    open_ones = [one for one in found if one.pair.state is not State.ENDED]
    if not open_ones:
        return Refusal.ENDED if found else Refusal.NOT_YOURS
    for one in open_ones:
        one.row.order_number, one.row.order_date = number, day
    await tx.flush()
    return open_ones


async def keep(tx: AsyncSession, row: models.Pair, life: Pair, *, by: int | None = None) -> None:
    """Write a life back into its row."""
    row.state = life.state.value
    row.mentor_agreed_at, row.mentee_agreed_at = life.mentor_accepted_at, life.mentee_accepted_at
    row.active_at, row.paused_at, row.ended_at = life.begun_at, life.paused_at, life.ended_at
    row.pause_reason = life.pause_reason.value if life.pause_reason else None
    row.end_reason = life.outcome.value if life.outcome else None
    row.ended_by = by if life.ended_at else None
    await tx.flush()
