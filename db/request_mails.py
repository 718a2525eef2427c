"""The tables of a request by mail: asked for, claimed, recorded. One letter of a request is on its way at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import request_results, requests

#: A letter in a worker's hands is free again after this; longer than all waits for one mail server together.
LEASE = timedelta(minutes=5)


class Unmailed(StrEnum):
    """Why nothing is mailed."""

    NOT_YOURS = "not-yours"
    NO_ADDRESS = "no-address"  # nobody has entered the office address
    NOTHING = "nothing"  # nobody has answered yet


@dataclass(frozen=True)
class Last:
    """The last letter of a request: `at` is when it was asked for, or sent."""

    address: str
    state: str
    failure: str | None
    at: datetime


@dataclass(frozen=True)
class Claimed:
    """A letter in the hands of one worker until its lease ends."""

    id: int
    request_id: int
    by: int
    address: str
    attempts: int


async def ask(tx: AsyncSession, request_id: int, by: int | None, *, now: datetime) -> str | Unmailed:
    """Write the letter down; returns the address to which it goes. One that waits already is that one."""
    one = await requests.find(tx, request_id)
    if one is None or by is None or not await requests.may_ask(tx, one.organization_id, by, now):
        return Unmailed.NOT_YOURS
    results = await request_results.of(tx, request_id, by, now)
    if results is None or not results.answered:
        return Unmailed.NOTHING
    address = await address_of(tx, one.organization_id)
    if not address:
        return Unmailed.NO_ADDRESS
    await tx.execute(
        text("""
            INSERT INTO request_mails (request_id, "by", address, created_at) VALUES (:request, :by, :address, :now)
            ON CONFLICT (request_id) WHERE state = 'waiting' DO NOTHING
        """),
        {"request": request_id, "by": by, "address": address, "now": now},
    )
    return address


async def address_of(tx: AsyncSession, organization_id: int) -> str | None:
    """The office address, if it is known."""
    found = await tx.execute(text("SELECT email FROM organizations WHERE id = :id"), {"id": organization_id})
    address: str | None = found.scalar_one()
    return address


async def last(tx: AsyncSession, request_id: int) -> Last | None:
    """What became of the last letter."""
    found = await tx.execute(
        text("""
            SELECT address, state, failure, coalesce(sent_at, created_at) AS at FROM request_mails
             WHERE request_id = :id ORDER BY id DESC LIMIT 1
        """),
        {"id": request_id},
    )
    row = found.one_or_none()
    return None if row is None else Last(**row._mapping)


async def claim(tx: AsyncSession) -> Claimed | None:
    """Take one letter that waits in hand; leases and pauses go by the database's clock. None when there is none."""
    found = await tx.execute(
        text("""
            UPDATE request_mails SET lease_until = clock_timestamp() + :lease, attempts = attempts + 1
             WHERE id IN (SELECT id FROM request_mails WHERE state = 'waiting'
                             AND (lease_until IS NULL OR lease_until <= clock_timestamp())
                             AND (retry_at IS NULL OR retry_at <= clock_timestamp())
                           ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, request_id, "by", address, attempts
        """),
        {"lease": LEASE},
    )
    row = found.one_or_none()
    return None if row is None else Claimed(**row._mapping)


async def record_sent(tx: AsyncSession, claimed: Claimed, now: datetime) -> None:
    """The mail server took it."""
    await tx.execute(
        text("""
            UPDATE request_mails SET state = 'sent', sent_at = :now, lease_until = NULL, failure = NULL
             WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "now": now},
    )


async def record_failed(tx: AsyncSession, claimed: Claimed, failure: str) -> None:
    """The mail server does not take it; the row says why, and the screen of the request."""
    await tx.execute(
        text("""
            UPDATE request_mails SET state = 'failed', failure = :failure, lease_until = NULL WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "failure": failure[:300]},
    )


async def put_off(tx: AsyncSession, claimed: Claimed, seconds: float, failure: str) -> None:
    """Not now: free again after `seconds` of machine time."""
    await tx.execute(
        text("""
            UPDATE request_mails SET lease_until = NULL, failure = :failure,
                   retry_at = clock_timestamp() + make_interval(secs => :seconds) WHERE id = :id AND state = 'waiting'
        """),
        {"id": claimed.id, "seconds": seconds, "failure": failure[:300]},
    )
