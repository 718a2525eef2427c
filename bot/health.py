"""`python -m bot health`: is the running bot well? For container health checks."""

import asyncio
import sys

import asyncpg

from bot import settings as configuration
from bot.intake import POLLER
from db import embedded


def health() -> int:
    """Exit status 0 when the database answers and somebody has polled within the last lease; 1 with one line otherwise."""
    settings = configuration.load_or_exit()
    try:
        if settings.database_url is not None:
            return asyncio.run(_ask(settings.database_url.get_secret_value().replace("+asyncpg", "")))
        if not embedded.is_running(settings.data_dir):
            return _ill("the bot is not running")
        with embedded.start(settings.data_dir, say=lambda _: None) as server:
            return asyncio.run(_ask(server.dsn))
    except (OSError, asyncpg.PostgresError, embedded.CannotStart) as fault:
        return _ill(f"the database does not answer ({type(fault).__name__})")


async def _ask(dsn: str) -> int:
    connection = await asyncpg.connect(dsn, timeout=5)
    try:
        polled = await connection.fetchval("SELECT until > clock_timestamp() FROM leases WHERE key = $1", POLLER)
    finally:
        await connection.close()
    return 0 if polled else _ill("nobody polls Telegram")


def _ill(line: str) -> int:
    print(line, file=sys.stderr)
    return 1
