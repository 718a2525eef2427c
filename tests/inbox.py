"""Rows of the inbox, for tests of what becomes of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from db import Database, Ticket, updates
from db.updates import Arrived


def arrived(update_id: int | None, key: int, /, **payload: Any) -> Arrived:
    """An update that needs no meaning."""
    return Arrived(update_id, key, payload)


async def stored(database: Database, *rows: Arrived) -> int:
    """Store them in one transaction; how many were new."""
    return await updates.store(database.at_once, rows)


async def taken(database: Database, holder: Any = None) -> Ticket | None:
    """Take whoever waits, and begin their oldest row."""
    [*found] = await updates.take(database.at_once, holder or uuid4())
    return found[0] if found else None


async def begun(database: Database, key: int = 1) -> Ticket:
    """A stored row of this person in the hands of a worker."""
    await stored(database, arrived(None, key))
    ticket = await taken(database)
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
