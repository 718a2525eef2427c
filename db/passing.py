"""Faults of the database that pass by themselves: it was away, restarts, is read-only, or two transactions met.

They are nobody's fault. What was begun is tried again and not counted as failed; what cannot be begun anew, because others
have already seen it, is written down as soon as the database can.
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import TypeVar

import asyncpg
import structlog
from sqlalchemy import exc
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi

log = structlog.get_logger("database")

#: Classes and codes of SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, resources,
#: operator and system; serialization and deadlock; a standby; a transaction that stood idle; a lock that was not to be had.
_PASSING = ("08", "53", "57", "58", "40", "25006", "25P03", "55P03")
#: What the driver says by itself. That a connection broke comes in many shapes, some of them unwrapped by SQLAlchemy.
DRIVER = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, AsyncAdapt_asyncpg_dbapi.Error)

#: Seconds between attempts; the last ones again and again.
PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0)

Result = TypeVar("Result")


def passing(fault: BaseException) -> bool:
    """Whether the same again may succeed by itself."""
    if isinstance(fault, exc.DBAPIError):
        return fault.connection_invalidated or (fault.orig is not None and passing(fault.orig))
    if isinstance(fault, DRIVER):
        # A fault without a code is the client's own word: its connection is gone.
        code: str | None = getattr(fault, "sqlstate", None)
        return code is None or code.startswith(_PASSING)
    return isinstance(fault, (exc.TimeoutError, ConnectionError))


async def outlast(work: Callable[[], Awaitable[Result]]) -> Result:
    """Do `work` until the database lets it: for what has happened and must be written down. Raises its other faults."""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return await work()
        except Exception as fault:
            if not passing(fault):
                raise
            log.warning("database out of reach", fault=type(fault).__name__)
            await asyncio.sleep(pause)
    raise AssertionError  # `repeat` has no end
