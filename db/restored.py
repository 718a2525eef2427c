"""A copy of the database comes back: what stands around it in its one transaction, and the mark until all is settled."""

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.migrate import LOCK

_MARK = "a copy was brought back and is not settled yet"

#: Everything goes that a bot of any release may have made; what others have made in other schemas stays.
BEFORE = f"""
SET LOCAL client_min_messages = warning;
SELECT pg_advisory_xact_lock({LOCK});
DO $empty$
DECLARE one record;
BEGIN
    FOR one IN SELECT format('%I.%I', n.nspname, c.relname) AS name,
                      CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END AS kind
                 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm')
    LOOP
        EXECUTE format('DROP %s IF EXISTS %s CASCADE', one.kind, one.name);
    END LOOP;
    FOR one IN SELECT p.oid::regprocedure::text AS name FROM pg_proc p
                WHERE p.pronamespace = current_schema()::regnamespace
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name);
    END LOOP;
END $empty$;
"""

#: The copy has emptied the search path for itself.
AFTER = f"""
RESET search_path;
COMMENT ON TABLE alembic_version IS '{_MARK}';
"""


async def holds_something(connection: "asyncpg.Connection[asyncpg.Record]") -> bool:
    """Whether there is anything in the place where a copy would go."""
    return bool(
        await connection.fetchval(
            "SELECT EXISTS (SELECT FROM pg_class"
            " WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm'))"
        )
    )


async def is_served(connection: "asyncpg.Connection[asyncpg.Record]", leader: int) -> bool:
    """Whether some replica holds the lease of the intake with the key `leader`, or held it a moment ago."""
    if not await connection.fetchval("SELECT to_regclass('leases') IS NOT NULL"):
        return False
    return bool(
        await connection.fetchval("SELECT EXISTS (SELECT FROM leases WHERE key = $1 AND until > clock_timestamp())", leader)
    )


async def unfinished(tx: AsyncSession) -> bool:
    """Whether a copy was brought back and what has to follow was not done yet: nothing may be said from this database."""
    found = await tx.execute(text("SELECT obj_description(to_regclass('alembic_version'), 'pg_class')"))
    return bool(found.scalar_one() == _MARK)


async def finish(tx: AsyncSession) -> None:
    """All is settled: the bot may run."""
    await tx.execute(text("COMMENT ON TABLE alembic_version IS NULL"))
