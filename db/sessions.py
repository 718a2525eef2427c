"""Sessions whose plain statements go straight to the driver; what SQLAlchemy builds goes the ordinary way.

For a statement that is words already, a session does much of the driver's way a second time: five times its CPU. `Looking` reads
without a transaction around it: PostgreSQL shows each statement of a READ COMMITTED transaction what is committed at its
beginning, so that one would give nothing but two round trips more. As soon as something is written there, or a row is locked,
everything goes the ordinary way, in one transaction that is rolled back. `Writing` is an ordinary transaction, which the driver
begins and ends by itself as long as nothing but words is asked: a session around it costs three times what they do.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

import asyncpg
from sqlalchemy import Connection, TextClause, exc
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.engine.result import IteratorResult, Result, SimpleResultMetaData
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import Select
from sqlalchemy.types import NullType

from db.at_once import Lines, Row

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
_LOOKS = re.compile(r"\s*(SELECT|WITH)\b", re.IGNORECASE)
#: Words of a statement that does more than look; «FOR UPDATE» is among them.
_DOES = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE|INTO|LOCK|SHARE|nextval|setval|set_config|pg_\w+)\b", re.IGNORECASE)


#: What the driver says by itself; the last, when the server's farewell has come and the end of the connection has not yet.
_DRIVER = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)

#: Of a result without rows nobody asks for the columns.
_NO_COLUMNS = SimpleResultMetaData(("nothing",))


class _Plain:
    """A statement as the driver takes it; whether it only looks."""

    def __init__(self, words: str) -> None:
        compiled = TextClause(words).compile(dialect=_DIALECT)
        self.words = str(compiled)
        self.looks = bool(_LOOKS.match(words)) and not _DOES.search(words)
        self._names: Sequence[str] = compiled.positiontup or ()
        self._columns: SimpleResultMetaData | None = None

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """In the driver's order."""
        return [given[name] for name in self._names]

    def result(self, rows: Sequence[Row]) -> Result[Any]:
        """As a session gives it."""
        if not rows:
            return IteratorResult(_NO_COLUMNS, iter(()))
        if self._columns is None:
            self._columns = SimpleResultMetaData(tuple(rows[0].keys()))
        return IteratorResult(self._columns, iter([tuple(row) for row in rows]))


_known = lru_cache(maxsize=1000)(_Plain)


def _plain(statement: Any, params: Any, more: dict[str, Any]) -> _Plain | None:
    """The statement, if it is words with values and nothing else."""
    if type(statement) is not TextClause or more or not isinstance(params, dict | None):
        return None
    for one in statement._bindparams.values():
        if type(one.type) is not NullType or one.expanding or not one.required:
            return None
    return _known(statement.text)


def _told(words: str, fault: Exception) -> exc.DBAPIError:
    """What a session would raise."""
    dialect = _DIALECT.import_dbapi()  # type: ignore[no-untyped-call]
    if isinstance(fault, asyncpg.InternalClientError):
        fault = asyncpg.InterfaceError(str(fault))
    translated: Exception = fault
    for kind in type(fault).__mro__:
        if kind in dialect._asyncpg_error_translate:
            translated = dialect._asyncpg_error_translate[kind](fault.args[0] if fault.args else "", fault)
            break
    translated.__cause__ = fault
    told = exc.DBAPIError.instance(words, None, translated, dialect.Error, hide_parameters=True, dialect=_DIALECT)
    return cast("exc.DBAPIError", told)


class _Late(AsyncSession):
    """What it is a session for is made when something goes the ordinary way."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._session: Session | None = None

    def _place(self) -> AsyncEngine | AsyncConnection:
        """Where the session goes to."""
        return self._engine

    @property
    def sync_session(self) -> Session:
        """The session behind this one."""
        if self._session is None:
            super().__init__(bind=self._place(), expire_on_commit=False)
        assert self._session is not None
        return self._session

    @sync_session.setter
    def sync_session(self, made: Session) -> None:
        self._session = made

    @property
    def _proxied(self) -> Session:
        return self.sync_session

    @_proxied.setter
    def _proxied(self, made: Session) -> None:
        self._session = made


class Looking(_Late):
    """A session of `Database.read()`."""

    def __init__(self, engine: AsyncEngine, lines: Lines) -> None:
        super().__init__(engine)
        self._lines = lines
        self._touched = False

    async def end(self) -> None:
        """Roll back whatever went the ordinary way."""
        if self._session is not None:
            await asyncio.shield(asyncio.ensure_future(self.close()))

    async def execute(self, statement: Any, params: Any = None, **more: Any) -> Result[Any]:
        """As `AsyncSession.execute`."""
        if not self._touched and not more:
            plain = _plain(statement, params, more)
            if plain is not None and plain.looks:
                try:
                    return plain.result(await self._lines.run(plain.words, *plain.values(params or {})))
                except _DRIVER as fault:
                    raise _told(plain.words, fault) from fault
            if not (isinstance(statement, Select) and statement._for_update_arg is None):
                self._touched = True
        found: Result[Any] = await super().execute(statement, params, **more)
        return found

    def add(self, instance: object, **more: Any) -> None:
        """As `AsyncSession.add`."""
        self._touched = True
        super().add(instance, **more)

    def add_all(self, instances: Iterable[object]) -> None:
        """As `AsyncSession.add_all`."""
        self._touched = True
        super().add_all(instances)

    async def connection(self, *args: Any, **more: Any) -> AsyncConnection:
        """As `AsyncSession.connection`: whoever asks for it does something with it."""
        self._touched = True
        return await super().connection(*args, **more)


def _inside(line: AsyncConnection) -> Connection:
    """What the line wraps, for what has to wait for nothing."""
    assert line.sync_connection is not None
    return line.sync_connection


class Writing(_Late):
    """A session of `Database.begin()`: `commit` what was written, then `end`; without it all of that is rolled back."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        #: The connection that words were the first to ask for; a session that comes later joins it.
        self._line: AsyncConnection | None = None
        self._raw: Any = None
        self._asked = False

    def _place(self) -> AsyncEngine | AsyncConnection:
        return self._line or self._engine

    async def execute(self, statement: Any, params: Any = None, **more: Any) -> Result[Any]:
        """As `AsyncSession.execute`; an object that was read before it is locked is read anew: others have written meanwhile."""
        plain = None if self._asked else _plain(statement, params, more)
        if isinstance(statement, Select) and statement._for_update_arg is not None:
            statement = statement.execution_options(populate_existing=True)
        return await super().execute(statement, params, **more) if plain is None else await self._run(plain, params or {})

    async def connection(self, *args: Any, **more: Any) -> AsyncConnection:
        """As `AsyncSession.connection`: whoever asks for it looks at what passes through it."""
        self._asked = True
        return await super().connection(*args, **more)

    async def _run(self, plain: _Plain, values: Mapping[str, Any]) -> Result[Any]:
        if self._raw is None:
            self._raw = await self._open()
        raw = self._raw
        async with raw._execute_mutex:
            if raw._transaction is None:
                await self._begin()
            try:
                return plain.result(await raw._connection.fetch(plain.words, *plain.values(values)))
            except _DRIVER as fault:
                if raw._connection.is_closed() or isinstance(fault, asyncpg.InternalClientError):
                    await (self._line or await super().connection()).invalidate()
                raise _told(plain.words, fault) from fault

    async def _open(self) -> Any:
        """The driver's connection of the session, or of the pool where there is no session yet."""
        if self._session is None:
            self._line = await AsyncConnection(self._engine)
        return _inside(self._line or await super().connection()).connection.dbapi_connection

    async def _begin(self) -> None:
        try:
            await self._raw._start_transaction()
        except BaseException:  # cut off, it may have begun
            await (self._line or await super().connection()).invalidate()
            raise

    async def commit(self) -> None:
        """As `AsyncSession.commit`. Raises `DBAPIError` when that was refused: then nothing is kept."""
        if self._session is not None:
            await super().commit()
        self._let_go()
        if self._line is None or self._raw is None or self._raw._transaction is None:
            return
        try:
            await self._raw._call_and_discard(self._raw._transaction.commit)
        except asyncpg.PostgresError as fault:
            raise _told("COMMIT", fault) from fault
        except BaseException as fault:  # nobody knows what became of it: this connection is used for nothing else
            _inside(self._line).invalidate()
            if isinstance(fault, _DRIVER):
                raise _told("COMMIT", fault) from fault
            raise

    async def rollback(self) -> None:
        """As `AsyncSession.rollback`."""
        if self._session is not None:
            await super().rollback()
        self._let_go()
        if self._line is not None and self._raw is not None and self._raw._transaction is not None:
            await self._roll_back(self._line)

    def _let_go(self) -> None:
        """A session gives its connection back at the end of each of its transactions."""
        if self._line is None:
            self._raw = None

    async def end(self) -> None:
        """Roll back what was not committed, and give the connection back."""
        if self._session is None and (self._raw is None or self._raw._transaction is None):
            if self._line is not None:
                _inside(self._line).close()  # nothing is open there, so that nothing is waited for
        else:
            await asyncio.shield(asyncio.ensure_future(self._close()))

    async def _close(self) -> None:
        try:
            if self._session is not None:
                await self.close()
            if self._line is not None and self._raw is not None and self._raw._transaction is not None:
                await self._roll_back(self._line)
        finally:
            if self._line is not None:
                await self._line.close()

    async def _roll_back(self, line: AsyncConnection) -> None:
        try:
            await self._raw._call_and_discard(self._raw._transaction.rollback)
        except (*_DRIVER, OSError):  # it is gone, and with it what was written
            await line.invalidate()
