"""The steps that either side may take with a meeting to come, as the screens and the messages both call them."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from db.pair import meeting_plans
from db.pair.seen import Planned
from domain.meeting_plans import Refusal
from domain.meetings import State

#: What is done in the transaction: to which meeting, by whom, of which version, when.
Step = Callable[[Any, int, int | None, int, datetime], Awaitable[Planned | Refusal]]


async def agreeing(tx: Any, meeting_id: int, by: int | None, version: int, now: datetime) -> Planned | Refusal:
    """«Буду»."""
    return await meeting_plans.agree(tx, meeting_id, by, version, now=now)


async def offering(tx: Any, meeting_id: int, by: int | None, version: int, now: datetime) -> Planned | Refusal:
    """Three other dates are offered."""
    return await meeting_plans.offer(tx, meeting_id, by, version, now=now)


async def cancelling(tx: Any, meeting_id: int, by: int | None, version: int, now: datetime) -> Planned | Refusal:
    """Called off."""
    return await meeting_plans.call_off(tx, meeting_id, by, version, State.CANCELLED, now=now)


async def nobody_came(tx: Any, meeting_id: int, by: int | None, version: int, now: datetime) -> Planned | Refusal:
    """Somebody did not come."""
    return await meeting_plans.call_off(tx, meeting_id, by, version, State.NO_SHOW, now=now)


def taking(number: int) -> Step:
    """One of the offered dates, by its number from 0."""

    async def step(tx: Any, meeting_id: int, by: int | None, version: int, now: datetime) -> Planned | Refusal:
        return await meeting_plans.take(tx, meeting_id, by, version, number, now=now)

    return step
