"""A pair between its beginning and its end: pauses and why, going on, a proposal that nobody answers, no way to reach each other.

The steps are the domain's; whoever is concerned is told in the same transaction.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Participant
from db.office import rights
from db.pair import matches, pair_words, pairs
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from db.participant import participants
from db.speaking import notices
from domain import pair
from domain.consent import Document
from domain.forms import Category, Part
from domain.offices import Act
from domain.pair import PauseReason, Refusal, State


class NoContact(StrEnum):
    """Why the other side cannot be reached, as chips."""

    NO_ANSWER = "no-answer"
    NOT_COMING = "not-coming"
    AWAY = "away"
    OTHER = "other"


async def pause(tx: AsyncSession, pair_id: int, by: int | None, *, now: datetime) -> Seen | Refusal:
    """The curator lets a pair rest: nothing is asked of either side until it goes on. Both are told."""
    found = await _curated(tx, pair_id, by, now)
    return found if isinstance(found, Refusal) else await pause_for(tx, found, PauseReason.ASKED, now=now)


async def pause_for(tx: AsyncSession, found: Seen, reason: PauseReason, *, now: datetime) -> Seen | Refusal:
    """Let a pair that is held rest for this reason; both are told why. Whose decision that is, the caller has checked."""
    result = pair.pause(found.pair, reason, now)
    if isinstance(result, Refusal):
        return result
    await pairs.keep(tx, found.row, result)
    await notices.call_off(tx, ("pair-clock", found.row.id), now=now)
    await pair_words.paused(tx, found, reason.value, now=now)
    return found


async def resume(
    tx: AsyncSession, pair_id: int, by: int | None, document: Document, *, now: datetime
) -> Seen | Refusal | Blocked:
    """The curator lets it go on, if the hard rules still hold. A pause for safety's sake is not lifted this way."""
    found = await _curated(tx, pair_id, by, now)
    if isinstance(found, Refusal):
        return found
    if found.pair.pause_reason is PauseReason.SAFETY:
        return Refusal.NOT_YOURS
    return await resume_held(tx, found, document, now=now)


async def resume_held(tx: AsyncSession, found: Seen, document: Document, *, now: datetime) -> Seen | Refusal | Blocked:
    """Let a pair that is held go on, if the hard rules still hold; both are told. Who may, the caller has checked."""
    row = found.row
    blocked = await matches.obstacles(tx, row.mentor_id, row.mentee_id, document, now, without=row.id)
    result = pair.resume(found.pair, blocked)
    if result is Refusal.OBSTACLE:
        return Blocked(blocked)
    if isinstance(result, Refusal):
        return result
    await pairs.keep(tx, row, result)
    row.watched_from = now
    await tx.flush()
    await pair_words.resumed(tx, found, now=now)
    return found


async def goes_on(tx: AsyncSession, pair_id: int, by: int | None, *, now: datetime) -> Seen | Refusal:
    """The curator's answer to a long silence: the pair goes on, its clock begins anew."""
    found = await _curated(tx, pair_id, by, now)
    if isinstance(found, Refusal):
        return found
    if found.pair.state is not State.ACTIVE:
        return Refusal.NOT_ACTIVE
    found.row.watched_from = now
    await tx.flush()
    return found


async def _curated(tx: AsyncSession, pair_id: int, by: int | None, now: datetime) -> Seen | Refusal:
    found = await pairs.held(tx, pair_id)
    if found is None or not await rights.allowed(tx, by, Act.FORM_PAIRS, found.row.organization_id, now):
        return Refusal.NOT_YOURS
    return found


async def lapse(tx: AsyncSession, pair_id: int, *, now: datetime) -> Seen | Refusal:
    """Fourteen days without both answers: closed, the requester and whoever had said yes are told."""
    found = await pairs.held(tx, pair_id)
    if found is None:
        return Refusal.NOT_YOURS
    result = pair.lapse(found.pair, now)
    if isinstance(result, Refusal):
        return result
    await pairs.keep(tx, found.row, result)
    await pair_words.lapsed(tx, found, now=now)
    return found


async def cannot_reach(tx: AsyncSession, pair_id: int, person_id: int | None, why: NoContact, *, now: datetime) -> bool:
    """One side cannot reach the other: the curators are told. False for a stranger, and when the pair has ended."""
    found = await pairs.held(tx, pair_id)
    part = found.part_of(person_id) if found else None
    if found is None or part is None or found.pair.state not in (State.ACTIVE, State.PAUSED):
        return False
    await notices.call_off(tx, ("pair-clock", pair_id), now=now)
    await pair_words.no_contact(tx, found, part, why.value, now=now)
    return True


async def settle_second_adult(tx: AsyncSession, organization_id: int, document: Document, *, now: datetime) -> tuple[int, int]:
    """Rule: no pair with a minor works without a curator. Pauses those of an organisation that has none today, lets those go on
    that paused for that reason alone once there is one again. Returns how many paused and how many go on.
    """
    curated = bool(await participants.curators(tx, organization_id, now))
    wanted = (models.Pair.organization_id == organization_id) & (
        (models.Pair.state == State.PAUSED) & (models.Pair.pause_reason == PauseReason.NO_CURATOR)
        if curated
        else models.Pair.state == State.ACTIVE
    )
    changed = 0
    for one in await pairs.seen(tx, wanted):
        found = await pairs.held(tx, one.row.id)
        if found is None or not await _with_minor(tx, found):
            continue
        result = (
            await resume_held(tx, found, document, now=now)
            if curated
            else await pause_for(tx, found, PauseReason.NO_CURATOR, now=now)
        )
        changed += isinstance(result, Seen)
    return (0, changed) if curated else (changed, 0)


async def _with_minor(tx: AsyncSession, found: Seen) -> bool:
    if Category.PUPIL not in (found.mentor.category, found.mentee.category):
        return False
    rows = await tx.execute(
        select(models.Person.minor)
        .join(Participant, Participant.person_id == models.Person.id)
        .where(Participant.id.in_((found.row.mentor_id, found.row.mentee_id)), Participant.category == Category.PUPIL)
    )
    return any(minor is not False for minor in rows.scalars())


async def remind_to_answer(tx: AsyncSession, found: Seen, *, now: datetime) -> None:
    """Seven days without an answer: whoever has not answered is asked again."""
    for part in Part:
        if not found.pair.accepted_by(part):
            await pair_words.asked_again(tx, found, part, now=now)
