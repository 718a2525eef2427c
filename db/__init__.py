"""The database under a plain name: short transactions, never held across the network.

`Database` opens ordinary transactions. What a handler receives is `UpdateDatabase`: bound to the update being handled, its
single `begin()` writes effects, notices and `effects_at` in one commit, so that an update has its effects once, however
often it is run.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from db import updates
from db.updates import AlreadyDone, LeaseLost, Ticket

__all__ = ["AlreadyDone", "Database", "LeaseLost", "Ticket", "UpdateDatabase", "open_engine"]


def open_engine(url: str, *, size: int = 20, **options: Any) -> AsyncEngine:
    """An engine for `url` (any `postgresql://…` spelling); at most `size` connections, prepared statements cached."""
    _, _, rest = url.partition("://")
    return create_async_engine(f"postgresql+asyncpg://{rest}", pool_size=size, max_overflow=0, pool_timeout=20, **options)


class Database:
    """Transactions on one engine. Leaving a block by an exception rolls back."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end of the block."""
        async with self._sessions.begin() as tx:
            yield tx

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction for looking only; whatever it wrote is rolled back."""
        async with self._sessions() as tx:
            yield tx

    def bound(self, ticket: Ticket) -> "UpdateDatabase":
        """The same database, as the handler of one update sees it."""
        return UpdateDatabase(self, ticket)


class UpdateDatabase:
    """The database of one update. `begin()` may be entered once; `read()` as often as needed."""

    def __init__(self, database: Database, ticket: Ticket) -> None:
        self._database = database
        self._ticket = ticket
        self._begun = False

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """The one transaction of this update's effects.

        Raises `AlreadyDone` when an earlier run of the same update has committed its effects: the caller shows the present
        screen instead. Raises `LeaseLost` when another worker has taken over: nothing is written.
        """
        if self._begun:
            raise RuntimeError("an update has one transaction: what belongs together is written together")
        async with self._database.begin() as tx:
            await updates.lock_for_effects(tx, self._ticket)
            yield tx
            await updates.mark_effects(tx, self._ticket)
        self._begun = True

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction for looking only."""
        async with self._database.read() as tx:
            yield tx
