"""What the programme has seen itself becomes a report: who came to an event, whom a message reached, what a request was answered.

The line (and files) go to the assignment as evidence and report it; whoever accepts looks at it like at any other report and may
return it. Where the row asks for more (№ and date of an act), they are the beginning of the executor's report instead.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from db import drafts
from db.assignment import answerable, reporting
from db.assignment.assignments import Listed
from db.assignment.changing import words_of
from db.drafts import REPORT
from db.speaking import notices
from domain.assignment import Refusal, State
from domain.pieces import Piece, packed, unpacked, with_one

#: What waits to be done, so that something can be shown for it.
OPEN = (State.OPEN, State.RETURNED)


class Became(StrEnum):
    """What has become of a proof."""

    REPORTED = "reported"
    BEGUN = "begun"  # the row asks for more: it lies in the report that its executor sends
    NOTHING = "nothing"  # it is reported or closed already, or nobody answers for it


def owed_first(many: Iterable[Listed], since: date | None = None) -> Listed | None:
    """Of the turns of one measure in one organisation the one that a proof serves: what is owed first, of those due from `since`
    on while there are any."""
    waiting = sorted((one for one in many if one.state in OPEN), key=lambda one: (one.deadline or date.max, one.id))
    fresh = [one for one in waiting if since is None or one.deadline is None or one.deadline >= since]
    return next(iter([*fresh, *waiting]), None)


async def give(
    tx: AsyncSession, one: Listed, pieces: Sequence[Piece], by: int, *, reported_by: int | None, now: datetime
) -> Became:
    """Report the assignment of an organisation with these pieces, which `by` has attached. `reported_by` is whoever of the
    organisation did what it shows, None where nobody there has pressed anything. Its executors are told."""
    outcome = await reporting.prove(tx, one.id, by, pieces, reported_by=reported_by, now=now)
    people = await answerable.answerable_for(tx, one, now)
    if isinstance(outcome, Listed):
        await _tell(tx, "proof-reported", people - {by}, outcome, pieces, now)
        return Became.REPORTED
    executors = await answerable.responsible_for(tx, one, now)
    if outcome is not Refusal.EVIDENCE_MISSING or not executors:
        return Became.NOTHING
    for person in sorted(executors):
        await lay(tx, person, one.id, pieces, now)
    await _tell(tx, "proof-offered", executors - {by}, one, pieces, now)
    return Became.BEGUN


async def lay(tx: AsyncSession, person: int, assignment_id: int, pieces: Sequence[Piece], now: datetime) -> tuple[Piece, ...]:
    """Put the pieces into this person's report of the assignment, beside what lies there; returns everything that lies there."""
    collected = unpacked(await drafts.find(tx, person, REPORT, assignment_id))
    for piece in pieces:
        collected, _ = with_one(collected, piece)
    await drafts.keep(tx, person, REPORT, assignment_id, packed(collected), now=now)
    return collected


async def _tell(tx: AsyncSession, key: str, people: Collection[int], one: Listed, pieces: Sequence[Piece], now: datetime) -> None:
    begun = key == "proof-offered"
    button = notices.button("proof-report", "done", one.id, one.version) if begun else None
    button = button or notices.button("assignment-open", "assignment", one.id)
    for person in sorted(people):
        await notices.tell(
            tx,
            person,
            key,
            now=now,
            subject=("proof", one.id),
            buttons=[[button]],
            line=next((piece.words for piece in pieces if piece.words), ""),
            **words_of(one),
        )
