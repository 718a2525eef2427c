"""Transactions on one PostgreSQL: short ones, never held across the network.

`Database` opens ordinary transactions. What a handler receives is `UpdateDatabase`: bound to the update being handled, its
single `begin()` writes effects, notices and `effects_at` in one commit, so that an update has its effects once, however
often it is run.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import event, exc
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from db import at_once, given, moments, updates
from db.at_once import STATEMENTS, Row
from db.moments import Moment
from db.passing import DRIVER
from db.sessions import Looking, Writing
from db.snapshot import snapshot
from db.updates import Ticket

#: What it looks like when the database is away, restarts or has no connection free: to be waited out, nobody's fault.
OUT_OF_REACH = (exc.DBAPIError, exc.TimeoutError, *DRIVER, OSError)

#: A transaction that does nothing for so many milliseconds belongs to a process that stands still: PostgreSQL ends it, and its
#: locks hold up nobody else. The longest that one of ours waits for is a child process that computes holidays, a minute at most.
_IDLE, IDLE_WITHIN = "idle_in_transaction_session_timeout", 75_000

#: Connections of an engine that run statements by themselves (`db/at_once.py`); the rest are for transactions.
AT_ONCE = 0.4


def open_engine(url: str, *, size: int = 20, **options: Any) -> AsyncEngine:
    """An engine for `url`: any `postgresql://…` that libpq knows, `sslmode` and sockets included; at most `size` connections.

    Nothing is connected yet. An error of the engine never quotes the values of a statement: names may be among them.
    """
    address = given.dsn(url)

    async def connect(**more: Any) -> "asyncpg.Connection[Row]":
        try:
            # A prepared statement is kept as long as its connection: the same few hundred are asked again and again.
            return await asyncpg.connect(
                address,
                timeout=given.WITHIN,
                server_settings={_IDLE: str(IDLE_WITHIN)},
                statement_cache_size=STATEMENTS,
                max_cached_statement_lifetime=0,
                **more,
            )
        except ConnectionError:
            raise
        except OSError as fault:
            # No answer in time; a socket that is not there while the server restarts; a host that has no address just now.
            raise ConnectionError(f"PostgreSQL is out of reach ({type(fault).__name__})") from None

    lines = max(1, round(size * AT_ONCE))
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=max(1, size - lines),
        max_overflow=0,
        pool_timeout=at_once.PATIENCE,
        # The connection that was used last comes first: few are open, and those know the statements already.
        pool_use_lifo=True,
        connect_args={"prepared_statement_cache_size": STATEMENTS},
        hide_parameters=True,
        **options,
    )
    event.listen(engine.sync_engine, "checkout", _only_living)
    at_once.attach(engine, connect, lines)
    return engine


def _only_living(connection: Any, *_: object) -> None:
    """The server went away while a connection lay in the pool: none of that time is used again, instead of each failing once."""
    if connection.driver_connection.is_closed():
        raise exc.InvalidatePoolError


class Database:
    """Transactions on one engine. Leaving a block by an exception rolls back."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._lines = at_once.of(engine)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end of the block."""
        tx = Writing(self.engine)
        try:
            yield tx
            await tx.commit()
        finally:
            await tx.end()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """For looking only (`db/sessions.py`); whatever it wrote is rolled back."""
        tx = Looking(self.engine, self._lines)
        try:
            yield tx
        finally:
            await tx.end()

    #: The same, where nothing is ever written.
    look = read

    async def at_once(self, statement: str, /, *values: Any) -> list[Row]:
        """Run one statement that is a transaction by itself: see `db/at_once.py`."""
        return await self._lines.run(statement, *values)

    def bound(self, ticket: Ticket) -> "UpdateDatabase":
        """The same database, as the handler of one update sees it."""
        return UpdateDatabase(self, ticket)


class UpdateDatabase:
    """The database of one update. `begin()` commits at most once; `read()` may be entered as often as needed."""

    def __init__(self, database: Database, ticket: Ticket) -> None:
        self._database = database
        self._ticket = ticket
        self._begun = False

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """The one transaction of this update's effects; one that was rolled back may be begun again.

        Raises `AlreadyDone` when an earlier run of the same update has committed its effects: the caller shows the present
        screen instead. Raises `LeaseLost` when another worker has taken over: nothing is written.
        """
        if self._begun:
            raise RuntimeError("an update has one transaction: what belongs together is written together")
        self._begun = True
        try:
            async with self._database.begin() as tx:
                await updates.mark_effects(tx, self._ticket)
                await moments.reached(Moment.MARKED)
                yield tx
                await moments.reached(Moment.WRITTEN)
        except BaseException:
            self._begun = False
            raise
        await moments.reached(Moment.COMMITTED)

    @property
    def written(self) -> bool:
        """Whether this run has committed its effects: what was read before may be otherwise now."""
        return self._begun

    @property
    def shown_before(self) -> int | None:
        """The message that an earlier run of this update, which did not come to its end, left on the screen («Читаю …»)."""
        found = self._ticket.payload.get(updates.SHOWN)
        return found if isinstance(found, int) else None

    async def shows_more(self, mark: str) -> bool:
        """Whether the person has typed or pressed more since that waits for its turn and will show a screen: the `mark` stands in
        what the buttons of screens carry."""
        return await updates.shows_more(self._database.at_once, self._ticket, mark)

    @asynccontextmanager
    async def record(self) -> AsyncIterator[AsyncSession]:
        """A transaction for the record of a file that was made from the update's effects: after them, before the file leaves."""
        async with self._database.begin() as tx:
            yield tx

    async def shows(self, message_id: int) -> None:
        """Remember a message that stands only while this update is being handled, should its process end before. No effect."""
        async with self._database.begin() as tx:
            await updates.remember_shown(tx, self._ticket, message_id)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction for looking only."""
        async with self._database.read() as tx:
            yield tx

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncSession]:
        """A transaction for looking only in which everything is as it was at its first statement: for a paper of many numbers."""
        async with snapshot(self._database.engine) as tx:
            yield tx
