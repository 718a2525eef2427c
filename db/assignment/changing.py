"""What whoever has the last word may change about an assignment: its day («продлить»), or whether it is required at all.

The rules decide on a locked row, it is logged, executors are told, reminders follow at once.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable, assignments
from db.assignment.assignment_log import note
from db.assignment.assignments import Listed
from db.models import Plea
from db.reminder import reminders
from db.speaking import notices
from domain import assignment as rules
from domain.assignment import Refusal
from domain.assignment_log import Did
from domain.lead_in import spoken
from domain.pleas import EVERYTHING, About, Standing

#: Signs of a measure's text in somebody else's notice.
LONGEST = 160


def words_of(one: Listed) -> dict[str, Any]:
    """How somebody else's notice names an assignment."""
    said = spoken(one.text, one.section)
    short = said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
    return {"number": one.number, "text": short, "organization": one.organization}


async def extend(
    tx: AsyncSession,
    assignment_id: int,
    by: int | None,
    until: date,
    *,
    now: datetime,
    wished: date | None = None,
    reason: str = "",
) -> Listed | Refusal:
    """A later day: `until` is local to the organisation. `wished` is what was asked for, where it was asked for; who was not
    asked says the `reason`.

    What the day was before stays in the log. A plea for more time that still waits has lost its object.
    """
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or by is None:
        return Refusal.NOT_YOURS
    after = rules.extend(one.rule, until, one.today(now), may_accept=await may_change(tx, one, by, now))
    if isinstance(after, Refusal):
        return after
    reason = " ".join(reason.split())
    if wished is None and not reason:
        return Refusal.REASON_MISSING
    await tx.execute(
        text("UPDATE assignments SET due = :until, extended_at = :now, version = version + 1 WHERE id = :id"),
        {"id": assignment_id, "until": until, "now": now},
    )
    why = {"comment": reason} if reason else {}
    await note(tx, assignment_id, Did.EXTENDED, by, now, {"from": one.deadline, "to": until, **why})
    await moot(tx, assignment_id, {About.EXTENSION}, now=now)
    other_than_wished = wished if wished != until else None
    await _tell(tx, one, "assignment-extended", by, now, until=until, wished=other_than_wished, reason=reason or None)
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


async def lift(tx: AsyncSession, assignment_id: int, by: int | None, reason: str, *, now: datetime) -> Listed | Refusal:
    """«Не требуется» for this organisation, with the reason."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or by is None:
        return Refusal.NOT_YOURS
    after = rules.lift(one.rule, reason, may_accept=await may_change(tx, one, by, now))
    if isinstance(after, Refusal):
        return after
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'not-required', decided_at = :now, decided_by = :by, comment = :reason,
                   version = version + 1 WHERE id = :id
        """),
        {"id": assignment_id, "now": now, "by": by, "reason": after.comment},
    )
    await note(tx, assignment_id, Did.LIFTED, by, now, {"comment": after.comment})
    await moot(tx, assignment_id, EVERYTHING, now=now)
    await notices.call_off(tx, ("report", assignment_id), now=now)
    await _tell(tx, one, "assignment-lifted", by, now, reason=after.comment)
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


async def may_change(tx: AsyncSession, one: Listed, by: int, now: datetime) -> bool:
    """Whether this person may give a later day or lift it: whoever has the last word, except on what is theirs to do."""
    judges = await answerable.may_judge(tx, one, by, now)
    return judges and by not in await answerable.responsible_for(tx, one, now)


async def moot(tx: AsyncSession, assignment_id: int, about: Collection[About], *, now: datetime) -> None:
    """Pleas about these things that still wait have lost their object: nobody is asked for them any more."""
    gone = await tx.execute(
        update(Plea)
        .where(Plea.assignment_id == assignment_id, Plea.standing == Standing.WAITING, Plea.about.in_(list(about)))
        .values(standing=Standing.MOOT, decided_at=now)
        .returning(Plea.id)
    )
    for plea_id in gone.scalars().all():
        await notices.call_off(tx, ("plea", plea_id), now=now)


async def waiting(tx: AsyncSession, assignment_id: int) -> list[Plea]:
    """What was asked about an assignment and has no answer yet."""
    found = await tx.execute(
        select(Plea).where(Plea.assignment_id == assignment_id, Plea.standing == Standing.WAITING).order_by(Plea.id)
    )
    return list(found.scalars())


async def _tell(tx: AsyncSession, one: Listed, key: str, by: int, now: datetime, **arguments: Any) -> None:
    for person in sorted(await answerable.answerable_for(tx, one, now) - {by}):
        await notices.tell(
            tx,
            person,
            key,
            now=now,
            subject=("answer", one.id),
            buttons=[[notices.button("assignment-open", "assignment", one.id)]],
            **arguments,
            **words_of(one),
        )


async def _again(tx: AsyncSession, assignment_id: int) -> Listed:
    found = await assignments.find(tx, assignment_id)
    assert found is not None  # it was locked a moment ago
    return found
