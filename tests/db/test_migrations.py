"""The stairs: up, down, up; the models are what the migrations make; several processes may climb at once."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import Database, embedded, migrate, open_engine
from db.models import Base
from tests.conftest import url_of
from tests.inbox import ask, tell


@pytest.fixture
async def empty(server: embedded.Server) -> AsyncIterator[AsyncEngine]:
    """A database in which nothing has ever been."""
    connection = await asyncpg.connect(server.dsn)
    await connection.execute("CREATE DATABASE empty_one TEMPLATE template0")
    engine = open_engine(url_of(server, "empty_one"))
    try:
        yield engine
    finally:
        await engine.dispose()
        await connection.execute("DROP DATABASE empty_one WITH (FORCE)")
        await connection.close()


def _steps(connection: Connection) -> list[str]:
    return [step.revision for step in ScriptDirectory.from_config(migrate.config(connection)).walk_revisions()]


def _walk(connection: Connection, to: str) -> None:
    (command.downgrade if to in ("base", "-1") else command.upgrade)(migrate.config(connection), to)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, Base.metadata))


async def _tables(engine: AsyncEngine) -> set[str]:
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        return {row.tablename for row in found} - {"alembic_version"}


async def test_every_step_climbs_up_down_and_up_again(empty: AsyncEngine) -> None:
    async with empty.connect() as connection:
        steps = await connection.run_sync(_steps)
        assert migrate.newest() == steps[0]  # what a start compares with is the head of the stairs
        for _ in steps:
            await connection.run_sync(_walk, "+1")
            await connection.run_sync(_walk, "-1")
            await connection.run_sync(_walk, "+1")
        await connection.commit()
    assert await _tables(empty) == set(Base.metadata.tables)
    async with empty.connect() as connection:
        await connection.run_sync(_walk, "base")
        await connection.commit()
    assert await _tables(empty) == set()
    await migrate.upgrade(empty)
    assert await _tables(empty) == set(Base.metadata.tables)


async def test_the_models_are_what_the_migrations_make(empty: AsyncEngine) -> None:
    await migrate.upgrade(empty)
    async with empty.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_no_extension_is_needed(empty: AsyncEngine) -> None:
    await migrate.upgrade(empty)
    async with empty.connect() as connection:
        found = await connection.execute(text("SELECT extname FROM pg_extension"))
        assert [row.extname for row in found] == ["plpgsql"]


async def test_several_processes_may_start_at_once(empty: AsyncEngine, server: embedded.Server) -> None:
    engines = [open_engine(url_of(server, "empty_one")) for _ in range(4)]
    try:
        await asyncio.gather(*(migrate.upgrade(engine) for engine in engines))
    finally:
        for engine in engines:
            await engine.dispose()
    assert await _tables(empty) == set(Base.metadata.tables)
    async with empty.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))).scalar_one() == 0


async def test_a_database_of_a_newer_release_is_refused_and_left_alone(database: Database) -> None:
    await tell(database, "UPDATE alembic_version SET version_num = '9999_from_tomorrow'")
    with pytest.raises(migrate.Newer):
        await migrate.upgrade(database.engine)
    assert [tuple(row) for row in await ask(database, "SELECT version_num FROM alembic_version")] == [("9999_from_tomorrow",)]
