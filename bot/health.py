"""`python -m bot health`: is the running bot well? For container health checks."""

import asyncio
import json
import sys
from http.client import HTTPConnection, HTTPException

import asyncpg

from bot import addresses
from bot import settings as configuration
from bot.leading import POLLER
from db import embedded


def health() -> int:
    """Exit status 0 when all is well, 1 with one line otherwise.

    Where MONITOR_LISTEN is set, this process's own /healthz is asked; else the database: it answers, and somebody sees to it that
    updates come in.
    """
    settings = configuration.load_or_exit()
    if settings.monitor_listen is not None:
        return _ask_monitor(*addresses.place(settings.monitor_listen))
    try:
        if settings.database_url is not None:
            return asyncio.run(_ask(settings.database_url.get_secret_value().replace("+asyncpg", "")))
        if not embedded.is_running(settings.data_dir):
            return _ill("the bot is not running")
        with embedded.start(settings.data_dir, say=lambda _: None) as server:
            return asyncio.run(_ask(server.dsn))
    except (OSError, asyncpg.PostgresError, embedded.CannotStart) as fault:
        return _ill(f"the database does not answer ({type(fault).__name__})")


def _ask_monitor(host: str, port: int) -> int:
    """As the operator's own monitoring does; a place that means every address of the machine is asked at this one."""
    asked = HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=10)
    try:
        asked.request("GET", "/healthz")
        answer = asked.getresponse()
        told = json.loads(answer.read())
        return 0 if answer.status == 200 else _ill("; ".join(told["reasons"]))
    except (OSError, HTTPException, ValueError, KeyError) as fault:
        return _ill(f"the bot does not answer at MONITOR_LISTEN ({type(fault).__name__})")
    finally:
        asked.close()


async def _ask(dsn: str) -> int:
    connection = await asyncpg.connect(dsn, timeout=5)
    try:
        polled = await connection.fetchval("SELECT until > clock_timestamp() FROM leases WHERE key = $1", POLLER)
    finally:
        await connection.close()
    return 0 if polled else _ill("no replica fetches updates or sees to the webhook")


def _ill(line: str) -> int:
    print(line, file=sys.stderr)
    return 1
