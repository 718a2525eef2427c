"""A database that the operator named: is it there, may we in, is it new enough? Asked once, before anything else."""

import asyncpg

#: `NULLS NOT DISTINCT` came with 15.
OLDEST = 150_000
#: Seconds in which a database that is there accepts a connection.
WITHIN = 10.0


class CannotUse(Exception):
    """This database cannot be used; the message is the one line that the operator reads, without user, password or host."""


async def check(url: str) -> None:
    """Look into the database behind `postgresql://…`. Raises `CannotUse`."""
    try:
        connection = await asyncpg.connect(dsn(url), timeout=WITHIN)
    except (ValueError, TypeError):  # asyncpg's own configuration errors are ValueErrors
        raise CannotUse("it cannot be understood; it must look like postgresql://user:password@host:5432/name") from None
    except TimeoutError:
        raise CannotUse(f"nothing answered there within {WITHIN:.0f} s") from None
    except OSError as fault:
        raise CannotUse(f"the database cannot be reached ({type(fault).__name__}): is it running, is the host right?") from None
    except asyncpg.InvalidCatalogNameError:
        raise CannotUse("there is no database of this name: create it first") from None
    except asyncpg.InvalidAuthorizationSpecificationError:
        raise CannotUse("the database refuses this user or password") from None
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
        raise CannotUse(f"the database refuses the connection ({type(fault).__name__})") from None
    try:
        await _look(connection)
    finally:
        await connection.close()


async def _look(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    version = int(await connection.fetchval("SHOW server_version_num"))
    if version < OLDEST:
        raise CannotUse(f"PostgreSQL {OLDEST // 10_000} or newer is needed, this is {version // 10_000}")
    if not await connection.fetchval("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"):
        raise CannotUse("this user may not create tables: grant it CREATE on the schema")


def dsn(url: str) -> str:
    """The address as asyncpg and libpq spell it."""
    return f"postgresql://{url.partition('://')[2]}"
