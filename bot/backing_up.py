"""`python -m bot backup FILE`: everything that the database holds, as at one moment, in one checked file. The bot may run."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from bot import archive
from bot import settings as configuration
from bot.settings import Settings
from db import copying, embedded, given
from db.copying import Programs


class Refused(Exception):
    """It cannot be done; the message is the one line that the operator reads."""


def backup(arguments: Sequence[str]) -> int:
    """Write FILE and say so. Exit status 2, with one line and no file, when it cannot be written whole."""
    parser = argparse.ArgumentParser(prog="python -m bot backup", description="Copy the whole database into one file.")
    parser.add_argument("file", type=Path, metavar="FILE", help="made anew; one that is there is never overwritten")
    file = parser.parse_args(arguments).file
    return on_database(lambda _, dsn: write(file, dsn))


def on_database(does: Callable[[Settings, str], None], *, alone: bool = False) -> int:
    """Call `does` with the settings and the address of the database; the embedded one is started for that where it does not run,
    and refused where it does but has to be `alone`. Exit status 2, with one line, when anything is refused."""
    settings = configuration.load_or_exit()
    try:
        if settings.database_url is not None:
            url = settings.database_url.get_secret_value()
            asyncio.run(given.check(url))
            does(settings, given.dsn(url))
        else:
            with embedded.start(settings.data_dir, say=lambda _: None) as server:
                if alone and not server.owned:
                    raise Refused(f"a bot runs on {settings.data_dir}: stop it first")
                does(settings, server.dsn)
    except given.CannotUse as cannot:
        print(f"DATABASE_URL: {cannot}", file=sys.stderr)
    except (Refused, archive.Unusable, copying.CannotCopy, embedded.CannotStart) as refused:
        print(str(refused), file=sys.stderr)
    except OSError as fault:
        print(f"{fault.filename or 'a file'} cannot be used: {fault.strerror}", file=sys.stderr)
    else:
        return 0
    return 2


def write(file: Path, dsn: str) -> None:
    """Copy the database at `dsn` into the new archive `file`. Raises `Refused`, `archive.Unusable`, `copying.CannotCopy`."""
    if file.exists():
        raise archive.taken(file)
    if not file.absolute().parent.is_dir():
        raise Refused(f"there is no folder {file.absolute().parent}")
    now, schema = asyncio.run(_stands(dsn))
    programs = fitting(dsn)
    with archive.half(file.absolute()) as dump:
        programs.dump(dump)
        programs.check(dump)
        archive.write(file.absolute(), dump, now=now, schema=schema)
    print(f"{file}: {file.stat().st_size} bytes, as of {now:%Y-%m-%d %H:%M} UTC")


def fitting(dsn: str) -> Programs:
    """The programs for this database."""
    return copying.programs(dsn, asyncio.run(_version(dsn)))


async def _version(dsn: str) -> int:
    connection = await asyncpg.connect(dsn, timeout=given.WITHIN)
    try:
        return int(await connection.fetchval("SHOW server_version_num")) // 10_000
    finally:
        await connection.close()


async def _stands(dsn: str) -> tuple[datetime, str]:
    """Programme time now, and the last migration. Asked before the copy is taken: what happens meanwhile counts as after it."""
    connection = await asyncpg.connect(dsn, timeout=given.WITHIN)
    try:
        if not await connection.fetchval(
            "SELECT to_regclass('alembic_version') IS NOT NULL AND to_regclass('clock') IS NOT NULL"
        ):
            raise Refused("the database is empty: there is nothing to copy")
        schema = await connection.fetchval("SELECT version_num FROM alembic_version")
        ahead = await connection.fetchval("SELECT ahead FROM clock WHERE id = 1")
    finally:
        await connection.close()
    return datetime.now(UTC) + ahead, str(schema)
