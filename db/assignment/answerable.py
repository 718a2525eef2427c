"""Who answers for an assignment: who executes it today, and who has the last word on the report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.assignments import Listed, reported_to
from db.office import people
from db.reminder.holders import of_office, with_deputies
from domain import assignment as rules
from domain.offices import Act, Office, may

#: Offices that have the last word on somebody's report.
JUDGES = frozenset({Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL, Office.HEAD})


def seated_to_judge(seats: Sequence[Any], one: Listed, now: datetime) -> bool:
    """Whether these seats of one person give the last word on it.

    Who owns the road map judges what organisations report; what the owner executes itself its controller; what is of a school's
    own road map its head.
    """
    held = [seat.held for seat in seats if seat.organization_id == one.owner_id]
    return may(held, Act.ACCEPT_INSIDE if one.inside else Act.ACCEPT_REPORTS, one.path, one.today(now))


async def may_judge(tx: AsyncSession, one: Listed, person_id: int | None, now: datetime) -> bool:
    """Whether this person has the last word on this assignment today."""
    return person_id is not None and seated_to_judge(await people.seats(tx, person_id, one.today(now)), one, now)


async def answering(
    tx: AsyncSession, organization_id: int, office: Office, executor_id: int | None, *, curator_too: bool, today: date
) -> frozenset[int]:
    """Who answers for what nobody has handed on: the named person or else the office, and the curators where they are named."""
    if executor_id is not None:
        found = await with_deputies(tx, organization_id, executor_id, today)
    else:
        found = await of_office(tx, organization_id, office, today)
    return found | await of_office(tx, organization_id, Office.CURATOR, today) if curator_too else found


async def responsible_for(tx: AsyncSession, one: Listed, now: datetime) -> frozenset[int]:
    """Who executes an assignment today: whom it was handed on to (also their deputy), else whoever answers for it."""
    if one.executor_id is not None and one.delegated_by is not None:
        return await with_deputies(tx, one.organization_id, one.executor_id, one.today(now))
    return await answering(
        tx, one.organization_id, one.office, one.executor_id, curator_too=one.curator_too, today=one.today(now)
    )


async def answerable_for(tx: AsyncSession, one: Listed, now: datetime) -> frozenset[int]:
    """Who executes it and, where it was handed on, the office that goes on answering for it."""
    executors = await responsible_for(tx, one, now)
    if one.delegated_by is None:
        return executors
    return executors | await answering(
        tx, one.organization_id, one.office, None, curator_too=one.curator_too, today=one.today(now)
    )


async def judges_of(tx: AsyncSession, one: Listed, now: datetime) -> frozenset[int]:
    """Who has the last word: of what the owner executes itself the controllers (in a school the head), else the owner's own
    officials."""
    if one.inside:
        return await of_office(tx, one.owner_id, Office.HEAD, one.today(now))
    if one.own:
        return await of_office(tx, one.owner_id, Office.CONTROLLER, one.today(now))
    found: set[int] = set()
    for office in (Office.COORDINATOR, Office.REGIONAL):
        found |= await of_office(tx, one.owner_id, office, one.today(now))
    return frozenset(found)


async def as_rule(tx: AsyncSession, one: Listed, now: datetime) -> rules.Assignment:
    """The assignment as the rules see it, with who answers for it and who accepts."""
    executors = await responsible_for(tx, one, now)
    controllers = await judges_of(tx, one, now) if one.own else frozenset()
    return replace(
        one.rule,
        responsible=executors,
        acceptor=rules.acceptor(own=one.own, controllers=controllers, executors=executors),
    )


async def waiting_for(tx: AsyncSession, person_id: int, now: datetime) -> list[Listed]:
    """Reports that this person may accept or return, the longest waiting first."""
    seats = await people.seats(tx, person_id, now.date())
    owners = {seat.organization_id for seat in seats if seat.office in JUDGES}
    if not owners:
        return []
    found = await reported_to(tx, owners)
    return [one for one in found if seated_to_judge(seats, one, now) and one.reported_by != person_id]
