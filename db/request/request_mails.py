"""The tables of a request by mail: asked for, and what became of it. One letter of a request is on its way at a time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.request import request_results, requests
from db.speaking.outbox import Outbox


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


OUTBOX = Outbox("request_mails", Claimed, 'id, request_id, "by", address, attempts')


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
