"""Rows of the inbox, for tests of what becomes of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from db import Database, Ticket, updates
from db.updates import Arrived, Turn


def arrived(update_id: int | None, key: int, /, **payload: Any) -> Arrived:
    """An update that needs no meaning."""
    return Arrived(update_id, key, payload)


async def stored(database: Database, *rows: Arrived) -> int:
    """Store them in one transaction; how many were new."""
    async with database.begin() as tx:
        return await updates.store(tx, rows)


async def taken(database: Database, holder: Any = None) -> Turn | None:
    """Take whoever waits."""
    async with database.begin() as tx:
        return await updates.take_turn(tx, holder or uuid4())


async def ticket_of(database: Database, turn: Turn) -> Ticket | None:
    """The next row of a leased person."""
    async with database.begin() as tx:
        return await updates.next_ticket(tx, turn)


async def begun(database: Database, key: int = 1) -> Ticket:
    """A stored row of this person in the hands of a worker."""
    await stored(database, arrived(None, key))
    turn = await taken(database)
    assert turn is not None
    ticket = await ticket_of(database, turn)
    assert ticket is not None
    return ticket


async def ask(database: Database, statement: str, **values: Any) -> list[Any]:
    """What is committed."""
    async with database.read() as tx:
        return list((await tx.execute(text(statement), values)).all())


async def tell(database: Database, statement: str, **values: Any) -> None:
    """Change something behind everybody's back."""
    async with database.begin() as tx:
        await tx.execute(text(statement), values)


async def until(condition: Callable[[], Awaitable[bool]], patience: float = 10.0) -> None:
    """Wait until it holds, asking again and again; AssertionError when it does not in time."""
    async with asyncio.timeout(patience):
        while not await condition():  # noqa: ASYNC110 -- the database rings no bell
            await asyncio.sleep(0.01)
