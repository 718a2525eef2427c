"""Bring a database to the schema of this release. Expand first, contract a release later: the previous release keeps working.

Run in process, under an advisory lock, so that several replicas may start at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

if TYPE_CHECKING:
    from alembic.config import Config

#: Any number that nobody else uses as an advisory lock of this database.
LOCK = 7_300_419


class Newer(Exception):
    """The database belongs to a later release than this one: its last migration is unknown here."""


_HERE = Path(__file__).parent / "migrations"


def newest() -> str:
    """The revision of the last migration: the number with which its file's name begins."""
    return max(file.name[:4] for file in (_HERE / "versions").glob("[0-9]*.py"))


def config(connection: Connection) -> "Config":
    """Alembic's settings over an open connection."""
    from alembic.config import Config  # noqa: PLC0415 -- see `upgrade`

    settings = Config()
    settings.set_main_option("script_location", str(_HERE))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 -- see `upgrade`
    from alembic.util import CommandError  # noqa: PLC0415

    # A lock of the session, not of the transaction: alembic commits between migrations.
    connection.execute(text(f"SELECT pg_advisory_lock({LOCK})"))
    connection.commit()
    try:
        command.upgrade(config(connection), "head")
    except CommandError as fault:
        if "locate revision" in str(fault):
            raise Newer from fault
        raise
    finally:
        connection.rollback()
        connection.execute(text(f"SELECT pg_advisory_unlock({LOCK})"))
        connection.commit()


async def upgrade(engine: AsyncEngine) -> None:
    """Climb to the newest migration; nothing to do is nothing done. Raises `Newer`.

    Alembic is imported only where there is a step to climb: a start that finds the newest schema saves its time and memory.
    """
    async with engine.connect() as connection:
        if await connection.scalar(text("SELECT to_regclass('alembic_version') IS NOT NULL")):
            stands = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars().all()
            if stands == [newest()]:
                return
        await connection.rollback()
        await connection.run_sync(_upgrade)
