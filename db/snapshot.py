"""One look at everything: a read-only transaction in which all statements see the database of the same moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession


@asynccontextmanager
async def snapshot(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """What is committed at the first statement, until the end of the block; nothing can be written.

    It is held as long as the block lasts, so it is for a process of its own that writes one file and ends.
    """
    frozen = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    async with AsyncSession(frozen, expire_on_commit=False) as tx:
        yield tx
