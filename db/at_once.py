"""One statement that is a transaction by itself, straight to the driver: for the few that every press and every call needs,
and for what is only looked at.

It is prepared once for each connection and costs one round trip, where the same through a session costs three and much of the
way twice over. Parameters are `$1`, `$2` …; JSON goes in as text and comes out as what it says. These connections are no part of
SQLAlchemy's pool: lending one through it costs twice what the statement does.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias
from weakref import WeakKeyDictionary

import asyncpg
from sqlalchemy import Engine, event, exc
from sqlalchemy.ext.asyncio import AsyncEngine

from db import as_json

Row = asyncpg.Record
Line: TypeAlias = "asyncpg.Connection[Row]"

#: Seconds to wait for a line, or for a connection of SQLAlchemy's pool, while all are in use.
PATIENCE = 20
#: Prepared statements that a connection keeps; the bot has some hundreds.
STATEMENTS = 600


class AtOnce(Protocol):
    """What runs such a statement: `Database.at_once`."""

    def __call__(self, statement: str, /, *values: Any) -> Awaitable[list[Row]]:
        """Run it; its rows. Raises what asyncpg raises."""


class Lines:
    """Connections of one engine for statements by themselves, at most so many; opened when they are needed."""

    def __init__(self, connect: Callable[[], Awaitable[Line]], most: int) -> None:
        self._connect = connect
        self._free = asyncio.Semaphore(most)
        self._idle: list[Line] = []

    async def run(self, statement: str, *values: Any) -> list[Row]:
        """Run the statement. A connection that broke, or whose answer nobody waited for, is closed and never used again. Raises
        what asyncpg raises, and SQLAlchemy's `TimeoutError` where every connection stays in use."""
        if self._free.locked():
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._free.acquire()
            except TimeoutError:
                raise exc.TimeoutError(f"every connection stays in use for {PATIENCE} s") from None
        else:
            await self._free.acquire()
        try:
            return await self._on_a_line(statement, values)
        finally:
            self._free.release()

    async def _on_a_line(self, statement: str, values: tuple[Any, ...]) -> list[Row]:
        line = await self._open()
        try:
            rows = await line.fetch(statement, *values)
        except BaseException as fault:
            if not line.is_closed() and isinstance(fault, asyncpg.PostgresError):
                self._idle.append(line)
            else:
                line.terminate()
            raise
        # The one that was used last comes first: few are open, and those know the statements already.
        self._idle.append(line)
        return rows

    async def _open(self) -> Line:
        while self._idle:
            line = self._idle.pop()
            if not line.is_closed():  # the server went away while it lay there
                return line
        line = await self._connect()
        for kind in ("json", "jsonb"):
            await line.set_type_codec(kind, encoder=str, decoder=as_json.read, schema="pg_catalog")
        return line

    def close(self) -> None:
        """Close what is idle; what is in use goes with its statement's end, or with its server."""
        idle, self._idle = self._idle, []
        for line in idle:
            line.terminate()


_lines: WeakKeyDictionary[Engine, Lines] = WeakKeyDictionary()


def attach(engine: AsyncEngine, connect: Callable[[], Awaitable[Line]], most: int) -> None:
    """Give an engine its lines; they close when it is disposed of."""
    lines = _lines[engine.sync_engine] = Lines(connect, most)
    event.listen(engine.sync_engine, "engine_disposed", lambda _: lines.close())


def of(engine: AsyncEngine) -> Lines:
    """The lines of an engine that `db.open_engine` has opened."""
    return _lines[engine.sync_engine]
