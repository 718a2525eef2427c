"""How pairs end: a side declines, the curator takes a proposal back or closes the pair, a side takes part no longer.

Every step asks the rules anew and holds the row, as in `db/pair/pairs.py`; the other side is told without blame.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.office import rights
from db.pair import pair_words
from db.pair.pairs import held, held_for_the_journal, keep
from db.pair.seen import Seen
from db.speaking import notices
from domain import pair
from domain.closing import Why
from domain.forms import Part
from domain.offices import Act
from domain.pair import Outcome, Refusal


async def decline(tx: AsyncSession, pair_id: int, person_id: int | None, *, now: datetime) -> Seen | Refusal:
    """One side's no before it has begun; the curators and the other side are told, no reason is asked."""
    found = await held(tx, pair_id)
    part = found.part_of(person_id) if found else None
    if found is None or part is None:
        return Refusal.NOT_YOURS
    return await _decline(tx, found, part, person_id, now=now)


async def decline_from_journal(tx: AsyncSession, pair_id: int, part: Part, by: int | None, *, now: datetime) -> Seen | Refusal:
    """The no of somebody without an account, given to the curator: a refusal, so that the two are not proposed again."""
    found = await held_for_the_journal(tx, pair_id, part, by, now=now)
    if found is None:
        return Refusal.NOT_YOURS
    result = await _decline(tx, found, part, by, now=now)
    if isinstance(result, Seen):
        result.row.by_journal = True
        await tx.flush()
    return result


async def _decline(tx: AsyncSession, found: Seen, part: Part, by: int | None, *, now: datetime) -> Seen | Refusal:
    result = pair.decline(found.pair, found.side(part).person_id, now)
    if isinstance(result, Refusal):
        return result
    await keep(tx, found.row, result, by=by)
    await pair_words.declined(tx, found, part, now=now)
    return found


async def withdraw(tx: AsyncSession, pair_id: int, by: int | None, *, now: datetime) -> Seen | Refusal:
    """The curator takes a proposal back; who was asked is told."""
    return await _close(tx, pair_id, by, None, now=now)


async def withdraw_unsaid(tx: AsyncSession, pair_id: int, by: int | None, *, now: datetime) -> Seen | Refusal:
    """The curator takes a proposal back of which nobody has heard; nobody hears of that either. `NOT_YOURS` once somebody has."""
    found = await held(tx, pair_id)
    if found is None or not await rights.allowed(tx, by, Act.FORM_PAIRS, found.row.organization_id, now):
        return Refusal.NOT_YOURS
    if await notices.said(tx, "pair", [pair_id]):
        return Refusal.NOT_YOURS
    result = pair.withdraw(found.pair, now)
    if isinstance(result, Refusal):
        return result
    await notices.call_off(tx, ("pair", pair_id), now=now)
    await keep(tx, found.row, result, by=by)
    return found


async def end(
    tx: AsyncSession, pair_id: int, outcome: Outcome, by: int | None, *, now: datetime, why: Why | None = None
) -> Seen | Refusal:
    """The curator closes a pair that has begun, one that broke off with the reason; both are told and thanked."""
    found = await _close(tx, pair_id, by, outcome, now=now)
    if isinstance(found, Seen) and why is not None:
        found.row.end_why = why.value
        await tx.flush()
    return found


async def _close(tx: AsyncSession, pair_id: int, by: int | None, outcome: Outcome | None, *, now: datetime) -> Seen | Refusal:
    found = await held(tx, pair_id)
    if found is None or not await rights.allowed(tx, by, Act.FORM_PAIRS, found.row.organization_id, now):
        return Refusal.NOT_YOURS
    result = pair.withdraw(found.pair, now) if outcome is None else pair.end(found.pair, outcome, now)
    if isinstance(result, Refusal):
        return result
    await keep(tx, found.row, result, by=by)
    await pair_words.closed(tx, found, withdrawn=outcome is None, now=now)
    return found


async def break_off(tx: AsyncSession, pair_id: int, part: Part, by: int | None, *, now: datetime, named: bool) -> Seen | Refusal:
    """The side `part` takes part no longer: nobody is asked, the other side is told without blame (by name with `named`).

    Whose decision that was has been checked by the caller; the curators hear of it there.
    """
    found = await held(tx, pair_id)
    if found is None:
        return Refusal.NOT_YOURS
    begun = pair.Step.END in pair.allowed_steps(found.pair)
    result = pair.end(found.pair, Outcome.STOPPED, now) if begun else pair.withdraw(found.pair, now)
    if isinstance(result, Refusal):
        return result
    await keep(tx, found.row, result, by=by)
    await pair_words.broken_off(tx, found, part, now=now, named=named)
    return found
