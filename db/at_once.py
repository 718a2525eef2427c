"""One statement that is a transaction by itself, straight to the driver: for the few that every press and every call needs.

It is prepared once for each connection and costs one round trip, where the same through a session costs three and much of the
way twice over. Parameters are `$1`, `$2` …; JSON goes in as text and comes out as what it says.
"""

from collections.abc import Awaitable
from typing import Any, Protocol, cast

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import greenlet_spawn

Row = asyncpg.Record


class AtOnce(Protocol):
    """What runs such a statement: `Database.at_once`."""

    def __call__(self, statement: str, /, *values: Any) -> Awaitable[list[Row]]:
        """Run it; its rows. Raises what asyncpg raises."""


async def run(engine: AsyncEngine, statement: str, *values: Any) -> list[Row]:
    """Run the statement on a connection of the engine's pool. A connection that broke, or whose answer nobody waited for, is
    closed and never used again."""
    pool = engine.sync_engine.pool
    lent = await greenlet_spawn(pool.connect)
    try:
        driver = cast("asyncpg.Connection[Row]", lent.driver_connection)
        if driver.is_closed():  # the server went away while it lay in the pool
            await greenlet_spawn(lent.invalidate)
            driver = cast("asyncpg.Connection[Row]", (lent := await greenlet_spawn(pool.connect)).driver_connection)
        try:
            return await driver.fetch(statement, *values)
        except BaseException as fault:
            if driver.is_closed() or not isinstance(fault, asyncpg.PostgresError):
                await greenlet_spawn(lent.invalidate)
            raise
    finally:
        await greenlet_spawn(lent.close)
