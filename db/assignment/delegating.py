"""A head hands an assignment to curator or staff and takes it back; both are told, both see it, reminders follow."""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable, assignments
from db.assignment.assignment_log import note
from db.assignment.assignments import Listed
from db.assignment.changing import words_of
from db.office import colleagues, rights
from db.office.colleagues import Colleague
from db.reminder import holders, reminders
from db.speaking import notices
from domain import delegating as rules
from domain.assignment import Assignment, Refusal
from domain.assignment_log import Did
from domain.offices import Act


async def candidates(tx: AsyncSession, one: Listed, by: int, now: datetime) -> list[Colleague]:
    """To whom this person could hand it: curator and staff of the organisation; nobody, where that is not theirs to do."""
    if not await may_delegate(tx, one, by, now):
        return []
    found = await colleagues.of(tx, one.organization_id, rules.TO, one.today(now), but=by)
    return [colleague for colleague in found if colleague.person_id != one.executor_id]


async def may_delegate(tx: AsyncSession, one: Listed, by: int, now: datetime) -> bool:
    """Whether this person hands assignments of the organisation on, and answers for this one."""
    may = await rights.allowed(tx, by, Act.DELEGATE_ASSIGNMENTS, one.organization_id, now)
    return may and by in await answerable.answerable_for(tx, one, now)


async def delegate(tx: AsyncSession, assignment_id: int, by: int | None, to: int, *, now: datetime) -> Listed | Refusal:
    """Hand it on. Doing it twice is doing it once; who had it before is told as well."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or by is None:
        return Refusal.NOT_YOURS
    staff = {person.person_id for person in await colleagues.of(tx, one.organization_id, rules.TO, one.today(now))}
    may = await may_delegate(tx, one, by, now)
    if refusal := rules.delegate(await _as_rule(tx, one, now), by, to, may_delegate=may, staff=staff):
        return refusal
    if one.executor_id == to and one.delegated_by is not None:
        return one
    await _given_to(tx, one, to, by, now)
    await note(tx, assignment_id, Did.DELEGATED, by, now, {"whom": to})
    for hearer in sorted(await holders.with_deputies(tx, one.organization_id, to, one.today(now)) - {by}):
        await _tell(tx, hearer, "assignment-delegated", one, now, until=one.deadline)
    await _tell_before(tx, one, by, now)
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


async def take_back(tx: AsyncSession, assignment_id: int, by: int | None, *, now: datetime) -> Listed | Refusal:
    """The office executes it itself again."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or by is None:
        return Refusal.NOT_YOURS
    may = await may_delegate(tx, one, by, now)
    delegated = one.delegated_by is not None
    if refusal := rules.take_back(await _as_rule(tx, one, now), by, may_delegate=may, delegated=delegated):
        return refusal
    await _given_to(tx, one, None, None, now)
    await note(tx, assignment_id, Did.TAKEN_BACK, by, now, {"whom": one.executor_id})
    await _tell_before(tx, one, by, now)
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


async def _as_rule(tx: AsyncSession, one: Listed, now: datetime) -> Assignment:
    rule = await answerable.as_rule(tx, one, now)
    return rules.answered_by(rule, await answerable.answerable_for(tx, one, now))


async def _given_to(tx: AsyncSession, one: Listed, executor: int | None, by: int | None, now: datetime) -> None:
    """What was told to the one before and has not been said yet, is not said any more."""
    await notices.call_off(tx, ("delegated", one.id), now=now)
    await tx.execute(
        text("""
            UPDATE assignments SET executor_id = CAST(:executor AS bigint), delegated_by = CAST(:by AS bigint),
                   version = version + 1 WHERE id = :id
        """),
        {"executor": executor, "by": by, "id": one.id},
    )


async def _tell_before(tx: AsyncSession, one: Listed, by: int, now: datetime) -> None:
    """Whoever had it before hears that it is theirs no more."""
    if one.delegated_by is None or one.executor_id is None:
        return
    for hearer in sorted(await holders.with_deputies(tx, one.organization_id, one.executor_id, one.today(now)) - {by}):
        await _tell(tx, hearer, "assignment-taken-back", one, now)


async def _tell(tx: AsyncSession, person_id: int, key: str, one: Listed, now: datetime, **arguments: Any) -> None:
    delegated = key == "assignment-delegated"
    await notices.tell(
        tx,
        person_id,
        key,
        now=now,
        subject=("delegated", one.id),
        buttons=[[notices.button("assignment-open", "assignment", one.id)]] if delegated else [],
        **arguments,
        **words_of(one),
    )


async def _again(tx: AsyncSession, assignment_id: int) -> Listed:
    found = await assignments.find(tx, assignment_id)
    assert found is not None  # it was locked a moment ago
    return found
